"""The program as a process of its own, and its server asked."""

import json
import shutil
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

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


def ask(port: int, path: str, body: dict[str, Any]) -> list[dict[str, Any]]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    for patience in (1, 3, 9, 0):
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                found: list[dict[str, Any]] = json.load(answer)
                return found
        except HTTPError as error:
            if error.code != 503 or not patience:  # its database was busy, and nothing was done
                raise
            time.sleep(patience)
    raise AssertionError


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
