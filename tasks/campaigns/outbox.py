"""Messages are planned and cancelled here, before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pendulum import DateTime
from sqlalchemy import ColumnElement, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from models.agency import EDXML, Agency, Contact, channel_name
from models.campaign import Recipient
from models.columns import Table
from models.database import portions
from models.due import Due
from models.enums import AXIS_KINDS, PRESSING_KINDS, TIER_KINDS, MessageKind
from models.message import Message
from models.states import WAITING_STATES, MessageState
from tasks.agencies.contacts import contacts_to_write
from tasks.campaigns.context import Context, DueRef

SAID_STATES = (MessageState.SENDING, MessageState.SENT, MessageState.UNKNOWN)
"""A Message in these states was said, or must be taken as said until there is evidence."""


@dataclass(frozen=True)
class MessageSpec:
    """What a Message is about, besides its words."""

    kind: MessageKind
    step: str
    due: Due | DueRef | None = None
    window_id: int | None = None
    ordinal: int = 0
    reason: str = ""


def message_rows(ctx: Context, agency_id: int, people: list[Contact], about: MessageSpec) -> list[dict[str, Any]]:
    """The rows of one Message for each contact and channel, and of one for the axis where the agency is on it."""
    campaign, due = ctx.campaign, about.due
    subject = f"d{due.id}.{due.revision}" if due else f"w{about.window_id}" if about.window_id else "c"
    ways = [(contact, channel_name(url)) for contact in people for url in contact.channels]
    if ways and about.kind in AXIS_KINDS and agency_id in _agencies_on_axis(ctx):
        ways.append((ways[0][0], EDXML))
    return [
        {
            "key": f"{campaign.id}.{subject}.{about.step}.a{agency_id}.p{contact.id}.{channel}",
            "campaign_id": campaign.id,
            "due_id": due.id if due else None,
            "window_id": about.window_id,
            "agency_id": agency_id,
            "contact_id": contact.id,
            "channel": channel,
            "kind": about.kind,
            "step": about.step,
            "ordinal": about.ordinal,
            "revision": due.revision if due else 1,
            "round": due.round if due else 1,
            "reason": about.reason,
            "planned_at": ctx.now,
            "send_after": ctx.now,
        }
        for contact, channel in ways
    ]


def _agencies_on_axis(ctx: Context) -> frozenset[int]:
    """Those who have a code on the axis for documents, where an outbox is configured. Asked once in a transaction."""
    if not ctx.app.settings.edxml.outbox:
        return frozenset()
    if EDXML not in ctx.session.info:
        known = select_columns(col(Agency.id)).where(col(Agency.organ_id) != "")
        ctx.session.info[EDXML] = frozenset(ctx.session.scalars(known))
    found: frozenset[int] = ctx.session.info[EDXML]
    return found


def plan_messages(ctx: Context, agency_id: int, people: list[Contact], about: MessageSpec) -> int:
    """Add one Message for each contact and channel, before anything is sent; gives back how many."""
    rows = message_rows(ctx, agency_id, people, about)
    insert_rows(ctx.session, Message, rows)
    return len(rows)


def insert_rows(session: Session, table: type[Table], rows: list[dict[str, Any]]) -> None:
    """Insert rows at once, as plain values: a campaign has thousands of them."""
    session.flush()
    if rows:
        session.connection().execute(insert(table), rows)


def cancel_waiting(session: Session, *which: ColumnElement[bool], why: str = "") -> None:
    """Cancel the Messages that fit, as far as they have not gone (`WAITING_STATES`)."""
    waiting = update(Message).where(*which, col(Message.state).in_(WAITING_STATES))
    session.execute(waiting.values(state=MessageState.CANCELLED, **({"outcome": why} if why else {})))


def cancel_letters(session: Session, due: Due, kinds: frozenset[MessageKind]) -> None:
    """Cancel the letters of these kinds about a Due that have not gone: it is settled, or a newer step speaks."""
    cancel_waiting(session, col(Message.due_id) == due.id, col(Message.kind).in_(kinds))


def cancel_messages(session: Session, message_ids: list[int]) -> None:
    """Cancel Messages, as far as they have not gone."""
    for some in portions(message_ids):
        cancel_waiting(session, col(Message.id).in_(some))


def kinds_replaced(kind: MessageKind) -> frozenset[MessageKind]:
    """The pressing kinds that speak to the same people: of these a newer step takes the place of an older."""
    return frozenset({kind}) if kind in TIER_KINDS else PRESSING_KINDS - frozenset(TIER_KINDS)


class PlannedBefore(NamedTuple):
    """As much of a Message as later ones about the same Due need to know."""

    id: int
    due_id: int
    agency_id: int
    contact_id: int
    channel: str
    kind: MessageKind
    step: str
    ordinal: int
    revision: int
    round: int
    state: MessageState
    sent_at: DateTime | None


def planned_before(session: Session, *where: ColumnElement[bool]) -> dict[int, list[PlannedBefore]]:
    """The Messages about each of some Dues, oldest first."""
    columns: Any = tuple(getattr(Message, name) for name in PlannedBefore._fields)
    found: dict[int, list[PlannedBefore]] = {}
    for row in session.execute(select_columns(*columns).where(*where).order_by(col(Message.id))):
        found.setdefault(row.due_id, []).append(PlannedBefore(*row))
    return found


def count_said(said: Iterable[PlannedBefore], due: Due, kind: MessageKind, besides: str) -> int:
    """How often this was really said in this round, before a step: "lần 3" is never written to one told nothing."""
    mine = {(s.revision, s.step) for s in said if s.kind is kind and s.round == due.round and s.state in SAID_STATES}
    return len(mine - {(due.revision, besides)})


def notify_agency(ctx: Context, due: Due, kind: MessageKind, step: str, reason: str = "") -> None:
    """Plan a letter to the agency of a Due about what was just done with it."""
    recipient = ctx.session.get_one(Recipient, due.recipient_id)
    people = contacts_to_write(ctx.session, {recipient.agency_id})[recipient.agency_id]
    ctx.session.flush()
    plan_messages(ctx, recipient.agency_id, people, MessageSpec(kind, step, due, reason=reason))
