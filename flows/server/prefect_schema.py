"""Prefect's own database, laid at once: its migrations from the first to the last are ten seconds of processor.

`prefect_schema.sql` is what they leave, as SQLite's own statements, for the version that its first line names. Another
version, another database, or one that is there already, is Prefect's to bring up to date, as ever. To write it anew:

    PREFECT_HOME=/tmp/new prefect server database upgrade -y
    python -m flows.server.prefect_schema /tmp/new/prefect.db > flows/server/prefect_schema.sql
"""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from importlib.metadata import version
from pathlib import Path

SCHEMA = Path(__file__).with_name("prefect_schema.sql")
ELSEWHERE = ("PREFECT_API_DATABASE_CONNECTION_URL", "PREFECT_SERVER_DATABASE_CONNECTION_URL")


def lay_prefect_database(home: Path) -> bool:
    """Make prefect.db in an empty home; False where that is left to Prefect, which is right in every case."""
    file, part = home / "prefect.db", home / f"prefect.{os.getpid()}.part"
    if file.exists() or any(name in os.environ for name in ELSEWHERE):
        return False
    statements = SCHEMA.read_text("utf-8")
    if statements.partition("\n")[0] != version_line():
        return False
    try:
        with closing(sqlite3.connect(part)) as database:
            database.executescript(statements)
        os.link(part, file)  # whole, or not at all; and never over one that another has just made
    except (sqlite3.Error, OSError):
        return False
    finally:
        with suppress(OSError):
            part.unlink()
    return True


def version_line() -> str:
    """The first line of the statements for the Prefect that is installed."""
    return f"-- Prefect {version('prefect')}"


def schema_statements(file: Path) -> str:
    """A database as statements that make its like."""
    with closing(sqlite3.connect(file)) as database:
        return "\n".join([version_line(), *database.iterdump(), ""])


if __name__ == "__main__":
    sys.stdout.write(schema_statements(Path(sys.argv[1])))
