"""Paragraphs and tables of a .docx or a web page, as text in the order in which a person reads them."""

from __future__ import annotations

import re
from typing import TypeAlias

Block: TypeAlias = "str | Table"
Cell: TypeAlias = "list[Block]"
Table: TypeAlias = "list[list[Cell]]"
"""Rows of cells; a cell holds blocks again."""

# A table that only sets the head or the foot in two columns: each column is read to its end.
_COLUMNS = re.compile(
    r"^\W*(?:C[ỘỌ]NG H(?:ÒA|OÀ|ÓA) X|ĐẢNG CỘNG SẢN|ĐOÀN TNCS|Độc lập ?[-–]|N[ơƠ][iI] nh[ậẬ]n"
    r"|(?:TM|KT|TL|TUQ)\.|[TK]/[TML]\b|Số ?: ?[\d.…]* ?/)",
    re.M,
)


def is_head_or_foot(cell: str) -> bool:
    """Is it a cell of a table that only sets the head or the foot in two columns?"""
    return bool(_COLUMNS.search(cell))


def layout_lines(blocks: list[Block]) -> list[str]:
    """The lines of the document; an empty paragraph is an empty line."""
    found: list[str] = []
    for block in blocks:
        found += [block] if isinstance(block, str) else _table(block)
    return found


def _table(table: Table) -> list[str]:
    """A data table row by row, its cells divided by tabs; any other cell by cell."""
    rows = [[layout_lines(cell) for cell in row] for row in table]
    rows = [row for row in rows if any(map(_filled, row))]
    if _is_columns(rows):
        return _by_column(rows)
    if len(rows) > 1 and any(sum(map(_filled, row)) >= 3 for row in rows):
        return ["\t".join(" ".join(" ".join(cell).split()) for cell in row).strip("\t") for row in rows]
    return [line for row in rows for cell in row for line in cell]


def _filled(cell: list[str]) -> bool:
    return any(line.strip() for line in cell)


def _is_columns(rows: list[list[list[str]]]) -> bool:
    """Is it the head or the foot? A page that stands in one table as a whole is neither: its rows are long."""
    cells = [cell for row in rows for cell in row]
    return max(map(len, rows), default=0) > 1 and any(is_head_or_foot("\n".join(cell[:8])) for cell in cells)


def _by_column(rows: list[list[list[str]]]) -> list[str]:
    """Column by column; a row of one cell only, which spans the table, stands between."""
    found: list[str] = []
    band: list[list[list[str]]] = []
    for row in [*rows, []]:
        if len(row) > 1:
            band.append(row)
            continue
        for column in range(max(map(len, band), default=0)):
            found += [line for cells in band if column < len(cells) for line in cells[column]]
        band = []
        found += [line for cell in row for line in cell]
    return found
