"""The web sites of one process: the agencies' page and the officers' desk, each on its own port."""

import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import pendulum
import uvicorn
from fastapi import FastAPI

from flows.server.embedded import HOST
from models.app import App, set_clock
from models.config.desk_address import desk_url, keep_served_address
from models.config.load import load_settings
from models.errors import UserError
from models.instant import ZONE
from models.text import mark_text, tr
from portal.punctual import Punctual
from tasks import i18n

MOST_AT_ONCE = 600
"""Connections of a site; the next is told to come later (503), so that there are files left to open."""

NEIGHBOURS = 20
"""Ports behind the desk's own that are tried when that is taken, and no proxy counts on it."""


@dataclass(frozen=True)
class Site:
    """A site that listens: its server, its socket, the line that says where it is, whether on the port of its `own`."""

    server: uvicorn.Server
    listening: socket.socket
    said: str
    own: bool = True


class _Quiet(uvicorn.Server):
    """One server of several in a process: signals are for all of them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def agencies_site(app: App) -> Site:
    """The agencies' page on its port. Raises UserError when that is taken."""
    from portal.app import make_app

    portal = app.settings.portal
    listening = _listen(HOST, portal.port)
    if listening is None:
        raise UserError(tr("cổng {port} đang có chương trình khác; hãy đổi [portal] port", port=portal.port))
    address = portal.base_url or "chưa đặt [portal] base_url, thư không có liên kết"
    site = make_app(app, lambda: set_clock(app, None, pendulum.now(ZONE)))
    said = tr(
        "Trang của cơ quan: http://{host}:{port} ({address})", host=HOST, port=portal.port, address=mark_text(address)
    )
    return Site(_server(site), listening, said)


def desk_site(app: App) -> Site:
    """The officers' desk on its port, or where no proxy counts on that, on one behind it. Raises UserError."""
    from flows.cli.doctor import examine
    from portal.desk.office import Machine
    from portal.desk.site import make_desk

    desk = app.settings.desk
    last = desk.port if desk.base_url or not desk.port else min(desk.port + NEIGHBOURS, 65535)
    tried = (_listen(desk.host, port) for port in range(desk.port, last + 1))
    listening = next((one for one in tried if one), None)
    if listening is None:
        raise UserError(tr("cổng {port} đang có chương trình khác; hãy đổi [desk] port", port=desk.port))
    port = listening.getsockname()[1]
    keep_served_address(app.settings, port)
    machine = Machine(load_settings, examine)
    site = make_desk(app, lambda: set_clock(app, None, pendulum.now(ZONE)), lambda: pendulum.now(ZONE), machine)
    return Site(
        _server(site),
        listening,
        tr("Bàn làm việc của cán bộ: {address}", address=desk_url(app.settings)),
        port == desk.port,
    )


def serve_sites(sites: list[Site]) -> None:
    """Serve until told to stop (SIGINT, SIGTERM), or one of them ends."""
    for site in sites:
        print(i18n.shown(site.said), flush=True)
    with asyncio.Runner(loop_factory=sites[0].server.config.get_loop_factory()) as runner:
        runner.run(_serve(sites))


async def _serve(sites: list[Site]) -> None:
    loop = asyncio.get_running_loop()

    def stop() -> None:
        for site in sites:
            site.server.should_exit = True

    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop)
    running = [asyncio.ensure_future(site.server.serve([site.listening])) for site in sites]
    done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    stop()
    await asyncio.gather(*running)


def _server(site: FastAPI) -> uvicorn.Server:
    # No access log: the address of an agency's page is its key. X-Forwarded-For is believed of this machine only.
    how: dict[str, Any] = {"access_log": False, "log_level": "warning", "server_header": False}
    how |= {"forwarded_allow_ips": HOST, "timeout_keep_alive": 5, "timeout_graceful_shutdown": 10}
    return _Quiet(uvicorn.Config(site, http=Punctual, limit_concurrency=MOST_AT_ONCE, **how))


def _listen(host: str, port: int) -> socket.socket | None:
    """A listening socket, or None where the port is taken or the address is none of this machine's."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)  # from here on who calls waits, and no other can bind it beside us
        listening.set_inheritable(True)
        return listening
    except OSError:
        listening.close()
        return None
