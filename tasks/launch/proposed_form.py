"""The form of a report, proposed from a table of figures that the document asks to have filled in. Pure.

Only a table with a head and blank cells is one: a table of figures that are given, or of people, is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.enums import FieldKind
from tasks.launch.draft import slug_of
from tasks.report_forms.schema import MOST_FIELDS, Field

_ORDER = re.compile(r"(?:s[ốô] ?)?tt|stt|số thứ tự|#", re.I)
_LABEL = re.compile(
    r"(?:tên |các )?(?:chỉ tiêu|nội dung|tiêu chí|chỉ số|hạng mục|danh mục|số liệu|thông tin|công việc|nhiệm vụ)\b.*",
    re.I,
)
_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính)\b.*", re.I)
_NOTE = re.compile(r"ghi chú\b.*", re.I)
_WHOSE = re.compile(
    r"(?:tên )?(?:xã|phường|thị trấn|huyện|cơ quan|đơn vị|địa phương|địa bàn|trường|phòng|cơ sở)\b.*", re.I
)
_PEOPLE = re.compile(r"họ (?:và )?tên|ngày sinh|năm sinh|chức vụ|chức danh|nơi sinh|số điện thoại", re.I)
_NUMBERED = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[a-zđ])(?:[.)]\d{0,2})*[.)]?", re.I)
_FIGURE = re.compile(r"[\d.,%]+")
_BRACKET = re.compile(r"\s*\((?:đvt: ?|đơn vị(?: tính)?: ?)?([^()]{1,40})\)\Z", re.I)
_WORDS = re.compile(
    r"khó khăn|vướng mắc|kiến nghị|đề xuất|nhận xét|đánh giá|giải pháp|nguyên nhân|hình thức|lý do", re.I
)
_DAY = re.compile(r"ngày(?! công)\b|thời điểm\b", re.I)
_COUNTED = re.compile(
    r"(?:lượt )?(?:người|hộ|cuộc|buổi|lượt|vụ|xã|phường|thôn|bản|cái|chiếc|tin|bài|tin, bài|văn bản|cơ sở|đơn vị"
    r"|trường hợp|hồ sơ|lớp|trường|công trình|dự án|đoàn|lễ hội|hội nghị|sản phẩm|tác phẩm|tổ|đội|con|cây|giờ|ngày)",
    re.I,
)
_CELLS = re.compile(r"\t|(?<=\S) *\| *(?=\S|\Z)|\A\| *")


@dataclass(frozen=True)
class ProposedForm:
    """Fields that a table asks for, and where the table stands in the text; `doubt` says what to look at."""

    fields: tuple[Field, ...]
    start: int
    end: int
    doubt: str = ""


@dataclass(frozen=True)
class _Row:
    cells: tuple[str, ...]
    start: int
    end: int


def propose_forms(text: str) -> list[ProposedForm]:
    """The tables of a document that ask for figures, in their order."""
    found = [_proposed(rows) for rows in _tables(text)]
    return [one for one in found if one and one.fields]


def _tables(text: str) -> Iterator[list[_Row]]:
    """The runs of lines that are rows of cells, each from its head on."""
    rows: list[_Row] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        cells = tuple(cell.strip(" *") for cell in _CELLS.split(line.strip(" |")))
        if len(cells) > 1 or (rows and _is_label_row(cells, rows)):
            rows.append(_Row(cells, at, at + len(line)))
        elif rows:
            yield rows
            rows = []
        at += len(line) + 1
    if rows:
        yield rows


def _is_label_row(cells: tuple[str, ...], rows: list[_Row]) -> bool:
    """A row whose other cells are blank: only its number is left, as in a table that is filled in by hand."""
    return len(cells) == 1 and bool(_NUMBERED.fullmatch(cells[0])) and len(rows[0].cells) > 1


def _proposed(rows: list[_Row]) -> ProposedForm | None:
    begin = next((i for i, row in enumerate(rows) if _is_head(row.cells)), None)
    if begin is None or any(_PEOPLE.match(cell) for cell in rows[begin].cells):
        return None
    head, body, doubt = _whole_head(rows[begin].cells, rows[begin + 1 :])
    if not body or _is_filled(head, body):
        return None
    labels = [i for i, cell in enumerate(head) if _LABEL.fullmatch(cell)]
    fields = _by_rows(head, body, labels[0]) if labels else _by_columns(head)
    return ProposedForm(tuple(_distinct(fields)[:MOST_FIELDS]), rows[begin].start, body[-1].end, doubt)


def _is_head(cells: Sequence[str]) -> bool:
    known = sum(bool(p.fullmatch(cell)) for cell in cells for p in (_ORDER, _LABEL, _UNIT, _NOTE))
    return known > 0 and len(cells) > 1 and not any(_FIGURE.fullmatch(cell) for cell in cells)


def _whole_head(head: tuple[str, ...], body: list[_Row]) -> tuple[list[str], list[_Row], str]:
    """The head as one row, where a second one parts one of its columns; a row of column numbers is left out."""
    doubt = ""
    if body and not _NUMBERED.fullmatch(body[0].cells[0]) and not any(_LABEL.fullmatch(cell) for cell in head):
        parted = [i for i, cell in enumerate(head) if cell and not _is_side(cell)]
        below = [cell for cell in body[0].cells if cell]
        if len(parted) == 1 and below and not any(_FIGURE.search(cell) for cell in below):
            at = parted[0]
            rest = [cell for cell in head[at + 1 :] if cell]
            head = (*head[:at], *(f"{head[at]}: {cell}" for cell in below), *rest)
            body, doubt = body[1:], "bảng có hai dòng tiêu đề; hãy đối chiếu tên từng mục"
    if body and len(body[0].cells) > 1 and all(re.fullmatch(r"\(?(?:\d{1,2}|[A-Z])\)?", c) for c in body[0].cells if c):
        body = body[1:] or body
    return list(head), body, doubt


def _is_side(cell: str) -> bool:
    """A column that is no figure: its number, whose it is, a note."""
    return any(p.fullmatch(cell) for p in (_ORDER, _UNIT, _NOTE, _WHOSE))


def _aligned(head: list[str], cells: tuple[str, ...]) -> list[str]:
    """The cells under their columns: blank cells at a row's beginning are lost in the text."""
    row = list(cells)
    if _ORDER.fullmatch(head[0]) and row and not _NUMBERED.fullmatch(row[0]) and len(row) < len(head):
        row = ["", *row]
    return (row + [""] * len(head))[: len(head)]


def _is_filled(head: list[str], body: list[_Row]) -> bool:
    """Whether the figures are given: more cells of figures than blank ones."""
    values = [i for i, cell in enumerate(head) if not _is_side(cell) and not _LABEL.fullmatch(cell)]
    cells = [_aligned(head, row.cells)[i] for row in body for i in values]
    given = sum(bool(_FIGURE.fullmatch(cell)) for cell in cells)
    return 2 * given > len(cells) or not cells


def _by_rows(head: list[str], body: list[_Row], label: int) -> Iterator[Field]:
    """A field for each row; with several columns to fill in, one for each of them."""
    unit = next((i for i, cell in enumerate(head) if _UNIT.fullmatch(cell)), None)
    values = [i for i, cell in enumerate(head) if i > label and cell and not _is_side(cell)]
    for row in body:
        cells = _aligned(head, row.cells)
        if not cells[label] or _FIGURE.fullmatch(cells[label]):
            continue
        for i in values if len(values) > 1 else values[:1]:
            more = f": {head[i]}" if len(values) > 1 else ""
            yield _field(f"{cells[label]}{more}", cells[unit] if unit is not None else "")


def _by_columns(head: list[str]) -> Iterator[Field]:
    return (_field(cell, "") for cell in head if cell and not _is_side(cell))


def _field(label: str, unit: str) -> Field:
    inside = _BRACKET.search(label)
    if inside and not unit:
        label, unit = label[: inside.start()], inside[1]
    label = re.sub(r"\A[-+*\s]+|[\s:;.…]+\Z", "", label)[:200]
    kind = _kind_of(label, unit)
    unit = unit[:40] if kind in (FieldKind.NUMBER, FieldKind.INTEGER) else ""
    return Field(
        key=_key_of(label), label=label or "Số liệu", unit=unit, kind=kind, required=kind is not FieldKind.TEXT
    )


def _kind_of(label: str, unit: str) -> FieldKind:
    if not unit and _WORDS.search(label):
        return FieldKind.TEXT
    if not unit and _DAY.match(label):
        return FieldKind.DATE
    if unit:
        return FieldKind.INTEGER if _COUNTED.fullmatch(unit) else FieldKind.NUMBER
    return FieldKind.INTEGER if re.match(r"(?:tổng )?số (?!tiền|kinh phí|vốn|liệu)", label, re.I) else FieldKind.NUMBER


def _key_of(label: str) -> str:
    plain = slug_of(label).replace("-", "_")[:36].strip("_")
    return plain if plain[:1].isalpha() else f"muc_{plain}".strip("_")


def _distinct(fields: Iterator[Field]) -> list[Field]:
    """The fields, each with a key of its own."""
    taken: dict[str, Field] = {}
    for field in fields:
        key, number = field.key, 2
        while key in taken:
            key, number = f"{field.key}_{number}", number + 1
        taken[key] = field.model_copy(update={"key": key})
    return list(taken.values())
