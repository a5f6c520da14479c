"""Who works at the desk: accounts, their sign-ins, what was tried at the door, whose a campaign is, what waits for a
second person.
"""

from enum import StrEnum
from typing import Any

from pendulum import DateTime
from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from models.columns import Table, enum_column, instant_column, json_column, text_column


class DeskRole(StrEnum):
    """What a person is at the desk; what each may do is one table (tasks/accounts/roles.py)."""

    CLERK = "văn thư"
    OFFICER = "chuyên viên"
    LEADER = "lãnh đạo"
    ADMINISTRATOR = "quản trị"


class Account(Table, table=True):
    """A person who may sign in. `password` is its Argon2 hash, "" while none was set.

    `invitation` is the SHA-256 of the one-time token by which a password may be set until `invited_until`. An account
    is never deleted, since Events name the person: it ends. `email`, in small letters, is the address by which a
    provider of OpenID Connect may name the person, "" for none.
    """

    id: int = Field(default=None, primary_key=True)
    login: str = Field(unique=True, max_length=60)
    name: str = Field(max_length=120)
    role: DeskRole = enum_column(DeskRole)
    password: str = text_column()
    email: str = text_column()
    password_set_at: DateTime | None = instant_column(null=True)
    invitation: str = text_column()
    invited_until: DateTime | None = instant_column(null=True)
    created_at: DateTime = instant_column()
    created_by: str
    ended_at: DateTime | None = instant_column(null=True)


class SignIn(Table, table=True):
    """A session of a browser. Its token is kept as its SHA-256 only: who reads the database can use none."""

    __tablename__ = "sign_in"

    id: int = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    token_hash: str = Field(unique=True, max_length=64)
    created_at: DateTime = instant_column()
    expires_at: DateTime = instant_column()
    ended_at: DateTime | None = instant_column(null=True)
    address: str = text_column()


class KnockOutcome(StrEnum):
    """What came of an attempt at the door."""

    WRONG = "wrong"
    LET_IN = "let_in"
    MADE_TO_WAIT = "made_to_wait"


class Knock(Table, table=True):
    """An attempt to sign in: the audit of the door, and what throttles it."""

    __tablename__ = "knock"
    __table_args__ = (Index("ix_knock_login_at", "login", "at"), Index("ix_knock_address_at", "address", "at"))

    id: int = Field(default=None, primary_key=True)
    at: DateTime = instant_column()
    login: str = Field(max_length=60)
    address: str = Field(max_length=60)
    outcome: KnockOutcome = enum_column(KnockOutcome)


class CampaignOfficer(Table, table=True):
    """Whose a campaign is: what officers may do on their own campaigns only is asked of this."""

    __tablename__ = "campaign_officer"
    __table_args__ = (UniqueConstraint("campaign_id", "account_id"),)

    id: int = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id")
    account_id: int = Field(foreign_key="account.id", index=True)
    since: DateTime = instant_column()
    assigned_by: str


class Decision(StrEnum):
    """What the second person said."""

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"


class Approval(Table, table=True):
    """An act of weight that waits for a second person, or what was said to it (four eyes).

    `payload` is what the act is done with, `about` what it is in words; `said` what came of it, or why not.
    """

    __table_args__ = (Index("ix_approval_decision", "decision"),)

    id: int = Field(default=None, primary_key=True)
    act: str = Field(max_length=40)
    about: str
    payload: dict[str, Any] = json_column(dict)
    campaign_id: int | None = Field(default=None, foreign_key="campaign.id", index=True)
    asked_by_id: int = Field(foreign_key="account.id")
    asked_at: DateTime = instant_column()
    decision: Decision = enum_column(Decision, Decision.WAITING)
    decided_by_id: int | None = Field(default=None, foreign_key="account.id")
    decided_at: DateTime | None = instant_column(null=True)
    said: str = text_column()
