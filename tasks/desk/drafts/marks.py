"""The document's own text with the words of every fact marked, each a way to its card and back. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

LONGEST_TEXT = 60_000
"""Characters of a text that are shown whole; of a longer one what stands round its facts."""

_ROUND = 500


@dataclass(frozen=True)
class Mark:
    """Where the words of a fact stand; `card` is the key of its card."""

    start: int
    end: int
    card: str


@dataclass(frozen=True)
class Piece:
    """A part of the marked text: the beginning of a mark, its end, or words. `card` is whose mark it is.

    The beginning of a mark is the target of its card's link once: `first`. Words within marks lead to the innermost.
    """

    what: Literal["open", "close", "words", "left_out"]
    text: str = ""
    card: str = ""
    first: bool = False


def marked_text(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """The text in pieces, the marks properly within each other: one that crosses another ends where that one does."""
    stretches = [(0, len(text))] if len(text) <= LONGEST_TEXT else list(_round_marks(text, marks))
    nested = _nested(marks, len(text))
    pieces: list[Piece] = []
    seen: set[str] = set()
    before = 0
    for start, end in stretches:
        if start > before:
            pieces.append(Piece("left_out", f"(lược {start - before} ký tự)"))
        pieces += _pieces(text, [m for m in nested if start <= m.start and m.end <= end], (start, end), seen)
        before = end
    if before < len(text):
        pieces.append(Piece("left_out", f"(lược {len(text) - before} ký tự)"))
    return pieces


def _nested(marks: Iterable[Mark], length: int) -> list[Mark]:
    """In the order in which they begin, the longer first; none crosses another."""
    ordered = sorted((m for m in marks if 0 <= m.start < m.end <= length), key=lambda m: (m.start, -m.end))
    found: list[Mark] = []
    around: list[Mark] = []
    for mark in ordered:
        while around and around[-1].end <= mark.start:
            around.pop()
        end = min([mark.end, *(one.end for one in around)])
        kept = Mark(mark.start, end, mark.card)
        if any(one.start == kept.start and one.end == kept.end and one.card == kept.card for one in around):
            continue
        around.append(kept)
        found.append(kept)
    return found


def _pieces(text: str, marks: list[Mark], span: tuple[int, int], seen: set[str]) -> Iterator[Piece]:
    at, end = span
    around: list[Mark] = []
    for mark in [*marks, None]:
        until = mark.start if mark else end
        while around and around[-1].end <= until:
            inner = around.pop()
            if inner.end > at:
                yield Piece("words", text[at : inner.end], inner.card)
            at = max(at, inner.end)
            yield Piece("close")
        if until > at:
            yield Piece("words", text[at:until], around[-1].card if around else "")
            at = until
        if mark:
            yield Piece("open", card=mark.card, first=mark.card not in seen)
            seen.add(mark.card)
            around.append(mark)


def _round_marks(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The stretches round the marks, to whole lines; the beginning of the document always."""
    spans = sorted([(0, 2 * _ROUND), *((m.start - _ROUND, m.end + _ROUND) for m in marks)])
    start, end = 0, 0
    for first, last in spans:
        first = max(0, text.rfind("\n", 0, max(0, first)) + 1)
        last = text.find("\n", min(last, len(text)))
        last = len(text) if last < 0 else last
        if first > end:
            yield start, end
            start = first
        end = max(end, last)
    yield start, end
