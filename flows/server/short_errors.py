"""The runner's log: a server that is away is one line, not the traceback of each layer that noticed."""

import asyncio
import logging
from typing import Any

import httpx
from websockets.exceptions import WebSocketException

AWAY = (OSError, httpx.TransportError, WebSocketException)
"""What a client raises when its server is not there."""

LATE_NEWS = ("asyncio", "Observer")
"""Loggers that tell, when the runner ends, what failed while its server was away."""


def shorten_errors() -> None:
    """From now on name the kind of an error where a server was away, whichever logger tells of it."""
    made = logging.getLogRecordFactory()

    def record(*args: Any, **kwargs: Any) -> logging.LogRecord:
        one = made(*args, **kwargs)
        error = one.exc_info[1] if isinstance(one.exc_info, tuple) else None
        if isinstance(error, AWAY) or (error and one.name.endswith(LATE_NEWS)):
            one.msg, one.args, one.exc_info = f"{one.getMessage()} ({type(error).__name__})", (), None
        return one

    logging.setLogRecordFactory(record)
    logging.getLogger("asyncio").addFilter(_is_error)


def _is_error(record: logging.LogRecord) -> bool:
    """What was only cancelled at the end is none."""
    return not (isinstance(record.exc_info, tuple) and isinstance(record.exc_info[1], asyncio.CancelledError))
