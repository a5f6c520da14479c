"""A report committed at any moment is followed by no letter begun after it, by the database's own clock.

A letter begins with its envelope. The clock is asked just before that, and by whoever hands in right after the commit:
of an agency no letter may be taken whose envelope is the later one. The relay takes its time, so that reports come in
between the envelope and the words, in which case the words must not follow, or just after them. The first letter is
taken before more than one report comes in, and no second one is begun before that report: whoever is quicker, there
are some of each.
"""

import asyncio
import random
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import text
from sqlmodel import col, select

from models.agency import Agency
from models.app import App
from models.config.settings import DeliverySettings, MailSettings
from models.database import reading, writing
from models.enums import MessageKind
from models.message import Message
from models.states import MessageState
from tasks.delivery.router import ChannelRouter
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tests.benchmarks.offices import communes, one_campaign
from tests.support.cast import hand_in, said
from tests.support.instants import at
from tests.support.ports import free_port

AGENCIES, SESSIONS = 40, 4
PATIENCE = 60
"""Seconds after which what should have come long ago is a failure."""

BEFORE, NOW = at("2022-02-18T08:00"), at("2022-02-21T08:00")
CLOCKS = {"sqlite": "SELECT julianday('now')", "postgresql": "SELECT extract(epoch FROM clock_timestamp())"}


class Relay:
    """Takes some thousandths of a second for each envelope and each letter."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.any_taken = threading.Event()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        await asyncio.sleep(random.uniform(0, 0.02))
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        found = re.search(rb"Message-ID: <([^>]+)>", envelope.original_content)
        assert found
        self.taken.append(found[1].decode())
        self.any_taken.set()
        await asyncio.sleep(random.uniform(0, 0.02))
        return "250 OK"


@pytest.fixture
def relay() -> Iterator[tuple[Relay, int]]:
    relay, port = Relay(), free_port()
    controller = Controller(relay, hostname="127.0.0.1", port=port)
    controller.start()
    yield relay, port
    controller.stop()


def clock(app: App) -> float:
    """The database's own, in units of its own."""
    with app.engine.connect() as connection:
        return float(connection.execute(text(CLOCKS[app.engine.dialect.name])).scalar_one())


def last_claimed(app: App) -> int | None:
    """The agency whose letter is the last one of those that are claimed by now."""
    with reading(app.engine) as session:
        claimed = select(Message.agency_id).where(Message.state == MessageState.SENDING)
        return session.exec(claimed.order_by(col(Message.id).desc())).first()


class Timed(ChannelRouter):
    """A transport that asks the database's clock before each envelope, and begins its second after a report."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._office, self.begun = app, dict[str, float]()
        self.any_begun, self.any_reported = threading.Event(), threading.Event()

    def prepare(self, letter: Letter) -> None:
        if self.any_begun.is_set():
            assert self.any_reported.wait(PATIENCE)
        self.any_begun.set()
        self.begun[letter.letter_id] = clock(self._office)
        super().prepare(letter)


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
def test_no_letter_is_begun_after_a_report_was_committed(app: App, relay: tuple[Relay, int]) -> None:
    record, port = relay
    mail, delivery = MailSettings(relay=f"mailto://127.0.0.1:{port}"), DeliverySettings(sessions=SESSIONS)
    app = replace(app, settings=app.settings.model_copy(update={"mail": mail, "delivery": delivery}))
    with writing(app.engine) as session:
        communes(session, AGENCIES)
        one_campaign(app, session, 1, AGENCIES, 1, stepped=BEFORE, letters=False)
    with reading(app.engine) as session:
        codes = {one.id: one.code for one in session.exec(select(Agency)) if one.code.startswith("xa-")}
    reported: dict[int, float] = {}
    ended = threading.Event()

    def report() -> None:
        """Agencies hand in: one whose letter is claimed and not begun, and then those first whose letters come last."""
        room.any_begun.wait(PATIENCE)
        first = last_claimed(app)
        for number, code in sorted(codes.items(), key=lambda one: (one[0] == first, one[0]), reverse=True):
            if ended.wait(0.01):
                return
            hand_in(app, code, "2022-02-21T08:00", slug="1-stttt-ttbcxb-2022")
            reported[number] = clock(app)
            room.any_reported.set()
            record.any_taken.wait(PATIENCE)

    room = Timed(app)
    reporter = threading.Thread(target=report)
    reporter.start()
    try:
        patrol(app, room, NOW)
    finally:
        ended.set()
        reporter.join()
    chases = [m for m in said(app) if m.kind is MessageKind.CHASE]
    taken = [m for m in chases if m.letter_id in record.taken]
    late = [m.letter_id for m in taken if room.begun[m.letter_id or ""] > reported.get(m.agency_id, float("inf"))]
    assert late == [] and len(set(record.taken)) == len(record.taken)
    assert {m.letter_id for m in taken} == {m.letter_id for m in chases if m.state is MessageState.SENT}
    assert taken and reported and len(taken) < AGENCIES
