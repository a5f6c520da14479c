"""How offices write a date and a time of day, and the year that they leave out.

Patterns are for folded text. `DATE` and `TIME` take a prefix, so that one pattern may hold several of them.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from tasks.read.words import WEEKDAYS

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
WEEKDAY = r"(?:(?:sáng|chiều|tối) )?(?:thứ (?P<wd>hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|(?P<wds>chủ nhật))"
# The same where the date beside it says which day is meant: "thứ Sáu, ngày 15/3", "thứ 6 (15/3/2024)".
NAMED_DAY = r"(?:(?:ngày )?(?:(?:sáng|trưa|chiều|tối) )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|chủ nhật))"
_EARLY = r"(?:m[ùồ]ng )?"  # the first ten days of a month
# Slack in a period without a year: a letter of late March may name 15/3, never the 15/3 of next year.
_LOOK_BACK = dt.timedelta(days=90)


def DATE(p: str) -> str:
    """15/02/2022, 15/02, 15/02/22, 15.02.2022, 15-02-2022, 15/02 năm 2022, 15 tháng 02 năm 2022, 15 tháng 02; "ngày" or
    not, but without a year only "ngày 15.02", "ngày 15-02". "mùng 5 tháng 02" too.
    """
    return (
        rf"(?:ngày ?)?{_EARLY}(?<![\d/.])(?P<{p}d>{_DAY})"
        rf"(?: ?/ ?(?P<{p}m>{_MONTH})(?:(?: ?/ ?|,? năm )(?P<{p}y>{_YEAR})|/(?P<{p}y6>[12]\d)"
        rf"|(?! (?:ngày|buổi)(?!\w)))(?![\d/]|\.\d)"
        rf"|(?P<{p}sep>[.-])(?P<{p}m3>{_MONTH})(?P={p}sep)(?P<{p}y3>{_YEAR})(?!\d)"
        rf"| ?tháng ?(?P<{p}m2>{_MONTH})(?![\d/])(?:,? ?năm ?(?P<{p}y2>{_YEAR}))?"
        rf"| ?tháng ?(?P<{p}m4>{_MONTH})/(?P<{p}y4>{_YEAR})"
        rf"|(?<=ngày \d\d)[.-](?P<{p}m5>{_MONTH})(?![\d/]|[.-]\d| tháng| ngày)"
        rf"|(?<=ngày \d)[.-](?P<{p}m6>{_MONTH})(?![\d/]|[.-]\d| tháng| ngày))"
    )


def LOOSE(p: str) -> str:
    """A date whose month stands only further on: "ngày 01" in "từ ngày 01 đến hết ngày 15/10"."""
    return rf"(?:{DATE(p)}|(?:ngày ?)?(?<![\d/.])(?P<{p}only>{_DAY})(?!\d|/|\.\d))"


def TIME(p: str) -> str:
    """16 giờ 00, 16h00', 7h30, 17g, 16:00, 10 giờ, 8 giờ 30 phút, 5 giờ chiều; not the h of "15 hộ". What is there
    is taken whole: a rule that wants no "ngày" behind it must not find "10h" in "10h00 ngày 15/3".
    """
    return (
        rf"(?:lúc )?(?<!\d)(?P<{p}h>[01]?\d|2[0-4]) ?(?:giờ|[hg](?![^\W\d])|:(?=\d))"
        rf"(?: ?(?P<{p}min>[0-5]\d)(?![\d/])(?: ?(?:'|phút))?+)?+(?: (?:sáng|trưa|(?P<{p}pm>chiều|tối)))?+"
    )


@dataclass(frozen=True)
class Moment:
    """A date with the time of day, if one is printed. `inferred`: the year is not printed."""

    day: dt.date
    time: dt.time | None = None
    inferred: bool = False


def parts(m: re.Match[str], p: str) -> tuple[int | None, int | None, int | None]:
    """Day, month and year of the date that was written with prefix `p`."""
    group = m.groupdict()

    def first(*names: str) -> int | None:
        return next((int(group[p + n]) for n in names if group.get(p + n)), None)

    short = first("y6")
    year = 2000 + short if short else first("y", "y2", "y3", "y4")
    return first("d", "only"), first("m", "m2", "m3", "m4", "m5", "m6"), year


def clock(m: re.Match[str], p: str) -> dt.time | None:
    """The time written with prefix `p`; 24 giờ is the end of the day and is kept as 23:59."""
    group = m.groupdict()
    if not group.get(f"{p}h"):
        return None
    hour, minute = int(group[f"{p}h"]), int(group.get(f"{p}min") or 0)
    hour += 12 if group.get(f"{p}pm") and hour < 12 else 0
    return dt.time(23, 59) if hour == 24 else dt.time(hour, minute)


def moment(m: re.Match[str], p: str, t: str, issued: dt.date | None) -> Moment | None:
    """The date of prefix `p` and time of prefix `t`; None where the year can neither be read nor inferred."""
    day, month, year = parts(m, p)
    if day is None or month is None:
        return None
    found = day_of(year, month, day) if year else next_of(month, day, issued)
    return Moment(found, clock(m, t), year is None) if found else None


def next_of(month: int, day: int, issued: dt.date | None) -> dt.date | None:
    """The day of that month which a document of `issued` means: 15/02 in a December letter is next year."""
    if issued is None or issued.year > 9000:
        return None
    candidates = [day_of(issued.year + n, month, day) for n in (0, 1)]
    return next((d for d in candidates if d and d >= issued - _LOOK_BACK), None)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day ("31/02")."""
    return dt.date(year, month, day) if 1 <= day <= month_end(year, month).day else None


def month_end(year: int, month: int) -> dt.date:
    """The last day of the month (Civil Code 2015 Art. 146)."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def weekday(m: re.Match[str]) -> int | None:
    """1 (Monday) to 7 from "thứ Sáu", "thứ 6", "Chủ nhật"."""
    if m["wds"]:
        return 7
    word = m["wd"]
    return None if not word else int(word) - 1 if word.isdigit() else WEEKDAYS[word.lower()]
