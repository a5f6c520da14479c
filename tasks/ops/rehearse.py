"""Rehearsal: what would be sent, to whom and when, by the same functions run ahead on a virtual clock.

It runs on a copy in memory and a transport that sends nothing, so it reaches nobody and changes nothing.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pendulum import DateTime
from sqlalchemy import Engine, delete, update
from sqlalchemy import select as columns_of
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, col, create_engine, select

from models.agency import Agency, AgencyGroup, Contact, GroupMember
from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.columns import Table
from models.database import get_meta, reading, set_meta, writing
from models.directive import Attachment, Directive
from models.due import Due, Submission
from models.enums import Timing
from models.event import ENGINE_ACTOR, Event, Ledger
from models.instant import to_local
from models.message import Message
from models.metadata import metadata
from models.states import WAITING_STATES, MessageState
from models.text import tr
from tasks.agencies.directory import import_directory, read_directory
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.outbox import insert_rows
from tasks.delivery.router import NullTransport
from tasks.figures.digest import CONSIDERED
from tasks.launch.approve import launch_rows
from tasks.launch.draft import Draft, read_draft
from tasks.launch.from_reading import make_draft
from tasks.launch.recipients import recipients_of
from tasks.ops.patrol import next_instant, patrol
from tasks.read import read_file

DIRECTORY: tuple[type[Table], ...] = (Agency, AgencyGroup, GroupMember, Contact)
OF_CAMPAIGN: tuple[type[Table], ...] = (Window, Recipient, Obligation, Due, Message)
BESIDE = "agencies.toml"
"""A directory of agencies that lies beside a draft is the one it is rehearsed with."""

DIGEST_DAYS = 10
"""How far back a digest may tell, where the one before it went in time."""

HORIZON_DAYS = 60
"""How far what has no end is run ahead, unless a moment is named."""

OnPatrol = Callable[[App, int, DateTime], None]
"""Told after each patrol of the office in memory, the last Message before the rehearsal, and the patrol's moment."""

_SPARE: list[Engine] = []
"""Databases in memory that no rehearsal uses. Their engines have compiled what the next one asks: half of its time."""


@dataclass(frozen=True)
class Rehearsed:
    """The office in memory with all that was said in it, from a moment on."""

    office: App
    since: int
    assumed: tuple[str, ...] = ()
    horizon: DateTime | None = None
    """The moment at which a campaign that has no end was left off; None where nothing more is due."""

    def close(self) -> None:
        """Nothing of it is looked at any more: the next rehearsal may have its database."""
        _SPARE.append(self.office.engine)


def rehearse_ahead(
    app: App, what: str, now: DateTime, until: DateTime | None, on_patrol: OnPatrol | None = None
) -> Rehearsed:
    """Run a document, a draft or a campaign ahead until nothing more is due, or until a moment.

    What is owed again and again has no end: without a moment it is run for HORIZON_DAYS, or to the last step of all
    else where that is later. A blank number or day is assumed, and said in `assumed`. `on_patrol` is told of each
    patrol. Raises Refused or DocumentRefused.
    """
    path = Path(what)
    if not path.exists():
        return _run(_copy(app, what, now, digests=True), now, until, on_patrol)
    path = path / "draft.toml" if path.is_dir() else path
    return _rehearse_file(app, path, now, until, on_patrol)


def rehearse_campaign(app: App, name: str, now: DateTime, until: DateTime | None, *, digests: bool = True) -> Rehearsed:
    """Run a campaign ahead, by its slug or number; or it alone, without the office's digests.

    Raises Refused when there is none.
    """
    return _run(_copy(app, name, now, digests=digests), now, until)


def _rehearse_file(
    app: App, path: Path, now: DateTime, until: DateTime | None, on_patrol: OnPatrol | None
) -> Rehearsed:
    stage = _empty(app)
    beside = path.parent / BESIDE
    with writing(stage.engine) as session:
        if beside.is_file():
            import_directory(session, read_directory(beside), now, ENGINE_ACTOR)
        else:
            _copy_directory(app, session)
    with writing(stage.engine) as session:
        toml = path.suffix == ".toml"
        draft = read_draft(path) if toml else make_draft(session, read_file(path), path.name)
        draft, assumed = _complete(app, draft, now)
        start = _start(app, draft, now)
        launch_rows(stage, session, draft, path.parent, recipients_of(session, draft), start, ENGINE_ACTOR)
    return replace(_run(stage, start, until, on_patrol), assumed=assumed)


def rehearse_draft(app: App, draft: Draft, folder: Path, now: DateTime) -> Rehearsed:
    """Run a complete draft ahead that is in no file, as if it were launched now; `folder` is where its files are.

    Raises Refused for what a launch would refuse.
    """
    stage = _empty(app)
    with writing(stage.engine) as session:
        _copy_directory(app, session)
    draft, assumed = _complete(app, draft, now)
    with writing(stage.engine) as session:
        launch_rows(stage, session, draft, folder, recipients_of(session, draft), now, ENGINE_ACTOR)
    return replace(_run(stage, now, None), assumed=assumed)


def _complete(app: App, draft: Draft, now: DateTime) -> tuple[Draft, tuple[str, ...]]:
    """Fill what is still blank for the sake of the rehearsal only."""
    part, assumed = draft.directive, []
    if not part.number:
        assumed.append("số văn bản còn trống, tạm ghi “…”")
        part = part.model_copy(update={"number": "…"})
    if part.issued_on is None:
        today = app.calendar.local(now).date()
        assumed.append(tr("ngày ban hành còn trống, tạm lấy {today:%d/%m/%Y}", today=today))
        part = part.model_copy(update={"issued_on": today})
    if part.replaces:
        assumed.append(
            tr(
                "không diễn tập việc thay thế {replaces}: thư gửi nơi nhận cũ, báo cáo được tính tiếp",
                replaces=part.replaces,
            )
        )
        part = part.model_copy(update={"replaces": ""})
    assumed += [tr("bỏ qua nơi nhận chưa rõ: “{recipient}”", recipient=u.name) for u in draft.unresolved]
    alone = [o.model_copy(update={"carries": ""}) for o in draft.obligation]
    return draft.model_copy(update={"directive": part, "unresolved": [], "obligation": alone}), tuple(assumed)


def _start(app: App, draft: Draft, now: DateTime) -> DateTime:
    """When it would go out: as the draft says, else on the morning of its day of issue."""
    if draft.directive.dispatch_at:
        import pendulum

        return to_local(pendulum.instance(draft.directive.dispatch_at, tz=app.settings.time_zone))
    issued = draft.directive.issued_on
    return app.calendar.sending_hour(issued) if issued else now


@cache
def _blank() -> Any:
    """An SQLite database in memory that has the tables and nothing in them, to be copied."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    metadata.create_all(engine)
    return engine.raw_connection().driver_connection


def _empty(app: App) -> App:
    # A round of delivery asks its journal from the threads that hand over.
    engine = _SPARE.pop() if _SPARE else create_engine("sqlite://", connect_args={"check_same_thread": False})
    link = engine.raw_connection()
    _blank().backup(link.driver_connection)
    link.close()
    # A data folder that nobody makes: the drafts of the real one are not what is rehearsed.
    settings = app.settings.model_copy(update={"data": app.settings.data / "rehearsal"})
    return App(settings, engine, app.calendar, virtual=True)


def _copy(app: App, name: str, now: DateTime, *, digests: bool) -> App:
    with reading(app.engine) as session:
        campaign = find_campaign(session, name)
    stage = _empty(app)
    with writing(stage.engine) as session:
        _copy_directory(app, session)
        with reading(app.engine) as source:
            _copy_campaign(source, session, campaign)
            if campaign.replaces_id and campaign.started_at is None:  # its distribution ends the other one
                _copy_campaign(source, session, source.get_one(Campaign, campaign.replaces_id))
            if digests:
                _copy_lately(source, session, campaign, now)
            else:
                set_meta(session, CONSIDERED, dt.date.max.isoformat())
    _renumber_waiting(stage)
    return stage


def _copy_campaign(source: Session, session: Session, campaign: Campaign) -> None:
    _copy_rows(source, session, Directive, col(Directive.id) == campaign.directive_id)
    _copy_rows(source, session, Attachment, col(Attachment.directive_id) == campaign.directive_id)
    _copy_rows(source, session, Campaign, col(Campaign.id) == campaign.id)
    for table in OF_CAMPAIGN:
        _copy_rows(source, session, table, table.campaign_id == campaign.id)  # type: ignore[attr-defined]
    owed = select(Due.id).where(Due.campaign_id == campaign.id)
    _copy_rows(source, session, Submission, col(Submission.due_id).in_(owed))
    _copy_rows(source, session, Ledger, col(Ledger.name) == campaign.ledger)


def _copy_lately(source: Session, session: Session, campaign: Campaign, now: DateTime) -> None:
    """What the next digest tells of, and what the last one told."""
    lately = now.subtract(days=DIGEST_DAYS)
    _copy_rows(source, session, Event, col(Event.ledger) == campaign.ledger, col(Event.at) >= lately)
    _copy_rows(source, session, Message, col(Message.campaign_id).is_(None), col(Message.planned_at) >= lately)
    if considered := get_meta(source, CONSIDERED):
        set_meta(session, CONSIDERED, considered)


def _renumber_waiting(stage: App) -> None:
    """What is planned and has not gone is still to be said: it stands after all that was."""
    with writing(stage.engine) as session:
        last = max([number or 0 for number in session.exec(select(Message.id))], default=0)
        session.execute(update(Message).where(col(Message.state).in_(WAITING_STATES)).values(id=Message.id + last))


def _copy_directory(app: App, session: Session) -> None:
    with reading(app.engine) as source:
        for table in DIRECTORY:
            _copy_rows(source, session, table)


def _copy_rows(source: Session, session: Session, table: type[Table], *where: Any) -> None:
    """As plain values: the directory alone may be ten thousand agencies, and each board has its rehearsal."""
    rows = source.connection().execute(columns_of(metadata.tables[str(table.__tablename__)]).where(*where))
    insert_rows(session, table, [dict(row) for row in rows.mappings()])


def _run(stage: App, start: DateTime, until: DateTime | None, on_patrol: OnPatrol | None = None) -> Rehearsed:
    with reading(stage.engine) as session:
        said = session.exec(select(Message.id).where(col(Message.state).not_in(WAITING_STATES)))
        since = max([m or 0 for m in said], default=0)
    moment, transport, horizon = next_instant(stage, start), NullTransport(), start.add(days=HORIZON_DAYS)
    last, left = start, None
    while moment and (until is None or moment <= until):
        if until is None and moment > horizon and _only_periods(stage):
            left = max(horizon, last)
            break
        patrol(stage, transport, moment)
        if on_patrol:
            on_patrol(stage, since, moment)
        last = moment
        moment = next_instant(stage, moment)
    with writing(stage.engine) as session:  # what is cancelled or held is not said
        unsaid = col(Message.state) != MessageState.SENT
        session.execute(delete(Message).where(col(Message.id) > since, unsaid))
    return Rehearsed(stage, since, horizon=left)


def _only_periods(stage: App) -> bool:
    """True where nothing has a next step but what is owed again and again."""
    with reading(stage.engine) as session:
        again = select(Obligation.id).where(Obligation.timing == Timing.PERIODIC)
        once = select(Due.id).where(col(Due.obligation_id).not_in(again), col(Due.next_step_at).is_not(None))
        windows = select(Window.id).where(col(Window.next_step_at).is_not(None))
        goes_on = select(Obligation.id).where(col(Obligation.next_step_at).is_not(None))
        return (
            session.exec(goes_on).first() is not None
            and session.exec(once).first() is None
            and session.exec(windows).first() is None
        )
