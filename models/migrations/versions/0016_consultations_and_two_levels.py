"""Consultations, silence that counts as agreement, two levels of acceptance"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

LETTERS = (
    "dispatch", "publish", "acknowledge_chase", "window_closing", "request", "reminder", "due_today", "chase",
    "chase_deputy", "chase_head", "cascade_chase", "escalation", "receipt", "returned", "extension", "closing",
    "withdrawal", "replacement", "digest", "weekly", "consent",
)  # fmt: skip
OBLIGATIONS = ("acknowledge", "publish", "cascade", "report", "consultation")
STATES = ("open", "received", "proposed", "accepted", "returned", "waived", "consented")


def upgrade() -> None:
    _widen("message", "kind", "kind", LETTERS)
    _widen("obligation", "obligationkind", "kind", OBLIGATIONS)
    _widen("due", "obligationkind", "kind", OBLIGATIONS)
    _widen("due", "duestate", "state", STATES)
    no = "0" if op.get_bind().dialect.name == "sqlite" else "false"
    op.execute("ALTER TABLE obligation ADD COLUMN consultation JSON NOT NULL DEFAULT '{}'")
    op.execute("ALTER TABLE obligation ADD COLUMN levels INTEGER NOT NULL DEFAULT '1'")
    op.execute(f"ALTER TABLE due ADD COLUMN tacit BOOLEAN NOT NULL DEFAULT {no}")
    op.execute("ALTER TABLE submission ADD COLUMN opinion VARCHAR(24)")


def _widen(table: str, name: str, column: str, words: tuple[str, ...]) -> None:
    with op.batch_alter_table(table) as changed:
        changed.drop_constraint(name, type_="check")
        changed.create_check_constraint(name, f"{column} IN ({', '.join(map(repr, words))})")
