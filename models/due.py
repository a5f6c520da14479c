"""A Due (một kỳ phải nộp): one agency, one obligation, one period; and what was handed in for it."""

import datetime as dt
from typing import Any

from pendulum import DateTime
from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from models.columns import (
    Table,
    boolean_column,
    deferred_columns,
    enum_column,
    instant_column,
    json_column,
    json_dict_column,
    json_list_column,
    text_column,
)
from models.enums import ObligationKind, Via
from models.states import UNFINISHED_STATES, DueState


class Due(Table, table=True):
    """Everything an agency owes. "Overdue" is never stored; only the instant of the next step is.

    `revision` grows with every change of deadline or round, and is part of each Message's key, so that a step
    decided for an older deadline can be neither sent nor mistaken for a new one. `stepped_at` is the instant up
    to which steps have been decided. `basis` is what the deadline was computed from (models/deadline.py), `label`
    how its period is called, `cites` the document that asked for it where that is not the directive, `asked_until`
    the day of an extension that waits for an answer, `disowned` why the agency says that it is not its to do (Nghị định
    30/2020/NĐ-CP, Art. 21.2), which an officer decides on. `paused` is a Due, whatever its state, whose agency or
    obligation is; it has no next step. `tacit` is a consultation for which silence until its deadline is agreement.
    """

    __table_args__ = (
        UniqueConstraint("obligation_id", "recipient_id", "period"),
        CheckConstraint("remind_by <= late_after", name="remind_early_accuse_late"),
        CheckConstraint("(stated_on IS NULL) = (late_after IS NULL)", name="dated_or_not"),
        CheckConstraint("next_step_at IS NULL OR state IN ('open', 'returned')", name="done_has_no_step"),
        CheckConstraint("round >= 1 AND revision >= 1", name="counted_from_one"),
        Index("ix_due_next", "next_step_at"),
        Index("ix_due_campaign_next", "campaign_id", "next_step_at"),
        Index("ix_due_state", "state", "campaign_id", "kind", "recipient_id"),
        Index("ix_due_late", "state", "late_after"),
    )

    id: int = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id")
    obligation_id: int = Field(foreign_key="obligation.id")
    recipient_id: int = Field(foreign_key="recipient.id")
    window_id: int | None = Field(default=None, foreign_key="window.id")
    kind: ObligationKind = enum_column(ObligationKind)
    period: str = Field(default="", max_length=80)
    state: DueState = enum_column(DueState, DueState.OPEN)
    round: int = 1
    revision: int = 1
    stated_on: dt.date | None = None
    remind_by: DateTime | None = instant_column(null=True)
    late_after: DateTime | None = instant_column(null=True)
    reasons: list[str] = json_list_column()
    extended: bool = False
    opened_at: DateTime | None = instant_column(null=True)
    stepped_at: DateTime | None = instant_column(null=True)
    next_step_at: DateTime | None = instant_column(null=True)
    basis: dict[str, Any] = json_dict_column()
    label: str = text_column()
    cites: str = text_column()
    urgent: bool = boolean_column()
    paused: bool = boolean_column()
    asked_until: dt.date | None = None
    disowned: str = text_column()
    tacit: bool = boolean_column()

    @property
    def owed(self) -> bool:
        """Still to be handed in, for the first time or again."""
        return self.state in UNFINISHED_STATES

    def overdue(self, now: DateTime) -> bool:
        """Still owed, and past the most lenient reading of its deadline."""
        return self.owed and self.late_after is not None and now > self.late_after


NO_REASONING = deferred_columns(Due, "basis", "reasons")
"""How the deadlines were computed, which no letter says."""


class Submission(Table, table=True):
    """What an agency handed in, one for each round; it keeps the `late_after` that stood when it came.

    `values` are the figures of the obligation's form by the keys of its fields: a number, a word, a day as 2022-02-18.
    `files` are described as tasks/storage/attachments.py does; NULL in rows older than the column. `mail_id` is the
    mail that brought it, if one did. `before` are the versions that this one replaced, the oldest first: their text,
    nil, values, files, mail_id, opinion; NULL where it replaced none. `opinion` is what a consulted agency says, a
    word of Opinion; NULL of all else.
    """

    __table_args__ = (UniqueConstraint("due_id", "round"),)

    id: int = Field(default=None, primary_key=True)
    due_id: int = Field(foreign_key="due.id", index=True)
    round: int
    received_at: DateTime = instant_column()
    late_after: DateTime | None = instant_column(null=True)
    via: Via = enum_column(Via)
    nil: bool = False
    text: str = ""
    values: dict[str, Any] = json_column(dict)
    recorded_by: str
    files: list[dict[str, Any]] | None = Field(default=[], sa_column=Column(JSON, nullable=True))
    mail_id: int | None = None
    before: list[dict[str, Any]] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    opinion: str | None = Field(default=None, max_length=24)

    @property
    def late(self) -> bool:
        """Handed in after the most lenient reading of the deadline."""
        return self.late_after is not None and self.received_at > self.late_after
