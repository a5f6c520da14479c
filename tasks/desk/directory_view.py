"""The directory as the desk lists it: a page of agencies with their people, found by any part of their names."""

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from sqlmodel import Session, col, select

from models.agency import Agency, Contact
from tasks.agencies.resolver import fold_name
from tasks.vietnamese_order import vietnamese_place

AGENCIES_PER_PAGE = 50
LEAST_DIGITS = 6
"""Figures by which a telephone number is looked for."""


@dataclass(frozen=True)
class DirectoryLine:
    """An agency and its people that are written to."""

    agency: Agency
    people: list[Contact] = field(default_factory=list)


@dataclass(frozen=True)
class DirectoryPage:
    """A page of the directory."""

    lines: list[DirectoryLine]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // AGENCIES_PER_PAGE))


def directory_page(session: Session, text: str, page: int) -> DirectoryPage:
    """A page of the agencies that have each word of `text` in their names, codes, people or addresses; by name."""
    start = (page - 1) * AGENCIES_PER_PAGE
    if text.strip():
        numbers = _found(session, text)
        total, shown = len(numbers), numbers[start : start + AGENCIES_PER_PAGE]
    else:
        rows = sorted(session.exec(select(Agency.id, Agency.name)), key=lambda row: (vietnamese_place(row[1]), row[0]))
        total, shown = len(rows), [number for number, _ in rows[start : start + AGENCIES_PER_PAGE]]
    return DirectoryPage(_lines(session, shown), total, page)


def people_of(session: Session, agency: Agency) -> list[Contact]:
    """The people of an agency that are in the directory now."""
    query = select(Contact).where(Contact.agency_id == agency.id, col(Contact.active).is_(True))
    return list(session.exec(query.order_by(col(Contact.id))))


def _found(session: Session, text: str) -> list[int]:
    """Without regard to diacritics: the database cannot compare so. Abbreviations are also sought written out."""
    sought = [_plain(text).split(), _plain(fold_name(text)).split()]
    said: dict[int, str] = {}
    rows = session.exec(select(Agency.id, Agency.code, Agency.name, Agency.aliases))
    for number, code, name, aliases in sorted(rows, key=lambda row: (vietnamese_place(row[2]), row[0])):
        said[number] = _plain(" ".join((code, name, *aliases)))
    people = select(Contact.agency_id, Contact.name, Contact.channels, Contact.telephone)
    for number, name, channels, telephone in session.exec(people.where(col(Contact.active).is_(True))):
        said[number] = f"{said.get(number, '')} {_plain(' '.join((name, *channels)))}{_dialled(telephone, sought[0])}"
    return [number for number, words in said.items() if any(all(one in words for one in some) for some in sought)]


def _dialled(telephone: str, words: list[str]) -> str:
    """A telephone number, where one is sought: a few figures of a name must not be found in every number."""
    digits = "".join(sign for sign in telephone if sign.isdecimal())
    return f" {digits}" if any(word.isdecimal() and len(word) >= LEAST_DIGITS for word in words) else ""


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    """Small letters without diacritics."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFD", text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()


def _lines(session: Session, numbers: list[int]) -> list[DirectoryLine]:
    agencies = {one.id: one for one in session.exec(select(Agency).where(col(Agency.id).in_(numbers)))}
    lines = {number: DirectoryLine(agencies[number]) for number in numbers}
    query = select(Contact).where(col(Contact.agency_id).in_(numbers), col(Contact.active).is_(True))
    for contact in session.exec(query.order_by(col(Contact.id))):
        lines[contact.agency_id].people.append(contact)
    return list(lines.values())
