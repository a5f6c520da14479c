"""What an expression of time says, before it is known in which document it stands. Nothing is inferred here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tasks.read.facts import Recurrence, Unit


@dataclass(frozen=True)
class Day:
    """A day of the calendar as printed: what is left out is None. `ahead`: so many days after the day of writing;
    `months`: so many months after its month. `part`: sáng, chiều, ... `same`: "cùng ngày", the day
    that the text names before.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    clock: dt.time | None = None
    part: str | None = None
    ahead: int | None = None
    months: int | None = None
    years: int | None = None
    weekday: int | None = None
    same: bool = False


@dataclass(frozen=True)
class Span:
    """Whole months from `first` to `last` of a year, 1 to 12, or with `part` (đầu, giữa, cuối) a piece of them.

    `years`: so many years after the year of writing; `months`: months after the month of writing.
    """

    first: int
    last: int
    year: int | None = None
    part: str | None = None
    years: int | None = None
    months: int | None = None
    until_year: int | None = None


@dataclass(frozen=True)
class Issue:
    """The day on which the document was issued: "từ nay", "kể từ ngày ban hành"."""


@dataclass(frozen=True)
class Tet:
    """The lunar new year's day of a year, or the next one."""

    year: int | None = None


Edge = Day | Span | Issue | Tet


@dataclass(frozen=True)
class Listed:
    """Several days, in their order; what one of them leaves out, the next one says."""

    days: tuple[Day, ...]


@dataclass(frozen=True)
class Stretch:
    """From one edge to the other; `end` None: until further notice."""

    start: Edge | None
    end: Edge | None


@dataclass(frozen=True)
class Recurring:
    """Every one of these recurrences; `since` and `until` bound them where they are said with it."""

    each: tuple[Recurrence, ...]
    within: Stretch | Span | None = None


@dataclass(frozen=True)
class NthWorkingDay:
    """The `number`-th working day of a month, quarter or year; -1 is the last one."""

    number: int
    span: Span
    clock: dt.time | None = None


@dataclass(frozen=True)
class Counted:
    """So many units after `anchor` (None: an event, in `event`), or before it where `count` is negative."""

    count: int
    unit: Unit
    anchor: Day | Issue | Tet | None = None
    event: str = ""


@dataclass(frozen=True)
class Either:
    """ "trong ngày, chậm nhất là trong ngày làm việc tiếp theo": this day, or at the latest so many working days on."""

    working_days: int


Value = Day | Span | Listed | Stretch | Recurring | NthWorkingDay | Counted | Either | Tet


@dataclass(frozen=True)
class TimeTag:
    """An expression at `start`..`end` of the text that was tagged; `said` is where the words of time begin, behind
    the marker. `marker`: by, before, within, on, until, from, after, or nothing.
    """

    value: Value
    start: int
    end: int
    said: int
    marker: str = ""
