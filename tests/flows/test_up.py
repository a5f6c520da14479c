"""`dondoc up` on a real embedded server: the scheduler schedules, a patrol runs and delivers, and it stops cleanly.

The relay's password, offered in vain by a patrol, is afterwards in none of the files, Prefect's database among them.
With SQLAlchemy 2.1 the deployments look ready and nothing is ever scheduled, while the health check stays green:
only looking for SCHEDULED runs shows it.
"""

import base64
import datetime as dt
import os
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pendulum
import pytest

from models.app import open_app
from models.config import load_settings
from models.instant import ZONE
from tasks.commands.catalogue import ENTRIES
from tests.support.cast import launched, said
from tests.support.dondoc import DONDOC, ask, wait_for
from tests.support.imap_server import PASSWORD, Imap
from tests.support.listeners import Hook, http_server
from tests.support.ports import free_port
from tests.support.smtp_server import OneAccount, Post

CANARY = "chim-hoang-yen-c41d7b"


@pytest.fixture
def page() -> int:
    """The port of the agencies' page."""
    return free_port()


@pytest.fixture
def post() -> Iterator[Post]:
    """A relay that knows another password."""
    options = {"auth_required": True, "auth_require_tls": False}
    post = Post().start(authenticator=OneAccount("dondoc", "khac"), **options)
    yield post
    post.stop()


@pytest.fixture
def hook() -> Iterator[Hook]:
    """The operator's channel."""
    with http_server(Hook()) as hook:
        yield hook


@pytest.fixture
def running(
    tmp_path: Path, port: int, page: int, imap_server: Imap, post: Post, hook: Hook
) -> Iterator[subprocess.Popen[str]]:
    days = [str(dt.date.today() + dt.timedelta(n)) for n in (-1, 0, 1)]  # the office is open now, whenever that is
    config = tmp_path / "config.toml"
    config.write_text(
        f'data = "data"\n[prefect]\nport = {port}\npatrol_cron = "* * * * *"\n'
        f'alarm = "http://127.0.0.1:{hook.port}/bao-dong/${{ALARM_TOKEN}}"\n'
        f'[calendar]\ndays_off = []\noffice_hours = [["00:00", "23:59"]]\nworked_days = [{", ".join(days)}]\n'
        f'[mail]\nrelay = "mailto://dondoc:${{RELAY_PASSWORD}}@127.0.0.1:{post.port}"\n'
        f'[portal]\nport = {page}\nbase_url = "http://127.0.0.1:{page}"\n'
        f'[inbox]\nmailbox = "{imap_server.room().url}"\ncron = "* * * * *"\n'
    )
    environment = {
        **os.environ,
        "DONDOC_CONFIG": str(config),
        "DONDOC_IMAP_PASSWORD": PASSWORD,
        "RELAY_PASSWORD": CANARY,
        "ALARM_TOKEN": "khoa-bao-dong",
    }
    app = open_app(load_settings(config))
    launched(app, f"{pendulum.now(ZONE):%Y-%m-%dT%H:%M}")
    app.engine.dispose()
    log = (tmp_path / "up.log").open("w")
    process = subprocess.Popen(
        [DONDOC, "up"], env=environment, cwd=tmp_path, stdout=log, stderr=subprocess.STDOUT, text=True
    )
    yield process
    if process.poll() is None:
        process.kill()


def runs(port: int, *states: str) -> list[dict[str, Any]]:
    return ask(port, "/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": list(states)}}}})


def ended(port: int, name: str) -> list[dict[str, Any]]:
    """The runs of one flow that came to an end, well or not; a run is named by its outcome."""
    return [run for run in runs(port, "COMPLETED", "FAILED", "CRASHED") if run["name"].startswith(name)]


def served(page: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{page}/", timeout=30) as answer:
        text: str = answer.read().decode()
        return text


def test_up_schedules_patrols_alarms_and_stops(
    running: subprocess.Popen[str], port: int, page: int, hook: Hook, tmp_path: Path
) -> None:
    wait_for(lambda: ask(port, "/deployments/filter", {}), 180)
    desk = {"di-tuan", "tiep-nhan", *(entry.slug for entry in ENTRIES)}
    wait_for(lambda: desk <= {d["name"] for d in ask(port, "/deployments/filter", {})}, 60)
    patrols, _ = wait_for(lambda: [d for d in ask(port, "/deployments/filter", {}) if d["name"] == "di-tuan"], 60)
    assert patrols[0]["schedules"][0]["schedule"]["timezone"] == "Asia/Ho_Chi_Minh"

    _, took = wait_for(lambda: runs(port, "SCHEDULED"), 60)
    print(f"scheduled {took:.1f} s after the deployment was there")
    for name in ("đi tuần", "đọc thư đến"):
        done, _ = wait_for(lambda name=name: ended(port, name), 150)
        assert {run["state"]["type"] for run in done} == {"COMPLETED"}

    wait_for(lambda: hook.asked, 120)
    told = [asked for asked in hook.asked if "Đôn Đốc: cần người xử lý" in asked.body["text"]]
    assert told[0].path == "/bao-dong/khoa-bao-dong" and "dondoc.waiting" in told[0].body["text"]

    assert "Trang trả lời văn bản" in wait_for(lambda: served(page), 60)[0]

    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == 0
    with pytest.raises(OSError):
        ask(port, "/deployments/filter", {})
    with pytest.raises(OSError):
        served(page)
    log = (tmp_path / "up.log").read_text()
    assert log.rstrip().endswith("Đã dừng.")
    assert "Traceback" not in log
    app = open_app(load_settings(tmp_path / "config.toml"))
    assert "máy chủ thư không nhận tài khoản" in {m.outcome for m in said(app)}
    app.engine.dispose()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".db" and "Đi tuần".encode() in path.read_bytes() for path in files)
    offered = base64.b64encode(f"\0dondoc\0{CANARY}".encode())
    for path in files:
        assert not any(secret in path.read_bytes() for secret in (CANARY.encode(), offered)), path
