"""What stands before the desk: only its own host names, only forms of its own pages, and nothing of files left over."""

from contextlib import AsyncExitStack
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from models.config.desk_settings import DeskSettings
from portal.host_guard import LOOPBACK, why_refused
from portal.middleware import HEADERS

DESK_HEADERS = HEADERS | {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",  # with less a browser says of its own forms that they come from nowhere
}

DESK_PER_MINUTE = 1_200
"""Requests of one address: an office may be behind one, and pages refresh themselves."""


def own_names(desk: DeskSettings) -> frozenset[str]:
    """The hosts that the desk answers to."""
    return LOOPBACK | {name for name in (desk.host, urlsplit(desk.base_url).hostname or "") if name}


class DeskGuard:
    """ASGI middleware: refuses what is for another host or from another's page; closes what a request left open."""

    def __init__(self, app: ASGIApp, names: frozenset[str], refusal: bytes) -> None:
        self._app, self._names, self._refusal = app, names, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif why := self._why(scope):
            await _refuse(send, 421 if why == "host" else 403, self._refusal)
        else:
            async with AsyncExitStack() as stack:
                scope["dondoc.stack"] = stack
                await self._app(scope, receive, send)

    def _why(self, scope: Scope) -> str:
        if why := why_refused(scope["headers"], self._names):
            return why
        from_where = dict(scope["headers"]).get(b"sec-fetch-site")
        changes = scope["method"] not in ("GET", "HEAD")
        return "origin" if changes and from_where in (b"cross-site", b"same-site") else ""


async def _refuse(send: Send, status: int, page: bytes) -> None:
    """421 for a host that is not ours (RFC 9110, 15.5.20), 403 for a page that is not."""
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(page)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": page})
