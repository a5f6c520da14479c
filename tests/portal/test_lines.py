"""Where a page sends its visitor, whatever the request calls us, and what becomes of lines that dawdle."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from portal import middleware, punctual
from portal.app import make_app
from portal.punctual import Punctual
from tests.support.page import Page, served
from tests.support.ports import free_port

HOSTS = ["evil.example", "evil.example:443", "127.0.0.1@evil.example"]


@pytest.mark.parametrize("host", HOSTS)
def test_no_answer_sends_elsewhere_whatever_host_is_asked(page: Page, host: str) -> None:
    where = page.at("cham")
    form = page.form(where, "report") | {"text": "06 tin"}
    headers = {"Host": host, "X-Forwarded-Host": host, "X-Forwarded-Proto": "http", "Forwarded": f"host={host}"}
    token = where.split("/")[1]
    for one in (
        f"{where}/",
        f"/{token}/",
        f"{where}/van-ban/0/",
        "/x/y/",
        "//evil.example/",
        "//evil.example/%2f..",
        "/",
    ):
        answer = page.client.get(f"https://baocao.so.example{one}", headers=headers)
        assert not 300 <= answer.status_code < 400 or answer.headers["location"].startswith("/"), one
        assert "evil.example" not in str(answer.headers), one
    assert page.client.get(f"{where}/", headers=headers).status_code == 200
    sent = page.client.post(f"{where}/", data=form, headers=headers)
    assert (sent.status_code, sent.headers["location"]) == (303, where)


def test_under_a_path_the_answer_is_under_it_too(page: Page) -> None:
    where = page.at("cham")
    form = page.form(where, "report") | {"text": "06 tin"}
    with served(page, base_url="https://so.example/bao-cao") as client:
        assert client.post(f"{where}/", data=form).headers["location"] == f"/bao-cao{where}"


@pytest.fixture
def lines(page: Page, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of the page, whose patience is half a second."""
    monkeypatch.setattr(punctual, "HEAD_WITHIN", 0.5)
    monkeypatch.setattr(middleware, "GRACE", 0.5)
    port = free_port()
    config = uvicorn.Config(
        make_app(page.office, page.now), host="127.0.0.1", port=port, http=Punctual, log_level="critical", lifespan="on"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield port
    server.should_exit = True
    thread.join(20)


async def ends(port: int, first: bytes, drip: bytes) -> tuple[bool, bytes]:
    """Whether the server ends a line on which so much is said at once and then a byte at a time; and its answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(first)

    async def dripping() -> None:
        for n in range(200):
            writer.write(drip[n % len(drip) :][:1])
            await writer.drain()
            await asyncio.sleep(0.05)

    task = asyncio.create_task(dripping())
    try:
        answer = await asyncio.wait_for(reader.read(), 5)
        return True, answer
    except ConnectionError:
        return True, b""
    except TimeoutError:
        return False, b""
    finally:
        task.cancel()
        writer.close()


HEAD = (
    b"POST /%s HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 90000\r\n\r\n"
)


async def test_slow_lines_are_cut_and_others_are_served_meanwhile(page: Page, lines: int) -> None:
    where = page.at("cham").encode()[1:]
    form = page.form(page.at("cham"), "report")["form"].encode()
    kinds = [
        (b"", b""),  # says nothing
        (b"", b"GET / HTTP/1.1\r\nX: "),  # a head a byte at a time
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ", b"a"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /"),  # the second request of a line
        (HEAD % where + b"text=06+tin&form=" + form, b"a"),  # a body a byte at a time
    ]
    many = [ends(lines, *kinds[n % len(kinds)]) for n in range(100)]

    async def quick() -> float:
        await asyncio.sleep(0.1)
        start = time.monotonic()
        reader, writer = await asyncio.open_connection("127.0.0.1", lines)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert b"200 OK" in (await reader.read())
        return time.monotonic() - start

    *ended, took = await asyncio.gather(*many, quick())
    assert all(one for one, _ in ended) and took < 5
    slow = ended[4][1].decode()
    assert "Đường truyền quá chậm" in slow and "06 tin" in slow


def test_a_reader_that_takes_nothing_is_cut(page: Page, lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(punctual, "TAKEN_WITHIN", 0.5)
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        line.connect(("127.0.0.1", lines))
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 5000)
        line.settimeout(20)
        time.sleep(1.5)
        with pytest.raises(ConnectionError):
            for _ in range(200):
                line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 5000)
