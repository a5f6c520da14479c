"""The cells of an OpenDocument spreadsheet (.ods), as `tasks.files.sheets.xlsx` gives those of an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from tasks.files.package import Package
from tasks.files.sheets.xlsx import MAX_COLUMNS, MAX_ROWS

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_NUMBERS = {"float": "n", "currency": "n", "percentage": "%"}


def cells_of(raw: bytes, wanted: str, telltale: str) -> dict[str, Any]:
    """See `tasks.files.sheets.xlsx.cells_of`. Raises DocumentRefused "unsafe" or "unreadable"."""
    content = Package(raw).part("content.xml")
    tables = [] if content is None else list(content.iter(f"{_TABLE}table"))
    found = {table.get(f"{_TABLE}name", ""): _sheet(table) for table in tables}
    texts = (str(cell[3]) for sheet in found.values() for cell in sheet["cells"])
    return found if wanted in found or any(text.startswith(telltale) for text in texts) else {}


def _sheet(table: Element) -> dict[str, Any]:
    cells: list[list[Any]] = []
    merged: list[list[int]] = []
    row = 1
    for element in table.iter(f"{_TABLE}table-row"):
        times = _count(element, "number-rows-repeated")
        found = list(_row(element))
        for again in range(min(times, MAX_ROWS + 1 - row) if found else 0):
            for column, cell in found:
                cells += [[row + again, column, *value] for value in _value(cell)]
                down, right = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
                if down > 1 or right > 1:
                    merged.append([row + again, column, row + again + down - 1, column + right - 1])
        row += times
        if row > MAX_ROWS:
            break
    return {"cells": cells, "merged": merged}


def _row(element: Element) -> Iterator[tuple[int, Element]]:
    """The cells that hold something or span others, each at its column."""
    column = 1
    for cell in element:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        times = _count(cell, "number-columns-repeated")
        if len(cell) or cell.get(f"{_OFFICE}value-type"):
            for again in range(min(times, MAX_COLUMNS + 1 - column)):
                yield column + again, cell
        column += times
        if column > MAX_COLUMNS:
            return


def _value(cell: Element) -> Iterator[tuple[str, Any]]:
    kind, text = cell.get(f"{_OFFICE}value-type"), _text(cell)
    if cell.tag == f"{_TABLE}covered-table-cell":
        return  # what a merged cell hides is not seen by who filled it in
    if cell.get(f"{_CALC}value-type") == "error":
        yield "e", text
    elif formula := cell.get(f"{_TABLE}formula"):
        yield "f", formula.removeprefix("of:")
    elif kind in _NUMBERS:
        number = float(cell.get(f"{_OFFICE}value", "nan"))
        yield _NUMBERS[kind], int(number) if number == int(number) else number
    elif kind == "date":
        yield "d", cell.get(f"{_OFFICE}date-value", "")[:10]
    elif kind == "time":
        yield "t", text
    elif kind == "boolean":
        yield "b", cell.get(f"{_OFFICE}boolean-value") == "true"
    elif text:
        yield "s", text


def _text(cell: Element) -> str:
    return "\n".join("".join(_words(one)) for one in cell if one.tag == f"{_TEXT}p")


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * _count(child, "c", _TEXT)
        elif child.tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
            yield "\n" if child.tag.endswith("line-break") else "\t"
        else:
            yield from _words(child)
        yield child.tail or ""


def _count(element: Element, name: str, space: str = _TABLE) -> int:
    said = element.get(f"{space}{name}", "1")
    return max(1, int(said)) if said.isdecimal() else 1
