"""Finding in the directory of agencies the names that a document uses."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from sqlmodel import Session, col, select

from models.agency import Agency, AgencyGroup, GroupMember
from models.database import portions
from models.text import mark_text, tr
from tasks.errors import Refused

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


@dataclass(frozen=True)
class Resolved:
    """What a name stands for: one agency, or a group's agencies; else none and the nearest names."""

    agencies: tuple[Agency, ...]
    group: str = ""
    nearest: tuple[str, ...] = ()


def fold_name(name: str) -> str:
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


def strip_diacritics(key: str) -> str:
    """A folded name without any diacritics, as a machine without a Vietnamese keyboard writes it."""
    letters = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


class NameResolver:
    """The directory as it was on a day, by folded name. An ambiguous name finds nothing: a question, no guess."""

    def __init__(self, session: Session, day: dt.date | None) -> None:
        self._agencies: dict[str, set[int]] = {}
        self._rows: dict[int, Agency] = {}
        self._names: dict[str, str] = {}
        for agency in session.exec(select(Agency)):
            if day and ((agency.valid_from and day < agency.valid_from) or (agency.valid_to and day > agency.valid_to)):
                continue
            self._rows[agency.id] = agency
            for name in (agency.code, agency.name, *agency.aliases):
                self._agencies.setdefault(fold_name(name), set()).add(agency.id)
                self._names[fold_name(name)] = f"{agency.name} ({agency.code})"
        self._groups: dict[str, list[tuple[AgencyGroup, tuple[Agency, ...]]]] = {}
        for group in session.exec(select(AgencyGroup)):
            ids = session.exec(select(GroupMember.agency_id).where(GroupMember.group_id == group.id)).all()
            members = tuple(sorted((self._rows[i] for i in ids if i in self._rows), key=lambda a: a.code))
            for key in {fold_name(name) for name in (group.code, group.name, *group.aliases)}:
                self._groups.setdefault(key, []).append((group, members))
                self._names[key] = tr("{group} [nhóm {code}]", group=group.name, code=group.code)
        self._found: dict[str, Resolved] = {}  # a document names each many times
        self._bare: dict[str, set[str]] = {}
        for key in self._names:
            self._bare.setdefault(strip_diacritics(key), set()).add(key)

    def find(self, name: str) -> Resolved:
        """What a name as printed stands for. A typing slip is a question too, with the nearest names first."""
        key = fold_name(name)
        if key not in self._found:
            self._found[key] = self._find(key)
        return self._found[key]

    def _find(self, key: str) -> Resolved:
        keys = {key} if key in self._names or key != strip_diacritics(key) else self._bare.get(key, set())
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

        plain = strip_diacritics(key)
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
    found = NameResolver(session, None).find(code)
    if len(found.agencies) == 1 and not found.group:
        return found.agencies[0]
    hint = tr("; có phải là: {nearest}?", nearest="; ".join(found.nearest)) if found.nearest else ""
    raise Refused(tr("không có cơ quan “{code}” trong danh bạ{hint}", code=code, hint=mark_text(hint)))


class KnownAgency(NamedTuple):
    """As much of an agency as a list of recipients says of it."""

    id: int | None
    code: str
    name: str


def agencies_by_code(session: Session, codes: list[str]) -> dict[str, KnownAgency]:
    """The agencies of many codes; a code that is not in the directory is not in the answer."""
    found: dict[str, KnownAgency] = {}
    for some in portions(codes):
        known = select(Agency.id, Agency.code, Agency.name).where(col(Agency.code).in_(some))
        found |= {row[1]: KnownAgency(*row) for row in session.exec(known)}
    return found


def agency_names(session: Session) -> dict[str, str]:
    """The name of every agency by its code."""
    return {agency.code: agency.name for agency in session.exec(select(Agency))}
