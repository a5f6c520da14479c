"""The cells of an Excel workbook of the older format (.xls, BIFF), as `sheets.xlsx` gives a newer one's."""

from __future__ import annotations

import io
from typing import Any

import xlrd

from models.text import mark_text, tr
from tasks.files.refused import DocumentRefused
from tasks.files.sheets.xlsx import MAX_COLUMNS, MAX_ROWS

_TYPES = {xlrd.XL_CELL_TEXT: "s", xlrd.XL_CELL_NUMBER: "n", xlrd.XL_CELL_DATE: "d", xlrd.XL_CELL_BOOLEAN: "b"}


def cells_of(raw: bytes, wanted: str, telltale: str) -> dict[str, Any]:
    """See `tasks.files.sheets.xlsx.cells_of`; of a formula the result that was stored is given.

    Raises DocumentRefused "protected" or "unreadable".
    """
    try:
        book = xlrd.open_workbook(file_contents=raw, logfile=io.StringIO(), formatting_info=True)
    except xlrd.XLRDError as error:
        code, why = ("protected", "có mật khẩu") if "encrypted" in str(error) else ("unreadable", "hỏng")
        said = tr("Tệp .xls {why}; đề nghị lưu lại thành .xlsx rồi gửi lại.", why=mark_text(why))
        raise DocumentRefused(code, said) from error  # type: ignore[arg-type]
    found = {sheet.name: {"cells": _cells(book, sheet), "merged": _merged(sheet)} for sheet in book.sheets()}
    texts = (str(cell[3]) for sheet in found.values() for cell in sheet["cells"])
    return found if wanted in found or any(text.startswith(telltale) for text in texts) else {}


def _merged(sheet: Any) -> list[list[int]]:
    return [[top + 1, left + 1, bottom, right] for top, bottom, left, right in sheet.merged_cells]


def _cells(book: Any, sheet: Any) -> list[list[Any]]:
    found = []
    for row in range(min(sheet.nrows, MAX_ROWS)):
        for column in range(min(sheet.row_len(row), MAX_COLUMNS)):
            cell = sheet.cell(row, column)
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and cell.value != "":
                found.append([row + 1, column + 1, *_value(book, cell)])
    return found


def _value(book: Any, cell: Any) -> tuple[str, Any]:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return "e", xlrd.error_text_from_code.get(cell.value, "#?")
    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        return ("d", moment.date().isoformat()) if cell.value >= 1 else ("t", str(moment.time()))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "b", bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER and "%" in book.format_map[book.xf_list[cell.xf_index].format_key].format_str:
        return "%", cell.value
    return _TYPES[cell.ctype], cell.value
