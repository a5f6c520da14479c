"""What is found of a server that guards, one that does not, and one whose schedules stand still."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from flows.cli.checks.guards import check_guards
from flows.server.credential import authorization
from flows.server.probe import Guarded, paused_schedules, probe
from models.app import App
from tests.support.web import served

OURS = "dondoc:khoa"
RUNS = {"paused": False, "schedules": [{"active": True}]}


@contextmanager
def prefect(*, guarded: bool, deployments: list[dict[str, Any]] | None = None) -> Iterator[str]:
    """The address of a server that answers as Prefect does, with all guards or with none."""

    class Handler(BaseHTTPRequestHandler):
        def _status(self) -> int:
            if not guarded or self.path.endswith("/health"):
                return 200
            if self.headers["Host"].startswith("doi-chieu"):
                return 421
            if self.headers.get("Origin"):
                return 403
            return 200 if self.headers.get("Authorization") == authorization(OURS)["Authorization"] else 401

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(self._status())
            self.end_headers()
            self.wfile.write(json.dumps(deployments or []).encode())

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with served(Handler) as url:
        yield f"{url}/api"


def test_every_door_is_tried() -> None:
    with prefect(guarded=True) as url:
        assert probe(url, OURS) == Guarded(True, True, True, True)
        assert probe(url, "dondoc:sai") == Guarded(True, False, True, True)
    with prefect(guarded=False) as url:
        assert probe(url, "") == Guarded(False, True, False, False)


def test_what_stands_still_is_named() -> None:
    asleep = {"paused": False, "schedules": [{"active": False}]}
    for state, still in ((RUNS, []), (RUNS | {"paused": True}, ["di-tuan"]), (asleep, ["di-tuan"])):
        with prefect(guarded=True, deployments=[{"name": "di-tuan", **state}]) as url:
            assert paused_schedules(url, OURS, ("di-tuan",)) == still
            assert paused_schedules(url, OURS, ("di-tuan", "doc-thu-den")) == [*still, "doc-thu-den"]
            with pytest.raises(OSError):
                paused_schedules(url, "", ("di-tuan",))


@pytest.mark.parametrize(
    ("guarded", "credential", "levels"),
    [
        (True, OURS, {"prefect.credential": "ok", "prefect.host": "ok", "prefect.origin": "ok", "schedules": "ok"}),
        (True, "x:y", {"prefect.credential": "error", "prefect.host": "ok", "schedules": "warning"}),
        (False, "", {"prefect.credential": "error", "prefect.host": "warning", "prefect.origin": "warning"}),
    ],
)
def test_the_doctor_says_whether_the_server_that_is_named_is_guarded(
    sqlite_office: App, monkeypatch: pytest.MonkeyPatch, guarded: bool, credential: str, levels: dict[str, str]
) -> None:
    with prefect(guarded=guarded, deployments=[{"name": "di-tuan", **RUNS}]) as url:
        monkeypatch.setenv("PREFECT_API_URL", url)
        monkeypatch.setenv("PREFECT_API_AUTH_STRING", credential)
        found = {check.guard: check.level for check in check_guards(sqlite_office)}
    assert levels.items() <= found.items(), found
