"""A rehearsal of what has no end is left off, says where, and tells of each patrol as it goes."""

import datetime as dt
from typing import Any

import pytest
from pendulum import DateTime

from models.app import App
from models.database import reading, writing
from models.enums import ObligationKind
from tasks.agencies.directory import import_directory
from tasks.figures.queries import message_lines
from tasks.launch.draft_timing import ObligationPart, PeriodicPart
from tasks.ops.rehearse import HORIZON_DAYS, rehearse_ahead
from tasks.read.facts import Every
from tests.support.beginning import launch_with
from tests.support.cast import CAST, LAUNCHED, OFFICER, SLUG
from tests.support.instants import at

START = at(LAUNCHED)


def report(key: str, **timing: Any) -> ObligationPart:
    return ObligationPart(key=key, kind=ObligationKind.REPORT, title="báo cáo", **timing)


def monthly(**bounds: Any) -> ObligationPart:
    return report("thang", periodic=PeriodicPart(every=Every.MONTH, day=20, **bounds))


def rehearsed(
    app: App, *given: ObligationPart, until: DateTime | None = None
) -> tuple[DateTime | None, list[DateTime]]:
    """Where a rehearsal of these obligations was left off, and when its letters would go."""
    with writing(app.engine) as session:
        import_directory(session, CAST, START, OFFICER)
        launch_with(app, session, list(given), START)
    told: list[DateTime] = []
    streamed: list[int] = []

    def on_patrol(stage: App, since: int, moment: DateTime) -> None:
        with reading(stage.engine) as session:
            found = message_lines(session, since=since, sent_at=moment)
        told.extend(moment for _ in found)
        streamed.extend(line["id"] for line in found)

    done = rehearse_ahead(app, SLUG, START, until, on_patrol)
    with reading(done.office.engine) as session:
        assert [line["id"] for line in message_lines(session, since=done.since)] == streamed
    assert told == sorted(told) and told
    return done.horizon, told


def test_what_is_owed_each_month_is_left_off_after_sixty_days(sqlite_office: App) -> None:
    horizon, told = rehearsed(sqlite_office, monthly())
    assert horizon == START.add(days=HORIZON_DAYS) and told[-1] <= horizon
    assert told[-1] > START.add(days=HORIZON_DAYS - 31)


def test_a_deadline_beyond_them_is_still_shown(sqlite_office: App) -> None:
    late = dt.date(2022, 6, 30)
    horizon, told = rehearsed(sqlite_office, monthly(), report("cuoi", due_on=late))
    assert horizon is not None and told[-1].date() > late and horizon == told[-1]


def test_what_ends_is_shown_to_its_end_without_a_horizon(sqlite_office: App) -> None:
    horizon, told = rehearsed(sqlite_office, report("cuoi", due_on=dt.date(2022, 6, 30)))
    assert horizon is None and told[-1].date() > dt.date(2022, 6, 30)


@pytest.mark.parametrize("until", ["2022-02-01T00:00", "2022-05-31T17:00"])
def test_a_moment_that_is_named_stands(sqlite_office: App, until: str) -> None:
    horizon, told = rehearsed(sqlite_office, monthly(), until=at(until))
    assert horizon is None and told[-1] <= at(until)
    assert until < "2022-05" or told[-1] > at("2022-05-01T00:00")
