"""The desk of the example's office served on a port of this machine, for a browser with a screen."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page

from models.database import writing
from models.instant import ZONE
from tasks.accounts.sign_ins import begin_sign_in
from tests.support.desk import DeskPage
from tests.support.ports import free_port


@dataclass
class ServedDesk:
    """A desk at an address, and the browser that looks at it; `asked` are the hosts that it turned to."""

    desk: DeskPage
    browser: Browser
    port: int
    asked: set[str]

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def signed(self, role: str, *, width: int, scripts: bool) -> BrowserContext:
        """A window of this width in which the person of a role is signed in."""
        with writing(self.desk.office.engine) as session:
            token = begin_sign_in(session, self.desk.account(session, role), self.desk.now(), 10, "127.0.0.1")
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, bypass_csp=scripts,
            locale="vi-VN", timezone_id=ZONE,
        )  # fmt: skip
        context.add_cookies([{"name": "dondoc", "value": token, "url": self.base}])
        context.on("request", lambda request: self.asked.add(request.url.split("/")[2]))
        context.set_default_timeout(60_000)
        return context

    def open(self, page: Page, path: str) -> None:
        """Open a page; nothing on it is wider than the window."""
        answer = page.goto(self.base + path)
        assert answer and answer.ok, f"{path}: {answer and answer.status}"
        self.fits(page)

    def fits(self, page: Page) -> None:
        """Nothing is wider than the window."""
        box, size = page.locator("main").bounding_box(), page.viewport_size
        assert box and size and box["x"] + box["width"] <= size["width"], page.url


@contextmanager
def served_desk(desk: DeskPage, browser: Browser) -> Iterator[ServedDesk]:
    """The desk on a free port, until the end."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(desk.site, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    try:
        yield ServedDesk(desk, browser, port, set())
    finally:
        server.should_exit = True
        thread.join(30)
