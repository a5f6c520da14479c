"""Digests belong to no campaign; what is due in a campaign is found by one index"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = (
    "dispatch", "publish", "acknowledge_chase", "window_closing", "request", "reminder", "due_today", "chase",
    "chase_deputy", "chase_head", "cascade_chase", "escalation", "receipt", "returned", "extension", "closing",
    "withdrawal", "replacement", "digest", "weekly",
)  # fmt: skip


def upgrade() -> None:
    with op.batch_alter_table("message") as message:
        message.alter_column("campaign_id", existing_type=sa.Integer(), nullable=True)
        message.drop_constraint("kind", type_="check")
        message.create_check_constraint("kind", f"kind IN ({', '.join(map(repr, KINDS))})")
        message.create_check_constraint(
            "digest_of_no_campaign", "(campaign_id IS NULL) = (kind IN ('digest', 'weekly'))"
        )
    op.create_index("ix_due_campaign_next", "due", ["campaign_id", "next_step_at"])
    op.drop_index("ix_due_campaign_id", "due")
