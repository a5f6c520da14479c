"""What the axis for documents says: identification codes of agencies, codes of status messages"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE agency ADD COLUMN organ_id VARCHAR NOT NULL DEFAULT ''")
    op.execute("ALTER TABLE mail ADD COLUMN status VARCHAR NOT NULL DEFAULT ''")
