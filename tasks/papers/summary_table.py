"""The sheets of the tracking table that hold what the reports in a form add up to, and the figures of each agency."""

import datetime as dt
from typing import Any

from models.enums import FieldKind
from models.text import tr
from tasks.figures.summary import Summary
from tasks.figures.summary_words import APART
from tasks.report_forms.aggregate import AgencyAnswer, Share, Sum, percent_cut, plain_number
from tasks.report_forms.cells import shape_sheet, write_row
from tasks.report_forms.schema import Field, Value

SUMS = {
    "Báo cáo": 44,
    "Nhóm": 30,
    "Nội dung": 34,
    "Lựa chọn": 18,
    "Đơn vị tính": 12,
    "Tổng số": 16,
    "Đơn vị có số liệu": 12,
    "Đơn vị phải báo cáo": 12,
    "Tỷ lệ": 10,
    "Đơn vị chờ duyệt": 12,
    "Số chờ duyệt": 16,
}
"""The heads over the sums and their widths in characters."""

AGENCIES = {"Số": 7, "Báo cáo": 40, "Cơ quan, đơn vị": 44, "Nhóm": 30, "Tình trạng": 20, "Số liệu": 28}
"""The heads over the agencies, before those of the form."""

ALL, GIVEN = "Tất cả", "có"


def add_sums(book: Any, found: list[Summary]) -> None:
    """A sheet of all sums, each line with what it covers, and a sheet of the agencies for each report with a form."""
    if not found:
        return
    sheet = book.create_sheet("Tổng hợp")
    write_row(sheet, 1, SUMS, bold=True)
    lines = [(one, each) for one in found for each in one.sums]
    for number, (one, each) in enumerate(lines, start=2):
        write_row(sheet, number, _sum_line(one, each))
        sheet.cell(number, list(SUMS).index("Tỷ lệ") + 1).number_format = "0.00%"
        _grouped(sheet, number)
    shape_sheet(sheet, list(SUMS.values()), 1 + len(lines), head=1)
    for count, key in enumerate(dict.fromkeys(one.obligation for one in found), start=1):
        title = tr("Từng đơn vị") if count == 1 else f"Từng đơn vị {count}"
        _agencies(book.create_sheet(title), [one for one in found if one.obligation == key])


def _sum_line(one: Summary, each: Sum) -> tuple[object, ...]:
    share = percent_cut(each.covered, each.wanted)
    return (
        one.title, each.group or ALL, each.field.label, each.choice or None, each.field.unit or None,
        plain_number(each.amount), each.covered, each.wanted, None if share is None else float(share / 100),
        each.waiting or None, plain_number(each.waiting_amount) if each.waiting else None,
    )  # fmt: skip


def _agencies(sheet: Any, found: list[Summary]) -> None:
    fields = found[0].fields
    heads = [*AGENCIES, *(field.name for field in fields)]
    write_row(sheet, 1, heads, bold=True)
    lines = [(one, answer) for one in found for answer in one.answers]
    for number, (one, answer) in enumerate(lines, start=2):
        write_row(sheet, number, _answer_line(one, answer, fields))
        _grouped(sheet, number)
    shape_sheet(sheet, [*AGENCIES.values(), *[16] * len(fields)], 1 + len(lines), head=1)


def _answer_line(one: Summary, answer: AgencyAnswer, fields: tuple[Field, ...]) -> list[object]:
    figures = [_figure(field, answer.values.get(field.key)) for field in fields]
    counts = GIVEN if answer.share is Share.GIVEN else APART[answer.share]
    return [answer.due_id, one.title, answer.agency, "; ".join(answer.groups) or None, answer.says, counts, *figures]


def _figure(field: Field, value: Value | None) -> object:
    """A value as a sheet holds it: a day as a day."""
    return dt.date.fromisoformat(str(value)) if value is not None and field.kind is FieldKind.DATE else value


def _grouped(sheet: Any, row: int) -> None:
    """Whole numbers with their thousands parted, but for the number in the first column, which only names."""
    for cell in sheet[row][1:]:
        if isinstance(cell.value, int):
            cell.number_format = "#,##0"
