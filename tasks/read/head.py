"""The head of the document: number and symbol, place and date, type, urgency, subject.

Each function returns a `Found`: the value with the folded stretch that says it, or None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.read.dates import TIME
from tasks.read.facts import CERTAIN, Fact
from tasks.read.fold import LOWER, UPPER, Folded, fold
from tasks.read.lines import Line, cells, is_upper
from tasks.read.numbers import PARTY_HEAD, STATE_HEAD, squeezed, type_code
from tasks.read.patterns import Pattern
from tasks.read.words import DOC_TYPES, OPENING, URGENCIES

_WORD = rf"[{UPPER}][{LOWER}']*"  # one letter is a word: A Lưới
_PLACE = (
    rf"(?P<place>(?:T[Pp]\. ?|Thành phố )?{_WORD}(?:(?: - | ?-|\. | ){_WORD}|(?:(?<=Quận)"
    rf"|(?<=hường)) \d{{1,2}}){{0,5}}|T[Pp]\. ?HCM)"
)
_GAP = r"[ .…_]{0,40}"
_PLACE_DATE = Pattern(
    rf"(?:(?<!\w){_PLACE} ?, ?(?:(?:hồi|lúc) {TIME('t')},? )?)?(?<!\w)[Nn]gày{_GAP}(?:(?P<d>\d{{1,2}}){_GAP})?"
    rf"(?:tháng{_GAP}(?:(?P<m>\d{{1,2}}){_GAP})?năm{_GAP}(?P<y>(?:19|20)\d\d)"
    rf"|/{_GAP}(?:(?P<m2>\d{{1,2}}){_GAP})?/{_GAP}(?P<y2>(?:19|20)\d\d))"
)
_ABOUT = Pattern(r"[\"(]?(?:V ?/ ?v|Vv|VV|V ?/ ?V)\b(?:\.|:| về việc\b)?:? ?|Về việc\b:? ?")
_TITLE_ABOUT = Pattern(r"(?:V ?/ ?v|Về việc|VỀ VIỆC|về việc|Về|VỀ|về)\b:? ?")
_OF_WHOM = Pattern(rf"CỦA [{UPPER} ,]+\Z")  # "CHỈ THỊ" / "CỦA BAN THƯỜNG VỤ HUYỆN ỦY", as the Party writes
_TYPES_BY_CODE = {code: name for name, code in DOC_TYPES.items()}
_TYPE_LINE = Pattern("(" + "|".join(DOC_TYPES) + r")(?!\w)(?: (?:LIÊN TỊCH|LIÊN NGÀNH)\b)?", re.I)
_URGENT = Pattern("(" + "|".join(URGENCIES).upper() + r")(?! TRƯƠNG| CẤP)(?!\w)")
_NOT_SUBJECT = Pattern(r"Kính gửi|S[ốỐ] ?[:.]|CỘNG H|ĐẢNG CỘNG SẢN|ĐOÀN T|Độc lập|\(?Kèm theo|Hỏa tốc|Khẩn")
_PARAGRAPH = 140  # a line longer than this is the body's first paragraph, not a heading


@dataclass(frozen=True)
class Dated:
    """The line "Lạng Sơn, ngày 24 tháng 01 năm 2022"; `month` is set only where the day is blank,
    `year` where the month is blank too.
    """

    fact: Fact
    place: str | None
    day: dt.date | None
    month: str | None
    year: int | None = None


def fact(folded: Folded, start: int, end: int, confidence: float = CERTAIN) -> Fact:
    """A fact of the head: it is its own sentence."""
    first, last = folded.span(start, end)
    said = folded.source[first:last]
    return Fact(start=first, end=last, evidence=said, sentence=said, confidence=confidence)


def reference(head: Folded) -> tuple[str | None, str, Fact] | None:
    """Number (None where it is blank), symbol and evidence: "Số: 19 /CT-UBND" -> "19/CT-UBND", "CT-UBND"."""
    found = [(m, glue) for rule, glue in ((STATE_HEAD, "/"), (PARTY_HEAD, "-")) if (m := rule.search(head.text))]
    if not found:
        return None
    m, glue = min(found, key=lambda pair: pair[0].start())
    symbol = squeezed(m["s"])
    year = f"{m['y']}/" if m.groupdict().get("y") else ""
    number = f"{m['n']}{glue}{year}{symbol}" if m["n"] else None
    return number, symbol, fact(head, *m.span())


def dated(head: Folded) -> Dated | None:
    """Place and date of issue; a blank day or month stays blank ("ngày tháng 01 năm 2022")."""
    matches = list(_PLACE_DATE.finditer(head.text))
    m = next((m for m in matches if m["place"]), next((m for m in matches if m["y"]), None))
    if m is None:
        return None
    year, month, day = (int(v) if v else None for v in (m["y"] or m["y2"], m["m"] or m["m2"], m["d"]))
    at = _placed(head, m)
    place = head.plain(at, m.end("place")) if m["place"] else None
    if year is None or month is None or not 1 <= month <= 12:
        return Dated(fact(head, at, m.end()), place, None, None, year if month is None else None)
    try:
        on = dt.date(year, month, day) if day else None
    except ValueError:  # "ngày 31 tháng 02": printed, but no such day
        on = None
    return Dated(fact(head, at, m.end()), place, on, None if on else f"{year}-{month:02}")


def _placed(head: Folded, m: re.Match[str]) -> int:
    """Where place and date begin. A name that runs on from the line above is the end of the subject:
    "V/v chống hạn vụ Hè Thu" over "Phan Rang, ngày ...".
    """
    if not m["place"]:
        return m.start()
    source, (first, last) = head.source, head.span(*m.span("place"))
    broken = source.rfind("\n", first, last)
    above = source[source.rfind("\n", 0, first) + 1 : first]
    if broken < 0 or not re.search(r"[^\s|] ?\Z", above):
        return m.start()
    return next(i for i in range(m.start("place"), m.end("place")) if head.at[i] > broken and head.text[i] != " ")


def urgency(head: Folded) -> tuple[str, Fact] | None:
    """KHẨN, THƯỢNG KHẨN, HỎA TỐC: a stamp, always in capitals (Art. 8.3)."""
    m = _URGENT.search(head.text)
    return (m[1].lower(), fact(head, *m.span(1))) if m else None


def type_line(head: Sequence[Line]) -> int | None:
    """The line that names the type: "CHỈ THỊ", "KẾ HOẠCH TRIỂN KHAI ...". A công văn has none."""
    for i, line in enumerate(head):
        if _TYPE_LINE.match(line.text) and is_upper(line.text) and not line.text.endswith(":"):
            return i
    return None


def doc_type(head: Sequence[Line], symbol: str | None) -> str | None:
    """From its own line, or from the code in the symbol; a text with neither is a công văn (Art. 7)."""
    i = type_line(head)
    if i is not None and (m := _TYPE_LINE.match(head[i].text)):
        return m[1].lower()
    if symbol is None:
        return None
    named = _TYPES_BY_CODE.get(type_code(symbol), "công văn")
    return "công văn" if named == "tờ trình" else named  # "1156/TTr-P4" is an inspectorate's; a tờ trình has its title


def subject(text: str, head: Sequence[Line], date_at: Fact | None) -> tuple[str, Fact, int] | None:
    """The trích yếu without "V/v" or "Về việc", its evidence, and the number of the line after it."""
    begun = _subject_start(head)
    if begun is None:
        return None
    first, start = begun
    spans: list[tuple[int, int]] = []
    i = first
    while i < len(head) and not (i > first and _subject_ended(head, i, bool(spans), date_at)):
        spans += _without(max(start, head[i].start), cells(head[i])[0].end if i > first else head[i].end, date_at)
        i += 1
    folded = fold(text, spans)
    if not folded.text:
        return None
    printed = " ".join(" ".join(text[a:b] for a, b in spans).replace("|", " ").replace("*", " ").split())
    return printed.rstrip(' ./;"”'), fact(folded, 0, len(folded.text)), i


def _subject_start(head: Sequence[Line]) -> tuple[int, int] | None:
    """The line and the offset where the subject's own words begin."""
    i = type_line(head)
    if i is not None:
        named = _TYPE_LINE.match(head[i].text)
        if named and len(head[i].text) > named.end() + 3:  # "KẾ HOẠCH TRIỂN KHAI THÁNG HÀNH ĐỘNG"
            return i, head[i].start + named.end()
        while i + 1 < len(head) and _OF_WHOM.match(head[i + 1].text):
            i += 1
        if i + 1 == len(head):
            return None
        lead = _TITLE_ABOUT.match(head[i + 1].text)
        return i + 1, head[i + 1].start + (lead.end() if lead else 0)
    for i, line in enumerate(head):
        for cell in cells(line):
            if lead := _ABOUT.match(cell.text):
                return i, cell.start + lead.end()
    return None


def _without(start: int, end: int, hole: Fact | None) -> list[tuple[int, int]]:
    """`start`..`end` less the part that `hole` covers."""
    if hole is None or hole.end <= start or hole.start >= end:
        return [(start, end)]
    return [(a, b) for a, b in ((start, hole.start), (hole.end, end)) if a < b]


def _subject_ended(head: Sequence[Line], i: int, begun: bool, date_at: Fact | None) -> bool:
    """Does line `i` no longer belong to the subject?"""
    line, before = head[i], head[i - 1]
    if not begun or (date_at and date_at.start <= line.start < date_at.end):
        return False
    small = line.text[:1].islower() or line.text[:1].isdigit()
    if line.after_blank and not small:
        return True
    if _NOT_SUBJECT.match(line.text) or _URGENT.match(line.text) or len(line.text) > _PARAGRAPH:
        return True
    if small or before.text.endswith((",", "-", " và", " của")):
        return bool(re.match(r"\d{1,2}[.)] |[a-z]\) ", line.text))
    return bool(OPENING.match(line.text) or re.match(r"[IVX]{1,4}[.\-] ?", line.text))
