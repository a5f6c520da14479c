"""What comes in: the agencies' mails, letters that the archive shows, letters that came back"""

import sqlalchemy as sa
from alembic import op

from models.columns import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MESSAGE_STATES = (
    "planned", "sending", "sent", "retry", "refused", "unknown", "dead", "cancelled", "bounced",
)  # fmt: skip


def upgrade() -> None:
    op.execute("ALTER TABLE contact ADD COLUMN bounced VARCHAR NOT NULL DEFAULT ''")
    with op.batch_alter_table("message") as message:
        message.drop_constraint("messagestate", type_="check")
        message.create_check_constraint("messagestate", f"state IN ({', '.join(map(repr, MESSAGE_STATES))})")
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("letter_id", sa.String(length=998), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("stored_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("due_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'counted', 'noted', 'dismissed')", name="mailstate"),
        sa.ForeignKeyConstraint(["due_id"], ["due.id"]),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_mail_state", "mail", ["state"])
    op.create_table(
        "witnessed",
        sa.Column("letter_id", sa.String(length=160), nullable=False),
        sa.Column("sent_at", Instant(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("letter_id"),
    )
