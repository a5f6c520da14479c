"""The two checks before anything is read: is it secret, and is it a directive at all?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.text import tr
from tasks.files.refused import DocumentRefused
from tasks.read.fold import fold
from tasks.read.head import front, reference, type_line
from tasks.read.lines import SIGNATURE, TITLE, Layout, Line, cells, is_upper, lines_of, split
from tasks.read.patterns import Pattern, anycase
from tasks.read.place_date import dated
from tasks.read.words import NOT_DIRECTIVES, SECRECY

_LEVELS = "|".join(SECRECY)
# On a line of its own, in any case, with or without "Độ mật:", brackets or stars.
_STAMP = Pattern(rf"\W{{0,40}}(?:(?:độ|mức độ) mật ?: ?|(?:tài liệu|văn bản) )?(?:{_LEVELS})\W{{0,40}}\Z", re.I)
_SPACED = Pattern(r"\W{0,40}(?:T ?U ?Y ?Ệ ?T {1,3}|T ?Ố ?I {1,3})?M ?Ậ ?T\W{0,40}\Z")
# Beside the number or the place: in capitals; "BẢO VỆ BÍ MẬT" in a title is no stamp.
_BESIDE = Pattern(r"(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!\w)(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?!\w)")
_PETITION = Pattern(
    r"(?:ĐƠN|GIẤY (?:ĐỀ NGHỊ|XÁC NHẬN|ĐĂNG KÝ)|BẢN (?:CAM KẾT|KHAI|KIỂM ĐIỂM)|TỜ KHAI|PHIẾU (?!BÁO|TRÌNH)|SƠ YẾU)\b"
)
_BY_A_DAY = (
    r"(?:trước|chậm nhất|muộn nhất|hạn (?:chót|cuối)|không quá|đến hết)"
    r"[^.;]{0,40}?\d{1,2} ?(?:[/.-]|tháng) ?\d{1,2}"
)
_ASKED = r"(?:gửi|nộp|đăng ký|xác nhận|báo cáo|cung cấp|phản hồi|trả lời|hoàn thành|thông báo)(?!\w)"
_DEMAND = anycase(rf"{_ASKED}[^.;]{{0,200}}?{_BY_A_DAY}|{_BY_A_DAY}[^.;]{{0,100}}?{_ASKED}")
_MIN_LETTERS = 25


def check(text: str, lines: Sequence[Line], layout: Layout) -> None:
    """Raise DocumentRefused: "secrecy", "no_text" or "not_a_directive"."""
    _refuse_if(is_secret(lines, layout.head))
    if sum(c.isalpha() for c in text) < _MIN_LETTERS:
        raise DocumentRefused(
            "no_text", tr("Văn bản hầu như không có chữ; đề nghị gửi bản có lớp chữ hoặc nhận dạng chữ trước.")
        )
    if not is_directive(text, layout):
        raise DocumentRefused(
            "not_a_directive",
            tr(
                "Đây không phải là văn bản chỉ đạo: thiếu các phần của văn bản hành chính (số, ký hiệu, "
                "trích yếu, nơi nhận, người ký), hoặc là loại giấy tờ không giao việc; đề nghị kiểm tra lại "
                "tệp."
            ),
        )


def refuse_secret(text: str) -> None:
    """Raise DocumentRefused "secrecy" for a text of any kind that bears a stamp: what came along is not read."""
    lines = lines_of(text)
    _refuse_if(is_secret(lines, split(lines).head))


def _refuse_if(secret: bool) -> None:
    if secret:
        raise DocumentRefused(
            "secrecy",
            tr("Văn bản có dấu chỉ độ mật nên không được đọc, lưu hay gửi qua hệ thống này."),
        )


def demand_text(text: str) -> str:
    """The text. Raises DocumentRefused "no_text" where it is blank."""
    if not text.strip():
        raise DocumentRefused(
            "no_text", tr("Văn bản không có chữ; đề nghị gửi bản có lớp chữ hoặc nhận dạng chữ trước.")
        )
    return text


def is_secret(lines: Sequence[Line], head: Sequence[Line]) -> bool:
    """A stamp on a line of its own anywhere, or in capitals within the head."""
    stamped = any(_STAMP.match(c.text) or _SPACED.match(c.text) for line in lines for c in cells(line))
    first = [line for line in head[:25] if len(line.text) < 120]
    return stamped or any(_BESIDE.search(line.text) for line in first)


def is_directive(text: str, layout: Layout) -> bool:
    """Three of eight signs of a directive (Nghị định 30/2020/NĐ-CP Art. 8), one of them an office's.

    A scan or a converter spoils one or the other; a paper of a type that directs nobody is none, whatever it has.
    """
    head = front(layout.head)
    i = type_line(head)
    kind = head[i].text.lower() if i is not None else ""
    if any(_PETITION.match(line.text) and is_upper(line.text) for line in head):
        return False
    if kind.startswith("giấy mời") and not _DEMAND.search(text) or kind.startswith(tuple(NOT_DIRECTIVES)):
        return False
    folded = fold(text, [(line.start, line.end) for line in head[:40]])
    numbered = reference(folded) is not None
    of_an_office = [
        numbered,
        i is not None,
        _has(layout.head, r"V ?/ ?v"),
        _has(layout.foot, r"Nơi nhận|[-+*•–]? ?(?:Như trên|Lưu ?:? ?V)"),
        any(SIGNATURE.match(cell.text) or TITLE.match(cell.text) for line in layout.foot for cell in cells(line)),
    ]
    of_a_letter = [
        _has(layout.head, r"CỘNG H|ĐẢNG CỘNG SẢN|ĐOÀN T"),
        dated(folded) is not None,
        bool(layout.to),
        _DEMAND.search(text) is not None,
    ]
    return any(of_an_office) and sum(of_an_office) + sum(of_a_letter) >= 3


def _has(lines: Sequence[Line], pattern: str) -> bool:
    return any(re.match(pattern, cell.text, re.I) for line in lines for cell in cells(line))
