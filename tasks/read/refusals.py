"""The two checks before anything is read: is it secret, and is it a directive at all?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.files.refused import DocumentRefused
from tasks.read.fold import fold
from tasks.read.head import dated, reference, type_line
from tasks.read.lines import Layout, Line, cells, lines_of, split
from tasks.read.patterns import Pattern
from tasks.read.words import DOC_TYPES, NOT_DIRECTIVES, SECRECY

_LEVELS = "|".join(SECRECY)
# On a line of its own, in any case, with or without "Độ mật:", brackets or stars.
_STAMP = Pattern(rf"\W*(?:(?:độ|mức độ) mật ?: ?|(?:tài liệu|văn bản) )?(?:{_LEVELS})\W*\Z", re.I)
_SPACED = Pattern(r"\W*(?:T ?U ?Y ?Ệ ?T {1,3}|T ?Ố ?I {1,3})?M ?Ậ ?T\W*\Z")
# Beside the number or the place: in capitals; "BẢO VỆ BÍ MẬT" in a title is no stamp.
_BESIDE = Pattern(r"(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!\w)(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?!\w)")
_MIN_LETTERS = 25


def check(text: str, lines: Sequence[Line], layout: Layout) -> None:
    """Raise DocumentRefused: "secrecy", "no_text" or "not_a_directive"."""
    _refuse_if(is_secret(lines, layout.head))
    if sum(c.isalpha() for c in text) < _MIN_LETTERS:
        raise DocumentRefused(
            "no_text", "Văn bản hầu như không có chữ; đề nghị gửi bản có lớp chữ hoặc nhận dạng chữ trước."
        )
    if not is_directive(text, layout):
        raise DocumentRefused(
            "not_a_directive",
            "Đây không phải là văn bản chỉ đạo: không có số, ký hiệu và nơi nhận; đề nghị kiểm tra lại tệp.",
        )


def refuse_secret(text: str) -> None:
    """Raise DocumentRefused "secrecy" for a text of any kind that bears a stamp: what came along is not read."""
    lines = lines_of(text)
    _refuse_if(is_secret(lines, split(lines).head))


def _refuse_if(secret: bool) -> None:
    if secret:
        raise DocumentRefused(
            "secrecy",
            "Văn bản có dấu chỉ độ mật nên không được đọc, lưu hay gửi qua hệ thống này.",
        )


def demand_text(text: str) -> str:
    """The text. Raises DocumentRefused "no_text" where it is blank."""
    if not text.strip():
        raise DocumentRefused("no_text", "Văn bản không có chữ; đề nghị gửi bản có lớp chữ hoặc nhận dạng chữ trước.")
    return text


def is_secret(lines: Sequence[Line], head: Sequence[Line]) -> bool:
    """A stamp on a line of its own anywhere, or in capitals within the head."""
    stamped = any(_STAMP.match(c.text) or _SPACED.match(c.text) for line in lines for c in cells(line))
    first = [line for line in head[:25] if len(line.text) < 120]
    return stamped or any(_BESIDE.search(line.text) for line in first)


def is_directive(text: str, layout: Layout) -> bool:
    """A reference number or "Nơi nhận", and one more of the parts that Art. 8 asks for."""
    head = fold(text, [(line.start, line.end) for line in layout.head[:40]])
    i = type_line(layout.head)
    if i is not None and any(layout.head[i].text.lower().startswith(kind) for kind in NOT_DIRECTIVES):
        return False
    numbered, sent = reference(head) is not None, _has(layout.foot, r"Nơi nhận")
    signs = [
        numbered,
        sent,
        bool(layout.to),
        i is not None and layout.head[i].text.lower() in DOC_TYPES,
        dated(head) is not None,
        _has(layout.head, r"V ?/ ?v|CỘNG H|ĐẢNG CỘNG SẢN"),
    ]
    return (numbered or sent) and sum(signs) >= 2


def _has(lines: Sequence[Line], pattern: str) -> bool:
    return any(re.match(pattern, cell.text, re.I) for line in lines for cell in cells(line))
