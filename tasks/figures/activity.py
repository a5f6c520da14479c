"""What happened between two moments, campaign by campaign, from the histories: the matter of a digest."""

from collections.abc import Iterable
from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.campaign import Campaign, Recipient
from models.directive import Directive
from models.due import Due
from models.enums import CHASE_KINDS, MessageKind, ObligationKind
from models.event import Event
from models.states import MessageState
from tasks.figures.queries import NEEDS_A_PERSON
from tasks.labels import DONE_LABELS

NEWS = (
    *(f"{kind}.{act}" for act in DONE_LABELS for kind in reversed(ObligationKind)),
    "extension.asked", "extension.granted", "extension.refused", "due.disowned", "due.kept", "due.telephoned",
    *(f"due.{kind}" for kind in (*sorted(CHASE_KINDS), MessageKind.ESCALATION)),
    *(f"message.{state}" for state in NEEDS_A_PERSON if state is not MessageState.UNKNOWN), "contact.missing",
    "report.requested", "period.opened", "window.ended", "window.closed",
    "agency.paused", "agency.resumed", "agency.succeeded", "obligation.paused", "obligation.resumed",
    "campaign.approved", "campaign.started", "campaign.paused", "campaign.running", "campaign.closed",
    "campaign.withdrawn", "campaign.replaced",
)  # fmt: skip
"""The Events that a digest tells, in the order in which it does.

A letter in doubt is none: evidence settles most of them at once, and one that it does not stands among what waits.
"""


@dataclass(frozen=True)
class EventCount:
    """Events of one name: how many, and of which agencies."""

    what: str
    times: int
    agencies: tuple[str, ...]


def events_by_campaign(
    session: Session, issuer_id: int, since: DateTime, until: DateTime
) -> dict[int, tuple[Directive, list[EventCount]]]:
    """What happened from a moment up to (not with) another in the campaigns of an issuer, by the campaign's number."""
    query = select(Event.what, Recipient.name, Campaign.id, Directive).select_from(Event)
    query = query.join(Campaign, col(Campaign.slug) == Event.ledger).join(Directive)
    query = query.outerjoin(Due, col(Event.due_id) == Due.id).outerjoin(
        Recipient, col(Due.recipient_id) == Recipient.id
    )
    query = query.where(*_of(issuer_id, since), Event.at < until).order_by(col(Campaign.id), col(Event.id))
    found: dict[int, tuple[Directive, dict[str, list[str]]]] = {}
    for what, agency, campaign_id, directive in session.exec(query):
        said = found.setdefault(campaign_id or 0, (directive, {}))[1]
        said.setdefault(what, []).append(agency or "")
    return {number: (directive, list(_in_order(said))) for number, (directive, said) in found.items()}


def _in_order(said: dict[str, list[str]]) -> Iterable[EventCount]:
    for what in sorted(said, key=NEWS.index):
        yield EventCount(what, len(said[what]), tuple(dict.fromkeys(name for name in said[what] if name)))


def first_event(session: Session, issuer_id: int, since: DateTime) -> DateTime | None:
    """When the first thing happened since a moment that a digest would tell."""
    query = select(func.min(Event.at)).select_from(Event)
    query = query.join(Campaign, col(Campaign.slug) == Event.ledger).join(Directive)
    return session.exec(query.where(*_of(issuer_id, since))).one()


def _of(issuer_id: int, since: DateTime) -> tuple[bool, ...]:
    return (Directive.issuer_id == issuer_id, Event.at >= since, col(Event.what).in_(NEWS))  # type: ignore[return-value]
