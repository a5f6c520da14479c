"""Vietnamese as people type it in mails: composed or not, with or without its marks, with characters nobody sees."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from models.text import tr

UNSEEN = dict.fromkeys(map(ord, "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\ufe0f\u034f"))
"""Characters without width, which mail programs and word processors leave in texts."""

ALIKE = {ord(dash): "-" for dash in "‐‑‒–—―−﹣－"} | {ord(mark): '"' for mark in "“”„«»″"}
ALIKE |= {ord(mark): "'" for mark in "‘’‚′`´"} | {ord(blank): " " for blank in "\u00a0\u2007\u202f\u3000\t"}
ALIKE |= {ord("⁄"): "/", ord("∕"): "/", ord("／"): "/", ord("："): ":", ord("？"): "?"}

# hoà and hòa, uỷ and ủy are the same words: in decomposed form the mark moves from the second vowel to the first.
_TONE = re.compile(r"(?<!q)([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\w)", re.IGNORECASE)


def tidy(text: str) -> str:
    """One spelling for what looks the same: NFC, no unseen characters, one kind of dash, quote mark, blank."""
    decomposed = unicodedata.normalize("NFD", text.translate(UNSEEN))
    return unicodedata.normalize("NFC", _TONE.sub(r"\1\3\2", decomposed)).translate(ALIKE)


def bare(text: str) -> str:
    """Small letters without their marks: "Đã nhận" is "da nhan"."""
    decomposed = unicodedata.normalize("NFD", tidy(text).casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


SHORT = {
    "ko": "không", "kg": "không", "khg": "không", "hok": "không", "hông": "không", "hem": "không", "kh": "không",
    "k": "không", "đc": "được", "dc": "được", "đk": "được", "vb": "văn bản", "cv": "công văn", "bc": "báo cáo",
    "b/c": "báo cáo", "r": "rồi", "rùi": "rồi", "nhg": "nhưng", "nhưg": "nhưng", "ch": "chưa", "chx": "chưa",
    "trc": "trước", "ntn": "như thế nào", "bn": "bao nhiêu", "j": "gì", "vs": "với",
    "xn": "xác nhận", "hnay": tr("hôm nay"), "e": "em",
    "c": "chị", "lm": "làm", "tks": "cảm ơn", "thks": "cảm ơn", "thanks": "cảm ơn", "thank": "cảm ơn", "okie": "ok",
    "oke": "ok", "okê": "ok", "okela": "ok", "dạk": "dạ", "zạ": "dạ", "ạk": "ạ", "nhá": "nhé", "nha": "nhé",
    "sl": "số liệu", "đvi": "đơn vị", "đv": "đơn vị", "gđ": "giám đốc", "lđ": "lãnh đạo", "vp": "văn phòng",
    "nd": "nội dung", "ah": "ạ", "kqua": "kết quả", "kq": "kết quả", "tt&tt": "thông tin và truyền thông",
}  # fmt: skip
"""What people write for short in mails and chats, and what it stands for."""

_SHORT = re.compile(
    r"(?<![\w/.@&-])(?:" + "|".join(sorted(map(re.escape, SHORT), key=len, reverse=True)) + r")(?![\w/@&-]|\.\w)", re.I
)
_CAPITAL_LETTER = re.compile(r"[A-DF-JL-ZĐ]$")


def spelled_out(line: str) -> str:
    """A tidy line with what is written for short spelt out, without marks in a line that has none.

    A single capital letter is somebody's name, or the letter of a list.
    """
    unmarked = is_bare(line)

    def whole(found: re.Match[str]) -> str:
        if _CAPITAL_LETTER.match(found[0]):
            return found[0]
        long = SHORT[found[0].lower()]
        return bare(long) if unmarked else long

    return _SHORT.sub(whole, line)


class Phrase:
    """A pattern of Vietnamese words that also finds them typed without marks: "đã nhận" finds "da nhan".

    A line that has no marked letters is compared without marks, any other as it stands: "nhân" is never "nhận". A word
    after ¬ is looked for with its marks only, for without them it is a common other one ("trống", "trong").
    """

    def __init__(self, source: str) -> None:
        source = tidy(source)
        self._marked = re.compile(source.replace("¬", ""), re.IGNORECASE)
        self._bare = re.compile("".join(map(_bare_letter, re.sub(r"¬\w+", "(?!)", source))), re.IGNORECASE)

    def search(self, line: str) -> re.Match[str] | None:
        """Where the words stand in a tidy line; of a line without marks the match gives the same places."""
        return self._bare.search(line) if is_bare(line) else self._marked.search(line)

    def match(self, line: str) -> re.Match[str] | None:
        """The same, at the beginning of the line."""
        return self._bare.match(line) if is_bare(line) else self._marked.match(line)

    def find_all(self, line: str) -> Iterator[re.Match[str]]:
        """All places of the words in the line."""
        return (self._bare if is_bare(line) else self._marked).finditer(line)

    def sub(self, other: str, line: str) -> str:
        """A tidy line with other words in their place."""
        return (self._bare if is_bare(line) else self._marked).sub(other, line)

    def remove(self, line: str) -> str:
        """A tidy line without the words."""
        return self.sub(" ", line)


@lru_cache(maxsize=256)
def is_bare(line: str) -> bool:
    """Whether a line was typed without marks: no letter in it has one."""
    return line.isascii() or not any(letter.isalpha() and not letter.isascii() for letter in line)


def _bare_letter(letter: str) -> str:
    return letter if letter.isascii() else bare(letter)
