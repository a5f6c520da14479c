"""The working calendar: Viet Nam's weekends and public holidays, with the operator's overrides."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pendulum
from pendulum import DateTime

from models.config.settings import CalendarSettings
from models.errors import UserError
from models.text import tr

if TYPE_CHECKING:
    from holidays import HolidayBase

LONGEST_REST = 60
"""Days; more days off in a row than this is a mistake in the calendar, not a holiday."""


class BadCalendar(UserError, ValueError):
    """A calendar by which nobody ever works."""


@dataclass(frozen=True)
class Calendar:
    """Which days are worked and when the office is open; all local times in its zone.

    Public holidays: Labour Code 2019, Art. 112; rest made good on the next working day: Art. 111.3.
    """

    settings: CalendarSettings
    zone: str

    @cached_property
    def _holidays(self) -> "HolidayBase":
        from holidays import country_holidays  # 0.3 s, which a look at the rows need not wait for

        return country_holidays(self.settings.country, language=self.settings.language)

    def is_working(self, day: dt.date) -> bool:
        """The operator's word first, then the library's (weekends, holidays, swapped days)."""
        if day in self.settings.worked_days:
            return True
        if day in self.settings.days_off:
            return False
        return bool(self._holidays.is_working_day(day))

    def rest_name(self, day: dt.date) -> str | None:
        """Why a day is not worked, as an officer says it; None for a working day."""
        if self.is_working(day):
            return None
        if day in self.settings.days_off:
            return "ngày nghỉ theo cấu hình của cơ quan"
        return self._holidays.get(day) or ("thứ Bảy" if day.weekday() == 5 else "Chủ nhật")

    def known_until(self) -> int:
        """The last year whose swapped working days the library knows (they are decided year by year)."""
        years: dict[int, object] = getattr(self._holidays, "special_public_holidays", {})
        return max(years, default=dt.date.max.year)

    def on_or_after(self, day: dt.date) -> dt.date:
        """The day itself if worked, else the next working day."""
        return self._seek(day, +1)

    def on_or_before(self, day: dt.date) -> dt.date:
        """The day itself if worked, else the last working day before it."""
        return self._seek(day, -1)

    def shift(self, day: dt.date, count: int) -> dt.date:
        """`count` working days after (or, when negative, before) a day; that day itself is not counted."""
        one = 1 if count > 0 else -1
        for _ in range(abs(count)):
            day = self._seek(day + dt.timedelta(days=one), one)
        return day

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(start + dt.timedelta(days=n)) for n in range(1, (end - start).days + 1))

    def at(self, day: dt.date, time: dt.time) -> DateTime:
        """The instant of a local time on a day."""
        return pendulum.datetime(day.year, day.month, day.day, time.hour, time.minute, time.second, tz=self.zone)

    def sending_hour(self, day: dt.date) -> DateTime:
        """The hour of a day at which letters go."""
        return self.at(day, self.settings.send_at)

    def end_of(self, day: dt.date) -> DateTime:
        """24:00 of a day, that is 00:00 of the next."""
        return self.at(day + dt.timedelta(days=1), dt.time(0))

    def local(self, moment: DateTime) -> DateTime:
        """The same moment on the office's clock."""
        return moment if moment.timezone_name == self.zone else moment.in_timezone(self.zone)

    def last_day(self, late_after: DateTime) -> dt.date:
        """The last day still in time: 24:00 of a day belongs to that day."""
        return self.local(late_after.subtract(microseconds=1)).date()

    def is_open(self, moment: DateTime) -> bool:
        """True inside office hours of a working day."""
        here = self.local(moment)
        return self.is_working(here.date()) and any(
            start <= here.time() < end for start, end in self.settings.office_hours
        )

    def opens(self, moment: DateTime) -> DateTime:
        """The moment itself when the office is open, else the next moment at which it opens."""
        if self.is_open(moment):
            return moment
        here = self.local(moment)
        if self.is_working(here.date()):
            for start, _ in self.settings.office_hours:
                if here.time() < start:
                    return self.at(here.date(), start)
        return self.at(self.shift(here.date(), 1), self.settings.office_hours[0][0])

    def _seek(self, day: dt.date, one: int) -> dt.date:
        for distance in range(LONGEST_REST):
            found = day + dt.timedelta(days=one * distance)
            if self.is_working(found):
                return found
        raise BadCalendar(
            tr(
                "lịch làm việc không có ngày làm việc nào trong {days} ngày quanh {day:%d/%m/%Y}",
                days=LONGEST_REST,
                day=day,
            )
        )
