"""The directory as the desk lists it: a page of agencies with their people, found by any part of their names."""

from dataclasses import dataclass, field

from sqlmodel import Session, col, func, select

from models.agency import Agency, Contact
from tasks.agencies.resolver import fold_name, strip_diacritics

AGENCIES_PER_PAGE = 50


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
        total = session.exec(select(func.count()).select_from(Agency)).one()
        query = select(Agency.id).order_by(col(Agency.name), col(Agency.id))
        shown = list(session.exec(query.limit(AGENCIES_PER_PAGE).offset(start)))
    return DirectoryPage(_lines(session, shown), total, page)


def _found(session: Session, text: str) -> list[int]:
    """Without regard to diacritics: the database cannot compare so."""
    words = _plain(text).split()
    said: dict[int, str] = {}
    order: list[int] = []
    rows = session.exec(select(Agency.id, Agency.code, Agency.name, Agency.aliases).order_by(col(Agency.name)))
    for number, code, name, aliases in rows:
        said[number] = " ".join((code, name, *aliases))
        order.append(number)
    people = select(Contact.agency_id, Contact.name, Contact.channels, Contact.telephone)
    for number, name, channels, telephone in session.exec(people.where(col(Contact.active).is_(True))):
        said[number] = " ".join((said.get(number, ""), name, *channels, telephone))
    return [number for number in order if all(word in _plain(said[number]) for word in words)]


def _plain(text: str) -> str:
    return strip_diacritics(fold_name(text)) if not text.isascii() else text.casefold()


def _lines(session: Session, numbers: list[int]) -> list[DirectoryLine]:
    agencies = {one.id: one for one in session.exec(select(Agency).where(col(Agency.id).in_(numbers)))}
    lines = {number: DirectoryLine(agencies[number]) for number in numbers}
    query = select(Contact).where(col(Contact.agency_id).in_(numbers), col(Contact.active).is_(True))
    for contact in session.exec(query.order_by(col(Contact.id))):
        lines[contact.agency_id].people.append(contact)
    return list(lines.values())
