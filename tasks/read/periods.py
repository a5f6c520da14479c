"""Windows: when something is done or runs. The first rule that matches a stretch takes it."""

from __future__ import annotations

from models.text import tr
from tasks.read.blocks import Block
from tasks.read.dates import parts
from tasks.read.facts import CERTAIN, LIKELY, Window
from tasks.read.lookalikes import is_past, look_alike
from tasks.read.patterns import anycase
from tasks.read.period_builders import Period, listed_days, one_day
from tasks.read.period_rules import AND_DAY, DAYS, LABEL, LABELLED, RANGES, SPANS, Rule
from tasks.read.setting import Hit, Setting, Taken
from tasks.read.topics import topic
from tasks.read.whose import is_upward


def ranges(block: Block, setting: Setting) -> list[tuple[Hit, Period]]:
    """Periods with a beginning: they are looked for before deadlines, which could mistake their ends."""
    return _found(block, setting, RANGES)


def spans(block: Block, setting: Setting) -> list[tuple[Hit, Period]]:
    """Whole months, quarters and single days: looked for when the deadlines have been taken out."""
    apart = _days_apart(block, setting)
    return sorted(apart + _found(_without(block, apart), setting, SPANS), key=lambda pair: pair[0].start)


def _days_apart(block: Block, setting: Setting) -> list[tuple[Hit, Period]]:
    """ "vào các ngày 05, 15 và 25/3/2024": a period for each of the days."""
    found: list[tuple[Hit, Period]] = []
    for m in DAYS.finditer(block.text, block.body):
        inferred = parts(m, "b")[2] is None
        for i, ((start, end), day) in enumerate(listed_days(m, setting)):
            found.append((Hit(block, start if i else m.start(), end), Period(day, day, inferred=inferred)))
    return found


def _without(block: Block, found: list[tuple[Hit, Period]]) -> Block:
    return block.masked([(hit.start, hit.end) for hit, _ in found])


def _is_bare(hit: Hit) -> bool:
    """Does it stand behind a colon that is not the label of a time? "Biểu 1: Quý I/2024" is no window."""
    if hit.block.text.startswith("trong ", hit.start):
        return False
    before = hit.block.text[max(0, hit.start - 90) : hit.start]
    return before.endswith((": ", ": dự kiến ")) and not LABEL.search(before)


_WORTH_TRYING = anycase(r"\d|quý [IV]")


def _found(block: Block, setting: Setting, rules: list[Rule]) -> list[tuple[Hit, Period]]:
    if not _WORTH_TRYING.search(block.text, block.body):
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
                if more := _second_day(hit, period, setting):
                    found.append(more)
                    taken.add(more[0].start, more[0].end)
    return sorted(found, key=lambda pair: pair[0].start)


def _second_day(hit: Hit, period: Period, setting: Setting) -> tuple[Hit, Period] | None:
    """ "ngày 16/6 và ngày 27/7/2024": the day that is joined to a single one."""
    m = AND_DAY.match(hit.block.text, hit.end) if period.start == period.end else None
    second = one_day(m, hit, setting) if m else None
    return (Hit(hit.block, m.start(), m.end()), second) if m and second else None


def no_window(hit: Hit, period: Period, setting: Setting) -> str | None:
    """Why it is not the work's own time: history, a forecast, a data period; None where it is."""
    if is_past(period.end, setting.about) or (period.end is None and is_past(period.start, setting.about)):
        return "đã qua"
    if hit.block.text[hit.start : hit.end].lower().startswith("trong năm"):
        return "cả năm: hạn hoàn thành hoặc chỉ nêu thời gian"
    if name := look_alike(hit.block, hit.start, hit.end, window=True):
        return name
    return tr("việc của cơ quan ban hành") if is_upward(hit.block, hit.start, hit.end, setting.issuer_names) else None


def window(hit: Hit, period: Period, setting: Setting) -> Window:
    """The fact of a period."""
    block = hit.block
    first, last = block.folded.span(hit.start, hit.end)
    return Window(
        start=first, end=last, evidence=block.folded.source[first:last], sentence=block.sentence(hit.start),
        confidence=LIKELY if period.inferred or period.note else CERTAIN, start_on=period.start, end_on=period.end,
        start_time=period.start_time, end_time=period.end_time, about=topic(hit, setting), note=period.note,
        year_inferred=period.inferred,
    )  # fmt: skip
