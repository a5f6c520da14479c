"""The day on which a pause ends by itself"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("campaign", "recipient", "obligation"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN paused_until DATE")
    for table in ("recipient", "obligation"):  # of many rows, of which few ever have a day
        op.execute(f"CREATE INDEX ix_{table}_paused_until ON {table} (paused_until) WHERE paused_until IS NOT NULL")
