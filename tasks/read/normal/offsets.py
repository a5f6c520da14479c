"""A text that has been changed for the patterns and still knows where each of its characters came from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """`source[start:end]` is to be read as `new`. `doubtful`: what it says is likely, not sure."""

    start: int
    end: int
    new: str
    doubtful: bool = False


@dataclass(frozen=True)
class Traced:
    """`text[i]` stands for `source[at[i]]`; `at` is None where the two are the same. `doubtful` are the offsets in the
    source that were read as something else than they look like.
    """

    source: str
    text: str
    at: Sequence[int] | None = None
    doubtful: tuple[int, ...] = ()

    def with_edits(self, edits: Iterable[Edit]) -> Traced:
        """The same with edits of `text`; of two that overlap the earlier one stands."""
        kept = _in_order(edits)
        if not kept:
            return self
        parts: list[str] = []
        at: list[int] = []
        done = 0
        for edit in kept:
            parts += [self.text[done : edit.start], edit.new]
            at += range(done, edit.start)
            at += [min(edit.start + i, max(edit.start, edit.end - 1)) for i in range(len(edit.new))]
            done = edit.end
        parts.append(self.text[done:])
        at += range(done, len(self.text))
        last = len(self.text) - 1
        own = [self.origin(min(i, last)) for i in at]
        doubted = (self.origin(i) for edit in kept if edit.doubtful for i in range(edit.start, edit.end))
        return Traced(self.source, "".join(parts), own, tuple(sorted({*self.doubtful, *doubted})))

    def origin(self, i: int) -> int:
        """The offset in the source of the character `i` of the text."""
        return i if self.at is None else self.at[i]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the source of the stretch `start`..`end` of the text."""
        if start >= end:
            here = self.origin(start) if start < len(self.text) else len(self.source)
            return here, here
        return self.origin(start), self.origin(end - 1) + 1

    def doubts(self, start: int, end: int) -> bool:
        """Does a doubtful character stand in `source[start:end]`?"""
        i = bisect_left(self.doubtful, start)
        return i < len(self.doubtful) and self.doubtful[i] < end


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end and edit.start > kept[-1].start:
            kept.append(edit)
    return kept
