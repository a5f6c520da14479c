"""Report forms: the fields of an obligation, the figures of a submission"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE obligation ADD COLUMN fields JSON NOT NULL DEFAULT '[]'")
    op.execute("""ALTER TABLE submission ADD COLUMN "values" JSON NOT NULL DEFAULT '{}'""")
