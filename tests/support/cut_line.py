"""A line to a server that breaks after so many bytes of its answers."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def line_to(port: int, *, breaks_after: bytes, and_bytes: int) -> Iterator[int]:
    """The port of a line to a server on loopback; it breaks that many bytes after the server first said something."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve, args=(listening, port, breaks_after, and_bytes), daemon=True).start()
        yield listening.getsockname()[1]


def _serve(listening: socket.socket, port: int, said: bytes, more: int) -> None:
    with suppress(OSError):
        while True:
            client = listening.accept()[0]
            server = socket.create_connection(("127.0.0.1", port))
            threading.Thread(target=_pass_on, args=(client, server), daemon=True).start()
            threading.Thread(target=_pass_on, args=(server, client, said, more), daemon=True).start()


def _pass_on(source: socket.socket, to: socket.socket, said: bytes = b"", more: int = 0) -> None:
    heard = b""
    with suppress(OSError):
        while chunk := source.recv(512):
            heard += chunk
            at = heard.find(said) if said else -1
            if at >= 0 and len(heard) > at + more:
                to.sendall(chunk[: max(0, len(chunk) - (len(heard) - at - more))])
                break
            to.sendall(chunk)
    for end in (source, to):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
