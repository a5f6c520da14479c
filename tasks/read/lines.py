"""The document as lines, and the lines as head, body, foot and annexes (Nghị định 30/2020/NĐ-CP Art. 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.read.fold import spelling
from tasks.read.patterns import Pattern

_DECORATION = Pattern(r"[\s\-_=*~.|+oO0]*\Z")
_PAGE_NUMBER = Pattern(r"(?:[Tt]rang )?-?\s?\d{1,3}\s?-?(?:/\d{1,3})?\Z")
_COLUMN_GAP = Pattern(r" {3,}|\t+|\*{0,2} ?\|[ |*]*")
_TO = Pattern(
    r"(?:Đồng )?Kính gửi\b|(?:CHỦ TỊCH|ỦY BAN|UBND|BỘ|THỦ TƯỚNG|TRƯỞNG|BAN|VĂN PHÒNG|GIÁM ĐỐC)\b"
    r"[^:]{0,80} điện ?:|ĐIỆN ?:",
    re.I,
)
_COPIES = Pattern(r"Nơi nhận\b", re.I)
_STEP = r"(?:T/?M|K/?T|T/?L|T/?U/?Q|Q|TUN|T/?N)"
SIGNATURE = Pattern(rf"{_STEP}\b ?[./]|K/T |T/M |T/L ")
_ANNEX = Pattern(r"(?:PHỤ LỤC|DANH SÁCH|BIỂU|MẪU|PHỤ BIỂU|ĐỀ CƯƠNG)\b")
_ATTACHED = Pattern(
    r"(?:BẢN )?(?:QUY ĐỊNH|QUY CHẾ|KẾ HOẠCH|CHƯƠNG TRÌNH|THỂ LỆ|ĐIỀU LỆ|HƯỚNG DẪN|NỘI QUY|QUY TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN"
    r"|DỰ ÁN|CHIẾN LƯỢC|QUY HOẠCH|TIÊU CHÍ|BỘ TIÊU CHÍ|NỘI DUNG|LỊCH|DANH MỤC|BẢNG)(?!\w)"
)
_ALONG = Pattern(r"\(?(?:Được )?(?:[Bb]an hành )?[Kk]èm theo\b", re.I)
_NEAR_TITLE = 6  # lines between the title of what is attached and "(Ban hành kèm theo ...)"
_COPIED_FIRST = Pattern(r"[-+*•–]? ?Như (?:trên|kính gửi|Điều \d)", re.I)
OFFICES = (
    r"(?:GIÁM ĐỐC|CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|BÍ THƯ|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|THANH TRA|TỔNG|VĂN PHÒNG"
    r"|THỦ TƯỚNG|ỦY VIÊN|HIỆU|VIỆN|KIỂM SÁT|HẠT|ĐỘI|THỦ TRƯỞNG|PHÓ)"
)
TITLE = Pattern(
    r"(?:QUYỀN |Q\. ?)?(?:PHÓ |TỔNG |CỤC |VỤ |CHI CỤC |CHÁNH |VIỆN |HIỆU |ĐỘI |TRẠM |HẠT |KẾ |CHỈ HUY |KHOA |NHÀ )*"
    rf"(?:{OFFICES}|NGƯỜI (?:LẬP|SOẠN|VIẾT|KÝ|ĐỨNG ĐẦU))(?!\w)",
    re.I,
)
"""The office of who signs: "PHÓ GIÁM ĐỐC", "Hiệu trưởng", "Người lập kế hoạch"."""
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Line:
    """One line without the blanks and markup at its ends; `text` is in the spelling of the patterns."""

    start: int
    end: int
    text: str
    after_blank: bool
    column: int


@dataclass(frozen=True)
class Layout:
    """The parts of the document; `to` is the "Kính gửi" line onwards, up to where the foot begins."""

    head: tuple[Line, ...]
    to: tuple[Line, ...]
    foot: tuple[Line, ...]


def lines_of(text: str) -> list[Line]:
    """The lines that say something: no rules, no page numbers."""
    found: list[Line] = []
    blank, offset = False, 0
    for raw in re.split(r"[\n\f\v]", text):
        line = _line(raw, offset, blank)
        offset += len(raw) + 1
        if line is None:
            blank = True
            continue
        found.append(line)
        blank = False
    return found


def _line(raw: str, offset: int, blank: bool) -> Line | None:
    """None for what only decorates, as "-------", "***", "| |", "- 2 -"."""
    body = raw.strip(" \t|*\u00a0\ufeff\u200b")
    if _DECORATION.match(body) or _PAGE_NUMBER.match(body):
        return None
    indent = raw.index(body)
    return Line(offset + indent, offset + indent + len(body), spelling(body).replace("\u00a0", " "), blank, indent)


def cells(line: Line) -> list[Line]:
    """A line set in two columns as its parts, left to right."""
    parts: list[Line] = []
    at = 0
    for gap in [*_COLUMN_GAP.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        piece = line.text[at:end].strip(" |*")
        if piece:
            lead = line.text.index(piece, at)
            start = line.start + lead
            parts.append(Line(start, start + len(piece), piece, line.after_blank, line.column + lead))
        at = gap.end() if gap else end
    return parts


def is_upper(text: str) -> bool:
    """Set in capitals. A few small letters are let pass: TCVN3 capitals lose their case ("CHỉ THị")."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.6 * len(letters)


def split(lines: Sequence[Line]) -> Layout:
    """Cut the lines into head, rest and foot. Where a part is missing it is empty."""
    copies = next((i for i, line in enumerate(lines) if _COPIES.match(line.text)), None)
    if copies is None:  # the line itself is spoilt, or a converter has lost it
        copies = next((i for i in range(len(lines) // 3, len(lines)) if _COPIED_FIRST.match(lines[i].text)), None)
    foot = _foot_start(lines, copies)
    to = next((i for i, line in enumerate(lines[:foot][:60]) if _TO.match(line.text)), None)
    body = foot if to is None else to
    return Layout(tuple(lines[:body]), tuple(lines[body:foot]), tuple(lines[foot:]))


def _foot_start(lines: Sequence[Line], copies: int | None) -> int:
    """The first line of "Nơi nhận", or of the signature where that was extracted before it."""
    if copies is None:
        return next((i for i in range(5, len(lines)) if _begins_signature(lines, i)), len(lines))
    first = copies
    for i in range(copies - 1, max(copies - 12, 4), -1):
        if is_upper(lines[i].text) and len(lines[i].text) < 80 or SIGNATURE.match(lines[i].text):
            first = i
        elif not _may_sign(lines[i].text):
            break
    return first


def _begins_signature(lines: Sequence[Line], i: int) -> bool:
    """Is it a step of authority, or an office with a name under it?"""
    said = lines[i].text
    if SIGNATURE.match(said):
        return True
    if not TITLE.match(said) or len(said) > _LONGEST_TITLE or said[-1] in ".,;:":
        return False
    return any(_is_name(line.text) for line in lines[i + 1 : i + 4])


def _is_name(said: str) -> bool:
    said = re.sub(r"\A\([^)]{1,30}\) ?", "", said)
    return 2 <= len(said.split()) <= 6 and said.istitle() and said[-1].isalpha()


def _may_sign(text: str) -> bool:
    """A name, or "(đã ký)": a few words, with no mark at the end."""
    return len(text.split()) <= 6 and not text.endswith((".", ";", ":", ",")) and (text.istitle() or text[0] == "(")


def annex_start(foot: Sequence[Line]) -> int:
    """Where in the foot the annexes begin, i.e. after the last signature: their number if there are none."""
    return next((i for i in range(1, len(foot)) if _begins_annex(foot, i)), len(foot))


def _begins_annex(foot: Sequence[Line], i: int) -> bool:
    """The title of an annex, or of what is "ban hành kèm theo"."""
    if _ANNEX.match(foot[i].text):
        return True
    titled = _ATTACHED.match(foot[i].text) and is_upper(foot[i].text)
    return bool(titled) and any(_ALONG.match(line.text) for line in foot[i + 1 : i + 1 + _NEAR_TITLE])
