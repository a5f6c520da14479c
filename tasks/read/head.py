"""The head of the document: number and symbol, type, urgency, subject; place and date: `place_date`.

Each function returns a `Found`: the value with the folded stretch that says it, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.read.facts import CERTAIN, LIKELY, Fact
from tasks.read.fold import UPPER, Folded, fold
from tasks.read.lines import Line, cells, is_upper
from tasks.read.numbers import BARE_HEAD, PARTY_HEAD, SLASHLESS_HEAD, SPOILT_HEAD, STATE_HEAD, squeezed, type_code
from tasks.read.patterns import Pattern
from tasks.read.words import DOC_TYPES, OPENING, URGENCIES

_ABOUT = Pattern(r"[\"(]?(?:V ?/ ?v|Vv|VV|V ?/ ?V)\b(?:\.|:| về việc\b)?:? ?|Về việc\b:? ?")
_TITLE_ABOUT = Pattern(r"(?:V ?/ ?v|Về việc|VỀ VIỆC|về việc|Về|VỀ|về)\b:? ?")
_OF_WHOM = Pattern(rf"CỦA [{UPPER} ,]+\Z")  # "CHỈ THỊ" / "CỦA BAN THƯỜNG VỤ HUYỆN ỦY", as the Party writes
_TYPES_BY_CODE = {code: name for name, code in DOC_TYPES.items()}
_TYPE_LINE = Pattern("(" + "|".join(DOC_TYPES) + r")(?!\w)(?: (?:LIÊN TỊCH|LIÊN NGÀNH)\b)?", re.I)
_FIRST_PART = Pattern(r"[IVX]{1,4}[.\-] ?|(?:Điều|Chương|Phần) [\dIVX]|[-+] ")
_NO_TYPE = Pattern(r":\Z|\A(?:CÔNG )?VĂN(?: BẢN)? ĐẾN\b")  # "QUYẾT ĐỊNH:" over the articles; whose stamp it bears
_URGENT = Pattern("(" + "|".join(URGENCIES).upper() + r")(?! TRƯƠNG| CẤP)(?!\w)")
_SPEAKER = Pattern(
    r"(?:(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|CỤC TRƯỞNG|HIỆU TRƯỞNG)|ỦY BAN|UBND|BAN|BỘ|TỔNG CỤC|CỤC|SỞ)(?!\w)"
)
_NOT_SUBJECT = Pattern(r"Kính gửi|S[ốỐ] ?[:.]|CỘNG H|ĐẢNG CỘNG SẢN|ĐOÀN T|Độc lập|\(?Kèm theo|Hỏa tốc|Khẩn")
_PREAMBLE = Pattern(r"Kính gửi|Điều \d|Chương I\b|[IVX]{1,4}\. |1[./] |QUYẾT ĐỊNH ?:|NGHỊ QUYẾT ?:|Căn ?cứ")
_HEADING = 60  # characters: a shorter line may be the end of a title, with a full stop behind it
_PARAGRAPH = 140  # a line longer than this is the body's first paragraph, not a heading


def fact(folded: Folded, start: int, end: int, confidence: float = CERTAIN) -> Fact:
    """A fact of the head: it is its own sentence."""
    first, last = folded.span(start, end)
    said = folded.source[first:last]
    return Fact(start=first, end=last, evidence=said, sentence=said, confidence=confidence)


def reference(head: Folded) -> tuple[str | None, str, Fact] | None:
    """Number (None where it is blank), symbol and evidence: "Số: 19 /CT-UBND" -> "19/CT-UBND", "CT-UBND"."""
    found = [(m, glue) for rule, glue in ((STATE_HEAD, "/"), (PARTY_HEAD, "-")) if (m := rule.search(head.text))]
    if not found:
        return _spoilt_reference(head)
    m, glue = min(found, key=lambda pair: pair[0].start())
    symbol = squeezed(m["s"])
    year = f"{m['y']}/" if m.groupdict().get("y") else ""
    number = f"{m['n']}{glue}{year}{symbol}" if m["n"] else None
    return number, symbol, fact(head, *m.span())


def _spoilt_reference(head: Folded) -> tuple[str | None, str, Fact] | None:
    """The number that a pen or a scan made unreadable is left out, its symbol is printed: "Số: ¿4 /SKH-TH"."""
    for m in (*SPOILT_HEAD.finditer(head.text), *SLASHLESS_HEAD.finditer(head.text)):
        if "\n" not in head.exact(*m.span()):
            return None, squeezed(m["s"]), fact(head, *m.span(), LIKELY)
    for m in BARE_HEAD.finditer(head.text):  # "12/UBND-VX" alone on its line
        first, last = head.span(*m.span())
        if not head.source[head.source.rfind("\n", 0, first) + 1 : first].strip(" |*\t") and (
            head.source[last : last + 1] in ("", "\n", "\t", "|")
        ):
            return squeezed(m.group()), squeezed(m["s"]), fact(head, *m.span(), LIKELY)
    return None


def front(head: Sequence[Line]) -> Sequence[Line]:
    """The lines before the preamble. Numbers and dates behind it are those of other documents."""
    named = type_line(head)
    about = next((i for i, line in enumerate(head) if any(_ABOUT.match(cell.text) for cell in cells(line))), 0)
    first = named + 2 if named is not None else about + 1
    for i in range(max(first, 1), len(head)):
        said = head[i].text
        if _PREAMBLE.match(said) or OPENING.match(said) or len(said) > _PARAGRAPH and len(cells(head[i])) == 1:
            return head[:i]
    return head


def urgency(head: Folded) -> tuple[str, Fact] | None:
    """KHẨN, THƯỢNG KHẨN, HỎA TỐC: a stamp, always in capitals (Art. 8.3)."""
    m = _URGENT.search(head.text)
    return (m[1].lower(), fact(head, *m.span(1))) if m else None


def type_line(head: Sequence[Line]) -> int | None:
    """The line that names the type: "CHỈ THỊ", "KẾ HOẠCH TRIỂN KHAI ...". A công văn has none."""
    for i, line in enumerate(head):
        if _TYPE_LINE.match(line.text) and is_upper(line.text) and not _NO_TYPE.search(line.text):
            return i
    return None


def doc_type(head: Sequence[Line], symbol: str | None, issuer: str | None, addressed: bool = False) -> str | None:
    """From its own line, or from the code in the symbol; a text with neither is a công văn (Art. 7), and so is one
    without a symbol that is addressed to somebody about something, or whose code is but the issuer's initials."""
    i = type_line(head)
    if i is not None and (m := _TYPE_LINE.match(head[i].text)):
        return m[1].lower()
    if symbol is None:
        return "công văn" if addressed and _subject_start(head) is not None else None
    initials = "".join(word[0] for word in re.findall(r"\w+", (issuer or "").split(" / ")[-1]))
    code = type_code(symbol)
    if addressed and len(code) > 1 and code in initials and _subject_start(head) is not None:
        return "công văn"  # "215/KL-QLBVR" of a Chi cục Kiểm lâm
    named = _TYPES_BY_CODE.get(code, "công văn")
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
        rest = head[i].text[named.end() :].strip(" .:") if named else ""
        if named and len(rest) > 2 and not _URGENT.fullmatch(rest):  # "KẾ HOẠCH TRIỂN KHAI THÁNG HÀNH ĐỘNG"
            return i, head[i].start + named.end()
        while i + 1 < len(head) and _OF_WHOM.match(head[i + 1].text):
            i += 1
        if i + 1 == len(head) or _speaks(head, i + 1):
            return None
        lead = _TITLE_ABOUT.match(head[i + 1].text)
        return i + 1, head[i + 1].start + (lead.end() if lead else 0)
    for i, line in enumerate(head):
        for cell in cells(line):
            if lead := _ABOUT.match(cell.text):
                return i, cell.start + lead.end()
    return None


def _speaks(head: Sequence[Line], i: int) -> bool:
    """Does the issuer stand there in capitals, over the preamble: "GIÁM ĐỐC SỞ Y TẾ"?"""
    return is_upper(head[i].text) and _SPEAKER.match(head[i].text) is not None


def _without(start: int, end: int, hole: Fact | None) -> list[tuple[int, int]]:
    """`start`..`end` less the part that `hole` covers."""
    if hole is None or hole.end <= start or hole.start >= end:
        return [(start, end)]
    return [(a, b) for a, b in ((start, hole.start), (hole.end, end)) if a < b]


def _is_sentence(head: Sequence[Line], i: int) -> bool:
    """Does a sentence of the body begin there? A title has no end of its own, and no rows of a table."""
    said = head[i].text
    return len(said) > _HEADING and said.endswith((":", ";", ".")) and not said.endswith(("./.", "TP."))


def _subject_ended(head: Sequence[Line], i: int, begun: bool, date_at: Fact | None) -> bool:
    """Does line `i` no longer belong to the subject?"""
    line, before = head[i], head[i - 1]
    if not begun or (date_at and date_at.start <= line.start < date_at.end):
        return False
    if _speaks(head, i) and not is_upper(before.text):
        return True
    small = line.text[:1].islower() or line.text[:1].isdigit()
    if line.after_blank and not small:
        return True
    if not small and _is_sentence(head, i):
        return True
    if _NOT_SUBJECT.match(line.text) or _URGENT.match(line.text) or len(line.text) > _PARAGRAPH:
        return True
    if small or before.text.endswith((",", "-", " và", " của")):
        return bool(re.match(r"\d{1,2}[.)] |[a-z]\) ", line.text))
    return bool(OPENING.match(line.text) or _FIRST_PART.match(line.text))
