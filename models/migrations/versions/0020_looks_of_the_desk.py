"""What waits for a word and who is late are found without reading all that was ever owed"""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_due_state", "due", ["state", "campaign_id", "kind", "recipient_id"])
    op.create_index("ix_due_late", "due", ["state", "late_after"])
