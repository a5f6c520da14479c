"""A campaign for 11,000 communes: from the confirmed draft to planned letters, beside a bare insert of the same rows.

Ours reads the draft's agencies and contacts, checks the confirmation twice, and writes the campaign, its recipients,
what each owes and a letter to each. The bare insert takes those recipients, Dues and Messages as they then stand, and
puts them into another database of the same schema, each table by one statement.
"""

import gc
import time
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlmodel import SQLModel

from models.app import App
from models.campaign import Campaign, Obligation, Recipient
from models.database import reading, writing
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind, Role
from models.message import Message
from tasks.campaigns.decide import decide_campaign
from tasks.launch.approve import approve_launch
from tasks.launch.draft import Draft, ObligationPart, RecipientPart
from tasks.launch.recipients import confirmation_of_draft
from tests.benchmarks.offices import AHEAD, DATABASES, SENT, communes, empty_offices
from tests.support.cast import OFFICER, TEXT, draft

COMMUNES, ROUNDS = 11_000, 5
Rows = tuple[Any, list[dict[str, Any]]]


def run() -> Iterator[dict[str, object]]:
    """One line for each database: the quickest of several rounds, ours and the bare insert in turn."""
    gc.set_threshold(50_000)  # as the command line does; for both sides alike
    for database in DATABASES:
        with empty_offices(database, "ours", "bare") as (ours, bare):
            for app in (ours, bare):
                with writing(app.engine) as session:
                    communes(session, COMMUNES)
            times = [_round(ours, bare, number) for number in range(1, ROUNDS + 1)]
            (us, rows), (them, _) = (min(pair[side] for pair in times) for side in (0, 1))
            yield {
                "name": "launch", "n": COMMUNES, "ratio": round(us / them, 2), "goal": 2.0, "database": database,
                "ours_s": round(us, 3), "bare_s": round(them, 3), "rows": rows, "rows_per_s": round(rows / us),
            }  # fmt: skip


def _round(ours: App, bare: App, number: int) -> tuple[tuple[float, int], tuple[float, int]]:
    some = _draft(str(number))
    with reading(ours.engine) as session:
        confirmed = confirmation_of_draft(session, some).short
    start = time.perf_counter()
    with writing(ours.engine) as session:
        campaign_id = approve_launch(ours, session, some, TEXT.parent, confirmed, SENT, OFFICER).id
    decide_campaign(ours, campaign_id, SENT)
    taken = time.perf_counter() - start
    with ours.engine.connect() as source:
        few = [_rows(source, Directive, number, "id"), _rows(source, Campaign, campaign_id, "id")]
        few.append(_rows(source, Obligation, campaign_id))
        many = [_rows(source, table, campaign_id) for table in (Recipient, Due, Message)]
    _insert(bare, few)
    start = time.perf_counter()
    _insert(bare, many)
    count = sum(len(rows) for _, rows in many)
    return (taken, count), (time.perf_counter() - start, count)


def _draft(number: str) -> Draft:
    """An acknowledgement and a dated report from each commune."""
    some = draft(number=number)
    some.recipient = [RecipientPart(agency=f"xa-{i}", role=Role.ACTION) for i in range(1, COMMUNES + 1)]
    some.obligation = [
        ObligationPart(key="acknowledge", kind=ObligationKind.ACKNOWLEDGE, title="xác nhận đã nhận văn bản"),
        ObligationPart(key="report", kind=ObligationKind.REPORT, title="báo cáo kết quả", due_on=AHEAD),
    ]
    return some


def _rows(source: Connection, table: type[SQLModel], number: int, column: str = "campaign_id") -> Rows:
    columns: Any = table.__table__  # type: ignore[attr-defined]
    found = source.execute(select(columns).where(columns.c[column] == number).order_by(columns.c.id))
    return columns, [dict(row) for row in found.mappings()]


def _insert(app: App, tables: list[Rows]) -> None:
    with app.engine.execution_options(writes=True).begin() as connection:
        for table, rows in tables:
            connection.execute(insert(table), rows)
