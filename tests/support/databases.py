"""Databases of tests: made, given the schema, opened."""

from sqlalchemy import event, text

from models.app import App, open_app
from models.config.settings import Settings
from models.database import HEAD_REVISION, connect_database
from models.metadata import metadata
from tests.support.postgres import tell


def new_database(server: str, name: str, like: str = "template1") -> str:
    """The URL of a new database on the server, copied from another."""
    tell(server, f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY FILE_COPY")
    return server.replace("/postgres?", f"/{name}?")


def lay(url: str) -> None:
    """Lay the schema at once; that the migrations lead to the same is test_migrations' matter."""
    engine = connect_database(url)
    with engine.execution_options(writes=True).begin() as connection:
        metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD_REVISION})
    engine.dispose()


def opened(settings: Settings) -> App:
    """An office whose schema is laid at once."""
    settings.data.mkdir(parents=True, exist_ok=True)
    lay(settings.url)
    return open_app(settings)


def hurried(app: App) -> App:
    """The same office, whose commits to SQLite do not wait for the disk: nobody pulls this machine's plug."""
    if app.engine.dialect.name == "sqlite":
        app.engine.dispose()
        event.listen(app.engine, "connect", lambda link, _: link.execute("PRAGMA synchronous=OFF"))
    return app
