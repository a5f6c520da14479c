"""docs/scale-out.sh: on a new office it patrols; where it cannot go on, or is told to stop, it soon ends."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from models.database import connect_database, get_meta, reading
from tasks.heartbeat import LAST_PATROL
from tests.support.databases import new_database
from tests.support.dondoc import wait_for
from tests.support.paths import PROJECT
from tests.support.ports import free_port


@pytest.fixture
def environment(postgres: str, tmp_path: Path) -> dict[str, str]:
    """A new office on PostgreSQL, whose data folder is not there yet."""
    url = new_database(postgres, f"wide_{os.getpid()}_{time.monotonic_ns()}").replace("+psycopg", "")
    new = {"DONDOC_DATABASE_URL": url, "DONDOC_DATA": str(tmp_path / "new" / "data"), "PORT": str(free_port())}
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "DONDOC_"))}
    return kept | new | {"PATIENCE": "5", "DONDOC_CONFIG": str(PROJECT / "config.toml")}


@pytest.fixture
def started(environment: dict[str, str], tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The script, and what it says in a file."""
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen(
            [PROJECT / "docs" / "scale-out.sh"], cwd=PROJECT, env=environment, stdout=said, stderr=said
        )
    yield process
    for one in descendants(process.pid):
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    process.kill()
    process.wait()


def descendants(process: int) -> list[int]:
    """All processes below one, itself left out."""
    found = []
    for task in Path("/proc").glob(f"{process}/task/*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *descendants(child)]
    return found


def is_running(process: int) -> bool:
    """One that has ended, and that nobody has taken note of yet (a zombie), does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("latin-1").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.long
def test_two_workers_patrol_a_new_office_and_end_soon_when_all_are_told_to_stop(
    environment: dict[str, str], started: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    engine = connect_database(environment["DONDOC_DATABASE_URL"].replace("postgresql:", "postgresql+psycopg:"))

    def patrolled() -> bool:
        assert started.poll() is None, (tmp_path / "said").read_text()
        try:
            with reading(engine) as session:
                return bool(get_meta(session, LAST_PATROL))
        except Exception:  # no tables yet
            return False

    wait_for(patrolled, 400)
    below = descendants(started.pid)
    began = time.monotonic()
    for one in (*below, started.pid):  # as a service manager does: to all of them at once
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGTERM)
    assert started.wait(60) == 143
    print(f"ended in {time.monotonic() - began:.1f} s")
    assert not [one for one in below if is_running(one)]
    engine.dispose()


@pytest.mark.long
@pytest.mark.parametrize("fault", ["no database", "port taken", "no server", "no data folder"])
def test_where_it_cannot_go_on_it_says_so_and_ends(environment: dict[str, str], fault: str) -> None:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen()
        match fault:
            case "no database":
                environment["DONDOC_DATABASE_URL"] = f"postgresql://dondoc@127.0.0.1:{free_port()}/x"
            case "port taken":
                environment["PORT"] = str(line.getsockname()[1])
            case "no server":
                environment["PREFECT_API_URL"] = f"http://127.0.0.1:{free_port()}/api"
            case "no data folder":
                environment["DONDOC_DATA"] = "/proc/nowhere"
        done = subprocess.run(
            [PROJECT / "docs" / "scale-out.sh"],
            cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    assert done.returncode in (1, 75)
    assert done.stderr.strip() and "Traceback" not in done.stderr and len(done.stderr.splitlines()) <= 3, done.stderr
