"""A mail server that takes everything and keeps only a count: `python -m tests.benchmarks.sink PORT DELAY_MS`."""

import asyncio
import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.support.ports import free_port


class _Taking(asyncio.Protocol):
    """One session: to each line an answer, after DATA to everything up to the dot, that one `delay` seconds later."""

    def __init__(self, delay: float) -> None:
        self._delay, self._rest, self._data = delay, b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._out = transport
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while True:
            end = b"\r\n.\r\n" if self._data else b"\r\n"
            at = self._rest.find(end)
            if at < 0:
                return
            line, self._rest = self._rest[:at], self._rest[at + len(end) :]
            self._answer(line)

    def _answer(self, line: bytes) -> None:
        if self._data:
            self._data = False
            if self._delay:
                asyncio.get_running_loop().call_later(self._delay, self._out.write, b"250 taken\r\n")
            else:
                self._out.write(b"250 taken\r\n")
        elif line[:4].upper() == b"DATA":
            self._data = True
            self._out.write(b"354 go on\r\n")
        elif line[:4].upper() == b"EHLO":
            self._out.write(b"250-sink\r\n250 PIPELINING\r\n")  # as Postfix, Exim, OpenSMTPD and Exchange do
        elif line[:4].upper() == b"QUIT":
            self._out.write(b"221 bye\r\n")
            self._out.close()
        else:
            self._out.write(b"250 sink\r\n")


@contextlib.contextmanager
def sink(delay_ms: int = 0) -> Iterator[int]:
    """A server in a process of its own, so that its work is not counted as ours; gives its port."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.sink", str(port), str(delay_ms)])
    try:
        for _ in range(500):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.02)
        yield port
    finally:
        server.terminate()
        server.wait()


async def _serve(port: int, delay: float) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: _Taking(delay), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2]) / 1000))
