"""The lists that people and programs read: Messages, the status of campaigns, a history. Plain values only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient, Window
from models.database import in_portions
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.event import ENGINE_ACTOR, Event
from models.instant import iso_text
from models.message import Message
from models.states import CampaignState, DueState, MessageState
from tasks.figures.counts import Figures, Standing, due_line, figures_by, standings_of
from tasks.figures.work_item import WorkItem, count_work

if TYPE_CHECKING:
    from models.incoming_mail import IncomingMail

NEEDS_A_PERSON = (MessageState.UNKNOWN, MessageState.REFUSED, MessageState.DEAD, MessageState.BOUNCED)


def message_lines(
    session: Session, campaign: Campaign | None = None, since: int = 0, sent_at: DateTime | None = None
) -> list[dict[str, Any]]:
    """Messages in the order in which they were (or will be) said; with `sent_at` those that went at that instant.

    `due` is the day on which the matter is due.
    """
    where = [col(Message.campaign_id) == campaign.id] if campaign else []
    where += [col(Message.id) > since] if since else []
    where += [col(Message.sent_at) == sent_at] if sent_at else []
    return list(stream_messages(session, *where))


def stream_messages(session: Session, *where: Any) -> Iterator[dict[str, Any]]:
    """The lines of the Messages that fulfil the conditions, in that order, a thousand held at a time."""
    columns: Any = (
        Message.id, Message.sent_at, Message.planned_at, Message.kind, Message.step, Agency.name, Agency.code,
        Message.channel, Message.state, Message.subject, Directive.reference_no, Due.stated_on, Message.due_id,
        Message.address, Message.letter_id, Message.outcome,
    )  # fmt: skip
    query = select_columns(*columns).join(Agency, col(Message.agency_id) == Agency.id)
    query = query.outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    query = query.outerjoin(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.outerjoin(Due, col(Message.due_id) == Due.id).where(*where)
    query = query.order_by(func.coalesce(Message.sent_at, Message.planned_at), col(Message.id))
    for row in session.execute(in_portions(session, query)):
        yield _message(row)


def mail_lines(session: Session, rows: "list[IncomingMail]") -> list[dict[str, Any]]:
    """Mails that came in, with the agency whose thing owed each is about, where that is known."""
    query = select(Due.id, Agency.name).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Agency, col(Recipient.agency_id) == Agency.id)
    names = dict(session.exec(query.where(col(Due.id).in_({row.due_id for row in rows if row.due_id}))).all())
    return [
        {
            "id": row.id,
            "at": iso_text(row.received_at),
            "sender": row.sender,
            "agency": names.get(row.due_id or 0, ""),
            "subject": row.subject,
            "state": row.state.value,
            "reason": row.reason,
            "due": row.due_id,
            "files": row.files,
            "by": row.settled_by,
        }
        for row in rows
    ]


def _message(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": iso_text(row.sent_at or row.planned_at),
        "kind": row.kind.value,
        "step": row.step,
        "agency": row.name,
        "agency_code": row.code,
        "channel": row.channel,
        "state": row.state.value,
        "subject": row.subject,
        "reference_no": row.reference_no or "",
        "due": iso_text(row.stated_on),
        "due_id": row.due_id,
        "address": row.address,
        "letter_id": row.letter_id,
        "outcome": row.outcome,
    }


def campaign_status(
    session: Session, now: DateTime, only: Campaign | None = None, work: Sequence[WorkItem] = ()
) -> dict[str, Any]:
    """All campaigns (or one) with their figures at a moment; `work` is what waits for a person in the whole office."""
    return {"at": iso_text(now), "campaigns": list(campaign_statuses(session, now, only, work))}


def campaign_statuses(
    session: Session, now: DateTime, only: Campaign | None = None, work: Sequence[WorkItem] = ()
) -> Iterator[dict[str, Any]]:
    """The same, one campaign after the other, none held."""
    query = select(Campaign, Directive).join(Directive).order_by(col(Campaign.id))
    if only:
        query = query.where(Campaign.id == only.id)
    for campaign, directive in session.exec(query).all():
        yield _campaign(session, campaign, directive, now) | {"needs_a_person": count_work(work, campaign.slug)}
        if not only:
            session.expunge_all()


def _campaign(session: Session, campaign: Campaign, directive: Directive, now: DateTime) -> dict[str, Any]:
    rows = standings_of(session, campaign.id)
    units = _units(rows)
    counted = figures_by(session, now, Due.campaign_id == campaign.id, by=(col(Due.kind), col(Due.window_id)))
    windows = session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))).all()
    reports = {window_id: figures for (kind, window_id), figures in counted.items() if kind is ObligationKind.REPORT}
    return {
        "reference_no": directive.reference_no,
        "slug": campaign.slug,
        "subject": directive.subject,
        "state": campaign.state.value,
        "windows": [_window(window, reports.get(window.id, Figures()), now) for window in windows],
        **sum(reports.values(), Figures()).shown(),
        "acknowledgements": _of(counted, ObligationKind.ACKNOWLEDGE),
        "publications": _of(counted, ObligationKind.PUBLISH),
        "cascades": _of(counted, ObligationKind.CASCADE),
        "consultations": _of(counted, ObligationKind.CONSULTATION),
        "next_step_at": iso_text(_next(session, campaign)),
        "list_hash": campaign.list_hash,
        "recipients": campaign.recipient_count,
        "summaries": _summaries(session, campaign, rows, now),
        "dues": [due_line(row, now) | units.get((row.recipient.id, *_asked(row.due)), {}) for row in rows],
    }


def _summaries(session: Session, campaign: Campaign, rows: list[Standing], now: DateTime) -> list[dict[str, Any]]:
    if not any(row.due.kind is ObligationKind.REPORT for row in rows):
        return []
    from tasks.figures.summary import (  # where nothing was asked for yet a status need not load it
        as_json,
        report_summaries,
    )

    return [as_json(one, agencies=False) for one in report_summaries(session, campaign, now, rows=rows)]


def _of(counted: dict[tuple[Any, ...], Figures], kind: ObligationKind) -> dict[str, Any]:
    figures = sum((some for (its_kind, _), some in counted.items() if its_kind is kind), Figures()).shown()
    return {key: value for key, value in figures.items() if key != "nil"}


def _window(window: Window, reports: Figures, now: DateTime) -> dict[str, Any]:
    return {
        "key": window.key,
        "topic": window.topic,
        "starts_on": iso_text(window.starts_on),
        "ends_on": iso_text(window.ends_on),
        "horizon": window.horizon,
        "state": window_state(window, now),
        **reports.shown(),
    }


GROUPINGS: dict[str, tuple[Any, ...]] = {
    "campaign": (Campaign.slug, Campaign.slug),
    "agency": (Agency.code, Agency.name),
    "group": (Recipient.group, Recipient.group),
    "period": (Due.period, Due.period),
}
"""What figures are counted by: the key of a line and its name."""


def figure_table(
    session: Session, now: DateTime, by: str, kind: ObligationKind, only: Campaign | None = None
) -> dict[str, Any]:
    """The figures of one kind of obligation at a moment: a line for each campaign, agency, group or period, and all."""
    where = [Due.kind == kind] + ([Due.campaign_id == only.id] if only else [])
    lines = figures_by(session, now, *where, by=GROUPINGS[by])
    return {
        "at": iso_text(now),
        "by": by,
        "lines": [{"key": key, "name": name, **some.shown()} for (key, name), some in lines.items()],
        "total": sum(lines.values(), Figures()).shown(),
    }


def window_state(window: Window, now: DateTime) -> str:
    """closed, upcoming, open or ended, at a moment."""
    if window.closed_at:
        return "closed"
    if window.starts_on and now.date() < window.starts_on:
        return "upcoming"
    return "ended" if window.ends_on and now.date() > window.ends_on else "open"


def _units(rows: list[Standing]) -> dict[tuple[Any, ...], dict[str, str]]:
    """How many of its sub-units have answered, "3/5", for each recipient and what it handed down (as owe.units_of)."""
    below: dict[tuple[Any, ...], list[bool]] = defaultdict(list)
    for row in rows:
        if row.recipient.parent_id and row.due.state is not DueState.WAIVED:
            below[(row.recipient.parent_id, *_asked(row.due))].append(not row.owed)
    return {key: {"units": f"{sum(answered)}/{len(answered)}"} for key, answered in below.items()}


def _asked(due: Due) -> tuple[int, str]:
    return due.obligation_id, due.period


def _next(session: Session, campaign: Campaign) -> DateTime | None:
    moments = [campaign.next_step_at]
    goes_on = campaign.state in (CampaignState.RUNNING, CampaignState.PAUSED)
    for table in (Window, Due, Obligation) if goes_on else (Window, Due):
        moments.append(session.exec(select(func.min(table.next_step_at)).where(table.campaign_id == campaign.id)).one())
    return min((m for m in moments if m), default=None)


def history_lines(session: Session, campaign: Campaign, due: Due | None = None) -> list[dict[str, Any]]:
    """What happened and what was said, oldest first: Events and sent Messages of a campaign, or of one Due."""
    events = select(Event).where(Event.ledger == campaign.ledger)
    said = (
        select(Message, Agency)
        .join(Agency)
        .where(Message.campaign_id == campaign.id, col(Message.sent_at).is_not(None))
    )
    if due:
        events, said = events.where(Event.due_id == due.id), said.where(Message.due_id == due.id)
    names = dict(
        session.exec(select(Due.id, Recipient.name).join(Recipient).where(Due.campaign_id == campaign.id)).all()
    )
    lines: list[dict[str, Any]] = [
        {
            "at": event.at, "what": event.what, "actor": event.actor, "agency": names.get(event.due_id or 0, ""),
            "old": event.old, "new": event.new, "reason": event.reason, "due_id": event.due_id,
        }
        for event in session.exec(events)
    ]  # fmt: skip
    lines += [
        {
            "at": message.sent_at, "what": f"message.{message.kind}", "actor": ENGINE_ACTOR, "agency": agency.name,
            "old": "", "new": message.subject, "reason": f"{message.channel}: {message.address}",
            "due_id": message.due_id,
        }
        for message, agency in _by_letter(session.exec(said.order_by(col(Message.id))))
    ]  # fmt: skip
    lines.sort(key=lambda line: line["at"])
    return [line | {"at": iso_text(line["at"])} for line in lines]


def _by_letter(rows: Iterable[tuple[Message, Agency]]) -> Iterable[tuple[Message, Agency]]:
    """What went as one letter is one line: the first of its Messages."""
    letters: dict[Any, tuple[Message, Agency]] = {}
    for message, agency in rows:
        letters.setdefault(message.letter_id or message.id, (message, agency))
    return letters.values()
