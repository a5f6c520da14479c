"""What an officer does at the Prefect UI, as a test says it."""

import datetime as dt
import email
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email import policy
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from models.instant import ZONE
from tests.support.paths import PROJECT
from tests.support.prefect_api import PrefectApi

PICTURES = os.environ.get("DONDOC_PICTURES", "")
"""The folder that pictures for the documentation go to, when they are wanted."""

DESK_ROW = "Bàn làm việc của cán bộ: "
"""How `dondoc up` begins the line that says where the desk is."""

PHONE = {"width": 360, "height": 740}


def telephone(browser: Browser, *, scripts: bool) -> BrowserContext:
    """A telephone's browser; axe needs scripts, and to pass by the page's policy."""
    return browser.new_context(
        viewport=PHONE, java_script_enabled=scripts, bypass_csp=scripts, locale="vi-VN", timezone_id=ZONE
    )


def link_in(data: Path, base_url: str, address: str, says: str) -> str:
    """The link in the last letter of a Maildir to an address whose subject says so, as its plain text has it."""
    found = ""
    for path in sorted((data / "maildir" / "new").iterdir(), key=lambda one: one.stat().st_mtime):
        letter = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        if address in letter["To"] and says in letter["Subject"]:
            part = letter.get_body(("plain",))
            assert part
            found = re.findall(rf"^{re.escape(base_url)}/\S+", part.get_content(), re.M)[0]
    assert found, f"no letter to {address} about {says}"
    return found


def ask_for_time(page: Page, until: dt.date, reason: str) -> None:
    """Ask for more time on the agency's page, which says that it was taken."""
    page.get_by_text("Xin thêm thời gian").click()
    page.get_by_label("Đề nghị gia hạn đến ngày").fill(until.isoformat())
    page.locator("#extend").get_by_label("Lý do").fill(reason)
    page.get_by_role("button", name="Gửi đề nghị gia hạn").click()
    page.get_by_text(f"ngày {until:%d/%m/%Y} đã được ghi nhận").wait_for()


def agencies() -> Path:
    return PROJECT / "examples" / "lang-son-2022" / "agencies.toml"


@dataclass
class Desk:
    """The UI in a browser, and the API only to wait for what the UI will show; `pages` is where agencies answer."""

    page: Page
    port: int
    pages: str
    data: Path
    environment: dict[str, str]
    signed_in: bool = False

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return PrefectApi(self.port, self.data).ask(path, body)

    def wait(self, what: Callable[[], Any], seconds: float = 400) -> Any:
        """What it gives once it gives something; fails when it does not."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if found := what():
                    return found
            except OSError:
                pass
            time.sleep(0.5)
        raise AssertionError(f"nothing within {seconds} s")

    def go(self, path: str) -> None:
        """Open a page of the UI; the first time it asks for the credential, which the browser then keeps."""
        self.page.goto(f"http://127.0.0.1:{self.port}/v2/{path}")
        if not self.signed_in:
            self.page.get_by_placeholder("admin:pass").fill(PrefectApi(self.port, self.data).credential())
            self.page.get_by_role("button", name="Login").click()
            self.page.wait_for_url(lambda url: "/login" not in url)
            self.signed_in = True
            self.page.goto(f"http://127.0.0.1:{self.port}/v2/{path}")

    def deployment(self, name: str) -> Any:
        return next((d["id"] for d in self.ask("/deployments/filter", {}) if d["name"] == name), None)

    def picture(self, name: str) -> None:
        """Keep what is seen, for the documentation."""
        self.page.wait_for_timeout(1500)  # the UI fades in
        if PICTURES:
            self.page.screenshot(path=f"{PICTURES}/{name}.png")

    def fill(self, name: str, fields: dict[str, str | dt.date], picture: str = "") -> str:
        """Hand in a form; gives back the id of its run."""
        form = self.wait(lambda: self.deployment(name))
        mine = {"deployments": {"id": {"any_": [form]}}}
        before = {run["id"] for run in self.runs(mine)}
        self.go(f"deployments/deployment/{form}/run")
        self.page.wait_for_load_state("networkidle")  # a click on what is not alive yet is lost
        for label, value in fields.items():
            if isinstance(value, dt.date):
                self._pick(label, value)
            else:
                self.page.get_by_label(re.compile(rf"^{label}( \(Optional\))?$")).fill(value)
        if picture:
            self.picture(picture)
        self._submit()
        made = self.wait(lambda: [run["id"] for run in self.runs(mine) if run["id"] not in before])
        return str(made[0])

    def _submit(self) -> None:
        """Hand in what is filled in; again as a person would where Prefect's server was too busy to take it."""
        for _ in range(3):
            self.page.get_by_role("button", name="Submit").click()
            try:
                self.page.wait_for_url(lambda url: not url.endswith("/run"), timeout=45_000)
                return
            except TimeoutError:
                self.picture("desk-busy")
        raise AssertionError(self.page.locator("main").inner_text())

    def _pick(self, label: str, day: dt.date) -> None:
        self.page.get_by_role("button", name=label).click()
        cell = self.page.locator(f'[data-day="{day.isoformat()}"], [data-day="{day.month}/{day.day}/{day.year}"]')
        for _ in range(3):
            if cell.count():
                break
            self.page.get_by_role("button", name="Next Month").click()
        cell.first.click()
        self.page.keyboard.press("Escape")

    def runs(self, which: dict[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("/flow_runs/filter", {"sort": "START_TIME_DESC", "limit": 100, **which})
        return found

    def diary(self) -> list[str]:
        """The names of the runs that have ended well, the newest first."""
        return [run["name"] for run in self.runs({"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}})]

    def ended(self, run: str) -> dict[str, Any]:
        """The run once it has ended."""
        ends = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
        found: dict[str, Any] = self.wait(
            lambda: one if (one := self.ask(f"/flow_runs/{run}"))["state"]["type"] in ends else None
        )
        return found

    def board(self, key: str, *words: str) -> str:
        """The text of a board in the browser, once it says all of the words."""

        def latest() -> Any:
            found = self.ask("/artifacts/latest/filter", {"artifacts": {"key": {"any_": [key]}}})
            return found[0]["latest_id"] if found and all(word in found[0]["data"] for word in words) else None

        self.go(f"artifacts/artifact/{self.wait(latest)}")
        return str(self.wait(lambda: self._reads(*words)))

    def _reads(self, *words: str) -> str:
        """What the page says, once it says all of the words: it is drawn in several steps."""
        text = self.page.locator("main").inner_text()
        return text if all(word in text for word in words) else ""

    def patrol(self) -> None:
        """Send the patrol out by hand, as an operator may who does not want to wait for the next one."""
        self.ended(self.fill("di-tuan", {}))
