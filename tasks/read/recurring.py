"""Periodic deadlines of a paragraph, with the bounds that are said right behind them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from tasks.read.blocks import Block
from tasks.read.dates import DATE, parts
from tasks.read.facts import Recurrence
from tasks.read.once import asks_for_report
from tasks.read.patterns import Pattern, anycase
from tasks.read.period_builders import Period
from tasks.read.period_rules import RANGES
from tasks.read.recurring_rules import RULES
from tasks.read.setting import Hit, Setting, Taken

# "kể từ ngày 28/10 đến hết ngày 31/10/2024" right behind: the bounds of the recurrence, no window of its own.
# A date without these ("vào ngày 05 hằng tháng") is a deadline only where something is to be sent.
_BY = Pattern(r"trước|chậm nhất|muộn nhất|không quá", re.I)
_BOUND = Pattern(r",? \(?(?:trong thời gian )?")


# One of these stands in every periodic demand: a paragraph without them is not tried with all the rules.
_WORTH_TRYING = anycase(
    r"h[àằ]ng |mỗi |từng |định kỳ|báo cáo|(?<!thủ )(?<!trân )quý |lần|(?:năm|tháng) (?:sau|kế|tiếp|liền)|[69] tháng"
    r"|(?:của|trong) tháng(?: để| gửi| về|[^ ])"
)


def recurrences(block: Block, setting: Setting) -> list[tuple[Hit, Recurrence]]:
    """Every periodic deadline of the paragraph."""
    if not _WORTH_TRYING.search(block.text, block.body):
        return []
    found: list[tuple[Hit, Recurrence]] = []
    taken = Taken(block)
    said = block.text.lower()
    for rule in RULES:
        for m in rule.pattern.finditer(block.text, block.body) if rule.word in said else ():
            if m.span() in taken:
                continue
            needs_report = rule.needs_report or not _BY.search(m.group())
            if needs_report and not asks_for_report(block, m.start(), m.end()):
                continue
            if _of_one_year(block, m):
                continue
            end, bounds = _bounds(block, m.end(), setting)
            built = rule.build(m, setting)
            found += [(Hit(block, m.start(), end), _bounded(rec, bounds)) for rec in built]
            taken.add(m.start(), end if built else m.start())
    return sorted((pair for pair in found if not _repeated(pair, found)), key=lambda pair: pair[0].start)


# "quý I trước ngày 25/3, 6 tháng trước ngày 25/6, năm trước ngày 25/11/2024": the reports of that year
_YEAR_PRINTED = anycase(rf"(?:trước|chậm nhất|muộn nhất)(?: là| vào)? {DATE('z')}")
_YEARLY = anycase(r"h[àằ]ng |mỗi |định kỳ|năm (?:sau|kế|tiếp|liền)")


def _of_one_year(block: Block, m: re.Match[str]) -> bool:
    """Is the date one of several in the clause, the last of which bears the year of all?"""
    if not m.groupdict().get("ad"):
        return False
    _, last = block.clause_bounds(*m.span())
    printed = any(parts(z, "z")[2] for z in _YEAR_PRINTED.finditer(block.text, m.end(), last))
    return printed and not _YEARLY.search(block.clause(*m.span()))


def _repeated(pair: tuple[Hit, Recurrence], found: list[tuple[Hit, Recurrence]]) -> bool:
    """ "Định kỳ hằng quý, trước ngày 10 tháng đầu quý sau": the first words only announce the dated ones."""
    hit, rec = pair
    if rec.day or rec.time:
        return False
    _, last = hit.block.sentence_bounds(hit.start)
    dated = (r for h, r in found if hit.start < h.start < last and (r.day or r.time))
    return any(r.every is rec.every for r in dated)


def _bounds(block: Block, end: int, setting: Setting) -> tuple[int, Period | None]:
    gap = _BOUND.match(block.text, end)
    for rule in RANGES if gap else []:
        m = rule.pattern.match(block.text, gap.end() if gap else end)
        period = rule.build(m, Hit(block, m.start(), m.end()), setting) if m else None
        if m and period:
            return m.end(), period
    return end, None


def _bounded(rec: Recurrence, period: Period | None) -> Recurrence:
    since: dt.date | None = period.start if period else rec.since
    return replace(rec, since=since, until=period.end if period else rec.until)
