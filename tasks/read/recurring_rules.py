"""How offices write a periodic demand: each rule is a pattern, a builder and an example; `needs_report` rules
want a verb of sending in the clause, because "hằng tháng" alone names many things that are no report.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tasks.read.dates import DATE, TIME, WEEKDAY, clock, next_of, parts, weekday
from tasks.read.facts import Every, Recurrence
from tasks.read.patterns import Pattern
from tasks.read.setting import Setting
from tasks.read.words import NUMERALS, ROMAN

Build = Callable[[re.Match[str], Setting], list[Recurrence]]


@dataclass(frozen=True)
class Rule:
    """`example` contains a match of the rule."""

    pattern: Pattern
    build: Build
    example: str
    needs_report: bool = False


_EACH = r"(?:h[àằ]ng|mỗi|từng)"
_CUE = r"(?:trước(?! đến)|chậm nhất|muộn nhất|không quá|vào)(?: là| vào| trước| đến| hết| trong| ngày){0,3}"
_DAY = r"(?:ngày (?:thứ )?)?(?:m[ùồ]ng )?(?<![\d/.])(?P<day>[12]\d|3[01]|0?[1-9])(?!\d|\s?/|\.\d| tháng \d)"
_ON_DAY = r"(?<=: )(?=ngày )"  # "báo cáo năm: ngày 05/11"
_T = rf"(?:{TIME('t')},? ?)?"
_WORDS = r"[^.;:]{0,70}?"
_HALF, _NINE, _YEARLY = (
    r"(?:0?6|sáu) tháng(?: đầu năm| cuối năm)?",
    r"(?:0?9|chín) tháng(?: đầu năm)?",
    r"(?:h[àằ]ng |một |01 )?năm",
)
_PERIODS = {
    "ngày": Every.DAY, "tuần": Every.WEEK, "tháng": Every.MONTH, "quý": Every.QUARTER, "năm": Every.YEAR,
    "6 tháng": Every.HALF_YEAR, "06 tháng": Every.HALF_YEAR, "sáu tháng": Every.HALF_YEAR,
    "9 tháng": Every.NINE_MONTHS, "09 tháng": Every.NINE_MONTHS, "chín tháng": Every.NINE_MONTHS,
}  # fmt: skip
_MONTHS = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF_YEAR, 9: Every.NINE_MONTHS, 12: Every.YEAR}


def _monthly(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    rec = Recurrence(every=Every.MONTH, day=int(m["day"]), time=clock(m, "t"))
    months = m.groupdict().get("months")
    return [_bounded_by_months(rec, [int(n) for n in re.findall(r"\d{1,2}", months)], setting) if months else rec]


def _two_days(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "trước ngày 15 và ngày 30 hằng tháng"."""
    return [Recurrence(every=Every.MONTH, day=int(m[name])) for name in ("day", "day2")]


def _bounded_by_months(rec: Recurrence, months: list[int], setting: Setting) -> Recurrence:
    """ "(tháng 6, 7, 8)": from the first to the last of them, where they follow each other."""
    straight = months == list(range(months[0], months[0] + len(months))) and months[-1] <= 12
    first = next_of(months[0], rec.day or 1, setting.about) if straight else None
    return replace(rec, since=first, until=first.replace(month=months[-1])) if first else rec


# Which month of the quarter: the third is its last, the fourth the first of the next quarter.
_IN_QUARTER = {
    "đầu": 1,
    "đầu tiên": 1,
    "thứ nhất": 1,
    "thứ hai": 2,
    "giữa": 2,
    "thứ ba": 3,
    "cuối": 3,
    "cuối cùng": 3,
}


def _two_dates(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "trước ngày 15/6 và 15/12 hằng năm": the half year's and the year's where six months lie between them."""
    (day, month, year), (day2, month2, year2) = parts(m, "a"), parts(m, "b")
    if year or year2:
        return []
    first = Every.HALF_YEAR if month and month2 and month2 - month in (5, 6, 7) else Every.YEAR
    return [Recurrence(every=first, day=day, month=month), Recurrence(every=Every.YEAR, day=day2, month=month2)]


def _in_months(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "trước ngày 20 các tháng 3, 6, 9, 12": the last month of each quarter."""
    months = [int(n) for n in re.findall(r"\d{1,2}", m["months"])]
    if months not in ([3, 6, 9, 12], [1, 4, 7, 10]):
        return []
    return [Recurrence(every=Every.QUARTER, day=int(m["day"]), month=3 if months[0] == 3 else 4)]


def _quarterly(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    word = (m.groupdict().get("mq") or "").lower()
    month = _IN_QUARTER.get(word)
    if m.groupdict().get("next"):
        month = 4 if month in (1, None) else None
    return [Recurrence(every=Every.QUARTER, day=int(m["day"]), month=month, time=clock(m, "t"))]


def _of_quarter(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "quý I trước ngày 15/3": the third month of the quarter."""
    day, month, year = parts(m, "a")
    within = (month or 0) - 3 * (ROMAN[m["q"].upper()] - 1)
    return [Recurrence(every=Every.QUARTER, day=day, month=within)] if not year and 1 <= within <= 4 else []


def _dated(every: Every) -> Build:
    """A date of the year: 15/6 for the half year."""

    def build(m: re.Match[str], setting: Setting) -> list[Recurrence]:
        day, month, year = parts(m, "a")
        return [] if year else [Recurrence(every=every, day=day, month=month, time=clock(m, "t"))]

    return build


def _halves(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "định kỳ 6 tháng (trước ngày 20/6 và 20/12)": once in each half of the year."""
    return [replace(rec, every=Every.HALF_YEAR) for rec in _half_and_year(m, setting)]


def _half_and_year(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "6 tháng, năm (trước 15/6 và 15/12)" is two."""
    first, second = parts(m, "a"), parts(m, "b")
    if first[2] or second[2]:
        return []
    return [
        Recurrence(every=Every.HALF_YEAR, day=first[0], month=first[1]),
        Recurrence(every=Every.YEAR, day=second[0], month=second[1]),
    ]


def _weekly(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    return [Recurrence(every=Every.WEEK, day=weekday(m), time=clock(m, "t"))]


def _daily(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """One entry per time of day: "trước 07 giờ và 16 giờ hằng ngày" is two."""
    times = [clock(m, "t"), clock(m, "u") if "uh" in m.groupdict() else None]
    return [Recurrence(every=Every.DAY, time=t) for t in times if t] or [Recurrence(every=Every.DAY)]


def _hourly(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    return [Recurrence(every=Every.HOUR, interval=int(m["n"]))]


def _bare(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "hằng tháng, quý, 6 tháng, năm": a period each, no day."""
    words = re.findall(r"(?:0?[69]|sáu|chín) tháng|tuần|tháng|quý|năm|ngày", m["list"].lower())
    return [Recurrence(every=_PERIODS[w]) for w in words]


def _counted(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "03 tháng/lần", "hai tuần một lần"."""
    word, unit = (m["n"] or "1").lower(), m["u"].lower()
    count = int(word) if word.isdigit() else NUMERALS[word]
    if unit == "tháng":
        return [Recurrence(every=_MONTHS[count])] if count in _MONTHS else []
    if unit == "tuần":
        return [Recurrence(every=Every.WEEK, day=weekday(m) if "wd" in m.groupdict() else None, interval=count)]
    return [Recurrence(every=_PERIODS[unit])] if count == 1 else []


def _rule(pattern: str, build: Build, example: str, needs_report: bool = False) -> Rule:
    return Rule(Pattern(pattern, re.I), build, example, needs_report)


_LIST = r"(?:(?:0?[69]|sáu|chín) tháng|tuần|tháng|quý|năm|ngày)"
_NTH = r"đầu tiên|đầu|thứ nhất|thứ hai|thứ ba|giữa|cuối cùng|cuối"
_AFTER = r"(?P<next> (?:sau|tiếp theo|kế tiếp|liền kề|tới))?"
RULES = [
    # quarter
    _rule(rf"(?:{_CUE} )?{_T}{_DAY} (?:của )?tháng (?P<mq>{_NTH})(?: của)?(?: mỗi| h[àằ]ng)? quý{_AFTER}",
          _quarterly,
          "trước ngày 10 tháng đầu quý sau"),
    _rule(rf"(?:h[àằ]ng|mỗi|báo cáo) quý{_WORDS}[:]?{_WORDS}{_CUE} {_T}{_DAY} (?:của )?tháng "
          rf"(?P<mq>{_NTH}){_AFTER}(?! quý)",
          _quarterly, "báo cáo quý: trước ngày 20 tháng cuối cùng"),
    _rule(rf"{_CUE} {_T}{_DAY} (?:của )?(?:h[àằ]ng )?quý{_AFTER}", _quarterly, "trước ngày 10 của quý sau"),
    _rule(rf"quý (?P<q>IV|I{{1,3}})[^.;,]{{0,40}}?{_CUE} {DATE('a')}(?=[^.]{{0,100}}(?:[69] tháng|quý"
          rf"|h[àằ]ng))", _of_quarter,
          "Báo cáo quý I trước ngày 15/3, 6 tháng trước ngày 15/6"),
    _rule(rf"{_CUE} {_T}ngày (?P<day>\d{{1,2}}) (?:của )?(?:các )?tháng (?P<months>\d{{1,2}}(?:(?:,| và|, và) "
          rf"(?:tháng )?\d{{1,2}}){{3}})(?!\d|/)(?: h[àằ]ng năm)?", _in_months, "trước ngày 20 tháng 3, 6, 9, 12"),
    # half year and year
    _rule(rf"{_CUE} {DATE('a')} và (?:{_CUE} )?{DATE('b')} (?:h[àằ]ng|mỗi) năm", _two_dates,
          "trước ngày 15/6 và ngày 15/12 hằng năm"),
    _rule(rf"(?:định kỳ )?{_HALF}(?:,| và)(?: báo cáo| tổng kết)? {_YEARLY}{_WORDS}{_CUE} {DATE('a')},? "
          rf"(?:và )?(?:{_CUE} )?{DATE('b')}",
          _half_and_year, "định kỳ 6 tháng, năm (trước ngày 15/6 và 15/12)"),
    _rule(rf"định kỳ(?: báo cáo)? {_HALF}(?: một lần)?[^.;\d]{{0,30}}?{_CUE} {DATE('a')},? "
          rf"(?:và )?(?:{_CUE} )?{DATE('b')}",
          _halves, "định kỳ 6 tháng (trước ngày 20 tháng 6 và ngày 20 tháng 12)"),
    _rule(rf"(?<!\d){_HALF}(?! và| cuối| của)[^.;]{{0,50}}?(?:{_CUE} |{_ON_DAY}){_T}{DATE('a')}(?: h[àằ]ng năm)?",
          _dated(Every.HALF_YEAR),
          "báo cáo 6 tháng gửi trước ngày 15/6 hằng năm"),
    _rule(rf"(?<!\d){_NINE}[^.;]{{0,50}}?{_CUE} {_T}{DATE('a')}(?: h[àằ]ng năm)?", _dated(Every.NINE_MONTHS),
          "báo cáo 9 tháng: trước ngày 15/9"),
    _rule(rf"(?:{_CUE} )?{_T}{DATE('a')},? (?:h[àằ]ng năm|mỗi năm|(?:của )?năm (?:sau|kế tiếp|tiếp theo"
          rf"|liền kề)(?: liền kề)?)",
          _dated(Every.YEAR), "trước ngày 10/01 của năm liền kề"),
    _rule(rf"(?:h[àằ]ng năm|báo cáo (?:tổng kết |định kỳ )?(?:h[àằ]ng )?năm(?! \d)|định kỳ năm"
          rf"|(?<=tháng )và năm|[,;)] (?:và )?(?:h[àằ]ng |một |0?1 )?năm)[^.;]{{0,50}}?"
          rf"(?:{_CUE} |{_ON_DAY}){_T}{DATE('a')}",
          _dated(Every.YEAR), "hằng năm, trước ngày 15/12"),
    # month
    _rule(rf"(?:{_CUE} )?{_DAY} và (?:ngày )?(?P<day2>\d{{1,2}}) (?:của )?{_EACH} tháng", _two_days,
          "báo cáo trước ngày 15 và ngày 30 hằng tháng", True),
    _rule(rf"{_CUE} {_T}{_DAY} (?:của )?(?:{_EACH} tháng|tháng (?:sau|kế tiếp|tiếp theo|liền kề|báo cáo))",
          _monthly,
          "trước ngày 03 của tháng sau"),
    _rule(rf"(?:h[àằ]ng tháng|mỗi tháng|báo cáo (?:định kỳ )?(?:h[àằ]ng )?tháng(?! "
          rf"\d)){_WORDS}:?{_WORDS}{_CUE} {_T}{_DAY}", _monthly,
          "hằng tháng, trước ngày 20"),
    _rule(rf"ngày (?P<day>\d{{1,2}}) (?:của )?{_EACH} tháng(?: \((?P<months>tháng [\d, ]{{1,30}}(?:và "
          rf"\d{{1,2}})?)\))?", _monthly,
          "Ngày 15 hằng tháng (tháng 6, 7, 8): báo cáo", True),
    _rule(r"ngày (?:m[ùồ]ng )?(?P<day>\d{1,2}) (?:của )?tháng (?:sau|kế tiếp|tiếp theo|liền kề)", _monthly,
          "ngày 05 tháng sau đối với báo cáo tháng", True),
    # week
    _rule(rf"báo cáo tuần{_WORDS}{_CUE} {_T}(?:ngày )?{WEEKDAY}",
          _weekly, "báo cáo tuần trước 15 giờ thứ Sáu"),
    _rule(rf"(?:định kỳ,? )?(?:{_CUE} )?{_T}(?:ngày )?{WEEKDAY} (?:của )?{_EACH} tuần", _weekly, "trước 17 "
        "giờ thứ Năm hằng tuần gửi báo cáo", True),
    _rule(rf"(?:h[àằ]ng tuần|mỗi tuần(?: (?:một|01|1) lần)?){_WORDS}(?:{_CUE} )?{_T}(?:ngày )?{WEEKDAY}",
          _weekly,
          "Mỗi tuần một lần, vào thứ Sáu, cập nhật tiến độ", True),
    # day, hour
    _rule(rf"{_CUE} {TIME('t')}(?:,? và (?:trước )?{TIME('u')})? (?:h[àằ]ng|mỗi) ngày", _daily, "trước 07 "
        "giờ và 16 giờ hằng ngày"),
    _rule(rf"{TIME('t')}(?:,? và (?:trước )?{TIME('u')})? (?:h[àằ]ng|mỗi) ngày", _daily,
          "Báo cáo nhanh: 16h30 hằng ngày", True),
    _rule(rf"(?:h[àằ]ng|mỗi) ngày[^.;]{{0,60}}?{_CUE} {TIME('t')}(?:,? và (?:trước )?{TIME('u')})?(?! ngày)",
          _daily,
          "hằng ngày, trước 16h00, báo cáo", True),
    _rule(r"(?<!\d)(?P<n>\d{1,2}) (?:giờ|tiếng)(?: một lần|/ ?(?:01 |1 )?lần| 0?1 lần)", _hourly, "06 giờ "
        "một lần báo cáo mực nước", True),
    _rule(rf"(?:báo cáo ngày|lần/ngày|lần trong ngày)(?! \d)[^.;\d]{{0,30}}?{_CUE} {TIME('t')}"
          rf"(?:,? và (?:{_CUE} )?{TIME('u')})?(?! ngày|,? ngày)",
          _daily, "báo cáo nhanh 02 lần/ngày (trước 10h00 và trước 16h00)", True),
    _rule(r"báo cáo h[àằ]ng ngày|h[àằ]ng ngày báo cáo", _daily, "báo cáo hằng ngày"),
    # no day
    _rule(rf"(?:định kỳ(?: báo cáo(?: kết quả(?: thực hiện)?)?)?|báo cáo)[,:]? (?:h[àằ]ng )(?P<list>{_LIST}(?:(?:,| và"
          rf"|, và)(?: h[àằ]ng| cả)? {_LIST}){{0,4}})(?! nay| qua)", _bare,
          "báo cáo định kỳ hằng tháng, quý, 6 tháng, năm", True),
    _rule(rf"định kỳ (?P<list>(?:(?:0?[69]|sáu|chín) tháng|quý)(?:(?:,| và"
          rf"|, và)(?: h[àằ]ng)? {_LIST}){{0,3}})(?! \d|/)", _bare,
          "định kỳ 6 tháng, năm báo cáo", True),
    _rule(rf"báo cáo định kỳ:? ?\((?P<list>{_LIST}(?:(?:,| và|, và) {_LIST}){{0,4}})\)", _bare,
          "báo cáo định kỳ (tháng, quý, 6 tháng, năm)", True),
    _rule(r"h[àằ]ng (?P<list>tuần|tháng|quý|năm)(?=,? (?:báo cáo|gửi báo cáo|có báo cáo"
          r"|(?:tổng hợp|thống kê|đánh giá)(?: [^\s.;,]+){0,6}?,?(?: và)? (?:báo cáo|gửi)))", _bare,
          "hằng quý báo cáo UBND tỉnh", True),
    _rule(r"(?<![\d/])(?P<n>\d{1,2}|một|hai|ba|sáu) (?P<u>tuần|tháng|quý|năm) ?(?:/ ?(?:01 |1 |một )?lần"
          r"| (?:một|01|1) lần)"
          rf"(?:,? (?:vào )?(?:ngày )?{WEEKDAY})?", _counted,
          "báo cáo 03 tháng/lần", True),
    _rule(r"(?P<n>)mỗi (?P<u>tuần|tháng|quý|năm) (?:một|01|1) lần", _counted, "cung cấp số liệu mỗi quý "
        "một lần", True),
]  # fmt: skip
