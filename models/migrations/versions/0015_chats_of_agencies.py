"""Chats that agencies answer in, the codes that bound them, and answers that came by one"""

import sqlalchemy as sa
from alembic import op

from models.columns import Instant

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

VIAS = ("email", "system", "paper", "telephone", "page", "zalo")


def upgrade() -> None:
    with op.batch_alter_table("submission") as submission:
        submission.drop_constraint("via", type_="check")
        submission.create_check_constraint("via", f"via IN ({', '.join(map(repr, VIAS))})")
    op.create_table(
        "chat_account",
        sa.Column("chat", sa.String(length=100), nullable=False),
        sa.Column("told_at", Instant(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tries_since", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("chat"),
    )
    op.create_table(
        "chat_binding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), sa.ForeignKey("contact.id"), nullable=False),
        sa.Column("chat", sa.String(length=100), nullable=False),
        sa.Column("message", sa.String(length=100), nullable=False),
        sa.Column("bound_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message"),
    )
    op.create_index("ix_chat_binding_contact_id", "chat_binding", ["contact_id"])
