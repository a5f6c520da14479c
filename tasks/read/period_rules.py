"""How offices write a period: each rule is a pattern, a builder and an example."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from tasks.read.dates import DATE, LOOSE, NAMED_DAY, TIME, clock, day_of, month_end, next_of, parts
from tasks.read.patterns import Pattern, anycase
from tasks.read.setting import Hit, Setting
from tasks.read.words import ROMAN

_YEAR = r"(?:19|20)\d\d"
_TILL = r" ?(?:,? ?(?:cho )?đến(?: hết| trước)?|tới|-|,?(?: và)? kết thúc)(?: vào)? ?"
_NOTICE = r"(?:cho )?(?:đến|tới) khi có (?:thông báo|văn bản|chỉ đạo) (?:mới|khác|tiếp theo)"
_ISSUE = (
    r"(?:ngày|khi) (?:được )?(?:ký )?(?:ban hành|ký)(?: (?:Kế hoạch|Hướng dẫn|Công văn|văn bản|Chỉ thị"
    r"|Chương trình|Công điện))?(?: này)?"
)


@dataclass(frozen=True)
class Period:
    """A window still without its place; either end may be unknown."""

    start: dt.date | None
    end: dt.date | None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    inferred: bool = False
    note: str | None = None


Build = Callable[[re.Match[str], Hit, Setting], Period | None]


@dataclass(frozen=True)
class Rule:
    """`example` is matched by the rule, whole."""

    pattern: Pattern
    build: Build
    example: str


def _range(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """Both ends printed; month and year of the start are taken from the end where they are left out."""
    day, month, year = parts(m, "b")
    if day is None or month is None:
        return None
    end = _day(year, month, day, setting)
    day0, month0, year0 = parts(m, "a")
    if end is None or day0 is None:
        return None
    start = _before(day0, month0 or end.month, year0, end)
    return Period(start, end, clock(m, "at"), clock(m, "bt"), year is None) if start and start <= end else None


def _before(day: int, month: int, year: int | None, end: dt.date) -> dt.date | None:
    """The last such day not after `end`: "từ 15/12 đến 15/01/2024" begins in 2023."""
    for candidate in [year] if year else [end.year, end.year - 1]:
        if day <= month_end(candidate, month).day and dt.date(candidate, month, day) <= end:
            return dt.date(candidate, month, day)
    return None


def _day(year: int | None, month: int, day: int, setting: Setting) -> dt.date | None:
    return day_of(year, month, day) if year else next_of(month, day, setting.about)


def _from_issue(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """The date of issue is that of the document in whose bracket it is said, else our own."""
    day, month, year = parts(m, "b")
    end = _day(year, month, day, setting) if day and month else None
    if end is None:
        return None
    base = setting.issue_of_base(hit.block, m.start())
    note = "the date of issue of the document cited" if base else "the date of issue of this document"
    return Period(base or setting.issued_on, end, note=note, inferred=year is None)


def _within_day(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """ "từ 19 giờ đến 21 giờ ngày 10/02/2025"."""
    day, month, year = parts(m, "b")
    on = _day(year, month, day, setting) if day and month else None
    return Period(on, on, clock(m, "at"), clock(m, "bt"), year is None) if on else None


def _to_month_end(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """ "từ ngày 15/4 đến hết tháng 5/2024"."""
    day, month, year = parts(m, "a")
    if not 1 <= int(m["m2"]) <= 12 or day is None or month is None:
        return None
    end = month_end(int(m["y"]), int(m["m2"]))
    start = _before(day, month, year, end)
    return Period(start, end, clock(m, "at")) if start else None


def _open_ended(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    day, month, year = parts(m, "a")
    start = _day(year, month, day, setting) if day and month else None
    return Period(start, None, clock(m, "at"), inferred=year is None) if start else None


def _months(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """Whole months, first to last; a missing year is that of the document."""
    first, last = int(m["m1"]), int(m["m2"] if m.groupdict().get("m2") else m["m1"])
    year = int(m["y"]) if m["y"] else None
    inferred = year is None
    if year is None:
        until = next_of(last, 28, setting.about)
        if until is None:
            return None
        year = until.year
    start_year = int(m.groupdict().get("y1") or year)
    if (start_year, first) > (year, last) or not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    return Period(dt.date(start_year, first, 1), month_end(year, last), inferred=inferred)


def _quarter(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    number = _number(m["q"])
    first = _number(m["q1"]) if m["q1"] else number
    year = int(m["y"]) if m["y"] else setting.about.year if setting.about else None
    if year is None or first > number:
        return None
    return Period(dt.date(year, 3 * first - 2, 1), month_end(year, 3 * number), inferred=not m["y"])


def _number(quarter: str) -> int:
    return ROMAN.get(quarter.upper()) or int(quarter)


def _half(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    year, first = int(m["y"]), m["half"].lower() == "đầu"
    return (
        Period(dt.date(year, 1, 1), dt.date(year, 6, 30))
        if first
        else Period(dt.date(year, 7, 1), dt.date(year, 12, 31))
    )


def _years(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    first, last = int(m["y1"]), int(m["y2"])
    return Period(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last else None


def _whole_year(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    return Period(dt.date(int(m["y"]), 1, 1), dt.date(int(m["y"]), 12, 31))


def one_day(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    """A single day, with the time at which it begins if one is printed."""
    day, month, year = parts(m, "a")
    on = _day(year, month, day, setting) if day and month else None
    time = clock(m, "at") or (clock(m, "t") if "th" in m.groupdict() else None)
    return Period(on, on, time, None, year is None) if on else None


def _now_to(m: re.Match[str], hit: Hit, setting: Setting) -> Period | None:
    day, month, year = parts(m, "b")
    end = _day(year, month, day, setting) if day and month else None
    return Period(setting.issued_on, end, inferred=year is None, note="from the date of this document") if end else None


def _rule(pattern: str, build: Build, example: str) -> Rule:
    return Rule(anycase(pattern), build, example)


_A, _AT, _B, _BT = LOOSE("a"), rf"(?:{TIME('at')},? )?", DATE("b"), rf"(?:{TIME('bt')},? )?"
_ON = rf"(?:{NAMED_DAY},? ?\(?|(?:sáng|trưa|chiều|tối) )?"
_ASIDE = r"(?: ?\([^()]{1,40}\))?"  # "từ ngày 18/01/2025 (19 tháng Chạp) đến ..."
# A period that stands alone behind its label is one: "Thời gian thực hiện: Quý II/2024".
LABELLED = r"(?:trong (?:cả )?|(?<=: )|(?<=: dự kiến ))"
LABEL = anycase(
    r"(?:thời gian|thời điểm|thời hạn|tiến độ|thực hiện|tổ chức|hoàn thành|tuyên truyền"
    r"|triển khai)[^:]{0,40}: (?:dự kiến )?\Z"
)
_MONTH, _Y = r"\d{1,2}", rf"(?:(?:/| ?- ?| năm )(?P<y>{_YEAR}))"
_QUARTER = r"quý (?P<q>IV|I{1,3}|[1-4])"
AND_DAY = anycase(rf",? và (?:{TIME('at')},? )?(?=ngày ){DATE('a')}")
RANGES = [
    _rule(rf"(?:kể )?từ {_ISSUE}{_TILL}{_B}", _from_issue, "từ ngày ban hành Hướng dẫn này đến hết ngày 31/01/2022"),
    _rule(
        rf"từ {_AT}{_A},?(?: [^\s.;\d]+){{0,15}}? {_NOTICE}", _open_ended,
        "từ 12 giờ ngày 28/10/2024 cho đến khi có thông báo mới",
    ),
    _rule(
        rf"từ {TIME('at')}{_TILL}{TIME('bt')},? (?=ngày ){_B}", _within_day,
        "từ 00 giờ 00 phút đến 00 giờ 15 phút ngày 10/02/2025",
    ),
    _rule(
        rf"(?:kể )?từ {_AT}{_ON}{_A}\)?{_ASIDE}{_TILL}{_BT}{_ON}{_B}", _range, "từ ngày 01 đến hết ngày 15/10/2023"
    ),
    _rule(rf"(?:kể )?từ (?:nay|bây giờ){_TILL}{_B}", _now_to, "từ nay đến hết ngày 31/12/2024"),
    _rule(
        rf"(?:kể )?từ {_AT}{DATE('a')}{_TILL}(?:cuối )?tháng (?P<m2>{_MONTH}){_Y}(?![\d/])", _to_month_end,
        "từ ngày 15/4 đến hết tháng 5/2024",
    ),
    _rule(
        rf"từ (?:đầu )?tháng (?P<m1>{_MONTH})(?:(?:/| năm )(?P<y1>{_YEAR}))?{_TILL}(?:cuối )?tháng "
        rf"(?P<m2>{_MONTH}){_Y}?(?![\d/])", _months, "từ tháng 3 đến hết tháng 6/2024",
    ),
    _rule(
        rf"(?:(?:trong|vào)(?: (?:\d{{1,2}}|hai|ba|các))? |(?:(?<=: )|(?<=tổ chức )|(?<=diễn ra ))"
        rf"(?:\d{{1,2}}|hai|ba|các) )ngày,? ?\(?{LOOSE('a')}(?:, {LOOSE('x')}){{0,3}} ?(?:và|-|,) ?{_B}",
        _range, "trong 02 ngày 28 và 29/10/2024",
    ),
    _rule(
        rf"(?:kể )?từ {_AT}{DATE('a')},? (?:cho )?đến (?:hết )?[^\d();.]{{2,30}}\({_B}\)", _range,
        "từ 01/6/2024 cho đến hết hè (31/8/2024)",
    ),
    _rule(rf"(?<=\()(?P<aonly>\d{{1,2}}) ?- ?{_B}(?=\))", _range, "(02 - 08/12/2024)"),
    _rule(
        rf"(?<=: )(?:vào )?ngày (?P<aonly>\d{{1,2}})(?:, \d{{1,2}}){{0,4}}(?: và|,) {_B}", _range, "ngày 30, 31/12/2023"
    ),
    _rule(
        rf"(?:bắt đầu|thực hiện|triển khai|tổ chức|ra quân)(?: thực hiện| triển khai)? từ {_AT}{DATE('a')}",
        _open_ended, "bắt đầu từ ngày 15/4/2024",
    ),
    _rule(rf"(?<=gian: ){_A} ?- ?{_B}", _range, "thời gian: 15/4/2024 - 15/5/2024"),
]  # fmt: skip
SPANS = [
    _rule(
        rf"(?:trong )?tháng (?P<m1>{_MONTH})(?:, (?:tháng )?{_MONTH}){{0,3}}(?:,| và|, và"
        rf"| -) (?:tháng )?(?P<m2>{_MONTH}){_Y}", _months, "tháng 6, tháng 7 năm 2022",
    ),
    _rule(rf"trong (?:cả )?tháng (?P<m1>{_MONTH}){_Y}?(?![\d/])", _months, "trong tháng 10/2023"),
    _rule(rf"(?:vào |{LABELLED})tháng (?P<m1>{_MONTH}){_Y}(?![\d/])", _months, "tháng 10/2023"),
    _rule(
        rf"(?:vào |{LABELLED})(?:quý (?P<q1>IV|I{{1,3}}|[1-4])(?:,| và| -|, và) )?{_QUARTER}{_Y}?(?![\w/])", _quarter,
        "trong quý III/2022",
    ),
    _rule(rf"{LABELLED}(?:0?6|sáu) tháng (?P<half>đầu|cuối) năm (?P<y>{_YEAR})", _half, "trong 6 tháng đầu năm 2024"),
    _rule(rf"{LABELLED}(?:giai đoạn|(?:từ )?năm) "
          rf"(?P<y1>{_YEAR}) ?(?:-|đến(?: hết)? năm) ?(?P<y2>{_YEAR})",
          _years, "giai đoạn 2026 - 2030"),
    _rule(
        rf"(?:vào (?:lúc )?|diễn ra |(?<!đợt )(?<!lần )(?<!vòng )\d{{1,2}} ngày,? "
        rf"|(?<=gian: )|{TIME('at')},? )(?:{TIME('t')},? )?{_ON}{DATE('a')}",
        one_day, "vào Chủ nhật, ngày 12/6/2022",
    ),
    _rule(rf"{LABELLED}năm (?P<y>{_YEAR})(?! ?[-/])", _whole_year, "trong năm 2024"),
    _rule(rf"(?<=: )(?=ngày ){DATE('a')}", one_day, "ngày 16/6/2024"),
    _rule(rf"(?:sáng|chiều|tối) {_ON}{DATE('a')}", one_day, "sáng ngày 16/4/2024"),
    _rule(rf"(?:ngay )?trong (?=ngày ){DATE('a')}", one_day, "trong ngày 12/6/2022"),
    _rule(rf"(?:đợt|lần) (?:\d|I{{1,3}})[:,]? \(?(?=ngày ){DATE('a')}", one_day, "đợt 2 ngày 17/7/2025"),
]  # fmt: skip
