"""A list under one heading, "UBND các xã, phường: A, B và C", as the names that it stands for. Pure."""

import re
from dataclasses import dataclass

from tasks.launch.department_lists import departments_listed

_KIND = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố)"
_KINDS = rf"{_KIND}(?:(?:,? và |, ?|/| ?- ?){_KIND})*"
_LIST = re.compile(rf"(?P<head>\S.*?) các (?P<kinds>{_KINDS})(?: sau)? ?[:(] ?(?P<list>[^:()]+?) ?\)?", re.IGNORECASE)
_PART = re.compile(r"(?:[^,;]+?)(?=,|;| và |\Z)")
_OWN_KIND = re.compile(rf"(?P<kind>{_KIND}) (?P<name>\S.*)", re.IGNORECASE)
_FEWEST = 2


@dataclass(frozen=True)
class ListedName:
    """One of a list: its name as it is shown, the names it may have in full, and where its words stand in the list.

    More than one full name means that the list does not say which kind of place it is; `heading` is what stands above.
    """

    name: str
    meant: tuple[str, ...]
    heading: str
    start: int
    end: int


def open_list(printed: str) -> list[ListedName]:
    """The names of such a list, each with the body of its heading before it; [] where it is none.

    "UBND các xã: A, B" is "UBND xã A", "UBND xã B"; with "các xã, phường" each of them may be either, unless its own
    kind stands before it ("xã A, phường B").
    """
    if departments := departments_listed(printed):
        heading = printed.split(":")[0].rstrip()
        return [ListedName(name, (name,), heading, start, end) for name, start, end in departments]
    found = _LIST.fullmatch(printed)
    if found is None:
        return []
    kinds = re.findall(_KIND, found["kinds"], re.IGNORECASE)
    heading = f"{found['head']} các {found['kinds']}"
    parts = [_trimmed(match) for match in _PART.finditer(found["list"])]
    names = [_listed(said, at + found.start("list"), found["head"], kinds, heading) for said, at in parts if said]
    return [one for one in names if one] if len(names) >= _FEWEST and all(names) else []


def _trimmed(match: re.Match[str]) -> tuple[str, int]:
    """The words of a part without "và" and blanks before them, and where they begin."""
    said = re.sub(r"\A[\s,;]*(?:và )?\s*", "", match[0])
    return said.rstrip(), match.end() - len(said)


def _listed(said: str, at: int, head: str, kinds: list[str], heading: str) -> ListedName | None:
    """None for what is no name: "theo danh sách kèm theo"."""
    own = _OWN_KIND.fullmatch(said)
    name = own["name"] if own else said
    if not name[:1].isupper():
        return None
    meant = tuple(f"{head} {kind.lower()} {name}" for kind in ([own["kind"]] if own else kinds))
    shown = meant[0] if len(meant) == 1 else f"{head} {', '.join(kind.lower() for kind in kinds)} {name}"
    return ListedName(shown, meant, heading, at, at + len(said))
