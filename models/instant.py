"""Instants: UTC in the database, pendulum in Viet Nam's zone everywhere else; a naive datetime is an error."""

import datetime as dt
from functools import lru_cache
from typing import Any

import pendulum
from pendulum import DateTime
from sqlalchemy import DateTime as SqlDateTime
from sqlalchemy import Dialect
from sqlalchemy.types import TypeDecorator

from models.errors import PlainError

ZONE = "Asia/Ho_Chi_Minh"  # UTC+7 the whole year
_ZONE = pendulum.timezone(ZONE)


class BadInstant(PlainError, ValueError):
    """A text or a datetime that does not name one moment."""


def aware(moment: dt.datetime) -> DateTime:
    """The same moment as a pendulum instant in Viet Nam's zone.

    Raises BadInstant for a naive datetime: without a zone it names no moment.
    """
    here = _named(moment).astimezone(_ZONE)  # by hand: pendulum's own way takes five times as long, for each instant
    return DateTime(
        here.year, here.month, here.day, here.hour, here.minute, here.second, here.microsecond, _ZONE, fold=here.fold
    )


def _named(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise BadInstant(f"thời điểm {moment} không có múi giờ")
    return moment


def parse_instant(text: str) -> DateTime:
    """Read `2022-01-24T08:00` (Viet Nam's time) or an ISO instant with its own offset.

    Raises BadInstant when the text is neither.
    """
    try:
        return aware(pendulum.instance(dt.datetime.fromisoformat(text.strip()), tz=ZONE))
    except ValueError as error:
        raise BadInstant(f"“{text}” không phải là thời điểm; hãy viết như 2022-01-24T08:00") from error


def parse_day_or_instant(text: str) -> tuple[dt.date, dt.time | None]:
    """Read `2022-02-18`, or `2022-02-18T10:00` where the hour is meant too. Raises BadInstant when it is neither."""
    try:
        return dt.date.fromisoformat(text.strip()), None
    except ValueError:
        moment = parse_instant(text)
        return moment.date(), moment.time()


def iso(value: dt.date | None) -> str | None:
    """An instant, to the second, or a day in ISO's writing; None for none."""
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if value else None


class Instant(TypeDecorator[DateTime]):
    """The one column type for moments: stored as UTC, read back as pendulum in Viet Nam's zone."""

    impl = SqlDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        # SQLite keeps text without a zone: a fixed UTC keeps its order right.
        return _plain(value) if dialect.name == "sqlite" else _plain(value).replace(tzinfo=dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> DateTime | None:
        if value is None:
            return None
        return _read(value)


@lru_cache(maxsize=4096)
def _plain(moment: dt.datetime) -> dt.datetime:
    """In UTC and without saying so. Thousands of rows have the same few moments: kept, here and in `_read`."""
    utc = _named(moment).astimezone(dt.UTC)
    return dt.datetime(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond)


@lru_cache(maxsize=4096)
def _read(stored: dt.datetime) -> DateTime:
    return aware(stored if stored.tzinfo else stored.replace(tzinfo=dt.UTC))
