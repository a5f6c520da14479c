"""The order of Vietnamese names: a, ă, â, b, c, d, đ …; tones after letters; numbers by their value."""

import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order in which a syllable without a tone is followed by those with one."""

BLANK, NUMBER, LETTER, OTHER = range(4)
_RANKS = {letter: rank for rank, letter in enumerate(ALPHABET)}

Place = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]


@lru_cache(maxsize=1 << 15)
def vietnamese_place(name: str) -> Place:
    """Where a name stands among others, as the Vietnamese order of CLDR has it; capitals make no difference.

    A run of figures counts as its number ("Tổ 2" before "Tổ 10"), signs between words as blanks.
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFC", name.casefold()):
        if sign.isdecimal():
            follows = bool(letters) and letters[-1][0] == NUMBER
            before = letters.pop()[1] if follows else 0
            letters.append((NUMBER, before * 10 + unicodedata.decimal(sign)))
        else:
            place, tone = _place_of(sign)
            if place != (BLANK, 0) or (letters and letters[-1] != place):
                letters.append(place)
                tones.append(tone)
    return tuple(letters), tuple(tones), name


@lru_cache(maxsize=1 << 10)
def _place_of(sign: str) -> tuple[tuple[int, int], int]:
    """The place of a letter in the alphabet, and of its tone."""
    marks = unicodedata.normalize("NFD", sign)
    tone = next((TONES.index(mark) + 1 for mark in marks if mark in TONES), 0)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    if letter in _RANKS:
        return (LETTER, _RANKS[letter]), tone
    return ((OTHER, ord(sign[0])) if sign.isalpha() else (BLANK, 0)), tone
