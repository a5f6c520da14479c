"""Whom a document names, each name looked up in the directory: one agency, a group's, or a question."""

from dataclasses import dataclass, replace

from models.enums import Role
from tasks.agencies.resolver import NameResolver, Resolved, fold_name
from tasks.launch.name_lists import ListedName, open_list
from tasks.read import Reading
from tasks.read.facts import Fact


@dataclass(frozen=True)
class NamedLine:
    """A name as the document has it, what it is to do, what the directory knows of it, and where it stands.

    `heading` is what stands above the list that it is from; `start` and `end` are 0 where only an item names it.
    """

    name: str
    role: Role
    found: Resolved
    start: int = 0
    end: int = 0
    heading: str = ""


def addressed_names(finder: NameResolver, reading: Reading) -> list[NamedLine]:
    """Every name under "Kính gửi" and "Nơi nhận" but those that stand for the first list or for the records."""
    wanted: list[tuple[str, Role, Fact]] = [(a.name, Role.ACTION, a) for a in reading.addressees]
    wanted += [(c.name, Role(c.role.lower()), c) for c in reading.copies if c.role not in ("ACTION", "RECORDS")]
    return [line for name, role, fact in wanted for line in _lines(finder, name, role, fact)]


def unknown_doers(finder: NameResolver, reading: Reading) -> list[NamedLine]:
    """Bodies that an item binds by name and neither the directory nor the list of addressees knows."""
    said = {name: duty for duty in reversed(reading.duties) for name in duty.binds or ()}
    headings = {fold_name(line.heading) for line in addressed_names(finder, reading)}
    names = [name for duty in reading.duties for name in duty.binds or ()]
    asked = [name for name in dict.fromkeys(names) if fold_name(name) not in headings]
    found = [line for name in asked for line in _lines(finder, name, Role.ACTION, said[name])]
    return [_placed(line, said.get(line.name)) for line in found if not line.found.agencies]


def codes_named(finder: NameResolver, reading: Reading, names: tuple[str, ...]) -> list[str]:
    """The codes of the agencies that some names stand for; the heading of a list stands for all that it lists."""
    listed: dict[str, list[NamedLine]] = {}
    for line in addressed_names(finder, reading):
        if line.heading:
            listed.setdefault(fold_name(line.heading), []).append(line)
    nowhere = Fact(start=0, end=0, evidence="", sentence="")
    lines = [line for n in names for line in listed.get(fold_name(n)) or _lines(finder, n, Role.ACTION, nowhere)]
    return sorted({agency.code for line in lines for agency in line.found.agencies})


def _placed(line: NamedLine, fact: Fact | None) -> NamedLine:
    """The line where its words stand in the item that names it."""
    at = fact.evidence.find(line.name) if fact else -1
    if fact is None or at < 0:
        return replace(line, start=0, end=0)
    return replace(line, start=fact.start + at, end=fact.start + at + len(line.name))


def _lines(finder: NameResolver, name: str, role: Role, fact: Fact) -> list[NamedLine]:
    """A name as printed; the names of a list; or its parts where only they are known: "Phòng TTBCXB, VP" is two."""
    whole = finder.find(name)
    if whole.agencies:
        return [NamedLine(name, role, whole, fact.start, fact.end)]
    if listed := open_list(name):
        return [_of_list(finder, one, role, fact) for one in listed]
    parts = [part.strip() for part in name.split(",")]
    found = [finder.find(part) for part in parts]
    if len(parts) > 1 and all(one.agencies for one in found):
        return [NamedLine(part, role, one, fact.start, fact.end) for part, one in zip(parts, found, strict=True)]
    return [NamedLine(name, role, whole, fact.start, fact.end)]


def _of_list(finder: NameResolver, listed: ListedName, role: Role, fact: Fact) -> NamedLine:
    """One of a list: known where exactly one of the names that it may have is."""
    known = [one for name in listed.meant if (one := finder.find(name)).agencies]
    if len(known) == 1 and len(known[0].agencies) == 1:
        found = known[0]
    else:
        several = [f"{agency.name} ({agency.code})" for one in known for agency in one.agencies]
        near = several or [name for name in listed.meant for name in finder.find(name).nearest]
        found = Resolved((), nearest=tuple(dict.fromkeys(near))[:3])
    same = fact.evidence[listed.start : listed.end].split() == _words(listed).split()
    start, end = (fact.start + listed.start, fact.start + listed.end) if same else (fact.start, fact.end)
    return NamedLine(listed.name, role, found, start, end, listed.heading)


def _words(listed: ListedName) -> str:
    """Its words as the list has them: the end of its name, with its own kind if it has one."""
    return listed.meant[0][-(listed.end - listed.start) :]
