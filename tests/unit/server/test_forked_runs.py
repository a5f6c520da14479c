"""A run is forked: its environment, how it ends, and what becomes of it when the fork server is killed."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from flows.server import forked_runs
from flows.server.forked_runs import ForkServer

RUNS_CODE = """
import os, sys
from flows.server import fork_server
fork_server.LOADED = ()
fork_server.become_run = lambda wanted, become=fork_server.become_run: become(wanted)
fork_server.runpy.run_module = lambda *_, **__: exec(os.environ["CODE"])
fork_server.run(int(sys.argv[1]))
"""
"""The fork server, but that a run is what stands in CODE, and not Prefect's engine."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> ForkServer:
    def launch(descriptor: int, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", RUNS_CODE, str(descriptor)], env=env, pass_fds=[descriptor])

    monkeypatch.setattr(forked_runs, "_launch", launch)
    return ForkServer()


async def run_code(server: ForkServer, code: str, cwd: Path, begun: str = "begun") -> int:
    """Its exit status; when it has been told to have begun, there is a file of that name."""
    done = await server.run({**os.environ, "CODE": code}, str(cwd), lambda _: (cwd / begun).touch())
    assert done.returncode is not None
    return done.returncode


def test_each_run_has_its_environment_and_ends_with_its_own_status(server: ForkServer, tmp_path: Path) -> None:
    """As subprocess says it: what it exits with, or the signal that ended it, negative."""
    ends = {
        "import sys; sys.exit(3)": 3,
        "pass": 0,
        "1 / 0": 1,
        "import os; os.kill(os.getpid(), 9)": -9,
        "import os; os.kill(os.getpid(), 15)": -15,
        "import os; os.kill(os.getpid(), 2)": -2,
        "import atexit, pathlib; atexit.register(pathlib.Path('flushed').touch)": 0,
        "import os; os._exit(4 if 'CODE' in os.environ and 'OTHER' not in os.environ else 5)": 4,
    }

    async def all_at_once() -> list[int]:
        return await asyncio.gather(*(run_code(server, code, tmp_path) for code in ends))

    assert asyncio.run(all_at_once()) == list(ends.values())
    assert (tmp_path / "flushed").exists()


def test_a_fork_server_ends_after_its_runs_and_one_that_was_killed_is_started_again(
    server: ForkServer, tmp_path: Path
) -> None:
    """It is signalled with its runs, and leaves it to them; of what it can tell no more, the end is waited for."""

    async def one_after_another() -> list[int]:
        found = []
        for number in (15, 2, 9, 0):
            code = f"""
import os, time
while not os.path.exists("{number}"):
    time.sleep(0.01)
os.kill(os.getppid(), {number})
time.sleep(0.1)
open("after-{number}", "x")
os._exit(7)
"""
            found.append(await run_code(server, code, tmp_path, str(number)))
            assert (tmp_path / f"after-{number}").exists()
        return found

    assert asyncio.run(one_after_another()) == [7, 7, -9, 7]


def test_a_fork_server_whose_runner_is_no_more_ends(server: ForkServer, tmp_path: Path) -> None:
    async def begin_and_leave() -> subprocess.Popen[bytes]:
        assert await run_code(server, "pass", tmp_path) == 0
        line = server._line
        assert line is not None
        line.writer.close()
        return line.process

    assert asyncio.run(begin_and_leave()).wait(30) == 0
