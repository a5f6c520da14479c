"""A running office of the version before is upgraded by stopping it and starting the new one (docs/security.md).

That version kept no credential, left its files readable by all, paused its schedules when it stopped, and had the
alarm's channel with its secret in a block of Prefect.
"""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from models.app import open_app
from models.config.load import load_settings
from tests.support.cast import launched
from tests.support.dondoc import DONDOC, lay_prefect, wait_for
from tests.support.prefect_api import PrefectApi

BLOCK = """
from prefect.blocks.notifications import CustomWebhookNotificationBlock as Block
Block(name="Đôn Đốc", url="http://127.0.0.1:9/chim-hoang-yen", json_data={}, headers=None, cookies=None).save(
    "dondoc-bao-dong", overwrite=True)
"""
SWITCHED_OFF = "Đôn Đốc: lượt chạy hỏng"


def start(folder: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    with (folder / "up.log").open("a") as log:
        return subprocess.Popen([DONDOC, "up"], env=environment, cwd=folder, stdout=log, stderr=log, text=True)


def alarms(api: PrefectApi) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in api.ask("/automations/filter", {}) if one["name"].startswith("Đôn Đốc")}


def as_the_version_before_left_it(data: Path) -> None:
    """No credential, no lock, everything readable, the schedules paused and their missed runs still there."""
    for name in ("prefect/credential", "prefect/address", "up.lock"):
        (data / name).unlink()
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with sqlite3.connect(data / "prefect" / "prefect.db") as database:
        database.execute("UPDATE deployment SET paused = 1")
        database.execute(
            "UPDATE flow_run SET expected_start_time = '2026-01-01 00:00:00' WHERE state_type = 'SCHEDULED'"
        )


@pytest.mark.long
def test_an_office_of_the_version_before_goes_on(tmp_path: Path, port: int, laid_prefect: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        f'data = "data"\n[prefect]\nport = {port}\npatrol_cron = "* * * * *"\nalarm = "http://127.0.0.1:9/x"\n'
    )
    environment = {**os.environ, "DONDOC_CONFIG": str(config)}
    data, api = tmp_path / "data", PrefectApi(port, tmp_path / "data")
    app = open_app(load_settings(config))
    launched(app, "2022-01-24T08:00")
    app.engine.dispose()
    lay_prefect(laid_prefect, data)

    before = start(tmp_path, environment)
    wait_for(lambda: len(alarms(api)) == 3, 240)
    client = {"PREFECT_API_URL": f"http://127.0.0.1:{port}/api", "PREFECT_API_AUTH_STRING": api.credential()}
    subprocess.run([sys.executable, "-c", BLOCK], env=environment | client, check=True)
    api.send("PATCH", f"/automations/{alarms(api)[SWITCHED_OFF]['id']}", {"enabled": False})
    wait_for(lambda: api.runs("SCHEDULED"), 60)
    before.send_signal(signal.SIGTERM)
    assert before.wait(120) == 0
    as_the_version_before_left_it(data)

    after = start(tmp_path, environment)
    try:
        wait_for(lambda: (data / "prefect" / "credential").exists(), 60)
        wait_for(lambda: api.ended("đi tuần"), 300)
        served: dict[str, Any] = {}

        def goes_on() -> bool:
            served.update({one["name"]: one for one in api.ask("/deployments/filter", {})})
            return not served["di-tuan"]["paused"]

        wait_for(goes_on, 120)  # the patrol that ended may be one of the version before
        assert api.ask("/block_documents/filter", {}) == []
        assert [one for one in api.runs("SCHEDULED") if one["expected_start_time"].startswith("2026-01-01")] == []
        assert {one["enabled"] for name, one in alarms(api).items() if name != SWITCHED_OFF} == {True}
        assert alarms(api)[SWITCHED_OFF]["enabled"] is False
        assert {action["type"] for one in alarms(api).values() for action in one["actions"]} == {"run-deployment"}  # type: ignore[attr-defined]
        for path in (data, *data.rglob("*")):
            assert stat.S_IMODE(path.lstat().st_mode) & 0o077 == 0, path
        status = subprocess.run([DONDOC, "status"], env=environment, cwd=tmp_path, capture_output=True, text=True)
        assert "77/STTTT" in status.stdout
    finally:
        after.send_signal(signal.SIGTERM)
        assert after.wait(120) == 0
