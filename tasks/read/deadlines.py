"""Windows and deadlines of the body, in the order of the text.

1. Citations, quotations and our own number are hidden: their dates are not demands.
2. Periodic demands are taken first, since they hold words that later rules would take for something else;
   then relative terms, periods with a beginning, single dates, reports on request, whole months and days.
3. What a rule has taken is hidden from the next. What looks like a demand and is none is passed over, with the reason.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tasks.read import doers
from tasks.read.blocks import QUOTED, Block, Mark
from tasks.read.columns import Heading, heading, times_under
from tasks.read.facts import (
    CERTAIN,
    DOUBTFUL,
    LIKELY,
    After,
    Deadline,
    Every,
    Kind,
    PassedOver,
    Recurrence,
    Relative,
    Window,
)
from tasks.read.fold import spelling
from tasks.read.lookalikes import is_past, look_alike
from tasks.read.on_request import requests
from tasks.read.once import due_in_column, due_of_period, dues, ends, put_off
from tasks.read.patterns import Pattern, anycase
from tasks.read.period_builders import Period
from tasks.read.periods import no_window, ranges, spans, window
from tasks.read.recurring import recurrences
from tasks.read.setting import Hit, Setting
from tasks.read.terms import terms, unread
from tasks.read.whose import is_central, is_upward


@dataclass
class Times:
    """What the body says of time, and what was passed over."""

    windows: list[Window] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)


def times(blocks: Sequence[Block], setting: Setting) -> Times:
    """All windows and deadlines of the body."""
    found = Times()
    lead: Block | None = None
    head: Heading | None = None
    for block in blocks:
        head = heading(block) or head if block.row else None
        if block.mark in (Mark.ITEM, Mark.SECTION) or block.closing:
            lead = block
        demanded = len(found.deadlines)
        _of_block(block, lead, head, setting, found)
        found.deadlines[demanded:] = sorted(found.deadlines[demanded:], key=lambda d: (d.start, d.end))
    found.deadlines = [_within_window(d, found.windows) for d in found.deadlines]
    return found


_AND = Pattern(r" ?(?:,|,? và|;) ")


def _joined(block: Block, end: int, start: int) -> bool:
    """Is there but a comma or "và" between `end` and `start`?"""
    m = _AND.match(block.text, end) if end else None
    return m is not None and m.end() == start


def _of_block(block: Block, lead: Block | None, head: Heading | None, setting: Setting, found: Times) -> None:
    def take(hit: Hit, kind: Kind, **values: Any) -> None:
        if why := _no_demand(hit, setting, values.get("due")):
            found.passed_over.append(_passed_over(hit, why))
        else:
            found.deadlines.append(_deadline(hit, lead, kind, **values))

    def open_window(hit: Hit, period: Period) -> None:
        if why := no_window(hit, period, setting):
            found.passed_over.append(_passed_over(hit, why))
        else:
            found.windows.append(window(hit, period, setting))

    shown = hidden(block, setting)
    if head and (cell := times_under(head, shown, setting)):
        hit, period = cell
        if last_day := due_in_column(period) if head.due else None:
            take(hit, Kind.ONCE, due=last_day.day, due_time=last_day.time, year_inferred=last_day.inferred)
        else:
            open_window(hit, period)
        shown = _without(shown, [cell])
    periodic = recurrences(shown, setting)
    for hit, rec in periodic:
        take(hit, Kind.PERIODIC, recurrence=rec)
    shown = _without(shown, periodic)
    relative = terms(shown)
    for hit, term in relative:
        take(hit, Kind.RELATIVE, relative=term)
    shown = _without(shown, relative)
    counted = unread(shown)
    found.passed_over += [_passed_over(hit, why) for hit, why in counted]
    shown = _without(shown, counted)
    moved = put_off(shown, setting)
    for hit, due in moved:
        take(hit, Kind.ONCE, due=due.day, due_time=due.time, year_inferred=due.inferred)
    shown = _without(shown, moved)
    periods = ranges(shown, setting)
    for hit, period in periods:
        open_window(hit, period)
    shown = _without(shown, periods)
    once = dues(shown, setting)
    for hit, due in once:
        take(hit, Kind.ONCE, due=due.day, due_time=due.time, year_inferred=due.inferred)
    shown = _without(shown, once)
    by_month = ends(shown, setting)
    for hit, last_day in by_month:
        if last_day:
            take(hit, Kind.ONCE, due=last_day.day, year_inferred=last_day.inferred)
        else:
            found.passed_over.append(_passed_over(hit, "chỉ nêu tháng hoặc quý, không rõ ngày phải xong"))
    shown = _without(shown, by_month)
    listed = 0  # where the due day before ends: "đợt 1 ngày 22/5, đợt 2 ngày 17/7" is due in both
    for hit, period in spans(shown, setting):
        if last_day := due_of_period(hit, period, listed=_joined(shown, listed, hit.start)):
            listed = hit.end
            take(hit, Kind.ONCE, due=last_day.day, due_time=last_day.time, year_inferred=last_day.inferred)
        elif not _narrowed(hit, periods):
            open_window(hit, period)
    for hit in requests(shown):
        take(hit, Kind.ON_REQUEST)


def _without(block: Block, hits: Sequence[tuple[Hit, Any]]) -> Block:
    return block.masked([(hit.start, hit.end) for hit, _ in hits])


_WITHIN_IT = anycase(r"cao điểm|trong đó|trọng tâm|riêng")


def _narrowed(hit: Hit, periods: list[tuple[Hit, Period]]) -> bool:
    """ "trong tháng 01 ... từ ngày 10/01 đến ngày 31/01": the clause says more exactly when; not where that is only
    the peak of it.
    """
    first, last = hit.block.clause_bounds(hit.start, hit.end)
    exacter = [other for other, _ in periods if first <= other.start < last]
    return any(not _WITHIN_IT.search(hit.block.text, hit.end, other.start) for other in exacter)


def hidden(block: Block, setting: Setting) -> Block:
    """The paragraph without citations and quotations."""
    cited = [(c.start, c.end) for c in setting.cited_in(block)]
    quoted = [m.span() for m in QUOTED.finditer(block.text)]
    return block.masked(cited + quoted)


def _no_demand(hit: Hit, setting: Setting, due: dt.date | None) -> str | None:
    """Why it is no demand on those whom the document is for; None where it is one."""
    if is_past(due, setting.about):
        return "đã qua"
    if name := look_alike(hit.block, hit.start, hit.end):
        return name
    if is_central(hit.block, hit.start, hit.end, setting.issuer_names):
        return "yêu cầu của cơ quan trung ương với các tỉnh"
    return "việc của cơ quan ban hành" if is_upward(hit.block, hit.start, hit.end, setting.issuer_names) else None


def _passed_over(hit: Hit, why: str) -> PassedOver:
    start, end = hit.block.folded.span(hit.start, hit.end)
    said = hit.block.folded.source[start:end]
    return PassedOver(start=start, end=end, evidence=said, sentence=hit.block.sentence(hit.start), why=why)


def _deadline(hit: Hit, lead: Block | None, kind: Kind, **values: Any) -> Deadline:
    block = hit.block
    first, last = block.folded.span(hit.start, hit.end)
    who = doers.who(block, hit.start, hit.end)
    if who is None and lead is not None and not block.closing:
        who = ", ".join(doers.bodies_in(lead)) or None
    return Deadline(
        start=first, end=last, evidence=block.folded.source[first:last], sentence=block.sentence(hit.start),
        confidence=_confidence(kind, block.sentence(hit.start), **values), kind=kind, who=who,
        to=doers.to(block, hit.start, hit.end), what=doers.what(block, hit.start, hit.end), **values,
    )  # fmt: skip


# "trước ngày 05 tháng sau" alone may well be said of the coming month only.
_REGULAR = anycase(r"h[àằ]ng |mỗi |từng |định kỳ|(?:báo cáo|tờ khai) (?:tuần|tháng|quý|năm|ngày|\d+ tháng)|lần")


def _confidence(
    kind: Kind,
    sentence: str,
    recurrence: Recurrence | None = None,
    relative: Relative | None = None,
    year_inferred: bool = False,
    **_: Any,
) -> float:
    """Certain where everything is printed; what has no day or time of its own is for a person to look at."""
    if recurrence and not (recurrence.day or recurrence.time):
        return DOUBTFUL
    alone = recurrence is not None and not _REGULAR.search(spelling(sentence))
    partly = alone or year_inferred or kind is Kind.ON_REQUEST or (relative and relative.after is After.EVENT)
    return LIKELY if partly else CERTAIN


_PEAK = Pattern(r"(?:thời kỳ|đợt|thời gian|chiến dịch) cao điểm", re.I)


def _within_window(deadline: Deadline, windows: list[Window]) -> Deadline:
    """ "hằng ngày trong thời kỳ cao điểm nêu trên" is bounded by the window of that name."""
    rec = deadline.recurrence
    if rec is None or rec.since or rec.every not in (Every.DAY, Every.WEEK) or not _PEAK.search(deadline.sentence):
        return deadline
    named = [w for w in windows if w.end <= deadline.start and _PEAK.search(w.sentence)]
    return replace(deadline, recurrence=_bounded(rec, named[-1])) if named else deadline


def _bounded(rec: Recurrence, within: Window) -> Recurrence:
    return replace(rec, since=within.start_on, until=within.end_on)
