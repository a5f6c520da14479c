"""kill -9 between each two steps of a patrol: whatever is lost, the next patrols end where one without faults ends.

The patrol runs in a forked child, which kills itself before the n-th statement, before the n-th commit, or before or
after the n-th hand-over; n grows until the patrol comes through. To keep the run short, SQLite takes every twelfth
statement and PostgreSQL every 84th, both beginning elsewhere in each of the three situations; every commit and
hand-over is taken on SQLite, every second on PostgreSQL. DONDOC_KILL_EVERY=1 takes all statements on SQLite, every
seventh on PostgreSQL.
"""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from models.app import App
from models.database import reading
from models.due import Due
from models.enums import ObligationKind
from models.event import Event
from models.message import Message
from models.states import MessageState
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tests.support.cast import hand_in, launched, requested, said
from tests.support.forked import forked, was_killed
from tests.support.instants import at
from tests.support.maildir import folder, mails
from tests.support.postgres import tell
from tests.support.verbs import ALL, dies, go, whole

AFTER = (5, 11, 15, 30)
"""Minutes after the kill at which the next patrols come; the lease of a claim is ten."""

EVERY = int(os.environ.get("DONDOC_KILL_EVERY", "12"))
POINTS = ("statement", "commit", "before hand-over", "after hand-over")


def distribution(app: App) -> str:
    """Four letters that open what is owed."""
    launched(app)
    return "2022-01-24T08:30"


def escalation(app: App) -> str:
    """Two agencies chased for the second time, and a list of them to the leader."""
    launched(app)
    go(app, "2022-01-24T08:30")
    for code in ALL:
        hand_in(app, code, "2022-01-24T09:00", ObligationKind.ACKNOWLEDGE)
    hand_in(app, "dang-tai", "2022-01-24T09:00", ObligationKind.PUBLISH)
    go(app, "2022-02-16T08:00")
    requested(app, "2022-02-16T09:30", "2022-02-18")
    go(app, "2022-02-16T09:30", "2022-02-18T08:00")
    hand_in(app, "dung-han", "2022-02-18T09:00")
    go(app, "2022-02-18T09:00", "2022-02-21T08:00")
    return "2022-02-23T08:00"


def recovery(app: App) -> str:
    """The same, killed once already at the leader's letter: now killed again while that is being put right."""
    moment = escalation(app)
    dies(app, moment, "Báo cáo lãnh đạo")
    return "2022-02-23T08:11"


SITUATIONS: dict[str, Callable[[App], str]] = {
    "distribution": distribution, "escalation": escalation, "recovery": recovery,
}  # fmt: skip


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """One recipient each, so that kills fall between them."""
    monkeypatch.setattr("tasks.campaigns.planner.PORTION", 1)


class Template:
    """The database and the Maildir of an office as they stood, to be put back before each kill."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._kept = app.settings.data.with_name("template")
        self._url = app.engine.url
        app.engine.dispose()
        shutil.copytree(app.settings.data, self._kept)
        if self._url.get_backend_name() == "postgresql":
            self._admin(f'CREATE DATABASE "{self._url.database}_kept" TEMPLATE "{self._url.database}"')

    def restore(self) -> None:
        """As it stood; the engine and what it has compiled stay."""
        self._app.engine.dispose()
        shutil.rmtree(self._app.settings.data)
        shutil.copytree(self._kept, self._app.settings.data)
        if self._url.get_backend_name() == "postgresql":
            name = self._url.database
            self._admin(f'DROP DATABASE "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{name}_kept"')

    def _admin(self, *statements: str) -> None:
        tell(self._url.set(database="postgres"), *statements)


class Fuse:
    """Counts the points of one kind that a patrol passes, and kills the process at the n-th."""

    def __init__(self, kind: str, number: int) -> None:
        self._kind, self._left = kind, number

    def passes(self, kind: str) -> None:
        """One point has been reached."""
        if kind == self._kind:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def lay(self, app: App) -> ChannelRouter:
        """Into the engine; and the transport that has it too."""

        def statement(*_: Any) -> None:
            self.passes("statement")

        def commit(_: Any) -> None:
            self.passes("commit")

        event.listen(app.engine, "before_cursor_execute", statement)
        event.listen(app.engine, "commit", commit)
        return FusedRoom(app, self)


class FusedRoom(ChannelRouter):
    """A transport with a fuse."""

    def __init__(self, app: App, fuse: Fuse) -> None:
        super().__init__(app)
        self._fuse = fuse

    def send(self, letter: Letter) -> Outcome:
        """Hand over, between two points."""
        self._fuse.passes("before hand-over")
        outcome = super().send(letter)
        self._fuse.passes("after hand-over")
        return outcome


def killed(app: App, moment: str, kind: str, number: int) -> bool:
    """Patrol in a child that has a fuse; False when the patrol came through."""
    app.engine.dispose()
    return was_killed(forked(lambda: patrol(app, Fuse(kind, number).lay(app), at(moment))))


def outcome(app: App) -> dict[str, Any]:
    """What must be the same whenever the patrol was killed: all but the minute at which a letter went.

    A PostgreSQL sequence does not go back with its transaction, so the number of a Due is told by what it is.
    """
    with reading(app.engine) as session:
        messages = session.exec(select(Message)).all()
        dues = {due.id: due for due in session.exec(select(Due))}
        happened = session.exec(select(Event)).all()
    thing = {number: f"{due.obligation_id}/{due.recipient_id}" for number, due in dues.items()}
    letters = mails(app)
    assert {m.letter_id for m in messages} == {letter.letter_id for letter in letters}
    assert len(letters) == len({letter.letter_id for letter in letters}) == len(list(folder(app).iterdir()))
    return {
        "messages": sorted(
            (thing.get(m.due_id, ""), m.step, m.contact_id, m.channel, m.state, m.address, m.subject, m.ordinal)
            for m in messages
        ),
        "dues": sorted(
            (thing[n], d.state, d.round, str(d.stated_on), d.late_after, d.next_step_at, d.opened_at is None)
            for n, d in dues.items()
        ),
        # That a hand-over was in doubt for a while is the one trace that a kill may leave.
        "events": sorted(
            (e.what, thing.get(e.due_id, ""), e.old, e.new) for e in happened if e.what != "message.unknown"
        ),
        "letters": sorted((m.to, m.subject, said_of(m.text)) for m in letters),
    }


def said_of(words: str) -> tuple[str, ...]:
    """The agencies that a letter names."""
    return tuple(name for name in ("Phòng Đúng Hạn", "Phòng Chậm", "Phòng Im Lặng") if name in words)


def go_on(app: App, moment: str) -> None:
    for minutes in AFTER:
        patrol(app, ChannelRouter(app), at(moment).add(minutes=minutes))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_killed_anywhere_it_ends_where_it_would_have(app: App, tmp_path: Path, situation: str) -> None:
    moment = SITUATIONS[situation](app)
    template = Template(app)
    assert not killed(app, moment, "none", 0)
    go_on(app, moment)
    wanted = outcome(app)
    assert {row[4] for row in wanted["messages"]} == {MessageState.SENT}
    sqlite = app.engine.url.get_backend_name() == "sqlite"
    first = 1 + 2 * list(SITUATIONS).index(situation)
    kills = 0
    for kind in POINTS:
        number, stride = (first, EVERY) if kind == "statement" else (1, 1)
        if not sqlite:
            stride *= 7 if kind == "statement" else 2
        template.restore()
        while killed(app, moment, kind, number):
            kills += 1
            go_on(app, moment)
            assert outcome(app) == wanted, (kind, number)
            assert whole(app), (kind, number)
            number += stride
            template.restore()
    assert kills > (12 if sqlite else 3)  # a batch takes few statements, however many its letters


def test_the_fuse_kills_where_it_says(sqlite_office: App) -> None:
    """Before the first hand-over: everything is decided, the letters claimed, and none in the Maildir."""
    moment = distribution(sqlite_office)
    assert killed(sqlite_office, moment, "before hand-over", 1)
    states = [m.state for m in said(sqlite_office)]
    assert states == [MessageState.SENDING] * 4 and mails(sqlite_office) == []
