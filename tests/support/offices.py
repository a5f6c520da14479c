"""Fixtures: an office on SQLite and one on a real PostgreSQL, each empty and in its own folder.

A conftest imports those that its tests need; that of pure rules needs none.
"""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.app import App, open_app
from models.config.settings import Settings
from tests.support.databases import hurried, new_database
from tests.support.postgres import tell


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of its own: "" for SQLite in the data folder, or a new one on the PostgreSQL server.

    It is empty, or for a test that takes an `app`, has the schema.
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
def app(settings: Settings, laid_sqlite: Path) -> Iterator[App]:
    """An empty office with a real clock, on both databases."""
    settings.data.mkdir()
    if not settings.database_url:
        shutil.copy(laid_sqlite, settings.data)
    app = hurried(open_app(settings))
    yield app
    app.engine.dispose()


@pytest.fixture
def sqlite_office(tmp_path: Path, laid_sqlite: Path) -> Iterator[App]:
    """An empty office on SQLite only, for what has nothing to do with the database."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(laid_sqlite, data)
    app = hurried(open_app(Settings(data=data)))
    yield app
    app.engine.dispose()
