"""What has been found in a paragraph: windows, demands and what was passed over, each with its place in it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from models.text import tr
from tasks.read import doers
from tasks.read.blocks import Block
from tasks.read.facts import (
    CERTAIN,
    DOUBTFUL,
    LIKELY,
    After,
    Deadline,
    Fact,
    Kind,
    PassedOver,
    Recurrence,
    Relative,
    Window,
)
from tasks.read.fold import spelling
from tasks.read.lookalikes import is_past, look_alike
from tasks.read.once import OnceDue
from tasks.read.patterns import anycase
from tasks.read.period_builders import Period
from tasks.read.periods import no_window, window
from tasks.read.setting import Hit, Setting
from tasks.read.whose import is_central, is_prepared_for, is_upward

PAST = tr("đã qua")
_PREPARED_FOR = tr("là ngày cơ quan ban hành phải báo cáo cấp trên: đơn vị tham mưu phải xong trước đó")


@dataclass
class Times:
    """What the body says of time, and what was passed over."""

    windows: list[Window] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)

    def add(self, found: Findings) -> None:
        """Those of a paragraph, in the order of the text."""
        facts = [fact for _, fact in found.facts]
        self.windows += [fact for fact in facts if isinstance(fact, Window)]
        due = (fact for fact in facts if isinstance(fact, Deadline))
        self.deadlines += sorted(due, key=lambda fact: (fact.start, fact.end))
        self.passed_over += [fact for fact in facts if isinstance(fact, PassedOver)]


@dataclass
class Findings:
    """The facts of one paragraph with their places. `lead` is the paragraph that names who is to do it."""

    lead: Block | None
    setting: Setting
    facts: list[tuple[Hit, Fact]] = field(default_factory=list)
    needless: list[Hit] = field(default_factory=list)  # understood, and said more exactly beside

    def take(self, hit: Hit, kind: Kind, **values: Any) -> None:
        """Keep a demand, or pass it over where it binds nobody to whom the document goes."""
        if why := _no_demand(hit, self.setting, values.get("due")):
            self.pass_over(hit, why)
            return
        self.facts.append((hit, _deadline(hit, self.lead, kind, **values)))
        if is_prepared_for(hit.block, hit.start, hit.end, self.setting.issuer_names):
            self.doubt_since(len(self.facts) - 1, _PREPARED_FOR, DOUBTFUL)

    def take_due(self, hit: Hit, due: OnceDue) -> None:
        """Keep what is due on one day."""
        self.take(hit, Kind.ONCE, due=due.day, due_time=due.time, year_inferred=due.inferred)

    def open_window(self, hit: Hit, period: Period) -> None:
        """Keep a window, or pass it over where it is not the work's own time."""
        if why := no_window(hit, period, self.setting):
            self.pass_over(hit, why)
        else:
            self.facts.append((hit, window(hit, period, self.setting)))

    def pass_over(self, hit: Hit, why: str) -> None:
        """Tell of a time that is not taken; `why` in Vietnamese."""
        self.facts.append((hit, _passed_over(hit, why)))

    def passes_over(self, hit: Hit) -> bool:
        """Does that stretch hold a time that has been passed over?"""
        return any(isinstance(f, PassedOver) and hit.start < h.end and h.start < hit.end for h, f in self.facts)

    def doubt(self, facts: Sequence[Fact], why: str | None, confidence: float) -> None:
        """Let these facts be no surer than that, and say why."""
        for i in range(len(self.facts) - 1, -1, -1) if facts else ():
            hit, fact = self.facts[i]
            if fact in facts:
                self.facts[i] = hit, replace(fact, confidence=min(fact.confidence, confidence), doubt=why)

    def doubt_since(self, first: int, why: str | None, confidence: float) -> None:
        """Let what has been kept from the `first` fact on be no surer than that, and say why."""
        for i in range(first, len(self.facts)):
            hit, fact = self.facts[i]
            self.facts[i] = hit, replace(fact, confidence=min(fact.confidence, confidence), doubt=why)


class Places:
    """The facts of a paragraph by their places, as they stood when it was made."""

    def __init__(self, facts: Sequence[tuple[Hit, Fact]]) -> None:
        self._facts = sorted(facts, key=lambda pair: pair[0].start)
        self._starts = [hit.start for hit, _ in self._facts]
        self._longest = max((hit.end - hit.start for hit, _ in facts), default=0)

    def before(self, end: int) -> tuple[Hit, Fact] | None:
        """The last one that begins before that place."""
        i = bisect_left(self._starts, end)
        return self._facts[i - 1] if i else None

    def among(self, start: int, end: int) -> list[tuple[Hit, Fact]]:
        """Those that have a character of the stretch."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [pair for pair in self._facts[first:last] if start < pair[0].end]


def _no_demand(hit: Hit, setting: Setting, due: dt.date | None) -> str | None:
    """Why it is no demand on those whom the document is for; None where it is one."""
    if is_past(due, setting.about):
        return PAST
    if name := look_alike(hit.block, hit.start, hit.end):
        return name
    if is_central(hit.block, hit.start, hit.end, setting.issuer_names):
        return tr("yêu cầu của cơ quan trung ương với các tỉnh")
    return tr("việc của cơ quan ban hành") if is_upward(hit.block, hit.start, hit.end, setting.issuer_names) else None


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
