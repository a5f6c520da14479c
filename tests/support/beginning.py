"""From where `test_any_order` sets out, what it sends by, and how it looks at the rows."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any
from unittest.mock import patch

from pendulum import DateTime
from sqlalchemy import Engine, Row, create_engine, event, select
from sqlmodel import Session, col

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Obligation, Recipient
from models.config.settings import Settings
from models.database import writing
from models.due import Due
from models.enums import ObligationKind
from models.message import Message
from models.metadata import metadata
from models.regime import Every
from models.states import MessageState
from models.workdays import Calendar
from tasks.agencies.directory import import_directory
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import NullTransport
from tasks.launch.approve import launch_rows, read_file
from tasks.launch.draft_timing import ObligationPart, PeriodicPart
from tasks.launch.recipients import recipients_of
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tests.support.cast import CAST, LAUNCHED, OFFICER, TEXT, draft
from tests.support.instants import at
from tests.support.verbs import Killed

READ_ONCE = cache(read_file)
SHARED = {"check_same_thread": False}
"""A session of the delivery looks by the connection of the thread that claims."""


class Post(NullTransport):
    """A transport that keeps what it is given, and may die at a letter: before it has it, or just after."""

    def __init__(self) -> None:
        self.letters: dict[str, Letter] = {}
        self.dies: str = ""

    def send(self, letter: Letter) -> Outcome:
        """Keep it."""
        dies, self.dies = self.dies, ""
        if dies == "before":
            raise Killed
        assert letter.letter_id not in self.letters, "the server got one letter twice"
        self.letters[letter.letter_id] = letter
        if dies == "after":
            raise Killed
        return Outcome(MessageState.SENT)

    def was_sent(self, letter_id: str, channel: str) -> bool:
        """By what it keeps."""
        return letter_id in self.letters


@cache
def distributed() -> tuple[App, Post]:
    """One campaign of three agencies, distributed: an acknowledgement, a report on a day, a monthly one."""
    settings = Settings(data=TEXT.parent)
    engine = create_engine("sqlite://", connect_args=SHARED)
    app, post = App(settings, engine, Calendar(settings.calendar, settings.time_zone), virtual=True), Post()
    metadata.create_all(engine)
    monthly = PeriodicPart(every=Every.MONTH, day=20)
    given = [
        ObligationPart(key="acknowledge", kind=ObligationKind.ACKNOWLEDGE, title="xác nhận đã nhận văn bản"),
        ObligationPart(key="report", kind=ObligationKind.REPORT, title="báo cáo", due_on=dt.date(2022, 2, 18)),
        ObligationPart(key="thang", kind=ObligationKind.REPORT, title="báo cáo tháng", periodic=monthly),
    ]
    with writing(engine) as session:
        import_directory(session, CAST, at(LAUNCHED), OFFICER)
        launch_with(app, session, given, at(LAUNCHED))
    patrol(app, post, at(LAUNCHED))
    return app, post


def launch_with(app: App, session: Session, given: list[ObligationPart], now: DateTime, **directive: Any) -> Campaign:
    """Launch the cast's draft with these obligations, without keeping files."""
    paper = draft(**directive)
    paper.obligation = given
    with patch("tasks.launch.approve.read_file", READ_ONCE):
        return launch_rows(app, session, paper, TEXT.parent, recipients_of(session, paper), now, OFFICER)


class Fuse:
    """Kills the process at its n-th statement, as far as one process can feel it: nothing it says later is heard."""

    def __init__(self, engine: Engine) -> None:
        self.left: int | None = None
        event.listen(engine, "before_cursor_execute", self._burn)

    def _burn(self, *_: object) -> None:
        if self.left is not None:
            self.left = max(0, self.left - 1)
            if not self.left:
                raise Killed


@cache
def scratch() -> Engine:
    """One database in memory for all sequences: a new engine each time would compile every statement anew."""
    return create_engine("sqlite://", connect_args=SHARED)


@cache
def fuse() -> Fuse:
    """The scratch database's."""
    return Fuse(scratch())


@contextmanager
def mortal(post: Post, dies: str | int) -> Iterator[None]:
    """Whoever works meanwhile dies: before or after the next letter, or at a statement."""
    if isinstance(dies, int):
        fuse().left = dies + 1
    else:
        post.dies = dies
    try:
        yield
    finally:
        post.dies, fuse().left = "", None


def begun() -> tuple[App, Post]:
    """The distributed campaign again, in the scratch database, and a transport that has its letters."""
    app, sent = distributed()
    source, target = app.engine.raw_connection(), scratch().raw_connection()
    source.driver_connection.backup(target.driver_connection)  # type: ignore[union-attr]
    source.close()
    target.close()
    post = Post()
    post.letters = dict(sent.letters)
    return replace(app, engine=scratch()), post


# Built once: each step of each sequence puts these questions.
DUES = (
    select(
        *(col(getattr(Due, name)) for name in ("id", "campaign_id", "obligation_id", "recipient_id", "kind", "period")),
        *(col(getattr(Due, name)) for name in ("state", "paused", "remind_by", "late_after", "next_step_at")),
        col(Agency.code),
        col(Obligation.key),
    )
    .join_from(Due, Recipient, col(Due.recipient_id) == Recipient.id)
    .join(Agency, col(Recipient.agency_id) == Agency.id)
    .join(Obligation, col(Due.obligation_id) == Obligation.id)
    .order_by(col(Due.id))
)
SENT = select(
    *(col(getattr(Message, name)) for name in ("id", "campaign_id", "due_id", "agency_id", "contact_id")),
    *(col(getattr(Message, name)) for name in ("kind", "step", "revision", "sent_at")),
).where(col(Message.state) == MessageState.SENT)
CAMPAIGNS = select(col(Campaign.id), col(Campaign.state), col(Campaign.started_at))

Rows = dict[int, Row[Any]]


def rows(session: Session, query: Any) -> Rows:
    """What one of these questions finds, by the number of each row."""
    return {row.id: row for row in session.connection().execute(query)}
