"""A document taken in at the desk and not launched yet: what was read of it, and what officers decided."""

from typing import Any

from pendulum import DateTime
from sqlalchemy import Index
from sqlmodel import Field

from models.columns import Table, instant_column, json_column, text_column


class DeskDraft(Table, table=True):
    """A draft that officers share; nothing of it is sent before it is launched.

    `files` are what was handed in: name (for the eye only), SHA-256, size, `kind` "main" (what was
    read), "document" (the file within an envelope that is main) or "attachment".
    `text` and `reading` are what was read of the main one; `refused` says why nothing could be, by a code of
    tasks.files.refused and a sentence. `choices` is what officers entered, by the name of its field, as they wrote it.
    `version` counts every change, and `earlier` keeps the choices of the last ones by their version: what two officers
    enter at once is put together field by field, and where both changed one they are told. `job` is what is being done
    with it in the background since `job_since`. `rehearsal` is the calendar of letters of the version that it names.
    """

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_open", "closed_at", "changed_at"),)

    id: int = Field(default=None, primary_key=True)
    title: str = text_column()
    made_by: str
    made_at: DateTime = instant_column()
    changed_by: str
    changed_at: DateTime = instant_column()
    version: int = 1
    files: list[dict[str, Any]] = json_column(list)
    text: str = text_column()
    reading: dict[str, Any] = json_column(dict)
    refused: dict[str, Any] = json_column(dict)
    choices: dict[str, Any] = json_column(dict)
    earlier: dict[str, Any] = json_column(dict)
    rehearsal: dict[str, Any] = json_column(dict)
    job: str = text_column()
    job_since: DateTime | None = instant_column(null=True)
    closed_at: DateTime | None = instant_column(null=True)
    slug: str = text_column()

    @property
    def open(self) -> bool:
        """Neither launched nor thrown away."""
        return self.closed_at is None
