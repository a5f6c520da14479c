"""Terms and named hours, by a table that an officer can check against a wall calendar; the years are real ones."""

import datetime as dt
import time
from dataclasses import FrozenInstanceError

import pytest

from models import deadline
from models.config.settings import CalendarSettings
from models.deadline import Basis, Stated, Term, Unit, basis_as_json, basis_from_json, compute_deadline, hours_after
from models.workdays import Calendar
from tests.support.instants import at

CALENDAR = Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")


def stated(day: str, *, before: bool = False, time: str | None = None, earlier: int = 0) -> Stated:
    return Stated(dt.date.fromisoformat(day), before, dt.time.fromisoformat(time) if time else None, earlier)


def term(start: str, count: int, unit: str) -> Term:
    return Term(at(start), count, Unit(unit), dated="T" not in start)


TABLE: list[tuple[Basis, str, str]] = [
    # Tết 2022: 31/01 to 04/02
    (stated("2022-02-15", before=True), "2022-02-14T17:00", "2022-02-16T00:00"),
    (term("2022-01-24", 10, "day"), "2022-02-07T17:00", "2022-02-08T00:00"),
    (term("2022-01-24", 5, "working_day"), "2022-02-07T17:00", "2022-02-08T00:00"),
    (term("2022-01-24", 3, "working_day"), "2022-01-27T17:00", "2022-01-28T00:00"),
    (term("2022-01-24", 1, "week"), "2022-02-07T17:00", "2022-02-08T00:00"),
    (term("2022-02-15", 2, "week"), "2022-03-01T17:00", "2022-03-02T00:00"),
    (term("2022-02-13", 0, "day"), "2022-02-14T17:00", "2022-02-15T00:00"),  # a Sunday
    # hours run at once, through nights and days off
    (term("2022-02-16T08:00", 48, "hour"), "2022-02-18T08:00", "2022-02-18T08:00"),
    (term("2022-02-18T16:00", 24, "hour"), "2022-02-19T16:00", "2022-02-19T16:00"),
    (term("2022-02-16", 24, "hour"), "2022-02-17T00:00", "2022-02-18T00:00"),  # of which hour, nobody knows
    # months: the corresponding day, or the last; 29/02
    (term("2022-01-24", 1, "month"), "2022-02-24T17:00", "2022-02-25T00:00"),
    (term("2022-01-31", 1, "month"), "2022-02-28T17:00", "2022-03-01T00:00"),
    (term("2024-01-31", 1, "month"), "2024-02-29T17:00", "2024-03-01T00:00"),
    (term("2024-02-29", 12, "month"), "2025-02-28T17:00", "2025-03-01T00:00"),
    (term("2021-12-15", 12, "month"), "2022-12-15T17:00", "2022-12-16T00:00"),
    (term("2022-02-15", 24, "month"), "2024-02-15T17:00", "2024-02-16T00:00"),
    (term("2023-11-30", 3, "month"), "2024-02-29T17:00", "2024-03-01T00:00"),
    (term("2022-07-02", 2, "month"), "2022-09-05T17:00", "2022-09-06T00:00"),  # 02/09, and 01/09 beside it
    # Tết 2024: 08/02 to 14/02
    (term("2024-02-07", 1, "working_day"), "2024-02-15T17:00", "2024-02-16T00:00"),
    (stated("2024-02-12"), "2024-02-07T17:00", "2024-02-16T00:00"),
    (stated("2024-02-29", before=True), "2024-02-28T17:00", "2024-03-01T00:00"),
    # Tết 2025: 27/01 to 31/01; 26/04/2025 worked for 02/05/2025
    (term("2025-01-24", 1, "working_day"), "2025-02-03T17:00", "2025-02-04T00:00"),
    (term("2025-04-25", 1, "working_day"), "2025-04-26T17:00", "2025-04-27T00:00"),
    (term("2025-04-29", 1, "working_day"), "2025-05-05T17:00", "2025-05-06T00:00"),
    (stated("2025-04-26"), "2025-04-26T17:00", "2025-04-27T00:00"),
    (stated("2025-05-02", before=True), "2025-04-29T17:00", "2025-05-06T00:00"),
    # 10/01/2026 worked for 02/01/2026; Tết 2026: 16/02 to 20/02
    (term("2026-01-09", 1, "working_day"), "2026-01-10T17:00", "2026-01-11T00:00"),
    (term("2025-12-31", 1, "working_day"), "2026-01-05T17:00", "2026-01-06T00:00"),
    (term("2026-02-13", 1, "working_day"), "2026-02-23T17:00", "2026-02-24T00:00"),
    (stated("2026-02-18"), "2026-02-13T17:00", "2026-02-24T00:00"),
    # quarter ends
    (stated("2022-03-31"), "2022-03-31T17:00", "2022-04-01T00:00"),
    (stated("2022-12-31"), "2022-12-30T17:00", "2023-01-04T00:00"),  # 02/01/2023 makes the Sunday good, 03/01 is worked
    # an hour that is named is meant
    (stated("2022-02-15", before=True, time="16:00"), "2022-02-15T16:00", "2022-02-15T16:00"),
    (stated("2022-02-19", time="10:00"), "2022-02-18T10:00", "2022-02-21T10:00"),
    # backwards: the day itself is not counted, and what is counted need not be a working day
    (term("2022-02-15", -3, "working_day"), "2022-02-10T17:00", "2022-02-11T00:00"),
    (term("2022-02-08", -2, "working_day"), "2022-01-28T17:00", "2022-01-29T00:00"),  # over Tết
    (term("2022-02-14", -1, "day"), "2022-02-11T17:00", "2022-02-15T00:00"),  # a Sunday
    (term("2022-02-15", -5, "day"), "2022-02-10T17:00", "2022-02-11T00:00"),
    (term("2022-03-15", -2, "week"), "2022-03-01T17:00", "2022-03-02T00:00"),
    (term("2022-02-15", -2, "week"), "2022-01-28T17:00", "2022-02-08T00:00"),  # 01/02, in Tết
    (term("2022-03-31", -1, "month"), "2022-02-28T17:00", "2022-03-01T00:00"),
    (term("2022-12-15", -12, "month"), "2021-12-15T17:00", "2021-12-16T00:00"),
    (term("2022-02-15", -15, "month"), "2020-11-13T17:00", "2020-11-17T00:00"),  # 15/11/2020, a Sunday
    (term("2022-02-16T08:00", -48, "hour"), "2022-02-14T08:00", "2022-02-14T08:00"),
    # the level below: at least one working day earlier
    (stated("2022-03-25", before=True, earlier=1), "2022-03-23T17:00", "2022-03-25T00:00"),
    (stated("2022-02-07", earlier=1), "2022-01-28T17:00", "2022-01-29T00:00"),
    (stated("2022-02-07", earlier=2), "2022-01-27T17:00", "2022-01-28T00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("basis", "remind_by", "late_after"), TABLE)
def test_what_falls_due_when(basis: Basis, remind_by: str, late_after: str) -> None:
    found = compute_deadline(basis, CALENDAR)
    assert (found.remind_by, found.late_after) == (at(remind_by), at(late_after))
    assert found.reasons and len(set(found.reasons)) == len(found.reasons)


@pytest.mark.parametrize("basis", [basis for basis, _, _ in TABLE])
def test_a_basis_is_the_same_after_its_row(basis: Basis) -> None:
    kept = basis_from_json(basis_as_json(basis))
    assert kept == basis and compute_deadline(kept, CALENDAR) == compute_deadline(basis, CALENDAR)


def test_each_rule_names_its_article() -> None:
    assert compute_deadline(term("2022-01-31", 1, "month"), CALENDAR).reasons == (deadline.FIRST_DAY, deadline.SAME_DAY)
    assert compute_deadline(term("2022-02-16T08:00", 48, "hour"), CALENDAR).reasons == (deadline.HOURS_RUN_AT_ONCE,)
    assert compute_deadline(term("2022-02-15", -3, "working_day"), CALENDAR).reasons == (
        deadline.BACKWARDS,
        deadline.LAST_DAY,
    )
    assert compute_deadline(term("2022-02-15", -2, "week"), CALENDAR).reasons[0] == deadline.BACKWARDS
    assert deadline.NO_HOUR in compute_deadline(term("2022-02-16", 24, "hour"), CALENDAR).reasons
    assert deadline.LEVELS in compute_deadline(stated("2022-02-07", earlier=1), CALENDAR).reasons
    assert deadline.NAMED_HOUR in compute_deadline(stated("2022-02-15", time="16:00"), CALENDAR).reasons


@pytest.mark.parametrize("basis", [stated("2022-02-15"), term("2022-02-15", 1, "day")])
def test_what_a_deadline_is_computed_from_stays_as_it_is(basis: Basis) -> None:
    with pytest.raises(FrozenInstanceError):
        basis.day = basis.count = 1  # type: ignore[union-attr,misc]


def test_what_is_not_said_is_not_assumed() -> None:
    """A day without "trước" and without a level, a start whose hour is known."""
    assert compute_deadline(Stated(dt.date(2022, 2, 15)), CALENDAR) == compute_deadline(stated("2022-02-15"), CALENDAR)
    start = at("2022-02-16T08:00")
    assert hours_after(start, 48, CALENDAR) == compute_deadline(Term(start, 48, Unit.HOUR), CALENDAR)
    assert hours_after(start, 48, CALENDAR).remind_by == at("2022-02-18T08:00")


@pytest.mark.parametrize("zone", ["America/New_York", "UTC", "Pacific/Kiritimati"])
def test_the_machines_own_zone_does_not_matter(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [compute_deadline(basis, CALENDAR) for basis, _, _ in TABLE]
    with monkeypatch.context() as machine:
        machine.setenv("TZ", zone)
        time.tzset()
        found = [compute_deadline(basis, Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")) for basis, _, _ in TABLE]
    time.tzset()
    assert found == expected
