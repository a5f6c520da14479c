"""What the parts of an expression of time come to, taken together: the builders of the chart's productions.

Each takes the atoms that its production matched and gives the letter and value of the one that replaces them, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from tasks.read.tagger.atoms import Atom
from tasks.read.tagger.values import (
    Day,
    Listed,
    Span,
    Stretch,
)

Found = tuple[str, Any] | None
Build = Callable[[Sequence[Atom]], Found]


def values_of(taken: Sequence[Atom], letters: str) -> list[Any]:
    return [atom.value for atom in taken if atom.letter in letters]


def build_timed(taken: Sequence[Atom]) -> Found:
    """A day with the time beside it: "17 giờ, thứ Sáu (01/8/2025)", "ngày 30/11/2026 lúc 16h"."""
    day = values_of(taken, "dno")[0]
    at = [one.clock for one in values_of(taken, "c")] or [day.clock]
    part = next((atom.value for atom in taken if atom.letter == "p"), day.part)
    kind = next(atom.letter for atom in taken if atom.letter in "dno")
    named = [one.weekday for one in values_of(taken, "w")] or [day.weekday]
    return kind, replace(day, clock=at[0], part=part, weekday=named[0])


def build_beside(taken: Sequence[Atom]) -> Found:
    """ "ngày 30/11/2026 lúc 16h": without "lúc" the hour may belong to something else."""
    return build_timed(taken) if values_of(taken, "c")[0].part == "lúc" else None


def build_by_moon(taken: Sequence[Atom]) -> Found:
    """ "ngày rằm tháng Tư (nhằm ngày 19/5/2019)": the day of the solar calendar is the one that counts."""
    return "d", values_of(taken, "d")[-1]


def build_named(taken: Sequence[Atom]) -> Found:
    """The printed date beside "ngày mai" or the day of the week is the one that counts."""
    return "d", replace(values_of(taken, "d")[-1], clock=values_of(taken, "od")[0].clock)


def build_weekday_next(taken: Sequence[Atom]) -> Found:
    """ "thứ Sáu tuần sau", "thứ Năm tuần này"."""
    week = values_of(taken, "XY")[0]
    if week is None or week.ahead is None:
        return None
    at = [one.clock for one in values_of(taken, "c")] or [None]
    named = values_of(taken, "w")[0]
    return "d", Day(weekday=named.weekday, ahead=week.ahead, clock=at[0], part=named.part)


def build_weekday_alone(taken: Sequence[Atom]) -> Found:
    """ "cuối giờ chiều thứ Sáu": the next one; which that is has to be known by who asks."""
    at = [one.clock for one in values_of(taken, "c")] or [None]
    named = values_of(taken, "w")[0]
    part = next((atom.value for atom in taken if atom.letter == "p"), named.part)
    return "d", Day(weekday=named.weekday, clock=at[0], part=part)


def build_in_month(taken: Sequence[Atom]) -> Found:
    """ "ngày 15 tháng sau", "ngày 20 tháng này", "ngày 28 tháng 02 năm sau"."""
    day, other = values_of(taken, "nd")[0], values_of(taken, "XY")[0]
    if other is None or (day.month is None) is (other.months is None):
        return None
    if day.month is None and other.part not in (None, "tháng", "của tháng"):
        return None
    part = other.part if (other.part or "").startswith("của") else day.part
    return "d", replace(day, months=other.months, years=other.years, part=part)


def build_listed(taken: Sequence[Atom]) -> Found:
    days = values_of(taken, "ndl#")
    flat = tuple(d for day in days for d in (day.days if isinstance(day, Listed) else (day,)))
    if any(atom.value in ("hoặc", "hay") for atom in taken if atom.letter == "&"):
        return "H", None
    whole = flat[-1].month is not None or all(atom.letter != "#" for atom in taken)
    return ("l", Listed(flat)) if whole else None


def build_listed_of_month(taken: Sequence[Atom]) -> Found:
    """ "ngày mùng 1 và 15" of each month."""
    if any(atom.value in ("hoặc", "hay") for atom in taken if atom.letter == "&"):
        return "H", None
    return "l", Listed(tuple(values_of(taken, "n#")))


def build_months_joined(taken: Sequence[Atom]) -> Found:
    first, last = values_of(taken, "mq")[0], values_of(taken, "mq")[-1]
    if first.year not in (None, last.year) or first.first > last.last:
        return None
    return taken[-1].letter, Span(first.first, last.last, last.year, years=last.years)


def build_months_in_turn(taken: Sequence[Atom]) -> Found:
    """ "Tháng 4, tháng 5": without "và" only where one follows the other."""
    said = values_of(taken, "m")
    follow = all(b.first == a.last + 1 and a.part is b.part is None for a, b in pairwise(said))
    return build_months_joined(taken) if follow else None


def build_part_of(taken: Sequence[Atom]) -> Found:
    part, span = values_of(taken, "G")[0].split()[-1], values_of(taken, "mqhyXY")[0]
    if isinstance(span, Day):
        return _part_of_this(part, span)
    if span is None or span.until_year:
        return None
    half = taken[0].value.startswith("nửa")
    return taken[-1].letter, replace(span, part=f"nửa {part}" if half else None if part == "hết" else part)


def _part_of_this(part: str, said: Day) -> Found:
    """ "cuối tháng này", "đầu tháng sau", "cuối năm nay": a quarter has no agreed beginning or middle."""
    if said.years is not None:
        return "y", Span(1, 12, years=said.years, part=None if part == "hết" else part)
    if said.months is None:
        return None
    if said.months == 3 or "quý" in (said.part or ""):
        return ("m", Span(0, 0, months=said.months, part="quý")) if part in ("cuối", "hết") else None
    return "m", Span(0, 0, months=said.months, part=part)


def build_exact(taken: Sequence[Atom]) -> Found:
    """ "giữa tháng 6 (ngày 13/6)": the day is the one that counts, where it lies in that month."""
    span, day = values_of(taken, "md")
    return ("d", day) if span.first == span.last == day.month else None


def build_stretch(taken: Sequence[Atom]) -> Found:
    """From one edge to the other; a lone number, hour or month is completed from the other edge."""
    edges = values_of(taken, "dn#mqhyiojcl")
    start, end = edges[0], edges[-1]
    if isinstance(start, Listed) or isinstance(end, Listed):
        return None
    if isinstance(start, Day) and isinstance(end, Day) and start.day is None and start.clock and start.ahead is None:
        start = replace(end, clock=start.clock)
    if isinstance(end, Day) and end.day is None and end.ahead is None and end.clock and isinstance(start, Day):
        end = replace(start, clock=end.clock)
    return ("R", Stretch(start, end)) if _edge(start, taken) and _edge(end, taken) else None


def build_bounds(taken: Sequence[Atom]) -> Found:
    """ "Tháng 5 năm 2024 (từ ngày 01/5/2024 đến ngày 31/5/2024)": one period, said twice."""
    return "R", values_of(taken, "R")[0]


def _edge(edge: Any, taken: Sequence[Atom]) -> bool:
    return not isinstance(edge, Day) or edge.day is not None or edge.ahead is not None


def build_open(taken: Sequence[Atom]) -> Found:
    return "R", Stretch(values_of(taken, "dmqyio")[0], None)
