"""Zalo's bot platform: a loopback server that answers as its documentation says, and in every way it may fail."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from models.errors import BadSettings
from models.states import MessageState
from tasks.delivery.channels.zalo import LONGEST, ZaloChannel, parse_target
from tasks.letters.compose import Letter
from tasks.render import Words
from tests.support.instants import at

TOKEN = "4321:s3cr3t-Zalo_t0ken"
OK = {"ok": True, "result": {"message_id": "82599fa32f56d00e8941", "date": 1749632637199}}


class Bot(ThreadingHTTPServer):
    """The platform: what it was asked, and what it is to answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.status, self.answer, self.headers, self.cut = 200, json.dumps(OK).encode(), dict[str, str](), False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Bot

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, json.loads(body)))
        if self.server.cut:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    monkeypatch.setenv("DONDOC_ZALO_TOKEN", TOKEN)
    server = Bot()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def letter(bot: Bot, text: str = "Kính gửi: Phòng Văn hóa - Xã hội") -> Letter:
    return Letter(
        letter_id="a@x", channel="zalo", address=f"zalo://${{DONDOC_ZALO_TOKEN}}/6ede9afa66b88fe6d6a9?api={bot.url}",
        to_name="Vi A", words=Words("Đôn đốc báo cáo", text, ""), date=at("2026-11-30T09:00"),
    )  # fmt: skip


def test_a_letter_is_said_once_in_the_chat(bot: Bot) -> None:
    outcome = ZaloChannel().send(letter(bot))
    assert (outcome.state, outcome.code) == (MessageState.SENT, 200) and "82599fa32f56d00e8941" in outcome.text
    [(path, body)] = bot.asked
    assert path == f"/bot{TOKEN}/sendMessage"
    assert body == {
        "chat_id": "6ede9afa66b88fe6d6a9", "text": "Đôn đốc báo cáo\n\nKính gửi: Phòng Văn hóa - Xã hội",
    }  # fmt: skip


def test_a_long_letter_is_cut_and_says_so(bot: Bot) -> None:
    ZaloChannel().send(letter(bot, "nội dung " * 1000))
    text = bot.asked[0][1]["text"]
    assert len(text) == LONGEST and text.endswith("Nội dung đầy đủ trong thư điện tử.")


ANSWERS = [  # HTTP status, error_code, what becomes of the letter, whether the channel is down
    (200, 400, MessageState.REFUSED, False), (200, 403, MessageState.REFUSED, False),
    (404, 404, MessageState.REFUSED, False), (200, 401, MessageState.RETRY, True), (401, 401, MessageState.RETRY, True),
    (200, 429, MessageState.RETRY, True), (500, 500, MessageState.RETRY, True), (502, None, MessageState.RETRY, True),
    (200, None, MessageState.RETRY, True),
]  # fmt: skip


@pytest.mark.parametrize(("status", "code", "state", "stop"), ANSWERS)
def test_each_answer_ends_in_its_state_and_tells_no_secret(
    bot: Bot, status: int, code: int | None, state: MessageState, stop: bool
) -> None:
    said = {"ok": False, "description": f"chat not found for {TOKEN}"} | ({"error_code": code} if code else {})
    bot.status, bot.answer = status, json.dumps(said).encode()
    outcome = ZaloChannel().send(letter(bot))
    assert (outcome.state, outcome.stop) == (state, stop) and TOKEN not in outcome.text


def test_what_is_no_answer_at_all(bot: Bot) -> None:
    bot.answer = b"<html>proxy</html>"
    assert ZaloChannel().send(letter(bot)).state is MessageState.RETRY
    bot.status, bot.headers = 302, {"Location": "http://127.0.0.1:9/elsewhere"}
    assert ZaloChannel().send(letter(bot)).state is MessageState.RETRY
    assert len(bot.asked) == 2, "the token follows no redirection"


def test_a_request_without_an_answer_is_in_doubt_and_never_said_again_by_itself(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.cut = True
    outcome = ZaloChannel().send(letter(bot))
    assert outcome.state is MessageState.UNKNOWN and TOKEN not in outcome.text
    bot.cut = False
    monkeypatch.setattr("tasks.delivery.channels.zalo.SECONDS", 0.2)
    monkeypatch.setattr(Handler, "send_response", lambda *_: time.sleep(1))
    assert ZaloChannel().send(letter(bot)).state is MessageState.UNKNOWN
    assert ZaloChannel().was_sent("a@x") is None


def test_a_server_that_is_not_there_is_tried_again_later(bot: Bot) -> None:
    gone = letter(bot)
    bot.shutdown()
    bot.server_close()
    outcome = ZaloChannel().send(gone)
    assert (outcome.state, outcome.stop) == (MessageState.RETRY, True) and TOKEN not in outcome.text


BAD = [
    "zalo://",
    "zalo:///chat",
    "zalo://token",
    "zalo://t/a/b",
    "zalo://t/c?api=http://example.org",
    "zalo://t/c?api=ftp://x",
]


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(BadSettings, match="zalo://"):
        parse_target(address)


def test_a_token_that_is_not_set_says_which_variable(monkeypatch: pytest.MonkeyPatch, bot: Bot) -> None:
    monkeypatch.delenv("DONDOC_ZALO_TOKEN")
    outcome = ZaloChannel().send(letter(bot))
    assert outcome.state is MessageState.RETRY and "DONDOC_ZALO_TOKEN" in outcome.text and bot.asked == []
