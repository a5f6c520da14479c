"""A damaged database is one sentence and what to do, wherever in the file it is damaged."""

import json
import os
import sqlite3
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from flows.cli import main
from flows.cli.damage import damage_words
from models.app import open_app
from models.config.settings import Settings
from models.database import HEAD_REVISION
from tasks.storage.space import is_full, space_words
from tests.support.confined import can_confine
from tests.support.dondoc import DONDOC
from tests.support.paths import PROJECT

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database with some rows."""
    folder = tmp_path_factory.mktemp("whole")
    app = open_app(Settings(data=folder))
    with app.engine.begin() as connection:
        for number in range(300):
            said = f"INSERT INTO agency (code, name, aliases) VALUES ('a{number}', '{'x' * 60}', '[]')"
            connection.exec_driver_sql(said)
    app.engine.dispose()
    link = sqlite3.connect(folder / "dondoc.sqlite")
    link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    link.close()
    return (folder / "dondoc.sqlite").read_bytes()


DAMAGE = {
    "not a database": lambda raw: b"x" * len(raw),
    "its second half": lambda raw: raw[: len(raw) // 2 // PAGE * PAGE] + b"\xff" * (len(raw) // 2),
    "cut short": lambda raw: raw[: len(raw) // 2],
    "each second page": lambda raw: b"".join(
        raw[at : at + PAGE] if at // PAGE % 2 == 0 else b"\x5a" * PAGE for at in range(0, len(raw), PAGE)
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_database_is_one_sentence(
    name: str, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dondoc.sqlite").write_bytes(DAMAGE[name](whole))
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["dondoc", "agencies", "list"])
    with warnings.catch_warnings(action="ignore"):  # of Cyclopts, which reads sys.argv
        assert main() == 1
    said = capsys.readouterr().err
    assert said.startswith("Lỗi: ") and "Traceback" not in said
    assert all("bị hỏng" in line and "khôi phục bản sao lưu gần nhất" in line for line in said.splitlines())


@pytest.mark.parametrize("revision", [HEAD_REVISION, "0010"])
def test_a_database_without_its_tables_is_one_sentence_and_stays_as_it_is(
    revision: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    link = sqlite3.connect(tmp_path / "dondoc.sqlite")
    link.execute("CREATE TABLE alembic_version (version_num TEXT)")
    link.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
    link.commit()
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["dondoc", "agencies", "list"])
    with warnings.catch_warnings(action="ignore"):  # of Cyclopts, which reads sys.argv
        assert main() == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "no such table" in said and "khôi phục bản sao lưu" in said
    assert link.execute("SELECT version_num FROM alembic_version").fetchall() == [(revision,)]
    assert link.execute("SELECT count(*) FROM sqlite_master").fetchall() == [(1,)]
    link.close()


def test_an_error_beside_a_whole_database_is_no_damage(
    whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dondoc.sqlite").write_bytes(whole)
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path))
    assert damage_words(ValueError("x")) is None
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path / "none"))
    assert damage_words(ValueError("x")) is None


FULL = """
set -e
mount -t tmpfs -o size=3m tmpfs {data}
{dondoc} agencies import examples/lang-son-2022/agencies.toml >/dev/null
dd if=/dev/zero of={data}/fill bs=1k 2>/dev/null || true
for command in patrol status "agencies list"; do ! {dondoc} $command || exit 9; done
{dondoc} doctor --json | grep '"data.space"'
rm {data}/fill
{dondoc} patrol >/dev/null
"""


@pytest.mark.skipif(not can_confine(), reason="only root may mount a small disk")
def test_a_full_disk_is_no_damage_and_work_goes_on_when_there_is_room(tmp_path: Path) -> None:
    script = FULL.format(data=tmp_path, dondoc=DONDOC)
    done = subprocess.run(
        ["unshare", "--mount", "--propagation", "private", "sh", "-c", script],
        env={**os.environ, "DONDOC_DATA": str(tmp_path)}, cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done
    told = done.stderr.splitlines()
    assert len(told) == 3 and all("ổ đĩa đã đầy" in line and "bị hỏng" not in line for line in told), told
    assert json.loads(done.stdout)["level"] == "error"


def test_room_is_told_before_it_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert space_words(tmp_path / "not there") == "" and not is_full(tmp_path)
    monkeypatch.setattr("tasks.storage.space.LEAST_MB", 10**9)
    assert "chỉ còn" in space_words(tmp_path)
    monkeypatch.setattr("tempfile.TemporaryFile", lambda dir: (_ for _ in ()).throw(OSError(28, "full")))
    assert "ổ đĩa đã đầy" in space_words(tmp_path)
