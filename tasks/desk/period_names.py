"""Short names of periods for the head of a column: tuần 49 (30/11-06/12), tháng 02/2022 (15/01-14/02)."""

import datetime as dt
import re

_LABEL = re.compile(
    r"(?P<name>.+?)(?: năm (?P<year>\d{4}))?"
    r" \(số liệu từ ngày (?P<first>\d\d/\d\d)/\d{4} đến hết ngày (?P<last>\d\d/\d\d)/\d{4}\)"
)
"""What tasks/campaigns/dues.py calls a period of several days."""


def short_period(label: str) -> str:
    """The name of a period, its days in brackets and without the years that nobody needs; "" for none."""
    if not (found := _LABEL.fullmatch(label)):
        return label
    week = found["name"].startswith("tuần ")
    year = f" năm {found['year']}" if found["year"] and not week else ""
    return f"{found['name']}{year} ({found['first']}-{found['last']})"


def day_asked(period: str) -> dt.date | None:
    """The day for which a report on request was asked first (tasks/campaigns/request.py), whatever it was moved to."""
    _, mark, day = period.rpartition("@")
    return dt.date.fromisoformat(day) if mark else None
