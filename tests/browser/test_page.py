"""The agencies' page on a telephone: from the link in a delivered letter to an accepted report.

The page has no script of its own; it must be complete either way. Chromium is Debian's, axe-core comes in a package.
"""

import datetime as dt
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pendulum
import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from sqlmodel import select

from models.app import App, open_app
from models.config.load import load_settings
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind
from models.instant import ZONE
from models.states import DueState
from tasks.campaigns.context import Context
from tasks.campaigns.review.acceptance import accept_report
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tests.support.browser import PHONE, PICTURES, ask_for_time, link_in, telephone
from tests.support.cast import OFFICER, launched, owed, requested
from tests.support.ports import free_port

pytestmark = pytest.mark.browser

PDF = {"name": "báo cáo quý.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n" + b"x" * 5000}


@dataclass
class Town:
    """An office whose letters lie in its Maildir and whose page is served."""

    office: App
    browser: Browser

    def link(self, address: str, says: str) -> str:
        """The link in the last letter to an address whose subject says so, as its plain text has it."""
        return link_in(self.office.settings.data, self.office.settings.portal.base_url, address, says)

    def phone(self, *, scripts: bool) -> BrowserContext:
        """A telephone's browser; axe needs scripts, and to pass by the page's policy."""
        return telephone(self.browser, scripts=scripts)

    def due(self, code: str, kind: ObligationKind = ObligationKind.REPORT) -> tuple[Due, list[Submission]]:
        with reading(self.office.engine) as session:
            _, due = owed(session, code, kind)
            return due, list(session.exec(select(Submission).where(Submission.due_id == due.id)))

    def accept(self, code: str) -> None:
        with writing(self.office.engine) as session:
            campaign, _ = owed(session, code)
            due = session.exec(select(Due).where(Due.id == self.due(code)[0].id)).one()
            accept_report(Context(self.office, session, campaign, pendulum.now(ZONE), OFFICER), due)


@pytest.fixture(scope="module")
def town(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    port = free_port()
    today = pendulum.now(ZONE).date()
    days = [today + dt.timedelta(n) for n in range(-40, 60)]
    config = folder / "config.toml"
    config.write_text(
        f'data = "{folder / "data"}"\n[portal]\nport = {port}\nbase_url = "http://127.0.0.1:{port}"\n[calendar]\n'
        f'office_hours = [["00:00", "23:59"]]\ndays_off = []\nworked_days = [{", ".join(map(str, days))}]\n'
    )
    app = open_app(load_settings(config))
    now = pendulum.now(ZONE)
    launched(app, now.isoformat())
    patrol(app, ChannelRouter(app, now), now)
    requested(app, pendulum.now(ZONE).isoformat(), (today + dt.timedelta(3)).isoformat())
    now = pendulum.now(ZONE)
    patrol(app, ChannelRouter(app, now), now)
    environment = {**os.environ, "DONDOC_CONFIG": str(config)}
    dondoc = Path(sys.executable).with_name("dondoc")
    process = subprocess.Popen([dondoc, "portal"], env=environment, cwd=folder)
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2)
            break
        except OSError:
            time.sleep(0.1)
    try:
        yield Town(app, chromium)
    finally:
        process.terminate()
        process.wait(20)
        app.engine.dispose()


def fits(page: Page, name: str = "") -> None:
    """Nothing is wider than the telephone, and nothing came from elsewhere."""
    box = page.locator("html").bounding_box()
    assert box and box["width"] <= PHONE["width"]
    if name and PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


@pytest.mark.parametrize(("scripts", "code", "address"), [(False, "cham", "cham@"), (True, "im-lang", "imlang@")])
def test_from_the_link_in_a_letter_to_an_accepted_report(town: Town, scripts: bool, code: str, address: str) -> None:
    context = town.phone(scripts=scripts)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(town.link(address, "báo cáo"))
    fits(page, "page-report" if not scripts else "")
    page.get_by_label("Nội dung báo cáo", exact=True).fill("06 tin, bài; 02 phóng sự")
    page.get_by_label("Tệp gửi kèm").set_input_files([PDF])  # type: ignore[list-item]
    page.get_by_role("button", name="Gửi báo cáo").click()
    page.get_by_text("Báo cáo đang chờ cán bộ duyệt").wait_for()
    fits(page, "page-received" if not scripts else "")
    page.reload()
    due, handed = town.due(code)
    assert (due.state, len(handed)) == (DueState.RECEIVED, 1)
    assert [(file["name"], file["size"]) for file in handed[0].files or ()] == [("báo cáo quý.pdf", 5009)]

    town.accept(code)
    page.reload()
    page.get_by_text("Báo cáo đã được duyệt").wait_for()
    assert {url.split("/")[2] for url in asked} == {town.office.settings.portal.base_url.split("/")[2]}
    context.close()


def test_a_mistake_is_said_beside_its_field_and_more_time_is_asked_for(town: Town) -> None:
    context = town.phone(scripts=False)
    page = context.new_page()
    page.goto(town.link("dunghan@", "báo cáo"))
    page.get_by_role("button", name="Gửi báo cáo").click()
    page.get_by_role("alert").get_by_text("Hãy ghi nội dung").wait_for()
    assert page.get_by_label("Nội dung báo cáo", exact=True).get_attribute("aria-invalid") == "true"
    fits(page, "page-mistake")
    until = pendulum.now(ZONE).date() + dt.timedelta(9)
    ask_for_time(page, until, "các xã vùng sâu chưa gửi số liệu")
    fits(page)
    assert town.due("dung-han")[0].asked_until == until
    page.get_by_role("link", name=re.compile("Tất cả nội dung")).click()
    page.get_by_role("heading", name=re.compile("Phải thực hiện")).wait_for()
    fits(page, "page-first")
    context.close()


def test_axe_finds_nothing_on_any_page(town: Town) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = town.phone(scripts=True)
    page = context.new_page()
    about = town.link("web@", "77/STTTT")
    token = about.split("/")[3]
    base = town.office.settings.portal.base_url
    rules = {
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    }
    for where in (about, f"{base}/{token}", f"{base}/", f"{base}/forged", town.link("dunghan@", "báo cáo")):
        page.goto(where)
        for one in page.locator("summary").all():
            one.click()
        found = Axe().run(page, options=rules)
        assert found.violations_count == 0, f"{where}\n{found.generate_report()}"
    page.goto(town.link("dunghan@", "báo cáo"))
    page.get_by_role("button", name="Gửi báo cáo").click()
    page.get_by_role("alert").wait_for()
    found = Axe().run(page, options=rules)
    assert found.violations_count == 0, found.generate_report()
    context.close()
