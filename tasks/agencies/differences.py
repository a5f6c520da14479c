"""What a new directory would change in the one that is: shown before it is done."""

import hashlib
from dataclasses import dataclass
from typing import Any

from tasks.agencies.directory import AgencyIn, DirectoryIn

FIELDS = ("name", "aliases", "groups", "parent", "successor", "valid_from", "valid_to", "organ_id")


@dataclass(frozen=True)
class Difference:
    """An agency that is new (`old` is None) or changed: each field with what it was and what it would be."""

    code: str
    name: str
    is_new: bool
    fields: tuple[tuple[str, Any, Any], ...]
    people_gone: tuple[str, ...] = ()
    people_new: tuple[str, ...] = ()
    people_changed: tuple[str, ...] = ()


def differences_of(before: DirectoryIn, after: DirectoryIn) -> list[Difference]:
    """What differs, agency by agency; agencies that the new one does not name stay, and are no difference."""
    known = {one.code: one for one in before.agency}
    found = [_difference(known.get(one.code), one) for one in after.agency]
    return [one for one in found if one is not None]


def digest_of(found: list[Difference]) -> str:
    """A mark by which the same differences are known again."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]


def _difference(old: AgencyIn | None, new: AgencyIn) -> Difference | None:
    fields = tuple(
        (name, getattr(old, name) if old else None, getattr(new, name))
        for name in FIELDS
        if (_same(getattr(old, name)) if old else ()) != _same(getattr(new, name)) and (old or getattr(new, name))
    )
    had = {(one.tier, one.name): one for one in old.contact} if old else {}
    has = {(one.tier, one.name): one for one in new.contact}
    gone, come = (tuple(name for _, name in keys) for keys in (had.keys() - has.keys(), has.keys() - had.keys()))
    changed = tuple(name for (tier, name), one in has.items() if (tier, name) in had and one != had[tier, name])
    if old is not None and not (fields or gone or come or changed):
        return None
    return Difference(new.code, new.name, old is None, fields, tuple(sorted(gone)), tuple(sorted(come)), changed)


def _same(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value or ""
