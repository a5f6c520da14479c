"""The dead man's alarm rings over its own channel when patrols stop, the database is gone, or evidence stays away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.app import App
from models.config.settings import Settings, WatchSettings
from models.errors import UserError
from tasks.heartbeat import record_patrol
from tasks.ops.watchdog import watch_once
from tests.support.instants import at
from tests.support.listeners import Hook, http_server


@pytest.fixture
def bell() -> Iterator[Hook]:
    with http_server(Hook()) as hook:
        yield hook


def ringing(settings: Settings, bell: Hook) -> Settings:
    return settings.model_copy(update={"watch": WatchSettings(channel=f"json://127.0.0.1:{bell.port}")})


def test_silence_rings_once_an_hour_and_its_end_once(sqlite_office: App, bell: Hook) -> None:
    settings = ringing(sqlite_office.settings, bell)
    record_patrol(sqlite_office, at("2022-01-24T08:00"))
    rung = []
    for moment in ("08:05", "08:10", "08:11", "08:12", "09:10", "09:11", "09:12"):
        if watch_once(settings, at(f"2022-01-24T{moment}")).told:
            rung.append(moment)
    assert rung == ["08:11", "09:11"]
    record_patrol(sqlite_office, at("2022-01-24T09:15"))
    assert [watch_once(settings, at(f"2022-01-24T09:{m}")).told for m in (16, 17)] == [True, False]
    assert [asked.body["title"] for asked in bell.asked] == ["BÁO ĐỘNG: Đôn Đốc"] * 2 + ["Đôn Đốc hoạt động trở lại"]
    assert "từ 08:00 ngày 24/01/2022" in bell.asked[0].body["message"]


def test_a_database_that_is_gone_rings_too(tmp_path: Path, bell: Hook) -> None:
    (tmp_path / "dondoc.sqlite").write_bytes(b"not a database" * 100)
    settings = ringing(Settings(data=tmp_path), bell)
    assert "không đọc được cơ sở dữ liệu" in watch_once(settings, at("2022-01-24T08:00")).alarm
    assert len(bell.asked) == 1


def test_an_alarm_that_reached_nobody_is_tried_again(sqlite_office: App, bell: Hook) -> None:
    silent = ringing(sqlite_office.settings, bell)
    gone = silent.model_copy(update={"watch": WatchSettings(channel="json://127.0.0.1:1")})
    assert not watch_once(gone, at("2022-01-24T08:00")).reached
    assert watch_once(silent, at("2022-01-24T08:01")).reached
    assert "chưa lần đi tuần nào" in bell.asked[0].body["message"]


def test_without_a_channel_it_says_so(sqlite_office: App) -> None:
    with pytest.raises(UserError, match=r"watch\.channel"):
        watch_once(sqlite_office.settings, at("2022-01-24T08:00"))
