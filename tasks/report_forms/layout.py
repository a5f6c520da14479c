"""Where the fields of a returned form are, whatever rows and columns were put in, moved or merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tasks.report_forms.workbook import HEADS, KEY_COLUMN, VALUE_COLUMN

_LABEL, _VALUE, _HELP = list(HEADS)[1], list(HEADS)[2], list(HEADS)[4]


@dataclass(frozen=True)
class Cell:
    """A cell of the form: where it is, openpyxl's letter for what it holds, and that."""

    place: str
    kind: str
    value: Any


@dataclass(frozen=True)
class Layout:
    """A sheet: its cells by row and column, the row of its heads, the columns of values and keys, the keys by row."""

    at: Mapping[tuple[int, int], tuple[str, Any]]
    merged: list[list[int]]
    head: int
    value_column: int
    key_column: int
    keys: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Mapping[str, Any]) -> Layout:
        """The layout of a sheet as `tasks.files.sheets.xlsx` gives it, by its heads, else as it was sent out."""
        at = {(row, column): (kind, value) for row, column, kind, value in sheet["cells"]}
        head, columns = _heads(at)
        value_column = columns.get(_VALUE, _number(VALUE_COLUMN))
        key_column = columns[_HELP] + 1 if _HELP in columns else _number(KEY_COLUMN)
        keys = {
            row: str(value)
            for (row, column), (_, value) in sorted(at.items())
            if column == key_column and row > head and str(value).strip()
        }
        return cls(at, sheet["merged"], head, value_column, key_column, keys)

    def cell(self, row: int) -> Cell:
        """The value of a row; "" where none is written."""
        return Cell(f"{_letter(self.value_column)}{row}", *self.at.get((row, self.value_column), ("s", "")))

    def merged_keys(self) -> frozenset[str]:
        """The keys of the fields whose cell shows another's value, or whose value is shown in another's cell."""
        found: set[str] = set()
        for top, left, bottom, right in self.merged:
            rows = [row for row in self.keys if top <= row <= bottom and left <= self.value_column <= right]
            if len(rows) > 1 or (rows and (top, left) != (rows[0], self.value_column)):
                found |= {self.keys[row] for row in rows}
        return frozenset(found)

    def strays(self) -> tuple[Cell, ...]:
        """What stands in the column of values, below its head, in a row of no field."""
        rows = sorted(row for row, column in self.at if column == self.value_column and row > self.head)
        return tuple(cell for row in rows if row not in self.keys and str((cell := self.cell(row)).value).strip())


def _heads(at: Mapping[tuple[int, int], tuple[str, Any]]) -> tuple[int, dict[str, int]]:
    """The row of the heads and their columns; 0 where there is none."""
    for row in sorted({row for row, _ in at}):
        found = {str(value).strip(): column for (r, column), (_, value) in at.items() if r == row}
        if _LABEL in found and _VALUE in found:
            return row, found
    return 0, {}


def _number(letter: str) -> int:
    return ord(letter) - ord("A") + 1


def _letter(column: int) -> str:
    return chr(ord("A") + column - 1)
