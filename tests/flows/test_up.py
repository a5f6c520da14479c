"""`dondoc up` on a real embedded server: the scheduler schedules, a patrol runs and delivers, and it stops cleanly.

With SQLAlchemy 2.1 the deployments look ready and nothing is ever scheduled, while the health check stays green:
only looking for SCHEDULED runs shows it. Nobody gets in without the credential; what dies comes back; what is paused
from elsewhere runs again; a second one is refused; and no secret is in any file, at the level DEBUG.
"""

import base64
import datetime as dt
import http.client
import json
import os
import re
import signal
import stat
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pendulum
import pytest

from models.app import open_app
from models.config.load import load_settings
from models.instant import ZONE
from tasks.commands.catalogue import ENTRIES
from tests.support.canaries import secret_settings, settings_with_variables
from tests.support.cast import launched, said
from tests.support.dondoc import DONDOC, lay_prefect, wait_for
from tests.support.imap_server import PASSWORD, Imap
from tests.support.ports import free_port
from tests.support.prefect_api import PrefectApi
from tests.support.refusing_servers import refusing_servers
from tests.support.time_stamps import authority

SECRETS = {
    "RELAY_PASSWORD": "chim-hoang-yen-c41d7b",
    "ALARM_TOKEN": "khoa-bao-dong-7f22e",
    "ARCHIVE_PASSWORD": "kho-luu/a+b 91c04d",
    "WATCH_TOKEN": "canh-gac-5d1a3e",
    "HEALTH_TOKEN": "con-song-c3a871",
    "STAMP_TOKEN": "dong-dau-41b7d9",
    "TRACE_TOKEN": "vet-chay-92e0b5",
    "OIDC_SECRET": "dang-nhap-6c90e4",
    "CHAT_TOKEN": "noi-chuyen-8e40f2",
    "CHAT_PASSWORD": "phong-chat/c+ 2b77e1",
    "DONDOC_LINK_KEYS": "khoa-ky-lien-ket-0f3c9a51e2d84b76a1c5",
}
"""One for each place of a secret; the mailbox of answers has PASSWORD, and Prefect its credential."""


CRASH_DETAILS = re.compile(r"^.*\| DEBUG .*Crash details:(\n(?!\d\d:\d\d:\d\d).*)*", re.M)
"""What Prefect adds at DEBUG, and only then, of a run that was under way when all was told to stop."""


@dataclass
class Running:
    """A running office before servers that refuse whatever comes, and repeat it."""

    process: subprocess.Popen[str]
    api: PrefectApi
    folder: Path
    page: int
    metrics: int
    environment: dict[str, str]
    heard: dict[str, list[bytes]]

    def dondoc(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [DONDOC, *words], env=self.environment, cwd=self.folder, capture_output=True, text=True, check=False
        )

    def guards(self) -> dict[str, str]:
        """The state of each guard, as the doctor names them."""
        lines = [json.loads(line) for line in self.dondoc("doctor", "--json").stdout.splitlines()]
        return {line["guard"]: line["level"] for line in lines if line["guard"]}

    def deployment(self, name: str) -> Any:
        return next((d for d in self.api.ask("/deployments/filter", {}) if d["name"] == name), None)

    def child(self, module: str) -> int:
        """The process of one part."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return next((int(one) for one in children if module in Path(f"/proc/{one}/cmdline").read_text()), 0)

    @property
    def log(self) -> str:
        return (self.folder / "up.log").read_text()


@pytest.fixture
def running(
    tmp_path: Path, port: int, imap_server: Imap, laid_prefect: Path, readdress: Callable[..., None]
) -> Iterator[Running]:
    days = [str(dt.date.today() + dt.timedelta(n)) for n in (-1, 0, 1)]  # the office is open now, whenever that is
    config, page, metrics = tmp_path / "config.toml", free_port(), free_port()
    (tmp_path / "tsa.pem").write_bytes(authority().pem)
    with refusing_servers() as refusing:
        ports = {name: server.server_address[1] for name, server in refusing.items()}
        config.write_text(
            f'data = "data"\n[prefect]\nport = {port}\npatrol_cron = "* * * * *"\n'
            f'alarm = "http://127.0.0.1:{ports["http"]}/bao-dong/${{ALARM_TOKEN}}"\n'
            f'[calendar]\ndays_off = []\noffice_hours = [["00:00", "23:59"]]\nworked_days = [{", ".join(days)}]\n'
            f'[mail]\nrelay = "mailto://dondoc:${{RELAY_PASSWORD}}@127.0.0.1:{ports["smtp"]}"\n'
            f'[watch]\nchannel = "json://127.0.0.1:{ports["http"]}/canh-gac/${{WATCH_TOKEN}}"\n'
            f'health_url = "http://127.0.0.1:{ports["http"]}/song/${{HEALTH_TOKEN}}"\n'
            f"metrics_port = {metrics}\n"
            f'[timestamp]\nurl = "http://127.0.0.1:{ports["http"]}/dau/${{STAMP_TOKEN}}"\ncertificates = "tsa.pem"\n'
            f'[telemetry]\ntraces = "http://127.0.0.1:{ports["http"]}/vet/${{TRACE_TOKEN}}"\n'
            f'[desk.oidc]\nissuer = "http://127.0.0.1:{ports["http"]}/so"\nclient_id = "dondoc"\n'
            'client_secret = "${OIDC_SECRET}"\n'
            f'[portal]\nport = {page}\nbase_url = "http://127.0.0.1:{page}"\n'
            f'[archive]\nmailbox = "imap://luu:${{ARCHIVE_PASSWORD}}@127.0.0.1:{ports["imap"]}/INBOX"\n'
            f'[inbox]\nmailbox = "{imap_server.room().url}"\ncron = "* * * * *"\n'
        )
        environment = {
            **os.environ,
            **SECRETS,
            "DONDOC_CONFIG": str(config),
            "DONDOC_IMAP_PASSWORD": PASSWORD,
            "PREFECT_LOGGING_LEVEL": "DEBUG",
            "PREFECT_SERVER_LOGGING_LEVEL": "DEBUG",
        }
        app = open_app(load_settings(config))
        assert settings_with_variables(app.settings) | {"inbox.mailbox"} == secret_settings()
        chat = f"json://dondoc:${{CHAT_PASSWORD}}@127.0.0.1:{ports['http']}/noi/${{CHAT_TOKEN}}"
        readdress("cham", "cham@huyen.example", chat)  # the directory names secrets too
        launched(app, f"{pendulum.now(ZONE):%Y-%m-%dT%H:%M}")
        app.engine.dispose()
        lay_prefect(laid_prefect, tmp_path / "data")
        with (tmp_path / "up.log").open("w") as log:
            process = subprocess.Popen(
                [DONDOC, "up"], env=environment, cwd=tmp_path, stdout=log, stderr=log, text=True, umask=0
            )
        heard = {name: server.heard for name, server in refusing.items()}
        yield Running(process, PrefectApi(port, tmp_path / "data"), tmp_path, page, metrics, environment, heard)
        if process.poll() is None:
            process.kill()


def test_up_schedules_patrols_heals_alarms_and_stops(running: Running) -> None:
    wait_for(lambda: running.deployment("di-tuan"), 180)
    desk = {"di-tuan", "tiep-nhan", "bao-dong", *(entry.slug for entry in ENTRIES)}
    wait_for(lambda: desk <= {d["name"] for d in running.api.ask("/deployments/filter", {})}, 60)
    assert running.deployment("di-tuan")["schedules"][0]["schedule"]["timezone"] == "Asia/Ho_Chi_Minh"
    wait_for(lambda: running.api.runs("SCHEDULED"), 60)
    strangers_stay_outside(running)
    a_second_one_is_refused(running)
    for name in ("đi tuần", "đọc thư đến"):
        done, _ = wait_for(lambda name=name: running.api.ended(name), 150)
        assert {run["state"]["type"] for run in done} == {"COMPLETED"}
    wait_for(lambda: any(b"/bao-dong/" + SECRETS["ALARM_TOKEN"].encode() in one for one in running.heard["http"]), 300)
    assert 'dondoc_letters{channel="mail",state="retry"}' in served(running.metrics)
    assert "Trang trả lời văn bản" in wait_for(lambda: served(running.page), 60)[0]

    running.api.send("PATCH", f"/deployments/{running.deployment('di-tuan')['id']}", {"paused": True})
    wait_for(lambda: not running.deployment("di-tuan")["paused"], 120)
    watched = running.dondoc("watch", "--once")
    assert "đã bị tạm dừng từ bên ngoài" in watched.stdout, watched
    os.kill(running.child("prefect_process"), signal.SIGKILL)
    wait_for(lambda: "Máy chủ Prefect đã dừng bất thường" in running.log, 10)
    _, took = wait_for(lambda: running.deployment("di-tuan"), 120)
    print(f"the server answered {took:.1f} s after it was killed")
    before = len(running.api.ended("đi tuần"))
    wait_for(lambda: len(running.api.ended("đi tuần")) > before, 180)
    guards = running.guards()
    assert {guards[name] for name in ("prefect.credential", "prefect.host", "prefect.origin")} == {"ok"}, guards
    assert {guards[name] for name in ("data.private", "up.owner", "schedules", "patrol", "restore")} == {"ok"}, guards

    said_before = len(running.log)
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(90) == 0
    with pytest.raises(OSError):
        running.deployment("di-tuan")
    with pytest.raises(OSError):
        served(running.page)
    assert running.log.rstrip().endswith("Đã dừng.")
    assert "Traceback" not in CRASH_DETAILS.sub("", running.log[said_before:])
    app = open_app(load_settings(running.folder / "config.toml"))
    assert "máy chủ thư không nhận tài khoản" in {m.outcome for m in said(app)}
    app.engine.dispose()
    nothing_lies_open(running.folder / "data")
    no_secret_is_kept(running)


def served(page: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{page}/", timeout=30) as answer:
        text: str = answer.read().decode()
        return text


def strangers_stay_outside(running: Running) -> None:
    """No credential, another host's name (DNS rebinding), another site's page: refused, and nothing is done."""
    body = json.dumps({"name": "x", "flow_id": "00000000-0000-0000-0000-000000000000"})
    owner = {"Authorization": running.api.headers()["Authorization"]}
    for headers, status in (
        ({}, 401),
        ({"Content-Type": "text/plain"}, 401),
        ({"Authorization": "Basic ZG9uZG9jOnNhaQ=="}, 401),
        ({**owner, "Host": "evil.example"}, 421),
        ({**owner, "Host": f"evil.example:{running.api.port}"}, 421),
        ({**owner, "Origin": "http://evil.example", "Content-Type": "text/plain"}, 403),
        ({**owner, "Origin": "null"}, 403),
        ({**owner, "Origin": f"http://127.0.0.1:{running.page}"}, 403),
        ({**owner, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
    ):
        assert _status(running, "POST", "/api/deployments/", body, headers) == status, headers
    asked = {"Access-Control-Request-Method": "POST", "Origin": "http://evil.example"}
    assert _status(running, "OPTIONS", "/api/deployments/", None, asked) == 403
    assert _status(running, "GET", "/api/admin/version", None, owner) == 200


def _status(running: Running, method: str, path: str, body: str | None, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", running.api.port, timeout=30)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    assert "evil" not in str(answer.headers)
    return answer.status


def a_second_one_is_refused(running: Running) -> None:
    second = running.dondoc("up")
    assert second.returncode == 1
    assert f"đang do một dondoc up, worker hoặc demo khác chạy (tiến trình {running.process.pid})" in second.stderr
    assert not running.deployment("di-tuan")["paused"]


def nothing_lies_open(data: Path) -> None:
    """Although its umask was 0."""
    for path in (data, *data.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        assert mode & 0o077 == 0, (path, oct(mode))


def shapes(secret: str) -> set[bytes]:
    """As it is, as URLs write it, and in base64 as SMTP and HTTP write an account."""
    accounts = (secret, f"\0dondoc\0{secret}", f"\0luu\0{secret}", f"dondoc:{secret}")
    return {secret.encode(), quote(secret, safe="").encode(), *(base64.b64encode(one.encode()) for one in accounts)}


def no_secret_is_kept(running: Running) -> None:
    """Each was offered to a server that repeated it; none is in a file, Prefect's database and all logs among them."""
    heard = b"".join(b"".join(lines) for lines in running.heard.values())
    assert heard.count(b"AUTH") and b"LOGIN" in heard
    for name in ("WATCH_TOKEN", "ALARM_TOKEN", "CHAT_TOKEN"):
        assert SECRETS[name].encode() in heard, name
    assert base64.b64encode(f"dondoc:{SECRETS['CHAT_PASSWORD']}".encode()) in heard
    files = [path for path in running.folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".db" and "Đi tuần".encode() in path.read_bytes() for path in files)
    for path in files:
        content = path.read_bytes()
        for secret in (*SECRETS.values(), PASSWORD, running.api.credential().partition(":")[2]):
            if path.name == "credential":
                continue
            for written in shapes(secret):
                assert written not in content, (path, secret, written)
