"""Letters that hand over what an agency has open"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KINDS = (
    "dispatch", "publish", "acknowledge_chase", "window_closing", "request", "reminder", "due_today", "chase",
    "chase_deputy", "chase_head", "cascade_chase", "escalation", "receipt", "returned", "extension", "handover",
    "closing", "withdrawal", "replacement", "digest", "weekly", "consent",
)  # fmt: skip


def upgrade() -> None:
    with op.batch_alter_table("message") as message:
        message.drop_constraint("kind", type_="check")
        message.create_check_constraint("kind", f"kind IN ({', '.join(map(repr, KINDS))})")
