"""A Message: everything the engine says. One row, one recipient, one channel, one unique key, before any sending."""

from pendulum import DateTime
from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from models.columns import Table, deferred_columns, enum_column, instant_column
from models.enums import MessageKind
from models.states import MessageState


class Message(Table, table=True):
    """One thing said to one contact over one channel; `key` makes saying it twice impossible.

    A digest is about all campaigns and belongs to none: its `campaign_id` is NULL, and that of no other letter.

    Subject and body are written when it is claimed, just before the hand-over, so that the row shows what was
    said. `letter_id` is the Message-ID (RFC 5322, 3.6.4) without brackets; rows that became one letter share it, and
    the first of them keeps the body.
    """

    __table_args__ = (
        Index("ix_message_queue", "state", "send_after"),
        CheckConstraint("(campaign_id IS NULL) = (kind IN ('digest', 'weekly'))", name="digest_of_no_campaign"),
        CheckConstraint("state <> 'sent' OR sent_at IS NOT NULL", name="sent_has_instant"),
        CheckConstraint("state NOT IN ('sending', 'unknown') OR letter_id IS NOT NULL", name="claimed_has_letter"),
    )

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=160)
    campaign_id: int | None = Field(default=None, foreign_key="campaign.id", index=True)
    due_id: int | None = Field(default=None, foreign_key="due.id", index=True)
    window_id: int | None = Field(default=None, foreign_key="window.id")
    agency_id: int = Field(foreign_key="agency.id")
    contact_id: int = Field(foreign_key="contact.id")
    channel: str = Field(max_length=24)
    kind: MessageKind = enum_column(MessageKind, check="kind")
    step: str = Field(max_length=60)
    ordinal: int = 0
    revision: int = 1
    round: int = 1
    reason: str = ""
    state: MessageState = enum_column(MessageState, MessageState.PLANNED)
    planned_at: DateTime = instant_column()
    send_after: DateTime = instant_column()
    claimed_at: DateTime | None = instant_column(null=True)
    claimed_by: str | None = Field(default=None, max_length=64)
    letter_id: str | None = Field(default=None, max_length=160, index=True)
    address: str = ""
    subject: str = ""
    body: str = ""
    attempts: int = 0
    first_tried_at: DateTime | None = instant_column(null=True)
    outcome_code: int | None = None
    outcome: str = ""
    sent_at: DateTime | None = instant_column(null=True)


NO_BODY = deferred_columns(Message, "body")
"""The words that were said."""


class HandOver(Table, table=True):
    """A letter that is in a session's hands, or that was answered and whose rows do not say so yet.

    The row is committed before the letter is handed over, and goes with the record of its outcome. `worker` is whose
    claim it is, `answer` what the server said (tasks/delivery/journal.py); empty while nothing is known.
    """

    __tablename__ = "hand_over"

    letter_id: str = Field(primary_key=True, max_length=160)
    worker: str = Field(max_length=64)
    answer: str = ""
