"""Which ladder a Due or a Window climbs, and when its next step comes. Pure but for the row it is given."""

from pendulum import DateTime

from models.app import App
from models.campaign import Obligation, Window
from models.config.ladder_settings import HourLadder, Ladder
from models.deadline import After, Basis, Term, Unit, basis_as_json, compute_deadline, term_from_json
from models.due import Due
from models.enums import MessageKind, ObligationKind, Timing
from models.ladder import Step, next_at, steps_of, steps_to_consent
from models.workdays import Calendar

CHASED_BY = {
    ObligationKind.ACKNOWLEDGE: MessageKind.ACKNOWLEDGE_CHASE,
    ObligationKind.CASCADE: MessageKind.CASCADE_CHASE,
}
"""The chase of each kind of obligation, where it is not the ordinary one."""


def ladder_of(app: App, kind: ObligationKind, *, urgent: bool = False) -> Ladder | HourLadder:
    """The ladder of a kind of obligation and of its document's urgency."""
    ladders = app.settings.ladder.urgent if urgent else app.settings.ladder
    found: Ladder | HourLadder = getattr(ladders, kind.value)
    return found


def steps_of_due(app: App, due: Due) -> list[Step]:
    """All steps of a Due's present deadline; none while it has no date."""
    if due.remind_by is None or due.late_after is None:
        return []
    ladder = ladder_of(app, due.kind, urgent=due.urgent)
    if due.tacit:
        return steps_to_consent(ladder, due.remind_by, due.late_after, app.calendar)
    chase = CHASED_BY.get(due.kind, MessageKind.CHASE)
    return steps_of(ladder, chase, due.remind_by, due.late_after, app.calendar)


def set_deadline(due: Due, basis: Basis, calendar: Calendar) -> None:
    """Give a Due a deadline, and keep what it was computed from."""
    deadline = compute_deadline(basis, calendar)
    due.basis = basis_as_json(basis)
    due.stated_on, due.remind_by, due.late_after = deadline.stated, deadline.remind_by, deadline.late_after
    due.reasons = list(deadline.reasons)


def restart_schedule(app: App, due: Due, now: DateTime) -> None:
    """Let the ladder of a Due run on from now: steps that lie in the past of its deadline are not made up for."""
    due.stepped_at = now
    set_next_step(app, due)


def set_next_step(app: App, due: Due) -> None:
    """Set the instant of the next step after those already decided; none while paused, not told of, or done."""
    runs = due.stepped_at and due.opened_at and not due.paused and due.owed
    due.next_step_at = next_at(steps_of_due(app, due), due.stepped_at) if runs and due.stepped_at else None


def open_due(app: App, due: Due, obligation: Obligation, now: DateTime) -> None:
    """The agency has been told what it owes: a term that runs from receipt gets its date, and the ladder starts."""
    due.opened_at = now
    if due.stated_on is None and (basis := term_from_receipt(app, due, obligation, now)):
        set_deadline(due, basis, app.calendar)
    restart_schedule(app, due, now)


def term_from_receipt(app: App, due: Due, obligation: Obligation, now: DateTime) -> Term | None:
    """The term that begins with the receipt of its letter: the document's own, else that of its ladder."""
    if obligation.timing is Timing.TERM:
        rule = term_from_json(obligation.rule)
        return Term(now, rule.count, rule.unit) if rule.after is After.RECEIPT else None
    ladder = ladder_of(app, due.kind, urgent=due.urgent)
    if isinstance(ladder, HourLadder):
        return Term(now, ladder.due_hours, Unit.HOUR) if ladder.due_hours else None
    return Term(now, ladder.due_working_days, Unit.WORKING_DAY) if ladder.due_working_days else None


def steps_of_window(app: App, window: Window) -> list[Step]:
    """Its closing announced to those who act, some working days before; its end shown to the officer."""
    if window.ends_on is None:
        return []
    calendar = app.calendar
    days = [(calendar.shift(window.ends_on, -n), f"closing.{n}") for n in app.settings.ladder.window_closing]
    days.append((calendar.shift(window.ends_on, 1), "ended"))
    moments = [Step(calendar.sending_hour(day), MessageKind.WINDOW_CLOSING, name) for day, name in days]
    return sorted(moments, key=lambda step: step.at)


def next_window_step(app: App, window: Window) -> DateTime | None:
    """The instant of a window's next step after those already decided."""
    return None if window.closed else next_at(steps_of_window(app, window), window.stepped_at)
