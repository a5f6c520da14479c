"""Column helpers that the tables share."""

import datetime as dt
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pendulum import DateTime
from pydantic import ConfigDict
from sqlalchemy import JSON, Column, Dialect, Enum, String, false, text
from sqlalchemy import DateTime as SqlDateTime
from sqlalchemy.orm import defer
from sqlalchemy.sql.base import ExecutableOption
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from models.instant import check_zone, to_local


class Table(SQLModel):
    """The base of every table; pendulum's instants are plain types to it."""

    model_config = ConfigDict(arbitrary_types_allowed=True, defer_build=True)  # type: ignore[assignment]

    # SQLAlchemy's way alone: pydantic's besides it checks nothing in a row, and takes as long again.
    __setattr__ = object.__setattr__  # type: ignore[assignment]


def deferred_columns(table: type[Table], *columns: str) -> tuple[ExecutableOption, ...]:
    """For a query for thousands of rows: columns that are only read when somebody asks a row for them."""
    return tuple(defer(getattr(table, name)) for name in columns)


class Instant(TypeDecorator[DateTime]):
    """The one column type for moments: stored as UTC, read back as pendulum in Viet Nam's zone."""

    impl = SqlDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        # SQLite keeps text without a zone: a fixed UTC keeps its order right.
        return _plain(value) if dialect.name == "sqlite" else _plain(value).replace(tzinfo=dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> DateTime | None:
        if value is None:
            return None
        return _read(value)


@lru_cache(maxsize=4096)
def _plain(moment: dt.datetime) -> dt.datetime:
    """In UTC and without saying so. Thousands of rows have the same few moments: kept, here and in `_read`."""
    utc = check_zone(moment).astimezone(dt.UTC)
    return dt.datetime(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond)


@lru_cache(maxsize=4096)
def _read(stored: dt.datetime) -> DateTime:
    return to_local(stored if stored.tzinfo else stored.replace(tzinfo=dt.UTC))


def instant_column(*, null: bool = False) -> Any:
    """A moment."""
    return Field(default=None, sa_type=Instant, nullable=null)


def enum_column(
    kind: type[StrEnum], default: StrEnum | None = None, *, index: bool = False, stored_default: bool = False,
    check: str = "",
) -> Any:  # fmt: skip
    """One of a closed list, stored as its word and held to the list by a CHECK, named as the list unless said."""
    name = check or f"{kind.__name__.lower()}"
    words = Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=24,
        name=name,
        values_callable=lambda members: [member.value for member in members],
    )
    more = {"server_default": default.value} if default and stored_default else {}
    return Field(default=default, sa_type=words, nullable=False, index=index, sa_column_kwargs=more)


def json_list_column() -> Any:
    """A list of plain values, as JSON."""
    # Not default_factory: for each new row pydantic would ask for the signature of `list`, 100 µs and 25 kB.
    return Field(default=[], sa_column=Column(JSON, nullable=False))


def json_dict_column() -> Any:
    """A table of plain values, as JSON; NULL in rows older than the column."""
    return Field(default={}, sa_column=Column(JSON, nullable=True))


def json_column(empty: type[list[Any]] | type[dict[str, Any]]) -> Any:
    """A list or a table of plain values, as JSON; empty unless said, in rows older than the column too."""
    stored = text("'[]'" if empty is list else "'{}'")
    return Field(default=empty(), sa_column=Column(JSON, nullable=False, server_default=stored))


def text_column() -> Any:
    """A short text; empty unless said."""
    return Field(default="", sa_type=String, nullable=False, sa_column_kwargs={"server_default": text("''")})


def boolean_column() -> Any:
    """Yes or no; no unless said."""
    return Field(default=False, nullable=False, sa_column_kwargs={"server_default": false()})
