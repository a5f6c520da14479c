"""The runner's log: a server that is away is one line, not the traceback of each layer that noticed."""

import asyncio
import logging

import httpx
from websockets.exceptions import WebSocketException

AWAY = (OSError, httpx.TransportError, WebSocketException)
"""What a client raises when its server is not there."""


class ShortErrors(logging.Filter):
    """Names the kind of an error where the server was away; what was only cancelled at the end is no error."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if isinstance(error, asyncio.CancelledError):
            return False
        if isinstance(error, AWAY):
            record.msg, record.args = f"{record.getMessage()} ({type(error).__name__})", ()
            record.exc_info = record.exc_text = None
        return True


def shorten_errors() -> None:
    """Shorten what goes to the screen from now on; call it when Prefect has set up its log."""
    for name in ("", "prefect", "asyncio"):
        for handler in logging.getLogger(name).handlers:
            handler.addFilter(ShortErrors())
