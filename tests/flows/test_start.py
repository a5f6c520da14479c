"""Start-up, as a ratio to `import sqlmodel` in the same run: a look at the rows must not wait for what it needs not."""

import os
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from tests.support.paths import EXAMPLE

DONDOC = Path(sys.executable).with_name("dondoc")
GOALS = {"help": 0.6, "status": 1.6, "status of a campaign": 1.65}
"""Processor time at most so much of that of `import sqlmodel`; cyclopts alone is 0.2 of it, rich's tables 0.1.
A status counts what waits for a person over everything (decision 0062), a tenth more than its figures alone.
"""

ROUNDS = 40


def ratios(commands: dict[str, list[str]], environment: dict[str, str]) -> dict[str, float]:
    """The median over rounds of the processor time of each command to that of "sqlmodel" beside it.

    In turn, as the machine's pace changes by half from one minute to the next; rounds go on until the goals are met,
    or it is clear that they are not.
    """
    used: dict[str, list[float]] = {name: [] for name in commands}
    found: dict[str, float] = {}
    for number in range(ROUNDS):
        for name, command in commands.items():
            process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
            _, status, spent = os.wait4(process.pid, 0)
            assert status == 0, name
            used[name].append(spent.ru_utime + spent.ru_stime)
        found = {
            name: round(median(a / b for a, b in zip(used[name], used["sqlmodel"], strict=True)), 2) for name in GOALS
        }
        if number >= 6 and all(found[name] <= goal for name, goal in GOALS.items()):
            break
    return found


@pytest.mark.alone
def test_start_up_ratios(tmp_path: Path) -> None:
    environment = {**os.environ, "DONDOC_DATA": str(tmp_path)}

    def dondoc(*words: str | Path) -> str:
        done = subprocess.run([DONDOC, *words], env=environment, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    dondoc("agencies", "import", EXAMPLE / "agencies.toml", "--virtual", "--at", "2022-01-24T08:00")
    asked = re.search(r"--confirm (\S+)", dondoc("launch", EXAMPLE / "draft.toml"))
    assert asked
    dondoc("launch", EXAMPLE / "draft.toml", "--confirm", asked[1])
    assert "đã duyệt" in dondoc("status")
    fresh = ["env", f"DONDOC_DATA={tmp_path / 'fresh'}", str(DONDOC), "status"]
    subprocess.run(fresh, check=True, capture_output=True)  # makes the database
    commands = {
        "sqlmodel": [sys.executable, "-c", "import sqlmodel"],
        "status": fresh,
        "status of a campaign": [str(DONDOC), "status"],
        "help": [str(DONDOC), "--help"],
    }
    found = ratios(commands, environment)
    print(found)
    assert all(found[name] <= goal for name, goal in GOALS.items()), found


def test_commands_without_prefect_do_not_import_it(tmp_path: Path) -> None:
    for command in (["status"], ["messages"], ["agencies", "list"], ["patrol"], ["--help"]):
        look = f"import sys; from flows.cli import program; program({command!r}, result_action='return_value'); " + (
            "sys.exit('prefect' in sys.modules or 'apprise' in sys.modules)"
        )
        environment = {**os.environ, "DONDOC_DATA": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
