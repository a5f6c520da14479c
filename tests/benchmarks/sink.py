"""A mail server that takes everything and keeps nothing: `python -m tests.benchmarks.sink PORT DELAY_MS PERCENT`."""

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.support.ports import free_port


class _Taking(asyncio.Protocol):
    """One session: to each line an answer, after DATA to everything up to the dot, that one `delay` seconds later."""

    taken = 0

    def __init__(self, delay: float, put_off: int) -> None:
        self._delay, self._put_off, self._rest, self._data = delay, put_off, b"", False

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
            before, _Taking.taken = _Taking.taken, _Taking.taken + 1
            later = _Taking.taken * self._put_off // 100 > before * self._put_off // 100
            answer = b"451 4.7.1 later\r\n" if later else b"250 taken\r\n"
            asyncio.get_running_loop().call_later(self._delay, self._out.write, answer)
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


class Sink(NamedTuple):
    """A server that takes everything, and which program it is."""

    port: int
    program: str


@contextlib.contextmanager
def sink(delay_ms: int = 0, put_off: int = 0) -> Iterator[Sink]:
    """A server in a process of its own, so that its work is not counted as ours.

    Postfix's smtp-sink where it is installed and nothing is asked of it but to take; else the C program beside this
    file where there is a compiler; else this file. `put_off`: so many of a hundred mails are answered by 451.
    """
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        program, command = _command(port, delay_ms, put_off, Path(folder))
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            for _ in range(500):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.02)
            yield Sink(port, program)
        finally:
            server.terminate()
            server.wait()


def _command(port: int, delay_ms: int, put_off: int, folder: Path) -> tuple[str, list[str]]:
    """The quickest server there is, and how it is started."""
    postfix = shutil.which("smtp-sink", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/lib/postfix/sbin")
    if postfix and not delay_ms and not put_off:
        own = [] if os.getuid() else ["-u", "nobody"]
        return "smtp-sink", [postfix, *own, f"127.0.0.1:{port}", "1000"]
    given = [str(port), str(delay_ms), str(put_off)]
    if compiler := shutil.which("cc"):
        made = folder / "sink"
        if (
            subprocess.run([compiler, "-O2", "-o", made, Path(__file__).with_name("sink.c")], check=False).returncode
            == 0
        ):
            return "C", [str(made), *given]
    return "asyncio", [sys.executable, "-m", "tests.benchmarks.sink", *given]


async def _serve(port: int, delay: float, put_off: int) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Taking(delay, put_off), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    with contextlib.suppress(ImportError):
        import uvloop  # type: ignore[import-not-found, unused-ignore]

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2]) / 1000, int(sys.argv[3])))
