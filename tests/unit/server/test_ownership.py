"""One `dondoc up` for one office: who holds it, and who gets it when the owner is dead."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.server import ownership
from flows.server.ownership import OwnedElsewhere, lock_files, owned, owner_of
from models.config.settings import Settings
from models.database import connect_database
from tests.support.databases import new_database
from tests.support.dondoc import DONDOC

HOLD = """
import os, sys, time
from pathlib import Path
from flows.server.ownership import owned
from models.database import connect_database
from models.config.settings import Settings
with owned(Settings(data=Path(sys.argv[1])), connect_database("sqlite://")) as held:
    if sys.argv[2:]:
        os.set_inheritable(held.descriptors[0], True)
        if os.fork() == 0:
            time.sleep(float(sys.argv[2]))
            os._exit(0)
    print("held", flush=True)
    time.sleep(60)
"""


def holder(data: Path, *child_seconds: str) -> subprocess.Popen[str]:
    """Another process that holds the data, with a child that holds them too for so long."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, data, *child_seconds], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout and process.stdout.readline() == "held\n"
    return process


def test_a_second_owner_is_refused_at_once_and_told_by_whom(tmp_path: Path) -> None:
    settings, engine = Settings(data=tmp_path), connect_database("sqlite://")
    first = holder(tmp_path)
    try:
        assert owner_of(settings) == first.pid
        start = time.monotonic()
        with pytest.raises(OwnedElsewhere, match=rf"tiến trình {first.pid}"), owned(settings, engine):
            pass
        assert time.monotonic() - start < 5
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert owner_of(settings) == 0
    with owned(settings, engine):
        assert owner_of(settings) != 0
    assert owner_of(settings) == 0


@pytest.mark.parametrize("words", [("up",), ("demo", "--exit")], ids=" ".join)
def test_whatever_serves_the_data_is_refused_in_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    first = holder(tmp_path)
    environment = {**os.environ, "DONDOC_DATA": str(tmp_path)}
    try:
        second = subprocess.run(
            [DONDOC, *words], env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
    finally:
        first.kill()
        first.wait()
    assert second.returncode == 1
    assert f"(tiến trình {first.pid})" in second.stderr and len(second.stderr.splitlines()) == 1, second
    assert not (tmp_path / "prefect").exists()


def test_what_a_dead_owner_has_left_running_is_waited_for(tmp_path: Path) -> None:
    first = holder(tmp_path, "2")
    first.send_signal(signal.SIGKILL)
    first.wait()
    with owned(Settings(data=tmp_path), connect_database("sqlite://")):
        pass


def test_it_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ownership, "PATIENCE", 0.3)
    first = holder(tmp_path, "20")
    first.send_signal(signal.SIGKILL)
    first.wait()
    with pytest.raises(OwnedElsewhere), owned(Settings(data=tmp_path), connect_database("sqlite://")):
        pass


def test_an_sqlite_file_elsewhere_has_its_own_lock(tmp_path: Path) -> None:
    one, two = (Settings(data=tmp_path / name, database_url=f"sqlite:///{tmp_path}/x.sqlite") for name in "ab")
    assert len(lock_files(one)) == 2 and lock_files(one)[1] == lock_files(two)[1]
    for settings in (one, two):
        settings.data.mkdir()
    with (
        owned(one, connect_database(one.url)),
        pytest.raises(OwnedElsewhere),
        owned(two, connect_database(two.url)),
    ):
        pass


def test_two_data_folders_on_one_postgresql_are_one_office(postgres: str, tmp_path: Path) -> None:
    url = new_database(postgres, "owned")
    one, two = (Settings(data=tmp_path / name, database_url=url) for name in "ab")
    engines = [connect_database(url), connect_database(url)]
    with owned(one, engines[0]) as first:
        with pytest.raises(OwnedElsewhere, match="có thể trên máy khác"), owned(two, engines[1]):
            pass
        first.confirm()  # still ours
        with engines[1].connect() as other:  # the server forgets us, as when it is restarted
            other.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        first.confirm()  # notes it
        with owned(two, engines[1]), pytest.raises(OwnedElsewhere):
            first.confirm()
    for engine in engines:
        engine.dispose()
