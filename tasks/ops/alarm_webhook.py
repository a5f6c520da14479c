"""An alarm posted to the operator's webhook. What it answers is never repeated: it may echo the secret it was sent."""

import json
import urllib.request
from http.client import HTTPException
from urllib.error import HTTPError

from models.config.secrets import expand_secrets
from models.errors import BadSettings
from models.text import tr

TIMEOUT = 20
"""Seconds."""


class _Straight(urllib.request.HTTPRedirectHandler):
    """A webhook that points elsewhere would hand the address, and its secret, to another."""

    def redirect_request(self, *_: object) -> None:
        return None


def report_health(url: str) -> bool:
    """Tell a service outside that all is well; False when it was not reached. What it answers is not looked at."""
    try:
        with urllib.request.build_opener(_Straight).open(expand_secrets(url), timeout=TIMEOUT):
            return True
    except (BadSettings, OSError, ValueError, HTTPException):
        return False


def post_alarm(webhook: str, text: str) -> str:
    """Post `{"text": text}`; gives why it failed, in words that hold neither address nor answer, or "" when taken.

    Raises BadSettings for a variable of the address that is not set.
    """
    request = urllib.request.Request(
        expand_secrets(webhook), json.dumps({"text": text}).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.build_opener(_Straight).open(request, timeout=TIMEOUT):
            return ""
    except HTTPError as error:
        error.close()
        return tr("kênh báo động (prefect.alarm) trả lời mã {code}", code=error.code)
    except (OSError, ValueError, HTTPException) as error:
        return tr("không gửi được tới kênh báo động (prefect.alarm): {name}", name=type(error).__name__)
