"""However much is due, little of it is held at a time: what is decided and claimed goes in portions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from models.app import App
from models.database import reading, writing
from models.enums import MessageKind
from models.message import Message
from models.states import MessageState
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import NullTransport
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tests.benchmarks.offices import NOW, communes, one_campaign
from tests.support.verbs import whole

SOME = 10
FEW, MANY = 30, 120


LIMITS = ("delivery.deliver.MOST", "delivery.recorder.MOST")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Portions so small that these many take several."""
    for name in (
        "campaigns.planner.PORTION",
        "delivery.queue.LINES",
        "delivery.deliver.MOST",
        "delivery.recorder.MOST",
    ):
        monkeypatch.setattr(f"tasks.{name}", SOME)


@contextmanager
def held() -> Iterator[list[int]]:
    """How many rows are in hand whenever some are written."""
    counts: list[int] = []

    def count(session: Session, *_: Any) -> None:
        counts.append(len(session.identity_map))

    event.listen(Session, "before_flush", count)
    yield counts
    event.remove(Session, "before_flush", count)


def late(app: App, number: int, count: int) -> None:
    """A campaign in which so many communes are to get their second chase, and the leaders a list of them."""
    with writing(app.engine) as session:
        one_campaign(app, session, number, count, periods=1)


def said(app: App, *where: Any) -> list[Message]:
    with reading(app.engine) as session:
        return list(session.exec(select(Message).where(*where).order_by(col(Message.id))))


def test_what_is_held_at_a_time_does_not_grow_with_what_is_due(app: App) -> None:
    with writing(app.engine) as session:
        communes(session, MANY)
    peaks = {}
    for number, count in enumerate((FEW, MANY), start=1):
        late(app, number, count)
        before = len(said(app, Message.state == MessageState.SENT))
        with held() as counts:
            patrol(app, NullTransport(), NOW)
        assert len(said(app, Message.state == MessageState.SENT)) - before >= 2 * count
        peaks[count] = max(counts)
    assert SOME < peaks[MANY] <= peaks[FEW] < 6 * SOME, peaks
    assert whole(app)


def test_a_list_too_long_for_one_mail_is_several_and_names_each_agency_once(app: App) -> None:
    with writing(app.engine) as session:
        communes(session, MANY)
    late(app, 1, MANY)
    patrol(app, NullTransport(), NOW)
    lists: dict[str, str] = {m.letter_id: m.body for m in said(app, Message.kind == MessageKind.ESCALATION) if m.body}
    named = [name for body in lists.values() for name in re.findall(r"- (Xã \d+):", body)]
    assert len(lists) == MANY // SOME and len(named) == MANY == len(set(named))


def test_a_list_that_was_tried_goes_again_as_it_was(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.delivery.queue.LINES", FEW)
    with writing(app.engine) as session:
        communes(session, FEW)
    late(app, 1, FEW)
    patrol(app, PutOff(), NOW)
    monkeypatch.setattr("tasks.delivery.queue.LINES", SOME)
    patrol(app, NullTransport(), NOW.add(hours=1))
    rows = said(app, Message.kind == MessageKind.ESCALATION)
    assert {m.state for m in rows} == {MessageState.SENT} and {m.attempts for m in rows} == {2}
    assert len({m.letter_id for m in rows}) == len([m for m in rows if m.body]) == 1


class PutOff(NullTransport):
    """A transport whose server takes nothing now."""

    def send(self, letter: Letter) -> Outcome:
        return Outcome(MessageState.RETRY, text="để sau")
