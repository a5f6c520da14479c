"""Ruled tables of a page: from the lines that are drawn to the rows, each cell's lines joined.

A cell that spans several rows says the same in each of them, as its readers take it; one that spans several columns
stands in the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tasks.files.boxes import Box, Row, rows_of
from tasks.files.layout import is_head_or_foot

_NEAR = 3.0  # points: lines that meet, or stand on one height
_MIDDLE = 0.35  # of a letter's height over its base line


class Edge(NamedTuple):
    """A drawn line: its height if it lies, its distance from the left if it stands; and from where to where."""

    at: float
    start: float
    end: float


class RuledTable:
    """The cells between the lines; `xs` and `ys` are where columns and rows meet."""

    def __init__(self, lying: Sequence[Edge], standing: Sequence[Edge]) -> None:
        self.xs = _places(edge.at for edge in standing)
        self.ys = _places(edge.at for edge in lying if self._columns(edge))
        over = {(_index(self.ys, e.at), c) for e in lying for c in self._columns(e)}
        left = {(r, _index(self.xs, e.at)) for e in standing for r in _between(self.ys, e)}
        self._owner: dict[tuple[int, int], tuple[int, int]] = {}
        for r in range(len(self.ys) - 1):
            for c in range(len(self.xs) - 1):
                owner = (r, c)
                if r and (r, c) not in over:
                    owner = self._owner[r - 1, c]
                elif c and (r, c) not in left:
                    owner = self._owner[r, c - 1]
                self._owner[r, c] = owner

    def _columns(self, edge: Edge) -> range:
        """The columns that a lying line crosses from one side to the other: no underlined word does."""
        return _between(self.xs, edge)

    def is_table(self) -> bool:
        """Two columns or more, and a row; a frame round a page is none."""
        return len(self.xs) > 2 and len(self.ys) > 1

    def cell(self, box: Box) -> tuple[int, int] | None:
        """Row and column of the cell in which the box stands."""
        r = bisect_right(self.ys, box.base - _MIDDLE * box.height) - 1
        c = bisect_right(self.xs, (box.x0 + box.x1) / 2) - 1
        return self._owner.get((r, c))

    def rows(self, boxes: Sequence[tuple[tuple[int, int], Box]]) -> list[Row]:
        """The rows, with what stands in their cells; the lines of its columns if it only sets the head or the foot."""
        held: dict[tuple[int, int], list[Box]] = {}
        for cell, box in boxes:
            held.setdefault(cell, []).append(box)
        said = {cell: " ".join(row.text() for row in rows_of(found)) for cell, found in held.items()}
        if any(map(is_head_or_foot, said.values())):
            return rows_of(box for _, box in boxes)
        height = max((box.height for found in held.values() for box in found), default=0.0)
        return [row for r in range(len(self.ys) - 1) if (row := self._row(r, said, height))]

    def _row(self, r: int, said: dict[tuple[int, int], str], height: float) -> Row | None:
        """None where nothing begins in it: a double line."""
        columns = range(len(self.xs) - 1)
        owners = [self._owner[r, c] for c in columns]
        if not any(owner[0] == r and owner in said for owner in owners):
            return None
        boxes = [
            Box(self.xs[c], self.xs[c + 1], self.ys[r + 1], height, said.get(owner, "") if owner[1] == c else "")
            for c, owner in zip(columns, owners, strict=True)
        ]
        return Row(tuple(boxes), self.ys[r + 1], table=True)


def rows_with_tables(boxes: Sequence[Box], lying: Sequence[Edge], standing: Sequence[Edge]) -> list[Row]:
    """The rows of a page, those of its ruled tables among the lines of its text."""
    tables = tables_of(lying, standing)
    held: list[list[tuple[tuple[int, int], Box]]] = [[] for _ in tables]
    outside: list[Box] = []
    for box in boxes:
        for table, inside in zip(tables, held, strict=True):
            if cell := table.cell(box):
                inside.append((cell, box))
                break
        else:
            outside.append(box)
    rows = [row for table, inside in zip(tables, held, strict=True) for row in table.rows(inside)]
    return sorted([*rows_of(outside), *rows], key=lambda row: row.base)


def tables_of(lying: Sequence[Edge], standing: Sequence[Edge]) -> list[RuledTable]:
    """The tables below each other: where standing lines go on, a table does."""
    found: list[RuledTable] = []
    band: list[Edge] = []
    for edge in [*sorted(standing, key=lambda edge: edge.start), None]:
        if band and (edge is None or edge.start > max(e.end for e in band) + _NEAR):
            top, bottom = band[0].start - _NEAR, max(e.end for e in band) + _NEAR
            table = RuledTable([e for e in lying if top <= e.at <= bottom], band)
            found += [table] if table.is_table() else []
            band = []
        band += [edge] if edge else []
    return found


def over_the_page(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The pages with the table that goes on from the one to the other: its head is not repeated, and a row that the
    break has cut, whose second half has no number, is one again.
    """
    if not (before and after and before[-1].table and _same_columns(before[-1], after[0])):
        return list(before), list(after)
    first = next(i for i in range(len(before)) if all(_same_columns(before[-1], row) for row in before[i:]))
    rest = list(after[1:] if after[0].text("\t") == before[first].text("\t") else after)
    if not rest or not rest[0].table or rest[0].boxes[0].text:
        return list(before), rest
    boxes = tuple(
        a._replace(text=f"{a.text} {b.text}".strip()) for a, b in zip(before[-1].boxes, rest[0].boxes, strict=True)
    )
    return [*before[:-1], before[-1]._replace(boxes=boxes)], rest[1:]


def _same_columns(a: Row, b: Row) -> bool:
    same = a.table and b.table and len(a.boxes) == len(b.boxes)
    return same and all(abs(one.x0 - other.x0) < _NEAR for one, other in zip(a.boxes, b.boxes, strict=True))


def _places(values: Iterable[float]) -> list[float]:
    """The different ones of the values, in order."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _index(places: Sequence[float], value: float) -> int:
    """Which of the places it is."""
    return bisect_right(places, value + 0.01) - 1


def _between(places: Sequence[float], edge: Edge) -> range:
    """The spaces between two places that the line goes along from end to end."""
    first = bisect_right(places, edge.start - _NEAR)
    last = bisect_right(places, edge.end + _NEAR) - 1
    return range(first, max(first, last))
