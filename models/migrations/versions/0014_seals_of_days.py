"""The seals of days and their time-stamps"""

import sqlalchemy as sa
from alembic import op

from models.columns import Instant

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "day_seal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sealed_at", Instant(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=True),
        sa.Column("stamped_at", Instant(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", Instant(), nullable=False),
        sa.Column("fault", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("day"),
    )
    op.create_table(
        "sealed_head",
        sa.Column("ledger", sa.String(100), sa.ForeignKey("ledger.name"), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
        sa.Column("seal_id", sa.Integer(), sa.ForeignKey("day_seal.id"), nullable=False),
        sa.PrimaryKeyConstraint("ledger", "length"),
    )
    op.create_index("ix_sealed_head_seal_id", "sealed_head", ["seal_id"])
