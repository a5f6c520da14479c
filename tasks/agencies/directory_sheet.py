"""The directory as a workbook: written for an officer to edit, and read again by a child process with limits.

A row is a person of an agency; an agency with nobody has a row without one. What a workbook has no column for is left
as it is in the directory.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from models.enums import Tier
from tasks.agencies.directory import AgencyIn, DirectoryIn, check_references
from tasks.errors import Refused, explain_validation
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child

SHEET, KEY_HEAD = "Danh bạ", "Mã cơ quan"
MOST_ROWS = 20_000

TIER_WORDS = {
    Tier.CONTACT: "đầu mối", Tier.DEPUTY: "cấp phó", Tier.HEAD: "người đứng đầu", Tier.LEADER: "lãnh đạo",
    Tier.OFFICER: "cán bộ theo dõi",
}  # fmt: skip
"""What a person is, as the workbook and the desk say it."""

HEADS: dict[str, str] = {
    KEY_HEAD: "code", "Tên cơ quan": "name", "Tên gọi khác": "aliases", "Nhóm": "groups", "Cấp trên": "parent",
    "Cơ quan kế thừa": "successor", "Hiệu lực từ": "valid_from", "Hiệu lực đến": "valid_to",
    "Mã định danh": "organ_id",
}  # fmt: skip
PERSON_HEADS: dict[str, str] = {
    "Vai": "tier", "Họ tên": "name", "Chức vụ": "title", "Điện thoại": "telephone", "Kênh liên hệ": "channels",
}  # fmt: skip
LISTS = ("aliases", "groups", "channels")
DAYS = ("valid_from", "valid_to")
OPTIONAL = ("parent", "successor", *DAYS)


def write_sheet(directory: DirectoryIn) -> bytes:
    """The directory as .xlsx; several values in a cell are parted by semicolons."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    sheet.append([*HEADS, *PERSON_HEADS])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for agency in directory.agency:
        own = [_text(agency, name) for name in HEADS.values()]
        people = [[_text(person, name) for name in PERSON_HEADS.values()] for person in agency.contact]
        for person in people or [[""] * len(PERSON_HEADS)]:
            sheet.append(own + person)
            own = [agency.code, *[""] * (len(HEADS) - 1)]  # said once, so that it is changed in one place
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.data_type = "s"  # whatever begins with = is no formula
    sheet.freeze_panes = "B2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read_sheet(name: str, raw: bytes, known: DirectoryIn) -> DirectoryIn:
    """A workbook as a directory; what it has no column for is as `known`. Raises Refused naming the row."""
    rows = _rows(name, raw)
    agencies = {one.code: one for one in known.agency}
    found: dict[str, dict[str, Any]] = {}
    for number, row in rows:
        code = row.get(KEY_HEAD, "")
        if not code:
            raise Refused(f"{name}, dòng {number}: chưa ghi {KEY_HEAD}")
        first = code not in found
        given = found.setdefault(code, _known(agencies.get(code)))
        own = {field: _value(name, number, field, row[head]) for head, field in HEADS.items() if head in row}
        if not first and any(given[field] != value for field, value in own.items() if value):
            raise Refused(f"{name}, dòng {number}: cơ quan “{code}” ghi khác ở dòng trên")
        given |= own if first else {}
        _add_person(name, number, given, row, first)
    return _checked(name, found.values(), known)


def _rows(name: str, raw: bytes) -> list[tuple[int, dict[str, str]]]:
    """The rows that say something, each with the texts of its cells by their column's head."""
    try:
        sheets: dict[str, dict[str, Any]] = parse_in_child("xlsx", raw, SHEET, KEY_HEAD, str(MOST_ROWS))
    except DocumentRefused as error:
        raise Refused(f"{name}: {error}") from None
    for sheet in sheets.values():
        at: dict[int, dict[int, str]] = {}
        for row, column, kind, value in sheet["cells"]:
            if kind in ("f", "e"):
                raise Refused(f"{name}, dòng {row}: ô có công thức; hãy ghi giá trị")
            at.setdefault(row, {})[column] = _plain(value)
        head = next((row for row, cells in at.items() if KEY_HEAD in cells.values()), 0)
        if head:
            return list(_below(name, at, head))
    raise Refused(f"{name}: không có cột “{KEY_HEAD}”; hãy tải danh bạ về làm mẫu")


def _below(name: str, at: Mapping[int, Mapping[int, str]], head: int) -> Iterable[tuple[int, dict[str, str]]]:
    heads = {column: text for column, text in at[head].items() if text}
    if unknown := sorted(set(heads.values()) - set(HEADS) - set(PERSON_HEADS)):
        raise Refused(f"{name}: có cột không biết: {'; '.join(unknown)}")
    if len(set(heads.values())) != len(heads):
        raise Refused(f"{name}: có cột xuất hiện hai lần")
    for number in sorted(row for row in at if row > head):
        cells = {title: at[number].get(column, "") for column, title in heads.items()}
        if any(cells.values()):
            yield number, cells


def _known(agency: AgencyIn | None) -> dict[str, Any]:
    return agency.model_dump() if agency else {"contact": []}


def _add_person(name: str, number: int, given: dict[str, Any], row: dict[str, str], first: bool) -> None:
    """The person of a row; the first row of an agency clears those it had, where the workbook has people at all."""
    said = {field: row[head] for head, field in PERSON_HEADS.items() if head in row}
    if not said:
        return
    if first:
        given["contact"] = []
    if not any(text for field, text in said.items() if field != "tier"):
        return
    person: dict[str, Any] = {field: _value(name, number, field, text) for field, text in said.items()}
    given["contact"].append({"channels": [], **person, "tier": _tier(name, number, said.get("tier", ""))})


def _tier(name: str, number: int, words: str) -> Tier:
    wanted = " ".join(words.casefold().split())
    if not wanted:
        return Tier.CONTACT
    found = next((tier for tier, known in TIER_WORDS.items() if wanted in (known, tier.value)), None)
    if found is None:
        raise Refused(f"{name}, dòng {number}: không có vai “{words}”; các vai: {', '.join(TIER_WORDS.values())}")
    return found


def _value(name: str, number: int, field: str, text: str) -> Any:
    if field in LISTS:
        return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]
    if field in DAYS and text:
        return _day(name, number, text)
    return text or (None if field in OPTIONAL else "")


def _day(name: str, number: int, text: str) -> dt.date:
    read: tuple[Callable[[], dt.date], ...] = (
        lambda: dt.date.fromisoformat(text), lambda: dt.datetime.strptime(text, "%d/%m/%Y").date(),
    )  # fmt: skip
    for one in read:
        try:
            return one()
        except ValueError:
            continue
    raise Refused(f"{name}, dòng {number}: “{text}” không phải là ngày; hãy viết như 25/02/2022")


def _checked(name: str, given: Iterable[dict[str, Any]], known: DirectoryIn) -> DirectoryIn:
    """Held to the rules of the directory, together with what it already has. Raises Refused."""
    try:
        read = [AgencyIn.model_validate(one) for one in given]
    except ValidationError as error:
        raise Refused(f"{name}: danh bạ không dùng được\n{explain_validation(error)}") from None
    codes = {one.code for one in read}
    whole = DirectoryIn.model_construct(
        group=known.group, agency=[*read, *(one for one in known.agency if one.code not in codes)]
    )
    check_references(name, whole)
    return whole


def _text(thing: Any, name: str) -> str:
    value = getattr(thing, name)
    if name == "tier":
        return TIER_WORDS[value]
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return "; ".join(value) if isinstance(value, list) else value or ""


def _plain(value: Any) -> str:
    """A cell as text: a telephone number that was typed as a number has no decimals."""
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return " ".join(str(whole).split(" ")).strip()
