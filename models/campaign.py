"""A campaign (đợt): one directive being carried out, its windows, recipients and obligations."""

import datetime as dt
from typing import Any

from pendulum import DateTime
from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from models.columns import (
    Table,
    boolean_column,
    enum_column,
    instant_column,
    json_column,
    json_dict_column,
    json_list_column,
    text_column,
)
from models.enums import ObligationKind, Role, Timing
from models.states import CampaignState


def _pauses_that_end(table: str) -> Index:
    """Every patrol looks for the few pauses whose day has come: an index of those alone."""
    set_only = text("paused_until IS NOT NULL")
    return Index(f"ix_{table}_paused_until", "paused_until", sqlite_where=set_only, postgresql_where=set_only)


class Campaign(Table, table=True):
    """One directive under way. Its row is the lock that every change to its Dues takes first.

    `paused_until` is the day on which a pause ends by itself; so of a Recipient and of an Obligation.
    """

    __table_args__ = (
        Index("ix_campaign_next", "next_step_at"),
        CheckConstraint("state <> 'running' OR started_at IS NOT NULL", name="running_has_started"),
    )

    id: int = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id", unique=True)
    slug: str = Field(unique=True, max_length=100)
    state: CampaignState = enum_column(CampaignState, CampaignState.APPROVED)
    recipient_count: int
    list_hash: str = Field(max_length=64)
    approved_by: str
    approved_at: DateTime = instant_column()
    started_at: DateTime | None = instant_column(null=True)
    closed_at: DateTime | None = instant_column(null=True)
    next_step_at: DateTime | None = instant_column(null=True)
    replaces_id: int | None = Field(default=None, foreign_key="campaign.id")
    paused_until: dt.date | None = None

    @property
    def ledger(self) -> str:
        """The chain of Events of this campaign."""
        return self.slug


class Window(Table, table=True):
    """A period in which something is done; `horizon` marks one that only names a programme cited."""

    __table_args__ = (
        UniqueConstraint("campaign_id", "key"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on"),
        Index("ix_window_next", "next_step_at"),
    )

    id: int = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    key: str = Field(max_length=60)
    topic: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    horizon: bool = False
    evidence: str = ""
    stepped_at: DateTime = instant_column()
    next_step_at: DateTime | None = instant_column(null=True)
    closed_at: DateTime | None = instant_column(null=True)

    @property
    def closed(self) -> bool:
        """Nothing is asked for or taken in for it any more."""
        return self.closed_at is not None


class Recipient(Table, table=True):
    """An agency in a campaign, under the name it had then.

    A sub-unit has the recipient that hands the work down to it as `parent_id`: it answers, and hears from its parent,
    who is chased for it.
    """

    __table_args__ = (UniqueConstraint("campaign_id", "agency_id"), _pauses_that_end("recipient"))

    id: int = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)
    role: Role = enum_column(Role)
    name: str
    group: str = ""
    parent_id: int | None = Field(default=None, foreign_key="recipient.id")
    paused: bool = boolean_column()
    paused_until: dt.date | None = None


class Obligation(Table, table=True):
    """What is owed and by whom: the rule from which Dues are made.

    `binds` lists the recipients who owe it. `timing` says when it falls due, and `rule` holds what that needs: a term's
    count, unit and event, or a regime (models/regime.py). `before` marks "trước ngày" as against
    "chậm nhất ngày".
    `lower` is how many working days earlier each level below the highest one bound hands in.
    `fields` is the form of a report as plain values (tasks/report_forms/schema.py reads them); empty for a free text.
    `carries` names the obligation of a replaced directive whose reports count here. Of a periodic one `opened_to` is
    the last due day for which a Due was made, and `next_step_at` the instant at which the next period opens.
    `consultation` are the rules of one (tasks/campaigns/consultation/rules.py); empty of all else. `levels` is how many
    must accept what comes in: an officer, or an officer and then a leader.
    """

    __table_args__ = (
        UniqueConstraint("campaign_id", "key"),
        Index("ix_obligation_next", "next_step_at"),
        _pauses_that_end("obligation"),
    )

    id: int = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    key: str = Field(max_length=60)
    kind: ObligationKind = enum_column(ObligationKind)
    title: str
    evidence: str = ""
    binds: list[int] = json_list_column()
    due_on: dt.date | None = None
    before: bool = False
    due_time: dt.time | None = None
    timing: Timing = enum_column(Timing, Timing.LADDER, stored_default=True)
    rule: dict[str, Any] = json_dict_column()
    lower: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    carries: str = text_column()
    fields: list[dict[str, Any]] = json_column(list)
    paused: bool = boolean_column()
    paused_until: dt.date | None = None
    opened_to: dt.date | None = None
    next_step_at: DateTime | None = instant_column(null=True)
    consultation: dict[str, Any] = json_column(dict)
    levels: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
