"""Two real protocols besides mail, each with a real server on loopback: HTTP (json://) and syslog over UDP."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Hook:
    """An HTTP server that takes what json:// posts, and what is asked; `answers` are given first, then 200."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)


@contextmanager
def http_server(hook: Hook) -> Iterator[Hook]:
    """Serve a hook, on the same port as before when it had one."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hook.asked.append(Asked(self.path, dict(self.headers), {}))
            self.send_response(hook.answers.pop(0) if hook.answers else 200)
            self.end_headers()

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            hook.asked.append(Asked(self.path, dict(self.headers), body))
            self.send_response(hook.answers.pop(0) if hook.answers else 200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", hook.port), Handler)
    hook.port = server.server_address[1]
    with _running(server):
        yield hook


@contextmanager
def syslog_server() -> Iterator[tuple[int, list[str]]]:
    """A port, and the datagrams that came to it."""
    heard: list[str] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            heard.append(self.request[0].decode("utf-8"))

    class Server(socketserver.UDPServer):
        max_packet_size = 65507

    server = Server(("127.0.0.1", 0), Handler)
    with _running(server):
        yield server.server_address[1], heard


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
