"""The first of the README's two commands, as a stranger runs it: to its end, again, and killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.support.paths import EXAMPLE

DONDOC = Path(sys.executable).with_name("dondoc")
LETTERS = 102 + 26
"""Letters and digests: what the scenario comes to; tests/engine/test_scenario.py reads them one by one."""


def run_demo(data: Path) -> dict[str, object]:
    done = subprocess.run(
        [DONDOC, "demo", "--exit", "--json"],
        env=environment(data), capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)["campaigns"][0]
    return found


def environment(data: Path) -> dict[str, str]:
    return {**os.environ, "DONDOC_DATA": str(data), "TZ": "Asia/Ho_Chi_Minh"}


def letters(data: Path) -> list[str]:
    folder = data / "maildir" / "new"
    return sorted(f.name for f in folder.iterdir()) if folder.exists() else []


def test_the_demo_killed_in_the_middle_goes_on_and_running_it_again_is_safe(tmp_path: Path) -> None:
    first = subprocess.Popen(
        [DONDOC, "demo", "--exit"], env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 300
    while len(letters(tmp_path)) < 40 and time.monotonic() < until:
        assert first.poll() is None, "the demo ended before it could be killed"
        time.sleep(0.05)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert 40 <= len(letters(tmp_path)) < LETTERS

    status = run_demo(tmp_path)
    figures = ("expected", "received", "on_time", "late", "extended", "outstanding", "returned", "nil", "waived")
    assert [status[name] for name in figures] == [13, 12, 9, 3, 1, 1, 1, 1, 0]
    assert status["needs_a_person"] == 0
    kept = letters(tmp_path)
    assert len(kept) == LETTERS

    assert run_demo(tmp_path) == status
    assert letters(tmp_path) == kept


def test_real_data_is_refused(tmp_path: Path) -> None:
    agencies = EXAMPLE / "agencies.toml"
    order = [DONDOC, "agencies", "import", str(agencies)]
    made = subprocess.run(order, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    done = subprocess.run(
        [DONDOC, "demo", "--exit"], env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "dữ liệu thật" in done.stderr
    assert letters(tmp_path) == []
