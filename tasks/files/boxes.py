"""Words with their places on a page (from a PDF or from character recognition), as text in reading order.

The head of a directive and its foot stand in two columns: each column is read to its end. Tables are read row by
row, their cells divided by tabs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_SPLIT = 0.7  # letter heights between two pieces of one line; a blank between words is 0.3, justified rarely 0.6
_GUTTER = 2.5  # letter heights of clear space, added up over the lines, that make a gutter
_APART = 1.5  # usual distances between two lines: here begins a new block
_SAME_LINE = 0.5  # letter heights
_NARROW = 0.12  # of the text's width: a column of numbers, so the band is a table
_CENTRED = 0.04  # of the text's width
_FAR = 2.0  # letter heights between columns that were not recognised as such
_LOOK_AHEAD = 12  # lines
_LONGEST = 60  # lines of two columns or a table at once; a longer table goes on with the next band
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:[Tt]rang )?[-–]?\s?\d{1,4}\s?[-–]?(?: ?/ ?\d{1,4})?")
_FOOT = re.compile(r"N[ơƠ][iI] [nN]h[ậẬ][nN]")
_COLUMN_STOP = re.compile(r"(?:Đồng )?Kính gửi|[IVX]{1,4}\. |\d{1,2}\. ")


class Box(NamedTuple):
    """A piece of one line, in any unit of length; `base` is where its letters stand, counted downwards."""

    x0: float
    x1: float
    base: float
    height: float
    text: str


class Row(NamedTuple):
    """What stands on one height, left to right, in pieces; `table`: the cells of a ruled table, some empty."""

    boxes: tuple[Box, ...]
    base: float
    table: bool = False

    def crosses(self, x: float) -> bool:
        return any(box.x0 < x < box.x1 for box in self.boxes)

    def split(self, x: float) -> tuple[list[Box], list[Box]]:
        """What stands left of `x`, and what right of it."""
        return [box for box in self.boxes if box.x1 <= x], [box for box in self.boxes if box.x0 >= x]

    def text(self, glue: str = " ") -> str:
        return glue.join(box.text for box in self.boxes)


class Page:
    """Lines below each other, with the height of a letter and the distance between two lines."""

    def __init__(self, rows: Sequence[Row]) -> None:
        boxes = [box for row in rows for box in row.boxes]
        self.rows = rows
        self.em = median_of([box.height for box in boxes], 1.0)
        left, right = min([box.x0 for box in boxes] or [0.0]), max([box.x1 for box in boxes] or [0.0])
        self.width, self._middle = right - left, (left + right) / 2
        self._pitch = _pitch(rows) or self.em

    def centred(self, row: Row) -> bool:
        """Is it a heading in the middle of the page, which belongs to neither column?"""
        box = row.boxes[0]
        return len(row.boxes) == 1 and abs((box.x0 + box.x1) / 2 - self._middle) < _CENTRED * self.width

    def apart(self, i: int) -> bool:
        """Is there a wide space over line `i`?"""
        return i > 0 and self.rows[i].base - self.rows[i - 1].base > _APART * self._pitch

    def begins_block(self, i: int) -> bool:
        """Does something else begin with line `i`: text behind a wide space, a table, the text behind it?"""
        table = self.rows[i].table
        return i > 0 and (table is not self.rows[i - 1].table or (not table and self.apart(i)))


def median_of(values: Iterable[float], none: float) -> float:
    """The middle one of the values, `none` without any; Python's own takes as long to load as a page to read."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else none


def text_lines(rows: Sequence[Row]) -> list[str]:
    """The lines in reading order; an empty one where a wide space divides blocks."""
    page = Page(rows)
    found: list[str] = []
    i = 0
    while i < len(page.rows):
        if found and page.begins_block(i):
            found.append("")
        if page.rows[i].table:
            found.append(page.rows[i].text("\t"))
            i += 1
            continue
        x, end = _band(page, i)
        found += [_spaced(page.rows[i], page.em)] if x is None else _band_lines(page, page.rows[i:end], x)
        i = end
    return found


def stack_pages(pages: Iterable[Sequence[Row]]) -> list[Row]:
    """Pages below each other as one long page, so that a break divides neither a paragraph nor a column."""
    found: list[Row] = []
    for rows in pages:
        pitch = _pitch(rows)
        shift = found[-1].base + pitch - rows[0].base if found and rows else 0.0
        found += [row._replace(base=row.base + shift) for row in rows]
    return found


def _pitch(rows: Sequence[Row]) -> float:
    """The usual distance between two lines of text."""
    return median_of([b.base - a.base for a, b in pairwise(rows) if not (a.table or b.table)], 0.0)


def without_running_heads(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The pages without their numbers, and without the first and last lines that most of them share."""
    edges = Counter(_DIGITS.sub("#", row.text()) for rows in pages for row in {*rows[:2], *rows[-2:]})
    often = {said for said, n in edges.items() if len(pages) > 2 and n > len(pages) / 2}

    def runs(rows: Sequence[Row], i: int) -> bool:
        said = rows[i].text()
        edge = (i < 2 or i >= len(rows) - 2) and not rows[i].table
        return edge and (_DIGITS.sub("#", said) in often or bool(_PAGE_NUMBER.fullmatch(said)))

    return [[row for i, row in enumerate(rows) if not runs(rows, i)] for rows in pages]


def rows_of(boxes: Iterable[Box]) -> list[Row]:
    """Boxes that stand on one height share a row; pieces that nearly touch become one."""
    ordered = sorted(boxes, key=lambda box: box.base)
    near = _SAME_LINE * median_of([box.height for box in ordered], 1.0)
    rows: list[list[Box]] = []
    for box in ordered:
        if rows and box.base - rows[-1][0].base < near:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [Row(tuple(_joined(sorted(row, key=lambda box: box.x0))), row[-1].base) for row in rows]


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
        joined[-1] = Box(last.x0, max(last.x1, box.x1), last.base, max(last.height, box.height), text)
    return joined


def _band(page: Page, start: int) -> tuple[float | None, int]:
    """The gutter and the end of the two columns that begin at line `start`, or None and the next line."""
    if _one_below_the_other(page.rows[start : start + 2]):  # most lines of a text: no need to look for a gutter
        return None, start + 1
    best: tuple[float, int, float | None] = (_GUTTER * page.em, start + 1, None)
    for x in _gutters(page, start):
        clear, end = _reach(page, start, x)
        if (clear, end) > best[:2]:
            best = (clear, end, x)
    return best[2], best[1]


def _one_below_the_other(rows: Sequence[Row]) -> bool:
    """Are these two lines in one piece each, the one over the other? Then no columns begin with the first."""
    if len(rows) < 2 or any(len(row.boxes) > 1 for row in rows):
        return False
    (a,), (b,) = rows[0].boxes, rows[1].boxes
    return a.x0 < b.x1 and b.x0 < a.x1


def _gutters(page: Page, start: int) -> list[float]:
    """Where a gutter may run: at either end of a piece, of those that end at about the same place once."""
    ends = {
        round(4 * x / page.em): x
        for row in page.rows[start : start + _LOOK_AHEAD]
        if not row.table
        for box in row.boxes
        for x in (box.x0 - 0.01, box.x1 + 0.01)
    }
    return sorted(x for x in ends.values() if not page.rows[start].crosses(x))


def _begins(rows: Sequence[Row], x: float) -> bool:
    """May two columns begin with the first of these lines? It has both sides, or the next line has the other one; the
    last line of a paragraph does not begin the list that stands under it."""
    left, right = rows[0].split(x)
    if left and right:
        return True
    beside, beyond = rows[1].split(x) if len(rows) > 1 and not rows[1].table else ([], [])
    return bool(beyond and not beside) if left else bool(beside)


def _reach(page: Page, start: int, x: float) -> tuple[float, int]:
    """How much clear space the lines with both sides have at `x`, and where the lines that leave it clear end."""
    end, clear = start, 0.0
    for i in range(start, min(start + _LONGEST, len(page.rows))):
        row = page.rows[i]
        if row.table or row.crosses(x) or page.centred(row) or (i > start and _COLUMN_STOP.match(row.boxes[0].text)):
            break
        if clear and _FOOT.match(row.boxes[0].text):  # the table before it ends here
            break
        if i == start and not _begins(page.rows[i : i + 2], x):
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
        if row.table or row.crosses(x) or _COLUMN_STOP.match(row.boxes[0].text):
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


def _band_lines(page: Page, rows: Sequence[Row], x: float) -> list[str]:
    """Two columns one after the other, or a table row by row."""
    sides = [row.split(x) for row in rows]
    left = [box for boxes, _ in sides for box in boxes]
    narrow = max(box.x1 for box in left) - min(box.x0 for box in left) < _NARROW * page.width
    if narrow or sum(len(row.boxes) >= 3 for row in rows) >= max(2, len(rows) // 2):
        return [row.text("\t") for row in rows]
    columns: list[list[str]] = [[], []]
    for side in sides:
        for column, boxes in zip(columns, side, strict=True):
            if boxes:
                column.append(" ".join(box.text for box in boxes))
    return columns[0] + columns[1]
