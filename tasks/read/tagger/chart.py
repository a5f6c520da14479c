"""Expressions of time put together from their atoms: a cascade of productions over the atoms' letters.

Each production is tried once over the whole line of letters, in their order: no text is read in more than linear
time. It takes the atoms that it matches and leaves one in their place, or none if they do not fit. The letters of
what is put together: d a day, l several, m q h y whole months, R from .. to, P periodic, C a term, S a working day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from tasks.read.facts import Every, Recurrence, Unit
from tasks.read.tagger.atoms import Atom, atoms
from tasks.read.tagger.values import (
    Counted,
    Day,
    Either,
    Issue,
    Listed,
    NthWorkingDay,
    Recurring,
    Span,
    Stretch,
    Tet,
)

Found = tuple[str, Any] | None
Build = Callable[[Sequence[Atom]], Found]
_GAP = 90  # characters of other words between the parts of one expression


def _of(taken: Sequence[Atom], letters: str) -> list[Any]:
    return [atom.value for atom in taken if atom.letter in letters]


def _timed(taken: Sequence[Atom]) -> Found:
    """A day with the time beside it: "17 giờ, thứ Sáu (01/8/2025)", "ngày 30/11/2026 lúc 16h"."""
    day = _of(taken, "dno")[0]
    at = [one.clock for one in _of(taken, "c")] or [day.clock]
    part = next((atom.value for atom in taken if atom.letter == "p"), day.part)
    kind = next(atom.letter for atom in taken if atom.letter in "dno")
    return kind, replace(day, clock=at[0], part=part)


def _beside(taken: Sequence[Atom]) -> Found:
    """ "ngày 30/11/2026 lúc 16h": without "lúc" the hour may belong to something else."""
    return _timed(taken) if _of(taken, "c")[0].part == "lúc" else None


def _named(taken: Sequence[Atom]) -> Found:
    """The printed date beside "ngày mai" or the day of the week is the one that counts."""
    return "d", replace(_of(taken, "d")[-1], clock=_of(taken, "od")[0].clock)


def _weekday_next(taken: Sequence[Atom]) -> Found:
    """ "thứ Sáu tuần sau", "thứ Năm tuần này"."""
    week = _of(taken, "XY")[0]
    if week is None or week.ahead is None:
        return None
    at = [one.clock for one in _of(taken, "c")] or [None]
    return "d", Day(weekday=_of(taken, "w")[0].weekday, ahead=week.ahead, clock=at[0])


def _in_month(taken: Sequence[Atom]) -> Found:
    """ "ngày 15 tháng sau", "ngày 20 tháng này", "ngày 28 tháng 02 năm sau"."""
    day, other = _of(taken, "nd")[0], _of(taken, "XY")[0]
    if other is None or (day.month is None) is (other.months is None):
        return None
    if day.month is None and other.part not in (None, "tháng", "của tháng"):
        return None
    return "d", replace(day, months=other.months, years=other.years)


def _listed(taken: Sequence[Atom]) -> Found:
    days = _of(taken, "ndl#")
    flat = tuple(d for day in days for d in (day.days if isinstance(day, Listed) else (day,)))
    if any(atom.value in ("hoặc", "hay") for atom in taken if atom.letter == "&"):
        return "H", None
    whole = flat[-1].month is not None or all(atom.letter != "#" for atom in taken)
    return ("l", Listed(flat)) if whole else None


def _months_joined(taken: Sequence[Atom]) -> Found:
    first, last = _of(taken, "mq")[0], _of(taken, "mq")[-1]
    if first.year not in (None, last.year) or first.first > last.last:
        return None
    return taken[-1].letter, Span(first.first, last.last, last.year, years=last.years)


def _part_of(taken: Sequence[Atom]) -> Found:
    part, span = _of(taken, "G")[0].split()[-1], _of(taken, "mqhyY")[0]
    if isinstance(span, Day):
        return ("m", Span(0, 0, months=0, part=part)) if "tháng" in (span.part or "") else None
    if span is None or span.until_year:
        return None
    half = taken[0].value.startswith("nửa")
    return taken[-1].letter, replace(span, part=f"nửa {part}" if half else None if part == "hết" else part)


def _stretch(taken: Sequence[Atom]) -> Found:
    """From one edge to the other; a lone number, hour or month is completed from the other edge."""
    edges = _of(taken, "dn#mqhyiojcl")
    start, end = edges[0], edges[-1]
    if isinstance(start, Listed) or isinstance(end, Listed):
        return None
    if isinstance(start, Day) and isinstance(end, Day) and start.day is None and start.clock and start.ahead is None:
        start = replace(end, clock=start.clock)
    if isinstance(end, Day) and end.day is None and end.ahead is None and end.clock and isinstance(start, Day):
        end = replace(start, clock=end.clock)
    return ("R", Stretch(start, end)) if _edge(start, taken) and _edge(end, taken) else None


def _edge(edge: Any, taken: Sequence[Atom]) -> bool:
    return not isinstance(edge, Day) or edge.day is not None or edge.ahead is not None


def _open(taken: Sequence[Atom]) -> Found:
    return "R", Stretch(_of(taken, "dmqyio")[0], None)


def _monthly(taken: Sequence[Atom]) -> Found:
    """The days of a month, or the dates of a year, or days of the week, that come again."""
    every, interval = next((v for v in _of(taken, "er")), (None, 1))
    days = [d for v in _of(taken, "ndl") for d in (v.days if isinstance(v, Listed) else (v,))]
    found = [_again(every, interval, day, _of(taken, "k")) for day in days]
    return ("P", Recurring(tuple(r for r in found if r))) if found and all(found) else None


def _again(every: Every | None, interval: int, day: Day, quarter: list[int | None]) -> Recurrence | None:
    if quarter:
        return Recurrence(every=Every.QUARTER, day=day.day, month=quarter[0], time=day.clock) if not day.month else None
    if day.year or day.ahead is not None or day.months or day.years:
        return None
    if day.month:
        yearly = every if every in (Every.HALF_YEAR, Every.NINE_MONTHS) else Every.YEAR if every is Every.YEAR else None
        return Recurrence(every=yearly, day=day.day, month=day.month, time=day.clock) if yearly else None
    return Recurrence(every=Every.MONTH, day=day.day, time=day.clock) if every is Every.MONTH and interval == 1 else None


def _of_year(taken: Sequence[Atom]) -> Found:
    """Two dates of the year, five to seven months apart, are those of the half year and of the year."""
    found = _monthly(taken)
    if found is None or len(found[1].each) != 2:
        return found
    first, second = found[1].each
    apart = (second.month or 0) - (first.month or 0)
    half = replace(first, every=Every.HALF_YEAR) if 5 <= apart <= 7 and first.every is Every.YEAR else first
    return "P", Recurring((half, replace(second, every=Every.YEAR)))


def _in_months(taken: Sequence[Atom]) -> Found:
    day, months = _of(taken, "M")[0]
    quarter = {(3, 6, 9, 12): 3, (1, 4, 7, 10): 4}.get(tuple(months))
    if quarter:
        return "P", Recurring((Recurrence(every=Every.QUARTER, day=day, month=quarter),))
    return "P", Recurring(tuple(Recurrence(every=Every.YEAR, day=day, month=month) for month in months))


def _weekly(taken: Sequence[Atom]) -> Found:
    every, interval = _of(taken, "er")[0]
    at = [one.clock for one in _of(taken, "c")] or [None]
    days = [one.weekday for one in _of(taken, "w")]
    if every is not Every.WEEK:
        return None
    return "P", Recurring(tuple(Recurrence(every=every, day=day, time=at[0], interval=interval) for day in days))


def _daily(taken: Sequence[Atom]) -> Found:
    every, interval = _of(taken, "er")[0]
    if every is not Every.DAY or interval != 1:
        return None
    return "P", Recurring(tuple(Recurrence(every=every, time=one.clock) for one in _of(taken, "c")))


def _hourly(taken: Sequence[Atom]) -> Found:
    every, interval = taken[0].value
    return ("P", Recurring((Recurrence(every=every, interval=interval),))) if every is Every.HOUR else None


def _bounded(taken: Sequence[Atom]) -> Found:
    recurring, within = _of(taken, "P")[0], _of(taken, "Rdmqhy")[-1]
    if taken[-1].letter != "R" and any(atom.letter == "T" for atom in taken):
        within = Stretch(None, within)
    if taken[-1].letter == "d" and not isinstance(within, Stretch):
        return None
    return "P", replace(recurring, within=within)


def _since(taken: Sequence[Atom]) -> Found:
    """ "Từ năm 2024, định kỳ ngày 28 tháng 3, 6, 9, 12"."""
    recurring, begin = _of(taken, "P")[0], taken[0].value
    return ("P", replace(recurring, within=begin)) if begin.end is None and recurring.within is None else None


def _this_span(taken: Sequence[Atom]) -> Found:
    """ "trong tháng này", "đến hết quý sau"; a week has no agreed last day."""
    said = taken[0].value
    if said.ahead is not None or "của" in (said.part or ""):
        return None
    if said.months is None:
        return "y", Span(1, 12, years=said.years)
    return "m", Span(0, 0, months=said.months, part="quý" if said.part == "quý" or said.months == 3 else None)


def _working(taken: Sequence[Atom]) -> Found:
    """ "ngày làm việc cuối cùng của tháng", "ngày cuối cùng của quý"."""
    (number, working), other = _of(taken, "W")[0], taken[-1].value
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
    return ("S", NthWorkingDay(number if working else 2 * number, span)) if span else None


def _amount(taken: Sequence[Atom]) -> tuple[int, Unit]:
    """The amount of a term; an hour alone is one too: "trong thời hạn 24 giờ"."""
    atom = next(a for a in taken if a.letter in "ac")
    if atom.letter == "a":
        found: tuple[int, Unit] = atom.value
        return found
    at = atom.value.clock
    return (24 if at.second else at.hour), Unit.HOUR


def counted_alone(atom: Atom) -> tuple[int, Unit] | None:
    """The amount that one atom says; None for an hour with minutes."""
    return _amount([atom]) if _whole_hours([atom]) else None


def _whole_hours(taken: Sequence[Atom]) -> bool:
    return all(a.letter != "c" or not a.value.clock.minute or a.value.clock.second for a in taken)


_PAPER = re.compile(
    r"số|văn bản|công văn|quyết định|nghị định|thông tư|hướng dẫn|kế hoạch|thông báo|chỉ thị|công điện|nhận"
)


def _anchored(sign: int) -> Build:
    """ "15 ngày trước ngày tổ chức 20/9/2026", not "kể từ ngày nhận được Công văn ngày 20/9/2026"."""

    def build(taken: Sequence[Atom]) -> Found:
        between = " ".join(_of(taken, "."))
        return None if _PAPER.search(between) or len(between) > 40 else _counted(sign)(taken)

    return build


def _compared(taken: Sequence[Atom]) -> Found:
    """ "trước 03 ngày so với ngày 20/9/2026"."""
    return _counted(-1)(taken) if _of(taken, ".")[0] == "so với" else None


def _counted(sign: int) -> Build:
    def build(taken: Sequence[Atom]) -> Found:
        if not _whole_hours(taken):
            return None
        count, unit = _amount(taken)
        anchor = next((v for v in _of(taken, "dioj") if isinstance(v, Day | Issue | Tet)), None)
        event = anchor is None and any(atom.letter in ".VG" for atom in taken)
        return "C", Counted(sign * count, unit, anchor, "event" if event else "")

    return build


def _either(taken: Sequence[Atom]) -> Found:
    return "E", Either(1)


def _unclear(taken: Sequence[Atom]) -> Found:
    """ "05 - 07 ngày làm việc": which of the two is not said."""
    return "z", None


def _dropped(taken: Sequence[Atom]) -> Found:
    return ".", None


def _today(taken: Sequence[Atom]) -> Found:
    return "o", Day(ahead=0, part="ngày")


_D = r"(?:\(d\)|d)"
_S = "[mqhy]"
_A = r"(?:a|(?<=[OLbf(])c|c(?=[,(f]*[KA]))"
_TILL = r"(?:\([^()]{1,3}\))?,?p?[T-][fOp]*"
PRODUCTIONS: list[tuple[str, Build]] = [
    # a day with its hour, its day of the week, its part
    (r"Qa&", _dropped),
    (r"p\(c\)f*d", _timed),
    (rf"[oO]?o,?{_D}", _named),
    (r"w[,f]*\(d\)", _timed),
    (r"d\(w\)", _timed),
    (r"d,w(?![eXY])", _timed),
    (r"D+d", _timed),
    (r"w[,f]*d", _timed),
    (rf"p?c[,f]*(?:p[,f]*)?{_D}", _timed),
    (r"c[,f]*o", _timed),
    (r"c[,f]*n(?=[,f]*[ekXY&,])", _timed),
    (r"p[,f]*d", _timed),
    (r"d,?c(?![,f]*[dwneXY#co])", _beside),
    (r"d(?:,?[OLB]+f*|,?f)c(?![,f]*[dwneXY#co]|,?[FKT])", _timed),
    (r"(?:c[,f]*)?w[,f]*[XY]", _weekday_next),
    (r"[nd][XY]", _in_month),
    (r"D,?[LfO]*N", _either),
    (r"(?<![LB])D(?!d)", _today),
    # several days
    (r"[dn#](?:,[dn#])*,?&[OBLU]*[dnl#]", _listed),
    (r"[dn#](?:,[dn#])*,d", _listed),
    (r"[dn](?:,[dn])+(?=e)", _listed),
    (r"[mq](?:,[mq])*,?[&-][mq]", _months_joined),
    (r"G[mqyhY]", _part_of),
    # terms
    (rf"{_A}[,(f]*[FKA][f.]?f*(?:\(?d\)?|i)(?![fp,]*[T-])", _counted(1)),
    (rf"{_A}[,(f]*[FKA]f*j", _counted(1)),
    (rf"{_A},?\(?[FKA]f*\.(?:\(d\)|f?d)(?![fp,]*[T-])", _anchored(1)),
    (rf"{_A},?\.?Bf?\.(?:\(d\)|f?d)", _anchored(-1)),
    (r"Bf?a\.f?d", _compared),
    (rf"{_A},?\(?[FKA]f*[.iV](?![fp,]*[T-])", _counted(1)),
    (rf"Af*{_A}(?:[.G]|(?=[;,)]|\Z))", _counted(1)),
    (r"Bd,?[Lbf]*a", _counted(-1)),
    (rf"{_A},?\.?B(?:d|f?\.|f?j)", _counted(-1)),
    (rf"Bf?[.j],?[Lbf]*{_A}(?![FKA])", _counted(-1)),
    (r"(?:F?#T|#-)C", _unclear),
    # from .. to
    (rf"[FK][Opf]*[dn#mqhyioc]{_TILL}(?:d|{_S}|j|c)", _stretch),
    (rf"(?<![LB])[dn#ioc]-f*[dc](?!e)", _stretch),
    (rf"(?<![LB])[dioc],?T[fOp]*(?:d|{_S}|c)(?!e)", _stretch),
    (rf"[FK]?[Opf]*(?:d|m|o),?\.?V", _open),
    (rf"[FK][Opf]*(?:d|{_S}|i|o)(?![.,]?[TV])", _open),
    # what comes again
    (r"M", _in_months),
    (r"[nl][,f]*k", _monthly),
    (r"[nl][,f]*e", _monthly),
    (r"[dl][,f]*e", _of_year),
    (r"(?:c[,f]*)?w(?:[,&]w)*[,f]*e", _weekly),
    (r"c(?:,c)*(?:,?&[BLO]*c)?[,f]*e", _daily),
    (r"[er][,f]*\(?\.?,?[OLBf]*(?:n|l)(?:[,f]*k)?", _monthly),
    (r"[er][,f]*\(?\.?[,(]?[OLBf]*(?:d|l)", _of_year),
    (r"[er][,f]*\(?\.?[,(]?[OLBf]*(?:c[,f]*)?w(?:[,&]w)*", _weekly),
    (r"[er](?:d|m)?[,f]*\(?\.?[,(]?[OLBfp]*c(?:,c)*(?:,?&[BLO]*c)?(?![,f]*[dnwo])", _daily),
    (r"e", _hourly),
    (r"W[,f]*(?:[eXYmqy])", _working),
    (rf"P,?\(?\.?(?:OR|R|O{_S}|T(?:d|{_S}))", _bounded),
    (r"R,?\.?,?P", _since),
    (r"(?<=[OTLB])[XY]|(?<=[OTLB]f)[XY]", _this_span),
]
_COMPILED = [(re.compile(pattern), build) for pattern, build in PRODUCTIONS]


def compose(text: str, start: int = 0) -> list[Atom]:
    """All that stands in a folded text, atoms and what they have been put together to, in its order."""
    line = list(atoms(text, start))
    for pattern, build in _COMPILED:
        line = _applied(pattern, build, line)
    return line


def _applied(pattern: re.Pattern[str], build: Build, line: list[Atom]) -> list[Atom]:
    letters = "".join(atom.letter for atom in line)
    done: list[Atom] = []
    at = 0
    for m in pattern.finditer(letters):
        taken = line[m.start() : m.end()]
        if any(a.letter == "." and a.end - a.start > _GAP for a in taken[:-1]):
            continue
        if (found := build(taken)) is not None:
            done += line[at : m.start()]
            done.append(Atom(found[0], taken[0].start, taken[-1].end, found[1]))
            at = m.end()
    return done + line[at:] if at else line
