"""Viet Nam's working calendar: holidays, swapped days, the operator's word, office hours."""

import datetime as dt
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from pendulum import DateTime

from models.config.settings import CalendarSettings
from models.workdays import LONGEST_REST, BadCalendar, Calendar
from tests.support.instants import at

CALENDAR = Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")
QUICK = effort(deadline=None, max_examples=50)
DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2026, 12, 1))
COUNTS = st.integers(1, 40)
MOMENTS = st.datetimes(dt.datetime(2021, 12, 1), dt.datetime(2022, 12, 1)).map(lambda m: at(m.isoformat()))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Kiritimati"])
def machine_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine itself stands somewhere else."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


REST = [
    ("2022-01-28", None),
    ("2022-01-29", "thứ Bảy"),
    ("2022-01-30", "Chủ nhật"),
    ("2022-01-31", "Giao thừa Tết Nguyên Đán"),
    ("2022-02-01", "Tết Nguyên Đán"),
    ("2022-02-02", "Mùng hai Tết Nguyên Đán"),
    ("2022-02-03", "Mùng ba Tết Nguyên Đán"),
    ("2022-02-04", "Mùng bốn Tết Nguyên Đán"),
    ("2022-02-05", "thứ Bảy"),
    ("2022-02-07", None),
    ("2022-04-11", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
    ("2022-04-30", "Ngày Chiến thắng"),
    ("2022-09-01", "Quốc khánh"),
    ("2025-04-26", None),  # a Saturday worked for 2025-05-02
    ("2026-01-01", "Tết Dương lịch"),
    ("2026-01-02", "ngày nghỉ theo cấu hình của cơ quan"),
    ("2026-01-09", None),
    ("2026-01-10", None),  # a Saturday worked for 2026-01-02
    ("2026-01-11", "Chủ nhật"),
]


@pytest.mark.parametrize(("text", "name"), REST)
def test_each_day_off_has_its_name_and_a_working_day_has_none(text: str, name: str | None) -> None:
    fresh = Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")  # nothing looked up before: years are loaded when asked
    assert fresh.rest_name(day(text)) == name
    assert fresh.is_working(day(text)) is (name is None)


def test_the_operators_word_comes_before_the_librarys() -> None:
    tet, monday, saturday = day("2022-02-01"), day("2022-02-14"), day("2022-02-19")
    given_ = CalendarSettings(days_off=(monday,), worked_days=(tet, saturday))
    calendar = Calendar(given_, "Asia/Ho_Chi_Minh")
    assert [calendar.is_working(d) for d in (tet, monday, saturday)] == [True, False, True]
    assert not calendar.is_working(day("2026-01-10"))  # the default overrides are gone with the lists


def test_the_calendar_says_how_far_it_knows() -> None:
    assert CALENDAR.known_until() == 2026


@QUICK
@given(DAYS)
def test_the_nearest_working_days_are_working_and_nothing_lies_between(start: dt.date) -> None:
    before, after = CALENDAR.on_or_before(start), CALENDAR.on_or_after(start)
    assert before <= start <= after
    assert CALENDAR.is_working(before) and CALENDAR.is_working(after)
    assert (before == start) == (after == start) == CALENDAR.is_working(start)
    assert CALENDAR.working_days_between(before, after) == (before != after)


@QUICK
@given(DAYS, COUNTS, st.sampled_from([1, -1]))
def test_a_shift_lands_on_a_working_day_and_can_be_counted(start: dt.date, count: int, sign: int) -> None:
    landed = CALENDAR.shift(start, sign * count)
    assert CALENDAR.is_working(landed)
    # From a day off backwards the day off itself stands for the working day before which it lies.
    begin = start if sign > 0 else CALENDAR.on_or_after(start)
    assert CALENDAR.working_days_between(begin, landed) == sign * count


@QUICK
@given(DAYS, COUNTS)
def test_a_shift_and_back_comes_home(start: dt.date, count: int) -> None:
    home = CALENDAR.on_or_after(start)
    assert CALENDAR.shift(CALENDAR.shift(home, count), -count) == home
    assert CALENDAR.shift(CALENDAR.shift(home, -count), count) == home
    assert CALENDAR.shift(home, 0) == home


@QUICK
@given(DAYS, st.integers(-60, 60))
def test_counting_between_two_working_days_undoes_the_shift(start: dt.date, days: int) -> None:
    a, b = CALENDAR.on_or_after(start), CALENDAR.on_or_after(start + dt.timedelta(days=days))
    assert CALENDAR.shift(a, CALENDAR.working_days_between(a, b)) == b
    assert CALENDAR.working_days_between(b, a) == -CALENDAR.working_days_between(a, b)


def test_a_calendar_by_which_nobody_works_is_an_error_and_not_a_loop() -> None:
    first = day("2022-03-01")
    off = tuple(first + dt.timedelta(days=n) for n in range(LONGEST_REST + 40))
    calendar = Calendar(CalendarSettings(days_off=off), "Asia/Ho_Chi_Minh")
    with pytest.raises(BadCalendar, match="01/03/2022"):
        calendar.on_or_after(first)


HOURS = [  # moment, when the office opens next
    ("2022-01-24T07:29", "2022-01-24T07:30"),
    ("2022-01-24T07:30", "2022-01-24T07:30"),
    ("2022-01-24T11:29:59", "2022-01-24T11:29:59"),
    ("2022-01-24T11:30", "2022-01-24T13:30"),  # lunch
    ("2022-01-24T12:45", "2022-01-24T13:30"),
    ("2022-01-24T16:59", "2022-01-24T16:59"),
    ("2022-01-24T17:00", "2022-01-25T07:30"),  # evening
    ("2022-01-25T00:00", "2022-01-25T07:30"),
    ("2022-02-12T09:00", "2022-02-14T07:30"),  # weekend
    ("2022-01-28T16:59", "2022-01-28T16:59"),
    ("2022-01-28T17:00", "2022-02-07T07:30"),  # Tết
    ("2022-02-02T09:00", "2022-02-07T07:30"),
    ("2026-01-10T09:00", "2026-01-10T09:00"),  # a worked Saturday
    ("2022-01-24T08:00+00:00", "2022-01-24T15:00"),  # said in another zone
    ("2022-01-24T20:00-05:00", "2022-01-25T08:00"),
]


@pytest.mark.parametrize(("moment", "opens"), HOURS)
def test_the_office_opens(moment: str, opens: str) -> None:
    assert CALENDAR.opens(at(moment)) == at(opens)
    assert CALENDAR.is_open(at(moment)) == (at(moment) == at(opens))


@QUICK
@given(MOMENTS)
def test_the_office_is_open_when_it_opens_and_not_before(moment: DateTime) -> None:
    opens = CALENDAR.opens(moment)
    assert opens >= moment and CALENDAR.is_open(opens)
    assert opens == moment or not CALENDAR.is_open(opens.subtract(microseconds=1))


@QUICK
@given(DAYS)
def test_midnight_ends_a_day_and_belongs_to_it(some: dt.date) -> None:
    end = CALENDAR.end_of(some)
    assert end == at(f"{some + dt.timedelta(days=1)}T00:00")
    assert CALENDAR.last_day(end) == some
    assert CALENDAR.last_day(end.add(microseconds=1)) == some + dt.timedelta(days=1)


def test_local_times_keep_their_seconds() -> None:
    assert CALENDAR.at(day("2022-01-24"), dt.time(8, 0, 30)) == at("2022-01-24T08:00:30")


def test_the_machines_zone_does_not_matter(machine_zone: None) -> None:
    calendar = Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")
    assert calendar.at(day("2022-01-24"), dt.time(8, 0)) == at("2022-01-24T08:00+07:00")
    assert calendar.end_of(day("2022-01-24")) == at("2022-01-24T17:00+00:00")
    assert calendar.last_day(at("2022-01-24T17:00+00:00")) == day("2022-01-24")
    for moment, opens in HOURS:
        assert calendar.opens(at(moment)) == at(opens)
