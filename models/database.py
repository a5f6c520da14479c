"""The database: opening it, bringing its schema up to date, reading and writing transactions."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, ExceptionContext, Executable, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Field, Session, select

from models.columns import Table
from models.config.database_url import database_words, parse_database_url, without_secrets
from models.errors import UserError
from models.text import tr

HEAD_REVISION = "0020"
"""The newest migration, so that an up-to-date database starts without loading Alembic (1.6 s here)."""

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MS = 30_000
WAL_BYTES = 1 << 26
"""Bytes of the SQLite journal that stay on the disk after a large file was stored."""

MAPPED_BYTES = 1 << 30
"""Bytes of the SQLite file that a process may map."""

PARAMETERS_PER_STATEMENT = 10_000
"""Values in one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535."""

T = TypeVar("T")
Q = TypeVar("Q", bound=Executable)
ROWS_HELD = 1_000
"""Rows that a stream holds at a time."""


class DatabaseError(UserError, RuntimeError):
    """The database cannot be opened, or is not one of ours."""


class Meta(Table, table=True):
    """A few facts about this database itself: whether its clock is virtual, when the last patrol ended."""

    key: str = Field(primary_key=True, max_length=60)
    value: str


def get_meta(session: Session, key: str) -> str | None:
    """The value of a fact, None when it was never set."""
    return session.exec(select(Meta.value).where(Meta.key == key)).first()


def set_meta(session: Session, key: str, value: str) -> None:
    """Set a fact within the caller's transaction: by one statement, since two processes may set a new one at once."""
    row = insert_or(session, Meta).values(key=key, value=value)
    session.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def keep_meta(session: Session, key: str, value: str) -> None:
    """Set a fact that is not set yet; of two processes that do so at once, the second leaves what the first has set."""
    session.execute(insert_or(session, Meta).values(key=key, value=value).on_conflict_do_nothing())


def insert_or(session: Session, table: Any) -> Any:
    """An INSERT of the session's database, which may say what to do where the row is there."""
    if session.get_bind().dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    return insert(table)


def connect_database(url: str) -> Engine:
    """An engine whose transactions are safe: SQLite in WAL mode with synchronous=FULL, PostgreSQL as it is.

    Raises BadSettings where the address cannot be read.
    """
    address = parse_database_url(url)
    if not url.startswith("sqlite"):
        engine = create_engine(address, pool_pre_ping=True, connect_args=notice_cut_lines(address))
        event.listen(engine, "handle_error", _hide_secrets)
        return engine
    engine = create_engine(address)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def notice_cut_lines(address: URL) -> dict[str, Any]:
    """What libpq is told of a server on another host, unless the address says so itself.

    A line that carries nothing is given up after about 30 seconds on both ends (tcp(7)): a process would wait for a
    quarter of an hour, and the server hold the locks of a machine that is gone for two.
    """
    if not address.host or address.host.startswith("/") or address.host in ("localhost", "127.0.0.1", "::1"):
        return {}
    ours = {"connect_timeout": 10, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 4}
    its = {
        "tcp_keepalives_idle": 10,
        "tcp_keepalives_interval": 5,
        "tcp_keepalives_count": 4,
        "tcp_user_timeout": 30_000,
    }
    options = " ".join(f"-c {name}={value}" for name, value in its.items())
    wanted: dict[str, Any] = {**ours, "tcp_user_timeout": 30_000, "options": options}
    return {name: value for name, value in wanted.items() if name not in address.query}


def _hide_secrets(failed: ExceptionContext) -> None:
    """A server may repeat what it refuses, and its words go into logs and rows."""
    for error in (failed.original_exception, failed.sqlalchemy_exception):
        if error is not None and failed.engine is not None:
            error.args = tuple(without_secrets(str(one), failed.engine.url) for one in error.args)


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would be a deferred one
    for pragma in (f"busy_timeout={BUSY_MS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA journal_size_limit={WAL_BYTES}").fetchone()


def map_file(engine: Engine) -> None:
    """Let an SQLite file be read by way of the system's cache, without a call for each page of it.

    For a process that looks things up here and there. One that goes through all rows would have the whole file in its
    memory, once for each connection, and be no quicker.
    """
    if engine.dialect.name == "sqlite":
        engine.dispose()  # what is connected already is not mapped
        event.listen(engine, "connect", lambda link, _: link.execute(f"PRAGMA mmap_size={MAPPED_BYTES}"))


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once when another writer is there, whatever the
    # time-out; one that says so at the start waits its turn.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def reading_engine(engine: Engine) -> Engine:
    """The engine for what only looks.

    PostgreSQL shows each question what is committed by then, within a transaction or without; but at a ROLLBACK, with
    which a look would end, psycopg forgets its prepared statements, and planning takes longer than answering.
    """
    return engine.execution_options(isolation_level="AUTOCOMMIT") if engine.dialect.name == "postgresql" else engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that only looks."""
    with Session(reading_engine(engine)) as session:
        yield session


@contextmanager
def streaming(engine: Engine) -> Iterator[Session]:
    """A session that looks at many rows and holds few of them: PostgreSQL's cursors live within a transaction."""
    with Session(engine) as session:
        yield session


def in_portions(session: Session, query: Q) -> Q:
    """The query so that a thousand rows are held at a time; as it is where the session cannot hold a cursor open."""
    level = session.get_bind().get_execution_options().get("isolation_level")
    return query if level == "AUTOCOMMIT" else query.execution_options(yield_per=ROWS_HELD)


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One transaction: all of it is committed at the end, or none of it."""
    with Session(engine.execution_options(writes=True), expire_on_commit=False) as session, session.begin():
        yield session


def portions(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many values at a time as one statement takes."""
    return (
        values[start : start + PARAMETERS_PER_STATEMENT] for start in range(0, len(values), PARAMETERS_PER_STATEMENT)
    )


def upgrade_schema(engine: Engine) -> bool:
    """Bring the schema to the newest revision; True when the database was empty before.

    Raises DatabaseError when it cannot be reached or was made by a newer version.
    """
    try:
        with engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            found = "alembic_version" in tables
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if found else None
    except DBAPIError as error:
        raise DatabaseError(
            tr("không mở được cơ sở dữ liệu {database}: {orig}", database=database_words(engine.url), orig=error.orig)
        ) from None
    if version == HEAD_REVISION:
        return False
    from models.metadata import metadata

    if version is None and (strange := sorted(metadata.tables.keys() & set(tables))):
        raise DatabaseError(
            tr(
                "cơ sở dữ liệu {database} không phải của Đôn Đốc, mà đã có bảng {strange}",
                database=database_words(engine.url),
                strange=", ".join(strange),
            )
        )
    _migrate(engine, "head", version)
    return version is None


def _migrate(engine: Engine, revision: str, version: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with _unreferenced(engine) as connection, connection.begin():
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except CommandError as error:
            where = database_words(engine.url)
            raise DatabaseError(
                tr(
                    "cơ sở dữ liệu {where} ở phiên bản {version} mà chương trình này không biết ({error})",
                    where=where,
                    version=version,
                    error=error,
                )
            ) from None
        if engine.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DatabaseError(
                tr(
                    "cơ sở dữ liệu {database} có dòng trỏ tới dòng không còn; không nâng cấp được",
                    database=database_words(engine.url),
                )
            )


@contextmanager
def _unreferenced(engine: Engine) -> Iterator[Connection]:
    """A connection for a migration. SQLite changes a table by making it anew, which references to its rows forbid.

    They can only be let go outside a transaction (sqlite.org/lang_altertable.html, 7), so the caller checks them
    before the commit.
    """
    with engine.connect().execution_options(writes=True) as connection:
        if engine.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            if engine.dialect.name == "sqlite":
                connection.connection.cursor().execute("PRAGMA foreign_keys=ON")
