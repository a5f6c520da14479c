"""Rows of a sheet as our workbooks write them."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tasks.report_forms.marks import without_controls

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_ROWS = 3
"""Rows above the head of a table that has a title."""


def write_row(sheet: "Worksheet", row: int, values: Iterable[object], *, bold: bool = False) -> None:
    """Put values into a row: texts as texts, days and instants as such, None as nothing."""
    from openpyxl.styles import Alignment, Font

    for place, value in enumerate(values, start=1):
        cell: Any = sheet.cell(row, place)
        if isinstance(value, str):
            cell.value = without_controls(value)
            cell.data_type = "s"  # a name that begins with "=" is a name
        elif value is not None:
            cell.value = value
        if isinstance(value, dt.datetime):
            cell.number_format = "dd/mm/yyyy hh:mm"
        elif isinstance(value, dt.date):
            cell.number_format = "dd/mm/yyyy"
        cell.font = Font(name="Times New Roman", size=12, bold=bold)
        cell.alignment = Alignment(vertical="top", wrap_text=row > TITLE_ROWS)


def shape_sheet(sheet: Any, widths: list[int], last: int, head: int = TITLE_ROWS + 1) -> None:
    """Widths, a head that stays in sight and filters by column, and a page that prints across A4."""
    from openpyxl.utils import get_column_letter

    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(widths))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
