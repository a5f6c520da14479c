"""Terms, regimes and what befalls them"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = (
    "dispatch", "publish", "acknowledge_chase", "window_closing", "request", "reminder", "due_today", "chase",
    "chase_deputy", "chase_head", "cascade_chase", "escalation", "receipt", "returned", "extension", "closing",
    "withdrawal", "replacement",
)  # fmt: skip
TIMINGS = ("once", "term", "periodic", "on_request", "ladder")
FLAG = "BOOLEAN NOT NULL DEFAULT false"
WORD = "VARCHAR NOT NULL DEFAULT ''"


def among(column: str, words: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"


COLUMNS = {
    "contact": {"absent": FLAG},
    "campaign": {"replaces_id": "INTEGER REFERENCES campaign (id)"},
    "recipient": {"parent_id": "INTEGER REFERENCES recipient (id)", "paused": FLAG},
    "obligation": {
        "due_time": "TIME",
        "timing": f"VARCHAR(24) NOT NULL DEFAULT 'ladder' CONSTRAINT timing CHECK ({among('timing', TIMINGS)})",
        "rule": "JSON",
        "lower": "INTEGER NOT NULL DEFAULT '0'",
        "carries": WORD,
        "paused": FLAG,
        "opened_to": "DATE",
        "next_step_at": "{instant}",
    },
    "due": {"basis": "JSON", "label": WORD, "cites": WORD, "urgent": FLAG, "paused": FLAG, "asked_until": "DATE"},
}
"""A column that comes with its own CHECK or reference needs no new table on SQLite."""


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    instant = "DATETIME" if sqlite else "TIMESTAMP WITH TIME ZONE"
    for table, columns in COLUMNS.items():
        for name, sort in columns.items():
            said = sort.replace("false", "0") if sqlite else sort
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {said.replace('{instant}', instant)}")
    op.create_index("ix_obligation_next", "obligation", ["next_step_at"])
    op.execute("UPDATE obligation SET timing = 'once' WHERE due_on IS NOT NULL")
    op.execute("UPDATE obligation SET timing = 'on_request' WHERE due_on IS NULL AND kind = 'report'")
    with op.batch_alter_table("message") as message:
        message.drop_constraint("kind", type_="check")
        message.create_check_constraint("kind", among("kind", KINDS))
