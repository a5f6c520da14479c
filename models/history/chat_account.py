"""Chats with the office's bot: which have been told how to bind themselves, and whose code each was bound by."""

from pendulum import DateTime
from sqlmodel import Field

from models.columns import Table, instant_column


class ChatAccount(Table, table=True):
    """A chat that wrote to the bot. `told_at` is when it was last told how to bind itself, `tries` counts wrong codes.

    `tries` are those of the hour that began at `tries_since`.
    """

    __tablename__ = "chat_account"

    chat: str = Field(primary_key=True, max_length=100)
    told_at: DateTime | None = instant_column(null=True)
    tries: int = 0
    tries_since: DateTime | None = instant_column(null=True)


class ChatBinding(Table, table=True):
    """A code that was used, and the number of the message that brought it.

    Its contact's next code is another one (tasks/letters/chat_codes.py).
    """

    __tablename__ = "chat_binding"

    id: int = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", index=True)
    chat: str = Field(max_length=100)
    message: str = Field(max_length=100, unique=True)
    bound_at: DateTime = instant_column()
