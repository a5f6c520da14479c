"""The schema: migrations lead to exactly what the tables say, and a stranger's database is left alone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Engine, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateSchema

from models.config.settings import Settings
from models.database import (
    HEAD_REVISION,
    MIGRATIONS,
    DatabaseError,
    _migrate,
    connect_database,
    reading,
    upgrade_schema,
)
from models.metadata import metadata

SCRIPTS = ScriptDirectory(str(MIGRATIONS))
FIRST = SCRIPTS.get_base() or ""
OURS = set(metadata.tables)

NOON = "2022-01-24 12:00:00+00"
ROWS_OF_0003: dict[str, dict[str, Any]] = {
    "agency": {"id": 1, "code": "a", "name": "A", "aliases": "[]"},
    "contact": {"id": 1, "agency_id": 1, "tier": "contact", "name": "A", "title": "", "telephone": "",
                "channels": "[]", "active": True},
    "directive": {"id": 1, "issuer_id": 1, "reference_no": "1/X", "issued_on": "2022-01-24", "subject": "s",
                  "doc_type": "công văn", "text": "", "path": "", "sha256": "", "signer": "", "duties": "[]"},
    "campaign": {"id": 1, "directive_id": 1, "slug": "x", "state": "approved", "recipient_count": 1,
                 "list_hash": "", "approved_by": "a", "approved_at": NOON},
    "message": {"id": 1, "key": "k", "campaign_id": 1, "agency_id": 1, "contact_id": 1, "channel": "mail",
                "kind": "dispatch", "step": "dispatch", "ordinal": 0, "revision": 1, "round": 1, "reason": "",
                "state": "planned", "planned_at": NOON, "send_after": NOON, "address": "", "subject": "", "body": "",
                "attempts": 0, "outcome": ""},
    "mail": {"id": 1, "key": "m", "letter_id": "", "sender": "", "subject": "", "text": "", "files": "[]",
             "received_at": NOON, "stored_at": NOON, "state": "waiting", "reason": "", "message_id": 1,
             "settled_by": ""},
}  # fmt: skip


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """An empty database, on both servers."""
    settings.data.mkdir(parents=True)
    engine = connect_database(settings.url)
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def version(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())


def stamp(engine: Engine, found: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": found})


def differences(engine: Engine) -> list[Any]:
    """What autogenerate would still change."""
    with engine.connect() as connection:
        opts = {"compare_type": True, "compare_server_default": json_default_differs}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, metadata))


def json_default_differs(_: Any, there: Any, wanted: Any, said: str | None, *rest: Any) -> bool | None:
    """PostgreSQL knows no equality of JSON, by which Alembic would compare; of all else (None) Alembic decides."""
    if not isinstance(wanted.type, JSON) or said is None or wanted.server_default is None:
        return None
    return said.removesuffix("::json") != str(wanted.server_default.arg)


def plain(value: Any) -> Any:
    """What an inspector answers, as values that can be compared: a clause is its text."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if key != "referred_schema"}
    if isinstance(value, list):
        return sorted((plain(one) for one in value), key=str)
    return str(value).replace("at_once.", "")


def shape(engine: Engine, schema: str | None = None) -> dict[str, Any]:
    """All that the database says about each table; autogenerate overlooks the CHECKs and the partial indexes."""
    see = inspect(engine)
    looks: list[Callable[..., Any]] = [
        see.get_columns,
        see.get_pk_constraint,
        see.get_foreign_keys,
        see.get_unique_constraints,
        see.get_check_constraints,
        see.get_indexes,
    ]
    return {f"{name} {look.__name__}": plain(look(name, schema=schema)) for name in sorted(OURS) for look in looks}


def made_at_once(engine: Engine, tmp_path: Path) -> dict[str, Any]:
    """The shape of the same tables when the metadata makes them, beside the migrated ones."""
    if engine.dialect.name == "sqlite":
        other = connect_database(f"sqlite:///{tmp_path / 'at-once.sqlite'}")
        metadata.create_all(other)
        found = shape(other)
        other.dispose()
        return found
    with engine.begin() as connection:
        connection.execute(CreateSchema("at_once"))
        metadata.create_all(connection.execution_options(schema_translate_map={None: "at_once"}))
    return shape(engine, "at_once")


def test_the_head_is_the_newest_script_and_there_is_one_line_of_them() -> None:
    assert SCRIPTS.get_heads() == [HEAD_REVISION]
    assert SCRIPTS.get_bases() == [FIRST]


def test_from_empty_to_head_gives_exactly_the_tables(engine: Engine, tmp_path: Path) -> None:
    assert upgrade_schema(engine) is True
    assert tables(engine) == OURS | {"alembic_version"}
    assert version(engine) == [HEAD_REVISION]
    assert differences(engine) == []
    assert shape(engine) == made_at_once(engine, tmp_path)
    assert upgrade_schema(engine) is False  # again: nothing to do, nothing done
    assert version(engine) == [HEAD_REVISION]


def test_from_the_first_revision_to_head_gives_exactly_the_tables(engine: Engine) -> None:
    _migrate(engine, FIRST, None)
    assert version(engine) == [FIRST]
    assert upgrade_schema(engine) is False  # it was not empty
    assert version(engine) == [HEAD_REVISION]
    assert differences(engine) == []


def test_rows_that_refer_to_a_table_made_anew_stay(engine: Engine) -> None:
    """SQLite makes `message` anew for 0004 while mails refer to its rows."""
    _migrate(engine, "0003", None)
    with engine.begin() as connection:
        for table, values in ROWS_OF_0003.items():
            marks = ", ".join(f":{name}" for name in values)
            connection.execute(text(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"), values)
    upgrade_schema(engine)
    assert version(engine) == [HEAD_REVISION]
    with engine.connect() as connection:
        joined = "SELECT message.key, mail.key FROM mail JOIN message ON mail.message_id = message.id"
        assert connection.execute(text(joined)).all() == [("k", "m")]
        later = "SELECT agency.name, agency.organ_id, mail.status FROM agency, mail"
        assert connection.execute(text(later)).all() == [("A", "", "")]
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("DELETE FROM message"))


def test_a_row_that_refers_to_nothing_stops_the_upgrade(tmp_path: Path) -> None:
    engine = connect_database(f"sqlite:///{tmp_path / 'dondoc.sqlite'}")
    _migrate(engine, "0003", None)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("INSERT INTO groupmember (group_id, agency_id) VALUES (7, 7)")
    with pytest.raises(DatabaseError, match="trỏ tới dòng không còn"):
        upgrade_schema(engine)
    assert version(engine) == ["0003"]
    engine.dispose()


def test_a_database_of_an_unknown_version_is_refused_and_left_alone(engine: Engine) -> None:
    upgrade_schema(engine)
    stamp(engine, "9999")
    before = shape(engine)
    with pytest.raises(DatabaseError, match="phiên bản 9999 mà chương trình này không biết"):
        upgrade_schema(engine)
    assert (version(engine), shape(engine)) == (["9999"], before)


def test_a_database_of_others_is_refused_and_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE agency (x INTEGER)"))
    with pytest.raises(DatabaseError, match="không phải của Đôn Đốc"):
        upgrade_schema(engine)
    assert tables(engine) == {"agency"}


def test_a_migration_that_fails_leaves_nothing_behind(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    real = op.create_table

    def fails(name: str, *rest: Any, **others: Any) -> Any:
        if name == "message":
            raise RuntimeError("mất điện")
        return real(name, *rest, **others)

    monkeypatch.setattr(op, "create_table", fails)
    with pytest.raises(RuntimeError, match="mất điện"):
        upgrade_schema(engine)
    assert tables(engine) == set()
    monkeypatch.undo()
    assert upgrade_schema(engine) is True
    assert differences(engine) == []


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dondoc.sqlite"
    path.write_bytes(b"not a database, but long enough to be read as the header of one" * 20)
    with pytest.raises(DatabaseError, match="không mở được cơ sở dữ liệu"):
        upgrade_schema(connect_database(f"sqlite:///{path}"))
    with pytest.raises(DatabaseError, match="không mở được cơ sở dữ liệu"):
        upgrade_schema(connect_database(f"sqlite:///{tmp_path / 'không-có' / 'dondoc.sqlite'}"))


def test_a_server_that_does_not_answer_is_refused_without_telling_the_password() -> None:
    engine = connect_database(Settings(database_url="postgresql://dondoc:b1mat@127.0.0.1:1/dondoc").url)
    with pytest.raises(DatabaseError, match="không mở được cơ sở dữ liệu") as caught:
        upgrade_schema(engine)
    assert "b1mat" not in str(caught.value)


def test_sqlite_is_opened_safely(tmp_path: Path) -> None:
    engine = connect_database(f"sqlite:///{tmp_path / 'dondoc.sqlite'}")
    with reading(engine) as session:
        kept = [session.execute(text(f"PRAGMA {p}")).scalar() for p in ("journal_mode", "synchronous", "foreign_keys")]
    assert kept == ["wal", 2, 1]
    engine.dispose()
