"""The versions of a report under review: which mail brought it, and what stood before"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE submission ADD COLUMN before JSON")
    op.execute("ALTER TABLE submission ADD COLUMN mail_id INTEGER")
