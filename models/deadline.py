"""Deadlines by the law. Pure: a stated date or term and a calendar -> remind_by, late_after, reasons.

Two questions no source settles: does "trước ngày X" include X, and does a fixed date on a holiday move?
Both are answered by one principle, **remind early, accuse late**: `remind_by` is the strictest reading,
`late_after` the most lenient, and only after the latter is anybody called late.
"""

import datetime as dt
from dataclasses import dataclass

from pendulum import DateTime

from models.workdays import Calendar

STRICT = "Đôn Đốc, nhắc sớm: “trước ngày” được hiểu chặt nhất, là ngày làm việc liền trước"
LENIENT = "Đôn Đốc, kết luận muộn: đến hết ngày nêu trong văn bản vẫn tính là đúng hạn"
MOVED_EARLY = "Đôn Đốc, nhắc sớm: ngày hạn là ngày nghỉ, nên nhắc theo ngày làm việc liền trước"
MOVED_LATE = "Bộ luật Dân sự 2015, Điều 148: ngày cuối là ngày nghỉ, nên kết thúc vào ngày làm việc tiếp theo"
FIRST_DAY = "Bộ luật Dân sự 2015, Điều 147: không tính ngày đầu tiên của thời hạn"
LAST_DAY = "Bộ luật Dân sự 2015, Điều 148: thời hạn kết thúc tại thời điểm kết thúc ngày cuối cùng"


@dataclass(frozen=True)
class Deadline:
    """A deadline with its two instants and the articles or policies that gave them.

    `stated` is the day as the document says it; reminders count from `remind_by`; nobody is late before
    or at `late_after` (24:00 is 00:00 of the next day).
    """

    stated: dt.date
    remind_by: DateTime
    late_after: DateTime
    reasons: tuple[str, ...]


def rest_hint(day: dt.date, calendar: Calendar) -> str | None:
    """Why a day is no day to set, with the working days beside it; None for a working day."""
    name = calendar.rest_name(day)
    if name is None:
        return None
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)
    return f"{day:%d/%m/%Y} là ngày nghỉ ({name}); hãy chọn {before:%d/%m/%Y} hoặc {after:%d/%m/%Y}"


def by_day(day: dt.date, calendar: Calendar, *, before: bool = False) -> Deadline:
    """A stated day: "chậm nhất ngày X", or with `before` "trước ngày X"."""
    reasons = [LENIENT]
    strict = calendar.on_or_before(day)
    if before:
        strict = calendar.shift(day, -1)
        reasons.append(STRICT)
    elif strict != day:
        reasons.append(MOVED_EARLY)
    last = calendar.on_or_after(day)
    if last != day:
        reasons.append(MOVED_LATE)
    return Deadline(day, calendar.at(strict, calendar.settings.day_ends), calendar.end_of(last), tuple(reasons))


def days_after(start: dt.date, count: int, calendar: Calendar) -> Deadline:
    """A term of `count` calendar days from a day: the law settles its last day, so both instants share it."""
    last = start + dt.timedelta(days=count)
    moved = calendar.on_or_after(last)
    reasons = (FIRST_DAY, LAST_DAY) if moved == last else (FIRST_DAY, LAST_DAY, MOVED_LATE)
    return _term(moved, calendar, reasons)


def working_days_after(start: dt.date, count: int, calendar: Calendar) -> Deadline:
    """A term of `count` working days from a day; the first day is not counted."""
    return _term(calendar.shift(start, count), calendar, (FIRST_DAY, LAST_DAY))


def _term(last: dt.date, calendar: Calendar, reasons: tuple[str, ...]) -> Deadline:
    return Deadline(last, calendar.at(last, calendar.settings.day_ends), calendar.end_of(last), reasons)
