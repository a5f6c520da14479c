"""A campaign under way: distributed, acknowledged, asked for its report."""

from sqlalchemy import text

from models.app import App
from models.database import reading
from models.enums import ObligationKind
from tests.support.cast import hand_in, launched, requested
from tests.support.maildir import folder
from tests.support.prepared import prepared
from tests.support.verbs import (
    ALL,
    go,
)

CHASED = "imlang@huyen.example"


TABLES = ("message", "event", "due", "recipient", "submission", "ledger", "campaign", "window", "obligation")


@prepared
def started(app: App) -> None:
    """Distributed on 24/01 and all of it acknowledged, so that only what a test asks for is owed."""
    launched(app)
    go(app, "2022-01-24T08:30")
    for code in ALL:
        hand_in(app, code, "2022-01-24T09:00", ObligationKind.ACKNOWLEDGE)
    hand_in(app, "dang-tai", "2022-01-24T09:00", ObligationKind.PUBLISH)
    go(app, "2022-02-10T08:00", "2022-02-16T08:00")


@prepared
def asked(app: App) -> None:
    """A report asked for on 16/02, due on Friday 18/02."""
    started(app)
    requested(app, "2022-02-16T09:30", "2022-02-18")
    go(app, "2022-02-16T09:30")


def snapshot(app: App) -> tuple[object, ...]:
    """All rows, and all files with what is in them."""
    with reading(app.engine) as session:
        tables = [session.connection().execute(text(f'SELECT * FROM "{t}" ORDER BY 1')).all() for t in TABLES]
    files = {path.name: path.read_bytes() for path in folder(app).glob("*")}
    return [[tuple(map(str, row)) for row in rows] for rows in tables], files
