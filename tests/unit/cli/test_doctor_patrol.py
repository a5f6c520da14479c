"""What the doctor says of the last patrol: silence and a clock that is wrong are no "tốt"."""

import pytest

from flows import runtime
from flows.cli.checks.patrol_check import check_clock, check_patrol
from models.app import App
from models.database import set_meta, writing
from tasks.heartbeat import CLOCK, LAST_PATROL
from tests.support.instants import at

NOW = at("2022-01-24T09:00")


@pytest.mark.parametrize(
    ("minutes_ago", "level"),
    [(None, "warning"), (0, "ok"), (10, "ok"), (11, "error"), (3 * 1440, "error"), (-10, "ok"), (-11, "error")],
)
def test_the_level_of_the_last_patrol(sqlite_office: App, minutes_ago: int | None, level: str) -> None:
    assert sqlite_office.settings.watch.silent_minutes == 10
    if minutes_ago is not None:
        with writing(sqlite_office.engine) as session:
            set_meta(session, LAST_PATROL, NOW.subtract(minutes=minutes_ago).isoformat())
    found = check_patrol(sqlite_office, NOW)
    assert (found.level, found.guard) == (level, "patrol"), found


@pytest.mark.parametrize(("days", "level"), [(None, "ok"), (0, "ok"), (6, "ok"), (8, "error")])
def test_the_level_of_the_clock(sqlite_office: App, days: int | None, level: str) -> None:
    running = runtime.uptime()
    assert running and sqlite_office.settings.watch.clock_days == 7
    if days is not None:
        seen = f"{running.boot} {running.seconds:.0f} {NOW.subtract(days=days).isoformat()}"
        with writing(sqlite_office.engine) as session:
            set_meta(session, CLOCK, seen)
    found = check_clock(sqlite_office, NOW)
    assert (found.level, found.guard) == (level, "clock"), found
