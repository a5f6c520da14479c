"""The state of the office in numbers, for a program that watches from outside (`/metrics`); no name, no address."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import quantiles

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.app import App
from models.campaign import Campaign
from models.database import get_meta, reading
from models.due import Due
from models.instant import parse_instant
from models.message import Message
from models.states import UNFINISHED_STATES, WAITING_STATES, CampaignState, MessageState
from tasks.figures.work_item import count_work
from tasks.figures.work_queue import work_items
from tasks.heartbeat import HELD, LAST_PATROL, PATROLS
from tasks.mailbox_health import LAST_READING, UNREACHABLE

LATELY = 1000
"""So many of the letters that went last tell how long a letter takes."""


@dataclass(frozen=True)
class Measure:
    """One number: its name without the prefix, and what it is of. Ages and durations are in seconds."""

    name: str
    about: str
    value: float
    labels: dict[str, str] = field(default_factory=dict)


def measure_office(app: App, now: DateTime) -> list[Measure]:
    """All that can be said at a moment; what has not happened yet has no number."""
    with reading(app.engine) as session:
        return [*_patrols(session, now), *_letters(session, now), *_owed(session, now), *_attention(app, session, now)]


def _patrols(session: Session, now: DateTime) -> Iterator[Measure]:
    yield Measure("patrols", "Patrols that came to their end.", float(get_meta(session, PATROLS) or 0))
    if last := get_meta(session, LAST_PATROL):
        yield Measure("patrol_age_seconds", "Since the last patrol came to its end.", _age(last, now))
    held = float(bool(get_meta(session, HELD)))
    yield Measure("held", "1 while nothing is decided or sent until a person says so.", held)


def _letters(session: Session, now: DateTime) -> Iterator[Measure]:
    counted = select(Message.channel, Message.state, func.count()).group_by(col(Message.channel), col(Message.state))
    for channel, state, number in session.exec(counted):
        labels = {"channel": channel, "state": MessageState(state).value}
        yield Measure("letters", "Letters by channel and state.", float(number), labels)
    waiting = select(func.min(Message.send_after)).where(
        col(Message.state).in_(WAITING_STATES), col(Message.send_after) <= now
    )
    oldest = session.exec(waiting).one()
    age = (now - oldest).total_seconds() if oldest else 0.0
    yield Measure("oldest_waiting_seconds", "For how long the oldest letter that may go has been waiting.", age)
    yield from _handovers(session)


def _handovers(session: Session) -> Iterator[Measure]:
    went = select(Message.planned_at, Message.sent_at).where(Message.state == MessageState.SENT)
    lately = session.exec(went.order_by(col(Message.sent_at).desc()).limit(LATELY))
    took = [max((sent - planned).total_seconds(), 0.0) for planned, sent in lately if sent]
    if len(took) > 1:
        parts = quantiles(took, n=20, method="inclusive")
        for name, value in (("0.5", parts[9]), ("0.95", parts[18])):
            about = "From the decision to the hand-over, of the letters that went last."
            yield Measure("handover_seconds", about, value, {"quantile": name})


def _owed(session: Session, now: DateTime) -> Iterator[Measure]:
    running = select(func.count()).select_from(Due).join(Campaign, col(Due.campaign_id) == Campaign.id)
    running = running.where(Campaign.state == CampaignState.RUNNING, col(Due.state).in_(UNFINISHED_STATES))
    yield Measure("dues_open", "What agencies owe in running campaigns.", float(session.exec(running).one()))
    late = float(session.exec(running.where(col(Due.late_after) < now)).one())
    yield Measure("dues_overdue", "What of that is overdue.", late)


def _attention(app: App, session: Session, now: DateTime) -> Iterator[Measure]:
    tray = float(count_work(work_items(app, session)))
    yield Measure("needs_a_person", "Things that wait for an officer: the tray, reports, letters in doubt.", tray)
    if last := get_meta(session, LAST_READING):
        yield Measure("mailbox_read_age_seconds", "Since the mailbox of answers was read to its end.", _age(last, now))
    since = (get_meta(session, UNREACHABLE) or "").partition(" ")[0]
    away = _age(since, now) if since else 0.0
    yield Measure(
        "archive_unreachable_seconds", "For how long the archive could not be asked; 0 when it answers.", away
    )


def _age(instant: str, now: DateTime) -> float:
    return (now - parse_instant(instant)).total_seconds()
