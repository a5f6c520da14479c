"""What is started again, how often, and when all is given up."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.server.embedded import TRY_LATER, Server
from flows.server.supervisor import AGAIN, WITHIN, GivenUp, Restarts, keep_up


def test_a_part_that_ends_too_often_is_given_up_and_a_rare_end_is_not() -> None:
    moment = 0.0
    restarts = Restarts("máy chủ Prefect", lambda: moment)
    for _ in range(20):
        moment += WITHIN
        restarts.note("nhật ký x")
    moment += WITHIN + 1
    for _ in range(AGAIN):
        restarts.note("nhật ký x")
    with pytest.raises(GivenUp, match=r"máy chủ Prefect dừng 4 lần trong 10 phút; xem nhật ký x") as caught:
        restarts.note("nhật ký x")
    assert caught.value.exit_status == TRY_LATER == 75


def test_a_server_that_dies_is_started_again_a_few_times_with_the_runner_told(tmp_path: Path) -> None:
    server = Server("http://127.0.0.1:9/api", (sys.executable, "-c", "print('up')"), tmp_path / "log")
    server.launch()
    told: list[str] = []
    runner: Any = SimpleNamespace(ended=False, rested=False, rests=0)
    runner.rest = lambda: setattr(runner, "rests", runner.rests + 1)
    with pytest.raises(GivenUp) as caught:
        keep_up(server, runner, SimpleNamespace(confirm=lambda: None), told.append)  # type: ignore[arg-type]
    assert str(tmp_path / "log") in str(caught.value) and "\n" not in str(caught.value)
    assert len(told) == runner.rests == AGAIN
    assert (tmp_path / "log").read_text().count("up") == AGAIN + 1


def test_a_runner_that_rests_is_no_failure() -> None:
    launches = 0

    class Runner:
        ended = rested = True

        def launch(self) -> None:
            nonlocal launches
            launches += 1
            if launches > 2 * AGAIN:
                raise KeyboardInterrupt

    server: Any = SimpleNamespace(ended=False)
    with pytest.raises(KeyboardInterrupt):
        keep_up(server, Runner(), SimpleNamespace(confirm=lambda: None), print)  # type: ignore[arg-type]
