"""How the databases find what is due: by the index that is there for it, however much a campaign has."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, text

from models.app import App
from models.database import writing
from models.due import Due
from models.enums import ObligationKind
from tasks.campaigns.decide import decide_campaign
from tasks.campaigns.outbox import insert_rows
from tests.support.cast import launched, owed
from tests.support.instants import at
from tests.support.verbs import go

ROWS = 4_000
INDEX = ("ix_due_campaign_next",)
GROWING = {"agency", "contact", "due", "event", "mail", "message", "obligation", "recipient", "submission", "window"}


def filled(app: App) -> int:
    """A campaign under way with thousands of things owed of which few are due; gives back its id."""
    launched(app)
    go(app, "2022-01-24T09:00")
    with writing(app.engine) as session:
        campaign, due = owed(session, "cham", ObligationKind.ACKNOWLEDGE)
        row = due.model_dump(exclude={"id"}) | {"next_step_at": at("2022-12-30T08:00")}
        insert_rows(session, Due, [row | {"period": str(number)} for number in range(ROWS)])
        return campaign.id


@contextmanager
def heard(app: App) -> Iterator[list[tuple[str, Any]]]:
    """The statements that the database is asked meanwhile, with their parameters."""
    said: list[tuple[str, Any]] = []

    def hear(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        said.append((statement, parameters))

    event.listen(app.engine, "before_cursor_execute", hear)
    yield said
    event.remove(app.engine, "before_cursor_execute", hear)


def asked_for_dues(app: App, campaign_id: int, when: str) -> tuple[str, Any]:
    """The statement by which a turn asks for the Dues whose step has come."""
    with heard(app) as said:
        decide_campaign(app, campaign_id, at(when))
    return next((s, p) for s, p in said if "FROM due JOIN recipient" in s and "due.next_step_at <= " in s)


def test_a_patrol_with_nothing_to_do_reads_through_no_table_that_grows(sqlite_office: App) -> None:
    app = sqlite_office
    launched(app)
    go(app, "2022-01-24T09:00", "2022-01-24T09:05")
    with heard(app) as said:
        go(app, "2022-01-24T09:06")
    read = [(s, p) for s, p in said if s.startswith("SELECT")]
    assert len(read) > 5
    with app.engine.connect() as connection:
        for statement, parameters in read:
            plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, parameters)
            through = [line[3].split()[1] for line in plan if line[3].startswith("SCAN")]
            assert not GROWING.intersection(through), statement


def test_a_turn_finds_what_is_due_by_its_own_index(app: App) -> None:
    number = filled(app)
    if app.engine.dialect.name == "postgresql":
        with app.engine.begin() as connection:
            connection.execute(text("ANALYZE due"))
    statement, parameters = asked_for_dues(app, number, "2022-01-26T08:00")
    explain = "EXPLAIN " if app.engine.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
    with app.engine.connect() as connection:
        plan = [str(line) for line in connection.exec_driver_sql(explain + statement, parameters)]
    # PostgreSQL counts: where little is due in all campaigns together, that index is as narrow.
    indexes = ("ix_due_campaign_next", "ix_due_next") if app.engine.dialect.name == "postgresql" else INDEX
    assert any(index in line for index in indexes for line in plan), plan
    assert not any("Seq Scan on due" in line or "SCAN due" in line for line in plan), plan
