"""The one deadline of a thing owed, in letters, pages, boards and papers alike (decision 0063).

`remind_by` is what its agency must keep, with its hour; `late_after` is told only where lateness is the matter.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pendulum import DateTime

from models.workdays import Calendar


@dataclass(frozen=True)
class PageMoment:
    """The calendar and the instant by which days are counted, each span once however many lines have it."""

    calendar: Calendar
    now: DateTime

    @cached_property
    def _spans(self) -> dict[Any, int]:
        return {}

    @cached_property
    def today(self) -> Any:
        return self.calendar.local(self.now).date()

    def days_to(self, moment: DateTime) -> int:
        """Working days from today up to and with the day of a moment; negative when it has passed."""
        day = self.calendar.local(moment).date()
        if day not in self._spans:
            self._spans[day] = self.calendar.working_days_between(self.today, day)
        return self._spans[day]


@dataclass(frozen=True)
class DueTimes:
    """The two instants of a thing owed, and how far they lie from a moment."""

    moment: PageMoment
    remind_by: DateTime | None
    late_after: DateTime | None

    @property
    def deadline(self) -> DateTime | None:
        """The strictest reading, which is what is asked for; None without a deadline."""
        return self.moment.calendar.local(self.remind_by) if self.remind_by else None

    @property
    def late_from(self) -> DateTime | None:
        """The instant from which it is late: the most lenient reading."""
        return self.moment.calendar.local(self.late_after) if self.late_after else None

    @property
    def overdue(self) -> bool:
        """Past the most lenient reading; whether it is still owed is another matter."""
        return self.late_after is not None and self.moment.now > self.late_after

    @property
    def days_left(self) -> int:
        """Working days up to and with the day of the deadline; 0 without one."""
        return self.moment.days_to(self.remind_by) if self.remind_by else 0

    @property
    def days_late(self) -> int:
        """Working days since the last day that was in time; negative before it, 0 without one."""
        return -self.moment.days_to(self.late_after.subtract(microseconds=1)) if self.late_after else 0

    @property
    def hours_late(self) -> int:
        """Whole hours since it is late; 0 while it is not."""
        return int((self.moment.now - self.late_after).total_hours()) if self.late_after and self.overdue else 0


def deadline_day(deadline: DateTime) -> dt.date:
    """The day of a deadline: 24:00 of a day belongs to that day."""
    return deadline.subtract(microseconds=1).date()


def short_deadline(deadline: DateTime) -> str:
    """17:00 18/02/2022; 24:00 18/02/2022"""
    hour = "24:00" if not (deadline.hour or deadline.minute) else f"{deadline:%H:%M}"
    return f"{hour} {deadline_day(deadline):%d/%m/%Y}"
