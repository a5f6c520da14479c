"""Letters in a session's hands; what a version before left claimed may have been handed over"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE TABLE hand_over (letter_id VARCHAR(160) NOT NULL, worker VARCHAR(64) NOT NULL, "
        "answer VARCHAR NOT NULL, PRIMARY KEY (letter_id))"
    )
    op.execute(
        "INSERT INTO hand_over SELECT DISTINCT letter_id, '', '' FROM message "
        "WHERE state = 'sending' AND letter_id IS NOT NULL"
    )
