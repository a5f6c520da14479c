"""What the parts of a term come to, taken together: the builders of the chart's productions.

Each takes the atoms that its production matched and gives the letter and value of the one that replaces them, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.read.facts import Unit
from tasks.read.tagger.atoms import Atom
from tasks.read.tagger.build_days import Build, Found, values_of
from tasks.read.tagger.values import (
    Counted,
    Day,
    Either,
    Issue,
    Tet,
)


def _amount(taken: Sequence[Atom]) -> tuple[int, Unit]:
    """The amount of a term; an hour alone is one too: "trong thời hạn 24 giờ"."""
    atom = next(a for a in taken if a.letter in "ac")
    if atom.letter == "a":
        found: tuple[int, Unit] = atom.value
        return found
    at = atom.value.clock
    return (24 if at.second else at.hour), Unit.HOUR


def counted_alone(atom: Atom) -> tuple[int, Unit] | None:
    """The amount that one atom says; None for an hour with minutes."""
    return _amount([atom]) if _whole_hours([atom]) else None


def _whole_hours(taken: Sequence[Atom]) -> bool:
    return all(a.letter != "c" or not a.value.clock.minute or a.value.clock.second for a in taken)


_PAPER = re.compile(
    r"số|văn bản|công văn|quyết định|nghị định|thông tư|hướng dẫn|kế hoạch|thông báo|chỉ thị|công điện|nhận"
)


def build_anchored(sign: int) -> Build:
    """ "15 ngày trước ngày tổ chức 20/9/2026", not "kể từ ngày nhận được Công văn ngày 20/9/2026"."""

    def build(taken: Sequence[Atom]) -> Found:
        between = " ".join(values_of(taken, "."))
        return None if _PAPER.search(between) or len(between) > 40 else build_counted(sign)(taken)

    return build


def build_compared(taken: Sequence[Atom]) -> Found:
    """ "trước 03 ngày so với ngày 20/9/2026"."""
    return build_counted(-1)(taken) if values_of(taken, ".")[0] == "so với" else None


def build_counted(sign: int) -> Build:
    def build(taken: Sequence[Atom]) -> Found:
        if not _whole_hours(taken):
            return None
        count, unit = _amount(taken)
        anchor = next((v for v in values_of(taken, "dioj") if isinstance(v, Day | Issue | Tet)), None)
        event = anchor is None and any(atom.letter in ".VG" for atom in taken)
        return "C", Counted(sign * count, unit, anchor, "event" if event else "")

    return build


def build_either(taken: Sequence[Atom]) -> Found:
    return "E", Either(1)


def build_unclear(taken: Sequence[Atom]) -> Found:
    """ "05 - 07 ngày làm việc": which of the two is not said."""
    return "z", None


def build_dropped(taken: Sequence[Atom]) -> Found:
    return ".", None


def build_today(taken: Sequence[Atom]) -> Found:
    return "o", Day(ahead=0, part="ngày")
