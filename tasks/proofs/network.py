"""Connections to foreign web servers: the address is checked after it was looked up, and the checked one is used.

A name that answers otherwise the second time (DNS rebinding) gains nothing, for there is no second time. Everything
that is waited for ends at one deadline, however slowly bytes drip.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterable
from ipaddress import ip_address
from typing import Any

import httpcore

from models.text import tr
from tasks.errors import Refused
from tasks.proofs.addresses import is_inner, is_public

TIMED_OUT = "hết thời gian chờ"
Lookup = Callable[[str, int], list[str]]
"""The addresses of a name and port. Raises OSError."""


class PageFailed(Exception):
    """A page that could not be had; the words say why, and say nothing against who named it."""


class Deadline:
    """A moment of the monotonic clock, after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds. Raises PageFailed when there are none."""
        if (left := self._end - time.monotonic()) <= 0:
            raise PageFailed(TIMED_OUT)
        return left


def look_up(host: str, port: int) -> list[str]:
    """What the system's resolver says."""
    return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def looked_up_in_time(lookup: Lookup, host: str, port: int, deadline: Deadline) -> list[str]:
    """The addresses of a name; the resolver, which knows no deadline, is left behind where it is slow."""
    answer: list[list[str] | OSError] = []

    def ask() -> None:
        try:
            answer.append(lookup(host, port))
        except (OSError, UnicodeError) as error:
            answer.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left)
    if not answer:
        raise PageFailed(TIMED_OUT)
    if isinstance(answer[0], OSError):
        raise PageFailed(tr("không tìm thấy máy chủ {host}", host=host))
    return answer[0]


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects to public addresses, and to servers of the house that the office has named."""

    def __init__(self, deadline: Deadline, inner_hosts: Collection[str], lookup: Lookup = look_up) -> None:
        self._deadline, self._inner, self._lookup = deadline, inner_hosts, lookup
        self._wire = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """A connection to the first address that takes one. Raises PageFailed; Refused for a private address."""
        error: Exception = PageFailed(tr("không kết nối được với {host}", host=host))
        for address in self._checked(host, port):
            try:
                return TimedStream(self._wire.connect_tcp(address, port, self._deadline.left), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        raise error

    def _checked(self, host: str, port: int) -> list[str]:
        found = looked_up_in_time(self._lookup, host, port, self._deadline)
        if not is_inner(host, port, self._inner):
            for one in found:
                if not is_public(ip_address(one)):
                    raise Refused(
                        tr(
                            "{host} dẫn đến địa chỉ trong mạng riêng ({one}), không phải trang công khai",
                            host=host,
                            one=one,
                        )
                    )
        return found


class TimedStream(httpcore.NetworkStream):
    """A connection on which every wait ends at the deadline, the handshake of TLS too."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
