"""Prefect's server cuts lines that dawdle before they have said who they are; a websocket stays open."""

import asyncio
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from prefect.settings import get_current_settings
from websockets.asyncio.client import connect

from flows.server.prefect_process import configure
from portal import punctual
from portal.host_guard import LOOPBACK, HostGuard
from tests.support.ports import free_port


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Repeats what a websocket says, and answers all else with 200."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        while (said := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "text": said["text"]})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where it is served, with a patience of half a second."""
    monkeypatch.setattr(punctual, "HEAD_WITHIN", 0.5)
    config = configure(HostGuard(echo, LOOPBACK), get_current_settings().server)
    config.host, config.port, config.lifespan = "127.0.0.1", free_port(), "off"
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield config.port
    server.should_exit = True
    thread.join(20)


@pytest.mark.parametrize("first", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "])
async def test_a_line_that_does_not_end_its_head_is_cut(port: int, first: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(first)
    with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
        await asyncio.wait_for(reader.readexactly(1), 20)
    writer.close()


async def test_a_websocket_outlives_the_patience_for_a_head(port: int) -> None:
    async with connect(f"ws://127.0.0.1:{port}/") as line:
        await asyncio.sleep(1.2)
        await line.send("còn đây")
        assert await asyncio.wait_for(line.recv(), 20) == "còn đây"
