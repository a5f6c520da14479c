"""What is taken in at the desk and not launched yet"""

import sqlalchemy as sa
from alembic import op

from models.columns import Instant

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
        sa.Column("text", sa.String(), nullable=False, server_default=sa.text("''")),
        *(
            sa.Column(name, sa.JSON(), nullable=False, server_default=sa.text("'{}'"))
            for name in ("reading", "refused", "choices", "earlier", "rehearsal")
        ),
        sa.Column("job", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("job_since", Instant(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("slug", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_draft_open", "draft", ["closed_at", "changed_at"])
