"""The law of deadlines: remind early, accuse late."""

import datetime as dt
from collections.abc import Callable
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from models import deadline
from models.config.settings import CalendarSettings
from models.deadline import END_OF_DAY, Deadline, by_day, days_after, rest_hint, working_days_after
from models.workdays import Calendar
from tests.support.instants import at

CALENDAR = Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")
QUICK = effort(deadline=None, max_examples=30)
DAYS = st.dates(dt.date(2012, 1, 1), dt.date(2026, 10, 1))
TERMS = st.integers(1, 60)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def stated(some: dt.date, _: int, calendar: Calendar) -> Deadline:
    return by_day(some, calendar)


def stated_before(some: dt.date, _: int, calendar: Calendar) -> Deadline:
    return by_day(some, calendar, before=True)


RULES = [stated, stated_before, days_after, working_days_after]
Rule = Callable[[dt.date, int, Calendar], Deadline]


def test_ten_days_from_24_january_2022_end_after_tet() -> None:
    found = days_after(day("2022-01-24"), 10, CALENDAR)  # 2022-02-03 is a holiday
    assert (found.remind_by, found.late_after) == (at("2022-02-07T17:00"), at("2022-02-08T00:00"))
    assert found.reasons == (deadline.FIRST_DAY, deadline.LAST_DAY, deadline.MOVED_LATE)


def test_a_term_that_ends_on_a_working_day_is_not_moved() -> None:
    found = days_after(day("2022-02-14"), 2, CALENDAR)
    assert (found.stated, found.late_after) == (day("2022-02-16"), at("2022-02-17T00:00"))
    assert found.reasons == (deadline.FIRST_DAY, deadline.LAST_DAY)


def test_five_working_days_from_24_january_2022() -> None:
    found = working_days_after(day("2022-01-24"), 5, CALENDAR)
    assert (found.stated, found.remind_by, found.late_after) == (
        day("2022-02-07"),
        at("2022-02-07T17:00"),
        at("2022-02-08T00:00"),
    )


def test_three_working_days_before_15_february_2022() -> None:
    assert CALENDAR.shift(day("2022-02-15"), -3) == day("2022-02-10")


FIXED = [  # day, "trước ngày"?, remind_by, late_after, reasons
    ("2022-02-15", False, "2022-02-15T17:00", "2022-02-16T00:00", ["LENIENT"]),
    ("2022-02-15", True, "2022-02-14T17:00", "2022-02-16T00:00", ["LENIENT", "STRICT"]),
    ("2022-02-14", True, "2022-02-11T17:00", "2022-02-15T00:00", ["LENIENT", "STRICT"]),  # a Monday
    ("2022-02-02", False, "2022-01-28T17:00", "2022-02-08T00:00", ["LENIENT", "MOVED_EARLY", "MOVED_LATE"]),  # Tết
    ("2022-02-02", True, "2022-01-28T17:00", "2022-02-08T00:00", ["LENIENT", "STRICT", "MOVED_LATE"]),
    ("2022-02-19", False, "2022-02-18T17:00", "2022-02-22T00:00", ["LENIENT", "MOVED_EARLY", "MOVED_LATE"]),
    ("2022-02-07", True, "2022-01-28T17:00", "2022-02-08T00:00", ["LENIENT", "STRICT"]),  # the first day after Tết
    ("2026-01-10", False, "2026-01-10T17:00", "2026-01-11T00:00", ["LENIENT"]),  # a worked Saturday
]


@pytest.mark.parametrize(("text", "before", "remind_by", "late_after", "reasons"), FIXED)
def test_a_stated_day(text: str, before: bool, remind_by: str, late_after: str, reasons: list[str]) -> None:
    found = by_day(day(text), CALENDAR, before=before)
    wanted = tuple(getattr(deadline, name) for name in reasons)
    assert found == Deadline(day(text), at(remind_by), at(late_after), wanted)


def test_the_office_says_when_its_day_ends() -> None:
    calendar = Calendar(CalendarSettings(day_ends=dt.time(16, 30)), "Asia/Ho_Chi_Minh")
    found = by_day(day("2022-02-15"), calendar)
    assert (found.remind_by, found.late_after) == (at("2022-02-15T16:30"), at("2022-02-16T00:00"))


@pytest.mark.parametrize("rule", RULES)
@QUICK
@given(start=DAYS, count=TERMS)
def test_remind_early_accuse_late_and_say_why(rule: Rule, start: dt.date, count: int) -> None:
    found = rule(start, count, CALENDAR)
    assert found.remind_by < found.late_after
    assert CALENDAR.is_working(CALENDAR.local(found.remind_by).date())
    assert CALENDAR.is_working(CALENDAR.last_day(found.late_after))
    assert found.reasons and all(reason.strip() for reason in found.reasons)
    assert len(set(found.reasons)) == len(found.reasons)


@QUICK
@given(DAYS)
def test_trước_ngày_is_reminded_before_chậm_nhất_ngày_and_called_late_no_earlier(some: dt.date) -> None:
    before, latest = by_day(some, CALENDAR, before=True), by_day(some, CALENDAR)
    assert before.remind_by <= latest.remind_by
    assert before.late_after == latest.late_after
    assert CALENDAR.local(before.remind_by).date() < some


@pytest.mark.parametrize("rule", RULES)
@QUICK
@given(start=DAYS, count=TERMS, later=st.integers(0, 20))
def test_a_longer_term_and_a_later_start_never_end_earlier(rule: Rule, start: dt.date, count: int, later: int) -> None:
    found = rule(start, count, CALENDAR)
    for other in (rule(start, count + later, CALENDAR), rule(start + dt.timedelta(days=later), count, CALENDAR)):
        assert other.remind_by >= found.remind_by
        assert other.late_after >= found.late_after


@pytest.mark.parametrize("rule", RULES)
@effort(deadline=None, max_examples=25)
@given(start=DAYS, count=TERMS, distance=st.integers(-10, 70))
def test_one_more_day_off_never_makes_anybody_late_earlier(
    rule: Rule, start: dt.date, count: int, distance: int
) -> None:
    more = CALENDAR.settings.days_off + (start + dt.timedelta(days=distance),)
    calendar = Calendar(CALENDAR.settings.model_copy(update={"days_off": more}), CALENDAR.zone)
    assert rule(start, count, calendar).late_after >= rule(start, count, CALENDAR).late_after


@QUICK
@given(DAYS, TERMS)
def test_a_term_in_working_days_ends_on_one_and_its_first_day_is_not_counted(start: dt.date, count: int) -> None:
    last = working_days_after(start, count, CALENDAR).stated
    assert CALENDAR.is_working(last)
    assert CALENDAR.working_days_between(start, last) == count


def test_a_day_off_is_no_day_to_set_and_the_working_days_beside_it_are_named() -> None:
    assert rest_hint(day("2022-02-15"), CALENDAR) is None
    assert rest_hint(day("2022-02-02"), CALENDAR) == (
        "02/02/2022 là ngày nghỉ (Mùng hai Tết Nguyên Đán); hãy chọn 28/01/2022 hoặc 07/02/2022"
    )


def test_a_computed_deadline_stays_as_it_is() -> None:
    with pytest.raises(FrozenInstanceError):
        by_day(day("2022-02-15"), CALENDAR).stated = day("2022-02-16")  # type: ignore[misc]


@pytest.mark.parametrize("hour", [dt.time(23, 59), END_OF_DAY])
def test_before_24_hours_ends_with_the_day(hour: dt.time) -> None:
    found = by_day(dt.date(2024, 9, 16), CALENDAR, time=hour)
    assert found.late_after == CALENDAR.end_of(dt.date(2024, 9, 16)) and found.remind_by <= found.late_after
    assert by_day(dt.date(2024, 9, 16), CALENDAR, time=dt.time(23, 58)).late_after < found.late_after
