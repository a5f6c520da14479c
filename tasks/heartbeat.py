"""The sign of life of the patrol: when one came to its end, and how many did; in the database and beside it."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pendulum import DateTime
from sqlalchemy import Integer, String, cast, update
from sqlmodel import col

from models.app import App
from models.config.settings import Settings
from models.database import Meta, get_meta, set_meta, writing
from tasks.storage.atomic import atomic_write

LAST_PATROL = "patrol.completed"
"""The Meta key of the instant of the last patrol that came to its end."""

HELD = "restore.held"
"""The Meta key of what was found; while it is set, nothing is decided and nothing is sent."""

PATROLS = "patrol.count"
"""The Meta key of how many did; it only grows, so that a file that is ahead of it betrays an older database."""


CLOCK = "clock.seen"
"""The Meta key of what the last patrol of each machine saw, a line each: its start, the seconds since, the instant."""


@dataclass(frozen=True)
class Uptime:
    """How long the machine has been running: the name of this start, and the seconds since, its sleep included."""

    boot: str
    seconds: float


def record_patrol(app: App, now: DateTime) -> None:
    """Remember that a patrol came to its end: in the database, then in the witness beside it."""
    with writing(app.engine) as session:
        set_meta(session, LAST_PATROL, now.isoformat())  # whoever ends beside waits here until this one commits
        one_more = cast(cast(col(Meta.value), Integer) + 1, String)
        grown = session.connection().execute(update(Meta).where(col(Meta.key) == PATROLS).values(value=one_more))
        if not grown.rowcount:
            set_meta(session, PATROLS, "1")
        count = int(get_meta(session, PATROLS) or 0)
    if count and not app.virtual:
        _witness(app.settings, count)


def witness_of(settings: Settings) -> Path:
    """The file that knows how many patrols this data folder has seen."""
    return settings.data / "patrols"


def _witness(settings: Settings, count: int) -> None:
    """A witness that cannot be written, or is lost with the power, only knows less."""
    with suppress(OSError):
        atomic_write(witness_of(settings), str(count).encode())
