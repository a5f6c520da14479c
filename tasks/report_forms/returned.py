"""The form that an agency filled in and sent back: found among the files of its mail, known again, read by cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient
from models.due import Due
from models.enums import FieldKind
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child
from tasks.report_forms.schema import Field, Value, check_values, number_words
from tasks.report_forms.workbook import FORMAT, KEY_COLUMN, MARK, VALUE_COLUMN, form_revision

LARGEST = 2_000_000
"""Bytes of a form; a filled one has some thousand."""
MOST_FORMS = 5
"""Workbooks of one mail that are looked at."""


@dataclass(frozen=True)
class FormCell:
    """A cell of the form: where it is, openpyxl's letter for what it holds, and that."""

    place: str
    kind: str
    value: Any


@dataclass(frozen=True)
class Filled:
    """A returned form: whose it is, of what, and its cells by the keys of their fields. `refused` says why it was not
    read, and then the rest is empty.
    """

    name: str
    campaign: str = ""
    agency: str = ""
    obligation: str = ""
    period: str = ""
    revision: str = ""
    cells: tuple[tuple[str, FormCell], ...] = ()
    refused: str = ""


def forms_among(files: Iterable[tuple[str, bytes]]) -> list[Filled]:
    """The forms among files, each read by a child process with limits; other workbooks are passed over."""
    books = [(name, raw) for name, raw in files if is_workbook(raw)][:MOST_FORMS]
    return [form for name, raw in books if (form := read_filled(name, raw))]


def is_workbook(raw: bytes) -> bool:
    """Whether a file's bytes may be those of an Excel workbook, if only a piece of one."""
    return raw.startswith(b"PK\x03\x04") and b"xl/" in raw


def read_filled(name: str, raw: bytes) -> Filled | None:
    """A form of ours; None for any other workbook."""
    if len(raw) > LARGEST:
        return None
    try:
        sheets: dict[str, list[list[Any]]] = parse_in_child("xlsx", raw, MARK)
    except DocumentRefused as error:
        return Filled(name, refused=str(error))
    marks = {row: str(value) for row, column, _, value in sheets.pop(MARK, []) if column == 1}
    if marks.get(1) != FORMAT:
        return None
    at = {(row, column): (kind, value) for row, column, kind, value in next(iter(sheets.values()), [])}
    key_column, value_column = ("ABCDEFGH".index(letter) + 1 for letter in (KEY_COLUMN, VALUE_COLUMN))
    cells = tuple(
        (str(key), FormCell(f"{VALUE_COLUMN}{row}", *at.get((row, value_column), ("s", ""))))
        for (row, column), (_, key) in at.items()
        if column == key_column
    )
    slug, agency, obligation, period, form = (marks.get(row, "") for row in range(2, 7))
    return Filled(name, slug, agency, obligation, period, form, cells)


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
        return {}, f"thư kèm nhiều biểu mẫu: {', '.join(form.name for form in forms)}"
    values, wrong = values_of(forms[0], fields)
    return values, f"{forms[0].name}: {'; '.join(wrong)}" if wrong else ""


def values_of(form: Filled, fields: tuple[Field, ...]) -> tuple[dict[str, Value], list[str]]:
    """The values of a form, and what is wrong with it: "ô C9 (Tin, bài): …"."""
    if form.refused:
        return {}, [form.refused]
    if form.revision != form_revision(fields):
        return {}, ["không phải biểu mẫu đang dùng của báo cáo này; hãy điền lại vào tệp kèm theo thư mới nhất"]
    raw, wrong, cells = {}, {}, dict(form.cells)
    for field in fields:
        try:
            raw[field.key] = _written(field, cells.get(field.key, FormCell("", "s", "")))
        except ValueError as error:
            wrong[field.key] = str(error)
    values, errors = check_values(fields, raw)
    places = {key: f"ô {cell.place}" for key, cell in form.cells}
    lines = [(f, wrong.get(f.key) or errors.get(f.key)) for f in fields]
    said = [f"{places.get(f.key, 'mục')} ({f.label}): {error}" for f, error in lines if error]
    if not said and not values:
        said = ["biểu mẫu chưa điền số liệu nào"]
    return values, said


def _written(field: Field, cell: FormCell) -> str:
    """A cell as a person would have written it. Raises ValueError for what only a spreadsheet can hold."""
    if cell.kind == "f":
        raise ValueError(f"là công thức ({str(cell.value)[:40]}); hãy ghi thẳng kết quả")
    if cell.kind == "e":
        raise ValueError(f"bảng tính báo lỗi {cell.value}; hãy ghi lại")
    if cell.kind == "d":
        if field.kind is FieldKind.NUMBER:
            raise ValueError("bảng tính đã đổi thành ngày tháng; hãy định dạng ô là số rồi ghi lại")
        year, month, day = str(cell.value).split("-")
        return f"{day}/{month}/{year}"
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return number_words(cell.value)
    return str(cell.value)
