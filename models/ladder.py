"""The ladder of reminders and chases. Pure: a deadline and a ladder -> steps; the past -> the newest step.

The future is never stored: a Due keeps only the instant of its next step, and what that step is is decided
here when its time has come. So an extension or a changed calendar leaves nothing stale behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pendulum import DateTime

from models.config.ladder_settings import HourLadder, Ladder
from models.enums import TIER_KINDS, MessageKind
from models.workdays import Calendar

MARGIN = 30
"""Minutes that must be left of the last day when letters go, for one that says that it is today."""


@dataclass(frozen=True)
class Step:
    """One rung: what is said (`kind`), its stable name within the ladder, and when."""

    at: DateTime
    kind: MessageKind
    name: str


@dataclass(frozen=True)
class Decision:
    """What to do now: `send` holds at most one step for each audience; `skipped` the older ones passed over."""

    send: tuple[Step, ...]
    skipped: tuple[Step, ...]


def steps_of(
    ladder: Ladder | HourLadder, chase: MessageKind, remind_by: DateTime, late_after: DateTime, calendar: Calendar
) -> list[Step]:
    """All rungs of one deadline, oldest first; on the hour for a ladder in hours, else at the sending hour of a
    working day.
    """
    rungs = (
        _by_hours(ladder, remind_by, late_after)
        if isinstance(ladder, HourLadder)
        else _by_days(ladder, remind_by, late_after, calendar)
    )
    for number, moment in enumerate([step.at for step in rungs if step.kind is MessageKind.CHASE], start=1):
        for kind, name, at in _TIERS:
            if number in getattr(ladder, at):
                rungs.append(Step(moment, kind, f"{name}.{number}"))
    return sorted((_named(step, chase) for step in rungs), key=lambda step: step.at)


def steps_to_consent(
    ladder: Ladder | HourLadder, remind_by: DateTime, late_after: DateTime, calendar: Calendar
) -> list[Step]:
    """The rungs of a deadline after which silence is agreement: it is reminded of, and nobody is chased for it.

    The last says so: on the morning of the next working day, of what is urgent when the deadline has passed.
    """
    silent = ladder.model_copy(update=dict.fromkeys(("chase", "deputy_at", "head_at", "escalate_at"), ()))
    rungs = steps_of(silent, MessageKind.CONSENT, remind_by, late_after, calendar)
    morning = calendar.sending_hour(calendar.shift(calendar.last_day(late_after), 1))
    return [*rungs, Step(late_after if isinstance(ladder, HourLadder) else morning, MessageKind.CONSENT, "consent")]


_TIERS = (
    (MessageKind.CHASE_DEPUTY, "deputy", "deputy_at"),
    (MessageKind.CHASE_HEAD, "head", "head_at"),
    (MessageKind.ESCALATION, "escalation", "escalate_at"),
)


def _named(step: Step, chase: MessageKind) -> Step:
    return Step(step.at, chase, step.name) if step.kind is MessageKind.CHASE else step


def _by_hours(ladder: HourLadder, remind_by: DateTime, late_after: DateTime) -> list[Step]:
    rungs = [Step(remind_by.subtract(hours=n), MessageKind.REMINDER, f"reminder.{n}") for n in ladder.remind]
    chases = enumerate(ladder.chase, start=1)
    return rungs + [Step(late_after.add(hours=n), MessageKind.CHASE, f"chase.{number}") for number, n in chases]


def _by_days(ladder: Ladder, remind_by: DateTime, late_after: DateTime, calendar: Calendar) -> list[Step]:
    # A day that the calendar has since made a day off is reminded of on the working day before it.
    strict, last = calendar.on_or_before(calendar.local(remind_by).date()), calendar.last_day(late_after)

    at = calendar.sending_hour
    days = list(ladder.remind)
    on_the_day = ladder.on_the_day and at(strict).add(minutes=MARGIN) <= remind_by
    if ladder.on_the_day and not on_the_day and 1 not in days:
        days.append(1)  # the hour falls before letters go: the last reminder is that of the working day before
    rungs = [Step(at(calendar.shift(strict, -n)), MessageKind.REMINDER, f"reminder.{n}") for n in days]
    if on_the_day:
        rungs.append(Step(at(strict), MessageKind.DUE_TODAY, "due_today"))
    chases = enumerate(ladder.chase, start=1)
    return rungs + [Step(at(calendar.shift(last, n)), MessageKind.CHASE, f"chase.{number}") for number, n in chases]


def decide_step(rungs: Iterable[Step], after: DateTime, now: DateTime) -> Decision:
    """The newest step of each audience in (after, now]: the agency's contact, its deputy, its head, the leaders."""
    passed = [step for step in rungs if after < step.at <= now]
    newest = {TIER_KINDS.get(step.kind, ""): step for step in passed}
    send = tuple(newest[audience] for audience in sorted(newest))
    return Decision(send, tuple(step for step in passed if step not in send))


def next_at(rungs: Iterable[Step], after: DateTime) -> DateTime | None:
    """The instant of the first step after a moment; None when the ladder is spent."""
    return next((step.at for step in rungs if step.at > after), None)
