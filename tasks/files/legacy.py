"""The encodings from before Unicode: TCVN 5712:1993 (VN3, the ".VnTime" fonts), VNI and windows-1258.

All three use the same bytes for other letters, so the bytes alone tell nothing: what tells is whether the words
they give are Vietnamese syllables. `modern(text)` changes a line only where that makes words of what was none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301\u0300\u0309\u0303\u0323"
_BREVE, _CIRCUMFLEX = "\u0306\u0302"

# TCVN 5712 has no capitals with a tone mark: fonts with capitals only (".VnTimeH") show the small ones so.
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)

# VNI writes the marks behind their vowel, several in one byte.
_VNI_MARKS = {
    "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT, "ê": _BREVE, "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_MARKS |= {byte.upper(): marks for byte, marks in _VNI_MARKS.items()}
_VNI_LETTERS |= {byte.upper(): letter.upper() for byte, letter in _VNI_LETTERS.items()}
_VNI = re.compile("([AEOUYaeouyÔÖôö])([" + "".join(_VNI_MARKS) + "])|([" + "".join(_VNI_LETTERS) + "])")

# A syllable without its tone: onset, vowels, final consonant.
_ONSET = "(?:ngh?|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdđghklmnprstvx])?"
_RHYME = (
    "(?:[aăâeêioôơuưy](?:ch|ng?|nh|[cmpt])?|i[aêu]|iê(?:ng?|[cmptu])|yê(?:ng?|[mtu])|o[aăe](?:ch|ng?|nh|[cmptoi])?"
    "|o[aă]y|oo(?:ng|c)|u[aâeêơy](?:ch|ng?|nh|[cmpt])?|uô(?:ng?|[cmpti])|ư[aơ](?:ng?|[cmptui])?|uâ[ty]|uy(?:ê[nt]|a|u)"
    "|[aăâeêioôơuư][iouy]|ư[iu]|uyê|uê|uya|âu|eo|êu|ao|au|ay|ây|ai|oi|ôi|ơi|ui|iu|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu)"
)
_SYLLABLE = re.compile(_ONSET + _RHYME)
_WORD = re.compile(
    r"[^\W\d_]+(?:[\u00a1-\u00bf\u00d7\u00f7]+[^\W\d_]*)*|(?<![\u00a1-\u00bf])[\u00a1-\u00bf]++[^\W\d_]+"
)
_TONES = re.compile(f"[{_ACUTE}{_GRAVE}{_HOOK}{_TILDE}{_DOT}]")
_NUMBER_LABEL = re.compile(r"^SỐ(?= ?:? ?[\d.…/]|:)")  # "Sè: 12/SYT-VP" has no small letter of ASCII, yet is no title
_ENOUGH = 5  # words that become Vietnamese before a whole text is taken to be in an old encoding


def from_tcvn3(text: str) -> str:
    """Characters as a Latin-1 reader sees TCVN 5712 ("Céng hßa") as they were meant ("Cộng hòa")."""
    return "\n".join(_raised(line, line.translate(_TCVN3)) for line in text.split("\n"))


def from_vni(text: str) -> str:
    """ "Coäng hoøa" -> "Cộng hòa"."""
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(m: re.Match[str]) -> str:
    if m[3]:
        return _VNI_LETTERS[m[3]]
    return _VNI_LETTERS.get(m[1], m[1]) + _VNI_MARKS[m[2]]


def from_1258(text: str) -> str:
    """windows-1258 that was read as windows-1252: its tone marks are combining characters."""
    try:
        return unicodedata.normalize("NFC", text.encode("cp1252").decode("cp1258"))
    except UnicodeError:
        return text


DECODERS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni, "windows-1258": from_1258}


def by_font(name: str, text: str) -> str:
    """The text of a run set in a font of an old encoding: ".VnTime", ".VnTimeH" (capitals), "VNI-Times"."""
    if text.isascii() and not name.startswith(".Vn"):
        return text
    if name.startswith(".Vn"):
        said = from_tcvn3(text)
        return said.upper() if name.endswith("H") else said
    return from_vni(text) if name.upper().startswith("VNI") else text


def to_unicode(text: str) -> str:
    """The text in Unicode, each line as it was unless an old encoding makes more syllables of it."""
    name = encoding_of(text)
    if name is None:
        return text
    decode = DECODERS[name]
    return "\n".join(_better(line, decode(line)) for line in text.split("\n"))


def _better(line: str, decoded: str) -> str:
    """The decoded line, unless it holds letters that no old encoding has, or was better before."""
    if any("\u0100" <= c <= "\u01ff" or "\u1e00" <= c <= "\u1eff" for c in line):
        return line
    return decoded if count_vietnamese(decoded) >= count_vietnamese(line) else line


def encoding_of(text: str) -> str | None:
    """The old encoding that the text is in, or None: good Unicode has hardly a word that another reading mends."""
    odd = [word for word in _marked(text) if not is_syllable(word)]
    if len(odd) < _ENOUGH:
        return None
    sample = odd[:2000]
    mended = {name: sum(is_syllable(decode(word)) for word in sample) for name, decode in DECODERS.items()}
    best = max(mended, key=lambda name: mended[name])
    return best if mended[best] >= max(_ENOUGH, 0.6 * len(sample)) else None


def count_vietnamese(text: str) -> int:
    """How many words with a letter beyond ASCII are syllables, less those that are not; "HĐND" is neither."""
    return sum(1 if is_syllable(word) else -1 for word in _marked(text) if not word.isupper() or is_syllable(word))


def _marked(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not word.isascii()]


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Could this be one Vietnamese syllable? One tone at most, and a rhyme that exists."""
    parted = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONES.subn("", parted)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def _raised(before: str, after: str) -> str:
    """Capitals again where TCVN 5712 had none: a line without small letters is one in capitals ("CéNG HßA"); in
    another, so is a word of capitals, and a single letter beside such a word ("Uû BAN")."""
    words = list(_WORD.finditer(before))
    shape = [_shape(m.group()) for m in words]
    if sum(c.isupper() for c in before) > 1 and 0 not in shape:
        return _NUMBER_LABEL.sub("Số", after.upper())
    pieces, at = [], 0
    for i, m in enumerate(words):
        if shape[i] == 2 or (shape[i] == 1 and _beside(before, words, shape, i)):
            pieces += [after[at : m.start()], after[m.start() : m.end()].upper()]
            at = m.end()
    return "".join(pieces) + after[at:]


def _beside(line: str, words: list[re.Match[str]], shape: list[int], i: int) -> bool:
    """Are the words next to this one, with a blank between, in capitals?"""
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(words)]
    near = [j for j in near if line[words[min(i, j)].end() : words[max(i, j)].start()] == " "]
    return bool(near) and all(shape[j] == 2 for j in near)


def _shape(word: str) -> int:
    """0: has a small ASCII letter; 1: one capital, or none; 2: capitals."""
    if any("a" <= c <= "z" for c in word):
        return 0
    return 2 if sum("A" <= c <= "Z" for c in word) > 1 else 1
