"""Messages are planned and cancelled here, before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pendulum import DateTime
from sqlalchemy import ColumnElement, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from models.agency import Contact, channel_name
from models.campaign import Campaign, Recipient
from models.columns import Table
from models.database import portions
from models.due import Due
from models.enums import PRESSING, TIERS, Kind
from models.message import Message
from models.states import WAITING, MessageState
from tasks.agencies.contacts import writable

SAID = (MessageState.SENDING, MessageState.SENT, MessageState.UNKNOWN)
"""A Message in these states was said, or must be taken as said until there is evidence."""


class Told(NamedTuple):
    """As much of a Due as a Message says of it."""

    id: int | None
    revision: int
    round: int


@dataclass(frozen=True)
class About:
    """What a Message is about, besides its words."""

    kind: Kind
    step: str
    due: Due | Told | None = None
    window_id: int | None = None
    ordinal: int = 0
    reason: str = ""


def letters(
    campaign: Campaign, agency_id: int, people: list[Contact], about: About, now: DateTime
) -> list[dict[str, Any]]:
    """The rows of one Message for each contact and channel."""
    due = about.due
    subject = f"d{due.id}.{due.revision}" if due else f"w{about.window_id}" if about.window_id else "c"
    return [
        {
            "key": f"{campaign.id}.{subject}.{about.step}.a{agency_id}.p{contact.id}.{channel_name(url)}",
            "campaign_id": campaign.id,
            "due_id": due.id if due else None,
            "window_id": about.window_id,
            "agency_id": agency_id,
            "contact_id": contact.id,
            "channel": channel_name(url),
            "kind": about.kind,
            "step": about.step,
            "ordinal": about.ordinal,
            "revision": due.revision if due else 1,
            "round": due.round if due else 1,
            "reason": about.reason,
            "planned_at": now,
            "send_after": now,
        }
        for contact in people
        for url in contact.channels
    ]


def plan(
    session: Session, campaign: Campaign, agency_id: int, people: list[Contact], about: About, now: DateTime
) -> int:
    """Add one Message for each contact and channel, before anything is sent; gives back how many."""
    rows = letters(campaign, agency_id, people, about, now)
    insert_all(session, Message, rows)
    return len(rows)


def insert_all(session: Session, table: type[Table], rows: list[dict[str, Any]]) -> None:
    """Insert rows at once, as plain values: a campaign has thousands of them."""
    session.flush()
    if rows:
        session.connection().execute(insert(table), rows)


def withdraw_pressing(session: Session, due: Due, kinds: frozenset[Kind] = PRESSING) -> None:
    """Cancel what presses for a Due and has not gone: the thing is settled, or a newer step takes its place."""
    session.execute(
        update(Message)
        .where(col(Message.due_id) == due.id, col(Message.kind).in_(kinds), col(Message.state).in_(WAITING))
        .values(state=MessageState.CANCELLED)
    )


def withdraw(session: Session, message_ids: list[int]) -> None:
    """Cancel Messages, as far as they have not gone."""
    for some in portions(message_ids):
        planned = update(Message).where(col(Message.id).in_(some), col(Message.state).in_(WAITING))
        session.execute(planned.values(state=MessageState.CANCELLED))


def audience(kind: Kind) -> frozenset[Kind]:
    """The pressing kinds that speak to the same people: of these a newer step takes the place of an older."""
    return frozenset({kind}) if kind in TIERS else PRESSING - frozenset(TIERS)


class Said(NamedTuple):
    """As much of a Message as later ones about the same Due need to know."""

    id: int
    due_id: int
    agency_id: int
    contact_id: int
    channel: str
    kind: Kind
    step: str
    ordinal: int
    revision: int
    round: int
    state: MessageState
    sent_at: DateTime | None


def said_about(session: Session, *where: ColumnElement[bool]) -> dict[int, list[Said]]:
    """The Messages about each of some Dues, oldest first."""
    columns: Any = tuple(getattr(Message, name) for name in Said._fields)
    found: dict[int, list[Said]] = {}
    for row in session.execute(select_columns(*columns).where(*where).order_by(col(Message.id))):
        found.setdefault(row.due_id, []).append(Said(*row))
    return found


def times_said(said: Iterable[Said], due: Due, kind: Kind, besides: str) -> int:
    """How often this was really said in this round, before a step: "lần 3" is never written to one told nothing."""
    mine = {(s.revision, s.step) for s in said if s.kind is kind and s.round == due.round and s.state in SAID}
    return len(mine - {(due.revision, besides)})


def tell(
    session: Session, campaign: Campaign, due: Due, kind: Kind, step: str, now: DateTime, *, reason: str = ""
) -> None:
    """Plan a letter to the agency of a Due about what was just done with it."""
    recipient = session.get_one(Recipient, due.recipient_id)
    people = writable(session, {recipient.agency_id})[recipient.agency_id]
    session.flush()
    plan(session, campaign, recipient.agency_id, people, About(kind, step, due, reason=reason), now)
