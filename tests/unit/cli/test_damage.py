"""A damaged database is one sentence and what to do, wherever in the file it is damaged."""

import sqlite3
import sys
import warnings
from pathlib import Path

import pytest

from flows.cli import main
from flows.cli.damage import damage_words
from models.app import open_app
from models.config.settings import Settings

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


def test_an_error_beside_a_whole_database_is_no_damage(
    whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dondoc.sqlite").write_bytes(whole)
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path))
    assert damage_words(ValueError("x")) is None
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path / "none"))
    assert damage_words(ValueError("x")) is None
