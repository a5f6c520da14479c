"""What the parts of a recurrence come to, taken together: the builders of the chart's productions.

Each takes the atoms that its production matched and gives the letter and value of the one that replaces them, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tasks.read.facts import Every, Recurrence
from tasks.read.tagger.atoms import Atom
from tasks.read.tagger.build_days import Found, values_of
from tasks.read.tagger.values import (
    Day,
    Listed,
    NthWorkingDay,
    Recurring,
    Span,
    Stretch,
)


def build_monthly(taken: Sequence[Atom]) -> Found:
    """The days of a month, or the dates of a year, or days of the week, that come again."""
    every, interval = next((v for v in values_of(taken, "er")), (None, 1))
    days = [d for v in values_of(taken, "ndl") for d in (v.days if isinstance(v, Listed) else (v,))]
    found = [_again(every, interval, day, values_of(taken, "k")) for day in days]
    kept = [rec for rec in found if rec]
    return ("P", Recurring(_halved(kept))) if kept and all(found) else None


def build_last_of_month(taken: Sequence[Atom]) -> Found:
    """ "từ ngày 05 đến ngày 10 hằng tháng": due on the last of them."""
    first, last = (at for at, atom in enumerate(taken) if atom.letter == "n")
    return build_monthly([*taken[:first], *taken[last:]])


def _again(every: Every | None, interval: int, day: Day, quarter: list[int | None]) -> Recurrence | None:
    if quarter:
        return Recurrence(every=Every.QUARTER, day=day.day, month=quarter[0], time=day.clock) if not day.month else None
    if day.year or day.ahead is not None or day.months or day.years:
        return None
    if day.month:
        yearly = every if every in (Every.HALF_YEAR, Every.NINE_MONTHS) else Every.YEAR if every is Every.YEAR else None
        return Recurrence(every=yearly, day=day.day, month=day.month, time=day.clock) if yearly else None
    return (
        Recurrence(every=Every.MONTH, day=day.day, time=day.clock) if every is Every.MONTH and interval == 1 else None
    )


def _halved(found: list[Recurrence]) -> tuple[Recurrence, ...]:
    """Two dates of the year, five to seven months apart, are those of the half year and of the year."""
    if len(found) != 2 or not all(rec.month and rec.every is not Every.QUARTER for rec in found):
        return tuple(found)
    first, second = found
    apart = ((second.month or 0) - (first.month or 0)) % 12
    half = replace(first, every=Every.HALF_YEAR) if 5 <= apart <= 7 and first.every is Every.YEAR else first
    return half, replace(second, every=Every.YEAR)


def build_regular(taken: Sequence[Atom]) -> Found:
    """ "định kỳ ngày 10 tháng 6 và ngày 10 tháng 12": dates of every year, where none of them has a year of its own."""
    (said,) = values_of(taken, "dl")
    days = said.days if isinstance(said, Listed) else (said,)
    if len(days) < 2 or any(day.year or not day.month for day in days):
        return None
    return build_monthly([*taken[-1:], Atom("e", 0, 0, (Every.YEAR, 1))])


def build_in_months(taken: Sequence[Atom]) -> Found:
    day, months = values_of(taken, "M")[0]
    quarter = {(3, 6, 9, 12): 3, (1, 4, 7, 10): 4}.get(tuple(months))
    if quarter:
        return "P", Recurring((Recurrence(every=Every.QUARTER, day=day, month=quarter),))
    return "P", Recurring(tuple(Recurrence(every=Every.YEAR, day=day, month=month) for month in months))


def build_weekly(taken: Sequence[Atom]) -> Found:
    every, interval = values_of(taken, "er")[0]
    at = [one.clock for one in values_of(taken, "c")] or [None]
    days = [one.weekday for one in values_of(taken, "w")]
    if every is not Every.WEEK:
        return None
    return "P", Recurring(tuple(Recurrence(every=every, day=day, time=at[0], interval=interval) for day in days))


def build_daily(taken: Sequence[Atom]) -> Found:
    every, interval = values_of(taken, "er")[0]
    if every is not Every.DAY or interval != 1:
        return None
    return "P", Recurring(tuple(Recurrence(every=every, time=one.clock) for one in values_of(taken, "c")))


def build_hourly(taken: Sequence[Atom]) -> Found:
    every, interval = taken[0].value
    return ("P", Recurring((Recurrence(every=every, interval=interval),))) if every is Every.HOUR else None


def build_bounded(taken: Sequence[Atom]) -> Found:
    recurring, within = values_of(taken, "P")[0], values_of(taken, "Rdmqhy")[-1]
    if taken[-1].letter != "R" and any(atom.letter == "T" for atom in taken):
        within = Stretch(None, within)
    if taken[-1].letter == "d" and not isinstance(within, Stretch):
        return None
    return "P", replace(recurring, within=within)


def build_since(taken: Sequence[Atom]) -> Found:
    """ "Từ năm 2024, định kỳ ngày 28 tháng 3, 6, 9, 12"."""
    recurring, begin = values_of(taken, "P")[0], taken[0].value
    return ("P", replace(recurring, within=begin)) if isinstance(begin.start, Span) and begin.end is None else None


def build_this_span(taken: Sequence[Atom]) -> Found:
    """ "trong tháng này", "đến hết quý sau"; a week has no agreed last day."""
    said = taken[0].value
    if said.ahead is not None or "của" in (said.part or ""):
        return None
    if said.months is None:
        return "y", Span(1, 12, years=said.years)
    return "m", Span(0, 0, months=said.months, part="quý" if said.part == "quý" or said.months == 3 else None)


def build_working(taken: Sequence[Atom]) -> Found:
    """ "ngày làm việc cuối cùng của tháng", "ngày cuối cùng của quý"."""
    (number, working), other = values_of(taken, "W")[0], taken[-1].value
    unit = taken[-1].letter
    if unit == "e":
        span = {Every.MONTH: Span(0, 0, months=0), Every.QUARTER: Span(0, 0, part="quý")}.get(other[0])
    elif unit in "XY":
        said = taken[-1].value
        if said is None or said.months is None:
            return None
        span = Span(0, 0, months=said.months, part="quý" if "quý" in (said.part or "") or said.months == 3 else None)
    else:
        span = other
    at = [one.clock for one in values_of(taken, "c")] or [None]
    return ("S", NthWorkingDay(number if working else 2 * number, span, at[0])) if span else None
