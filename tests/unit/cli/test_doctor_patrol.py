"""What the doctor says of the last patrol: silence and a clock that is wrong are no "tốt"."""

from dataclasses import replace

import pytest

from flows import runtime
from flows.cli.checks import guards
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


def test_a_demo_whose_schedules_do_not_run_is_healthy(sqlite_office: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    monkeypatch.setattr(guards, "healthy", lambda url: True)
    monkeypatch.setattr(guards, "probe", lambda url, credential: guards.Guarded(True, True, True, True))
    monkeypatch.setattr(guards, "paused_schedules", lambda *_: ["di-tuan"])
    levels = []
    for virtual in (False, True):
        found = {one.guard: one for one in guards.check_guards(replace(sqlite_office, virtual=virtual))}
        levels.append(found["schedules"].level)
    assert levels == ["error", "ok"]


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
