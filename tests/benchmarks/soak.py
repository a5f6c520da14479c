"""What a running `dondoc up` keeps: memory, open files, threads and both databases over many patrols and forms.

    python -m tests.benchmarks.soak [--patrols 1000] [--forms 200] [--every 50] [--minutes M]

By hand: a patrol is a process of its own and takes about two seconds of two cores. After M minutes no more are begun.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.support.ports import free_port
from tests.support.prefect_api import PrefectApi

FORM = "van-giao"
AT_ONCE = 4
PARTS = {
    "runner": "flows.server.runner_process",
    "fork": "flows.server.fork_server",
    "server": "flows.server.prefect_process",
    "up": "dondoc up",
}


def main() -> None:
    """Run so many, and print a line now and then."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patrols", type=int, default=1000)
    parser.add_argument("--forms", type=int, default=200)
    parser.add_argument("--every", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=24 * 60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dondoc-soak-") as folder:
        for line in soak(Path(folder), given.patrols, given.forms, given.every, given.minutes):
            print(json.dumps(line), flush=True)


def soak(folder: Path, patrols: int, forms: int, every: int, minutes: float = 24 * 60) -> Iterator[dict[str, Any]]:
    """A line before, after every so many runs, and at the end; after so many minutes no more runs are begun."""
    port, began = free_port(), time.monotonic()
    config = folder / "config.toml"
    config.write_text(f'data = "data"\n[prefect]\nport = {port}\npatrol_cron = "0 3 1 1 *"\n')
    environment = {**os.environ, "DONDOC_CONFIG": str(config)}
    api = PrefectApi(port, folder / "data")
    with (folder / "up.log").open("w") as log:
        up = subprocess.Popen([Path(sys.executable).with_name("dondoc"), "up"], env=environment, stdout=log, stderr=log)
    try:
        ids = _wait(lambda: _deployments(api))
        kinds = _mixed(patrols, forms)
        done = 0
        for number in range(0, len(kinds), AT_ONCE):
            if number % every < AT_ONCE:
                yield {"runs": number, "seconds": round(time.monotonic() - began), **measure(up.pid, api.data)}
            if time.monotonic() - began > minutes * 60:
                break
            _run(api, [ids[kind] for kind in kinds[number : number + AT_ONCE]])
            done = min(number + AT_ONCE, len(kinds))
        yield {"runs": done, "seconds": round(time.monotonic() - began), **measure(up.pid, api.data)}
    finally:
        up.terminate()
        up.wait(120)


def _mixed(patrols: int, forms: int) -> list[str]:
    """The forms spread among the patrols."""
    kinds = [((n + 1) / (patrols + 1), "di-tuan") for n in range(patrols)]
    kinds += [((n + 1) / (forms + 1), FORM) for n in range(forms)]
    return [kind for _, kind in sorted(kinds)]


BODIES: dict[str, dict[str, Any]] = {}
"""What a run of a deployment is begun with, by its id."""


def _deployments(api: PrefectApi) -> dict[str, str]:
    """Their ids by name, once those that are wanted are there."""
    found = {one["name"]: one for one in api.ask("/deployments/filter", {})}
    if not {"di-tuan", FORM} <= found.keys():
        return {}
    for one in found.values():
        words = dict.fromkeys(one["parameter_openapi_schema"].get("required", []), "x")
        BODIES[one["id"]] = {"state": {"type": "SCHEDULED"}, "parameters": words}
    return {name: one["id"] for name, one in found.items()}


def _run(api: PrefectApi, ids: list[str]) -> None:
    """Begin these runs, and return when all have ended; a form is of no campaign, so that it is refused."""
    begun = [api.ask(f"/deployments/{one}/create_flow_run", BODIES[one])["id"] for one in ids]
    query = {"flow_runs": {"id": {"any_": begun}, "state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}}}
    _wait(lambda: len(api.ask("/flow_runs/filter", query)) == len(begun))


def _wait(what: Any, seconds: float = 300) -> Any:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if found := what():
                return found
        except OSError:
            pass
        time.sleep(0.5)
    raise TimeoutError


def measure(up: int, data: Path) -> dict[str, Any]:
    """Of each part the memory in MB, open files and threads; of each database its size in MB."""
    found: dict[str, Any] = {}
    for pid in (up, *_children(up), *(below for one in _children(up) for below in _children(one))):
        line = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
        part = next((name for name, words in PARTS.items() if words in line), "")
        if part:
            status = dict(row.split(":", 1) for row in Path(f"/proc/{pid}/status").read_text().splitlines())
            found[f"{part}_mb"] = round(int(status["VmRSS"].split()[0]) / 1000, 1)
            found[f"{part}_files"] = len(list(Path(f"/proc/{pid}/fd").iterdir()))
            found[f"{part}_threads"] = int(status["Threads"])
            found[f"{part}_pid"] = pid
            found[f"{part}_cpu"] = _processor(pid)
    for name, path in (("ours", data / "dondoc.sqlite"), ("prefects", data / "prefect" / "prefect.db")):
        found[f"{name}_db_mb"] = round(_pages(path) / 1e6, 2)
    return found


def _processor(pid: int) -> float:
    """Seconds of processor of a process, and of those of its children that have ended."""
    times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
    return round(sum(map(int, times)) / os.sysconf("SC_CLK_TCK"), 1)


def _pages(database: Path) -> int:
    """Bytes of an SQLite database, without what its log (WAL) holds twice."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as link:
        return int(link.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0])


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


if __name__ == "__main__":
    main()
