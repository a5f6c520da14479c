"""How offices write a periodic demand: each rule is a pattern, a builder and an example; `needs_report` rules
want a verb of sending in the clause, because "hằng tháng" alone names many things that are no report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.read.dates import DATE, TIME, WEEKDAY
from tasks.read.facts import Every
from tasks.read.patterns import Pattern
from tasks.read.recurring_builders import (
    Build,
    bare,
    counted,
    daily,
    dated,
    days,
    half_and_year,
    halves,
    hourly,
    in_months,
    month_ends,
    monthly,
    of_quarter,
    quarterly,
    two_dates,
    weekly,
)


@dataclass(frozen=True)
class Rule:
    """`example` contains a match of the rule; `word` stands in whatever it matches, and is looked for first."""

    pattern: Pattern
    build: Build
    example: str
    needs_report: bool = False
    word: str = ""


_EACH = r"(?:h[àằ]ng|mỗi|từng)"
_CUE = r"(?:trước(?! đến)|chậm nhất|muộn nhất|không quá|vào)(?: là| vào| trước| đến| hết| trong| ngày){0,3}"
_DAY = r"(?:ngày (?:thứ )?)?(?:m[ùồ]ng )?(?<![\d/.])(?P<day>[12]\d|3[01]|0?[1-9])(?!\d|\s?/|\.\d| tháng \d)"
# Where no word behind closes the rule: "không quá 02 cán bộ", "trước 05 ngày" are no days of the month.
_SAID_DAY = rf"(?:(?<=ngày )|(?=ngày |m[ùồ]ng )){_DAY}"
_ON_DAY = r"(?<=: )(?=ngày )"  # "báo cáo năm: ngày 05/11"
_T = rf"(?:{TIME('t')},? ?)?"
_NO_DATE = r"(?!,? (?:ngày|thứ|chủ nhật|\d))"
_WORDS = r"[^.;:]{0,70}?"
_OF_NO_YEAR = r"(?! (?:năm )?(?:19|20)\d\d)"  # "6 tháng đầu năm 2024" comes once
_HALF, _NINE, _YEARLY = (
    rf"(?:0?6|sáu) tháng(?: đầu năm| cuối năm)?+{_OF_NO_YEAR}",
    rf"(?:0?9|chín) tháng(?: đầu năm)?+{_OF_NO_YEAR}",
    r"(?:h[àằ]ng |một |01 )?năm",
)


def _rule(pattern: str, build: Build, example: str, needs_report: bool = False, word: str = "") -> Rule:
    return Rule(Pattern(pattern, re.I), build, example, needs_report, word)


_LIST = r"(?:(?:0?[369]|ba|sáu|chín) tháng|tuần|tháng|quý|năm|ngày)"
_OF_WHAT = r"(?: (?:kết quả|tiến độ|tình hình|số liệu|thực hiện|triển khai|hoạt động)){0,3}"
_NTH = r"đầu tiên|đầu|thứ nhất|thứ hai|thứ ba|giữa|cuối cùng|cuối"
_AFTER = r"(?P<next> (?:sau|tiếp theo|kế tiếp|liền kề|tới))?"
RULES = [
    # quarter
    _rule(rf"(?:{_CUE} )?{_T}{_DAY} (?:của )?tháng (?P<mq>{_NTH})(?: của)?(?: mỗi| h[àằ]ng)? quý{_AFTER}",
          quarterly,
          "trước ngày 10 tháng đầu quý sau", word="quý"),
    _rule(rf"(?:h[àằ]ng|mỗi|báo cáo) quý{_WORDS}[:]?{_WORDS}{_CUE} {_T}{_DAY} (?:của )?tháng "
          rf"(?P<mq>{_NTH}){_AFTER}(?! quý)",
          quarterly, "báo cáo quý: trước ngày 20 tháng cuối cùng"),
    _rule(rf"{_CUE} {_T}{_DAY} (?:của )?(?:h[àằ]ng )?quý{_AFTER}", quarterly, "trước ngày 10 của quý sau"),
    _rule(rf"quý (?P<q>IV|I{{1,3}})[^.;,]{{0,40}}?{_CUE} {DATE('a')}(?!,? (?:h[àằ]ng|mỗi) năm)"
          r"(?=[^.]{0,100}(?:[69] tháng|quý|h[àằ]ng))", of_quarter,
          "Báo cáo quý I trước ngày 15/3, 6 tháng trước ngày 15/6"),
    _rule(rf"{_CUE} {_T}ngày (?P<day>\d{{1,2}}) (?:của )?(?:các )?tháng (?P<months>\d{{1,2}}(?:(?:,| và|, và) "
          rf"(?:tháng )?\d{{1,2}}){{3}})(?!\d|/)(?: h[àằ]ng năm)?", in_months, "trước ngày 20 tháng 3, 6, 9, 12"),
    # half year and year
    _rule(rf"{_CUE} {DATE('a')} và (?:{_CUE} )?{DATE('b')} (?:h[àằ]ng|mỗi) năm", two_dates,
          "trước ngày 15/6 và ngày 15/12 hằng năm"),
    _rule(rf"(?:định kỳ )?{_HALF}(?:,| và)(?: báo cáo| tổng kết)? {_YEARLY}:?{_WORDS}{_CUE} {DATE('a')},? "
          rf"(?:và )?(?:{_CUE} )?{DATE('b')}",
          half_and_year, "định kỳ 6 tháng, năm (trước ngày 15/6 và 15/12)"),
    _rule(rf"(?:định kỳ(?: báo cáo)? {_HALF}(?: một lần)?|(?<!\d){_HALF}(?: (?:một|0?1) lần| ?/ ?(?:0?1 )?lần))"
          rf"[^.;\d]{{0,30}}?{_CUE} {DATE('a')},? "
          rf"(?:và )?(?:{_CUE} )?{DATE('b')}",
          halves, "định kỳ 6 tháng (trước ngày 20 tháng 6 và ngày 20 tháng 12)"),
    _rule(rf"(?<!\d){_HALF}(?! và| cuối| của)[^.;]{{0,50}}?(?:{_CUE} |{_ON_DAY}){_T}{DATE('a')}(?: h[àằ]ng năm)?",
          dated(Every.HALF_YEAR),
          "báo cáo 6 tháng gửi trước ngày 15/6 hằng năm"),
    _rule(rf"(?<!\d){_NINE}[^.;]{{0,50}}?{_CUE} {_T}{DATE('a')}(?: h[àằ]ng năm)?", dated(Every.NINE_MONTHS),
          "báo cáo 9 tháng: trước ngày 15/9"),
    _rule(rf"(?:{_CUE} )?{_T}{DATE('a')},? (?:h[àằ]ng năm|mỗi năm|(?:của )?năm (?:sau|kế tiếp|tiếp theo"
          rf"|liền kề)(?: liền kề)?)",
          dated(Every.YEAR), "trước ngày 10/01 của năm liền kề", word="năm"),
    _rule(rf"(?:h[àằ]ng năm|báo cáo (?:tổng kết |định kỳ )?(?:h[àằ]ng )?năm(?! \d)|định kỳ năm"
          rf"|(?<=tháng )và năm|[,;)] (?:và )?(?:h[àằ]ng |một |0?1 )?năm)[^.;]{{0,50}}?"
          rf"(?:{_CUE} |{_ON_DAY}){_T}{DATE('a')}",
          dated(Every.YEAR), "hằng năm, trước ngày 15/12"),
    # month
    _rule(rf"(?:{_CUE} )?(?:các )?ngày (?P<days>\d{{1,2}}(?:, (?:ngày )?\d{{1,2}}){{0,4}},? và (?:ngày )?\d{{1,2}})"
          rf" (?:của )?{_EACH} tháng", days, "báo cáo vào các ngày 10, 20 và 30 hằng tháng", True),
    _rule(r"lần/tháng[:,]? \(?(?:vào |trước )?(?:các )?ngày (?P<days>\d{1,2}(?:, (?:ngày )?\d{1,2}){0,3}"
          r",? và (?:(?:ngày )?\d{1,2}(?![\d/])|ngày cuối tháng))", days,
          "báo cáo 2 lần/tháng: ngày 15 và ngày cuối tháng", True),
    _rule(rf"cuối {_EACH} tháng", month_ends, "cuối mỗi tháng báo cáo kết quả", True),
    _rule(rf"{_CUE} {_T}{_DAY} (?:của )?(?:{_EACH} tháng|tháng (?:sau|kế tiếp|tiếp theo|liền kề|báo cáo))",
          monthly,
          "trước ngày 03 của tháng sau"),
    _rule(rf"{_CUE} {_T}{_DAY} (?:của|trong) tháng(?=[.;,)]|\Z| (?:để|gửi|về)(?!\w))", monthly,
          "Hồ sơ phát sinh gửi cơ quan bảo hiểm trước ngày 25 của tháng", True),
    _rule(rf"(?:h[àằ]ng tháng|mỗi tháng|báo cáo (?:định kỳ )?(?:h[àằ]ng )?tháng(?! "
          rf"\d)){_WORDS}:?{_WORDS}{_CUE} {_T}{_SAID_DAY}", monthly,
          "hằng tháng, trước ngày 20"),
    _rule(rf"ngày (?P<day>\d{{1,2}}) (?:của )?{_EACH} tháng(?: \((?P<months>tháng [\d, ]{{1,30}}(?:và "
          rf"\d{{1,2}})?)\))?", monthly,
          "Ngày 15 hằng tháng (tháng 6, 7, 8): báo cáo", True),
    _rule(r"ngày (?:m[ùồ]ng )?(?P<day>\d{1,2}) (?:của )?tháng (?:sau|kế tiếp|tiếp theo|liền kề)", monthly,
          "ngày 05 tháng sau đối với báo cáo tháng", True),
    # week
    _rule(rf"báo cáo tuần{_WORDS}{_CUE} {_T}(?:ngày )?{WEEKDAY}",
          weekly, "báo cáo tuần trước 15 giờ thứ Sáu"),
    _rule(rf"(?:định kỳ,? )?(?:{_CUE} )?{_T}(?:ngày )?{WEEKDAY} (?:của )?{_EACH} tuần", weekly, "trước 17 "
        "giờ thứ Năm hằng tuần gửi báo cáo", True, word="tuần"),
    _rule(rf"(?:h[àằ]ng tuần|mỗi tuần(?: (?:một|01|1) lần)?){_WORDS}(?:{_CUE} )?{_T}(?:ngày )?{WEEKDAY}",
          weekly,
          "Mỗi tuần một lần, vào thứ Sáu, cập nhật tiến độ", True),
    # day, hour
    _rule(rf"{_CUE} {TIME('t')}(?:(?:, (?:trước )?{TIME('v')})?(?:,|,? và) (?:trước )?{TIME('u')})?"
          r" (?:h[àằ]ng|mỗi) ngày", daily, "trước 06 giờ, 14 giờ và 20 giờ hằng ngày"),
    _rule(rf"{TIME('t')}(?:,? và (?:trước )?{TIME('u')})? (?:h[àằ]ng|mỗi) ngày", daily,
          "Báo cáo nhanh: 16h30 hằng ngày", True),
    _rule(rf"(?:h[àằ]ng|mỗi) ngày[^.;]{{0,60}}?{_CUE} {TIME('t')}(?:,? và (?:trước )?{TIME('u')})?+{_NO_DATE}",
          daily,
          "hằng ngày, trước 16h00, báo cáo", True),
    _rule(r"(?<!\d)(?P<n>\d{1,2}) (?:giờ|tiếng)(?: một lần|/ ?(?:01 |1 )?lần| 0?1 lần)", hourly, "06 giờ "
        "một lần báo cáo mực nước", True),
    _rule(rf"(?:báo cáo ngày|lần/ngày|lần trong ngày)(?! \d)[^.;\d]{{0,30}}?{_CUE} {TIME('t')}"
          rf"(?:,? và (?:{_CUE} )?{TIME('u')})?+{_NO_DATE}",
          daily, "báo cáo nhanh 02 lần/ngày (trước 10h00 và trước 16h00)", True),
    _rule(r"báo cáo h[àằ]ng ngày|h[àằ]ng ngày báo cáo", daily, "báo cáo hằng ngày"),
    # no day
    _rule(rf"(?:định kỳ(?: báo cáo{_OF_WHAT})?|báo cáo{_OF_WHAT})[,:]? (?:h[àằ]ng )(?P<list>{_LIST}(?:(?:,| và"
          rf"|, và)(?: h[àằ]ng| cả)? {_LIST}){{0,4}})(?! nay| qua)", bare,
          "báo cáo định kỳ hằng tháng, quý, 6 tháng, năm", True),
    _rule(rf"định kỳ (?P<list>(?:(?:0?[369]|ba|sáu|chín) tháng|quý)(?:(?:,| và"
          rf"|, và)(?: h[àằ]ng)? {_LIST}){{0,3}})(?! \d|/)", bare,
          "định kỳ 6 tháng, năm báo cáo", True),
    _rule(rf"báo cáo định kỳ:? ?\((?P<list>{_LIST}(?:(?:,| và|, và) {_LIST}){{0,4}})\)", bare,
          "báo cáo định kỳ (tháng, quý, 6 tháng, năm)", True),
    _rule(r"h[àằ]ng (?P<list>tuần|tháng|quý|năm)(?=,? (?:báo cáo|gửi báo cáo|có báo cáo"
          r"|(?:tổng hợp|thống kê|đánh giá)(?: [^\s.;,]+){0,6}?,?(?: và)? (?:báo cáo|gửi)))", bare,
          "hằng quý báo cáo UBND tỉnh", True),
    _rule(r"(?<![\d/])(?P<n>\d{1,2}|một|hai|ba|sáu) (?P<u>tuần|tháng|quý|năm) ?(?:/ ?(?:01 |1 |một )?lần"
          r"| (?:một|01|1) lần)"
          rf"(?:(?:,? \(?(?:vào )?|[^.;:\d]{{0,60}}? (?:vào|trước) )(?:ngày )?{WEEKDAY})?", counted,
          "báo cáo 03 tháng/lần", True),
    _rule(r"(?P<n>)mỗi (?P<u>tuần|tháng|quý|năm) (?:một|01|1) lần", counted, "cung cấp số liệu mỗi quý "
        "một lần", True),
]  # fmt: skip
