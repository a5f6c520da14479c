"""A personal link to an agency's page: a row that can be revoked; what is signed is its number and revision."""

from enum import StrEnum

from pendulum import DateTime
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from models.columns import Table, enum_column, instant_column


class Purpose(StrEnum):
    """How a link reaches its person: in a letter of ours, or handed over by an officer (a chat, a telephone call)."""

    LETTER = "letter"
    DESK = "desk"


class AccessLink(Table, table=True):
    """The way in of one contact of one recipient, and through it to all that this agency owes.

    A revoked link opens nothing any more; the next letter to the same contact carries its next `revision`. `used_at`
    is when its page last took something in: looking changes nothing, since mail scanners open links. The signature
    is nowhere in the database (tasks/letters/links.py).
    """

    __tablename__ = "link"

    __table_args__ = (
        UniqueConstraint("recipient_id", "contact_id", "purpose"),
        CheckConstraint("revision >= 1", name="link_counted_from_one"),
    )

    id: int = Field(default=None, primary_key=True)
    recipient_id: int = Field(foreign_key="recipient.id")
    contact_id: int = Field(foreign_key="contact.id", index=True)
    purpose: Purpose = enum_column(Purpose)
    revision: int = 1
    created_at: DateTime = instant_column()
    expires_at: DateTime = instant_column()
    revoked_at: DateTime | None = instant_column(null=True)
    used_at: DateTime | None = instant_column(null=True)
