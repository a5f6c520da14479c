"""Files in the database, in chunks under their SHA-256"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(length=64), primary_key=True, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("lasting", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_table(
        "file_chunk",
        sa.Column("sha256", sa.String(length=64), primary_key=True, nullable=False),
        sa.Column("number", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["stored_file.sha256"], ondelete="CASCADE"),
    )
    if op.get_bind().dialect.name == "postgresql":
        # Documents are compressed already: trying again would cost the time and gain nothing.
        op.execute("ALTER TABLE file_chunk ALTER COLUMN content SET STORAGE EXTERNAL")
