"""What the verbs share: locking a campaign, finding it by what a person calls it, planning Messages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pendulum import DateTime
from sqlalchemy import ColumnElement, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from models.agency import Agency, Contact, channel_name
from models.campaign import Campaign, Recipient, Window
from models.columns import Table
from models.database import portions
from models.directive import Directive
from models.due import Due, Submission
from models.enums import PRESSING, TIERS, Kind, ObligationKind
from models.event import OFFICE, record
from models.message import NO_BODY, Message
from models.states import UNFINISHED, WAITING, CampaignState, DueState, MessageState
from tasks.agencies.contacts import writable
from tasks.errors import Refused
from tasks.labels import KIND_WORDS, STATE_WORDS


def find_campaign(session: Session, name: str) -> Campaign:
    """The campaign of a slug (123-stttt-ttbcxb-2022) or a reference number (123/STTTT-TTBCXB).

    Raises Refused when there is none, or when the number means several.
    """
    wanted = name.replace(" ", "")
    rows = session.exec(select(Campaign, Directive.reference_no).join(Directive)).all()  # SQLite's lower() knows no Đ
    found = [c for c, number in rows if c.slug == wanted or number.casefold() == wanted.casefold()]
    if len(found) == 1:
        return found[0]
    known = [campaign.slug for campaign in found or session.exec(select(Campaign)).all()]
    if found:
        raise Refused(f"“{name}” là số của nhiều văn bản; hãy dùng một trong: {', '.join(known)}")
    raise Refused(f"không có đợt “{name}”; các đợt đang có: {', '.join(known) or 'chưa có đợt nào'}")


def lock(session: Session, campaign_id: int) -> Campaign:
    """The campaign's row, locked: every change to its Dues and every claim of its Messages goes through here."""
    query = select(Campaign).where(Campaign.id == campaign_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one()


def lock_all(session: Session, campaign_ids: Any) -> list[Campaign]:
    """The rows of several campaigns, locked in the order of their ids, so that no two workers wait for each other.

    They are named by their numbers, or by a query for them.
    """
    query = select(Campaign).where(col(Campaign.id).in_(campaign_ids)).order_by(col(Campaign.id))
    return list(session.exec(query.with_for_update().execution_options(populate_existing=True)))


def locked(session: Session, ids: Sequence[int]) -> list[Message]:
    """Messages, read under the locks of their campaigns; of a digest, which has none, the row itself is the lock."""
    some = col(Message.id).in_(ids)
    lock_all(session, select(Message.campaign_id).where(some))
    query = select(Message).where(some).order_by(col(Message.id)).options(*NO_BODY)
    query = query.execution_options(populate_existing=True)
    found = list(session.exec(query))
    return list(session.exec(query.with_for_update())) if any(m.campaign_id is None for m in found) else found


def ledger_of(session: Session, message: Message) -> str:
    """The chain of Events to which what befalls a Message belongs: its campaign's, or for a digest the office's."""
    return session.get_one(Campaign, message.campaign_id).ledger if message.campaign_id else OFFICE


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


def due_of(session: Session, due_id: int) -> tuple[Due, Recipient]:
    """A Due with its recipient. Raises Refused when there is no such number."""
    row = session.exec(select(Due, Recipient).join(Recipient).where(Due.id == due_id)).first()
    if row is None:
        raise Refused(f"không có nghĩa vụ số {due_id}")
    return row


def last_submission(session: Session, due: Due) -> Submission | None:
    """What was handed in last for a Due."""
    query = select(Submission).where(Submission.due_id == due.id).order_by(col(Submission.round).desc())
    return session.exec(query).first()


def note(
    session: Session,
    campaign: Campaign,
    at: DateTime,
    actor: str,
    what: str,
    due: Due | Told | None = None,
    *,
    old: str = "",
    new: str = "",
    reason: str = "",
) -> None:
    """Append an Event to the campaign's history."""
    due_id = due.id if due else None
    record(session, campaign.ledger, at, actor, what, due_id=due_id, old=old, new=new, reason=reason)


def pick_due(
    session: Session,
    campaign: Campaign,
    agency: Agency,
    kind: ObligationKind,
    window: str | None,
    states: tuple[DueState, ...] = UNFINISHED,
    number: int | None = None,
) -> Due:
    """The one Due of an agency that a person means: by its number, or of that kind, in a state that the act wants.

    Raises Refused when there is none, or when several could be meant: a question, never a guess.
    """
    query = select(Due, Window).join(Recipient).outerjoin(Window, col(Due.window_id) == Window.id)
    query = query.where(Due.campaign_id == campaign.id, Recipient.agency_id == agency.id)
    query = query.where(Due.id == number) if number else query.where(Due.kind == kind)
    rows = [(d, w) for d, w in session.exec(query.order_by(col(Due.id))) if window in (None, w.key if w else "")]
    if not rows:
        what = f"nghĩa vụ số {number}" if number else f"nghĩa vụ “{KIND_WORDS[kind]}”"
        raise Refused(f"{agency.name} không có {what} trong đợt {campaign.slug}")
    meant = [d for d, w in rows if d.state in states and not (w and w.closed_at)]
    if len(meant) > 1:
        topics = {d.id: f" {w.topic}" if w else "" for d, w in rows}
        dates = {d.id: f" hạn {d.stated_on:%d/%m/%Y}" if d.stated_on else "" for d in meant}
        choices = "; ".join(f"#{d.id}{topics[d.id]}{dates[d.id]}" for d in meant)
        raise Refused(f"{agency.name} có nhiều nghĩa vụ như vậy; hãy nói rõ --id, một trong: {choices}")
    return meant[0] if meant else rows[-1][0]


def check_open(session: Session, campaign: Campaign, due: Due | None = None) -> None:
    """Raises Refused when the campaign, or the part of it to which a Due belongs, is closed."""
    if campaign.state not in (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED):
        raise Refused(f"đợt {campaign.slug} đã {STATE_WORDS[campaign.state]}; không ghi thêm được gì nữa")
    window = session.get(Window, due.window_id) if due and due.window_id else None
    if window and window.closed_at:
        raise Refused(f"phần “{window.topic}” của đợt {campaign.slug} đã đóng ngày {window.closed_at:%d/%m/%Y}")


def require(due: Due, allowed: tuple[DueState, ...], act: str) -> None:
    """Raises Refused when a Due's state does not allow an act."""
    if due.state not in allowed:
        raise Refused(f"không thể {act}: nghĩa vụ số {due.id} đang ở trạng thái “{STATE_WORDS[due.state]}”")


def tell(
    session: Session, campaign: Campaign, due: Due, kind: Kind, step: str, now: DateTime, *, reason: str = ""
) -> None:
    """Plan a letter to the agency of a Due about what was just done with it."""
    recipient = session.get_one(Recipient, due.recipient_id)
    people = writable(session, {recipient.agency_id})[recipient.agency_id]
    session.flush()
    plan(session, campaign, recipient.agency_id, people, About(kind, step, due, reason=reason), now)


def unsettled(query: Any) -> Any:
    """Of a query for Dues those that are still owed, in a part of the campaign that is not closed."""
    part = col(Due.window_id) == Window.id
    return query.outerjoin(Window, part).where(col(Due.state).in_(UNFINISHED), col(Window.closed_at).is_(None))
