"""The expressions of time of a text, each with the word that marks what it is: by, before, until, ..."""

from __future__ import annotations

import re

from tasks.read.tagger.atoms import Atom
from tasks.read.tagger.chart import compose
from tasks.read.tagger.values import Counted, Listed, Recurring, TimeTag

TIMES = "dlmqhyRPCSEoj"
"""The letters of whole expressions; what else is left of the line is none."""
_MARKED = re.compile(r"[LBTOAFK][LBTOAFKfpGU:D,(]*\Z")
_MARKERS = [("B", "before"), ("L", "by"), ("T", "until"), ("A", "after"), ("F", "from"), ("K", "from")]
_AT_MOST = re.compile(r"không (?:để )?quá|chậm nhất|muộn nhất", re.I)
_WITHIN_IT = re.compile(r"(?<!\w)(?:trước(?! đến| khi)|chậm nhất|muộn nhất)(?!\w)", re.I)
_REACH = 6  # atoms


def tag(text: str, start: int = 0) -> list[TimeTag]:
    """Every expression of time in a folded text from `start` on, in its order."""
    return tagged(text, compose(text, start))


def tagged(text: str, line: list[Atom]) -> list[TimeTag]:
    """The expressions among what has been put together from that text."""
    letters = "".join(atom.letter for atom in line)
    return [_tagged(text, line, letters, i) for i, atom in enumerate(line) if atom.letter in TIMES]


def _tagged(text: str, line: list[Atom], letters: str, i: int) -> TimeTag:
    atom = line[i]
    marked = _MARKED.search(letters[max(0, i - _REACH) : i])
    first = i - len(marked.group()) if marked else i
    marks = letters[first:i]
    name = next((word for letter, word in _MARKERS if letter in marks), "")
    several = not name and isinstance(atom.value, Listed | Recurring)
    if several and (inner := _WITHIN_IT.search(text, atom.start, atom.end)):
        name = "before" if inner.group().lower() == "trước" else "by"
    if not name and "trong" in text[line[first].start : max(atom.start, line[first].start + 10)].lower():
        name = "within"
    elif not name and ("O" in marks or text[atom.start : atom.start + 3].lower() == "lúc"):
        name = "on"
    if not name and isinstance(atom.value, Counted) and _AT_MOST.search(text, atom.start, atom.end):
        name = "by"
    return TimeTag(atom.value, line[first].start, atom.end, atom.start, name)
