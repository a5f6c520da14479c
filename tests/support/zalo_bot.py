"""Zalo's bot platform on loopback, as its documentation says: getUpdates hands out one message a call, and once."""

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "4321:s3cr3t-Zalo_t0ken"
NO_MESSAGE = {"ok": False, "error_code": 408, "description": "Request timeout"}


class ZaloBot(ThreadingHTTPServer):
    """What was written to the bot and not fetched yet, and what the bot said, by chat."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.waiting: deque[dict[str, Any]] = deque()
        self.said: list[tuple[str, str]] = []
        self.number = 0
        self.refuses: dict[str, Any] | None = None

    @property
    def setting(self) -> str:
        """The value of `zalo.bot` that means this server."""
        return f"zalo://${{DONDOC_ZALO_TOKEN}}?api=http://127.0.0.1:{self.server_address[1]}"

    def write(
        self, chat: str, text: str | None, at: float = 1_645_063_200, number: str = "", kind: str = "PRIVATE"
    ) -> None:
        """A person writes, at 09:00 on 17/02/2022 unless said; without text it is a picture."""
        self.number += 1
        what = {"text": text} if text is not None else {"photo": "https://photo.example/1.jpg"}
        message = {
            "chat": {"id": chat, "chat_type": kind},
            "message_id": number or f"m{self.number}",
            "date": int(at * 1000),
            "from": {"id": chat, "display_name": "Người viết", "is_bot": False},
        }
        self.waiting.append({"event_name": "message.text.received", "message": message | what})

    def answer(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        if self.refuses:
            return self.refuses
        if method == "getUpdates":
            return {"ok": True, "result": self.waiting.popleft()} if self.waiting else NO_MESSAGE
        assert method == "sendMessage" and 1 <= len(body["text"]) <= 2000
        self.said.append((body["chat_id"], body["text"]))
        return {"ok": True, "result": {"message_id": f"b{len(self.said)}", "date": 1749632637199}}


class _Handler(BaseHTTPRequestHandler):
    server: ZaloBot

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        _, token, method = self.path.split("/")
        known = token == f"bot{TOKEN}"
        answer = (
            self.server.answer(method, body)
            if known
            else {"ok": False, "error_code": 401, "description": "Unauthorized"}
        )
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def zalo_bot() -> Iterator[ZaloBot]:
    """The platform."""
    server = ZaloBot()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
