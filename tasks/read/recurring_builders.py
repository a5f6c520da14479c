"""What the words of a periodic demand come to: the builders of the rules in recurring_rules.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tasks.read.dates import clock, next_of, parts, weekday
from tasks.read.facts import Every, Recurrence
from tasks.read.setting import Setting
from tasks.read.words import NUMERALS, ROMAN

Build = Callable[[re.Match[str], Setting], list[Recurrence]]


_PERIODS = {
    "ngày": Every.DAY, "tuần": Every.WEEK, "tháng": Every.MONTH, "quý": Every.QUARTER, "năm": Every.YEAR,
    "3 tháng": Every.QUARTER, "03 tháng": Every.QUARTER, "ba tháng": Every.QUARTER,
    "6 tháng": Every.HALF_YEAR, "06 tháng": Every.HALF_YEAR, "sáu tháng": Every.HALF_YEAR,
    "9 tháng": Every.NINE_MONTHS, "09 tháng": Every.NINE_MONTHS, "chín tháng": Every.NINE_MONTHS,
}  # fmt: skip
_MONTHS = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF_YEAR, 9: Every.NINE_MONTHS, 12: Every.YEAR}


def monthly(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    rec = Recurrence(every=Every.MONTH, day=int(m["day"]), time=clock(m, "t"))
    months = m.groupdict().get("months")
    return [_bounded_by_months(rec, [int(n) for n in re.findall(r"\d{1,2}", months)], setting) if months else rec]


def days(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "các ngày 10, 20 và 30 hằng tháng": one for each; "ngày cuối tháng" is the 31st, cut to the month's length."""
    found = [int(n) for n in re.findall(r"\d{1,2}", m["days"])]
    listed = found + [31] * m["days"].lower().endswith("cuối tháng")
    return [Recurrence(every=Every.MONTH, day=day) for day in listed if 1 <= day <= 31]


def month_ends(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "cuối mỗi tháng": which day is not said."""
    return [Recurrence(every=Every.MONTH)]


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


def two_dates(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "trước ngày 15/6 và 15/12 hằng năm": the half year's and the year's where six months lie between them."""
    (day, month, year), (day2, month2, year2) = parts(m, "a"), parts(m, "b")
    if year or year2:
        return []
    first = Every.HALF_YEAR if month and month2 and (month2 - month) % 12 in (5, 6, 7) else Every.YEAR
    return [Recurrence(every=first, day=day, month=month), Recurrence(every=Every.YEAR, day=day2, month=month2)]


def in_months(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "trước ngày 20 các tháng 3, 6, 9, 12": the last month of each quarter."""
    months = [int(n) for n in re.findall(r"\d{1,2}", m["months"])]
    if months not in ([3, 6, 9, 12], [1, 4, 7, 10]):
        return []
    return [Recurrence(every=Every.QUARTER, day=int(m["day"]), month=3 if months[0] == 3 else 4)]


def quarterly(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    word = (m.groupdict().get("mq") or "").lower()
    month = _IN_QUARTER.get(word)
    if m.groupdict().get("next"):
        month = 4 if month in (1, None) else None
    return [Recurrence(every=Every.QUARTER, day=int(m["day"]), month=month, time=clock(m, "t"))]


def of_quarter(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "quý I trước ngày 15/3": the third month of the quarter."""
    day, month, year = parts(m, "a")
    within = (month or 0) - 3 * (ROMAN[m["q"].upper()] - 1)
    return [Recurrence(every=Every.QUARTER, day=day, month=within)] if not year and 1 <= within <= 4 else []


def dated(every: Every) -> Build:
    """A date of the year: 15/6 for the half year."""

    def build(m: re.Match[str], setting: Setting) -> list[Recurrence]:
        day, month, year = parts(m, "a")
        return [] if year else [Recurrence(every=every, day=day, month=month, time=clock(m, "t"))]

    return build


def halves(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "định kỳ 6 tháng (trước ngày 20/6 và 20/12)": once in each half of the year."""
    return [replace(rec, every=Every.HALF_YEAR) for rec in half_and_year(m, setting)]


def half_and_year(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "6 tháng, năm (trước 15/6 và 15/12)" is two."""
    first, second = parts(m, "a"), parts(m, "b")
    if first[2] or second[2]:
        return []
    return [
        Recurrence(every=Every.HALF_YEAR, day=first[0], month=first[1]),
        Recurrence(every=Every.YEAR, day=second[0], month=second[1]),
    ]


def weekly(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    return [Recurrence(every=Every.WEEK, day=weekday(m), time=clock(m, "t"))]


def daily(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """One entry per time of day: "trước 07 giờ và 16 giờ hằng ngày" is two."""
    times = [clock(m, p) for p in "tvu" if f"{p}h" in m.groupdict()]
    return [Recurrence(every=Every.DAY, time=t) for t in times if t] or [Recurrence(every=Every.DAY)]


def hourly(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    return [Recurrence(every=Every.HOUR, interval=int(m["n"]))]


def bare(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "hằng tháng, quý, 6 tháng, năm": a period each, no day."""
    words = re.findall(r"(?:0?[369]|ba|sáu|chín) tháng|tuần|tháng|quý|năm|ngày", m["list"].lower())
    return [Recurrence(every=_PERIODS[w]) for w in words]


def counted(m: re.Match[str], setting: Setting) -> list[Recurrence]:
    """ "03 tháng/lần", "hai tuần một lần"."""
    word, unit = (m["n"] or "1").lower(), m["u"].lower()
    count = int(word) if word.isdigit() else NUMERALS[word]
    if unit == "tháng":
        return [Recurrence(every=_MONTHS[count])] if count in _MONTHS else []
    if unit == "tuần":
        return [Recurrence(every=Every.WEEK, day=weekday(m) if "wd" in m.groupdict() else None, interval=count)]
    return [Recurrence(every=_PERIODS[unit])] if count == 1 else []
