"""What an expression of time comes to in a document, once as something due and once as a window."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from models.deadline import END_OF_DAY
from tasks.read.facts import After, Every, Kind, Recurrence, Relative, Unit
from tasks.read.patterns import anycase
from tasks.read.period_builders import Period
from tasks.read.setting import Setting
from tasks.read.tagger.resolve import day_meant, days_listed, months_meant, stretch_meant
from tasks.read.tagger.values import Counted, Day, Issue, Listed, NthWorkingDay, Recurring, Span, Stretch, Tet, TimeTag
from tasks.read.terms import event_of

_LONGEST_TERM = 24
"""Months: nobody is given longer to answer."""
_REGULAR = anycase(r"h[àằ]ng |mỗi |định kỳ")


@dataclass(frozen=True)
class Meaning:
    """The values of the deadlines (see `Deadline`) and the windows that one expression may stand for."""

    deadlines: tuple[tuple[Kind, dict[str, Any]], ...] = ()
    windows: tuple[Period, ...] = ()


def meaning(tag: TimeTag, text: str, setting: Setting) -> Meaning:
    """Both meanings of an expression of a folded text; neither where its days cannot be told."""
    match tag.value:
        case Day() as day:
            return _day(day, setting)
        case Listed() as listed:
            return _listed(listed, setting)
        case Stretch() as stretch:
            return _stretch(stretch, setting)
        case Span() as span:
            return _span(span, setting)
        case Recurring() as recurring:
            return Meaning(tuple((Kind.PERIODIC, {"recurrence": rec}) for rec in _bounded(recurring, setting)))
        case Counted() as counted:
            return _counted(counted, text[tag.said :])
        case NthWorkingDay() as nth if nth.span.months == 0:
            said_of_each = _REGULAR.search(text, max(0, tag.start - 80), tag.end)
            rec = Recurrence(every=Every.QUARTER if nth.span.part == "quý" else Every.MONTH)
            return Meaning(((Kind.PERIODIC, {"recurrence": rec}),)) if said_of_each else Meaning()
        case NthWorkingDay() as nth:
            bounds = months_meant(nth.span, setting.about)
            return _once(bounds[0] if nth.number > 0 else bounds[1], None, True) if bounds else Meaning()
    return Meaning()


def _once(day: dt.date, time: dt.time | None, inferred: bool) -> Meaning:
    shown = dt.time(23, 59) if time == END_OF_DAY else time
    due = (Kind.ONCE, {"due": day, "due_time": shown, "year_inferred": inferred})
    return Meaning((due,), (Period(day, day, shown, None, inferred),))


def _day(day: Day, setting: Setting) -> Meaning:
    if (day.part or "").startswith("của "):
        return Meaning()  # "ngày 18 của tháng": of this month, or of each?
    if day.weekday and day.day is None and day.ahead is None:
        return Meaning()  # "chiều thứ Sáu": of which week?
    if day.ahead is not None and (day.part == "ngày" or setting.issued_on is None):
        return Meaning()  # "ngay trong ngày": of the event, not of the day of issue
    if day.months and day.day and day.month is None:  # "ngày 05 tháng sau" is said of every month
        rec = Recurrence(every=Every.MONTH, day=day.day, time=day.clock)
        return Meaning(((Kind.PERIODIC, {"recurrence": rec}),))
    on = day_meant(day, setting.about)
    return _once(on, day.clock, day.year is None) if on else Meaning()


def _listed(listed: Listed, setting: Setting) -> Meaning:
    days = days_listed(listed, setting.about)
    each = [_once(on, day.clock, listed.days[-1].year is None) for on, day in zip(days, listed.days, strict=False)]
    follow = all((b - a).days == 1 for a, b in zip(days, days[1:], strict=False))
    one = (Period(days[0], days[-1], inferred=listed.days[-1].year is None),) if days and follow else ()
    return Meaning(tuple(d for m in each for d in m.deadlines), one or tuple(w for m in each for w in m.windows))


def _stretch(stretch: Stretch, setting: Setting) -> Meaning:
    if isinstance(stretch.start, Day) and isinstance(stretch.end, Day) and stretch.end.day is None:
        return Meaning()
    bounds = stretch_meant(stretch, setting.about, setting.issued_on)
    if bounds is None or (bounds[0] is None and isinstance(stretch.start, Issue)):
        return Meaning()
    start, end = bounds
    if start and end and start.year < end.year and (start.month, start.day) == (end.month, end.day):
        return Meaning()  # an anniversary: "(07/5/1954 - 07/5/2024)"
    times = [edge.clock if isinstance(edge, Day) else None for edge in (stretch.start, stretch.end)]
    inferred = any(isinstance(edge, Day) and edge.year is None for edge in (stretch.end or stretch.start,))
    note = "from the date of issue" if isinstance(stretch.start, Issue) else None
    return Meaning((), (Period(start, end, times[0], times[1], inferred, note),))


def _span(span: Span, setting: Setting) -> Meaning:
    bounds = months_meant(span, setting.about)
    if bounds is None:
        return Meaning()
    due = () if span.until_year else _once(bounds[1], None, span.year is None).deadlines
    return Meaning(due, (Period(*bounds, inferred=span.year is None),))


def _bounded(recurring: Recurring, setting: Setting) -> list[Recurrence]:
    within = recurring.within
    bounds: tuple[dt.date | None, dt.date | None] | None = None
    if isinstance(within, Span):
        bounds = months_meant(within, setting.about)
    elif within is not None:
        bounds = stretch_meant(within, setting.about, setting.issued_on)
    since, until = bounds or (None, None)
    return [replace(rec, since=since, until=until) for rec in recurring.each]


def _counted(counted: Counted, said: str) -> Meaning:
    """A term from an event; one from a printed day, or back from an event, is for a person to work out."""
    if counted.count <= 0 or isinstance(counted.anchor, Day):
        return Meaning()
    if counted.unit is Unit.MONTH and counted.count > _LONGEST_TERM:
        return Meaning()  # "sau 40 năm"
    after = After.ISSUE if isinstance(counted.anchor, Issue) else event_of(said)
    after = After.EVENT if isinstance(counted.anchor, Tet) else after
    return Meaning(((Kind.RELATIVE, {"relative": Relative(count=counted.count, unit=counted.unit, after=after)}),))
