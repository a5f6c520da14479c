"""Who is written to: each name of the document with the agencies that it stands for, ticked, chosen or left out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from models.agency import Agency
from models.enums import Role
from tasks.agencies.resolver import NameResolver
from tasks.desk.drafts.cards import Choices, Entry, Option
from tasks.labels import ROLE_LABELS
from tasks.launch.draft import RecipientPart, slug_of
from tasks.launch.named import NamedLine, addressed_names, unknown_doers
from tasks.read import Reading
from tasks.vietnamese_order import vietnamese_place

LONGEST_LIST = 120
"""Agencies of a group that are shown to be ticked; of a larger one those to leave out are written down."""

NOBODY = "-"
"""The choice not to write to a name at all."""

ROLES: tuple[Option, ...] = tuple((role.value, ROLE_LABELS[role]) for role in (Role.ACTION, Role.INFO, Role.PUBLISH))


@dataclass(frozen=True)
class PersonLine:
    """A name of the document, as the page shows it. `ticks` are its agencies; `without` those that nobody can be
    written to at. `near` are the likeliest agencies of a name that the directory does not know, `picked` the code that
    was chosen, `error` why nothing was.
    """

    key: str
    name: str
    role: Entry
    start: int
    end: int
    group: str = ""
    ticks: tuple[Entry, ...] = ()
    leave_out: Entry | None = None
    near: tuple[Option, ...] = ()
    picked: str = ""
    other: Entry | None = None
    error: str = ""
    without: tuple[Option, ...] = ()
    codes: tuple[str, ...] = ()
    total: int = 0

    @property
    def known(self) -> bool:
        """Whether the directory knows the name."""
        return bool(self.ticks or self.leave_out)


@dataclass(frozen=True)
class People:
    """All lines, the recipients that they come to, and what was written below them and means nobody."""

    lines: tuple[PersonLine, ...]
    parts: tuple[RecipientPart, ...]
    more: tuple[Entry, ...]
    headings: Mapping[str, tuple[str, ...]]

    @property
    def blocks(self) -> list[tuple[PersonLine, ...]]:
        """The lines that are known, those of one list together."""
        found: list[tuple[PersonLine, ...]] = []
        for line in self.lines:
            listed = line.group and len(line.ticks) == 1
            if line.error:
                continue
            if listed and found and found[-1][0].group == line.group and len(found[-1][0].ticks) == 1:
                found[-1] = (*found[-1], line)
            else:
                found.append((line,))
        return found

    @property
    def errors(self) -> int:
        return sum(bool(line.error) for line in self.lines) + sum(bool(entry.error) for entry in self.more)


def people_of(finder: NameResolver, reading: Reading, choices: Choices, names: Mapping[str, str]) -> People:
    """Whom the draft is for, as the document names them and officers chose. `names` is code -> name."""
    named = addressed_names(finder, reading)
    asked = {line.name for line in named}
    named += [line for line in unknown_doers(finder, reading) if line.name not in asked]
    lines = [_line(finder, one, key, choices, names) for key, one in _keyed(named)]
    more = [_more(finder, choices, names, *field) for field in _MORE]
    parts: dict[str, RecipientPart] = {}
    for line, one in zip(lines, named, strict=True):
        for code in line.codes:
            group = one.found.group or one.heading
            parts.setdefault(code, RecipientPart(agency=code, role=Role(line.role.value), group=group))
    for (_, _, role), (_, codes) in zip(_MORE, more, strict=True):
        for code in codes:
            parts.setdefault(code, RecipientPart(agency=code, role=role))
    return People(tuple(lines), tuple(parts.values()), tuple(entry for entry, _ in more), _headings(lines))


def _headings(lines: list[PersonLine]) -> dict[str, tuple[str, ...]]:
    """The codes that stand under each group's name or list's heading."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line.group:
            found[line.group] = (*found.get(line.group, ()), *line.codes)
    return found


def _keyed(named: list[NamedLine]) -> Iterable[tuple[str, NamedLine]]:
    """Each with a key of its own that stays the same while the document does."""
    taken: set[str] = set()
    for one in named:
        plain = slug_of(one.name)[:40] or "noi-nhan"
        key, number = plain, 2
        while key in taken:
            key, number = f"{plain}-{number}", number + 1
        taken.add(key)
        yield key, one


def _line(finder: NameResolver, one: NamedLine, key: str, choices: Choices, names: Mapping[str, str]) -> PersonLine:
    role = choices.text(f"r.{key}.role", one.role.value)
    entry = Entry(f"r.{key}.role", "Vai trò", role if role in dict(ROLES) else one.role.value, "choice", ROLES)
    line = PersonLine(key, one.name, entry, one.start, one.end, one.found.group or one.heading)
    if not one.found.agencies:
        return _unknown(finder, line, one, choices, names)
    if len(one.found.agencies) > LONGEST_LIST:
        return _long(finder, line, one.found.agencies, choices)
    ticks = tuple(
        Entry(name := f"r.{key}.c.{a.code}", a.name, "1" if choices.ticked(name, default=True) else "0", "tick")
        for a in one.found.agencies
    )
    codes = tuple(a.code for a, t in zip(one.found.agencies, ticks, strict=True) if t.ticked)
    return replace(line, ticks=ticks, codes=codes, total=len(ticks))


def _long(finder: NameResolver, line: PersonLine, agencies: tuple[Agency, ...], choices: Choices) -> PersonLine:
    """A group of very many: those to leave out are written down."""
    name = f"r.{line.key}.except"
    without, unknown = _codes_written(finder, choices.names(name))
    error = f"danh bạ không có: {'; '.join(unknown)}" if unknown else ""
    hint = "mã hoặc tên trong danh bạ, cách nhau bằng dấu chấm phẩy"
    entry = Entry(name, "Trừ các cơ quan", choices.text(name), "text", error=error, hint=hint, wide=True)
    codes = tuple(agency.code for agency in agencies if agency.code not in without)
    return replace(line, leave_out=entry, codes=codes, total=len(agencies), error=error)


def _unknown(
    finder: NameResolver, line: PersonLine, one: NamedLine, choices: Choices, names: Mapping[str, str]
) -> PersonLine:
    """A name that the directory does not know: an officer picks, writes another, or leaves it out."""
    picked, other = choices.text(f"r.{line.key}.pick"), choices.text(f"r.{line.key}.other").strip()
    near = tuple((code, label) for label in one.found.nearest if (code := _code_in(label)))
    codes: tuple[str, ...] = ()
    error = "danh bạ chưa có tên này; hãy chọn một cơ quan, hoặc chọn không gửi"
    if other:
        found, unknown = _codes_written(finder, [other])
        codes, error = tuple(found), f"danh bạ không có “{other}”" if unknown else ""
    elif picked == NOBODY:
        error = ""
    elif picked in names:
        codes, error = (picked,), ""
        near = near if picked in dict(near) else (*near, (picked, f"{names[picked]} ({picked})"))
    entry = Entry(
        f"r.{line.key}.other", "Cơ quan hoặc nhóm khác trong danh bạ", other, error=error if other else "",
        hint="mã hoặc tên", opened=_opened(codes, names) if other else (),
    )  # fmt: skip
    return replace(line, near=near, picked=picked, other=entry, codes=codes, error=error, total=len(codes))


def _code_in(label: str) -> str:
    """The code in "Báo Lạng Sơn (bao-lang-son)"; "" for a group."""
    found = re.search(r"\(([^()]+)\)\Z", label)
    return found[1] if found else ""


def _codes_written(finder: NameResolver, written: list[str]) -> tuple[list[str], list[str]]:
    """The codes of what an officer wrote, a group's all; and what means nobody."""
    codes: list[str] = []
    unknown: list[str] = []
    for one in written:
        found = finder.find(_code_in(one) or one)
        codes += [agency.code for agency in found.agencies]
        unknown += [] if found.agencies else [one]
    return codes, unknown


_MORE: tuple[tuple[str, str, Role], ...] = (
    ("more.action", "Thêm nơi nhận để thực hiện", Role.ACTION),
    ("more.info", "Thêm nơi nhận để biết", Role.INFO),
)


def _more(
    finder: NameResolver, choices: Choices, names: Mapping[str, str], name: str, label: str, _: Role
) -> tuple[Entry, list[str]]:
    codes, unknown = _codes_written(finder, choices.names(name))
    error = f"danh bạ không có: {'; '.join(unknown)}" if unknown else ""
    hint = "mã hoặc tên trong danh bạ, cách nhau bằng dấu chấm phẩy"
    opened = _opened(codes, names)
    return Entry(name, label, choices.text(name), "text", error=error, hint=hint, wide=True, opened=opened), codes


def _opened(codes: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """The names of agencies, each once, as lists have them."""
    return tuple(sorted({names.get(code, code) for code in codes}, key=vietnamese_place))


def codes_meant(finder: NameResolver, people: People, written: list[str]) -> tuple[list[str], list[str]]:
    """The codes of agencies, groups and lists' headings that an officer wrote, and what means nobody."""
    codes: list[str] = []
    unknown: list[str] = []
    for one in written:
        if one in people.headings:
            codes += people.headings[one]
            continue
        found, wrong = _codes_written(finder, [one])
        codes, unknown = codes + found, unknown + wrong
    return list(dict.fromkeys(codes)), unknown
