"""The program as a process of its own."""

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.ports import free_port

DONDOC = Path(sys.executable).with_name("dondoc")


@pytest.fixture
def port() -> int:
    return free_port()


def lay_prefect(laid: Path, data: Path) -> None:
    """Give a data folder the database of Prefect that a run lays once."""
    (data / "prefect").mkdir(parents=True, exist_ok=True)
    shutil.copy(laid, data / "prefect" / "prefect.db")


def wait_for(what: Callable[[], Any], seconds: float) -> tuple[Any, float]:
    """What it gives once it gives something, and how long that took; fails when it does not."""
    start = time.monotonic()
    while time.monotonic() < start + seconds:
        try:
            if found := what():
                return found, time.monotonic() - start
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"nothing within {seconds} s")
