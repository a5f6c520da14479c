"""Windows and deadlines of the body, in the order of the text.

1. Citations, quotations and our own number are hidden: their dates are not demands.
2. Periodic demands are taken first, since they hold words that later rules would take for something else;
   then relative terms, periods with a beginning, single dates, reports on request, whole months and days.
3. What a rule has taken is hidden from the next. What looks like a demand and is none is passed over, with the reason.
4. What no rule has taken, or only a part of, is judged by the words round it (see `arbiter`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tasks.read.arbiter import ONLY_MONTHS, settle
from tasks.read.blocks import QUOTED, Block, Mark
from tasks.read.columns import Heading, heading, times_under
from tasks.read.facts import Deadline, Every, Kind, Recurrence, Window
from tasks.read.findings import Findings, Times
from tasks.read.meanings import Meaning
from tasks.read.on_request import requests
from tasks.read.once import due_in_column, due_of_period, dues, ends, put_off
from tasks.read.patterns import Pattern, anycase
from tasks.read.periods import ranges, spans
from tasks.read.recurring import recurrences
from tasks.read.setting import Hit, Setting
from tasks.read.terms import terms, unread


def times(blocks: Sequence[Block], setting: Setting) -> Times:
    """All windows and deadlines of the body."""
    found = Times()
    lead: Block | None = None
    head: Heading | None = None
    for block in blocks:
        head = heading(block) or head if block.row else None
        if block.mark in (Mark.ITEM, Mark.SECTION) or block.closing:
            lead = block
        found.add(_of_block(block, lead, head, setting))
    found.deadlines = [_within_window(d, found.windows) for d in found.deadlines]
    return found


_AND = Pattern(r" ?(?:,|,? và|;) ")


def _joined(block: Block, end: int, start: int) -> bool:
    """Is there but a comma or "và" between `end` and `start`?"""
    m = _AND.match(block.text, end) if end else None
    return m is not None and m.end() == start


def _of_block(block: Block, lead: Block | None, head: Heading | None, setting: Setting) -> Findings:
    """The rules one after the other, then what they have left over or understood in part."""
    found = Findings(lead, setting)
    shown = whole = hidden(block, setting)
    if head and (cell := times_under(head, shown, setting)):
        _of_cell(head, *cell, found)
        shown = _without(shown, [cell])
    periodic = recurrences(shown, setting)
    for hit, rec in periodic:
        found.take(hit, Kind.PERIODIC, recurrence=rec)
    shown = _without(shown, periodic)
    relative = terms(shown)
    for hit, term in relative:
        found.take(hit, Kind.RELATIVE, relative=term)
    shown = _without(shown, relative)
    counted = unread(shown)
    for hit, why in counted:
        found.pass_over(hit, why)
    shown = _without(shown, counted)
    moved = put_off(shown, setting)
    for hit, due in moved:
        found.take_due(hit, due)
    shown = _without(shown, moved)
    periods = ranges(shown, setting)
    for hit, period in periods:
        found.open_window(hit, period)
    shown = _without(shown, periods)
    _single_days(shown, [hit for hit, _ in periods], setting, found)
    settle(whole, found)
    return found


def _of_cell(head: Heading, hit: Hit, both: Meaning, found: Findings) -> None:
    """What a cell under "Thời hạn" or "Thời gian" asks for; what comes again is due whatever the heading."""
    for period in both.windows:
        if last_day := due_in_column(period) if head.due else None:
            found.take_due(hit, last_day)
        else:
            found.open_window(hit, period)
    for kind, values in () if both.windows else both.deadlines:
        found.take(hit, kind, **values)


def _single_days(shown: Block, periods: Sequence[Hit], setting: Setting, found: Findings) -> None:
    """Days by which something is due, whole months, single days, then reports on request."""
    once = dues(shown, setting)
    for hit, due in once:
        found.take_due(hit, due)
    shown = _without(shown, once)
    by_month = ends(shown, setting)
    for hit, last_day in by_month:
        if last_day:
            found.take_due(hit, last_day)
        else:
            found.pass_over(hit, ONLY_MONTHS)
    shown = _without(shown, by_month)
    listed = 0  # where the due day before ends: "đợt 1 ngày 22/5, đợt 2 ngày 17/7" is due in both
    for hit, period in spans(shown, setting):
        if last_day := due_of_period(hit, period, listed=_joined(shown, listed, hit.start)):
            listed = hit.end
            found.take_due(hit, last_day)
        elif _narrowed(hit, periods):
            found.needless.append(hit)
        else:
            found.open_window(hit, period)
    for hit in requests(shown):
        if not found.passes_over(hit):
            found.take(hit, Kind.ON_REQUEST)


def _without(block: Block, hits: Sequence[tuple[Hit, Any]]) -> Block:
    return block.masked([(hit.start, hit.end) for hit, _ in hits])


_WITHIN_IT = anycase(r"cao điểm|trong đó|trọng tâm|riêng")


def _narrowed(hit: Hit, periods: Sequence[Hit]) -> bool:
    """ "trong tháng 01 ... từ ngày 10/01 đến ngày 31/01": the clause says more exactly when; not where that is only
    the peak of it.
    """
    first, last = hit.block.clause_bounds(hit.start, hit.end)
    exacter = [other for other in periods if first <= other.start < last]
    return any(not _WITHIN_IT.search(hit.block.text, hit.end, other.start) for other in exacter)


def hidden(block: Block, setting: Setting) -> Block:
    """The paragraph without citations and quotations."""
    cited = [(c.start, c.end) for c in setting.cited_in(block)]
    quoted = [m.span() for m in QUOTED.finditer(block.text)]
    return block.masked(cited + quoted)


_DURING = anycase(
    r"trong (?:suốt )?(?:thời kỳ|đợt|thời gian|chiến dịch|các ngày|những ngày) (?P<name>[^\W\d]+(?: [^\W\d]+)?)"
)


def _within_window(deadline: Deadline, windows: list[Window]) -> Deadline:
    """ "hằng ngày trong thời kỳ cao điểm nêu trên" is bounded by the window of that name."""
    rec = deadline.recurrence
    during = _DURING.search(deadline.sentence)
    if rec is None or rec.since or rec.every not in (Every.DAY, Every.WEEK) or not during:
        return deadline
    name = during["name"].lower()
    named = [w for w in windows if w.end <= deadline.start and name in " ".join(w.sentence.lower().split())]
    return replace(deadline, recurrence=_bounded(rec, named[-1])) if named else deadline


def _bounded(rec: Recurrence, within: Window) -> Recurrence:
    return replace(rec, since=within.start_on, until=within.end_on)
