"""What stands before every page: how many requests an address may make, and the headers that each answer carries."""

import asyncio
import math
import time
from collections.abc import Callable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",  # the address of a page is its key
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ADDRESSES = 10_000
"""Addresses that are remembered; when there are more, those that have been quiet are forgotten."""


GRACE = 20
"""Seconds that a body may take however small it is, and then one for each SLOWEST bytes of it."""

SLOWEST = 1_000
"""Bytes a second; a telephone where there is hardly a signal is five times as quick."""

BEARS = 10
"""Seconds that a form which comes in too soon after others is made to wait, rather than be lost."""


class Slow(Exception):
    """A body that comes in so slowly that it only holds a place."""


class Buckets:
    """A token bucket for each address: a minute's worth at once, then as they come in again. In memory only."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = per_minute, clock
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, address: str) -> int:
        """0 when a request may pass, else the seconds until the next may."""
        now = self._clock()
        left, since = self._left.get(address, (float(self._most), now))
        left = min(self._most, left + (now - since) * self._most / 60)
        if left < 1:
            self._left[address] = (left, now)
            return math.ceil((1 - left) * 60 / self._most)
        self._left[address] = (left - 1, now)
        if len(self._left) > ADDRESSES:
            self._left = {who: (n, at) for who, (n, at) in self._left.items() if now - at < 60}
        return 0


class RequestGuard:
    """ASGI middleware: counts, sets the headers, and lets nobody hold a place by being slow."""

    def __init__(self, app: ASGIApp, buckets: Buckets, too_many: bytes, headers: Mapping[str, str] = HEADERS) -> None:
        self._app, self._buckets, self._too_many, self._headers = app, buckets, too_many, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():  # an answer may have one of its own
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        address = scope["client"][0] if scope.get("client") else ""
        while wait := self._buckets.wait(address):
            if scope["method"] != "POST" or wait > BEARS:
                await _refuse(guarded, wait, self._too_many)
                return
            await asyncio.sleep(wait)
        if len(scope["path"]) > 1 and scope["path"].endswith("/"):
            # The same page; to be sent elsewhere would be by whatever name the request has for us.
            scope = {**scope, "path": scope["path"].rstrip("/") or "/"}
        await self._app(scope, _in_time(receive), guarded)


def _in_time(receive: Receive) -> Receive:
    """The body, with so much time as befits what has come of it. Raises Slow."""
    started, seen, more = time.monotonic(), 0, True

    async def receive_in_time() -> Message:
        nonlocal seen, more
        if not more:  # then it only tells when the client has gone
            return await receive()
        left = started + GRACE + seen / SLOWEST - time.monotonic()
        try:
            message = await asyncio.wait_for(receive(), max(0, left))
        except TimeoutError:
            raise Slow from None
        seen, more = seen + len(message.get("body", b"")), bool(message.get("more_body"))
        return message

    return receive_in_time


async def _refuse(send: Send, wait: int, page: bytes) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"retry-after", str(wait).encode())]
    headers.append((b"content-length", str(len(page)).encode()))
    await send({"type": "http.response.start", "status": 429, "headers": headers})
    await send({"type": "http.response.body", "body": page})
