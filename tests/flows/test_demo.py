"""The first of the README's two commands, as a stranger runs it: to its end, again, and killed in the middle.

The replay itself, letter by letter, is tests/engine/test_scenario.py's; here it runs as Prefect's flows.
"""

import datetime as dt
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from models.app import open_app
from models.config.settings import Settings
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tasks.ops.scenario import begin, moments, play, read_scenario
from tests.support.dondoc import DONDOC, lay_prefect
from tests.support.paths import EXAMPLE

SLUG = "123-stttt-ttbcxb-2022"

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


FIGURES = ("expected", "received", "on_time", "late", "extended", "outstanding", "returned", "nil", "waived")


def ended_well(status: dict[str, object]) -> bool:
    """The closing figures are those of the directive of 2022, and nothing is left for a person."""
    return [status[name] for name in FIGURES] == [13, 12, 9, 3, 1, 1, 1, 1, 0] and status["needs_a_person"] == 0


def play_until(data: Path, day: dt.date) -> None:
    """Play the example without Prefect up to a day, as if a demo had been stopped there."""
    app = open_app(Settings(data=data), make_virtual=True)
    scenario = read_scenario(EXAMPLE)
    begin(app, EXAMPLE, scenario)
    for moment in moments(app, scenario):
        if moment.at.date() >= day:
            break
        play(app, scenario, moment, SLUG)
        patrol(app, ChannelRouter(app), moment.at)
    app.engine.dispose()


@pytest.mark.long
def test_a_demo_stopped_in_its_last_week_goes_on_to_its_end(tmp_path: Path, laid_prefect: Path) -> None:
    play_until(tmp_path, dt.date(2022, 3, 4))
    assert 100 < len(letters(tmp_path)) < LETTERS
    lay_prefect(laid_prefect, tmp_path)
    assert ended_well(run_demo(tmp_path))
    assert len(letters(tmp_path)) == LETTERS


@pytest.mark.long
def test_the_demo_killed_in_the_middle_goes_on_and_running_it_again_is_safe(tmp_path: Path) -> None:
    first = subprocess.Popen(
        [DONDOC, "demo", "--exit"], env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 600
    while len(letters(tmp_path)) < 40 and time.monotonic() < until:
        assert first.poll() is None, "the demo ended before it could be killed"
        time.sleep(0.05)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert 40 <= len(letters(tmp_path)) < LETTERS

    status = run_demo(tmp_path)
    assert ended_well(status)
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
