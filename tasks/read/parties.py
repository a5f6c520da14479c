"""Whom the document is for ("Kính gửi", "điện:") and who gets a copy ("Nơi nhận")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.read.facts import Addressee, Copy, Role
from tasks.read.fold import Folded, fold
from tasks.read.lines import SIGNATURE, TITLE, Line, cells, is_upper
from tasks.read.patterns import Pattern
from tasks.read.words import OPENING

_LEAD = Pattern(r"(?:(?:Đồng )?Kính gửi ?[:;]?|.{0,80}\bđiện ?:|Nơi nhận ?[:;.]?) ?", re.I)
_DASH = Pattern(r"(?:[-+•●*–]|\d{1,2}[.)](?=\D)) ?")
_END_MARKS = " .,:;/"
_TAG = Pattern(r"\s?\((?P<tag>[^()]{1,60})\)\Z")
_PUBLISH = Pattern(r"đăng|đưa tin|đưa lên|phát sóng", re.I)
_RECORDS = Pattern(r"Lưu\b", re.I)
_SIGNED_BESIDE = Pattern(r"(?<=[;.:])\s(?=(?:TM|KT|TL|TUQ|Q)\.|(?:PHÓ )?(?:GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG|CHÁNH|BỘ TRƯỞNG))")
_ASKS = Pattern(r"(?:Đề nghị|Yêu cầu|Kính đề nghị|Kính mong|Được|Nay|Vì vậy|Do đó)\s")
_SPEAKS = Pattern(r"[^:;]{3,200}\b(?:thông báo|đề nghị|yêu cầu|trân trọng|như sau)\b(?! (?:viên|bạ))", re.I)
_OF_WORK = Pattern(  # "- Thời gian: ...", "- Sáng 26/11: ..." are no bodies
    r"(?:(?:Từ )?ngày \d|Các ngày \d|(?:Sáng|Trưa|Chiều|Tối)\b|Thời gian|Địa điểm|Thành phần|Nội dung"
    r"|\d{1,2} ?(?:h|giờ))",
    re.I,
)
_LONG = 100  # an item without end punctuation is not followed by a line as long as this

Item = list[tuple[int, int]]


def addressees(text: str, lines: Sequence[Line]) -> tuple[list[Addressee], int]:
    """The items of "Kính gửi" and the number of lines that they take; `lines` begin with it."""
    if not lines:
        return [], 0
    taken = 1
    while taken < len(lines) and not _list_ended(lines, taken):
        taken += 1
    spans = _items([(line.start, line.end, line.text) for line in lines[:taken]])
    found = [_addressee(part) for item in spans for part in _parts(fold(text, item))]
    return [a for a in found if a is not None], taken


def _list_ended(lines: Sequence[Line], i: int) -> bool:
    """Does the list of bodies end before line `i`? Its items may end in any mark or in none."""
    line, before = lines[i], lines[i - 1].text
    if _LEAD.match(before) and _LEAD.fullmatch(before) or line.text.startswith("Đồng kính gửi"):
        return False
    dash = _DASH.match(line.text)
    if _OF_WORK.match(line.text[dash.end() :] if dash else line.text) or (not dash and _SPEAKS.match(line.text)):
        return True
    if dash and not line.text[:1].isdigit():
        return bool(before.endswith(".") and not _DASH.match(before) and not _LEAD.match(before))
    if before.endswith((";", ",", ":")):
        dashed = any(_DASH.match(earlier.text) for earlier in lines[:i])
        return dashed and line.text[:1].isupper() and not line.text.endswith(";") and _opens_body(line)
    if before.endswith(".") or (line.after_blank and not line.text[:1].islower()):
        return True
    if line.text[:1].islower():
        return False
    begun = OPENING.match(line.text) or _ASKS.match(line.text)
    return bool(begun) or len(line.text) > _LONG or not line.text[:1].isupper()


def _opens_body(line: Line) -> bool:
    """Is it no item of a list with dashes, whatever mark the last item ended in?"""
    return line.after_blank or bool(OPENING.match(line.text)) or len(line.text) > _LONG


def _items(lines: Sequence[tuple[int, int, str]]) -> list[Item]:
    """Group lines into items: a dash begins one, and so does a line after a semicolon."""
    items: list[Item] = []
    ended = True
    for start, end, said in lines:
        lead = _LEAD.match(said)
        if lead and lead.end():
            start, said, ended = start + lead.end(), said[lead.end() :], True
        dash = _DASH.match(said)
        if dash:
            start, said, ended = start + dash.end(), said[dash.end() :], True
        if not said.strip():
            continue
        if ended or not items:
            items.append([])
        items[-1].append((start, end))
        ended = said.rstrip().endswith(";")
    return items


def _parts(item: Folded) -> list[tuple[Folded, int, int]]:
    """ "A; B" on one line is two; a semicolon in brackets divides nothing."""
    found, begin, depth = [], 0, 0
    for i, c in enumerate(item.text + ";"):
        depth += (c == "(") - (c == ")")
        tagged = item.text[i + 1 : i + 3] == " ("  # "UBND tỉnh; (để báo cáo)"
        if c == ";" and not tagged and (depth <= 0 or i == len(item.text)):
            found.append((item, begin, i))
            begin = i + 1
    return found


def _trimmed(part: tuple[Folded, int, int]) -> tuple[Folded, int, int] | None:
    """Without dash and end punctuation."""
    item, start, end = part
    while start < end and item.text[start] in " -+":
        start += 1
    while end > start and item.text[end - 1] in _END_MARKS:
        end -= 1
    return (item, start, end) if start < end else None


def _addressee(part: tuple[Folded, int, int]) -> Addressee | None:
    trimmed = _trimmed(part)
    if trimmed is None:
        return None
    item, start, end = trimmed
    first, last = item.span(start, end)
    said = item.source[first:last]
    return Addressee(start=first, end=last, evidence=said, sentence=said, name=item.plain(start, end))


def copies(text: str, foot: Sequence[Line]) -> list[Copy]:
    """The items of "Nơi nhận"; the signature that stands beside them is left out."""
    items = _items(_copy_lines(foot))
    found = [_copy(trimmed) for item in items for part in _parts(fold(text, item)) if (trimmed := _trimmed(part))]
    return found


def _copy_lines(foot: Sequence[Line]) -> list[tuple[int, int, str]]:
    """The stretches of the left column from "Nơi nhận" to the end of "Lưu"."""
    begin = next((i for i, line in enumerate(foot) if re.match(r"Nơi nhận", line.text, re.I)), None)
    found: list[tuple[int, int, str]] = []
    closed = begin is None
    for line in foot[begin or 0 :]:
        left = cells(line)[0]
        beside = _SIGNED_BESIDE.search(left.text)
        said = left.text[: beside.start()] if beside else left.text
        dash = _DASH.match(said)
        if closed and not dash and not said.startswith("("):
            break
        if found and not dash and TITLE.fullmatch(said):  # "Hiệu trưởng" under a list that no "Lưu" has closed
            break
        if SIGNATURE.match(said) or (
            is_upper(said) and not dash and len(said) > 3 and not _RECORDS.match(said) and said[-1] not in ";,"
        ):
            if found and left.column < 12:
                break
            continue
        if left.column >= 25 and not dash:  # the right column on a line of its own
            continue
        found.append((left.start, left.start + len(said), said))
        closed = closed or bool(_RECORDS.match(said[dash.end() :] if dash else said) and said.endswith((".", ";", ")")))
    return found


def _copy(part: tuple[Folded, int, int]) -> Copy:
    item, start, end = part
    first, last = item.span(start, end)
    said, printed = item.source[first:last], item.plain(start, end)
    tag = None if _RECORDS.match(printed) else _TAG.search(printed)
    return Copy(
        start=first, end=last, evidence=said, sentence=said, printed=printed, role=_role(printed),
        name=printed[: tag.start()].rstrip(_END_MARKS) if tag else printed, tag=tag["tag"] if tag else None,
    )  # fmt: skip


def _role(printed: str) -> Role:
    if _RECORDS.match(printed):
        return Role.RECORDS
    if printed.lower().startswith(("như trên", "như điều", "như kính gửi", "như thành phần")):
        return Role.ACTION
    tag = _TAG.search(printed)
    return Role.PUBLISH if tag and _PUBLISH.search(tag["tag"]) else Role.INFO
