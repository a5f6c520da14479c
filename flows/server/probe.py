"""Asks a Prefect server, as a stranger and as its owner, whether it is guarded and whether its schedules run.

Plain HTTP: whoever asks need not load Prefect.
"""

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flows.server.credential import authorization

TIMEOUT = 5
"""Seconds."""

FOREIGN = "doi-chieu.invalid"
"""A host that nobody has (RFC 2606)."""


@dataclass(frozen=True)
class Guarded:
    """What a server answered: does it want a credential, take ours, refuse foreign hosts, and foreign pages?"""

    wants_credential: bool
    takes_ours: bool
    refuses_host: bool
    refuses_origin: bool


def probe(url: str, credential: str) -> Guarded:
    """Try the doors of the server at this API address. Raises OSError when it does not answer."""
    ours = authorization(credential)
    return Guarded(
        wants_credential=_status(url, "/admin/version", {}) in (401, 403),
        takes_ours=_status(url, "/admin/version", ours) == 200,
        refuses_host=_status(url, "/admin/version", {**ours, "Host": FOREIGN}) >= 400,
        refuses_origin=_status(url, "/admin/version", {**ours, "Origin": f"http://{FOREIGN}"}) >= 400,
    )


def paused_schedules(url: str, credential: str, names: tuple[str, ...]) -> list[str]:
    """The deployments of these names whose schedules stand still, and those that are not there at all.

    Raises OSError when the server does not answer, or not as one should.
    """
    body = json.dumps({"deployments": {"name": {"any_": list(names)}}})
    headers = {**authorization(credential), "Content-Type": "application/json"}
    status, answer = _ask(url, "POST", "/deployments/filter", headers, body)
    if status != 200:
        raise OSError(f"HTTP {status}")
    found: dict[str, Any] = {one["name"]: one for one in json.loads(answer)}
    return [name for name in names if name not in found or _stands_still(found[name])]


def _stands_still(deployment: dict[str, Any]) -> bool:
    return bool(deployment["paused"]) or not any(one["active"] for one in deployment["schedules"])


def _status(url: str, path: str, headers: dict[str, str]) -> int:
    return _ask(url, "GET", path, headers)[0]


def _ask(url: str, method: str, path: str, headers: dict[str, str], body: str | None = None) -> tuple[int, bytes]:
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT)
    try:
        connection.request(method, f"{parts.path}{path}", body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except http.client.HTTPException as error:
        raise OSError(str(error)) from None
    finally:
        connection.close()
