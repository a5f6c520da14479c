"""A mail that came in: stored before its mailbox is told so, and counted at most once."""

from typing import Any

from pendulum import DateTime
from sqlmodel import Field

from models.columns import Table, enum_column, instant_column, json_list_column, text_column
from models.states import MailState


class IncomingMail(Table, table=True):
    """One mail, known again by `key` when it is read twice (tasks/inbox/mail/parse.py says what the key is made of).

    `received_at` is when our own mail server took it (IMAP's INTERNALDATE), `reason` why it waits or what it came
    to, `due_id` what it was counted for, or is thought to be about. `files` are its attachments: name as the sender
    wrote it (for the eye only), SHA-256, size in bytes, and why one was not kept. `status` is the code of an edXML
    status message (QCVN 102:2016/BTTTT), which comes by a folder and not by mail; empty for all else.
    """

    __tablename__ = "mail"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=64)
    letter_id: str = Field(default="", max_length=998)
    sender: str = ""
    subject: str = ""
    text: str = ""
    files: list[dict[str, Any]] = json_list_column()
    received_at: DateTime = instant_column()
    stored_at: DateTime = instant_column()
    state: MailState = enum_column(MailState, MailState.WAITING, index=True)
    reason: str = ""
    due_id: int | None = Field(default=None, foreign_key="due.id")
    message_id: int | None = Field(default=None, foreign_key="message.id")
    settled_by: str = ""
    status: str = text_column()


class ArchivedLetter(Table, table=True):
    """A letter that the archive shows to have gone, though this database, restored from a backup, never sent it."""

    __tablename__ = "witnessed"

    letter_id: str = Field(primary_key=True, max_length=160)
    sent_at: DateTime = instant_column()
    address: str = ""
    subject: str = ""
