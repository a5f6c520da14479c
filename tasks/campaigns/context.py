"""What every act on a campaign is given: the locked campaign, the instant of the act, who acts, and the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pendulum import DateTime
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign
from models.due import Due
from models.event import Event, record_event
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign
from tasks.errors import AlreadyDone


class DueRef(NamedTuple):
    """As much of a Due as a Message or an Event says of it."""

    id: int | None
    revision: int
    round: int


@dataclass(frozen=True)
class Context:
    """One act within its transaction: the campaign's row is locked, `now` is the instant of the act.

    `actor` is who acts, as the history names them: a person, or models.event.ENGINE_ACTOR.
    """

    app: App
    session: Session
    campaign: Campaign
    now: DateTime
    actor: str

    def note(
        self, what: str, about: Due | DueRef | None = None, *, old: str = "", new: str = "", reason: str = ""
    ) -> None:
        """Append an Event to the campaign's history."""
        due_id = about.id if about else None
        record_event(
            self.session, self.campaign.ledger, self.now, self.actor, what, due_id=due_id, old=old, new=new,
            reason=reason,
        )  # fmt: skip

    def already(
        self, act: str, whats: Sequence[str], due: Due | None = None, *where: ColumnElement[bool]
    ) -> AlreadyDone:
        """The answer to an act that was done before: its name, and who did it when, by the newest of those Events."""
        query = select(Event).where(Event.ledger == self.campaign.ledger, col(Event.what).in_(whats), *where)
        if due is not None:
            query = query.where(Event.due_id == due.id)
        event = self.session.exec(query.order_by(col(Event.seq).desc())).first()
        return AlreadyDone(act, f" ({event.actor}, {event.at:%H:%M %d/%m/%Y})" if event else "")


def begin_act(app: App, session: Session, name: str, now: DateTime, actor: str) -> Context:
    """Lock the campaign of a slug or reference number for an act. Raises Refused when there is none."""
    campaign = find_campaign(session, name)
    return Context(app, session, lock_campaign(session, campaign.id), now, actor)
