"""The directory of agencies: taking it in from a TOML file, and finding in it the names that a document uses."""

import datetime as dt
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pendulum import DateTime
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator
from sqlmodel import Session, col, select

from models.agency import Agency, AgencyGroup, Contact, GroupMember, channel_name
from models.event import OFFICE, Ledger, record
from models.secrets import has_secret
from models.words import Tier
from tasks.errors import Refused, explain

AT_ONCE = 10_000
"""Values in one question: SQLite takes 32,766 parameters, PostgreSQL 65,535."""

# As they stand, without the marks between the letters ("VH&TT", "VH-TT" are "vhtt"), or with them where the bare
# letters would mean something else ("PTTH" is a school).
ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "vhtt": "văn hóa và thông tin",
    "vhttdl": "văn hóa, thể thao và du lịch",
    "vhtttt": "văn hóa, thể thao và truyền thông",
    "tttt": "thông tin và truyền thông",
    "ttbcxb": "thông tin - báo chí - xuất bản",
    "pt-th": "phát thanh và truyền hình",
    "pt&th": "phát thanh và truyền hình",
    "ptvàth": "phát thanh và truyền hình",
    "gdđt": "giáo dục và đào tạo",
    "khđt": "kế hoạch và đầu tư",
    "khcn": "khoa học và công nghệ",
    "tnmt": "tài nguyên và môi trường",
    "nnptnt": "nông nghiệp và phát triển nông thôn",
    "lđtbxh": "lao động - thương binh và xã hội",
    "bhxh": "bảo hiểm xã hội",
    "lđlđ": "liên đoàn lao động",
    "vp": "văn phòng",
    "tt": "trung tâm",
    "tp": "thành phố",
    "tx": "thị xã",
}


class ContactIn(BaseModel):
    """A [[agency.contact]] of the file."""

    model_config = ConfigDict(extra="forbid")

    tier: Tier = Tier.CONTACT
    name: str
    title: str = ""
    telephone: str = ""
    channels: list[str]

    @field_validator("channels")
    @classmethod
    def _usable(cls, channels: list[str]) -> list[str]:
        names = [channel_name(url) for url in channels]
        for url in channels:
            if has_secret(url):
                raise ValueError(f"kênh {channel_name(url)} ghi mật khẩu trong tệp; hãy viết ${{TÊN_BIẾN}}")
            if "://" not in url and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", url):
                raise ValueError(f"“{url}” không phải là địa chỉ thư điện tử, cũng không phải là kênh Apprise")
        if len(set(names)) != len(names):
            raise ValueError("mỗi liên hệ chỉ có một địa chỉ cho mỗi loại kênh")
        return channels


class AgencyIn(BaseModel):
    """An [[agency]] of the file."""

    model_config = ConfigDict(extra="forbid")

    code: str
    name: str
    aliases: list[str] = []
    groups: list[str] = []
    parent: str | None = None
    successor: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    contact: list[ContactIn] = []

    @model_validator(mode="after")
    def _lives_forward(self) -> "AgencyIn":
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to (ngày cuối) nằm trước valid_from (ngày đầu)")
        return self


class GroupIn(BaseModel):
    """A [[group]] of the file: a name that stands for many agencies."""

    model_config = ConfigDict(extra="forbid")

    code: str
    name: str
    aliases: list[str] = []


class DirectoryIn(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    group: list[GroupIn] = []
    agency: list[AgencyIn]


@dataclass(frozen=True)
class Resolved:
    """What a name stands for: one agency, or a group's agencies; else none and the nearest names."""

    agencies: tuple[Agency, ...]
    group: str = ""
    nearest: tuple[str, ...] = ()


def read_directory(path: Path) -> DirectoryIn:
    """Read a directory file. Raises Refused naming the file, the place in it and what is wrong."""
    try:
        directory = DirectoryIn.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise Refused(f"{path}: không đọc được ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"{path}: không phải là tệp TOML hợp lệ ({error})") from None
    except ValidationError as error:
        raise Refused(f"{path}: danh bạ không dùng được\n{explain(error)}") from None
    _check_references(path, directory)
    return directory


def _check_references(path: Path, directory: DirectoryIn) -> None:
    codes = [agency.code for agency in directory.agency]
    groups = [group.code for group in directory.group]
    wrong = [f"  mã cơ quan “{code}” xuất hiện hai lần" for code in twice(codes)]
    wrong += [f"  mã nhóm “{code}” xuất hiện hai lần" for code in twice(groups)]
    for agency in directory.agency:
        people = twice([f"“{c.name}” ({c.tier})" for c in agency.contact])
        wrong += [f"  {agency.code}: liên hệ {person} xuất hiện hai lần" for person in people]
        wrong += [f"  {agency.code}: không có nhóm “{name}”" for name in agency.groups if name not in groups]
        linked = (agency.parent, agency.successor)
        wrong += [f"  {agency.code}: không có cơ quan “{code}”" for code in linked if code and code not in codes]
    if wrong:
        raise Refused(f"{path}: danh bạ không dùng được\n" + "\n".join(wrong))


def twice(names: Iterable[str]) -> list[str]:
    """The names that occur more than once."""
    return sorted(name for name, times in Counter(names).items() if times > 1)


def import_directory(session: Session, directory: DirectoryIn, now: DateTime, actor: str) -> int:
    """Bring the directory up to a file: new agencies are added, known ones (by code) changed; none is deleted."""
    if session.get(Ledger, OFFICE) is None:
        session.add(Ledger(name=OFFICE))
        session.flush()
    groups = {g.code: _put_group(session, g) for g in directory.group}
    agencies = {a.code: _put_agency(session, a) for a in directory.agency}
    session.flush()
    for given in directory.agency:
        agency = agencies[given.code]
        agency.parent_id = agencies[given.parent].id if given.parent else None
        agency.successor_id = agencies[given.successor].id if given.successor else None
        _put_members(session, agency, {groups[code].id or 0 for code in given.groups})
        _put_contacts(session, agency, given.contact)
    record(session, OFFICE, now, actor, "directory.imported", new=f"{len(agencies)} cơ quan")
    return len(agencies)


def _put_group(session: Session, given: GroupIn) -> AgencyGroup:
    group = session.exec(select(AgencyGroup).where(AgencyGroup.code == given.code)).first()
    group = group or AgencyGroup(code=given.code, name=given.name)
    group.name, group.aliases = given.name, given.aliases
    session.add(group)
    session.flush()
    return group


def _put_agency(session: Session, given: AgencyIn) -> Agency:
    agency = session.exec(select(Agency).where(Agency.code == given.code)).first()
    agency = agency or Agency(code=given.code, name=given.name)
    agency.name, agency.aliases = given.name, given.aliases
    agency.valid_from, agency.valid_to = given.valid_from, given.valid_to
    session.add(agency)
    return agency


def _put_members(session: Session, agency: Agency, groups: set[int]) -> None:
    """Let an agency be in these groups and no other: one that left a group is not written to in its name."""
    for member in session.exec(select(GroupMember).where(GroupMember.agency_id == agency.id)).all():
        if member.group_id in groups:
            groups.remove(member.group_id)
        else:
            session.delete(member)
    session.add_all(GroupMember(group_id=group_id, agency_id=agency.id or 0) for group_id in groups)


def _put_contacts(session: Session, agency: Agency, given: list[ContactIn]) -> None:
    known = {(c.tier, c.name): c for c in session.exec(select(Contact).where(Contact.agency_id == agency.id))}
    for contact in known.values():
        contact.active = False
    for entry in given:
        contact = known.get((entry.tier, entry.name)) or Contact(
            agency_id=agency.id or 0, tier=entry.tier, name=entry.name
        )
        if contact.channels != entry.channels:
            contact.bounced = ""  # that was said of another address
        contact.title, contact.telephone, contact.channels = entry.title, entry.telephone, entry.channels
        contact.active = True
        session.add(contact)


def mark_absent(
    session: Session, agency: Agency, name: str, now: DateTime, actor: str, *, back: bool = False
) -> Contact:
    """Mark a contact as away, or with `back` as there again. Raises Refused when the agency has no such contact."""
    people = session.exec(select(Contact).where(Contact.agency_id == agency.id, col(Contact.active).is_(True))).all()
    found = [c for c in people if fold(c.name) == fold(name)]
    if not found:
        raise Refused(f"{agency.name} không có liên hệ “{name}”; có: {'; '.join(c.name for c in people) or 'chưa ai'}")
    for contact in found:
        contact.absent = not back
    event = "contact.present" if back else "contact.absent"
    record(session, OFFICE, now, actor, event, new=found[0].name, reason=agency.name)
    return found[0]


def fold(name: str) -> str:
    """A name as it is compared: NFC, small letters, tone marks in one place, known abbreviations written out."""
    text = unicodedata.normalize("NFD", name.casefold())
    # hoà -> hòa, uỷ -> ủy: in decomposed form the tone mark moves from the second vowel to the first.
    text = re.sub(r"(?<!q)([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\w)", r"\1\3\2", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", unicodedata.normalize("NFC", text))
    text = re.sub(r"\s+", " ", text).strip(" .,;:")
    text = re.sub(r"[^\s,;()]+", lambda word: _written_out(word[0]), text)
    return text.replace(" & ", " và ")


def _written_out(word: str) -> str:
    return ABBREVIATIONS.get(word) or ABBREVIATIONS.get(re.sub(r"[-&./]", "", word), word)


def bare(key: str) -> str:
    """A folded name without any diacritics, as a machine without a Vietnamese keyboard writes it."""
    letters = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


class Finder:
    """The directory as it was on a day, by folded name. An ambiguous name finds nothing: a question, no guess."""

    def __init__(self, session: Session, day: dt.date | None) -> None:
        self._agencies: dict[str, set[int]] = {}
        self._rows: dict[int, Agency] = {}
        self._names: dict[str, str] = {}
        for agency in session.exec(select(Agency)):
            if day and ((agency.valid_from and day < agency.valid_from) or (agency.valid_to and day > agency.valid_to)):
                continue
            self._rows[agency.id or 0] = agency
            for name in (agency.code, agency.name, *agency.aliases):
                self._agencies.setdefault(fold(name), set()).add(agency.id or 0)
                self._names[fold(name)] = f"{agency.name} ({agency.code})"
        self._groups: dict[str, list[tuple[AgencyGroup, tuple[Agency, ...]]]] = {}
        for group in session.exec(select(AgencyGroup)):
            ids = session.exec(select(GroupMember.agency_id).where(GroupMember.group_id == group.id)).all()
            members = tuple(sorted((self._rows[i] for i in ids if i in self._rows), key=lambda a: a.code))
            for key in {fold(name) for name in (group.code, group.name, *group.aliases)}:
                self._groups.setdefault(key, []).append((group, members))
                self._names[key] = f"{group.name} [nhóm {group.code}]"
        self._bare: dict[str, set[str]] = {}
        for key in self._names:
            self._bare.setdefault(bare(key), set()).add(key)

    def find(self, name: str) -> Resolved:
        """What a name as printed stands for. A typing slip is a question too, with the nearest names first."""
        key = fold(name)
        keys = {key} if key in self._names or key != bare(key) else self._bare.get(key, set())
        agencies = [self._rows[i] for i in sorted({i for k in keys for i in self._agencies.get(k, ())})]
        groups = list({g.code: (g, members) for k in keys for g, members in self._groups.get(k, [])}.values())
        if len(agencies) + len(groups) == 1:
            return Resolved(groups[0][1], groups[0][0].name) if groups else Resolved((agencies[0],))
        if agencies or groups:
            meant: list[Agency | AgencyGroup] = [*agencies, *(group for group, _ in groups)]
            return Resolved((), nearest=tuple(f"{one.name} ({one.code})" for one in meant))
        return Resolved((), nearest=self._nearest(key))

    def _nearest(self, key: str) -> tuple[str, ...]:
        """Up to three names that look like it, the likeliest first, whatever their diacritics."""
        from rapidfuzz import fuzz, process

        plain = bare(key)
        scored = process.extract(plain, list(self._bare), scorer=fuzz.ratio, score_cutoff=60, limit=12)
        found = sorted(
            ((score, fuzz.ratio(key, full), full) for near, score, _ in scored for full in self._bare[near]),
            reverse=True,
        )
        return tuple(dict.fromkeys(self._names[full] for _, _, full in found))[:3]


def agency_by_code(session: Session, code: str) -> Agency:
    """The agency of a code, or of a name or alias that means only one. Raises Refused with the nearest names."""
    if agency := session.exec(select(Agency).where(Agency.code == code)).first():
        return agency
    found = Finder(session, None).find(code)
    if len(found.agencies) == 1 and not found.group:
        return found.agencies[0]
    hint = f"; có phải là: {'; '.join(found.nearest)}?" if found.nearest else ""
    raise Refused(f"không có cơ quan “{code}” trong danh bạ{hint}")


class Known(NamedTuple):
    """As much of an agency as a list of recipients says of it."""

    id: int | None
    code: str
    name: str


def agencies_by_code(session: Session, codes: list[str]) -> dict[str, Known]:
    """The agencies of many codes; a code that is not in the directory is not in the answer."""
    found: dict[str, Known] = {}
    for start in range(0, len(codes), AT_ONCE):
        some = select(Agency.id, Agency.code, Agency.name).where(col(Agency.code).in_(codes[start : start + AT_ONCE]))
        found |= {row[1]: Known(*row) for row in session.exec(some)}
    return found


def agency_names(session: Session) -> dict[str, str]:
    """The name of every agency by its code."""
    return {agency.code: agency.name for agency in session.exec(select(Agency))}
