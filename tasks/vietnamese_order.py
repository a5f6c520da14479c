"""The order of Vietnamese names: a, ă, â, b, c, d, đ …; tones after letters; numbers by their value."""

import re
import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order in which a syllable without a tone is followed by those with one."""

_END, _BLANK, _NUMBER, _OTHER = "\x00", "\x01", "\x02", "\uf000"
_RANKS = {letter: chr(0x100 + rank) for rank, letter in enumerate(ALPHABET)}
"""Each letter as a sign behind all numbers, in the order of the alphabet."""


@lru_cache(maxsize=1 << 15)
def vietnamese_place(name: str) -> str:
    """A text that stands among others as the name does in the Vietnamese order of CLDR; capitals make no difference.

    A run of figures counts as its number ("Tổ 2" before "Tổ 10"), signs between words as blanks. One text, since ten
    thousand are compared faster than tuples.
    """
    letters, tones = "", ""
    for run, figures in re.findall(r"(\D+)|(\d+)", unicodedata.normalize("NFC", name.casefold())):
        if figures:
            number = str(int(figures))
            letters += f"{_NUMBER}{chr(len(number))}{number}"
        for sign in run:
            place, tone = _place_of(sign)
            if place != _BLANK or (letters and not letters.endswith(_BLANK)):
                letters += place
                tones += tone
    return _END.join((letters, tones, name))


@lru_cache(maxsize=1 << 10)
def _place_of(sign: str) -> tuple[str, str]:
    """The place of a letter in the alphabet, and of its tone."""
    marks = unicodedata.normalize("NFD", sign)
    tone = next((TONES.index(mark) + 1 for mark in marks if mark in TONES), 0)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    other = f"{_OTHER}{sign[0]}" if sign.isalpha() else _BLANK
    return _RANKS.get(letter, other), chr(1 + tone)
