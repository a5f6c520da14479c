"""What the words of a period come to: the builders of the rules in period_rules.py."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tasks.read.dates import LOOSE, clock, day_of, month_end, next_of, parts
from tasks.read.patterns import anycase
from tasks.read.setting import Hit, Setting
from tasks.read.words import ROMAN


@dataclass(frozen=True)
class Period:
    """A window still without its place; either end may be unknown."""

    start: dt.date | None
    end: dt.date | None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    inferred: bool = False
    note: str | None = None


_LISTED = anycase(LOOSE("i"))
Build = Callable[[re.Match[str], Hit, Setting], Period | None]


def both_ends(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """Both ends printed; month and year of the start are taken from the end where they are left out."""
    day, month, year = parts(m, "b")
    if day is None or month is None:
        return None
    end = _day(year, month, day, setting)
    day0, month0, year0 = parts(m, "a")
    if end is None or day0 is None:
        return None
    start = _before(day0, month0 or end.month, year0, end)
    return Period(start, end, clock(m, "at"), clock(m, "bt"), year is None) if start and start <= end else None


def day_run(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """ "28 - 30/10/2024", "28, 29 và 30/10/2024": days that follow one another are one period, others are none."""
    if "-" in m["days"] and "," not in m["days"]:
        return both_ends(m, hit, setting)
    days = [day for _, day in listed_days(m, setting)]
    follow = all(after - before == dt.timedelta(1) for before, after in pairwise(days))
    return Period(days[0], days[-1], inferred=parts(m, "b")[2] is None) if days and follow else None


def listed_days(m: re.Match[str], setting: Setting) -> list[tuple[tuple[int, int], dt.date]]:
    """Each day of "05, 15 và 25/3/2024" with its place; what one of them leaves out, the next one says."""
    found: list[tuple[tuple[int, int], dt.date]] = []
    for item in reversed(list(_LISTED.finditer(m.string, m.start("days"), m.end("days")))):
        day, month, year = parts(item, "i")
        later = found[-1][1] if found else None
        at = day and (
            _before(day, month or later.month, year, later) if later else month and _day(year, month, day, setting)
        )
        if not at:
            return []
        found.append((item.span(), at))
    return found[::-1]


def in_bracket(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """As `both_ends`, but not an anniversary: "(07/5/1954 - 07/5/2024)"."""
    period = both_ends(m, hit, setting)
    first, last = (period.start, period.end) if period else (None, None)
    return None if first and last and (first.month, first.day) == (last.month, last.day) else period


def _before(day: int, month: int, year: int | None, end: dt.date) -> dt.date | None:
    """The last such day not after `end`: "từ 15/12 đến 15/01/2024" begins in 2023."""
    for candidate in [year] if year else [end.year, end.year - 1]:
        if day <= month_end(candidate, month).day and dt.date(candidate, month, day) <= end:
            return dt.date(candidate, month, day)
    return None


def _day(year: int | None, month: int, day: int, setting: Setting) -> dt.date | None:
    return day_of(year, month, day) if year else next_of(month, day, setting.about)


def from_issue(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """The date of issue is that of the document in whose bracket it is said, else our own."""
    day, month, year = parts(m, "b")
    end = _day(year, month, day, setting) if day and month else None
    if end is None:
        return None
    base = setting.issue_of_base(hit.block, m.start())
    note = "the date of issue of the document cited" if base else "the date of issue of this document"
    return Period(base or setting.issued_on, end, note=note, inferred=year is None)


def within_day(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """ "từ 19 giờ đến 21 giờ ngày 10/02/2025"."""
    day, month, year = parts(m, "b")
    on = _day(year, month, day, setting) if day and month else None
    return Period(on, on, clock(m, "at"), clock(m, "bt"), year is None) if on else None


def to_span_end(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """ "từ ngày 15/4 đến hết tháng 5/2024", "từ nay đến cuối năm 2024"."""
    last = int(m["m2"]) if m["m2"] else 3 * _number(m["q2"]) if m["q2"] else 12
    if not 1 <= last <= 12:
        return None
    end = month_end(int(m["y"] or m["y3"]), last)
    if m["now"]:
        on = setting.issue_of_base(hit.block, m.start()) or setting.issued_on
        return Period(on, end, note="from the date of issue") if on and on <= end else None
    day, month, year = parts(m, "a")
    start = _before(day, month, year, end) if day and month else None
    return Period(start, end, clock(m, "at")) if start else None


def open_ended(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    day, month, year = parts(m, "a")
    start = _day(year, month, day, setting) if day and month else None
    return Period(start, None, clock(m, "at"), inferred=year is None) if start else None


def months(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """Whole months, first to last; a missing year is that of the document."""
    said = m.groupdict()
    first, last = int(m["m1"]), int(said.get("m2") or m["m1"])
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    over = first > last  # "từ tháng 11 đến tháng 3/2025" begins in 2024
    until = next_of(last, 28, setting.about)
    if m["y"]:
        year = int(m["y"])
    elif said.get("y1"):
        year = int(said["y1"]) + over
    elif until:
        year = until.year
    else:
        return None
    start, end = dt.date(int(said.get("y1") or year - over), first, 1), month_end(year, last)
    return Period(start, end, inferred=not m["y"]) if start <= end else None


def quarter(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    number = _number(m["q"])
    first = _number(m["q1"]) if m["q1"] else number
    until = None if m["y"] else next_of(3 * number, 28, setting.about)
    year = int(m["y"]) if m["y"] else until.year if until else None
    begun = int(m.groupdict().get("y1") or year or 0)
    if year is None or (begun, first) > (year, number):
        return None
    return Period(dt.date(begun, 3 * first - 2, 1), month_end(year, 3 * number), inferred=not m["y"])


def _number(quarter: str) -> int:
    return ROMAN.get(quarter.upper()) or int(quarter)


def half(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    year, first = int(m["y"]), m["half"].lower() == "đầu"
    return (
        Period(dt.date(year, 1, 1), dt.date(year, 6, 30))
        if first
        else Period(dt.date(year, 7, 1), dt.date(year, 12, 31))
    )


def years(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    first, last = int(m["y1"]), int(m["y2"])
    return Period(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last else None


def whole_year(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    return Period(dt.date(int(m["y"]), 1, 1), dt.date(int(m["y"]), 12, 31))


def one_day(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """A single day, with the time at which it begins if one is printed."""
    day, month, year = parts(m, "a")
    on = _day(year, month, day, setting) if day and month else None
    time = clock(m, "at") or (clock(m, "t") if "th" in m.groupdict() else None)
    return Period(on, on, time, None, year is None) if on else None


def now_to(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    day, month, year = parts(m, "b")
    end = _day(year, month, day, setting) if day and month else None
    note = "from the date of this document"
    return Period(setting.issued_on, end, None, clock(m, "bt"), year is None, note) if end else None
