"""Working days to and since a deadline, each span counted once however many lines of a page have it."""

import datetime as dt
from functools import cached_property

from pendulum import DateTime

from models.due import Due
from models.workdays import Calendar


class DayCount:
    """Counts by the office's calendar from a moment."""

    def __init__(self, calendar: Calendar, now: DateTime) -> None:
        self._calendar, self._now = calendar, now
        self._spans: dict[dt.date, int] = {}

    @cached_property
    def today(self) -> dt.date:
        """The office's day."""
        return self._calendar.local(self._now).date()

    def to(self, day: dt.date) -> int:
        """Working days from today up to and with a day; negative when it has passed."""
        if day not in self._spans:
            self._spans[day] = self._calendar.working_days_between(self.today, day)
        return self._spans[day]

    def late(self, due: Due) -> int:
        """Working days since the last day that was in time; 0 where nothing is late."""
        if due.late_after is None or self._now <= due.late_after:
            return 0
        return -self.to(self._calendar.last_day(due.late_after))

    def left(self, due: Due) -> int | None:
        """Working days until what is asked for; None without a deadline."""
        return self.to(self._calendar.local(due.remind_by).date()) if due.remind_by else None

    def until(self, due: Due) -> DateTime | None:
        """What is asked for, as the office's day and hour."""
        return self._calendar.local(due.remind_by) if due.remind_by else None
