"""What the tests share that run a whole `dondoc` as its operator does."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ports import free_port

DONDOC = Path(sys.executable).with_name("dondoc")


@pytest.fixture
def port() -> int:
    """The port of the Prefect server."""
    return free_port()


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
