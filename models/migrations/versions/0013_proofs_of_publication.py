"""Proofs that something was published: the address an agency gave, and what was seen of it"""

import sqlalchemy as sa
from alembic import op

from models.columns import Instant

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

STATES = ("claimed", "proved", "claimed_only", "gone", "unchecked", "confirmed", "rejected")


def upgrade() -> None:
    states = sa.Enum(*STATES, name="proofstate", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        "proof",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("due_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("state", states, nullable=False),
        sa.Column("reason", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("claimed_at", Instant(), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=False),
        sa.Column("proved_at", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("looking_since", Instant(), nullable=True),
        sa.Column("next_look_at", Instant(), nullable=True),
        sa.Column("fetched_at", Instant(), nullable=True),
        sa.Column("final_url", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("looks", sa.JSON(), nullable=False),
        sa.CheckConstraint("attempts >= 0", name="attempts_counted"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"]),
        sa.ForeignKeyConstraint(["due_id"], ["due.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("due_id", "round", "url"),
    )
    op.create_index("ix_proof_next", "proof", ["next_look_at"])
    op.create_index("ix_proof_campaign_id", "proof", ["campaign_id"])
    op.create_index("ix_proof_due_id", "proof", ["due_id"])
