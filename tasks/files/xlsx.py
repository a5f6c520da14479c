"""The cells of a workbook that holds a certain sheet; any other is left unread."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from openpyxl import load_workbook

from tasks.files.package import Package
from tasks.files.refused import DocumentRefused

MAX_ROWS, MAX_COLUMNS = 500, 8
"""What of a sheet is read; a form has some dozen rows."""

_OUTSIDE = (
    "xl/externallinks/",
    "xl/connections",
    "xl/querytables/",
    "xl/embeddings/",
    "xl/activex/",
    "xl/macrosheets/",
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells_of(raw: bytes, wanted: str) -> dict[str, Any]:
    """Each sheet's cells that hold something as [row, column, type, value], by the sheet's name; {} where no sheet has
    the name `wanted`. Types are openpyxl's: n number, s text, d day, b yes or no, e error, f formula.

    Raises DocumentRefused "unsafe" for a bomb, macros, a DOCTYPE, or what would be fetched or run from it.
    """
    package = Package(raw)
    book = package.part("xl/workbook.xml")
    if book is None or wanted not in [sheet.get("name") for sheet in book.iter(f"{_MAIN}sheet")]:
        return {}
    for name in package.names():
        if name.lower().startswith(_OUTSIDE):
            raise DocumentRefused(
                "unsafe",
                "Tệp có liên kết ra ngoài hoặc đối tượng nhúng nên không đọc; đề nghị điền lại vào tệp biểu mẫu gốc.",
            )
        if name.lower().endswith((".xml", ".rels")):
            package.part(name)  # what really comes out of it, and that no part has a DOCTYPE
    opened = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    return {sheet.title: _cells(sheet) for sheet in opened.worksheets}


def _cells(sheet: Any) -> list[list[Any]]:
    rows = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
    return [[c.row, c.column, c.data_type, _plain(c.value)] for row in rows for c in row if c.value is not None]


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    return value if isinstance(value, bool | int | float) else str(value)
