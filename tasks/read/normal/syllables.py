"""Blanks that were lost between words. A Vietnamese syllable has a fixed form (onset, rhyme, one tone), so that most
strings of two or three syllables can be divided in one way only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tasks.files.legacy import is_syllable
from tasks.read import words
from tasks.read.normal.offsets import Edit
from tasks.read.patterns import Pattern

_RISING_OR_HEAVY = re.compile("[\u0301\u0323]")
_STOPPED = ("c", "ch", "p", "t")  # such a syllable has one of two tones only
_WORD = Pattern(r"[^\W\d_]+")
_BESIDE_FIGURES = Pattern(r"[^\W\d_]{2,24}(?=\d)|(?<=\d)[^\W\d_]{2,24}")
_BEHIND_SYMBOL = Pattern(r"(?<=[A-ZĐ]{2})(?=(?:Về việc|V/v|ngày|của|về|và|tại|trong|đến|từ|do)(?!\w))")
_LONGEST = 24
_SHORTEST = 4
_USUAL = (
    "ngày tháng năm quý tuần giờ trước sau từ đến hết trong vào kể chậm nhất hằng hàng kỳ hạn thời gian các của"
    " an ấn án ảnh ứng ưu ủy ý yêu"
)


def lost_blanks(text: str) -> Iterator[Edit]:
    """A blank for each place where one is missing: "Báocáo", "vềBan", "trước18 giờ", "18giờ"."""
    divided = {word: parts for word in set(_WORD.compiled.findall(text)) if (parts := divide(word))}
    for m in _WORD.finditer(text) if divided else ():
        at = m.start()
        for part in divided.get(m.group(), ())[:-1] if not _in_symbol(text, m) else ():
            at += len(part)
            yield Edit(at, at, " ")
    yield from (Edit(m.start(), m.start(), " ") for m in _BEHIND_SYMBOL.finditer(text))
    for m in _BESIDE_FIGURES.finditer(text):
        behind = m.end() < len(text) and text[m.end()].isdigit()
        word = (divide(m.group()) or (m.group(),))[-1 if behind else 0]
        if not word.isascii() and _is_word(word) and (word.islower() or word.istitle()):
            at = m.end() if behind else m.start()
            yield Edit(at, at, " ")


def _in_symbol(text: str, m: re.Match[str]) -> bool:
    """Is it a part of "412/SYT-NVY"?"""
    return m.group().isupper() and bool({text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]} & {"/", "-"})


@lru_cache(4096)
def _is_word(part: str) -> bool:
    """May it be a syllable that is written with a mark or without?"""
    if not is_syllable(part):
        return False
    return not part.lower().endswith(_STOPPED) or bool(_RISING_OR_HEAVY.search(unicodedata.normalize("NFD", part)))


@lru_cache(4096)
def divide(word: str) -> tuple[str, ...]:
    """The syllables of a string that is none itself, if they are unmistakable; else nothing."""
    if not _SHORTEST <= len(word) <= _LONGEST or word.isascii() or _is_word(word):
        return ()
    if parts := _by_case(word):
        return parts
    ways = _ways(word, 2) or _ways(word, 3)
    known = [way for way in ways if all(part.lower() in _known() for part in way)]
    return ways[0] if len(ways) == 1 else known[0] if len(known) == 1 else ()


def _ways(word: str, count: int) -> list[tuple[str, ...]]:
    """The ways to divide it into so many syllables of at least two letters."""
    if count == 1:
        return [(word,)] if _is_word(word) else []
    firsts = (i for i in range(2, len(word) - 1) if _is_word(word[:i]))
    ways = [(word[:i], *rest) for i in firsts for rest in _ways(word[i:], count - 1)]
    return [way for way in ways if _same_case(way) and not any(_unlikely(part) for part in way[1:])]


def _unlikely(part: str) -> bool:
    """Few words begin with a vowel: "QUYÉT" is no "QUY ÉT"."""
    return unicodedata.normalize("NFD", part.lower())[0] in "aeiouy" and part.lower() not in _known()


def _by_case(word: str) -> tuple[str, ...]:
    """ "vềBan", "gửiUBND": a capital behind a small letter begins a word."""
    cuts = [i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()]
    parts = tuple(word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True))
    whole = len(parts) > 1 and len(parts[0]) > 1 and _is_word(parts[0])
    return parts if whole and all(_is_word(part) or (part.isupper() and len(part) > 1) for part in parts[1:]) else ()


def _same_case(parts: tuple[str, ...]) -> bool:
    """All in capitals, or small letters behind the first one."""
    return all(part.isupper() for part in parts) or all(part.islower() for part in (parts[0][1:], *parts[1:]))


@lru_cache(1)
def _known() -> frozenset[str]:
    """The syllables of the reader's own vocabulary."""
    listed = [*words.BODIES, *words.GROUP_MEMBERS, *words.CITED_TYPES, *words.NAME_ENDS, _USUAL]
    return frozenset(re.findall(r"[^\W\d_]+", " ".join(listed).lower()))
