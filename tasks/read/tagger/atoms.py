"""The smallest parts of an expression of time, each with a letter by which the chart knows it.

One pass over folded text, the longest form first. A letter stands for a kind: see `_FORMS`. Words that say nothing
of time are one atom "." however many they are; a sentence's or clause's end is ";".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tasks.read.dates import DATE, TIME, WEEKDAY, clock, parts
from tasks.read.facts import Every, Unit
from models.deadline import END_OF_DAY
from tasks.read.tagger.values import Day, Issue, Span, Tet
from tasks.read.words import NUMERALS, ROMAN, WEEKDAYS


@dataclass(frozen=True)
class Atom:
    """`letter` is its kind, `value` what it says; `end` is exclusive."""

    letter: str
    start: int
    end: int
    value: Any = None


Match = re.Match[str]
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = rf"(?:(?: ?[/-] ?|,? (?:của )?năm )(?P<{{p}}y>{_YEAR})|,? (?P<{{p}}ry>năm (?:nay|sau|tới)))"
_ROMAN = r"(?:IV|I{1,3}|[1-4])"
_DIGIT = "|".join(NUMERALS)
_N = (
    rf"(?:\d{{1,3}}|(?:(?:{_DIGIT}) mươi|mười)(?: (?:mốt|lăm|tư|{_DIGIT}))?|{_DIGIT})(?: ?\([^()\d]{{1,20}}\))?"
)
_EACH = r"(?:h[àằ]ng|mỗi|từng)"
_AFTER = r"(?:sau|tới|tiếp theo|kế tiếp|liền kề|tiếp|kế)(?: (?:liền kề|đó))?"
_UNITS = {
    "ngày": Unit.DAY, "ngày làm việc": Unit.WORKING_DAY, "giờ": Unit.HOUR, "h": Unit.HOUR, "tiếng": Unit.HOUR,
    "tuần": Unit.WEEK, "tháng": Unit.MONTH, "quý": Unit.MONTH, "năm": Unit.MONTH,
}  # fmt: skip
_MONTHS_OF = {"quý": 3, "năm": 12}
_EVERY = {
    "giờ": Every.HOUR, "ngày": Every.DAY, "tuần": Every.WEEK, "tháng": Every.MONTH, "quý": Every.QUARTER,
    "năm": Every.YEAR, "học kỳ": Every.HALF_YEAR,
}  # fmt: skip
_IN_QUARTER = {"đầu": 1, "thứ nhất": 1, "giữa": 2, "thứ hai": 2, "cuối": 3, "thứ ba": 3}


def number(word: str) -> int:
    """12, "mười", "05 (năm)", "bốn mươi lăm"."""
    word = word.split("(")[0].strip().lower()
    if word.isdigit():
        return int(word)
    parts = [{**NUMERALS, "mốt": 1, "lăm": 5, "tư": 4}[one] for one in word.split() if one != "mươi"]
    tens = word.startswith("mười") or "mươi" in word
    if not tens:
        return parts[0]
    return (10 if word.startswith("mười") else 10 * parts[0]) + (parts[1] if len(parts) > 1 else 0)


def _year(m: Match, p: str) -> tuple[int | None, int | None]:
    """The printed year, and how many years after that of writing it is."""
    said = m[f"{p}ry"]
    return (int(m[f"{p}y"]) if m[f"{p}y"] else None), (None if not said else int("nay" not in said.lower()))


def _date(m: Match) -> Day:
    day, month, year = parts(m, "x")
    return Day(day, month, year)


def _clock(m: Match) -> Day:
    found = clock(m, "t")
    beside = "lúc" if m[0].lower().startswith("lúc") else None
    return Day(clock=END_OF_DAY if int(m["th"]) == 24 else found, part=beside)


def _month(m: Match) -> Span | None:
    year, ahead = _year(m, "m")
    month = int(m["mm"])
    return Span(month, month, year, years=ahead) if 1 <= month <= 12 else None


def _quarter(m: Match) -> Span:
    year, ahead = _year(m, "q")
    last = ROMAN.get(m["qq"].upper()) or int(m["qq"])
    first = (ROMAN.get(m["q0"].upper()) or int(m["q0"])) if m["q0"] else last
    return Span(3 * first - 2, 3 * last, year, years=ahead)


def _half(m: Match) -> Span:
    year, ahead = _year(m, "h")
    months = number(m["hn"])
    first = m["hh"].lower() == "đầu"
    return Span(1 if first else 13 - months, months if first else 12, year, years=ahead)


def _whole_year(m: Match) -> Span:
    return Span(1, 12, int(m["yy"]) if m["yy"] else None, years=None if m["yy"] else int("nay" not in m[0].lower()))


def _years(m: Match) -> Span:
    return Span(1, 12, int(m["g1"]), until_year=int(m["g2"]))


def _amount(m: Match) -> tuple[int, Unit]:
    unit = " ".join((m["au"] + (m["aw"] or "")).lower().split())
    return number(m["an"]) * _MONTHS_OF.get(unit, 1), _UNITS[unit]


def _fraction(m: Match) -> tuple[int, Unit] | None:
    return (15, Unit.DAY) if m["fu"].lower() == "tháng" else (6, Unit.MONTH) if m["fu"].lower() == "năm" else None


def _ordinal(m: Match) -> tuple[int, Unit]:
    return int(m["od"]), Unit.WORKING_DAY if m["ow"] else Unit.DAY


def _each(m: Match) -> tuple[Every, int]:
    """The period and how many of it lie between two reports."""
    group = m.groupdict()
    word = next(group[name] for name in ("e1", "e2", "e3", "e4") if group.get(name)).lower()
    count = number(group["en"]) if group.get("en") else 1
    named = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF_YEAR, 9: Every.NINE_MONTHS, 12: Every.YEAR}
    return (named.get(count, Every.MONTH), 1) if word == "tháng" else (_EVERY[word], count)


def _reported(m: Match) -> tuple[Every, int]:
    word = m["rw"].lower()
    several = re.match(r"0?(\d)|sáu|chín|ba", word)
    if several:
        return {"3": Every.QUARTER, "b": Every.QUARTER, "6": Every.HALF_YEAR, "s": Every.HALF_YEAR}.get(
            (several[1] or word[0]), Every.NINE_MONTHS
        ), 1
    return _EVERY[word], 1


def _in_months(m: Match) -> tuple[int, list[int]]:
    return int(m["lm"]), [int(n) for n in re.findall(r"\d{1,2}", m["ll"])]


def _quarter_month(m: Match) -> int | None:
    """Which month of the quarter: 4 is the first of the next one."""
    word = re.sub(r" (?:tiên|cùng)", "", m["km"].lower())
    month = _IN_QUARTER[word]
    return (4 if month == 1 else None) if m["kx"] else month


def _next(m: Match) -> Day:
    months, years = {"tháng": (1, None), "quý": (3, None), "năm": (None, 1), "tuần": (None, None)}[m["xu"].lower()]
    return Day(months=months, years=years, ahead=7 if m["xu"].lower() == "tuần" else None)


def _this(m: Match) -> Day:
    unit = m["zu"].lower()
    return Day(months=0 if unit != "tuần" else None, ahead=0 if unit == "tuần" else None, part=unit)


def _working(m: Match) -> int:
    return -1 if m["ww"].lower().startswith("cuối") else 1


def _weekday(m: Match) -> Day:
    word = m["wd"]
    day = 7 if m["wds"] else int(word) - 1 if word.isdigit() else WEEKDAYS[word.lower()]
    return Day(weekday=day, part=m[0].split(" ")[0].lower())


def _none(m: Match) -> None:
    return None


_FIN = r"(?![\w/]|[.,]\d)"
_FORMS: list[tuple[str, str, Callable[[Match], Any]]] = [
    # what only looks like a time: 24/24 giờ, 05/12 xã, half a day
    ("z", r"\d{1,3}/\d{1,3} ?(?:giờ|h|buổi|ngày|xã|thôn|hộ|đơn vị|huyện|tổng số|người|em|lớp|trường|phường|điểm|tuần"
          r"|thành viên|đại biểu|đồng chí|tỉnh|sở|cơ quan|dự án|m|ha|tiêu chí|%)(?!\w)(?! tháng \d)", _none),
    ("z", r"nửa (?:ngày|buổi|tuần|giờ)(?!\w)|rưỡi(?!\w)|12 giờ (?:đêm|khuya)(?!\w)|số \d{1,6}/\d[\d/]*", _none),
    ("!", r"không (?:phải|cần|còn|yêu cầu|thực hiện|báo cáo|gửi|nộp|áp dụng)(?!\w)|(?:ngoại )?trừ(?!\w)", _none),
    ("Q", r"(?:không (?:ít|sớm) hơn|(?:ít nhất|tối thiểu)(?= [^.;,]{1,25} và ))(?!\w)", _none),
    ("b", r"(?:ít nhất|tối thiểu)(?: là)?(?!\w)", _none),
    ("v", r"(?:đợt|lần|vòng) (?:\d{1,2}|I{1,3})(?!\w)", _none),
    ("a", r"(?:nửa|1/2) (?P<fu>tháng|năm)(?!\w)", _fraction),
    ("M", r"ngày (?P<lm>\d{1,2}),? (?:của )?(?:các )?tháng (?P<ll>\d{1,2}(?:(?:,|,? và) (?:tháng )?\d{1,2}){2,3})"
          r"(?! ?/|\d)", _in_months),
    ("d", rf"{DATE('x')}", _date),
    ("y", rf"(?:giai đoạn|(?:từ )?năm) (?P<g1>{_YEAR}) ?(?:-|đến(?: hết)? năm|đến) ?(?P<g2>{_YEAR}){_FIN}", _years),
    ("c", TIME("t"), _clock),
    ("a", r"ngày (?P<ow>làm việc )?thứ (?P<od>\d{1,3})(?=,? (?:(?:kể|tính) )?(?:từ|sau)(?!\w))", _ordinal),
    ("w", WEEKDAY.replace("(?:(?:sáng|chiều|tối) )?", "(?:(?:sáng|chiều|tối) )?(?:ngày )?", 1), _weekday),
    ("h", rf"(?P<hn>0?6|0?9|sáu|chín|0?3|ba) tháng (?P<hh>đầu|cuối)(?: của)?(?:{_OF_YEAR.format(p='h')}| năm(?! \d))",
     _half),
    ("k", rf"(?:của )?tháng (?P<km>đầu(?: tiên)?|giữa|cuối(?: cùng)?|thứ (?:nhất|hai|ba))(?: của)?(?: {_EACH})? quý"
          rf"(?P<kx> {_AFTER})?(?!\w)", _quarter_month),
    ("q", rf"quý (?:(?P<q0>{_ROMAN})(?!\w)(?: ?(?:,|-|và) ?(?:quý )?){_FIN[:0]})?(?P<qq>{_ROMAN})(?!\w)"
          rf"(?:{_OF_YEAR.format(p='q')})?+", _quarter),
    ("m", rf"tháng (?P<mm>1[0-2]|0?[1-9])(?!\d)(?:{_OF_YEAR.format(p='m')})?+(?!/)", _month),
    ("e", r"(?:(?<!\d)(?P<en>\d{1,2}|một|hai|ba|sáu) )?(?P<e1>giờ|ngày|tuần|tháng|quý|năm) ?(?:/ ?(?:0?1 )?lần"
          r"| (?:một|0?1) lần)(?!\w)", _each),
    ("e", r"(?:(?:một|\d{1,2}) lần ?/ ?|lần ?/ ?)(?P<e2>ngày|tuần|tháng|quý|năm)(?!\w)", _each),
    ("e", rf"(?:của )?{_EACH} (?P<e3>giờ|ngày|tuần|tháng|quý|năm|học kỳ)(?!\w)(?:,? (?:0?1|một) lần)?", _each),
    ("r", r"(?:báo cáo|định kỳ) (?P<rw>(?:0?[369]|ba|sáu|chín) tháng|tuần|tháng|quý|năm|ngày)(?! ?\d|\w| [IV])", _reported),
    ("X", rf"(?:của )?(?P<xu>tháng|quý|năm|tuần) {_AFTER}(?!\w)", _next),
    ("Y", r"(?:của )?(?P<zu>tháng|quý|năm|tuần) (?:này|nay)(?!\w)", _this),
    ("Y", r"(?:của )?(?P<zuu>tháng|quý)(?! \w*\d)(?!\w)", lambda m: Day(months=0, part=f"của {m['zuu'].lower()}")),
    ("y", rf"năm (?P<yy>{_YEAR})(?!\d)|năm nay(?!\w)", _whole_year),
    ("N", r"(?:trong )?ngày làm việc (?:tiếp theo|kế tiếp|liền kề|sau đó|hôm sau)(?!\w)", lambda m: 1),
    ("W", r"ngày làm việc (?P<ww>cuối cùng|đầu tiên|cuối|đầu)(?!\w)|ngày (?P<wz>cuối cùng|đầu tiên|cuối)(?! tháng \d)"
          r"(?!\w)", lambda m: (-1 if (m["ww"] or m["wz"]).startswith(("cuối", "Cuối")) else 1, bool(m["ww"]))),
    ("a", rf"(?<![\d/.,])(?P<an>{_N}) ?(?P<au>ngày|giờ|tiếng|h(?!\w)|tuần|tháng(?! \d)|quý|năm(?! \d))(?P<aw>,? làm việc)?"
          r"(?!\w)", _amount),
    ("n", r"(?:ngày |m[ùồ]ng )(?:m[ùồ]ng )?(?P<nd>[12]\d|3[01]|0?[1-9])(?!\d| ?/|\.\d)", lambda m: Day(int(m["nd"]))),
    (".", r"bắt đầu(?! từ)(?!\w)", _none),
    ("f", r"ngày (?:tiếp theo|liền sau|kế tiếp)(?= ngày \d)", _none),
    ("o", r"(?:trong )?(?:ngày )?hôm nay(?!\w)", lambda m: Day(ahead=0)),
    ("o", r"(?:ngày )mai(?!\w)", lambda m: Day(ahead=1)),
    ("D", r"(?:ngay )?trong ngày(?= làm việc \d)|(?<=ngày )làm việc(?= \d)|ngày làm việc(?= \d)", _none),
    ("D", r"(?:ngay )?trong ngày(?! ?\(?\d| làm| thứ| chủ| mai| hôm| \(|\w)", _none),
    ("i", r"(?:ngày |khi )?(?:được )?(?:ký )?(?:ban hành|phát hành)(?: [^\W\d]+){0,2}? này(?!\w)"
          r"|ngày (?:ký )?(?:ban hành|phát hành|ký)(?: (?:thông báo|kế hoạch|hướng dẫn|công văn|văn bản|chỉ thị))?(?: này)?"
          r"|ngày ra (?:thông báo|văn bản|công văn|kế hoạch|chỉ thị|quyết định)(?: này)?|(?<=từ )(?:nay|bây giờ)(?!\w)",
     lambda m: Issue()),
    ("j", rf"Tết(?: (?:Nguyên đán|cổ truyền|âm lịch))?(?: [^\W\d]+ [^\W\d]+)??(?:(?: năm)? (?P<jy>{_YEAR}))?(?!\w)(?!-)",
     lambda m: Tet(int(m["jy"]) if m["jy"] else None)),
    ("V", r"(?:cho )?(?:đến|tới) khi (?:có (?:thông báo|văn bản|chỉ đạo) (?:mới|khác|tiếp theo)|công bố hết dịch"
          r"|kết thúc|hết dịch)", _none),
    ("V", r"(?:và )?các ngày (?:kế tiếp|tiếp theo|sau đó|sau)(?!\w)|trở đi(?!\w)", _none),
    ("K", r"(?:kể|tính) từ(?: (?:thời điểm|lúc|khi|sau))?(?!\w)", _none),
    ("F", r"(?:(?:bắt đầu|kéo dài|diễn ra) )?từ(?: (?:thời điểm|lúc|khi|sau))?(?!\w)", _none),
    ("T", r"(?:cho )?(?:đến|tới)(?: hết| cuối ngày| trước)?(?!\w)", _none),
    ("L", r"(?:chậm nhất|muộn nhất|không (?:quá|muộn hơn|chậm hơn|để quá)|trễ nhất|tối đa"
          r"|(?<!gia )(?<!có )(?:thời )?hạn(?: chót| cuối)?(?: cùng)?(?: (?:gửi|nộp|nhận|báo cáo|đăng ký|hoàn thành))?"
          r"(?! chế| hán| ngạch| mức| hẹp| sử dụng))(?!\w)", _none),
    ("B", r"trước(?! đến| đây| mắt| hết)(?! khi có)(?!\w)", _none),
    ("A", r"sau(?: khi| ngày)?(?!\w)", _none),
    ("O", r"(?:(?:ngay )?trong(?: (?:vòng|thời hạn|thời gian|cả))?|vào(?: lúc)?|lúc|các ngày|(?:trong )?(?:hai|ba|0?[2-9])"
          r" ngày(?= \d))(?!\w)", _none),
    ("p", r"(?:cuối giờ|hết giờ|giờ)(?: làm việc| hành chính| chiều| sáng| nghỉ trưa)?(?!\w)|cuối ngày(?!\w)"
          r"|(?:sáng|trưa|chiều|tối|đêm)(?!\w)", lambda m: m[0].lower()),
    ("G", r"(?:nửa )?(?P<gp>đầu|giữa|cuối|hết)(?!\w)", lambda m: m[0].lower()),
    ("U", r"cả(?!\w)", _none),
    ("f", r"(?:là|của|khoảng|dự kiến|ngày(?! \d))(?!\w)", _none),
    ("#", r"(?<![\d/.,-])(?P<bd>[12]\d|3[01]|0?[1-9])(?![\d/%]|[.,]\d| ?%)", lambda m: Day(int(m["bd"]))),
    ("&", r"(?:và|hoặc|hay|cùng)(?!\w)", lambda m: m[0].lower()),
    (".", r"\d[\d/.]*|[^\W\d_]+", _none),
]  # fmt: skip
_MARKS = [
    (",", r",", _none), ("-", r"-", _none), ("(", r"\(", _none), (")", r"\)", _none), ("f", r":", _none),
    (";", r";|[.!?](?= |\Z)", _none), (".", r"[^\w\s]|_", _none),
]  # fmt: skip


@cache
def _lexer() -> tuple[re.Pattern[str], list[tuple[str, Callable[[Match], Any]]]]:
    named = [f"(?P<f{i}>{form})" for i, (_, form, _) in enumerate([*_FORMS, *_MARKS])]
    words, marks = "|".join(named[: len(_FORMS)]), "|".join(named[len(_FORMS) :])
    pattern = re.compile(rf"(?<![^\W_])(?:{words})|{marks}", re.I)
    return pattern, [(letter, build) for letter, _, build in [*_FORMS, *_MARKS]]


def atoms(text: str, start: int = 0) -> Iterator[Atom]:
    """The atoms of a folded text from `start` on; runs of other words are joined."""
    pattern, forms = _lexer()
    pending: Atom | None = None
    for m in pattern.finditer(text, start):
        letter, build = forms[int((m.lastgroup or "f0")[1:])]
        if letter == "." or (letter not in ".,-();&z!QbvBLFKTOADVUfGp" and (value := build(m)) is None and letter not in "D"):
            pending = Atom(".", pending.start if pending else m.start(), m.end())
            continue
        if pending:
            yield replace(pending, value=text[pending.start : pending.end].lower())
            pending = None
        yield Atom(letter, m.start(), m.end(), build(m))
    if pending:
        yield replace(pending, value=text[pending.start : pending.end].lower())
