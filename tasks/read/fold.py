"""A stretch of the document on one line, in one spelling, that still knows where each character came from.

Patterns are matched against `Folded.text`; what is reported is always the document's own characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

_IGNORED = frozenset("\u200b\u200c\u200d\ufeff\u00ad")
_BLANKS = frozenset("|*")  # table and markup residues of converters
_ALIKE = str.maketrans({c: "-" for c in "‐‑‒–—−"} | {c: "'" for c in "’‘′`´"} | {c: '"' for c in "“”„"})
# hoà and hòa, uỷ and ủy, khoẻ and khỏe are the same words; quý is not spelt otherwise.
_TONE = re.compile(r"(?<![qQ])([oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")
MASK = "¤"

# Letters for patterns: a range such as À-Ỹ would mix capitals and small letters.
LOWER = "a-zđ" + "".join(
    sorted(
        {unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in "\u0300\u0301\u0303\u0309\u0323"}
        | set("ăâêôơư")
    )
)
UPPER = "A-Z" + LOWER.removeprefix("a-z").upper()


@dataclass(frozen=True)
class Folded:
    """`text[i]` stands for `source[at[i]]`. A blank stands for a run of white space."""

    source: str
    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of the folded `start`..`end`; an empty stretch has none and fails."""
        return self.at[start], self.at[end - 1] + 1

    def exact(self, start: int, end: int) -> str:
        first, last = self.span(start, end)
        return self.source[first:last]

    def plain(self, start: int, end: int) -> str:
        """The document's own characters with white space folded: a value to show and to store."""
        return " ".join(self.exact(start, end).translate({ord(c): " " for c in _BLANKS}).split())

    def masked(self, spans: Iterable[tuple[int, int]]) -> Folded:
        """The same with these stretches made unreadable for the patterns that follow."""
        chars = list(self.text)
        for start, end in spans:
            chars[start:end] = MASK * (end - start)
        return replace(self, text="".join(chars))


def fold(source: str, spans: Iterable[tuple[int, int]]) -> Folded:
    """Join the stretches of `source`, one blank between them."""
    chars: list[str] = []
    at: list[int] = []
    for start, end in spans:
        gap = True
        for i in range(start, end):
            c = source[i]
            if c in _IGNORED:
                continue
            if c.isspace() or c in _BLANKS:
                gap = True
                continue
            if gap and chars:
                chars.append(" ")
                at.append(i)
            gap = False
            chars.append(c)
            at.append(i)
    return Folded(source, spelling("".join(chars)), tuple(at))


def spelling(text: str) -> str:
    """One spelling for dashes, quotes, the place of the tone and "gửi", character for character."""
    said = _TONE.sub(lambda m: _old_tone(m.group()), text.translate(_ALIKE))
    return said.replace("gởi", "gửi").replace("Gởi", "Gửi")  # as the South writes


def _old_tone(pair: str) -> str:
    """oà -> òa: the tone moves to the first vowel."""
    parted = unicodedata.normalize("NFD", pair[1])
    return unicodedata.normalize("NFC", pair[0] + parted[1:]) + parted[0]
