"""How offices write a period: each rule is a pattern, a builder and an example."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.read.dates import DATE, LOOSE, NAMED_DAY, TIME
from tasks.read.patterns import Pattern, anycase
from tasks.read.period_builders import (
    Build,
    both_ends,
    day_run,
    from_issue,
    half,
    in_bracket,
    months,
    now_to,
    one_day,
    open_ended,
    quarter,
    to_span_end,
    whole_year,
    within_day,
    years,
)

_YEAR = r"(?:19|20)\d\d"
_TILL = (
    r" ?(?:,? ?(?:cho )?(?:đến|tới)(?: hết| trước)?|-|,?(?: và)?(?: tự động| sẽ)? (?:kết thúc|đóng))"
    r"(?: vào)?(?: lúc(?= ))? ?"
)
_NOTICE = (
    r"(?:cho )?(?:đến|tới) khi (?:có (?:thông báo|văn bản|chỉ đạo) (?:mới|khác|tiếp theo)"
    r"|(?:hết|kết thúc|chấm dứt)(?: [^\s.;:,()\d]+){1,5})"
)
_ISSUE = (
    r"(?:ngày|khi) (?:được )?(?:ký )?(?:ban hành|ký)(?: (?:Kế hoạch|Hướng dẫn|Công văn|văn bản|Chỉ thị"
    r"|Chương trình|Công điện))?(?: này)?"
)


@dataclass(frozen=True)
class Rule:
    """`example` is matched by the rule, whole, behind a label or in brackets."""

    pattern: Pattern
    build: Build
    example: str


def _rule(pattern: str, build: Build, example: str) -> Rule:
    return Rule(anycase(pattern), build, example)


_A, _AT, _B, _BT = LOOSE("a"), rf"(?:{TIME('at')},? )?", DATE("b"), rf"(?:{TIME('bt')},? )?"
_ON = rf"(?:{NAMED_DAY},? ?\(?|(?:sáng|trưa|chiều|tối) )?"
_ASIDE = r"(?: ?\([^()]{1,40}\))?"  # "từ ngày 18/01/2025 (19 tháng Chạp) đến ..."
# A period that stands alone behind its label is one: "Thời gian thực hiện: Quý II/2024".
LABELLED = r"(?:trong (?:cả )?|(?<=: )|(?<=: dự kiến ))"
LABEL = anycase(
    r"(?:thời gian|thời điểm|thời hạn|tiến độ|thực hiện|tổ chức|hoàn thành|tuyên truyền"
    r"|triển khai|hạn chót|hạn cuối)[^:]{0,40}: (?:dự kiến )?\Z"
)
_MONTH, OF_YEAR = r"\d{1,2}", rf"(?:(?:/| ?- ?| năm )(?P<y>{_YEAR}))"
_JOINT = r" ?(?:,? và|,|-) ?"
_ROMAN = r"(?:IV|I{1,3}|[1-4])"
# "tháng 6, tháng 7 năm 2022", "tháng 11, 12/2024": several months with their year, in a sentence or in a cell
MONTHS = rf"tháng (?P<m1>{_MONTH})(?:, (?:tháng )?{_MONTH}){{0,3}}{_JOINT}(?:tháng )?(?P<m2>{_MONTH}){OF_YEAR}"
# "quý III", "quý III, IV", "quý II, quý III và quý IV", still without the year
_NEXT_QUARTER = rf"{_JOINT}(?:quý |(?=[IV]|[1-4](?:/| năm ){_YEAR}))"
QUARTERS = rf"quý (?:(?P<q1>{_ROMAN})(?!\w)(?:{_NEXT_QUARTER}{_ROMAN}(?!\w)){{0,2}}{_NEXT_QUARTER})?(?P<q>{_ROMAN})"
# "vào các ngày 05, 15 và 25/4/2024", ": ngày 30, 31/12/2023"
_WEEKDAYS = r"(?: ?\((?:thứ|chủ nhật)[^()\d]{1,40}\))?"
_DAYS = (
    r"(?:(?:(?:trong|vào)(?: (?:\d{1,2}|hai|ba|các))? |(?:(?<=: )|(?<=tổ chức )|(?<=diễn ra ))(?:\d{1,2}|hai|ba|các) )"
    rf"ngày{_WEEKDAYS},? ?\(?|(?<=: )ngày )(?P<days>{LOOSE('a')}(?:, {LOOSE('x')}){{0,4}}{_JOINT}{DATE('b')})"
)
DAYS = anycase(_DAYS)
# "chậm nhất tháng 12/2024", "đến hết quý III/2024", "hoàn thành quý I/2025": done by the end of it
BY_MONTHS, BY_QUARTERS = (
    anycase(
        r"(?<!\w)(?:(?:chậm nhất|muộn nhất|không quá|trước|(?:đến|tới)(?= hết| cuối))"
        rf"(?: là| vào| đến| trong| hết| cuối){{0,4}} |(?<=hoàn thành )|(?<=hoàn tất )|(?<=xong ))"
        rf"{named}{OF_YEAR}(?![\w/])"
    )
    for named in (rf"tháng (?P<m1>{_MONTH})", QUARTERS)
)
AND_DAY = anycase(rf",? và (?:{TIME('at')},? )?(?=ngày ){DATE('a')}")
RANGES = [
    _rule(rf"(?:kể )?từ {_ISSUE}{_TILL}{_B}", from_issue, "từ ngày ban hành Hướng dẫn này đến hết ngày 31/01/2022"),
    _rule(
        rf"(?:(?:có )?hiệu lực )?(?:kể )?từ {_AT}{_A},?(?: [^\s.;\d]+){{0,15}}? {_NOTICE}", open_ended,
        "từ 12 giờ ngày 28/10/2024 cho đến khi có thông báo mới",
    ),
    _rule(
        rf"từ {TIME('at')}{_TILL}{TIME('bt')},? (?=ngày ){_B}", within_day,
        "từ 00 giờ 00 phút đến 00 giờ 15 phút ngày 10/02/2025",
    ),
    _rule(
        rf"(?:kể )?từ {_AT}{_ON}{_A}\)?{_ASIDE}{_TILL}{_BT}{_ON}{_B}", both_ends, "từ ngày 01 đến hết ngày 15/10/2023"
    ),
    _rule(
        rf"bắt đầu(?: vào)? {_AT}{_ON}{_A}\)?{_ASIDE}{_TILL}{_BT}{_ON}{_B}", both_ends,
        "bắt đầu 8h00 ngày 15/10/2024, kết thúc 17h00 ngày 05/11/2024",
    ),
    _rule(rf"(?:kể )?từ (?:nay|bây giờ){_TILL}{_BT}{_ON}{_B}", now_to, "từ nay đến hết ngày 31/12/2024"),
    _rule(
        rf"(?:kể )?từ (?:{_AT}{DATE('a')}|(?P<now>nay|bây giờ|{_ISSUE})){_TILL}(?:cuối )?(?:(?:tháng (?P<m2>{_MONTH})"
        rf"|quý (?P<q2>IV|I{{1,3}}|[1-4])){OF_YEAR}|năm (?P<y3>{_YEAR}))(?![\d/])", to_span_end,
        "từ ngày 15/4 đến hết tháng 5/2024",
    ),
    _rule(
        rf"từ (?:đầu )?tháng (?P<m1>{_MONTH})(?:(?:/| năm )(?P<y1>{_YEAR}))?{_TILL}"
        rf"(?:(?:cuối )?tháng |(?=\d{{1,2}}/{_YEAR}))(?P<m2>{_MONTH}){OF_YEAR}?(?![\d/])", months,
        "từ tháng 3 đến hết tháng 6/2024",
    ),
    _rule(
        rf"từ (?:đầu )?quý (?P<q1>{_ROMAN})(?:(?:/| năm )(?P<y1>{_YEAR}))?{_TILL}(?:cuối )?quý (?P<q>{_ROMAN})"
        rf"{OF_YEAR}?(?![\w/])", quarter, "từ quý II/2024 đến hết quý IV/2024",
    ),
    _rule(
        rf"từ (?P<m1>{_MONTH})/(?P<y1>{_YEAR}){_TILL}(?P<m2>{_MONTH})/(?P<y>{_YEAR})(?![\d/])", months,
        "từ 01/2024 đến 12/2024",
    ),
    _rule(_DAYS, day_run, "trong 02 ngày 28 và 29/10/2024"),
    _rule(
        rf"(?:kể )?từ {_AT}{DATE('a')},? (?:cho )?đến (?:hết )?[^\d();.]{{2,30}}\({_B}\)", both_ends,
        "từ 01/6/2024 cho đến hết hè (31/8/2024)",
    ),
    _rule(rf"(?<=\(){_A} ?- ?{_B}(?=\))", in_bracket, "02 - 08/12/2024"),
    _rule(
        rf"(?:bắt đầu|thực hiện|triển khai|tổ chức|ra quân)(?: thực hiện| triển khai)? từ {_AT}{DATE('a')}",
        open_ended, "bắt đầu từ ngày 15/4/2024",
    ),
    _rule(
        rf"(?:treo|trực|phát|đăng|áp dụng|cấm|dừng|mở|chiếu)(?!\w)(?: [^\s.;:\d]+){{0,8}}? (?:kể )?từ "
        rf"{_AT}{DATE('a')}(?=[.;]|\Z)", open_ended, "treo băng rôn, khẩu hiệu từ ngày 20/4",
    ),
    _rule(rf"(?<=gian: ){_A} ?- ?{_B}", both_ends, "15/4/2024 - 15/5/2024"),
]  # fmt: skip
SPANS = [
    _rule(rf"(?:trong )?{MONTHS}", months, "tháng 6, tháng 7 năm 2022"),
    _rule(rf"trong (?:cả )?tháng (?P<m1>{_MONTH}){OF_YEAR}?(?![\d/])", months, "trong tháng 10/2023"),
    _rule(rf"(?:vào |{LABELLED})tháng (?P<m1>{_MONTH}){OF_YEAR}(?![\d/])", months, "tháng 10/2023"),
    _rule(rf"(?:vào |{LABELLED}){QUARTERS}{OF_YEAR}?(?![\w/])", quarter, "trong quý III/2022"),
    _rule(rf"{LABELLED}(?:0?6|sáu) tháng (?P<half>đầu|cuối) năm (?P<y>{_YEAR})", half, "trong 6 tháng đầu năm 2024"),
    _rule(rf"{LABELLED}(?:giai đoạn|(?:từ )?năm) "
          rf"(?P<y1>{_YEAR}) ?(?:-|đến(?: hết)? năm) ?(?P<y2>{_YEAR})",
          years, "giai đoạn 2026 - 2030"),
    _rule(
        rf"(?:vào (?:lúc )?|diễn ra |(?<!đợt )(?<!lần )(?<!vòng )\d{{1,2}} ngày,? \(?"
        rf"|(?<=gian: )|{TIME('at')},? )(?:{TIME('t')},? )?{_ON}{DATE('a')}",
        one_day, "vào Chủ nhật, ngày 12/6/2022",
    ),
    _rule(rf"{LABELLED}năm (?P<y>{_YEAR})(?! ?[-/])", whole_year, "trong năm 2024"),
    _rule(rf"(?<=: )(?:{NAMED_DAY},? ?)?(?=ngày ){DATE('a')}", one_day, "thứ Hai, ngày 28/8/2023"),
    _rule(rf"(?<=[\w:] )dự kiến (?=ngày ){DATE('a')}", one_day, "dự kiến ngày 25/5/2024"),
    _rule(
        rf"(?:(?<=^[-+•*] )|(?<=^\w[).] ))(?=ngày ){DATE('a')}(?=: )", one_day, "ngày 16/4/2024",
    ),
    _rule(rf"(?:sáng|chiều|tối) {_ON}{DATE('a')}", one_day, "sáng ngày 16/4/2024"),
    _rule(rf"(?:ngay )?trong (?=ngày ){DATE('a')}", one_day, "trong ngày 12/6/2022"),
    _rule(rf"(?:đợt|lần) (?:\d|I{{1,3}})[:,]? \(?(?=ngày ){DATE('a')}", one_day, "đợt 2 ngày 17/7/2025"),
]  # fmt: skip
