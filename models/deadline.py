"""Deadlines by the law. Pure: a stated date or term and a calendar -> remind_by, late_after, reasons.

Two questions no source settles: does "trước ngày X" include X, and does a fixed date on a holiday move?
Both are answered by one principle, **remind early, accuse late**: `remind_by` is the strictest reading,
`late_after` the most lenient, and only after the latter is anybody called late.
"""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pendulum import DateTime, instance

from models.text import mark_text, tr
from models.workdays import Calendar

STRICT = "Đôn Đốc, nhắc sớm: “trước ngày” được hiểu chặt nhất, là ngày làm việc liền trước"
LENIENT = "Đôn Đốc, kết luận muộn: đến hết ngày nêu trong văn bản vẫn tính là đúng hạn"
MOVED_EARLY = "Đôn Đốc, nhắc sớm: ngày hạn là ngày nghỉ, nên nhắc theo ngày làm việc liền trước"
MOVED_LATE = "Bộ luật Dân sự 2015, Điều 148: ngày cuối là ngày nghỉ, nên kết thúc vào ngày làm việc tiếp theo"
FIRST_DAY = "Bộ luật Dân sự 2015, Điều 147: không tính ngày đầu tiên của thời hạn"
LAST_DAY = "Bộ luật Dân sự 2015, Điều 148: thời hạn kết thúc tại thời điểm kết thúc ngày cuối cùng"
SAME_DAY = "Bộ luật Dân sự 2015, Điều 148: thời hạn tính bằng tháng kết thúc vào ngày tương ứng, hoặc ngày cuối tháng"
HOURS_RUN_AT_ONCE = "Bộ luật Dân sự 2015, Điều 147: thời hạn tính bằng giờ bắt đầu ngay từ thời điểm đã xác định"
NAMED_HOUR = "Đôn Đốc: văn bản đã nêu giờ, nên tính đúng giờ đó"
NO_HOUR = "Đôn Đốc: không rõ giờ bắt đầu, nên nhắc như từ 0 giờ và chỉ kết luận muộn như từ 24 giờ ngày đó"
LEVELS = "Nghị định 09/2019/NĐ-CP, Điều 8: báo cáo qua nhiều cấp, cấp dưới gửi trước cấp trên ít nhất một ngày làm việc"
BACKWARDS = "Bộ luật Dân sự 2015, Điều 147: đếm ngược, không tính chính ngày được nêu"

LAST_MINUTE = dt.time(23, 59)
"""How "trước 24 giờ" of a document is kept and shown; nobody is late before that day is over."""
END_OF_DAY = dt.time(23, 59, 59)
"""24 giờ as a time of day: 00:00 of the next day when a deadline is computed, 23:59 where it is shown."""


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
    return tr(
        "{day:%d/%m/%Y} là ngày nghỉ ({name}); hãy chọn {before:%d/%m/%Y} hoặc {after:%d/%m/%Y}",
        day=day,
        name=mark_text(name),
        before=before,
        after=after,
    )


class Unit(StrEnum):
    """What a term is counted in."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"


class After(StrEnum):
    """The event from which a term runs."""

    RECEIPT = "receipt"
    ISSUE = "issue"
    WINDOW_END = "window_end"


@dataclass(frozen=True)
class Stated:
    """A day that is named: "chậm nhất ngày X", with `before` "trước ngày X"; `earlier` working days for lower levels.

    `time` is set where the hour is named too; `latest` where a second, later day is allowed ("chậm nhất là trong ngày
    làm việc tiếp theo"): nobody is late before its end.
    """

    day: dt.date
    before: bool = False
    time: dt.time | None = None
    earlier: int = 0
    latest: dt.date | None = None


@dataclass(frozen=True)
class Term:
    """So many units from an instant; of terms in days only its day matters.

    `dated` marks a start of which only the day is known, which matters for hours. A negative count runs backwards:
    "trước ngày X 03 ngày làm việc".
    """

    start: DateTime
    count: int
    unit: Unit
    dated: bool = False


Basis = Stated | Term
"""What a deadline is computed from, and computed anew when the calendar changes."""


def compute_deadline(basis: Basis, calendar: Calendar) -> Deadline:
    """The deadline of a stated day or a term, by the calendar as it is now."""
    if isinstance(basis, Stated):
        found = by_day(basis.day, calendar, before=basis.before, time=basis.time, earlier=basis.earlier)
        return replace(found, late_after=calendar.end_of(calendar.on_or_after(basis.latest))) if basis.latest else found
    start = calendar.local(basis.start)
    if basis.count < 0 and basis.unit is not Unit.HOUR:
        return before_day(start.date(), -basis.count, basis.unit, calendar)
    match basis.unit:
        case Unit.HOUR:
            return hours_after(start, basis.count, calendar, dated=basis.dated)
        case Unit.WORKING_DAY:
            return working_days_after(start.date(), basis.count, calendar)
        case Unit.WEEK:
            return days_after(start.date(), 7 * basis.count, calendar)
        case Unit.MONTH:
            return months_after(start.date(), basis.count, calendar)
    return days_after(start.date(), basis.count, calendar)


def basis_as_json(basis: Basis) -> dict[str, Any]:
    """A basis as plain values, for its row."""
    if isinstance(basis, Stated):
        time = basis.time.isoformat() if basis.time else None
        plain = {"day": basis.day.isoformat(), "before": basis.before, "time": time, "earlier": basis.earlier}
        return {**plain, "latest": basis.latest.isoformat()} if basis.latest else plain
    start = basis.start.isoformat()
    return {"start": start, "count": basis.count, "unit": basis.unit.value, "dated": basis.dated}


def basis_from_json(plain: dict[str, Any]) -> Basis:
    """The basis that `basis_as_json` gave."""
    if "start" in plain:
        start = instance(dt.datetime.fromisoformat(plain["start"]))
        return Term(start, plain["count"], Unit(plain["unit"]), plain["dated"])
    time = dt.time.fromisoformat(plain["time"]) if plain["time"] else None
    latest = dt.date.fromisoformat(plain["latest"]) if plain.get("latest") else None
    return Stated(dt.date.fromisoformat(plain["day"]), plain["before"], time, plain["earlier"], latest)


def by_day(
    day: dt.date, calendar: Calendar, *, before: bool = False, time: dt.time | None = None, earlier: int = 0
) -> Deadline:
    """A stated day: "chậm nhất ngày X", or with `before` "trước ngày X"; a named `time` is meant, on that very day.

    `earlier` working days are taken off for a level below the one whose day is stated.
    """
    reasons = [NAMED_HOUR] if time else [LENIENT]
    strict, last = calendar.on_or_before(day), calendar.on_or_after(day)
    if before and time is None:
        strict = calendar.shift(day, -1)
        reasons.append(STRICT)
    elif strict != day:
        reasons.append(MOVED_EARLY)
    if last != day:
        reasons.append(MOVED_LATE)
    if earlier:
        day, strict, last = (calendar.shift(one, -earlier) for one in (day, strict, last))
        reasons.append(LEVELS)
    if time == END_OF_DAY:
        return Deadline(day, calendar.end_of(strict), calendar.end_of(last), tuple(reasons))
    remind_by = calendar.at(strict, time or calendar.settings.day_ends)
    to_the_hour = time is not None and time < LAST_MINUTE
    late_after = calendar.at(last, time) if time and to_the_hour else calendar.end_of(last)
    return Deadline(day, remind_by, late_after, tuple(reasons))


def hours_after(start: DateTime, count: int, calendar: Calendar, *, dated: bool = False) -> Deadline:
    """A term in hours runs at once, through nights and days off, and ends on the hour.

    Of a start with only its day (`dated`) the earliest hour counts for the reminder and the latest for lateness.
    """
    if dated:
        day = calendar.local(start).date()
        early, late = calendar.at(day, dt.time(0)).add(hours=count), calendar.end_of(day).add(hours=count)
        return Deadline(late.date(), early, late, (HOURS_RUN_AT_ONCE, NO_HOUR))
    end = calendar.local(start).add(hours=count)
    return Deadline(end.date(), end, end, (HOURS_RUN_AT_ONCE,))


def before_day(day: dt.date, count: int, unit: Unit, calendar: Calendar) -> Deadline:
    """So many working days (or days, weeks, months) before a day, which itself is not counted."""
    if unit is Unit.WORKING_DAY:
        return _term(calendar.shift(day, -count), calendar, (BACKWARDS, LAST_DAY))
    if unit is Unit.MONTH:
        months = 12 * day.year + day.month - 1 - count
        found = by_day(day_in(months // 12, months % 12 + 1, day.day), calendar)
    else:
        found = by_day(day - dt.timedelta(days=count * (7 if unit is Unit.WEEK else 1)), calendar)
    return replace(found, reasons=(BACKWARDS, *found.reasons))


def days_after(start: dt.date, count: int, calendar: Calendar) -> Deadline:
    """A term of `count` calendar days from a day: the law settles its last day, so both instants share it."""
    return _ends_on(start + dt.timedelta(days=count), calendar, (FIRST_DAY, LAST_DAY))


def months_after(start: dt.date, count: int, calendar: Calendar) -> Deadline:
    """A term of `count` months: it ends on the corresponding day, or on the last of a month that has no such day."""
    months = start.month - 1 + count
    last = day_in(start.year + months // 12, months % 12 + 1, start.day)
    return _ends_on(last, calendar, (FIRST_DAY, SAME_DAY))


def day_in(year: int, month: int, day: int) -> dt.date:
    """That day of a month, or its last where the month has no such day (Civil Code 2015, Art. 146 and 148)."""
    return dt.date(year, month, min(day, monthrange(year, month)[1]))


def working_days_after(start: dt.date, count: int, calendar: Calendar) -> Deadline:
    """A term of `count` working days from a day; the first day is not counted."""
    return _term(calendar.shift(start, count), calendar, (FIRST_DAY, LAST_DAY))


def _ends_on(last: dt.date, calendar: Calendar, reasons: tuple[str, ...]) -> Deadline:
    moved = calendar.on_or_after(last)
    return _term(moved, calendar, reasons if moved == last else (*reasons, MOVED_LATE))


def _term(last: dt.date, calendar: Calendar, reasons: tuple[str, ...]) -> Deadline:
    return Deadline(last, calendar.at(last, calendar.settings.day_ends), calendar.end_of(last), reasons)


@dataclass(frozen=True)
class TermRule:
    """So many units after an event: "trong 05 ngày làm việc kể từ ngày nhận được văn bản".

    `window` is the key of the window whose end starts it, where `after` is that.
    """

    count: int
    unit: Unit
    after: After
    window: str = ""


def term_as_json(rule: TermRule) -> dict[str, Any]:
    """A term as plain values."""
    return {"count": rule.count, "unit": rule.unit.value, "after": rule.after.value, "window": rule.window}


def term_from_json(plain: dict[str, Any]) -> TermRule:
    """The term that `term_as_json` gave."""
    return TermRule(plain["count"], Unit(plain["unit"]), After(plain["after"]), plain["window"])
