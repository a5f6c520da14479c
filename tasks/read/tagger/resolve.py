"""The days that a value means, for a text written on a given day. Pure; None where no such day can be told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from models.deadline import day_in
from tasks.read.dates import day_of, month_end, next_of
from tasks.read.facts import Every, Recurrence
from tasks.read.tagger.values import Day, Edge, Issue, Listed, Span, Stretch

_DAYS_OF_MONTH = re.compile(r"(\d+) ngày (đầu|cuối)")
_PARTS = {"đầu": (1, 10), "giữa": (11, 20), "cuối": (21, 31), "nửa đầu": (1, 15), "nửa cuối": (16, 31)}


def day_meant(day: Day, about: dt.date | None) -> dt.date | None:
    """The date of a day as printed; its month and year are counted from `about` where they are left out."""
    if day.year and day.month and day.day:
        return day_of(day.year, day.month, day.day)
    if about is None:
        return None
    if day.ahead is not None:
        on = about + dt.timedelta(days=day.ahead)
        return on if day.weekday is None else on + dt.timedelta(days=day.weekday - 1 - on.weekday())
    if day.day is None:
        return about + dt.timedelta(days=(day.weekday - 1 - about.weekday()) % 7) if day.weekday else None
    if day.months is not None:
        months = about.month - 1 + day.months
        return day_of(about.year + months // 12, months % 12 + 1, day.day)
    if day.month is None:
        return None
    return day_of(about.year + day.years, day.month, day.day) if day.years else next_of(day.month, day.day, about)


def days_listed(listed: Listed, about: dt.date | None) -> list[dt.date]:
    """The dates of a list: what one of them leaves out, the next one says. Empty where one of them is none."""
    found: list[dt.date] = []
    for day in reversed(listed.days):
        on = _before(day, found[-1]) if found else day_meant(day, about)
        if on is None:
            return []
        found.append(on)
    return found[::-1]


def _before(day: Day, later: dt.date) -> dt.date | None:
    """The last such day not after `later`: "từ 15/12 đến 15/01/2024" begins in 2023."""
    if day.day is None:
        return None
    years = [day.year] if day.year else [later.year, later.year - 1]
    found = (day_of(year, day.month or later.month, day.day) for year in years)
    return next((on for on in found if on and on <= later), None)


def months_meant(span: Span, about: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of whole months, or of the part of them that is named (Civil Code 2015, Art. 146)."""
    if span.months is not None:
        return _months_from(span, about)
    year = span.year or (about.year + span.years if about and span.years is not None else None)
    if year is None and (until := next_of(span.last, 28, about)):
        year = until.year
    if year is None:
        return None
    first, last = dt.date(year, span.first, 1), month_end(span.until_year or year, span.last)
    return (first, last) if span.part is None else _part_meant(span, first, last)


def _months_from(span: Span, about: dt.date | None) -> tuple[dt.date, dt.date] | None:
    if about is None or span.months is None:
        return None
    length = 3 if span.part == "quý" else 1
    months = 12 * about.year + (about.month - 1) // length * length + span.months
    first = dt.date(months // 12, months % 12 + 1, 1)
    last = month_end(*divmod(months + length - 1, 12)[:1], (months + length - 1) % 12 + 1)
    return (first, last) if span.part in (None, "quý") else _part_meant(span, first, last)


def _part_meant(span: Span, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date] | None:
    """Of a month, or of a half of the year; a part of a quarter has no agreed bounds but its end."""
    part = span.part or ""
    if (first.year, first.month) == (last.year, last.month):
        if counted := _DAYS_OF_MONTH.match(part):
            return _counted_part(first, last, int(counted[1]), counted[2] == "đầu")
        begin, end = _PARTS[part]
        return first.replace(day=begin), day_in(first.year, first.month, end)
    if part.endswith("cuối"):
        return (first if part == "cuối" else first.replace(month=7), last)
    return (first, dt.date(first.year, 6, 30)) if (first.month, last.month) == (1, 12) and part != "đầu" else None


def _counted_part(first: dt.date, last: dt.date, days: int, begin: bool) -> tuple[dt.date, dt.date]:
    return (first, first.replace(day=days)) if begin else (last - dt.timedelta(days=days - 1), last)


def stretch_meant(
    stretch: Stretch, about: dt.date | None, issued: dt.date | None
) -> tuple[dt.date | None, dt.date | None] | None:
    """First and last day of a stretch; an end that is not said is None. None where an edge cannot be told."""
    end = _edge(stretch.end, about, issued, 1) if stretch.end else None
    if stretch.end and end is None:
        return None
    if isinstance(stretch.start, Day) and stretch.start.day and stretch.start.months is None and end:
        start = _before(stretch.start, end)
    elif isinstance(stretch.start, Span) and stretch.start.year is None and end and stretch.start.months is None:
        start = _begun(stretch.start, end)
    else:
        start = _edge(stretch.start, about, issued, 0) if stretch.start else None
    if (stretch.start and start is None) or (start and end and start > end):
        return None
    return start, end


def _begun(span: Span, end: dt.date) -> dt.date | None:
    found = (months_meant(replace(span, year=year, years=None), None) for year in (end.year, end.year - 1))
    return next((bounds[0] for bounds in found if bounds and bounds[0] <= end), None)


def _edge(edge: Edge, about: dt.date | None, issued: dt.date | None, which: int) -> dt.date | None:
    if isinstance(edge, Day):
        return day_meant(edge, about)
    if isinstance(edge, Issue):
        return issued
    bounds = months_meant(edge, about) if isinstance(edge, Span) else None
    return bounds[which] if bounds else None


def occurrences(rec: Recurrence, on: dt.date) -> Iterator[dt.date]:
    """The days of a recurrence from a day on, in their order; none where its day is not said."""
    if rec.every is Every.DAY:
        yield from (on + dt.timedelta(days=n) for n in range(400))
    elif rec.every is Every.WEEK and rec.day and rec.interval == 1:
        first = on + dt.timedelta(days=(rec.day - 1 - on.weekday()) % 7)
        yield from (first + dt.timedelta(weeks=n) for n in range(60))
    elif rec.day and rec.every in (Every.MONTH, Every.QUARTER):
        yield from (d for d in _by_month(rec, on) if d >= on)
    elif rec.day and rec.month:
        found = (day_in(on.year + n, rec.month, rec.day) for n in range(3))
        yield from (d for d in found if d >= on)


def _by_month(rec: Recurrence, on: dt.date) -> Iterator[dt.date]:
    for n in range(15):
        months = 12 * on.year + on.month - 1 + n
        if rec.every is Every.QUARTER and (rec.month is None or (months - rec.month + 1) % 3):
            continue
        yield day_in(months // 12, months % 12 + 1, rec.day or 1)
