"""The Prefect server as a process of its own, behind the guard.

`python -m flows.server.prefect_process DESCRIPTOR[,DESCRIPTOR] [NAME ...]`: what `prefect server start` runs, and a
guard before it.
"""

import logging
import os
import socket
import sys
from pathlib import Path
from typing import Any

from models.private_files import make_private
from portal.host_guard import LOOPBACK, HostGuard

TALKATIVE = ("uvicorn", "uvicorn.error", "websockets", "websockets.server")
"""Loggers that at DEBUG write the headers of a websocket down, the credential among them."""


def run(descriptors: list[int], names: frozenset[str]) -> None:
    """Serve on sockets that listen already, until told to stop; `names` are hosts by which others ask for it."""
    import uvicorn
    from prefect.server.api.server import create_app
    from prefect.settings import get_current_settings

    from flows.server.sqlite_turns import let_writers_wait

    let_writers_wait()
    settings = get_current_settings().server
    application = create_app(final=True)
    _close_pages()
    config = configure(HostGuard(application, LOOPBACK | names), settings)
    for name in TALKATIVE:  # a filter, since Prefect sets the levels of these loggers anew when its application starts
        logging.getLogger(name).addFilter(lambda record: record.levelno >= logging.INFO)
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=one) for one in descriptors])


def configure(application: HostGuard, settings: Any) -> Any:
    """How uvicorn serves it: as `prefect server start` does, and lines that dawdle are cut (portal/punctual.py)."""
    import uvicorn

    from portal.punctual import Punctual

    return uvicorn.Config(
        application,
        http=Punctual,
        timeout_keep_alive=settings.api.keepalive_timeout,
        ws_ping_interval=settings.api.websocket_ping_interval,
        ws_ping_timeout=settings.api.websocket_ping_timeout,
        log_level=settings.logging_level.lower(),
        server_header=False,
    )


def _close_pages() -> None:
    """Prefect lays its pages into the data folder with the rights that they have where it is installed."""
    pages, home = (os.environ.get(name, "") for name in ("PREFECT_UI_STATIC_DIRECTORY", "PREFECT_HOME"))
    if pages and home and Path(pages).is_relative_to(home):
        make_private(Path(pages))


if __name__ == "__main__":
    run([int(one) for one in sys.argv[1].split(",")], frozenset(sys.argv[2:]))
