"""What goes out next over all campaigns, which windows open and close, and what happened lately."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, or_, select

from models.app import App
from models.campaign import Campaign, Recipient, Window
from models.directive import Directive
from models.due import Due
from models.enums import MessageKind, Role
from models.event import Event
from models.message import Message
from models.states import WAITING_STATES, CampaignState
from tasks.campaigns.schedule import steps_of_due
from tasks.figures.activity import NEWS

MOST_WAITING = 20
"""Moments of waiting letters of a look: after an outage each letter may have its own."""

LAST_EVENTS = 4_000
"""Of the newest so many Events what happened is told; a look does not read a year of histories."""


@dataclass(frozen=True)
class ComingLetters:
    """Letters of one kind that go at one moment, for one campaign."""

    at: DateTime
    kind: MessageKind | None
    agencies: int
    reference_no: str
    slug: str


@dataclass(frozen=True)
class WindowTurn:
    """A window that opens or closes on a day."""

    day: dt.date
    opens: bool
    topic: str
    reference_no: str
    slug: str


@dataclass(frozen=True)
class HappenedLine:
    """What happened in one campaign under one name: how many times, the last time."""

    what: str
    times: int
    last: DateTime
    reference_no: str
    slug: str


def coming_letters(
    app: App, session: Session, until: DateTime, most: int, campaigns: Collection[int] | None = None
) -> list[ComingLetters]:
    """The letters up to a moment, the next first: first letters of what was launched, what waits, what steps bring.

    Of some campaigns alone where they are given.
    """
    first, waiting = first_letters(session, until, campaigns), _waiting_letters(session, until, campaigns)
    found = [*first, *waiting, *_steps(app, session, until, most, campaigns)]
    return sorted(found, key=lambda one: one.at)[:most]


def _among(column: Any, some: Collection[Any] | None) -> list[Any]:
    """The condition that a campaign is one of some; none where all are meant."""
    return [] if some is None else [col(column).in_(some)]


def first_letters(session: Session, until: DateTime, campaigns: Collection[int] | None = None) -> list[ComingLetters]:
    """The document itself, of campaigns that are launched and have not begun; of some where they are given."""
    columns: Any = (Campaign.next_step_at, Campaign.id, Recipient.role, func.count(func.distinct(Recipient.agency_id)))
    query = select_columns(*columns).join(Recipient, col(Recipient.campaign_id) == Campaign.id)
    query = query.where(col(Campaign.state) == CampaignState.APPROVED, col(Campaign.next_step_at) <= until)
    query = query.where(col(Recipient.role) != Role.RECORDS, col(Recipient.parent_id).is_(None))
    query = query.where(*_among(Campaign.id, campaigns))
    by_kind: dict[tuple[DateTime, int, MessageKind], int] = defaultdict(int)
    for at, campaign, role, agencies in session.execute(query.group_by(*columns[:3])):
        by_kind[at, campaign, MessageKind.PUBLISH if role is Role.PUBLISH else MessageKind.DISPATCH] += agencies
    named = _named(session, {campaign for _, campaign, _ in by_kind})
    return [ComingLetters(at, kind, number, *named[campaign]) for (at, campaign, kind), number in by_kind.items()]


def _waiting_letters(session: Session, until: DateTime, campaigns: Collection[int] | None) -> list[ComingLetters]:
    """Letters that are written and wait for their moment, those of a kind and a moment together."""
    columns: Any = (Message.send_after, Message.campaign_id, Message.kind, func.count(func.distinct(Message.agency_id)))
    query = select_columns(*columns).where(col(Message.state).in_(WAITING_STATES), col(Message.send_after) <= until)
    query = query.where(col(Message.campaign_id).is_not(None), *_among(Message.campaign_id, campaigns))
    query = query.group_by(*columns[:3])
    rows = session.execute(query.order_by(col(Message.send_after)).limit(MOST_WAITING)).all()
    named = _named(session, {campaign for _, campaign, *_ in rows})
    return [ComingLetters(at, kind, agencies, *named[campaign]) for at, campaign, kind, agencies in rows]


def _steps(
    app: App, session: Session, until: DateTime, most: int, campaigns: Collection[int] | None
) -> list[ComingLetters]:
    """The steps of what is owed: those of one moment, obligation and period together.

    A Due of each tells which step it is; what an answer that comes before makes needless is counted too.
    """
    columns: Any = (Due.next_step_at, Due.campaign_id, func.min(Due.id), func.count())
    query = select_columns(*columns).join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.where(col(Due.next_step_at) <= until, col(Campaign.state) == CampaignState.RUNNING)
    query = query.where(*_among(Campaign.id, campaigns))
    query = query.group_by(col(Due.next_step_at), Due.campaign_id, Due.obligation_id, Due.period)  # type: ignore[arg-type]
    rows = session.execute(query.order_by(col(Due.next_step_at), col(Due.campaign_id)).limit(most)).all()
    named = _named(session, {campaign for _, campaign, _, _ in rows})
    found = []
    for at, campaign, number, agencies in rows:
        due = session.get_one(Due, number)
        kind = next((step.kind for step in steps_of_due(app, due) if step.at == at), None)
        found.append(ComingLetters(at, kind, agencies, *named[campaign]))
    return found


def window_turns(
    session: Session, first: dt.date, last: dt.date, most: int, campaigns: Collection[int] | None = None
) -> list[WindowTurn]:
    """The windows of campaigns under way that open or close on the days from the first up to the last."""
    days = (col(Window.starts_on).between(first, last), col(Window.ends_on).between(first, last))
    query = select(Window, Directive.reference_no, Campaign.slug).join(Campaign, col(Window.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(or_(*days), col(Window.closed_at).is_(None), col(Campaign.state) == CampaignState.RUNNING)
    query = query.where(*_among(Campaign.id, campaigns))
    turns = [
        WindowTurn(day, opens, window.topic, number, slug)
        for window, number, slug in session.exec(query.order_by(col(Window.id)))
        for day, opens in ((window.starts_on, True), (window.ends_on, False))
        if day and first <= day <= last
    ]
    return sorted(turns, key=lambda turn: (turn.day, not turn.opens))[:most]


def happened_since(
    session: Session, since: DateTime, most: int, slugs: Collection[str] | None = None
) -> list[HappenedLine]:
    """What happened from a moment on that an officer would be told, the last first; of some campaigns where given."""
    newest = session.exec(select(func.max(Event.id))).one() or 0
    columns: Any = (Event.ledger, Event.what, func.count(), func.max(Event.at))
    query = select_columns(*columns).where(
        col(Event.id) > newest - LAST_EVENTS,
        col(Event.at) >= since,
        col(Event.what).in_(NEWS),
        *_among(Event.ledger, slugs),
    )
    rows = session.execute(query.group_by(col(Event.ledger), col(Event.what))).all()
    rows = sorted(rows, key=lambda row: row[3], reverse=True)[:most]
    slugs = {ledger for ledger, *_ in rows}
    query = select(Campaign.slug, Directive.reference_no).join(Directive).where(col(Campaign.slug).in_(slugs))
    named: dict[str, str] = dict(session.execute(query).all())  # type: ignore[arg-type]
    return list(_lines(rows, named))


def _lines(rows: Any, named: dict[str, str]) -> Iterator[HappenedLine]:
    for ledger, what, times, last in rows:
        if ledger in named:
            yield HappenedLine(what, times, last, named[ledger], ledger)


def _named(session: Session, campaigns: set[int]) -> dict[int, tuple[str, str]]:
    """The document's number and the slug of some campaigns."""
    query = select(Campaign.id, Directive.reference_no, Campaign.slug).join(Directive)
    rows = session.exec(query.where(col(Campaign.id).in_(campaigns)))
    return {number or 0: (reference_no, slug) for number, reference_no, slug in rows}
