"""The ladder: which step comes when, the newest of each audience, and nothing twice."""

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from pendulum import DateTime

from models.config.ladder_settings import Ladder, Ladders
from models.config.settings import CalendarSettings
from models.deadline import END_OF_DAY, by_day
from models.enums import MessageKind
from models.ladder import Decision, Step, decide_step, next_at, steps_of
from models.workdays import Calendar
from tests.support.instants import at

CALENDAR = Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")
QUICK = effort(deadline=None, max_examples=30)


def ladder_for(text: str, ladder: Ladder) -> list[Step]:
    deadline = by_day(dt.date.fromisoformat(text), CALENDAR)
    return steps_of(ladder, MessageKind.CHASE, deadline.remind_by, deadline.late_after, CALENDAR)


REPORT = ladder_for("2022-02-18", Ladders().report)


def names(some: tuple[Step, ...] | list[Step]) -> list[str]:
    return [step.name for step in some]


def test_the_default_ladder_of_a_report_due_on_18_february_2022() -> None:
    assert ladder_for("2022-02-18", Ladders().report) == [
        Step(at("2022-02-15T08:00"), MessageKind.REMINDER, "reminder.3"),
        Step(at("2022-02-17T08:00"), MessageKind.REMINDER, "reminder.1"),
        Step(at("2022-02-18T08:00"), MessageKind.DUE_TODAY, "due_today"),
        Step(at("2022-02-21T08:00"), MessageKind.CHASE, "chase.1"),
        Step(at("2022-02-23T08:00"), MessageKind.CHASE, "chase.2"),
        Step(at("2022-02-23T08:00"), MessageKind.ESCALATION, "escalation.2"),
        Step(at("2022-02-28T08:00"), MessageKind.CHASE, "chase.3"),
        Step(at("2022-03-04T08:00"), MessageKind.CHASE, "chase.4"),
        Step(at("2022-03-04T08:00"), MessageKind.ESCALATION, "escalation.4"),
    ]


HOURS = [  # the hour named, the steps before the first chase
    (dt.time(7, 30), ["reminder.3 15/02 08:00", "reminder.1 17/02 08:00"]),
    (dt.time(8, 0), ["reminder.3 15/02 08:00", "reminder.1 17/02 08:00"]),
    (dt.time(8, 20), ["reminder.3 15/02 08:00", "reminder.1 17/02 08:00"]),
    (dt.time(8, 30), ["reminder.3 15/02 08:00", "reminder.1 17/02 08:00", "due_today 18/02 08:00"]),
    (dt.time(16, 0), ["reminder.3 15/02 08:00", "reminder.1 17/02 08:00", "due_today 18/02 08:00"]),
]


@pytest.mark.parametrize(("hour", "expected"), HOURS)
def test_no_letter_says_today_when_the_hour_has_come(hour: dt.time, expected: list[str]) -> None:
    deadline = by_day(dt.date(2022, 2, 18), CALENDAR, time=hour)
    rungs = steps_of(Ladders().report, MessageKind.CHASE, deadline.remind_by, deadline.late_after, CALENDAR)
    early = [step for step in rungs if step.kind in (MessageKind.REMINDER, MessageKind.DUE_TODAY)]
    assert [f"{step.name} {step.at:%d/%m %H:%M}" for step in early] == expected
    assert all(step.at < deadline.remind_by for step in early)


FRIDAY, MONDAY, TET = dt.date(2022, 2, 18), dt.date(2022, 2, 21), dt.date(2022, 2, 7)
BEFORE_THE_HOUR = [  # the day (that of Tết: the first working day behind it), the hour, the last letter before it
    (FRIDAY, dt.time(7, 30), "17/02 08:00"),
    (FRIDAY, dt.time(0, 0), "17/02 08:00"),
    (FRIDAY, END_OF_DAY, "18/02 08:00"),
    (MONDAY, dt.time(7, 30), "18/02 08:00"),
    (MONDAY, dt.time(0, 0), "18/02 08:00"),
    (TET, dt.time(7, 30), "28/01 08:00"),
    (TET, END_OF_DAY, "07/02 08:00"),
]


@pytest.mark.parametrize(("day", "hour", "last"), BEFORE_THE_HOUR)
def test_a_0730_deadline_is_reminded_of_before_its_hour_on_the_working_day_before_if_need_be(
    day: dt.date, hour: dt.time, last: str
) -> None:
    deadline = by_day(day, CALENDAR, time=hour)
    rungs = steps_of(Ladders().report, MessageKind.CHASE, deadline.remind_by, deadline.late_after, CALENDAR)
    early = [step for step in rungs if step.kind in (MessageKind.REMINDER, MessageKind.DUE_TODAY)]
    assert f"{early[-1].at:%d/%m %H:%M}" == last
    assert all(step.at < deadline.remind_by for step in early)


def test_where_no_reminder_is_set_for_it_the_day_before_takes_the_place_of_the_day() -> None:
    deadline = by_day(dt.date(2022, 2, 21), CALENDAR, time=dt.time(7, 30))  # a Monday
    only = Ladder(remind=(), on_the_day=True, chase=(1,))
    rungs = steps_of(only, MessageKind.CHASE, deadline.remind_by, deadline.late_after, CALENDAR)
    assert [(step.kind, f"{step.at:%d/%m %H:%M}") for step in rungs] == [
        (MessageKind.REMINDER, "18/02 08:00"), (MessageKind.CHASE, "22/02 08:00"),
    ]  # fmt: skip


def test_tet_parts_the_reminders_from_the_chases() -> None:
    rungs = ladder_for("2022-02-02", Ladders().report)  # reminded for 28/01, late only after 07/02
    assert [f"{step.name} {step.at:%d/%m}" for step in rungs[:4]] == [
        "reminder.3 25/01",
        "reminder.1 27/01",
        "due_today 28/01",
        "chase.1 08/02",
    ]


def test_a_receipt_is_chased_by_its_own_kind_of_letter() -> None:
    deadline = by_day(dt.date(2022, 1, 25), CALENDAR)
    rungs = steps_of(
        Ladders().acknowledge, MessageKind.ACKNOWLEDGE_CHASE, deadline.remind_by, deadline.late_after, CALENDAR
    )
    assert rungs == [
        Step(at("2022-01-26T08:00"), MessageKind.ACKNOWLEDGE_CHASE, "chase.1"),
        Step(at("2022-01-27T08:00"), MessageKind.ACKNOWLEDGE_CHASE, "chase.2"),
    ]


def test_a_ladder_in_hours_goes_on_through_the_night_and_knows_every_tier() -> None:
    friday = at("2022-02-18T20:00")
    rungs = steps_of(Ladders().urgent.report, MessageKind.CHASE, friday, friday, CALENDAR)
    assert [(f"{step.at:%d/%m %H:%M}", step.kind, step.name) for step in rungs] == [
        ("18/02 16:00", MessageKind.REMINDER, "reminder.4"),
        ("18/02 19:00", MessageKind.REMINDER, "reminder.1"),
        ("18/02 21:00", MessageKind.CHASE, "chase.1"),
        ("18/02 21:00", MessageKind.CHASE_DEPUTY, "deputy.1"),
        ("18/02 23:00", MessageKind.CHASE, "chase.2"),
        ("18/02 23:00", MessageKind.CHASE_HEAD, "head.2"),
        ("18/02 23:00", MessageKind.ESCALATION, "escalation.2"),
        ("19/02 02:00", MessageKind.CHASE, "chase.3"),
        ("19/02 02:00", MessageKind.ESCALATION, "escalation.3"),
    ]
    found = decide_step(rungs, at("2022-02-18T20:00"), at("2022-02-18T23:30"))  # the newest of each tier
    assert set(names(found.send)) == {"deputy.1", "chase.2", "head.2", "escalation.2"}
    assert names(found.skipped) == ["chase.1"]


def test_steps_and_decisions_stay_as_they_are() -> None:
    with pytest.raises(FrozenInstanceError):
        REPORT[0].name = "chase.1"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        decide_step(REPORT, at("2022-02-01T08:00"), at("2022-02-15T08:00")).send = ()  # type: ignore[misc]


DECISIONS = [  # decided until, now, sent, skipped
    ("2022-02-01T08:00", "2022-02-15T07:59", [], []),
    ("2022-02-01T08:00", "2022-02-15T08:00", ["reminder.3"], []),
    ("2022-02-15T08:00", "2022-02-15T08:05", [], []),
    ("2022-02-15T08:00", "2022-02-18T09:00", ["due_today"], ["reminder.1"]),
    ("2022-02-22T08:00", "2022-02-23T08:00", ["chase.2", "escalation.2"], []),
    ("2022-02-14T08:00", "2022-02-23T10:00", ["chase.2", "escalation.2"], names(REPORT)[:4]),
    ("2022-02-22T08:00", "2022-02-28T08:00", ["chase.3", "escalation.2"], ["chase.2"]),
    ("2022-02-01T08:00", "2022-06-01T08:00", ["chase.4", "escalation.4"], names(REPORT)[:7]),
    ("2022-03-04T08:00", "2022-06-01T08:00", [], []),
    ("2022-02-18T08:00", "2022-02-15T08:00", [], []),  # a clock that went back
]


@pytest.mark.parametrize(("after", "now", "sent", "skipped"), DECISIONS)
def test_the_newest_step_of_each_audience_is_sent_and_the_older_are_named(
    after: str, now: str, sent: list[str], skipped: list[str]
) -> None:
    found = decide_step(REPORT, at(after), at(now))
    assert (names(found.send), names(found.skipped)) == (sent, skipped)


NEXT = [
    ("2022-01-24T08:00", "2022-02-15T08:00"),
    ("2022-02-15T07:59", "2022-02-15T08:00"),
    ("2022-02-15T08:00", "2022-02-17T08:00"),
    ("2022-02-28T08:00", "2022-03-04T08:00"),
]


@pytest.mark.parametrize(("after", "coming"), NEXT)
def test_the_next_step_lies_after_the_moment(after: str, coming: str) -> None:
    assert next_at(REPORT, at(after)) == at(coming)


def test_a_spent_or_empty_ladder_has_no_next_step() -> None:
    assert next_at(REPORT, at("2022-03-04T08:00")) is None
    assert next_at(ladder_for("2022-02-18", Ladder()), at("2022-01-24T08:00")) is None
    assert decide_step([], at("2022-01-24T08:00"), at("2022-03-04T08:00")) == Decision((), ())


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    chase = sorted(draw(st.sets(st.integers(1, 15), max_size=4)))
    ordinals = st.sets(st.integers(1, len(chase))) if chase else st.just(set())
    return Ladder(
        remind=tuple(draw(st.sets(st.integers(1, 15), max_size=3))),
        on_the_day=draw(st.booleans()),
        chase=tuple(chase),
        escalate_at=tuple(draw(ordinals)),
    )


DAYS = st.dates(dt.date(2021, 12, 1), dt.date(2022, 6, 1))
MOMENTS = st.datetimes(dt.datetime(2021, 10, 1), dt.datetime(2022, 8, 1)).map(lambda m: at(m.isoformat()))


@QUICK
@given(ladders(), DAYS, st.booleans())
def test_every_step_lies_at_the_sending_hour_of_a_working_day(ladder: Ladder, day: dt.date, before: bool) -> None:
    deadline = by_day(day, CALENDAR, before=before)
    rungs = steps_of(ladder, MessageKind.CHASE, deadline.remind_by, deadline.late_after, CALENDAR)
    assert rungs == sorted(rungs, key=lambda step: step.at)
    assert len(set(names(rungs))) == len(rungs)
    for step in rungs:
        assert CALENDAR.is_open(step.at) and CALENDAR.local(step.at).time() == CALENDAR.settings.send_at
        pressing = step.kind in (MessageKind.CHASE, MessageKind.ESCALATION)
        assert step.at > deadline.late_after if pressing else step.at <= deadline.remind_by


@QUICK
@given(ladders(), DAYS, st.integers(0, 10))
def test_steps_keep_to_working_days_when_the_calendar_changed_since(ladder: Ladder, day: dt.date, rest: int) -> None:
    deadline = by_day(day, CALENDAR)
    off = tuple(CALENDAR.local(deadline.remind_by).date() - dt.timedelta(days=n) for n in range(rest))
    changed = Calendar(CalendarSettings(days_off=off), CALENDAR.zone)
    for step in steps_of(ladder, MessageKind.CHASE, deadline.remind_by, deadline.late_after, changed):
        assert changed.is_open(step.at), step


@QUICK
@given(ladders(), DAYS, MOMENTS, st.lists(MOMENTS, max_size=12))
def test_however_often_it_is_asked_each_step_is_sent_or_skipped_once(
    ladder: Ladder, day: dt.date, start: DateTime, moments: list[DateTime]
) -> None:
    rungs = ladder_for(day.isoformat(), ladder)
    cursor, done = start, [step.name for step in rungs if step.at <= start]
    for now in sorted(moment for moment in moments if moment >= start):
        coming = next_at(rungs, cursor)
        found = decide_step(rungs, cursor, now)
        assert bool(found.send) == (coming is not None and coming <= now)
        assert len({step.kind is MessageKind.ESCALATION for step in found.send}) == len(found.send)
        assert not any(
            old.at > new.at
            for new in found.send
            for old in found.skipped
            if (old.kind is MessageKind.ESCALATION) == (new.kind is MessageKind.ESCALATION)
        )
        done += names(found.send) + names(found.skipped)
        cursor = now
    done += [step.name for step in rungs if step.at > cursor]
    assert sorted(done) == sorted(names(rungs))
