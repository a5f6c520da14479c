"""The form that an agency filled in and sent back: found among the files of its mail, known again, read by cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient
from models.due import Due
from models.enums import NUMERIC
from models.text import join_texts, mark_text, tr
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child
from tasks.report_forms.layout import Cell, Layout
from tasks.report_forms.schema import Field, Value, check_values
from tasks.report_forms.workbook import FORMAT, MARK, TELLTALE, TITLE, form_revision

LARGEST = 2_000_000
"""Bytes of a form; a filled one has some thousand."""
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
MOST_FORMS = 5
"""Workbooks of one mail that are looked at."""


@dataclass(frozen=True)
class Filled:
    """A returned form: whose it is, of what, and its cells by the keys of their fields. `refused` says why it was not
    read, and then the rest is empty. `merged` are the keys whose cell was merged with that of another, `strays` the
    values that stand beside no field.
    """

    name: str
    campaign: str = ""
    agency: str = ""
    obligation: str = ""
    period: str = ""
    revision: str = ""
    cells: tuple[tuple[str, Cell], ...] = ()
    merged: frozenset[str] = frozenset()
    strays: tuple[Cell, ...] = ()
    refused: str = ""


def forms_among(files: Iterable[tuple[str, bytes]]) -> list[Filled]:
    """The forms among files, each read by a child process with limits; other workbooks are passed over."""
    books = [(name, raw) for name, raw in files if is_workbook(raw)][:MOST_FORMS]
    return [form for name, raw in books if (form := read_filled(name, raw))]


def is_workbook(raw: bytes) -> bool:
    """Whether a file's bytes may be those of a workbook that can be read, if only a piece of one."""
    return workbook_format(raw) is not None


def workbook_format(raw: bytes) -> str | None:
    """Which of Excel's two formats or LibreOffice's a file is, by its first bytes; None for what is no workbook."""
    if raw.startswith(b"PK\x03\x04"):
        return "ods" if raw[30:90].startswith(_ODS) else "xlsx" if b"xl/" in raw else None
    return "xls" if raw.startswith(b"\xd0\xcf\x11\xe0") and "Workbook".encode("utf-16-le") in raw else None


def read_filled(name: str, raw: bytes) -> Filled | None:
    """A form of ours; None for any other workbook."""
    kind = workbook_format(raw)
    if len(raw) > LARGEST or kind is None:
        return None
    try:
        sheets: dict[str, dict[str, Any]] = parse_in_child(kind, raw, MARK, TELLTALE)
    except DocumentRefused as error:
        return Filled(name, refused=str(error))
    mark = sheets.pop(MARK, None)
    if mark is None and sheets:
        return Filled(
            name, refused="không còn trang ẩn của biểu mẫu; hãy điền lại vào tệp kèm theo thư, không chép sang tệp khác"
        )
    marks = {row: str(value) for row, column, _, value in (mark or {"cells": []})["cells"] if column == 1}
    if marks.get(1) != FORMAT:
        return None
    slug, agency, obligation, period, form = (marks.get(row, "") for row in range(2, 7))
    return _read_sheet(Filled(name, slug, agency, obligation, period, form), sheets)


def _read_sheet(form: Filled, sheets: Mapping[str, Mapping[str, Any]]) -> Filled:
    """The form with the cells of its sheet, wherever its columns and rows have been moved to."""
    found = [Layout.of(sheet) for title, sheet in sorted(sheets.items(), key=lambda one: one[0] != TITLE)]
    layout = next((one for one in found if one.keys), found[0] if found else None)
    if layout is None:
        return form
    cells = tuple((key, layout.cell(row)) for row, key in layout.keys.items())
    return replace(form, cells=cells, merged=layout.merged_keys(), strays=layout.strays())


def due_of_form(session: Session, form: Filled) -> Due | None:
    """What a form was sent out for."""
    query = (
        select(Due)
        .join(Obligation)
        .join(Campaign, col(Obligation.campaign_id) == Campaign.id)
        .join(Recipient, col(Due.recipient_id) == Recipient.id)
        .join(Agency, col(Recipient.agency_id) == Agency.id)
        .where(Campaign.slug == form.campaign, Obligation.key == form.obligation)
        .where(Agency.code == form.agency, Due.period == form.period)
    )
    return session.exec(query).first()


def figures_of(fields: tuple[Field, ...], forms: Sequence[Filled]) -> tuple[dict[str, Value], str]:
    """The figures that a mail brings for a report, and why a person must look at them; "" when nobody need."""
    if not fields or not forms:
        return {}, ""
    if len(forms) > 1:
        return {}, tr("thư kèm nhiều biểu mẫu: {form}", form=", ".join(form.name for form in forms))
    values, wrong = values_of(forms[0], fields)
    return values, tr("{form}: {wrong}", form=forms[0].name, wrong=join_texts("; ", wrong)) if wrong else ""


def values_of(form: Filled, fields: tuple[Field, ...]) -> tuple[dict[str, Value], list[str]]:
    """The values of a form, and what is wrong with it: "ô C9 (Tin, bài): …"."""
    if form.refused:
        return {}, [form.refused]
    if form.revision != form_revision(fields):
        return {}, ["không phải biểu mẫu đang dùng của báo cáo này; hãy điền lại vào tệp kèm theo thư mới nhất"]
    raw: dict[str, Value] = {}
    wrong: dict[str, str] = {}
    for field in fields:
        try:
            raw[field.key] = _written(field, _cell_of(form, field))
        except ValueError as error:
            wrong[field.key] = str(error)
    values, errors = check_values(fields, raw)
    places = {key: tr("ô {place}", place=cell.place) for key, cell in form.cells}
    lines = [(f, wrong.get(f.key) or errors.get(f.key)) for f in fields]
    item = mark_text("mục")
    said = [
        tr("{place} ({label}): {error}", place=places.get(f.key, item), label=f.label, error=mark_text(error))
        for f, error in lines
        if error
    ]
    said += [
        tr("ô {place}: “{value}” không nằm ở mục nào của biểu mẫu", place=cell.place, value=str(cell.value)[:40])
        for cell in form.strays
    ]
    if not said and not values:
        said = ["biểu mẫu chưa điền số liệu nào"]
    return values, said


def _cell_of(form: Filled, field: Field) -> Cell:
    """The one cell of a field. Raises ValueError where there are several, or it is merged with another's."""
    if field.key in form.merged:
        raise ValueError("ô bị gộp với ô khác; hãy bỏ gộp ô rồi ghi lại")
    mine = [cell for key, cell in form.cells if key == field.key and cell.value != ""]
    if len(mine) > 1:
        raise ValueError(
            tr("mục này được ghi ở nhiều ô ({place}); hãy bỏ bớt", place=", ".join(cell.place for cell in mine))
        )
    return mine[0] if mine else Cell("", "s", "")


def _written(field: Field, cell: Cell) -> Value:
    """A cell as a person would have written it. Raises ValueError for what only a spreadsheet can hold."""
    if cell.kind == "f":
        raise ValueError(tr("là công thức ({value}); hãy ghi thẳng kết quả", value=str(cell.value)[:40]))
    if cell.kind == "e":
        raise ValueError(tr("bảng tính báo lỗi {value}; hãy ghi lại", value=cell.value))
    if cell.kind == "%" and field.kind in NUMERIC:
        raise ValueError("ô định dạng phần trăm; hãy định dạng ô là số rồi ghi lại")
    if cell.kind == "b" and field.kind in NUMERIC:
        raise ValueError("bảng tính đã đổi thành đúng/sai; hãy ghi lại")
    if cell.kind in ("d", "t"):
        if field.kind in NUMERIC:
            raise ValueError("bảng tính đã đổi thành ngày tháng; hãy định dạng ô là số rồi ghi lại")
        year, _, rest = str(cell.value).partition("-")
        return f"{rest[3:]}/{rest[:2]}/{year}" if cell.kind == "d" else str(cell.value)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return cell.value
    return str(cell.value)
