"""Are two names those of one office? As heads of documents and "Kính gửi" lines write them, in short or in full."""

import re
from collections.abc import Sequence

from tasks.inbox.answer.spelling import bare

_LEVELS = (
    "ubnd uy ban nhan dan hoi dong hdnd tinh huyen thanh pho thi xa phuong tran quan so phong ban va cua co don vi chi "
    "cuc trung tam cap viet nam quy kinh gui"
)
LEVEL_WORDS = frozenset(_LEVELS.split())
"""Words that many offices have in their names, without their marks."""

PLACE = re.compile(
    r"\b(huyen|thanh pho|thi xa|xa|phuong|thi tran|quan) (?!hoi\b)"
    r"((?:(?!phong\b|ubnd\b|uy ban\b|tinh\b|so\b|trung tam\b|huyen\b)[^\W\d_]+ ?){1,3})"
)
"""A place below a province, by its kind and name, in words without marks."""

LOW = ("xa", "phuong", "thi tran")
INITIALS = 3
"""Letters from which on a row of initials is a name."""


def one_of(said: str, names: Sequence[str], province: frozenset[str] = frozenset()) -> bool:
    """Whether `said` names one of these offices; `province` are the words of the province, which all may bear."""
    return any(_same(bare(said), bare(name), province) for name in names if name)


def province_words(names: Sequence[str]) -> frozenset[str]:
    """The words of the province in such names."""
    found = [part for name in names for part in re.findall(r"\btinh (\w+(?: \w+){0,2})", bare(name))]
    return frozenset(word for part in found for word in part.split())


def _same(said: str, name: str, province: frozenset[str]) -> bool:
    """The same place, if both name one, and the same particular words; an office above it in the same place fits."""
    there, here = PLACE.findall(said), PLACE.findall(name)
    if there and here and not any(_overlap(one[1], two[1]) for one in there for two in here):
        return False
    if any(kind in LOW for kind, _ in there) and here and not any(kind in LOW for kind, _ in here):
        return False
    ours, parts = _particular(name, province), [_particular(part, province) for part in said.split("/")]
    if ours and any(parts):
        return any(_mostly(part, ours) for part in parts) or _abbreviates(said, ours)
    return bool(there and here) or not (ours or any(parts))


def _mostly(one: Sequence[str], other: Sequence[str]) -> bool:
    return 2 * len(set(one) & set(other)) > max(len(set(one)), len(set(other)))


def _overlap(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    shorter = min(len(first), len(second), 2)
    return first[:shorter] == second[:shorter]


def _particular(name: str, province: frozenset[str]) -> list[str]:
    """The words of a name that are neither a place nor borne by many offices."""
    words = re.findall(r"[^\W\d_]+", PLACE.sub(" ", name))
    return [word for word in words if word not in LEVEL_WORDS and word not in province]


def _abbreviates(said: str, words: Sequence[str]) -> bool:
    """Whether the first letters of the words stand in what is said: "Phòng VH&TT", "Sở TTTT"."""
    initials = "".join(word[0] for word in words)
    return len(initials) >= INITIALS and initials in re.sub(r"[\W_]", "", said)
