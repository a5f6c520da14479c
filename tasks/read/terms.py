"""Relative deadlines: so many days after something has happened (Civil Code 2015 Art. 146-148)."""

from __future__ import annotations

import re

from tasks.read.blocks import Block
from tasks.read.facts import After, Relative, Unit
from tasks.read.patterns import Pattern
from tasks.read.setting import Hit
from tasks.read.words import NUMERALS

_COUNT = r"(?P<n>\d{1,3}|" + "|".join(NUMERALS) + r")(?: ?\([^)]{1,12}\))?"
_UNIT = r"(?P<u>ngày làm việc|ngày|giờ|tiếng|tuần|tháng)"
_LEAD = (
    r"(?:(?:ngay )?trong (?:vòng|thời hạn|thời gian)?|chậm nhất(?: là)?|muộn nhất(?: là)?|không quá"
    r"|thời hạn|tối đa|sau)"
)
_EVENT = r"(?!(?:ngày )?\d)(?P<e>[^.;:()]{2,90}?)(?=[.;:()]|, | (?:phải|gửi|báo cáo|để|thì)(?!\w)|\Z)"
# "trong vòng 03 ngày làm việc kể từ ngày nhận được văn bản", "sau 05 ngày kể từ ngày kết thúc đợt cao điểm",
# "trong 24 giờ kể từ khi khởi công", "chậm nhất 10 ngày sau khi Hướng dẫn được ban hành"
TERM = Pattern(
    rf"{_LEAD}(?: ?(?:sau|không quá|tối đa|là|trong|vòng)){{0,2}} ?{_COUNT} {_UNIT}(?: làm việc)?(?:,)?"
    rf" (?:(?:kể )?(?:từ|sau)(?: (?:ngày|khi|lúc|thời điểm))?|sau khi) {_EVENT}",
    re.I,
)
_EVENTS = [
    (Pattern(r"nhận(?: được)?(?!\w)", re.I), After.RECEIPT),
    (Pattern(r"ban hành|(?:ngày )?ký(?!\w)|phát hành", re.I), After.ISSUE),
    (
        Pattern(r"kết thúc.*(?:cao điểm|đợt|chiến dịch|tháng hành động|hoạt động|tuần lễ|thời gian)", re.I),
        After.WINDOW_END,
    ),
]  # fmt: skip
_UNITS = {
    "ngày": Unit.DAY,
    "ngày làm việc": Unit.WORKING_DAY,
    "giờ": Unit.HOUR,
    "tiếng": Unit.HOUR,
    "tuần": Unit.WEEK,
    "tháng": Unit.MONTH,
}


def terms(block: Block) -> list[tuple[Hit, Relative]]:
    """Every relative term of the paragraph."""
    return [(Hit(block, m.start(), m.end()), _relative(m)) for m in TERM.finditer(block.text, block.body)]


def _relative(m: re.Match[str]) -> Relative:
    word, event = m["n"].lower(), m["e"]
    count = int(word) if word.isdigit() else NUMERALS[word]
    after = next((kind for pattern, kind in _EVENTS if pattern.search(event)), After.EVENT)
    return Relative(count=count, unit=_UNITS[m["u"].lower()], after=after)
