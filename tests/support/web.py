"""A real web server on loopback: pages by their path, each as a test wants it, and what was asked for."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """The server of a test; `asked` are the paths, and `heads` the headers, of all requests."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.heads.append({name.lower(): value for name, value in self.headers.items()})
                with suppress(OSError):  # who asked may have had enough
                    site.pages.get(self.path.partition("?")[0], status(404))(self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server on loopback that answers by a handler, until the test has ended."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def web_site() -> Iterator[Site]:
    """The server, until the test has ended."""
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()


def shows(content: str | bytes, media_type: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    """A page with this content."""
    body = content.encode() if isinstance(content, str) else content

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        for name, value in {"Content-Type": media_type, "Content-Length": str(len(body)), **headers}.items():
            to.send_header(name.replace("_", "-"), value)
        to.end_headers()
        to.wfile.write(body)

    return answer


def status(code: int, **headers: str) -> Answer:
    """An answer without a page."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(code)
        for name, value in {"Content-Length": "0", **headers}.items():
            to.send_header(name, value)
        to.end_headers()

    return answer


def drips(to: BaseHTTPRequestHandler) -> None:
    """A page of which a byte comes now and then, without end."""
    to.send_response(200)
    to.end_headers()
    while True:
        to.wfile.write(b"x")
        to.wfile.flush()
        time.sleep(0.02)


def floods(to: BaseHTTPRequestHandler) -> None:
    """A page without end, as fast as it is read."""
    to.send_response(200)
    to.end_headers()
    while True:
        to.wfile.write(b"x" * 65_536)
