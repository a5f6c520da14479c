"""The directory as a table that people fill in: a line for each person, an agency's own cells on its first line."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from models.enums import Tier
from models.errors import mistake_words, place_words
from models.text import join_texts, mark_text, tr
from tasks.agencies.directory import AgencyIn, ContactIn, DirectoryIn, GroupIn, check_references
from tasks.agencies.directory_words import COLUMNS, TIER_WORDS
from tasks.agencies.resolver import fold_name, strip_diacritics
from tasks.errors import Refused

SEPARATOR = ";"
_TIERS = {fold_name(word): tier for tier, word in TIER_WORDS.items()} | {tier.value: tier for tier in Tier}

AGENCY_HEADS = {key: head for key, (head, _) in COLUMNS.items()}
PERSON_HEADS = AGENCY_HEADS | {
    "name": AGENCY_HEADS["person"],
    "channels": f"{AGENCY_HEADS['mail']}, {AGENCY_HEADS['others']}",
}
"""How the table calls the fields of an agency, and of its people."""


@dataclass(frozen=True)
class TableRow:
    """A line of the table: its number in the file, and its cells by their heads, "" where nothing stands."""

    number: int
    cells: dict[str, str]

    def list_of(self, key: str) -> list[str]:
        """The values of a cell with several, parted by semicolons."""
        return [one.strip() for one in self.cells[key].split(SEPARATOR) if one.strip()]


def table_rows(lines: Iterable[tuple[int, Sequence[str]]], where: str) -> list[TableRow]:
    """The lines below the one with the heads; other columns, and what stands above, are let be.

    Raises Refused where the heads "Mã" and "Tên cơ quan" are nowhere.
    """
    columns: dict[str, int] = {}
    rows = []
    for number, line in lines:
        said = [fold_name(cell) for cell in line]
        if not columns:
            heads = {key: fold_name(head) for key, (head, _) in COLUMNS.items()}
            found = {key: said.index(head) for key, head in heads.items() if head in said}
            columns = found if {"code", "name"} <= found.keys() else {}
            continue
        cells = {key: _cell(line, columns.get(key)) for key in COLUMNS}
        if any(cells.values()):
            rows.append(TableRow(number, cells))
    if not columns:
        raise Refused(
            tr(
                "{where}: không thấy dòng đầu có “Mã” và “Tên cơ quan”; lấy biểu: dondoc agencies form -o danh-ba.xlsx",
                where=where,
            )
        )
    return rows


def _cell(line: Sequence[str], column: int | None) -> str:
    return line[column].strip() if column is not None and column < len(line) else ""


@dataclass(frozen=True)
class Known:
    """What the office's directory has already: codes of agencies, and groups by their folded names."""

    agencies: frozenset[str] = frozenset()
    groups: Mapping[str, GroupIn] = field(default_factory=dict)


def directory_from_table(rows: Sequence[TableRow], where: str, known: Known) -> DirectoryIn:
    """The directory that a table says. Raises Refused naming the file and each line that is wrong."""
    wrong: list[str] = []
    agencies: list[AgencyIn] = []
    for first, people in _by_agency(rows, wrong):
        try:
            contacts = [one for row in people if (one := _contact(row, wrong))]
            agencies.append(_agency(first, contacts))
        except ValidationError as error:
            wrong.append(
                tr("  dòng {line}:\n{mistakes}", line=first.number, mistakes=mark_text(_mistakes(error, AGENCY_HEADS)))
            )
        except ValueError as error:
            wrong.append(tr("  dòng {line}: {error}", line=first.number, error=mark_text(error)))
    if wrong:
        raise Refused(join_texts("\n", [tr("{path}: danh bạ không dùng được", path=where), *wrong]))
    names = dict.fromkeys(name for agency in agencies for name in agency.groups)
    groups = {name: known.groups.get(fold_name(name)) or GroupIn(code=_group_code(name), name=name) for name in names}
    named = [one.model_copy(update={"groups": [groups[name].code for name in one.groups]}) for one in agencies]
    directory = DirectoryIn(group=list(groups.values()), agency=named)
    check_references(where, directory, known.agencies)
    return directory


def _group_code(name: str) -> str:
    """nhom-ubnd-cac-xa, of a group that has no code yet."""
    return "nhom-" + re.sub(r"[^a-z0-9]+", "-", strip_diacritics(fold_name(name))).strip("-")[:70]


def _by_agency(rows: Sequence[TableRow], wrong: list[str]) -> Iterator[tuple[TableRow, list[TableRow]]]:
    """Each agency's first line with all of its lines: a line without a code belongs to the agency above it."""
    lines: list[list[TableRow]] = []
    for row in rows:
        if row.cells["code"] and not (lines and lines[-1][0].cells["code"] == row.cells["code"]):
            lines.append([row])
        elif lines:
            lines[-1].append(row)
        else:
            wrong.append(tr("  dòng {line}: thiếu mã cơ quan", line=row.number))
    for some in lines:
        yield some[0], some


def _agency(row: TableRow, contacts: list[ContactIn]) -> AgencyIn:
    return AgencyIn(
        code=row.cells["code"], name=row.cells["name"], aliases=row.list_of("aliases"),
        groups=row.list_of("groups"), organ_id=row.cells["organ_id"], parent=row.cells["parent"] or None,
        successor=row.cells["successor"] or None, valid_from=_day(row, "valid_from"),
        valid_to=_day(row, "valid_to"), contact=contacts,
    )  # fmt: skip


def _day(row: TableRow, key: str) -> dt.date | None:
    """2025-06-30 or 30/06/2025."""
    text = row.cells[key]
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    if text:
        raise ValueError(
            tr("{columns}: “{text}” không phải là ngày; hãy ghi như 30/06/2025", columns=COLUMNS[key][0], text=text)
        )
    return None


def _contact(row: TableRow, wrong: list[str]) -> ContactIn | None:
    if not any(row.cells[head] for head in ("person", "title", "telephone", "mail", "others")):
        return None
    tier = _TIERS.get(fold_name(row.cells["tier"] or TIER_WORDS[Tier.CONTACT]))
    if tier is None:
        wrong.append(
            tr(
                "  dòng {line}: vai trò “{tier}” không có; chọn: {values}",
                line=row.number,
                tier=row.cells["tier"],
                values=", ".join(TIER_WORDS.values()),
            )
        )
        return None
    try:
        return ContactIn(
            tier=tier, name=row.cells["person"], title=row.cells["title"], telephone=row.cells["telephone"],
            channels=[*row.list_of("mail"), *row.list_of("others")],
        )  # fmt: skip
    except ValidationError as error:
        wrong.append(
            tr("  dòng {line}:\n{mistakes}", line=row.number, mistakes=mark_text(_mistakes(error, PERSON_HEADS)))
        )
        return None


def table_of(directory: DirectoryIn) -> list[list[str]]:
    """The lines of the table that say a directory, as `directory_from_table` reads them."""
    names = {group.code: group.name for group in directory.group}
    return [line for agency in directory.agency for line in _lines(agency, names)]


def _lines(agency: AgencyIn, names: dict[str, str]) -> Iterator[list[str]]:
    own = [
        agency.code, agency.name, _joined(agency.aliases), _joined([names[code] for code in agency.groups]),
        agency.organ_id, agency.parent or "", agency.successor or "",
        _shown(agency.valid_from), _shown(agency.valid_to),
    ]  # fmt: skip
    for number, person in enumerate(agency.contact or [None]):
        left = own if not number else [agency.code, *[""] * 8]
        yield [*left, *_person(person)]


def _person(person: ContactIn | None) -> list[str]:
    if person is None:
        return [""] * 6
    mails = [url for url in person.channels if "://" not in url]
    others = [url for url in person.channels if "://" in url]
    return [TIER_WORDS[person.tier], person.name, person.title, person.telephone, _joined(mails), _joined(others)]


def _joined(words: Iterable[str]) -> str:
    return f"{SEPARATOR} ".join(words)


def _shown(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _mistakes(error: ValidationError, heads: Mapping[str, str]) -> str:
    """What is wrong with a line, each cell named by the head of its column."""
    return join_texts(
        "\n",
        (
            tr(
                "  {where}: {words}{line}",
                where=heads.get(str(next(iter(item["loc"]), "")), place_words(item["loc"])),
                words=mistake_words(item["type"], item["msg"], item.get("ctx", {})),
                line="",
            )
            for item in error.errors()
        ),
    )
