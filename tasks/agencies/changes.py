"""What a directory file would change, told before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from models.text import mark_text, tr
from tasks.agencies.directory import AgencyIn, ContactIn, DirectoryIn
from tasks.agencies.directory_file import directory_of

WORDS = {
    "name": "tên", "aliases": "tên khác", "groups": "nhóm", "organ_id": "mã định danh", "parent": "cấp trên",
    "successor": "kế thừa bởi", "valid_from": "từ ngày", "valid_to": "đến ngày",
}  # fmt: skip


@dataclass(frozen=True)
class AgencyChange:
    """An agency of the file, and what becomes of it in plain words; `whats` is empty for a new one."""

    code: str
    name: str
    whats: tuple[str, ...] = ()


@dataclass(frozen=True)
class DirectoryChanges:
    """What a file adds, changes and ends; `same` agencies of it stay as they are, `untouched` are not in it."""

    added: tuple[AgencyChange, ...]
    changed: tuple[AgencyChange, ...]
    ended: tuple[AgencyChange, ...]
    same: int
    untouched: int

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.added or self.changed or self.ended)


def directory_changes(session: Session, given: DirectoryIn) -> DirectoryChanges:
    """What `import_directory` would do with a file. Nothing is written."""
    before = {agency.code: agency for agency in directory_of(session).agency}
    added: list[AgencyChange] = []
    changed: list[AgencyChange] = []
    ended: list[AgencyChange] = []
    for agency in given.agency:
        was = before.get(agency.code)
        if was is None:
            added.append(AgencyChange(agency.code, agency.name))
        elif whats := tuple(_whats(was, agency)):
            ends = agency.valid_to is not None and was.valid_to != agency.valid_to
            (ended if ends else changed).append(AgencyChange(agency.code, agency.name, whats))
    same = len(given.agency) - len(added) - len(changed) - len(ended)
    untouched = len(before.keys() - {agency.code for agency in given.agency})
    return DirectoryChanges(tuple(added), tuple(changed), tuple(ended), same, untouched)


def _whats(was: AgencyIn, now: AgencyIn) -> list[str]:
    said = []
    for name, word in WORDS.items():
        old, new = _shown(getattr(was, name)), _shown(getattr(now, name))
        if old != new:
            said.append(tr("{word}: {old} → {new}", word=mark_text(word), old=old or "–", new=new or "–"))
    return said + _people(was.contact, now.contact)


def _shown(value: object) -> str:
    return "; ".join(sorted(map(str, value))) if isinstance(value, list) else str(value) if value else ""


def _people(was: Sequence[ContactIn], now: Sequence[ContactIn]) -> list[str]:
    before = {(one.tier, one.name): one for one in was}
    after = {(one.tier, one.name): one for one in now}
    said = [tr("thêm liên hệ {name}", name=name) for tier, name in after if (tier, name) not in before]
    said += [tr("bỏ liên hệ {name}", name=name) for tier, name in before if (tier, name) not in after]
    for key, one in after.items():
        if key in before and (old := _reach(before[key])) != (new := _reach(one)):
            said.append(tr("liên hệ {name}: {old} → {new}", name=one.name, old=old or "–", new=new or "–"))
    return said


def _reach(one: ContactIn) -> str:
    return ", ".join(filter(None, (one.title, one.telephone, *one.channels)))
