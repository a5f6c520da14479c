"""Prefect's database as we lay it is the one that its own migrations leave."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.server import prefect_schema
from flows.server.prefect_schema import SCHEMA, lay_prefect_database, schema_statements, version_line


@pytest.fixture(autouse=True)
def our_own_database(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in prefect_schema.ELSEWHERE:
        monkeypatch.delenv(name, raising=False)


def test_the_statements_are_of_the_prefect_that_is_installed(tmp_path: Path) -> None:
    assert lay_prefect_database(tmp_path)
    assert schema_statements(tmp_path / "prefect.db") == SCHEMA.read_text("utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["prefect.db"]


def test_another_version_another_database_and_one_that_is_there_are_prefects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(prefect_schema, "version", lambda _: "3.9.0")
        assert not lay_prefect_database(tmp_path)
    with monkeypatch.context() as patch:
        patch.setenv("PREFECT_API_DATABASE_CONNECTION_URL", "postgresql+asyncpg://x/y")
        assert not lay_prefect_database(tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "prefect.db").write_bytes(b"another's")
    assert not lay_prefect_database(tmp_path)
    assert (tmp_path / "prefect.db").read_bytes() == b"another's"


@pytest.mark.long
def test_the_statements_are_what_prefects_migrations_leave(tmp_path: Path) -> None:
    order = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
    subprocess.run(order, env=os.environ | {"PREFECT_HOME": str(tmp_path)}, check=True, capture_output=True)
    made = schema_statements(tmp_path / "prefect.db")
    assert made.startswith(version_line()) and lines_of(made) == lines_of(SCHEMA.read_text("utf-8"))


def lines_of(statements: str) -> list[str]:
    """Alembic copies a table with its constraints in an order that is another one each time."""
    return sorted(line.strip().rstrip(",") for line in statements.splitlines())
