"""What each form of an atom says: from the match of its pattern to its value, or None where it says no time."""

from __future__ import annotations

import re

from models.deadline import END_OF_DAY
from tasks.read.dates import clock, parts
from tasks.read.facts import Every, Unit
from tasks.read.tagger.values import Day, Span
from tasks.read.words import NUMERALS, ROMAN, WEEKDAYS

Match = re.Match[str]
_UNITS = {
    "ngày": Unit.DAY, "ngày làm việc": Unit.WORKING_DAY, "giờ": Unit.HOUR, "h": Unit.HOUR, "tiếng": Unit.HOUR,
    "tuần": Unit.WEEK, "tháng": Unit.MONTH, "quý": Unit.MONTH, "năm": Unit.MONTH,
}  # fmt: skip
_MONTHS_OF = {"quý": 3, "năm": 12}
EVERY = {
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


def read_date(m: Match) -> Day:
    day, month, year = parts(m, "x")
    return Day(day, month, year)


def read_worded_date(m: Match) -> Day | None:
    """ "ngày mười lăm tháng mười hai": a day and a month, never fifteen months."""
    day, month = number(m["sd"].lower().removeprefix("mồng ")), number(m["so"])
    return Day(day, month, int(m["sx"]) if m["sx"] else None) if 1 <= day <= 31 and 1 <= month <= 12 else None


def read_near_day(m: Match) -> Day:
    """ "ngày mai", "ngày kia", "chiều nay"."""
    word = next(one for one in (m.groupdict().get("om"), m.groupdict().get("on")) if one).lower()
    part = m[0].split()[0].lower()
    return Day(ahead={"nay": 0, "mai": 1, "kia": 2}[word], part=None if part in ("ngày", word) else part)


def read_clock(m: Match) -> Day:
    found = clock(m, "t")
    beside = "lúc" if m[0].lower().startswith("lúc") else None
    return Day(clock=END_OF_DAY if int(m["th"]) == 24 else found, part=beside)


def read_month(m: Match) -> Span | None:
    year, ahead = _year(m, "m")
    month = int(m["mm"])
    return Span(month, month, year, years=ahead) if 1 <= month <= 12 else None


def read_months(m: Match) -> Span | None:
    """ "tháng 11, 12/2024", "tháng 6 và tháng 7 năm 2022": from the first to the last."""
    year, ahead = _year(m, "l")
    first, last = int(m["l1"]), int(m["l2"])
    return Span(first, last, year, years=ahead) if 1 <= first < last <= 12 else None


def read_days_of_month(m: Match) -> Span | None:
    """ "10 ngày cuối tháng 8/2022": so many days from one end of the month."""
    year, ahead = _year(m, "d")
    month = int(m["dm"])
    return Span(month, month, year, part=f"{int(m['dc'])} ngày {m['de'].lower()}", years=ahead)


def read_quarter(m: Match) -> Span:
    year, ahead = _year(m, "q")
    last = ROMAN.get(m["qq"].upper()) or int(m["qq"])
    first = (ROMAN.get(m["q0"].upper()) or int(m["q0"])) if m["q0"] else last
    return Span(3 * first - 2, 3 * last, year, years=ahead)


def read_half(m: Match) -> Span:
    year, ahead = _year(m, "h")
    months = number(m["hn"])
    first = m["hh"].lower() == "đầu"
    return Span(1 if first else 13 - months, months if first else 12, year, years=ahead)


def read_whole_year(m: Match) -> Span:
    return Span(1, 12, int(m["yy"]) if m["yy"] else None, years=None if m["yy"] else int("nay" not in m[0].lower()))


def read_years(m: Match) -> Span:
    return Span(1, 12, int(m["g1"]), until_year=int(m["g2"]))


def read_amount(m: Match) -> tuple[int, Unit]:
    unit = " ".join((m["au"] + (m["aw"] or "")).lower().split())
    unit = unit.removesuffix(" lễ")
    return number(m["an"]) * _MONTHS_OF.get(unit, 1), _UNITS[unit]


def read_fraction(m: Match) -> tuple[int, Unit] | None:
    return (15, Unit.DAY) if m["fu"].lower() == "tháng" else (6, Unit.MONTH) if m["fu"].lower() == "năm" else None


def read_ordinal(m: Match) -> tuple[int, Unit]:
    return int(m["od"]), Unit.WORKING_DAY if m["ow"] else Unit.DAY


def read_each(m: Match) -> tuple[Every, int]:
    """The period and how many of it lie between two reports."""
    group = m.groupdict()
    word = next(group[name] for name in ("e1", "e2", "e3", "e4") if group.get(name)).lower()
    count = number(group["en"]) if group.get("en") else 1
    named = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF_YEAR, 9: Every.NINE_MONTHS, 12: Every.YEAR}
    return (named.get(count, Every.MONTH), 1) if word == "tháng" else (EVERY[word], count)


def read_reported(m: Match) -> tuple[Every, int]:
    word = m["rw"].lower()
    several = re.match(r"0?(\d)|sáu|chín|ba", word)
    if several:
        return {"3": Every.QUARTER, "b": Every.QUARTER, "6": Every.HALF_YEAR, "s": Every.HALF_YEAR}.get(
            (several[1] or word[0]), Every.NINE_MONTHS
        ), 1
    return EVERY[word], 1


def read_in_months(m: Match) -> tuple[int, list[int]]:
    return int(m["lm"]), [int(n) for n in re.findall(r"\d{1,2}", m["ll"])]


def read_quarter_month(m: Match) -> int | None:
    """Which month of the quarter: 4 is the first of the next one."""
    word = re.sub(r" (?:tiên|cùng)", "", m["km"].lower())
    month = _IN_QUARTER[word]
    return (4 if month == 1 else None) if m["kx"] else month


def read_next(m: Match) -> Day:
    months, years = {"tháng": (1, None), "quý": (3, None), "năm": (None, 1), "tuần": (None, None)}[m["xu"].lower()]
    return Day(months=months, years=years, ahead=7 if m["xu"].lower() == "tuần" else None)


def read_this(m: Match) -> Day:
    unit = m["zu"].lower()
    if unit == "năm":
        return Day(years=0, part=unit)
    return Day(months=0 if unit != "tuần" else None, ahead=0 if unit == "tuần" else None, part=unit)


def read_weekday(m: Match) -> Day:
    word = m["wd"]
    day = 7 if m["wds"] else int(word) - 1 if word.isdigit() else WEEKDAYS[word.lower()]
    return Day(weekday=day, part=m[0].split(" ")[0].lower())


def read_none(m: Match) -> None:
    return None
