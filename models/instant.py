"""Instants: pendulum in Viet Nam's zone wherever we compute; a naive datetime is an error."""

import datetime as dt
import re

import pendulum
from pendulum import DateTime

from models.errors import UserError
from models.text import tr

ZONE = "Asia/Ho_Chi_Minh"  # UTC+7 the whole year
_ZONE = pendulum.timezone(ZONE)


class BadInstant(UserError, ValueError):
    """A text or a datetime that does not name one moment."""


def to_local(moment: dt.datetime) -> DateTime:
    """The same moment as a pendulum instant in Viet Nam's zone.

    Raises BadInstant for a naive datetime: without a zone it names no moment.
    """
    here = check_zone(moment).astimezone(
        _ZONE
    )  # by hand: pendulum's own way takes five times as long, for each instant
    return DateTime(
        here.year, here.month, here.day, here.hour, here.minute, here.second, here.microsecond, _ZONE, fold=here.fold
    )


def check_zone(moment: dt.datetime) -> dt.datetime:
    """The same moment. Raises BadInstant for a naive datetime."""
    if moment.tzinfo is None:
        raise BadInstant(tr("thời điểm {moment} không có múi giờ", moment=moment))
    return moment


_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(\d{1,2})[:h](\d\d))?")


def _to_iso(text: str) -> str:
    """A day, or a day and an hour, as an office writes it (24/01/2022 08:00), in ISO's writing; all else as it is."""
    if not (found := _WRITTEN.fullmatch(text.strip())):
        return text.strip()
    day, month, year, hour, minute = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}" + (f"T{hour:0>2}:{minute}" if hour else "")


def parse_instant(text: str) -> DateTime:
    """Read `2022-01-24T08:00` or `24/01/2022 08:00` (Viet Nam's time), or an ISO instant with its own offset.

    Raises BadInstant when the text is none of them.
    """
    try:
        return to_local(pendulum.instance(dt.datetime.fromisoformat(_to_iso(text)), tz=ZONE))
    except ValueError as error:
        raise BadInstant(tr("“{text}” không phải là thời điểm; hãy viết như 2022-01-24T08:00", text=text)) from error


def parse_day_or_instant(text: str) -> tuple[dt.date, dt.time | None]:
    """Read `2022-02-18` or `18/02/2022`, or with an hour behind it where that is meant too.

    Raises BadInstant when it is neither.
    """
    try:
        return dt.date.fromisoformat(_to_iso(text)), None
    except ValueError:
        moment = parse_instant(text)
        return moment.date(), moment.time()


def iso_text(value: dt.date | None) -> str | None:
    """An instant, to the second, or a day in ISO's writing; None for none."""
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if value else None


def moment_text(moment: dt.datetime) -> str:
    """An instant as sentences for the screen have it: 17:00 ngày 25/01/2022."""
    return tr("{moment:%H:%M} ngày {moment:%d/%m/%Y}", moment=moment)
