"""Which ladder a Due or a Window climbs, and when its next step comes. Pure but for the row it is given."""

from pendulum import DateTime

from models.campaign import Window
from models.deadline import Deadline, working_days_after
from models.due import Due
from models.ladder import Step, next_at, steps
from models.office import Office
from models.settings import Ladder
from models.words import Kind, ObligationKind


def ladder_of(office: Office, kind: ObligationKind) -> Ladder:
    """The ladder of a kind of obligation; what is handed down is recorded, not chased."""
    ladders = office.settings.ladder
    return {
        ObligationKind.ACKNOWLEDGE: ladders.acknowledge,
        ObligationKind.PUBLISH: ladders.publish,
        ObligationKind.REPORT: ladders.report,
        ObligationKind.CASCADE: Ladder(),
    }[kind]


def due_steps(office: Office, due: Due) -> list[Step]:
    """All steps of a Due's present deadline; none while it has no date."""
    if due.remind_by is None or due.late_after is None:
        return []
    chase = Kind.ACKNOWLEDGE_CHASE if due.kind is ObligationKind.ACKNOWLEDGE else Kind.CHASE
    return steps(ladder_of(office, due.kind), chase, due.remind_by, due.late_after, office.calendar)


def date_due(due: Due, deadline: Deadline) -> None:
    """Give a Due a deadline."""
    due.stated_on, due.remind_by, due.late_after = deadline.stated, deadline.remind_by, deadline.late_after
    due.reasons = list(deadline.reasons)


def restart(office: Office, due: Due, now: DateTime) -> None:
    """Let the ladder of a Due run on from now: steps that lie in the past of its deadline are not made up for."""
    due.stepped_at = now
    due.next_step_at = next_at(due_steps(office, due), now)


def open_due(office: Office, due: Due, now: DateTime) -> None:
    """The agency has been told what it owes: a term that runs from receipt gets its date, and the ladder starts."""
    due.opened_at = now
    term = ladder_of(office, due.kind).due_working_days
    if due.stated_on is None and term:
        date_due(due, working_days_after(office.calendar.local(now).date(), term, office.calendar))
    restart(office, due, now)


def window_steps(office: Office, window: Window) -> list[Step]:
    """Its closing announced to those who act, some working days before; its end shown to the officer."""
    if window.ends_on is None:
        return []
    calendar = office.calendar
    days = [(calendar.shift(window.ends_on, -n), f"closing.{n}") for n in office.settings.ladder.window_closing]
    days.append((calendar.shift(window.ends_on, 1), "ended"))
    moments = [Step(calendar.at(day, calendar.settings.send_at), Kind.WINDOW_CLOSING, name) for day, name in days]
    return sorted(moments, key=lambda step: step.at)


def window_next(office: Office, window: Window) -> DateTime | None:
    """The instant of a window's next step after those already decided."""
    return None if window.closed_at else next_at(window_steps(office, window), window.stepped_at)
