"""Asks the Prefect server of a running office over HTTP, with its credential."""

import json
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from flows.server.credential import authorization


@dataclass(frozen=True)
class PrefectApi:
    """The API of the office whose data lie here."""

    port: int
    data: Path

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """What it answers: to a POST of the body, or to a GET."""
        return self.send("GET" if body is None else "POST", path, body)

    def send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """What it answers. A database that was busy is asked again (503)."""
        content = None if body is None else json.dumps(body).encode()
        url = f"http://127.0.0.1:{self.port}/api{path}"
        request = urllib.request.Request(url, content, self.headers(), method=method)
        for patience in (1, 3, 9, 0):
            try:
                with urllib.request.urlopen(request, timeout=90) as answer:
                    return json.loads(answer.read() or b"null")
            except HTTPError as error:
                if error.code != 503 or not patience:
                    raise
                time.sleep(patience)
        raise AssertionError

    def headers(self) -> dict[str, str]:
        return {"Content-Type": "application/json", **authorization(self.credential())}

    def credential(self) -> str:
        return (self.data / "prefect" / "credential").read_text("ascii").strip()

    def runs(self, *states: str) -> list[dict[str, Any]]:
        """The runs in one of these states."""
        found: list[dict[str, Any]] = self.ask(
            "/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": list(states)}}}}
        )
        return found

    def ended(self, name: str) -> list[dict[str, Any]]:
        """The runs of one flow that came to an end, well or not; a run is named by its outcome."""
        return [run for run in self.runs("COMPLETED", "FAILED", "CRASHED") if run["name"].startswith(name)]
