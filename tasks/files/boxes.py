"""Words with their places on a page (from a PDF or from character recognition), as text in reading order.

The head of a directive and its foot stand in two columns: each column is read to its end. Tables are read row by
row, their cells divided by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SPLIT = 0.7  # line heights between two pieces of one line; a blank between words is 0.3, justified rarely 0.6
_GUTTER = 2.5  # line heights of clear space, added up over the lines, that make a gutter
_APART = 1.5  # usual distances between two lines: here begins a new block
_FAR = 2.0  # line heights between columns that were not recognised as such
_LOOK_AHEAD = 12  # lines
_COLUMN_STOP = re.compile(r"(?:Đồng )?Kính gửi|[IVX]{1,4}\. |\d{1,2}\. ")


@dataclass(frozen=True)
class Box:
    """A piece of one line; `top` < `bottom`, in any unit of length."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Row:
    """What stands on one height, left to right, in pieces."""

    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        return min(box.top for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box.bottom for box in self.boxes)

    def crosses(self, x: float) -> bool:
        return any(box.x0 < x < box.x1 for box in self.boxes)

    def split(self, x: float) -> tuple[list[Box], list[Box]]:
        """What stands left of `x`, and what right of it."""
        return [box for box in self.boxes if box.x1 <= x], [box for box in self.boxes if box.x0 >= x]

    def text(self, glue: str = " ") -> str:
        return glue.join(box.text for box in self.boxes)


class Page:
    """The lines of a page, with the height of a line and the distance between two."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.em = median([box.height for row in rows for box in row.boxes] or [1.0])
        self._pitch = median([b.bottom - a.bottom for a, b in pairwise(rows)] or [self.em])

    def apart(self, i: int) -> bool:
        """Is there a wide space over line `i`?"""
        return i > 0 and self.rows[i].bottom - self.rows[i - 1].bottom > _APART * self._pitch


def page_lines(boxes: Iterable[Box]) -> list[str]:
    """The lines of a page; an empty one where a wide space divides blocks."""
    page = Page(rows_of(boxes))
    found: list[str] = []
    i = 0
    while i < len(page.rows):
        if found and page.apart(i):
            found.append("")
        x, end = _band(page, i)
        found += [_spaced(page.rows[i], page.em)] if x is None else _band_lines(page.rows[i:end], x)
        i = end
    return found


def rows_of(boxes: Iterable[Box]) -> list[Row]:
    """Boxes that overlap in height share a row; pieces that nearly touch become one."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box.top + box.bottom):
        last = rows[-1] if rows else []
        if last and _level(last[-1], box):
            last.append(box)
        else:
            rows.append([box])
    return [Row(tuple(_joined(sorted(row, key=lambda box: box.x0)))) for row in rows]


def _level(a: Box, b: Box) -> bool:
    """Do they stand on one line? The smaller one lies at least half within the other's height."""
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.height, b.height)


def _joined(row: Sequence[Box]) -> list[Box]:
    joined = [row[0]]
    for box in row[1:]:
        last = joined[-1]
        gap, em = box.x0 - last.x1, max(last.height, box.height)
        if gap > _SPLIT * em:
            joined.append(box)
            continue
        glue = "" if gap < 0.1 * em and not last.text.endswith(" ") else " "
        text = last.text.rstrip() + glue + box.text.lstrip() if glue else last.text + box.text
        joined[-1] = Box(last.x0, max(last.x1, box.x1), min(last.top, box.top), max(last.bottom, box.bottom), text)
    return joined


def _band(page: Page, start: int) -> tuple[float | None, int]:
    """The gutter and the end of the two columns that begin at line `start`, or None and the next line."""
    best: tuple[float, int, float | None] = (_GUTTER * page.em, start + 1, None)
    for x in sorted(_gutters(page.rows[start : start + _LOOK_AHEAD])):
        clear, end = _reach(page, start, x)
        if (clear, end) > best[:2]:
            best = (clear, end, x)
    return best[2], best[1]


def _gutters(rows: Sequence[Row]) -> set[float]:
    """Where a gutter may run: at either edge of a gap, or in its middle."""
    gaps = {(a.x1, b.x0) for row in rows for a, b in pairwise(row.boxes)}
    return {x for left, right in gaps for x in (left + 0.01, (left + right) / 2, right - 0.01)}


def _reach(page: Page, start: int, x: float) -> tuple[float, int]:
    """How much clear space the lines with both sides have at `x`, and where the lines that leave it clear end."""
    end, clear = start, 0.0
    for i in range(start, len(page.rows)):
        row = page.rows[i]
        if row.crosses(x) or (i > start and _COLUMN_STOP.match(row.boxes[0].text)):
            break
        left, right = row.split(x)
        if left and right:
            clear += right[0].x0 - left[-1].x1
        elif left and page.apart(i) and not _comes_back(page.rows, i, x):
            break
        end = i + 1
    return clear, end


def _comes_back(rows: Sequence[Row], i: int, x: float) -> bool:
    """Does the right column go on below line `i`, before a line that runs through both?"""
    for row in rows[i : i + _LOOK_AHEAD]:
        if row.crosses(x) or _COLUMN_STOP.match(row.boxes[0].text):
            return False
        if row.split(x)[1]:
            return True
    return False


def _spaced(row: Row, em: float) -> str:
    """One line; what stands far apart keeps a wide space, which tells columns."""
    said = row.boxes[0].text
    for a, b in pairwise(row.boxes):
        said += ("    " if b.x0 - a.x1 > _FAR * em else " ") + b.text
    return said


def _band_lines(rows: Sequence[Row], x: float) -> list[str]:
    """Two columns one after the other, or a table row by row."""
    if sum(len(row.boxes) >= 3 for row in rows) >= max(2, len(rows) // 2):
        return [row.text("\t") for row in rows]
    columns: list[list[str]] = [[], []]
    for row in rows:
        for column, boxes in zip(columns, row.split(x), strict=True):
            if boxes:
                column.append(" ".join(box.text for box in boxes))
    return columns[0] + columns[1]
