"""Relative deadlines: so many days after something has happened (Civil Code 2015 Art. 146-148)."""

from __future__ import annotations

import re

from models.text import tr
from tasks.read.blocks import Block
from tasks.read.dates import DATE
from tasks.read.facts import After, Relative, Unit
from tasks.read.patterns import Pattern, anycase
from tasks.read.setting import Hit, Taken
from tasks.read.words import NUMERALS, REPORTS

COUNT = r"(?P<n>\d{1,3}|" + "|".join(NUMERALS) + r")(?: ?\([^)]{1,12}\))?"
UNIT = r"(?P<u>ngày làm việc|ngày|giờ|h(?!\w)|tiếng|tuần|tháng)"
_LEAD = (
    r"(?:(?:ngay )?trong (?:vòng|thời hạn|thời gian)?|chậm nhất(?: là)?|muộn nhất(?: là)?|không quá"
    r"|thời hạn(?: thực hiện| báo cáo| hoàn thành)? ?:?|tối đa|trước|sau)"
)
_EVENT = (
    r"(?!(?:ngày )?\d)(?P<e>[^.;:()]{2,90}?)"
    r"(?=[.;:()]|, | (?:phải|gửi|(?<!nhận )(?<!nhận được )báo cáo|để|thì)(?!\w)|\Z)"
)
# "trong vòng 03 ngày làm việc kể từ ngày nhận được văn bản", "sau 05 ngày kể từ ngày kết thúc đợt cao điểm",
# "trong 24 giờ kể từ khi khởi công", "chậm nhất 10 ngày sau khi Hướng dẫn được ban hành"
TERM = Pattern(
    rf"{_LEAD}(?: ?(?:sau|không quá|tối đa|là|trong|vòng)){{0,2}} ?{COUNT} ?{UNIT}(?: làm việc)?(?:,| ?(?=\())?"
    rf" ?\(?(?:(?:kể |tính )?(?:từ|sau)(?: (?:ngày|khi|lúc|thời điểm))? |sau khi |(?=kết thúc)){_EVENT}",
    re.I,
)
# "sau khi kết thúc đợt cao điểm 05 ngày làm việc"
_AFTERWARDS = Pattern(
    rf"sau (?:khi (?P<e>kết thúc [^.;:()\d]{{2,80}}?)|(?P<e2>(?:ngày|đợt|lễ|hội|kỳ) [^.;:,()\d]{{2,40}}?)),? "
    rf"(?:chậm nhất |không quá )?{COUNT} {UNIT}(?! kể| từ| sau)",
    re.I,
)
# "Kết thúc đợt kiểm tra, sau 3 ngày Hạt Kiểm lâm tổng hợp"
_THEN = Pattern(
    rf"(?P<e>kết thúc [^.;:,()\d]{{2,80}}?)"
    rf"(?:, (?:chậm nhất )?sau|,? (?:chậm nhất|muộn nhất|không quá|trong vòng|trong)(?: sau)?)"
    rf" {COUNT} {UNIT}(?! kể| từ| sau)",
    re.I,
)
# "phải báo cáo trong vòng 24 giờ": the event is said elsewhere, so a person should look.
_BARE = Pattern(
    rf"(?<!\w)(?:báo(?: cáo)?|gửi|thông báo|trả lời)(?: [^\s.;,]+){{0,8}}? "
    rf"(?P<at>trong (?:vòng|thời hạn) {COUNT} ?{UNIT})"
    r"(?!\w)(?! ?,? ?\(?(?:kể|tính|từ|sau))",
    re.I,
)
# What a term runs from when it is issued or received: never an application, a report or a contract.
_PAPER = (
    r"(?:văn bản|công văn|công điện|chỉ thị|kế hoạch|hướng dẫn|thông báo|quyết định|nghị quyết|chương trình"
    r"|phương án|kết luận|quy chế|quy định|thông tư|nghị định|giấy mời)(?!\w)"
    r"(?! (?:đề nghị|xin|trả lời|góp ý|tham gia|của (?:các|đơn vị|cơ sở|tổ chức|người)))"
)
_EVENTS = [
    (anycase(rf"(?<!\w)(?<!chứng )(?<!công )(?<!xác )(?<!ghi )nhận(?: được)?"
            rf"(?= {_PAPER}|(?<!tiếp nhận)\W*\Z)"), After.RECEIPT),
    (
        anycase(rf"(?<!\w)(?<!đăng )ký(?= ban hành| {_PAPER}|\W*\Z)|(?:ban|phát) hành(?! (?:hóa đơn|thẻ|vé))"),
        After.ISSUE,
    ),
    (
        Pattern(r"kết thúc.{0,200}(?:cao điểm|đợt|chiến dịch|chương trình|tháng hành động|hoạt động|tuần lễ"
                r"|thời gian|phong trào)", re.I),
        After.WINDOW_END,
    ),
]  # fmt: skip
UNITS = {
    "ngày": Unit.DAY,
    "ngày làm việc": Unit.WORKING_DAY,
    "giờ": Unit.HOUR,
    "h": Unit.HOUR,
    "tiếng": Unit.HOUR,
    "tuần": Unit.WEEK,
    "tháng": Unit.MONTH,
}


def terms(block: Block) -> list[tuple[Hit, Relative]]:
    """Every relative term of the paragraph."""
    found: list[tuple[Hit, Relative]] = []
    taken = Taken(block)
    for pattern in (TERM, _AFTERWARDS, _THEN, _BARE):
        for m in pattern.finditer(block.text, block.body):
            start, end = m.span("at") if pattern is _BARE else m.span()
            if (start, end) not in taken:
                found.append((Hit(block, start, end), _relative(m)))
                taken.add(start, end)
    return sorted(found, key=lambda pair: pair[0].start)


# Counted from a day that is printed, or back from an event: a person has to work it out.
_BACKWARDS = tr("hạn tính lùi từ một sự kiện")
_UNREAD = [
    (
        tr("hạn tính từ một ngày nêu trong văn bản"),
        anycase(rf"{COUNT} ?{UNIT}(?: làm việc)?,? ?\(?(?:kể |tính )?từ (?=ngày |\d){DATE('a')}"),
    ),
    (_BACKWARDS, anycase(rf"trước (?:khi|ngày|lễ|kỳ) [^.;,:\d]{{3,60}}? {COUNT} {UNIT}(?!\w)")),
    (
        _BACKWARDS,
        anycase(rf"(?:trước )?{COUNT} {UNIT}(?: làm việc)? (?:so với|trước) (?:khi|ngày(?! ?\(?\d)|thời)(?!\w)"),
    ),
]


def unread(block: Block) -> list[tuple[Hit, str]]:
    """The terms of a report that are not worked out, each with the reason."""
    found: list[tuple[Hit, str]] = []
    for why, pattern in _UNREAD:
        for m in pattern.finditer(block.text, block.body):
            if REPORTS.search(block.clause(m.start(), m.end())):
                found.append((Hit(block, m.start(), m.end()), why))
    return found


def _relative(m: re.Match[str]) -> Relative:
    word, event = m["n"].lower(), m.groupdict().get("e") or m.groupdict().get("e2") or ""
    count = int(word) if word.isdigit() else NUMERALS[word]
    return Relative(count=count, unit=UNITS[m["u"].lower()], after=event_of(event))


def event_of(said: str) -> After:
    """Which event the words behind "kể từ" name."""
    return next((kind for pattern, kind in _EVENTS if pattern.search(said)), After.EVENT)
