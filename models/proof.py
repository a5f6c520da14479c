"""The proof that something was published: an address that an agency gave, and what was seen of it."""

from enum import StrEnum
from typing import Any

from pendulum import DateTime
from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from models.columns import Table, enum_column, instant_column, json_list_column, text_column


class ProofState(StrEnum):
    """How far the page of a published document is proved.

    claimed: an address was given, and not looked at yet. proved: the document was found there. claimed_only: the page
    answers, and the document is not on it. gone: it was there, and is not any more. unchecked: the page cannot be
    looked at, which says nothing against the agency. confirmed: a person has seen it. rejected: a person has found
    that it is not there, and the agency was asked again.
    """

    CLAIMED = "claimed"
    PROVED = "proved"
    CLAIMED_ONLY = "claimed_only"
    GONE = "gone"
    UNCHECKED = "unchecked"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


HUMAN_STATES = (ProofState.CLAIMED_ONLY, ProofState.GONE, ProofState.UNCHECKED)
"""What no machine decides: a person looks."""

SHOWN_STATES = (ProofState.PROVED, ProofState.CONFIRMED)
"""The publication is proved."""


class Proof(Table, table=True):
    """One address given for one round of a publishing Due.

    `attempts` counts the looks since it was last settled, `looking_since` is when the present one began (what is older
    than a lease was left by a process that died), `next_look_at` when the next is due: the first at once, one more on
    the last day of the window. `fetched_at`, `final_url` (behind redirects), `sha256`, `size` (bytes) and `media_type`
    are of the newest page that came; its bytes are kept under their hash. `found` names what was recognised on it.
    `looks` has every look that settled something, oldest first, with the hash of its page and its files.
    """

    __table_args__ = (
        UniqueConstraint("due_id", "round", "url"),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        Index("ix_proof_next", "next_look_at"),
    )

    id: int = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    due_id: int = Field(foreign_key="due.id", index=True)
    round: int
    url: str = Field(max_length=2000)
    state: ProofState = enum_column(ProofState, ProofState.CLAIMED)
    reason: str = text_column()
    claimed_at: DateTime = instant_column()
    claimed_by: str
    proved_at: DateTime | None = instant_column(null=True)
    attempts: int = 0
    looking_since: DateTime | None = instant_column(null=True)
    next_look_at: DateTime | None = instant_column(null=True)
    fetched_at: DateTime | None = instant_column(null=True)
    final_url: str = text_column()
    sha256: str = Field(default="", max_length=64)
    size: int = 0
    media_type: str = text_column()
    found: list[str] = json_list_column()
    looks: list[dict[str, Any]] = json_list_column()
