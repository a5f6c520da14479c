"""Lines that an extractor ran together: issuer, motto, number, subject, place and day, addressees, preamble."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.read.fold import LOWER, UPPER
from tasks.read.normal.offsets import Edit
from tasks.read.patterns import Pattern
from tasks.read.words import DOC_TYPES

_PUNCTUATION = Pattern(rf"(?<=[^\W\d_])[:;](?=[{UPPER}{LOWER}])|;(?=-? ?[{UPPER}])")
_GAPS = {"", "\n", "\t", " ", "|"}  # beside them the line is cut already, or begins here
_HEAD = 3_000  # characters in which the head stands
_WORD = rf"[{UPPER}][{LOWER}]{{0,8}}"
_TYPES = "|".join(name.upper() for name in DOC_TYPES)
_HEAD_PARTS = [
    Pattern(r" (?=CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)"),
    Pattern(r" (?=Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc)"),
    Pattern(r"(?<=Hạnh phúc) (?=\S)|(?<=NGHĨA VIỆT NAM) (?=\S)"),
    Pattern(rf" (?=S[ốỐ] ?: ?[\d./_… ]{{0,40}}[/-] ?[{UPPER}]{{2}})"),
    Pattern(r" (?=V/v:? )"),
    Pattern(rf" (?:TP\. ?)?{_WORD}(?: {_WORD}){{0,4}}, ngày[ .…\d]{{1,12}}tháng[ .…\d]{{1,12}}năm"),
    Pattern(rf"(?<=năm \d{{4}}) (?=V/v|[{UPPER}]{{2}})"),
    Pattern(rf" (?=(?:{_TYPES}) (?:Về việc|V/v|VỀ VIỆC))|(?<=[{UPPER}]{{3}}) (?=Về việc )"),
    Pattern(r" (?=Kính gửi ?:)"),
]
_FOOT_PARTS = [
    Pattern(rf"(?<=[.;)]) (?=(?:TM|KT|TL|TUQ)\. ?[{UPPER}]{{2}})|(?<=\./\.) (?=Nơi nhận ?:)"),
    Pattern(r" (?=\([Đđ]ã ký\))|(?<=ã ký\)) (?=\S)"),
]


_NAME_BEFORE = Pattern(rf"(?<!\w){_WORD}\Z")


def run_ons(text: str) -> Iterator[Edit]:
    """A blank behind a colon that touches the next word, and a new line for each part of the head and the foot."""
    for m in _PUNCTUATION.finditer(text):
        yield Edit(m.end(), m.end(), " ")
    for at in _cuts(text):
        if not {text[at - 1 : at], text[at + 1 : at + 2]} & _GAPS and not _inside_a_name(text, at):
            yield Edit(at, at + 1, "\n")


def _cuts(text: str) -> Iterator[int]:
    """Where a part of the head or the foot begins behind a blank."""
    for pattern in _HEAD_PARTS:
        yield from (m.start() for m in pattern.finditer(text, 0, min(len(text), _HEAD)))
    for pattern in _FOOT_PARTS:
        yield from (m.start() for m in pattern.finditer(text))


def _inside_a_name(text: str, at: int) -> bool:
    """ "Tân Lập, ngày ...": the first word of the place begins the line."""
    return text[at + 1 : at + 3].istitle() and _NAME_BEFORE.search(text, max(0, at - 20), at) is not None
