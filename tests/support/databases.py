"""Databases of tests: made, given the schema, opened."""

from sqlalchemy import event, text

from models.app import Office, open_office
from models.database import HEAD, connect
from models.metadata import metadata
from models.settings import Settings
from tests.support.postgres import tell


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
