"""A page of another site, open in the operator's browser, tries to command the Prefect server of a running office."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browser import Desk
from tests.support.prefect_api import PrefectApi

pytestmark = pytest.mark.browser

ATTACK = """
async ([port, flow]) => {
  const found = [];
  const body = JSON.stringify({name: "tan-cong", flow_id: flow, pull_steps: [
    {"prefect.deployments.steps.run_shell_script": {script: "touch /tmp/dondoc-attacked"}}]});
  for (const host of ["127.0.0.1", "localhost"]) {
    const url = `http://${host}:${port}/api`;
    for (const mode of ["cors", "no-cors"]) for (const type of ["text/plain", "application/json"]) {
      try {
        const answer = await fetch(`${url}/deployments/`, {method: "POST", mode, body,
          headers: {"Content-Type": type}, credentials: "include"});
        found.push(`${answer.type} ${answer.status}`);
      } catch (error) { found.push("blocked"); }
    }
    try { found.push("read " + (await (await fetch(`${url}/admin/version`)).text())); } catch { found.push("blocked"); }
    found.push(await new Promise(done => {
      const socket = new WebSocket(`ws://${host}:${port}/api/events/out`, "prefect");
      socket.onopen = () => done("socket open");
      socket.onclose = socket.onerror = () => done("blocked");
    }));
  }
  return found;
}
"""


@pytest.fixture
def evil() -> Iterator[str]:
    """The address of another site."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>evil</title><body></body>")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_page_of_another_site_commands_nothing(desk: Desk, evil: str) -> None:
    form = desk.wait(lambda: desk.deployment("di-tuan"))
    flow = desk.ask(f"/deployments/{form}")["flow_id"]
    desk.go("dashboard")  # the operator is signed in
    page = desk.page  # the same browser, with what it keeps
    page.goto(evil)
    found = page.evaluate(ATTACK, [desk.port, flow])
    assert set(found) <= {"blocked", "opaque 0"}, found  # an opaque answer tells and has done nothing: see below
    names = {one["name"] for one in desk.ask("/deployments/filter", {})}
    assert "di-tuan" in names and "tan-cong" not in names
    page.set_content(f'<iframe src="http://127.0.0.1:{desk.port}/v2/dashboard"></iframe>')
    page.wait_for_timeout(3000)
    assert "Dashboard" not in page.frames[-1].content()  # it may not be framed


def test_a_name_that_is_made_to_point_here_reads_nothing(desk: Desk, chromium: Browser) -> None:
    """DNS rebinding: the browser takes the server for the attacker's own origin."""
    desk.wait(lambda: desk.deployment("di-tuan"))
    args = ["--no-sandbox", "--host-resolver-rules=MAP evil.example 127.0.0.1"]
    browser = chromium.browser_type.launch(executable_path="/usr/bin/chromium", args=args)
    try:
        page = browser.new_page()
        answer = page.goto(f"http://evil.example:{desk.port}/api/health")
        assert answer and answer.status == 421 and "true" not in answer.text()
        key = PrefectApi(desk.port, desk.data).headers()["Authorization"]
        read = page.evaluate(
            "async key => (await fetch('/api/admin/version', {headers: {Authorization: key}})).status", key
        )
        assert read == 421
    finally:
        browser.close()
