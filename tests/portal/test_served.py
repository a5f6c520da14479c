"""The sites beside `dondoc up`: there, there again when they were killed, and gone at the end."""

import os
import signal
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.server.page_process import Beside
from tests.support.ports import free_port


def wait_for(what: Callable[[], bool], seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_page_that_is_killed_comes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port, desk = free_port(), free_port()
    config = tmp_path / "config.toml"
    config.write_text(
        f'data = "data"\n[portal]\nport = {port}\nbase_url = "http://127.0.0.1:{port}"\n[desk]\nport = {desk}\n'
    )
    monkeypatch.setenv("DONDOC_CONFIG", str(config))

    def there() -> bool:
        try:
            pages = [urllib.request.urlopen(f"http://127.0.0.1:{one}/", timeout=60) for one in (port, desk)]
            return [page.status for page in pages] == [200, 200] and pages[1].url.endswith("/dang-nhap")
        except OSError:
            return False

    left = tmp_path / "data" / "files" / "aside" / "left"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a file")
    page = Beside("agencies", "desk")
    page.start()
    try:
        wait_for(there)
        assert not left.exists()
        first = page._process
        assert first
        os.kill(first.pid, signal.SIGKILL)
        wait_for(lambda: page._process is not first and there())
    finally:
        page.stop()
    assert not there()
