"""The smallest parts of an expression of time, each with a letter by which the chart knows it.

One pass over folded text, the longest form first. A letter stands for a kind: see forms.py. Words that say nothing
of time are one atom "." however many they are; a sentence's or clause's end is ";".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tasks.read.tagger.forms import FORMS, MARKS, Match


@dataclass(frozen=True)
class Atom:
    """`letter` is its kind, `value` what it says; `end` is exclusive."""

    letter: str
    start: int
    end: int
    value: Any = None


_SAY_NOTHING = frozenset(".,-();&z!QbvBLFKTOADVUfGp")  # their letter is all that they say


@cache
def _lexer() -> tuple[re.Pattern[str], list[tuple[str, Callable[[Match], Any]]]]:
    named = [f"(?P<f{i}>{form})" for i, (_, form, _) in enumerate([*FORMS, *MARKS])]
    words, marks = "|".join(named[: len(FORMS)]), "|".join(named[len(FORMS) :])
    pattern = re.compile(rf"(?=\w)(?<![^\W_])(?:{words})|{marks}", re.I)
    return pattern, [(letter, build) for letter, _, build in [*FORMS, *MARKS]]


def atoms(text: str, start: int = 0) -> Iterator[Atom]:
    """The atoms of a folded text from `start` on; runs of other words are joined."""
    pattern, forms = _lexer()
    pending: Atom | None = None
    for m in pattern.finditer(text, start):
        letter, build = forms[int((m.lastgroup or "f0")[1:])]
        if letter == "." or (letter not in _SAY_NOTHING and build(m) is None):
            pending = Atom(".", pending.start if pending else m.start(), m.end())
            continue
        if pending:
            yield replace(pending, value=text[pending.start : pending.end].lower())
            pending = None
        yield Atom(letter, m.start(), m.end(), build(m))
    if pending:
        yield replace(pending, value=text[pending.start : pending.end].lower())
