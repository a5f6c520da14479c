"""Accounts have the mail address by which a provider of OpenID Connect names their person"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("account") as account:
        account.add_column(sa.Column("email", sa.String(), nullable=False, server_default=sa.text("''")))
