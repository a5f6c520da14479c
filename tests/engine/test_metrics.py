"""What `/metrics` says of an office, number by number; the dashboard asks for nothing else, and leaves nothing out."""

import re
import urllib.request
from pathlib import Path

import pytest
from sqlmodel import select

from flows.server.metrics import OfficeCollector, serve_metrics
from models.app import App
from models.config.settings import Settings, WatchSettings
from models.database import connect_database, set_meta, writing
from models.errors import UserError
from models.message import Message
from models.states import MessageState
from tasks.heartbeat import record_patrol
from tasks.mailbox_health import LAST_READING, UNREACHABLE
from tasks.ops.measures import measure_office
from tasks.ops.restore_guard import HELD
from tasks.ops.watchdog import watch_once
from tests.support.cast import launched
from tests.support.instants import at
from tests.support.listeners import Hook, http_server
from tests.support.paths import PROJECT
from tests.support.ports import free_port
from tests.support.verbs import go

NOW = at("2022-01-24T09:00")


def measured(app: App, now: str = "2022-01-24T09:00") -> dict[str, float]:
    """Each number by its name and labels."""
    return {" ".join((one.name, *one.labels.values())): one.value for one in measure_office(app, at(now))}


def test_the_numbers_are_those_of_the_rows(app: App) -> None:
    assert measured(app)["patrols"] == 0 and "patrol_age_seconds" not in measured(app)
    launched(app)
    go(app, "2022-01-24T08:35")
    found = measured(app)
    assert (found["patrols"], found["patrol_age_seconds"], found["held"]) == (1, 25 * 60, 0)
    assert found["letters mail sent"] == 4 and found["oldest_waiting_seconds"] == 0
    assert (found["dues_open"], found["dues_overdue"]) == (4, 0)
    assert 0 <= found["handover_seconds 0.5"] <= found["handover_seconds 0.95"] < 600
    assert measured(app, "2022-02-28T09:00")["dues_overdue"] == 4
    with writing(app.engine) as session:
        letter = session.exec(select(Message).limit(1)).one()
        letter.state, letter.send_after = MessageState.RETRY, at("2022-01-24T08:45")
        set_meta(session, HELD, "bản cũ")
        set_meta(session, LAST_READING, at("2022-01-24T08:59").isoformat())
        set_meta(session, UNREACHABLE, f"{at('2022-01-24T08:00').isoformat()} không nối được")
    found = measured(app)
    assert (found["letters mail sent"], found["letters mail retry"], found["held"]) == (3, 1, 1)
    assert (found["oldest_waiting_seconds"], found["mailbox_read_age_seconds"]) == (15 * 60, 60)
    assert found["archive_unreachable_seconds"] == 3600


def test_they_are_served_on_loopback_and_the_dashboard_shows_them_all(sqlite_office: App) -> None:
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T08:35")
    with writing(sqlite_office.engine) as session:
        set_meta(session, LAST_READING, NOW.isoformat())
    port = free_port()
    serve_metrics(sqlite_office, port)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        names = set(re.findall(r"^# TYPE (\w+) gauge$", answer.read().decode(), re.MULTILINE))
    board = (PROJECT / "docs" / "grafana-dashboard.json").read_text("utf-8")
    assert names == set(re.findall(r"dondoc_\w+", board))
    with pytest.raises(UserError, match="metrics_port"):
        serve_metrics(sqlite_office, port)


def test_a_database_that_does_not_answer_is_a_number(sqlite_office: App, tmp_path: Path) -> None:
    from dataclasses import replace

    gone = replace(sqlite_office, engine=connect_database(f"sqlite:///{tmp_path}/none/x.sqlite"))
    (family,) = OfficeCollector(gone, lambda: NOW).collect()
    assert family.name == "dondoc_database_up" and family.samples[0].value == 0


def test_the_watch_calls_the_health_check_when_all_is_well_and_only_then(
    sqlite_office: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEALTH_KEY", "khoa-5d1a")
    record_patrol(sqlite_office, NOW)
    with http_server(Hook()) as hook:
        watch = WatchSettings(
            channel=f"json://127.0.0.1:{hook.port}/bao-dong",
            health_url=f"http://127.0.0.1:{hook.port}/song/${{HEALTH_KEY}}",
        )
        settings: Settings = sqlite_office.settings.model_copy(update={"watch": watch})
        assert watch_once(settings, NOW.add(minutes=1)).alarm == ""
        assert [one.path for one in hook.asked] == ["/song/khoa-5d1a"]
        assert watch_once(settings, NOW.add(minutes=30)).alarm
        assert [one.path for one in hook.asked] == ["/song/khoa-5d1a", "/bao-dong"]
    assert watch_once(settings, NOW.add(minutes=1)).alarm == ""  # the service outside is away: no alarm of ours
