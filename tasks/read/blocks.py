"""The body as paragraphs, each on one line however it was wrapped, each knowing the item it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tasks.read.fold import MASK, UPPER, Folded, fold
from tasks.read.lines import Line
from tasks.read.patterns import Pattern
from tasks.read.words import CLOSING

_MARK = Pattern(
    r"(?P<roman>[IVX]{1,5}) ?[.\-)/] ?(?=\D)"
    r"|(?:Điều )?(?P<item>\d{1,2}(?:\.\d{1,2}){0,2})(?: ?[.\-)](?![\d/])|/ ?(?=[^\W\d_])) ?(?! ?\d{1,2}[/.]\d)"
    r"|(?P<letter>[a-zđ]) ?[).] |(?P<dash>[-+•●–*]) ?(?!\d{4})"
)
_ENDS = (".", ";", ":", "!", "?", "./")
QUOTED = Pattern(r'"[^"]{1,300}"')
# The next sentence begins with a capital; TP., KT., đ/c. do not end one.
_SENTENCE = Pattern(rf"(?<!\bTP)(?<!\bTp)(?<!\bKT)(?<!\bTTr)(?<!\bTh)[.!?] (?=[\"(]?[{UPPER}])")

# Characters on either side: directives have sentences of a thousand; without a bound a text without full
# stops would be read in quadratic time.
_LONGEST = 1500


class Mark(StrEnum):
    """What a paragraph begins with."""

    SECTION = "roman"
    ITEM = "item"
    LETTER = "letter"
    DASH = "dash"
    NONE = ""


@dataclass(frozen=True)
class Cuts:
    """The folded offsets where a paragraph's sentences and clauses begin, the first of each left out."""

    sentences: tuple[int, ...]
    clauses: tuple[int, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph. `label` is its number, `body` the place behind it; `closing`: after the last duty;
    `row`: the cells of a table.
    """

    folded: Folded
    mark: Mark
    label: str
    body: int
    cuts: Cuts
    closing: bool = False
    row: bool = False

    @property
    def text(self) -> str:
        return self.folded.text

    def sentence_bounds(self, at: int) -> tuple[int, int]:
        """The sentence round the folded offset `at`, at most `_LONGEST` characters of it on either side."""
        start, end = _between(self.cuts.sentences, at, self.body, len(self.text))
        return min(max(start, at - _LONGEST), at), min(end, at + _LONGEST)

    def clause_bounds(self, start: int, end: int) -> tuple[int, int]:
        """The part of the sentence between semicolons."""
        first, last = self.sentence_bounds(start)
        left, _ = _between(self.cuts.clauses, start, first, last)
        _, right = _between(self.cuts.clauses, max(start, end - 1), first, last)
        return max(first, left), max(min(last, right), end)

    def clause(self, start: int, end: int) -> str:
        first, last = self.clause_bounds(start, end)
        return self.text[first : max(last, end)]

    def sentence(self, at: int) -> str:
        """The document's own characters of the sentence round `at`."""
        first, last = self.sentence_bounds(at)
        while last > first + 1 and self.text[last - 1] == " ":  # a blank may stand for the letter behind it
            last -= 1
        return self.folded.exact(first, max(last, first + 1))

    def masked(self, spans: Sequence[tuple[int, int]]) -> Block:
        """The same with these stretches hidden from the patterns."""
        return replace(self, folded=self.folded.masked(spans)) if spans else self


def _between(cuts: tuple[int, ...], at: int, low: int, high: int) -> tuple[int, int]:
    """The cuts on both sides of `at`, or the limits where there are none."""
    i = bisect_right(cuts, at)
    return (cuts[i - 1] if i else low), (cuts[i] if i < len(cuts) else high)


def _cuts(text: str) -> Cuts:
    """Where sentences and clauses begin, quotations left out: a slogan may have stops of its own."""
    text = QUOTED.compiled.sub(lambda m: MASK * len(m.group()), text)
    sentences = tuple(m.end() for m in _SENTENCE.finditer(text))
    clauses: list[int] = []
    depth, starts = 0, set(sentences)
    for i, c in enumerate(text):
        depth = 0 if i in starts else max(0, depth + (c == "(") - (c == ")"))
        if c == ";" and not depth:  # not that of "(Cục Y tế dự phòng; điện thoại: ...)"
            clauses.append(i + 1)
    return Cuts(sentences, tuple(clauses))


def blocks_of(text: str, lines: Sequence[Line]) -> list[Block]:
    """Cut the body into paragraphs."""
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    expected = 1
    for i, line in enumerate(lines):
        mark = _MARK.match(line.text)
        if i and not _begins(lines[i - 1], line, mark, expected, width):
            groups[-1].append(line)
            continue
        groups.append([line])
        if mark and mark["item"] and mark["item"].isdigit():
            expected = int(mark["item"]) + 1
        elif mark and mark["roman"]:
            expected = 1
    return _closed([_block(text, group) for group in groups])


def _wrap_width(lines: Sequence[Line]) -> int:
    """Where the extractor or the typist broke lines; a line much shorter than this ended a paragraph."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _begins(before: Line, line: Line, mark: re.Match[str] | None, expected: int, width: int) -> bool:
    """Does `line` begin a paragraph?"""
    ended = before.text.endswith(_ENDS)
    if _is_row(line) or (_is_row(before) and not line.text[:1].islower()):
        return True
    if mark:
        return ended or line.after_blank or _in_order(mark, expected)
    if line.text[:1].islower() or (not ended and line.text[:1] in '("0123456789-'):
        return line.after_blank and ended
    return line.after_blank or (ended and len(before.text) < 0.8 * width) or len(before.text) < 0.6 * width


def _is_row(line: Line) -> bool:
    """Three cells or more of a table, divided by tabs or bars."""
    return line.text.count("\t") > 1 or line.text.count("|") > 1


def _in_order(mark: re.Match[str], expected: int) -> bool:
    """A number that opens a line by the chance of wrapping is hardly ever the next one due."""
    return not mark["item"] or not mark["item"].isdigit() or int(mark["item"]) in (1, expected)


def _block(text: str, group: Sequence[Line]) -> Block:
    folded = fold(text, [(line.start, line.end) for line in group])
    mark, row = _MARK.match(folded.text), len(group) == 1 and _is_row(group[0])
    if mark is None or mark.end() >= len(folded.text):
        return Block(folded, Mark.NONE, "", 0, _cuts(folded.text), row=row)
    label = mark.group().removeprefix("Điều").strip(" .)-/")
    return Block(folded, Mark(mark.lastgroup or ""), label, mark.end(), _cuts(folded.text), row=row)


def _closed(blocks: list[Block]) -> list[Block]:
    """Mark the paragraphs after the last duty: they bind everybody again."""
    marked = [i for i, b in enumerate(blocks) if b.mark is not Mark.NONE]
    if not marked:
        return blocks
    closing = False
    for i in range(marked[-1] + 1, len(blocks)):
        closing = closing or bool(CLOSING.match(blocks[i].text)) or blocks[i - 1].text.endswith("./.")
        blocks[i] = replace(blocks[i], closing=closing)
    return blocks
