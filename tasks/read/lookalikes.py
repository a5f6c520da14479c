"""What looks like a window or a deadline and is none. A missed deadline is put right by the operator;
an invented one is sent to a hundred offices.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from tasks.read.blocks import Block
from tasks.read.patterns import Pattern, anycase


@dataclass(frozen=True)
class LookAlike:
    """`before` is searched in the clause up to the match, `clause` in all of it; `example` is caught."""

    name: str
    example: str
    before: Pattern | None = None
    clause: Pattern | None = None


ANYWHERE = [
    LookAlike(
        "abolished", "việc báo cáo tháng trước ngày 10 hằng tháng được bãi bỏ",
        clause=anycase(r"bãi bỏ|hết hiệu lực|không phải thực hiện lại|thôi không|dừng (?:thực hiện )?chế độ"),
    ),
    LookAlike(
        "negated", "Từ tháng 02/2023 không thực hiện báo cáo tuần vào chiều thứ Sáu",
        before=anycase(r"(?<!nếu )không (?:còn |phải |cần )?(?:thực hiện |gửi "
                       r"|yêu cầu )?(?:chế độ )?(?:báo(?: cáo)?|gửi|định kỳ)(?!\w)"),
    ),
    LookAlike(
        "expired", "đã hết hạn báo cáo vào ngày 30/6/2023",
        before=anycase(r"đã (?:hết|quá)|(?:chậm|trễ) so với"),
    ),
    LookAlike(
        "already done", "Cấp giấy cho người đã tiêm trước ngày 15/5/2024",
        before=anycase(r"(?<!\w)đã(?: [^\s,.;]+){1,3}\Z"),
    ),
    LookAlike("entry into force", "Quyết định có hiệu lực từ ngày 01/7/2024", before=anycase(r"hiệu lực(?: "
        r"thi hành)?(?: \S+){0,3} ?\Z")),
    LookAlike(
        "data cut-off", "chốt số liệu đến hết ngày 10/3/2024",
        before=anycase(r"(?:khóa sổ|chốt|thời điểm tính)(?: [^\s.;,]+){0,6} ?\Z|(?:tính|cập nhật|lũy kế"
                       r"|số liệu)(?: tính)? (?:từ|đến|trong|tháng)\Z"),
    ),
    LookAlike("lunar", "(tức ngày 10 tháng 3 âm lịch)", before=anycase(r"\((?:tức|nhằm)(?: là"
        r"| vào)? ?[^)]{0,30}\Z")),
    LookAlike("another's calendar", "(06 - 08/7 theo lịch của Bộ)", clause=anycase(r"theo lịch (?:của|thi)")),
    LookAlike("permit", "giấy phép có thời hạn đến ngày 31/12/2025", before=anycase(r"(?:gia hạn"
        r"|có thời hạn|giấy phép)[^,;]{0,40}\Z")),
]  # fmt: skip

WINDOWS_ONLY = [
    LookAlike(
        "data period", "số liệu lấy từ ngày 01/01/2021 đến ngày 30/6/2022",
        before=anycase(r"(?:số liệu|dữ liệu|thống kê|kỳ báo cáo|thời gian lấy"
                       r"|phát sinh)(?: [^\s.;,]+){0,4} ?\Z|(?:tính|lấy) \S+\Z"),
    ),
    LookAlike("forecast", "Theo dự báo, từ đêm 27/10 đến hết ngày 30/10 có mưa to", before=anycase(r"dự báo"
        r"|nhận định|khả năng")),
    LookAlike("meeting", "họp vào ngày 12/6/2022", before=anycase(r"(?:họp|hội nghị|giao ban"
        r"|làm việc)[^,;]{0,60}\Z")),
]  # fmt: skip

# "để UBND tỉnh báo cáo Thủ tướng Chính phủ trước ngày ...": what the issuer will do with the reports.
_UPWARD = Pattern(
    r"(?<!\w)để (?:(?!đề nghị|yêu cầu)[^;]){0,90}?(?:báo cáo|trình|tham mưu)(?:(?!đề nghị"
    r"|yêu cầu)[^;]){0,110}\Z"
)
_OWN_VERB = r"(?: sẽ| để)?(?: tổng hợp,?(?: và)?)? (?:báo cáo|trình)[^;]{0,110}\Z"


def is_look_alike(block: Block, start: int, end: int, *, window: bool = False) -> bool:
    """Is the stretch one of the look-alikes? `window`: those are tried that only a period can be."""
    first, _ = block.clause_bounds(start, end)
    opening = block.text[start:end].split(" ", 1)[0]  # "số liệu đến" tells more than "số liệu"
    before, clause = block.text[first:start] + opening, block.clause(start, end)
    for rule in ANYWHERE + (WINDOWS_ONLY if window else []):
        if (rule.before and rule.before.search(before)) or (rule.clause and rule.clause.search(clause)):
            return True
    return False


def is_upward(block: Block, start: int, end: int, issuer_names: tuple[str, ...]) -> bool:
    """Is it the issuer's own duty towards those above it?"""
    first, _ = block.clause_bounds(start, end)
    before = block.text[first:start]
    if _UPWARD.search(before):
        return True
    names = "|".join(re.escape(n) for n in sorted(issuer_names, key=len, reverse=True))
    return bool(names) and bool(re.search(rf"(?<!\w)(?:{names}){_OWN_VERB}", before.lower()))


def is_past(day: dt.date | None, issued: dt.date | None) -> bool:
    """A time before the date of issue is history: an earlier letter's deadline, a past event."""
    return day is not None and issued is not None and day < issued
