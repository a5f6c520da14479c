"""Column helpers that the tables share."""

from enum import StrEnum
from typing import Any

from pydantic import ConfigDict
from sqlalchemy import JSON, Column, Enum
from sqlmodel import Field, SQLModel

from models.instant import Instant


class Table(SQLModel):
    """The base of every table; pendulum's instants are plain types to it."""

    model_config = ConfigDict(arbitrary_types_allowed=True, defer_build=True)  # type: ignore[assignment]


def instant(*, null: bool = False, index: bool = False) -> Any:
    """A moment."""
    return Field(default=None, sa_type=Instant, nullable=null, index=index)


def choice(kind: type[StrEnum], default: StrEnum | None = None, *, index: bool = False) -> Any:
    """One of a closed list, stored as its word and held to the list by a CHECK."""
    name = f"{kind.__name__.lower()}"
    words = Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=24,
        name=name,
        values_callable=lambda members: [member.value for member in members],
    )
    return Field(default=default, sa_type=words, nullable=False, index=index)


def listing() -> Any:
    """A list or a table of plain values, as JSON."""
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))
