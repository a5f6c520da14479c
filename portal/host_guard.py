"""What stands before the embedded Prefect server: only its own host names, and only pages of its own.

Without it a page of any site reaches the server through the operator's browser: under a name that is made to point
here (DNS rebinding), or by a form whose body is sent as text/plain, which asks for no leave (CORS preflight).
"""

import re
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names of this machine that no DNS server can give to another."""

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?")
"""A host and its port, as RFC 9110, 7.2 writes them, in small letters."""


def why_refused(headers: Iterable[tuple[bytes, bytes]], names: frozenset[str]) -> str:
    """What is wrong with where a request is for or from: "host", "origin", or "" when it may pass.

    `names` are the hosts that this server answers to, at any port (a tunnel may have another one).
    """
    given = [(key.lower(), value.decode("latin-1").lower()) for key, value in headers]
    hosts = [HOST.fullmatch(value) for key, value in given if key == b"host"]
    if len(hosts) != 1 or hosts[0] is None or hosts[0][1] not in names:
        return "host"
    origins = [value for key, value in given if key == b"origin"]
    if not all(_is_own(origin, hosts[0], names) for origin in origins):
        return "origin"
    fetch = dict(given)
    foreign = fetch.get(b"sec-fetch-site") in ("cross-site", "same-site")
    if foreign and not origins and fetch.get(b"sec-fetch-mode") != "navigate":
        return "origin"
    return ""


def _is_own(origin: str, host: re.Match[str], names: frozenset[str]) -> bool:
    """Whether a page of this origin is one of this server's, by whichever of its names (RFC 6454)."""
    scheme, _, rest = origin.partition("://")
    found = HOST.fullmatch(rest)
    if scheme not in ("http", "https") or found is None:
        return False
    return rest == host[0] or (found[1] in names and found[2] == host[2])


class HostGuard:
    """ASGI middleware: refuses what is for another host or from another's page, and forbids to be framed."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if why := why_refused(scope["headers"], self._names):
            await _refuse(scope["type"], send, why)
            return

        async def unframed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, unframed)


async def _refuse(kind: str, send: Send, why: str) -> None:
    """421 for a host that is not ours (RFC 9110, 15.5.20), 403 for a page that is not."""
    if kind == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    body = f'{{"exception_message": "refused: foreign {why}"}}'.encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 421 if why == "host" else 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})
