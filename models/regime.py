"""Periodic regimes as data: which periods there are, what each covers, and when its report is due. Pure.

A regime is the period that is reported on, the day on which data is cut off, and the day on which the report is due.
Nghị định 09/2019/NĐ-CP, Art. 12, cuts off on the 14th of a period's last month: the month of February runs from 15/1
to 14/2, the first half of the year from 15/12 to 14/6. Statistical regimes use the calendar's own periods.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Any

from models.deadline import Stated, day_in
from models.text import mark_text, tr

FRIDAY = 5
"""A weekly report due from Friday on covers its own week; one due from Monday to Thursday, the week that has ended
(policy of Đôn Đốc: no source settles it, and the draft says so)."""
CUT_OFF = 14
"""The last day of data within a period's last month (Nghị định 09/2019/NĐ-CP, Art. 12)."""


class Every(StrEnum):
    """The period that is reported on."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.NINE_MONTHS: 9, Every.YEAR: 12}


@dataclass(frozen=True)
class Period:
    """One period: its stable name, how an office calls it, and the first and last day of its data."""

    key: str
    label: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Regime:
    """What is owed again and again.

    `day`: of the month, or for a week 1 (Monday) to 7; `month`: of the year, or for a quarter 1 to 3 within it and 4
    for the first month of the next. `cut_off` None: the calendar's own periods. `since` and `until` bound the periods
    by the days on which they are due. `interval` counts weeks between two reports, from the week of `since`.
    """

    every: Every
    day: int | None = None
    month: int | None = None
    before: bool = False
    time: dt.time | None = None
    cut_off: int | None = CUT_OFF
    since: dt.date | None = None
    until: dt.date | None = None
    interval: int = 1


def periods_from(regime: Regime, on: dt.date) -> Iterator[Period]:
    """The periods of a regime in their order, from the one whose data are being gathered on a day; without end.

    The nine months of a year leave its last quarter out: on a day of that, the next year's come first.
    """
    if regime.every is Every.DAY:
        yield from (_day(on + dt.timedelta(days=n)) for n in range(10**5))
    elif regime.every is Every.WEEK:
        monday = on - dt.timedelta(days=on.weekday())
        origin = regime.since or on
        origin -= dt.timedelta(days=origin.weekday())
        ahead = -((monday - origin).days // 7) % regime.interval
        yield from (_week(monday + dt.timedelta(weeks=ahead + n * regime.interval)) for n in range(10**4))
    else:
        yield from (p for p in _of_months(regime, on.year - 1) if p.last >= on)


def _day(day: dt.date) -> Period:
    return Period(day.isoformat(), tr("ngày {day:%d/%m/%Y}", day=day), day, day)


def _week(monday: dt.date) -> Period:
    year, week, _ = monday.isocalendar()
    return Period(
        f"{year}-W{week:02d}",
        tr("tuần {week:02d} năm {year}", week=week, year=year),
        monday,
        monday + dt.timedelta(days=6),
    )


def _of_months(regime: Regime, year: int) -> Iterator[Period]:
    length = MONTHS[regime.every]
    while year < dt.MAXYEAR:
        for number in range(1 if regime.every is Every.NINE_MONTHS else 12 // length):
            start, end = 1 + number * length, (number + 1) * length
            first, last = _data(year, start, end, regime.cut_off)
            yield Period(*_name(regime.every, year, number + 1), first, last)
        year += 1


def _data(year: int, start: int, end: int, cut_off: int | None) -> tuple[dt.date, dt.date]:
    """First and last day of the data of the months `start`..`end` of a year."""
    if cut_off is None:
        return dt.date(year, start, 1), day_in(year, end, 31)
    before = (year - 1, 12) if start == 1 else (year, start - 1)
    return day_in(*before, cut_off) + dt.timedelta(days=1), day_in(year, end, cut_off)


def _name(every: Every, year: int, number: int) -> tuple[str, str]:
    match every:
        case Every.MONTH:
            return f"{year}-{number:02d}", tr("tháng {number:02d}/{year}", number=number, year=year)
        case Every.QUARTER:
            return f"{year}-Q{number}", tr("quý {value}/{year}", value=("I", "II", "III", "IV")[number - 1], year=year)
        case Every.HALF_YEAR:
            return f"{year}-H{number}", tr(
                "6 tháng {half} năm {year}", half=mark_text(("đầu", "cuối")[number - 1]), year=year
            )
        case Every.NINE_MONTHS:
            return f"{year}-9M", tr("9 tháng năm {year}", year=year)
    return f"{year}", tr("năm {year}", year=year)


_KEYS = {
    Every.MONTH: r"(\d{4})-(\d\d)",
    Every.QUARTER: r"(\d{4})-Q(\d)",
    Every.HALF_YEAR: r"(\d{4})-H(\d)",
    Every.NINE_MONTHS: r"(\d{4})-(9)M",
    Every.YEAR: r"(\d{4})()",
}


def period_name(key: str) -> str:
    """What `periods_from` calls the period of a key; "" for what is no key of a period."""
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", key):
        return _week(dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)).label
    if re.fullmatch(r"\d{4}-\d\d-\d\d", key):
        return _day(dt.date.fromisoformat(key)).label
    names = (_name(every, int(m[1]), int(m[2] or 1)) for every, of in _KEYS.items() if (m := re.fullmatch(of, key)))
    return next((name for _, name in names), "")


def due_day(regime: Regime, period: Period) -> Stated | None:
    """The day on which a period's report is due; None where this period is not reported on by this rule.

    "15/6" of a half-yearly regime is that of the first half only; "10/01" of a yearly one lies in the next year.
    """
    day = _due_day(regime, period)
    return Stated(day, regime.before, regime.time) if day else None


def _due_day(regime: Regime, period: Period) -> dt.date | None:
    if regime.every is Every.DAY:
        return period.first
    if regime.every is Every.WEEK:
        return period.first + dt.timedelta(days=_days_into_week(regime.day or FRIDAY))
    wanted = regime.day or 31
    year, month = period.last.year, period.last.month
    if regime.every is Every.QUARTER and regime.month:
        return _in_month(year, month - 3 + regime.month, wanted)
    if regime.every is Every.MONTH or regime.month is None:
        # the first such day that leaves time after the cut-off
        same = day_in(year, month, wanted)
        return same if same > period.last or regime.day is None else _in_month(year, month + 1, wanted)
    return _of_year(regime, period, regime.month, wanted)


def _days_into_week(day: int) -> int:
    """Days from the Monday of the week that is reported on to the day of the report (1 to 7)."""
    return day - 1 if day >= FRIDAY else day + 6


def _in_month(year: int, month: int, day: int) -> dt.date:
    """That day of a month counted on through the year's end."""
    return day_in(year + (month - 1) // 12, (month - 1) % 12 + 1, day)


def _of_year(regime: Regime, period: Period, month: int, day: int) -> dt.date | None:
    """A day of the year: in the last month of the period, the one before it, or up to half a year after its end."""
    offset = (month - period.last.month + 1) % 12 - 1
    if regime.every is Every.HALF_YEAR and offset > 4:
        return None
    return _in_month(period.last.year, period.last.month + offset, day)


def owed_from(regime: Regime, on: dt.date) -> Iterator[tuple[Period, Stated]]:
    """The periods that are owed, from a day on, each with its due day, as far as the regime's bounds go."""
    dated = ((period, due_day(regime, period)) for period in periods_from(regime, on - dt.timedelta(days=400)))
    owed = ((period, stated) for period, stated in dated if stated)
    within = takewhile(lambda pair: not regime.until or pair[1].day <= regime.until, owed)
    start = max(on, regime.since or on)
    return ((period, stated) for period, stated in within if stated.day >= start)


def regime_as_json(regime: Regime) -> dict[str, Any]:
    """A regime as plain values."""
    plain = asdict(regime) | {"every": regime.every.value}
    for key in ("time", "since", "until"):
        plain[key] = plain[key].isoformat() if plain[key] else None
    return plain


def regime_from_json(plain: dict[str, Any]) -> Regime:
    """The regime that `regime_as_json` gave."""
    values = plain | {"every": Every(plain["every"])}
    values["time"] = dt.time.fromisoformat(values["time"]) if values["time"] else None
    for key in ("since", "until"):
        values[key] = dt.date.fromisoformat(values[key]) if values[key] else None
    return Regime(**values)
