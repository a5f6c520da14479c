"""The form of a report as a workbook that an agency fills in and sends back with its answer.

What an agency may write is the one column of yellow cells; the rest is locked. A hidden sheet says whose it is and of
what, a hidden column which row is which field, so that a returned file is known whatever became of its name and rows.
"""

import datetime as dt
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from models.enums import FieldKind
from tasks.report_forms.schema import LONGEST_VALUE, Field

MARK, FORMAT = "dondoc", "dondoc-form/1"
"""The hidden sheet, and what its first cell says."""
KEY_COLUMN, VALUE_COLUMN = "F", "C"
TITLE, TELLTALE = "Biểu mẫu", "Chỉ điền các ô màu vàng, lưu lại tệp này rồi gửi kèm"
"""What the sheet is called, and words by which it is known where the hidden sheet is gone."""
HEADS = {"STT": 6, "Nội dung": 46, "Số liệu": 22, "Đơn vị tính": 14, "Hướng dẫn": 50}
"""The columns of the sheet and their widths in characters."""
HOW = (
    f"{TELLTALE} khi trả lời thư. Mục có dấu (*) là bắt buộc. "
    "Nếu không có nội dung báo cáo, không cần điền; đề nghị trả lời: “Không có nội dung báo cáo”."
)
LONGEST_NAME = 240
"""Octets of a file's name: systems take 255, its ending among them."""

CODE, NAME = "{{dondoc.code}}", "{{dondoc.name}}"
"""Where the agency's code and name go."""


@dataclass(frozen=True)
class Blank:
    """One agency's form of one thing owed. `title` and `document` head it, `deadline` is the day in words."""

    campaign: str
    obligation: str
    period: str
    title: str
    document: str
    deadline: str
    fields: tuple[Field, ...]
    code: str
    agency: str

    @property
    def name(self) -> str:
        """The file's name, without its ending: no word of it is cut in two, and the agency is always in it."""
        words, agency = f"Biểu mẫu {self.title}".split(), f" - {self.agency}"
        while len(words) > 1 and len((" ".join(words) + agency).encode()) > LONGEST_NAME:
            words.pop()
        return " ".join(words) + agency

    def workbook(self) -> bytes:
        """The .xlsx. It is built once for all agencies; of each the code and name are put in."""
        words = {CODE: self.code, NAME: self.agency}
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in _parts(replace(self, code=CODE, agency=NAME)):
                for mark, word in words.items():
                    content = content.replace(mark.encode(), escape(word).encode("ascii", "xmlcharrefreplace"))
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return written.getvalue()


def form_revision(fields: tuple[Field, ...]) -> str:
    """What tells one form from another: a digest over its fields."""
    told = json.dumps([field.model_dump(mode="json") for field in fields], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@lru_cache(maxsize=16)
def _parts(blank: Blank) -> tuple[tuple[str, bytes], ...]:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = TITLE
    mark: Any = book.create_sheet(MARK)
    facts = (FORMAT, blank.campaign, blank.code, blank.obligation, blank.period, form_revision(blank.fields))
    for row, fact in enumerate(facts, start=1):
        _put(mark, f"A{row}", fact)
    _head(sheet, blank)
    for number, field in enumerate(blank.fields, start=1):
        _row(sheet, mark, number, field)
    _shape(book, sheet, mark)
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def _head(sheet: Any, blank: Blank) -> None:
    from openpyxl.styles import Font

    lines = ("BIỂU MẪU BÁO CÁO", blank.title, f"Theo {blank.document}", f"Cơ quan báo cáo: {blank.agency}")
    for row, line in enumerate((*lines, f"Thời hạn: {blank.deadline}" if blank.deadline else "", HOW), start=1):
        _put(sheet, f"A{row}", line, Font(name="Times New Roman", size=12, bold=row in (1, 4)))
        sheet.merge_cells(f"A{row}:E{row}")
    sheet.row_dimensions[6].height = 48
    for place, head in enumerate(HEADS):
        _put(sheet, f"{'ABCDE'[place]}{_FIRST - 1}", head, Font(name="Times New Roman", size=12, bold=True))


_FORMATS = {FieldKind.NUMBER: "#,##0.######", FieldKind.INTEGER: "#,##0", FieldKind.DATE: "dd/mm/yyyy"}
_FIRST = 8
"""The row of the first field."""


def _row(sheet: Any, mark: Any, number: int, field: Field) -> None:
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

    row = _FIRST + number - 1
    label = f"{field.label} (*)" if field.required else field.label
    sheet[f"A{row}"] = number
    for column, text in {"B": label, "D": field.unit, "E": field.help or _HELP[field.kind], "F": field.key}.items():
        _put(sheet, f"{column}{row}", text)
    entry = sheet[f"{VALUE_COLUMN}{row}"]
    entry.protection = Protection(locked=False)
    entry.fill = PatternFill("solid", fgColor="FFF2CC")
    thin = Side(style="thin")
    entry.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    entry.alignment = Alignment(wrap_text=True, vertical="top")
    entry.number_format = _FORMATS.get(field.kind, "@")
    _validate(sheet, mark, number, field, entry.coordinate)


def _validate(sheet: Any, mark: Any, number: int, field: Field, place: str) -> None:
    """What the spreadsheet itself refuses while it is filled in; what comes back is checked again."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: dict[str, Any] = {"type": "textLength", "operator": "lessThanOrEqual", "formula1": str(LONGEST_VALUE)}
    if field.kind is FieldKind.NUMBER:
        rule = {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
    elif field.kind is FieldKind.INTEGER:
        rule = {"type": "whole", "operator": "greaterThanOrEqual", "formula1": "0"}
    elif field.kind is FieldKind.DATE:
        rule = {"type": "date", "operator": "greaterThan", "formula1": "1"}
    elif field.kind is FieldKind.CHOICE:
        column = get_column_letter(number + 1)
        for row, choice in enumerate(field.choices, start=1):
            _put(mark, f"{column}{row}", choice)
        rule = {"type": "list", "formula1": f"{MARK}!${column}$1:${column}${len(field.choices)}"}
    error = _HELP[field.kind]
    check = DataValidation(**rule, allow_blank=True, showErrorMessage=True, errorTitle=field.label[:32], error=error)
    check.add(place)
    sheet.add_data_validation(check)


_HELP = {
    FieldKind.NUMBER: "Chỉ ghi số, không âm, không ghi kèm đơn vị",
    FieldKind.INTEGER: "Chỉ ghi số nguyên, không âm, không ghi kèm đơn vị",
    FieldKind.DATE: "Ghi ngày/tháng/năm, như 18/02/2022",
    FieldKind.CHOICE: "Chọn một trong danh sách",
    FieldKind.TEXT: f"Không quá {LONGEST_VALUE} ký tự",
}


def _shape(book: Any, sheet: Any, mark: Any) -> None:
    from openpyxl.workbook.protection import WorkbookProtection

    for column, width in zip("ABCDE", HEADS.values(), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions[KEY_COLUMN].hidden = True
    sheet.protection.sheet = mark.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    mark.sheet_state = "hidden"
    book.security = WorkbookProtection(lockStructure=True)
    sheet.freeze_panes = f"A{_FIRST}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.properties.creator, book.properties.title = "Đôn Đốc", "Biểu mẫu báo cáo"
    book.properties.created = dt.datetime(2000, 1, 1)


def _put(sheet: Any, place: str, text: str, font: Any = None) -> None:
    from openpyxl.styles import Alignment, Font

    cell = sheet[place]
    cell.value, cell.data_type = text, "s"  # a text that begins with "=" is a text
    cell.font = font or Font(name="Times New Roman", size=12)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
