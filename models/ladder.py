"""The ladder of reminders and chases. Pure: a deadline and a ladder -> steps; the past -> the newest step.

The future is never stored: a Due keeps only the instant of its next step, and what that step is is decided
here when its time has come. So an extension or a changed calendar leaves nothing stale behind.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pendulum import DateTime

from models.settings import Ladder
from models.words import Kind
from models.workdays import Calendar


@dataclass(frozen=True)
class Step:
    """One rung: what is said (`kind`), its stable name within the ladder, and when."""

    at: DateTime
    kind: Kind
    name: str


@dataclass(frozen=True)
class Decision:
    """What to do now: `send` holds at most one step for each audience; `skipped` the older ones passed over."""

    send: tuple[Step, ...]
    skipped: tuple[Step, ...]


def steps(ladder: Ladder, chase: Kind, remind_by: DateTime, late_after: DateTime, calendar: Calendar) -> list[Step]:
    """All rungs of one deadline, oldest first; every instant lies at the sending hour of a working day."""
    # A day that the calendar has since made a day off is reminded of on the working day before it.
    strict, last = calendar.on_or_before(calendar.local(remind_by).date()), calendar.last_day(late_after)

    def at(day: dt.date) -> DateTime:
        return calendar.at(day, calendar.settings.send_at)

    rungs = [Step(at(calendar.shift(strict, -n)), Kind.REMINDER, f"reminder.{n}") for n in ladder.remind]
    if ladder.on_the_day:
        rungs.append(Step(at(strict), Kind.DUE_TODAY, "due_today"))
    for number, days in enumerate(ladder.chase, start=1):
        moment = at(calendar.shift(last, days))
        rungs.append(Step(moment, chase, f"chase.{number}"))
        if number in ladder.escalate_at:
            rungs.append(Step(moment, Kind.ESCALATION, f"escalation.{number}"))
    return sorted(rungs, key=lambda step: step.at)


def decide(rungs: Iterable[Step], after: DateTime, now: DateTime) -> Decision:
    """The newest step of each audience in (after, now]; escalation speaks to the leaders, the rest to the agency."""
    passed = [step for step in rungs if after < step.at <= now]
    newest = {step.kind is Kind.ESCALATION: step for step in passed}
    send = tuple(newest[audience] for audience in sorted(newest))
    return Decision(send, tuple(step for step in passed if step not in send))


def next_at(rungs: Iterable[Step], after: DateTime) -> DateTime | None:
    """The instant of the first step after a moment; None when the ladder is spent."""
    return next((step.at for step in rungs if step.at > after), None)
