"""Lines that an extractor ran together: issuer, motto, number, subject, place and day, addressees, preamble."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.read.fold import LOWER, UPPER
from tasks.read.normal.offsets import Edit
from tasks.read.patterns import Pattern

_PUNCTUATION = Pattern(rf"(?<=[^\W\d_])[:;](?=[{UPPER}{LOWER}])|;(?=-? ?[{UPPER}])")
_GAPS = {"", "\n", "\t", " ", "|"}  # beside them the line is cut already, or begins here
_HEAD = 3_000  # characters in which the head stands
_WORD = rf"[{UPPER}][{LOWER}]{{0,8}}"
_PARTS = [
    Pattern(r" (?=CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)"),
    Pattern(r" (?=Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc)"),
    Pattern(r"(?<=Hạnh phúc) (?=\S)|(?<=NGHĨA VIỆT NAM) (?=\S)"),
    Pattern(rf" (?=S[ốỐ] ?: ?[\d./_… ]{{0,40}}[/-] ?[{UPPER}]{{2}})"),
    Pattern(r" (?=V/v:? )"),
    Pattern(rf" (?:TP\. ?)?{_WORD}(?: {_WORD}){{0,4}}, ngày[ .…\d]{{1,12}}tháng[ .…\d]{{1,12}}năm"),
    Pattern(rf"(?<=năm \d{{4}}) (?=V/v|[{UPPER}]{{2}})"),
    Pattern(r" (?=Kính gửi ?:)"),
]


def run_ons(text: str) -> Iterator[Edit]:
    """A blank behind a colon that touches the next word, and a gap before each part of the head on one line."""
    for m in _PUNCTUATION.finditer(text):
        yield Edit(m.end(), m.end(), " ")
    for pattern in _PARTS:
        for m in pattern.finditer(text, 0, min(len(text), _HEAD)):
            if not {text[m.start() - 1 : m.start()], text[m.start() + 1 : m.start() + 2]} & _GAPS:
                yield Edit(m.start(), m.start() + 1, "\t")
