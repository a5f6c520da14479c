"""`dondoc up` with a browser before it. The clock is the real one; the office never closes, or nights would fail."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.browser import Desk, agencies
from tests.support.offices import app, database_url, settings, sqlite_office
from tests.support.ports import free_port

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests: Playwright may run but once in a thread."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A running office on a port of its own, with the agencies of the example."""
    folder = tmp_path_factory.mktemp("desk")
    port, portal = free_port(), free_port()
    pages = f"http://127.0.0.1:{portal}"
    days = [dt.date.today() + dt.timedelta(n) for n in range(-40, 60)]
    config = folder / "config.toml"
    config.write_text(
        f'data = "data"\n[prefect]\nport = {port}\n'
        f'[portal]\nport = {portal}\nbase_url = "{pages}"\n[calendar]\ndays_off = []\n'
        f'office_hours = [["00:00", "23:59"]]\nworked_days = [{", ".join(map(str, days))}]\n'
    )
    environment = {**os.environ, "DONDOC_CONFIG": str(config)}
    dondoc = Path(sys.executable).with_name("dondoc")
    subprocess.run([dondoc, "agencies", "import", agencies()], env=environment, check=True)
    with (folder / "up.log").open("w") as log:
        process = subprocess.Popen([dondoc, "up"], env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, timezone_id="Asia/Ho_Chi_Minh", locale="vi-VN")
    page.set_default_timeout(180_000)
    try:
        yield Desk(page, port, pages, folder / "data", environment)
    finally:
        page.close()
        process.terminate()
        process.wait(120)
