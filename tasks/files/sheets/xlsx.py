"""The cells of a workbook (.xlsx) that holds a certain sheet; any other is left unread."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from tasks.files.package import Package
from tasks.files.refused import DocumentRefused

MAX_ROWS, MAX_COLUMNS = 500, 16
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
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def cells_of(raw: bytes, wanted: str, telltale: str, rows: str = str(MAX_ROWS)) -> dict[str, Any]:
    """Each sheet's "cells" that hold something as [row, column, type, value] and its "merged" ranges as [first row,
    first column, last row, last column], by the sheet's name; {} where no sheet has the name `wanted`, unless a text
    of the workbook begins with `telltale`. No more than `rows` of a sheet are read; "more" says, where more of
    them were asked for than a form has, whether something stands below.

    Types are openpyxl's: n number, s text, d day, b yes or no, e error, f formula; and % for a percentage, t for a
    time of day. Raises DocumentRefused "unsafe" for a bomb, macros, a DOCTYPE, or what would be fetched or run from
    it, "unsupported" for what openpyxl does not read.
    """
    package = Package(raw)
    book = package.part("xl/workbook.xml")
    names = (
        [] if book is None else [sheet.get("name") for tag in (_MAIN, _STRICT) for sheet in book.iter(f"{tag}sheet")]
    )
    if wanted not in names and not _tells(package, telltale):
        return {}
    if book is None or book.tag.startswith(_STRICT):
        raise DocumentRefused(
            "unsupported", "Tệp lưu ở dạng “Strict Open XML”; đề nghị lưu lại bằng Excel thành .xlsx thông thường."
        )
    parts = _parts(package)
    opened = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    merged = {title: _merged(parts.get(path)) for title, path in _paths(book, parts).items()}
    most = int(rows)
    return {
        sheet.title: {
            "cells": _cells(sheet, most),
            "merged": merged.get(sheet.title, []),
            "more": most > MAX_ROWS and _goes_on(sheet, most),
        }
        for sheet in opened.worksheets
    }


def _tells(package: Package, telltale: str) -> bool:
    """Texts stand in a part of their own, or in the cells of a sheet."""
    names = [name for name in package.names() if name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/s")]
    parts = (package.part(name) for name in names if name.endswith(".xml"))
    texts = (e.text or "" for part in parts if part is not None for e in part.iter(f"{_MAIN}t"))
    return any(text.startswith(telltale) for text in texts)


def _parts(package: Package) -> dict[str, Element]:
    """All parts: what really comes out of each, and that none has a DOCTYPE."""
    found = {}
    for name in package.names():
        if name.lower().startswith(_OUTSIDE):
            raise DocumentRefused(
                "unsafe",
                "Tệp có liên kết ra ngoài hoặc đối tượng nhúng nên không đọc; đề nghị điền lại vào tệp biểu mẫu gốc.",
            )
        if name.lower().endswith((".xml", ".rels")) and (part := package.part(name)) is not None:
            found[name] = part
    return found


def _paths(book: Element, parts: dict[str, Element]) -> dict[str, str]:
    """The part of each sheet, by its name."""
    relations = parts.get("xl/_rels/workbook.xml.rels")
    targets = {} if relations is None else {one.get("Id"): one.get("Target", "") for one in relations}
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _merged(sheet: Element | None) -> list[list[int]]:
    if sheet is None:
        return []
    found = []
    for one in sheet.iter(f"{_MAIN}mergeCell"):
        left, top, right, bottom = range_boundaries(one.get("ref", "A1"))
        found.append([top or 1, left or 1, bottom or MAX_ROWS, right or MAX_COLUMNS])
    return found


def _cells(sheet: Any, most: int) -> list[list[Any]]:
    rows = sheet.iter_rows(max_row=most, max_col=MAX_COLUMNS)
    return [[c.row, c.column, _type(c), _plain(c.value)] for row in rows for c in row if c.value is not None]


def _goes_on(sheet: Any, most: int) -> bool:
    """Whether something stands below so many rows."""
    rows = sheet.iter_rows(min_row=most + 1, max_col=MAX_COLUMNS, values_only=True)
    return any(value is not None for row in rows for value in row)


def _type(cell: Any) -> str:
    if isinstance(cell.value, dt.time | dt.timedelta):
        return "t"
    return "%" if cell.data_type == "n" and "%" in (cell.number_format or "") else str(cell.data_type)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    return value if isinstance(value, bool | int | float) else str(value)
