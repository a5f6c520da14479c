"""Reports without a date until they are asked for (Nghị định 09/2019/NĐ-CP: báo cáo đột xuất)."""

from __future__ import annotations

import re

from tasks.read.blocks import Block
from tasks.read.fold import UPPER
from tasks.read.patterns import Pattern, anycase
from tasks.read.setting import Hit

# "báo cáo khi Sở yêu cầu", "báo cáo kết quả Sở Thông tin và Truyền thông khi có yêu cầu"
_WHEN_ASKED = (
    r"(?:báo cáo|gửi|cung cấp|nộp|trình)(?!\w)[^.;]{0,140}? khi (?:(?:có|được|nhận được) (?:yêu cầu|đề nghị)"
    rf"|(?-i:[{UPPER}])[^.;,]{{1,50}}? (?:có )?yêu cầu)"
    r"|khi (?:(?-i:[A-ZĐ])[^\s.;,]+ ){0,5}(?:có|được) (?:yêu cầu|đề nghị),? thì (?:gửi|báo cáo|cung cấp|nộp)(?! lại)"
)
# "báo cáo đột xuất theo yêu cầu của Giám đốc", "khi xảy ra cháy phải báo cáo đột xuất"
_AD_HOC = (
    r"báo cáo(?: [^\s.;,]+){0,4}?,? (?:và )?đột xuất(?: (?:khi có"
    r"|theo) yêu cầu(?: của [^.;,()]{2,60}?(?= vẫn| về|[.;,(]))?)?"
    r"|đột xuất,? báo cáo"
)
REQUEST = Pattern(
    rf"{_WHEN_ASKED}|{_AD_HOC}|báo cáo[^.;]{{0,60}}? theo yêu cầu(?! nhiệm vụ| công tác| thực tế| tại)", re.I
)
# "báo cáo trước 16 giờ hằng ngày và đột xuất khi có tình huống", "sự cố báo cáo Sở đột xuất"
_TOO = anycase(
    r"(?:báo cáo|gửi)(?!\w)[^.;]{0,160}?(?P<at>(?<!\w)đột xuất(?! ?,? báo cáo)"
    r"(?:,? (?:khi|nếu) (?:có|xảy ra|phát sinh)(?: [^\s.;,()]+){1,4})?)"
)


def requests(block: Block) -> list[Hit]:
    """Every report of the paragraph that waits for a request or an event."""
    found = [Hit(block, m.start(), m.end()) for m in REQUEST.finditer(block.text, block.body)]
    too = [Hit(block, *m.span("at")) for m in _TOO.finditer(block.text, block.body)]
    return found + [hit for hit in too if not any(one.start < hit.end and hit.start < one.end for one in found)]
