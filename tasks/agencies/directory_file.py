"""A directory that an office hands in: a TOML file, or a table (.xlsx, .csv) filled in by people."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from models.agency import Agency, AgencyGroup, Contact, GroupMember
from models.errors import os_words
from models.text import mark_text, tr, trn
from tasks.agencies.directory import ContactIn, DirectoryIn, GroupIn, agency_given, contact_given, read_directory
from tasks.agencies.directory_table import Known, directory_from_table, table_rows
from tasks.agencies.resolver import fold_name
from tasks.errors import Refused
from tasks.files.limits import MAX_BYTES, MB
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child

SHEET = "Danh bạ"
"""The sheet of a workbook that is read."""
MOST_ROWS = 20_000
SUFFIXES = (".toml", ".xlsx", ".csv")


def read_directory_file(path: Path, session: Session) -> DirectoryIn:
    """Read a file by its suffix, beside what the directory has. Raises Refused naming the file, the line and the fault.

    A table may name agencies and groups that the directory has already; a TOML file stands by itself.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(
            tr(
                "{path}: danh bạ là tệp {suffixes}; lấy biểu: dondoc agencies form -o danh-ba.xlsx",
                path=path,
                suffixes=", ".join(SUFFIXES),
            )
        )
    if suffix == ".toml":
        return read_directory(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused(tr("{path}: lớn hơn {size} MB", path=path, size=MAX_BYTES // MB))
        raw = path.read_bytes()
    except OSError as error:
        raise Refused(tr("{path}: không đọc được ({strerror})", path=path, strerror=os_words(error))) from None
    lines = _lines_of_csv(path, raw) if suffix == ".csv" else _lines_of_workbook(path, raw)
    return directory_from_table(table_rows(lines, str(path)), str(path), known_of(session))


def known_of(session: Session) -> Known:
    """What the directory has already."""
    groups = session.exec(select(AgencyGroup)).all()
    taken = {fold_name(g.name): GroupIn(code=g.code, name=g.name, aliases=g.aliases) for g in groups}
    return Known(frozenset(session.exec(select(Agency.code)).all()), taken)


def _lines_of_csv(path: Path, raw: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """UTF-8 with or without a mark at its beginning; parted by comma, semicolon or tabulator."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(tr("{path}: không phải UTF-8; khi lưu hãy chọn “CSV UTF-8”", path=path)) from None
    head = text.splitlines()[0] if text else ""
    mark = max(",;\t", key=head.count)
    try:
        for number, line in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), start=1):
            if number > MOST_ROWS:
                raise _too_many(path)
            yield number, line
    except csv.Error as error:
        raise Refused(tr("{path}: không phải là tệp CSV hợp lệ ({error})", path=path, error=error)) from None


def _too_many(path: Path) -> Refused:
    """A part of a directory would end all agencies of the rest."""
    return Refused(trn("{path}: danh bạ dài quá {count} dòng; hãy bỏ các dòng không cần", MOST_ROWS, path=path))


def _lines_of_workbook(path: Path, raw: bytes) -> list[tuple[int, Sequence[str]]]:
    """Parsed in the limited child, as whatever comes from other people."""
    try:
        sheets = parse_in_child("xlsx", raw, SHEET, SHEET, str(MOST_ROWS))
    except DocumentRefused as error:
        raise Refused(tr("{path}: {error}", path=path, error=mark_text(error))) from None
    found = sheets.get(SHEET) or next(iter(sheets.values()), None)
    if not found:
        raise Refused(
            tr(
                "{path}: không có trang tính “{sheet}”; lấy biểu: dondoc agencies form -o danh-ba.xlsx",
                path=path,
                sheet=SHEET,
            )
        )
    if found["more"]:
        raise _too_many(path)
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for row, column, kind, value in found["cells"]:
        rows[row][column] = _cell_text(kind, value)
    return [(row, [cells.get(n, "") for n in range(1, max(cells) + 1)]) for row, cells in sorted(rows.items())]


def _cell_text(kind: str, value: Any) -> str:
    """What a cell says; a telephone number that the program took for a number has lost its first nought."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    return f"0{text}" if kind == "n" and len(text) == 9 else text


def directory_of(session: Session) -> DirectoryIn:
    """The directory as it stands, as a file would say it: its active people only."""
    codes = dict(session.exec(select(Agency.id, Agency.code)).all())
    groups = {group.id: group for group in session.exec(select(AgencyGroup).order_by(col(AgencyGroup.code)))}
    members: dict[int, list[str]] = defaultdict(list)
    for member in session.exec(select(GroupMember)):
        members[member.agency_id].append(groups[member.group_id].code)
    people: dict[int, list[ContactIn]] = defaultdict(list)
    for one in session.exec(select(Contact).where(col(Contact.active).is_(True)).order_by(col(Contact.id))):
        people[one.agency_id].append(contact_given(one))
    agencies = [
        agency_given(one, codes, sorted(members[one.id]), people[one.id])
        for one in session.exec(select(Agency).order_by(col(Agency.code)))
    ]
    known = [GroupIn.model_construct(code=g.code, name=g.name, aliases=g.aliases) for g in groups.values()]
    return DirectoryIn.model_construct(group=known, agency=agencies)
