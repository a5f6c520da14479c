"""The agencies' page: its links, files of a submission, what an agency says is not its to do"""

import sqlalchemy as sa
from alembic import op

from models.columns import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

VIAS = ("email", "system", "paper", "telephone", "page")


def upgrade() -> None:
    op.execute("ALTER TABLE due ADD COLUMN disowned VARCHAR NOT NULL DEFAULT ''")
    op.execute("ALTER TABLE submission ADD COLUMN files JSON")
    with op.batch_alter_table("submission") as submission:
        submission.drop_constraint("via", type_="check")
        submission.create_check_constraint("via", f"via IN ({', '.join(map(repr, VIAS))})")
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.Column("used_at", Instant(), nullable=True),
        sa.CheckConstraint("purpose IN ('letter', 'desk')", name="purpose"),
        sa.CheckConstraint("revision >= 1", name="link_counted_from_one"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.ForeignKeyConstraint(["recipient_id"], ["recipient.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("recipient_id", "contact_id", "purpose"),
    )
    op.create_index("ix_link_contact_id", "link", ["contact_id"])
