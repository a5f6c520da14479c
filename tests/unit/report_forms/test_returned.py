"""Returned workbooks as people and other programs make them: each value is read, or its cell is named."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.enums import FieldKind
from tasks.files.sheets import ods, xlsx
from tasks.report_forms import returned
from tasks.report_forms.returned import Filled, forms_among, is_workbook, read_filled, values_of
from tasks.report_forms.schema import Field
from tasks.report_forms.workbook import Blank, form_revision

FIELDS = (
    Field(key="tin_bai", label="Tin, bài", unit="tin", kind=FieldKind.INTEGER, required=True),
    Field(key="kinh_phi", label="Kinh phí", unit="triệu đồng"),
    Field(key="hinh_thuc", label="Hình thức", kind=FieldKind.CHOICE, choices=("Báo in", "Phát thanh")),
    Field(key="ngay", label="Ngày kết thúc", kind=FieldKind.DATE),
    Field(key="ghi_chu", label="Ghi chú", kind=FieldKind.TEXT),
)
BLANK = Blank("dot", "bao_cao", "", "Báo cáo", "Công văn số 1", "", FIELDS, "xa-a", "Xã A")
Change = Callable[[Any], None]
FULL = {"tin_bai": 12, "kinh_phi": 90.5, "hinh_thuc": "Báo in", "ngay": "2026-02-18", "ghi_chu": "vùng sâu"}


@pytest.fixture
def within(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse here and not in a child: the limits have tests of their own."""
    parsers = {"xlsx": xlsx.cells_of, "ods": ods.cells_of}
    monkeypatch.setattr(returned, "parse_in_child", lambda kind, raw, *args: parsers[kind](raw, *args))


def filled(book: Any) -> None:
    """All five fields, as Excel keeps them."""
    sheet = book["Biểu mẫu"]
    sheet["C8"], sheet["C9"], sheet["C10"], sheet["C12"] = 12, 90.5, "báo in", "vùng sâu"
    sheet["C11"] = dt.date(2026, 2, 18)


def saved(*changes: Change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(BLANK.workbook()))
    for change in changes:
        change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def cells(**values: Any) -> Change:
    def change(book: Any) -> None:
        for place, value in values.items():
            book["Biểu mẫu"][place] = value

    return change


def on_sheet(act: Callable[[Any], Any]) -> Change:
    return lambda book: act(book["Biểu mẫu"])


def read(raw: bytes) -> tuple[dict[str, Any], list[str]]:
    form = read_filled("bieu-mau.xlsx", raw)
    assert form is not None
    return values_of(form, FIELDS)


def hide(sheet: Any) -> None:
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["C"].hidden = True


def group(sheet: Any) -> None:
    sheet.auto_filter.ref = "A7:E12"
    sheet.row_dimensions[10].outlineLevel = 1


def in_front(book: Any) -> None:
    book.create_sheet("Ghi chú", 0)["C8"] = 99


def sorted_backwards(sheet: Any) -> None:
    old = [[sheet.cell(row, column) for column in range(1, 7)] for row in range(12, 7, -1)]
    rows = [[(cell.value, cell.number_format) for cell in row] for row in old]
    for row, there in enumerate(rows, start=8):
        for column, (value, look) in enumerate(there, start=1):
            sheet.cell(row, column).value = value
            sheet.cell(row, column).number_format = look


def without_title(sheet: Any) -> None:
    for ranged in list(sheet.merged_cells.ranges):  # openpyxl leaves them where they were
        sheet.unmerge_cells(str(ranged))
    sheet.delete_rows(1, 2)


KEPT: list[tuple[str, Change]] = [
    ("as it is", lambda book: None),
    ("hidden row and column", on_sheet(hide)),
    ("filtered and grouped", on_sheet(group)),
    ("rows put in", on_sheet(lambda sheet: sheet.insert_rows(8, 3))),
    ("a column put in before", on_sheet(lambda sheet: sheet.insert_cols(1, 1))),
    ("a column put in behind", on_sheet(lambda sheet: sheet.insert_cols(4, 2))),
    ("head taken out", on_sheet(without_title)),
    ("sorted", on_sheet(sorted_backwards)),
    ("another sheet in front", in_front),
    ("renamed", on_sheet(lambda sheet: setattr(sheet, "title", "Sheet1"))),
    ("merged with the unit", on_sheet(lambda sheet: sheet.merge_cells("C9:D9"))),
    ("unprotected", on_sheet(lambda sheet: setattr(sheet.protection, "sheet", False))),
]


@pytest.mark.usefixtures("within")
@pytest.mark.parametrize(("name", "change"), KEPT, ids=[name for name, _ in KEPT])
def test_what_people_do_to_a_sheet_loses_no_value(name: str, change: Change) -> None:
    assert read(saved(filled, change)) == (FULL, [])


def percent(sheet: Any) -> None:
    sheet["C9"], sheet["C9"].number_format = 0.5, "0%"


SAID: list[tuple[str, Change, str]] = [
    ("ambiguous comma", cells(C9="12,000"), "ô C9 (Kinh phí): “12,000” có thể là 12000 hoặc 12; hãy ghi lại"),
    ("ambiguous point", cells(C9="1.250"), "ô C9 (Kinh phí): “1.250” có thể là 1250 hoặc 1,25; hãy ghi lại"),
    ("not whole", cells(C8=12.5), "ô C8 (Tin, bài): “12,5” không phải là số nguyên"),
    ("percent", on_sheet(percent), "ô C9 (Kinh phí): ô định dạng phần trăm"),
    ("a time", cells(C9=dt.time(12, 30)), "ô C9 (Kinh phí): bảng tính đã đổi thành ngày tháng"),
    ("a time for a day", cells(C11=dt.time(12, 30)), "ô C11 (Ngày kết thúc): “12:30:00” không phải là ngày"),
    ("yes or no", cells(C9=True), "ô C9 (Kinh phí): bảng tính đã đổi thành đúng/sai"),
    ("a formula", cells(C9="=C8*2"), "ô C9 (Kinh phí): là công thức (=C8*2)"),
    ("merged down", on_sheet(lambda sheet: sheet.merge_cells("C8:C9")), "ô C9 (Kinh phí): ô bị gộp với ô khác"),
    ("merged with its label", on_sheet(lambda sheet: sheet.merge_cells("B9:C9")), "ô C9 (Kinh phí): ô bị gộp"),
    ("moved below", cells(C9=None, C20=90.5), "ô C20: “90.5” không nằm ở mục nào của biểu mẫu"),
    ("a total", cells(C14=102.5), "ô C14: “102.5” không nằm ở mục nào của biểu mẫu"),
    ("copied row", cells(B14="Kinh phí", C14=7, F14="kinh_phi"), "mục này được ghi ở nhiều ô (C9, C14)"),
    ("sheet lost", lambda book: book.remove(book["dondoc"]), "không còn trang ẩn của biểu mẫu"),
]  # fmt: skip


@pytest.mark.usefixtures("within")
@pytest.mark.parametrize(("name", "change", "said"), SAID, ids=[name for name, _, _ in SAID])
def test_what_cannot_be_read_for_sure_is_asked_back_by_cell(name: str, change: Change, said: str) -> None:
    _, wrong = read(saved(filled, change))
    assert [line for line in wrong if said in line], wrong


@pytest.mark.usefixtures("within")
def test_whole_numbers_typed_as_text_are_read() -> None:
    for written in ("12,000", "12.000", "12 000", "12000"):
        assert read(saved(cells(C8=written))) == ({"tin_bai": 12000}, [])


# --- As other programs write it --------------------------------------------------------------------------------------

SHEET = '<sheet name="Biểu mẫu" sheetId="3" r:id="rId7"/><sheet name="dondoc" sheetId="4" state="hidden" r:id="rId8"/>'


def rewritten(raw: bytes, change: Callable[[str, str], tuple[str, str]]) -> bytes:
    """Each part of a workbook by another program's hand."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            renamed, text = change(name, old.read(name).decode())
            new.writestr(renamed, text)
    return written.getvalue()


def absolute_targets(name: str, text: str) -> tuple[str, str]:
    """Google Sheets and WPS name parts from the root or from the folder."""
    return name, text.replace('Target="/xl/', 'Target="') if name.endswith("workbook.xml.rels") else text


def strict(name: str, text: str) -> tuple[str, str]:
    """ISO/IEC 29500 Strict, which Excel offers in its list of formats."""
    text = text.replace(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    return name, text


@pytest.mark.usefixtures("within")
def test_parts_named_from_the_folder_are_found_and_so_is_what_is_merged() -> None:
    assert read(rewritten(saved(filled), absolute_targets)) == (FULL, [])
    merged = saved(filled, on_sheet(lambda sheet: sheet.merge_cells("C8:C9")))
    assert any("gộp" in line for line in read(rewritten(merged, absolute_targets))[1])


@pytest.mark.usefixtures("within")
def test_strict_open_xml_is_said() -> None:
    _, wrong = read(rewritten(saved(filled), strict))
    assert len(wrong) == 1 and "Strict Open XML" in wrong[0]


ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    "<office:body><office:spreadsheet>"
)


def ods_cell(kind: str, value: Any) -> str:
    said = f"<text:p>{value}</text:p>"
    if kind == "n":
        return f'<table:table-cell office:value-type="float" office:value="{value}">{said}</table:table-cell>'
    if kind == "d":
        return f'<table:table-cell office:value-type="date" office:date-value="{value}">{said}</table:table-cell>'
    return f'<table:table-cell office:value-type="string">{said}</table:table-cell>'


def as_ods(raw: bytes, change: Callable[[str], str] = str) -> bytes:
    """The workbook as LibreOffice Calc saves it: runs of empty cells and rows are one element."""
    tables = ""
    for title, sheet in xlsx.cells_of(raw, "dondoc", "x").items():
        at = {(row, column): (kind, value) for row, column, kind, value in sheet["cells"]}
        tables += f'<table:table table:name="{title}">'
        for row in range(1, max(r for r, _ in at) + 1):
            there = [(column, *at[r, column]) for r, column in sorted(at) if r == row]
            tables += "<table:table-row>"
            last = 0
            for column, kind, value in there:
                if column - last > 1:
                    tables += f'<table:table-cell table:number-columns-repeated="{column - last - 1}"/>'
                tables += ods_cell(kind, value)
                last = column
            tables += f'<table:table-cell table:number-columns-repeated="{1024 - last}"/></table:table-row>'
        tables += (
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
        )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", change(f"{ODS_HEAD}{tables}</office:spreadsheet></office:body></office:document-content>")
        )
    return written.getvalue()


@pytest.mark.usefixtures("within")
def test_an_opendocument_spreadsheet_is_read_as_well() -> None:
    assert read(as_ods(saved(filled))) == (FULL, [])
    ambiguous = as_ods(saved(filled, cells(C9="12,000")))
    assert any("ô C9 (Kinh phí): “12,000” có thể là" in line for line in read(ambiguous)[1])
    formula = as_ods(
        saved(filled),
        lambda text: text.replace('office:value="90.5"', 'table:formula="of:=[.C8]*2" office:value="90.5"'),
    )
    assert any("ô C9 (Kinh phí): là công thức" in line for line in read(formula)[1])
    merged = as_ods(
        saved(filled), lambda text: text.replace('office:value="12"', 'table:number-rows-spanned="2" office:value="12"')
    )
    assert any("ô C9 (Kinh phí): ô bị gộp" in line for line in read(merged)[1])


def test_a_form_saved_in_the_older_format_is_read_as_well() -> None:
    """tests/files/bieu-mau.xls: the form with a merged cell (C10:C11), a percentage, a number as text and a stray."""
    raw = Path("tests/files/bieu-mau.xls").read_bytes()
    form = read_filled("bieu-mau.xls", raw)
    assert form is not None and (form.campaign, form.agency, form.revision) == ("dot", "xa-a", form_revision(FIELDS))
    assert [(key, cell.place, cell.kind, cell.value) for key, cell in form.cells] == [
        ("tin_bai", "C8", "s", "12,000"), ("kinh_phi", "C9", "%", 0.5), ("hinh_thuc", "C10", "s", "Phát thanh"),
        ("ngay", "C11", "s", ""), ("ghi_chu", "C12", "d", "2026-02-18"),
    ]  # fmt: skip
    assert form.merged == {"hinh_thuc", "ngay"} and [cell.place for cell in form.strays] == ["C15"]


def test_each_format_is_read_by_the_child() -> None:
    """The child may open nothing any more when it reads."""
    for raw in (saved(filled), as_ods(saved(filled))):
        assert read(raw) == (FULL, [])


def test_what_is_no_workbook_is_passed_over() -> None:
    assert not is_workbook(b"PK\x03\x04 word/") and not is_workbook(b"%PDF-") and not is_workbook(b"")
    assert forms_among([("a.pdf", b"%PDF-")]) == []
    assert read_filled("a", b"PK\x03\x04" + b"xl/") == Filled(
        "a", refused="Tệp hỏng hoặc bị cắt; đề nghị lấy lại bản gốc rồi đưa lại."
    )
