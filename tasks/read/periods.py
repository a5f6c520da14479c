"""Windows: when something is done or runs. The first rule that matches a stretch takes it."""

from __future__ import annotations

from tasks.read.blocks import Block
from tasks.read.facts import Window
from tasks.read.lookalikes import is_look_alike, is_past, is_upward
from tasks.read.patterns import Pattern
from tasks.read.period_rules import LABEL, LABELLED, RANGES, SPANS, Period, Rule
from tasks.read.setting import Hit, Setting, Taken
from tasks.read.topics import topic


def ranges(block: Block, setting: Setting) -> list[tuple[Hit, Period]]:
    """Periods with a beginning: they are looked for before deadlines, which could mistake their ends."""
    return _found(block, setting, RANGES)


def spans(block: Block, setting: Setting) -> list[tuple[Hit, Period]]:
    """Whole months, quarters and single days: looked for when the deadlines have been taken out."""
    return _found(block, setting, SPANS)


def _is_bare(hit: Hit) -> bool:
    """Does it stand behind a colon that is not the label of a time? "Biểu 1: Quý I/2024" is no window."""
    before = hit.block.text[max(0, hit.start - 90) : hit.start]
    return before.endswith((": ", ": dự kiến ")) and not LABEL.search(before)


_DIGIT = Pattern(r"\d")


def _found(block: Block, setting: Setting, rules: list[Rule]) -> list[tuple[Hit, Period]]:
    if not _DIGIT.search(block.text, block.body):
        return []
    found: list[tuple[Hit, Period]] = []
    taken = Taken(block)
    for rule in rules:
        for m in rule.pattern.finditer(block.text, block.body):
            hit = Hit(block, m.start(), m.end())
            if m.span() in taken:
                continue
            period = rule.build(m, hit, setting)
            if period and not (LABELLED in rule.pattern.source and _is_bare(hit)):
                found.append((hit, period))
                taken.add(*m.span())
    return sorted(found, key=lambda pair: pair[0].start)


def is_window(hit: Hit, period: Period, setting: Setting) -> bool:
    """Is it the work's own time, and not history, a forecast or a data period?"""
    if is_past(period.end, setting.about) or (period.end is None and is_past(period.start, setting.about)):
        return False
    if hit.block.text[hit.start : hit.end].lower().startswith("trong năm"):  # a year within which to finish, or nothing
        return False
    if is_look_alike(hit.block, hit.start, hit.end, window=True):
        return False
    return not is_upward(hit.block, hit.start, hit.end, setting.issuer_names)


def window(hit: Hit, period: Period, setting: Setting) -> Window:
    """The fact of a period."""
    block = hit.block
    first, last = block.folded.span(hit.start, hit.end)
    return Window(
        start=first, end=last, evidence=block.folded.source[first:last], sentence=block.sentence(hit.start),
        confidence=0.8 if period.inferred else 0.95, start_on=period.start, end_on=period.end,
        start_time=period.start_time, end_time=period.end_time, about=topic(hit, setting), note=period.note,
        year_inferred=period.inferred,
    )  # fmt: skip
