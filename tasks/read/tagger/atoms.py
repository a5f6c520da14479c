"""The smallest parts of an expression of time, each with a letter by which the chart knows it.

One pass over folded text, the longest form first. A letter stands for a kind: see forms.py. Words that say nothing
of time are one atom "." however many they are; a sentence's or clause's end is ";".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tasks.read.tagger.forms import FIRST_WORDS, FORMS, MARKS, Match


@dataclass(frozen=True)
class Atom:
    """`letter` is its kind, `value` what it says; `end` is exclusive."""

    letter: str
    start: int
    end: int
    value: Any = None


_SAY_NOTHING = frozenset(".,-();&z!QbvguBLFKTOADVUfGp")  # their letter is all that they say
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@cache
def _lexer() -> tuple[re.Pattern[str], list[tuple[str, Callable[[Match], Any]]]]:
    named = [f"(?P<f{i}>{form})" for i, (_, form, _) in enumerate([*FORMS, *MARKS])]
    words, marks = "|".join(named[: len(FORMS)]), "|".join(named[len(FORMS) :])
    pattern = re.compile(rf"(?=\w)(?<![^\W_])(?:{words})|{marks}", re.I)
    return pattern, [(letter, build) for letter, _, build in [*FORMS, *MARKS]]


def atoms(text: str, start: int = 0) -> Iterator[Atom]:
    """The atoms of a folded text from `start` on; runs of other words are joined."""
    first = end = -1  # of the run of other words
    at = start
    for token in _TOKEN.finditer(text, start):
        if token.start() < at:
            continue
        found = _atom(text, token)
        at = found.end if found else token.end()
        if found is None or found.letter == ".":
            first, end = (first if first >= 0 else token.start()), at
            continue
        if first >= 0:
            yield Atom(".", first, end, text[first:end].lower())
            first = -1
        yield found
    if first >= 0:
        yield Atom(".", first, end, text[first:end].lower())


def _atom(text: str, token: re.Match[str]) -> Atom | None:
    """What begins with that token; None for a word that says nothing of time."""
    word = token.group()
    if word[0].isalpha() and word.lower() not in FIRST_WORDS:
        return None
    pattern, forms = _lexer()
    m = pattern.match(text, token.start())
    if m is None:
        return None
    letter, build = forms[int((m.lastgroup or "f0")[1:])]
    value = build(m)
    if letter not in _SAY_NOTHING and value is None:
        return None
    return Atom(letter, m.start(), m.end(), value)
