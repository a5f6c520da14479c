"""Windows and deadlines of the body, in the order of the text.

1. Citations, quotations and our own number are hidden: their dates are not demands.
2. Periodic demands are taken first, since they hold words that later rules would take for something else;
   then relative terms, periods with a beginning, single dates, reports on request, whole months and days.
3. What a rule has taken is hidden from the next. What looks like a demand and is none is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tasks.read import doers
from tasks.read.blocks import QUOTED, Block, Mark
from tasks.read.facts import Deadline, Every, Kind, Recurrence, Window
from tasks.read.lookalikes import is_look_alike, is_past, is_upward
from tasks.read.on_request import requests
from tasks.read.once import due_of_period, dues
from tasks.read.patterns import Pattern
from tasks.read.period_rules import Period
from tasks.read.periods import is_window, ranges, spans, window
from tasks.read.recurring import recurrences
from tasks.read.setting import Hit, Setting
from tasks.read.terms import terms

_CERTAIN = {Kind.ONCE: 0.95, Kind.PERIODIC: 0.9, Kind.RELATIVE: 0.9, Kind.ON_REQUEST: 0.85}


def times(blocks: Sequence[Block], setting: Setting) -> tuple[list[Window], list[Deadline]]:
    """All windows and deadlines of the body."""
    windows: list[Window] = []
    deadlines: list[Deadline] = []
    lead: Block | None = None
    for block in blocks:
        if block.mark in (Mark.ITEM, Mark.SECTION) or block.closing:
            lead = block
        found, demanded = _of_block(block, lead, setting)
        windows += found
        deadlines += demanded
    return windows, [_within_window(d, windows) for d in deadlines]


def _of_block(block: Block, lead: Block | None, setting: Setting) -> tuple[list[Window], list[Deadline]]:
    shown = hidden(block, setting)
    windows: list[Window] = []
    found: list[Deadline] = []

    def take(hit: Hit, kind: Kind, **values: Any) -> None:
        if _stands(hit, setting):
            found.append(_deadline(hit, lead, kind, **values))

    periodic = recurrences(shown, setting)
    for hit, rec in periodic:
        take(hit, Kind.PERIODIC, recurrence=rec)
    shown = _without(shown, periodic)
    relative = terms(shown)
    for hit, term in relative:
        take(hit, Kind.RELATIVE, relative=term)
    shown = _without(shown, relative)
    periods = ranges(shown, setting)
    windows += [window(hit, p, setting) for hit, p in periods if is_window(hit, p, setting)]
    shown = _without(shown, periods)
    once = dues(shown, setting)
    for hit, due in once:
        if not is_past(due.day, setting.about):
            take(hit, Kind.ONCE, due=due.day, due_time=due.time, year_inferred=due.inferred)
    shown = _without(shown, once)
    for hit, period in spans(shown, setting):
        _span(hit, period, periods, setting, windows, take)
    for hit in requests(shown):
        take(hit, Kind.ON_REQUEST)
    return windows, sorted(found, key=lambda d: (d.start, d.end))


def _without(block: Block, hits: Sequence[tuple[Hit, Any]]) -> Block:
    return block.masked([(hit.start, hit.end) for hit, _ in hits])


def _span(
    hit: Hit,
    period: Period,
    periods: list[tuple[Hit, Period]],
    setting: Setting,
    windows: list[Window],
    take: Any,
) -> None:
    """A whole month, quarter or day: the last day to finish by, or a window of its own."""
    if due := due_of_period(hit, period):
        if not is_past(due.day, setting.about):
            take(hit, Kind.ONCE, due=due.day, due_time=None, year_inferred=due.inferred)
        return
    first, last = hit.block.sentence_bounds(hit.start)
    narrowed = any(first <= other.start < last for other, _ in periods)  # "trong tháng 01 ... từ 10/01 đến 31/01"
    if not narrowed and is_window(hit, period, setting):
        windows.append(window(hit, period, setting))


def hidden(block: Block, setting: Setting) -> Block:
    """The paragraph without citations and quotations."""
    cited = [(c.start, c.end) for c in setting.citations if c.block is block]
    quoted = [m.span() for m in QUOTED.finditer(block.text)]
    return block.masked(cited + quoted)


def _stands(hit: Hit, setting: Setting) -> bool:
    """Is it a demand on those whom the document is for?"""
    return not (
        is_look_alike(hit.block, hit.start, hit.end) or is_upward(hit.block, hit.start, hit.end, setting.issuer_names)
    )


def _deadline(hit: Hit, lead: Block | None, kind: Kind, **values: Any) -> Deadline:
    block = hit.block
    first, last = block.folded.span(hit.start, hit.end)
    who = doers.who(block, hit.start, hit.end)
    if who is None and lead is not None and not block.closing:
        who = ", ".join(doers.bodies_in(lead)) or None
    return Deadline(
        start=first, end=last, evidence=block.folded.source[first:last], sentence=block.sentence(hit.start),
        confidence=_CERTAIN[kind] - (0.15 if values.get("year_inferred") else 0), kind=kind, who=who,
        to=doers.to(block, hit.start, hit.end), what=doers.what(block, hit.start, hit.end), **values,
    )  # fmt: skip


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
