"""The systemd units: systemd understands them, and a directive is played under their restrictions."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pendulum
import pytest

from models.app import open_app
from models.config.load import load_settings
from models.instant import ZONE
from models.states import MessageState
from tests.support.cast import launched, said
from tests.support.confined import (
    APP,
    DATA,
    FILTER,
    UNITS,
    can_confine,
    can_filter,
    confined,
    environment_of,
    settings_of,
)
from tests.support.dondoc import DONDOC, lay_prefect, wait_for
from tests.support.paths import PROJECT
from tests.support.ports import free_port
from tests.support.prefect_api import PrefectApi

SYSTEMD = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
FILTERED = pytest.mark.skipif(not can_filter(), reason="systemd-analyze or libseccomp is not installed")
CONFINED = pytest.mark.skipif(not can_confine(), reason="only root may make a mount namespace")


@SYSTEMD
@pytest.mark.parametrize(
    "unit", ["dondoc.service", "dondoc-worker.service", "dondoc-watch.service", "dondoc-watch.timer"]
)
def test_systemd_understands_every_line(unit: str, tmp_path: Path) -> None:
    for path in UNITS.iterdir():  # the program must be there to be found
        (tmp_path / path.name).write_text(path.read_text("utf-8").replace(f"{APP}/.venv/bin/dondoc", str(DONDOC)))
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / unit], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done


@SYSTEMD
@pytest.mark.parametrize(
    ("unit", "most"), [("dondoc.service", 2.4), ("dondoc-worker.service", 2.4), ("dondoc-watch.service", 1.7)]
)
def test_each_service_is_closed_as_far_as_it_can_be(unit: str, most: float) -> None:
    command = ["systemd-analyze", "security", "--offline=true", f"--threshold={most * 10:.0f}", UNITS / unit]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_the_clock_of_the_machine_stays_visible() -> None:
    """ProcSubset=pid would hide /proc/uptime, and no clock would be known to be ahead."""
    for unit in ("dondoc.service", "dondoc-worker.service", "dondoc-watch.service"):
        assert "ProcSubset" not in settings_of(unit)


@pytest.mark.parametrize("fault", ["config", "virtual"])
def test_what_no_start_mends_ends_with_the_status_that_systemd_does_not_start_again(tmp_path: Path, fault: str) -> None:
    config = tmp_path / "config.toml"
    config.write_text('data = "data"\n' + ('[prefect]\nport = "x"\n' if fault == "config" else ""))
    if fault == "virtual":
        open_app(load_settings(config), make_virtual=True).engine.dispose()
    words = {"DONDOC_CONFIG": str(config), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([DONDOC, "up"], env=words, capture_output=True, text=True, timeout=60, check=False)
    assert str(done.returncode) in settings_of("dondoc.service")["RestartPreventExitStatus"], done
    worker = subprocess.run([DONDOC, "worker"], env=words, capture_output=True, text=True, timeout=60, check=False)
    assert str(worker.returncode) in settings_of("dondoc-worker.service")["RestartPreventExitStatus"], worker
    assert worker.stderr.startswith("Lỗi: ") and "Traceback" not in worker.stderr
    assert done.stderr.startswith("Lỗi: ") and "Traceback" not in done.stderr
    if fault == "config":
        watched = subprocess.run([DONDOC, "watch", "--once"], env=words, capture_output=True, timeout=60, check=False)
        assert str(watched.returncode) not in settings_of("dondoc-watch.service")["SuccessExitStatus"]


@pytest.fixture
def office(tmp_path: Path, laid_prefect: Path, port: int) -> Path:
    """The data folder of an office that is open now, with a directive launched."""
    days = ", ".join(str(pendulum.now(ZONE).add(days=n).date()) for n in (-1, 0, 1))
    data = tmp_path / "data"
    data.mkdir()
    (data / "config.toml").write_text(
        f'data = "{data}"\n[prefect]\nport = {port}\npatrol_cron = "* * * * *"\n[portal]\nport = {free_port()}\n'
        f'base_url = "http://127.0.0.1"\n[calendar]\ndays_off = []\noffice_hours = [["00:00", "23:59"]]\n'
        f"worked_days = [{days}]\n"
    )
    app = open_app(load_settings(data / "config.toml"))
    launched(app, f"{pendulum.now(ZONE):%Y-%m-%dT%H:%M}")
    app.engine.dispose()
    lay_prefect(laid_prefect, data)
    return data


TRIES = """
import ctypes, errno, socket, subprocess
library = ctypes.CDLL(None, use_errno=True)
print("ptrace", errno.errorcode[ctypes.get_errno()] if library.ptrace(7, 0, 0, 0) else "ok")  # to go on: nobody
print("subprocess", subprocess.run(["true"]).returncode)
for family in (socket.AF_INET, socket.AF_UNIX, socket.AF_NETLINK):
    try:
        socket.socket(family, socket.SOCK_DGRAM).close()
    except OSError as error:
        print(family.name, errno.errorcode[error.errno])
    else:
        print(family.name, "ok")
"""
"""What anybody may call, and what the units forbid of it."""


@FILTERED
def test_the_filter_of_system_calls_is_on() -> None:
    """Under it a directive is played below; here is that it would refuse."""

    def try_under(*filtered: str) -> dict[str, str]:
        done = subprocess.run([*filtered, sys.executable, "-c", TRIES], capture_output=True, text=True, check=True)
        return dict((line.split()[0], line.split()[1]) for line in done.stdout.splitlines())

    free = try_under()
    assert free == {"ptrace": "ESRCH", "subprocess": "0", "AF_INET": "ok", "AF_UNIX": "ok", "AF_NETLINK": "ok"}
    for unit in ("dondoc.service", "dondoc-watch.service"):
        refused = {"ptrace": "EPERM", "AF_NETLINK": "EAFNOSUPPORT"}
        assert try_under(sys.executable, str(FILTER), unit) == free | refused


@CONFINED
@pytest.mark.long
def test_a_directive_is_played_under_the_restrictions_of_the_unit(office: Path, port: int, tmp_path: Path) -> None:
    environment = environment_of("dondoc.service", DONDOC_CONFIG=f"{DATA}/config.toml")
    with (tmp_path / "up.log").open("w") as log:
        process = subprocess.Popen(confined("dondoc.service", office), env=environment, stdout=log, stderr=log, umask=0)
    try:
        api = PrefectApi(port, office)
        done, _ = wait_for(lambda: process.poll() is not None or api.ended("đi tuần"), 300)
        assert process.poll() is None, (tmp_path / "up.log").read_text()
        assert {run["state"]["type"] for run in done} == {"COMPLETED"}
        read = f"{APP}/.venv/bin/dondoc read {APP}/tests/files/letter.doc"
        if shutil.which("antiword"):
            subprocess.run(confined("dondoc.service", office, read), env=environment, check=True, timeout=120)
        touch = f"sh -c 'touch {APP}/x || touch /etc/x || touch /root/x || id -u'"
        tried = subprocess.run(
            confined("dondoc.service", office, touch), env=environment, capture_output=True, text=True, check=True
        )
        assert tried.stdout == "65534\n" and tried.stderr.count("Read-only file system") == 3, tried
        doctor = subprocess.run(
            confined("dondoc.service", office, f"{APP}/.venv/bin/dondoc doctor --json"),
            env=environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        guards = {line["guard"]: line for line in map(json.loads, doctor.stdout.splitlines())}
        for name in ("data.private", "up.owner", "prefect.host", "patrol"):
            assert guards[name]["level"] == "ok", guards[name]
        watch = subprocess.run(
            confined("dondoc-watch.service", office), env=environment, capture_output=True, timeout=60, check=False
        )
        assert watch.returncode == 78  # nobody to be told
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(120) == 0
    app = open_app(load_settings(office / "config.toml"))
    assert [m.state for m in said(app)].count(MessageState.SENT) >= 4
    app.engine.dispose()
    assert not [path for path in office.rglob("*") if path.stat().st_mode & 0o077]
    assert not (PROJECT / "x").exists()
