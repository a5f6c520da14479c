"""Several sessions at once: what holds up one letter holds up no other, and what a relay takes is what it is given."""

import asyncio
import os
import pkgutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlmodel import select

from models.app import App, open_app
from models.campaign import Campaign
from models.config.settings import DeliverySettings, MailSettings, Settings
from models.database import reading, writing
from models.message import HandOver
from models.states import CampaignState, MessageState
from tasks.channel_health import channels_down
from tasks.delivery import session_pool, sessions
from tasks.delivery.cancellation import CancellationCheck
from tasks.delivery.deliver import deliver_waiting
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tests.benchmarks.offices import communes, one_campaign
from tests.support.cast import said
from tests.support.forked import forked, was_killed
from tests.support.instants import at
from tests.support.ports import free_port

NOW = at("2022-02-21T08:00")
CHASES = 24
LETTERS = CHASES + 1
"""And the digest of the morning to the leader, which tells what was said and so goes last."""


class Relay:
    """Counts sessions and letters; `slow` holds up one letter, `most` is how many sessions it takes at once."""

    def __init__(self, port: int) -> None:
        self.url = f"mailto://127.0.0.1:{port}"
        self.taken: list[str] = []
        self.admitted = set[int]()
        self.at_once = self.highest = 0
        self.delay, self.most = 0.0, 10**6
        self.stuck = threading.Event()
        self.hold = 0

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if id(session) not in self.admitted and len(self.admitted) >= self.most:
            return "421 4.7.0 Too many concurrent connections"
        self.admitted.add(id(session))
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.at_once += 1
        self.highest = max(self.highest, self.at_once)
        number = len(self.taken) + self.at_once
        while self.hold == number and not self.stuck.is_set():
            await asyncio.sleep(0.01)
        await asyncio.sleep(self.delay)
        self.at_once -= 1
        self.taken.append(str(envelope.original_content[:1500].split(b"Message-ID: <")[1].split(b">")[0], "ascii"))
        return "250 OK"


@pytest.fixture
def relay() -> Iterator[Relay]:
    relay = Relay(free_port())
    controller = Controller(relay, hostname="127.0.0.1", port=int(relay.url.rpartition(":")[2]))
    controller.start()
    yield relay
    relay.stuck.set()
    controller.stop()


@pytest.fixture
def office(tmp_path: Path, relay: Relay) -> Iterator[App]:
    """Agencies that are late, each to be chased now."""
    settings = Settings(
        data=tmp_path / "data", mail=MailSettings(relay=relay.url), delivery=DeliverySettings(sessions=6)
    )
    app = open_app(settings)
    with writing(app.engine) as session:
        communes(session, CHASES)
        one_campaign(app, session, 1, CHASES, 1, stepped=at("2022-02-18T08:00"), letters=False)
    yield app
    app.engine.dispose()


def states(app: App) -> Counter[MessageState]:
    return Counter(m.state for m in said(app))


def test_a_relay_that_takes_its_time_gets_several_letters_at_once(office: App, relay: Relay) -> None:
    relay.delay = 0.05
    patrol(office, ChannelRouter(office), NOW)
    assert relay.highest == 6 and len(relay.taken) == len(set(relay.taken)) == LETTERS
    assert states(office) == {MessageState.SENT: LETTERS}
    with reading(office.engine) as session:
        assert session.exec(select(HandOver)).all() == []


def test_a_letter_that_hangs_holds_up_no_other(office: App, relay: Relay) -> None:
    relay.hold = 1  # the very first, before the relay is known to live
    running = threading.Thread(target=patrol, args=(office, ChannelRouter(office), NOW))
    running.start()
    until = time.monotonic() + 60
    while states(office)[MessageState.SENT] < CHASES - 1 and time.monotonic() < until:
        time.sleep(0.05)
    assert states(office)[MessageState.SENT] == CHASES - 1 and states(office)[MessageState.SENDING] == 1  # recorded too
    relay.stuck.set()
    running.join(60)
    assert states(office) == {MessageState.SENT: LETTERS} and len(set(relay.taken)) == LETTERS


def test_a_quick_relay_gets_one_letter_after_another(
    office: App, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((session_pool, "ALONE"), (sessions, "QUICK"), (sessions, "STALLED")):
        monkeypatch.setattr(module, name, 60.0)  # however busy the machine is
    patrol(office, ChannelRouter(office), NOW)
    assert relay.highest == 1 and len(relay.taken) == len(set(relay.taken)) == LETTERS
    assert states(office) == {MessageState.SENT: LETTERS}
    with reading(office.engine) as session:
        assert session.exec(select(HandOver)).all() == []


def test_a_letter_that_hangs_in_a_run_holds_up_no_other(
    office: App, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "QUICK", 0.05)
    relay.hold = 9
    running = threading.Thread(target=patrol, args=(office, ChannelRouter(office), NOW))
    running.start()
    until = time.monotonic() + 60
    while states(office)[MessageState.SENT] < CHASES - 1 and time.monotonic() < until:
        time.sleep(0.05)
    found = states(office)
    assert (found[MessageState.SENT], found[MessageState.SENDING]) == (CHASES - 1, 1)
    relay.stuck.set()
    running.join(60)
    assert states(office) == {MessageState.SENT: LETTERS} and len(set(relay.taken)) == len(relay.taken) == LETTERS


def test_a_relay_that_takes_few_sessions_is_given_few(office: App, relay: Relay) -> None:
    relay.delay, relay.most = 0.02, 2
    patrol(office, ChannelRouter(office), NOW)
    assert relay.highest == 2 and states(office) == {MessageState.SENT: LETTERS}
    assert {m.attempts for m in said(office)} == {1}  # what a session too many had was no attempt
    with reading(office.engine) as session:
        assert channels_down(session) == {}


def test_a_relay_that_is_down_is_asked_once(office: App, relay: Relay) -> None:
    relay.most = 0
    patrol(office, ChannelRouter(office), NOW)
    assert sum(m.attempts for m in said(office)) == 1 and relay.taken == []
    with reading(office.engine) as session:
        assert set(channels_down(session)) == {"mail"}


def test_told_to_end_it_takes_leave_of_every_session(office: App, relay: Relay, request: pytest.FixtureRequest) -> None:
    relay.delay = 0.1
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # who is begun in the background ignores it
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))

    class Ending(ChannelRouter):
        number = count(1)  # of which no two threads get the same

        def send(self, letter: Letter) -> Outcome:
            if next(self.number) == 12:
                os.kill(os.getpid(), signal.SIGINT)  # what a service manager's SIGTERM becomes
            return super().send(letter)

    with pytest.raises(KeyboardInterrupt):
        patrol(office, Ending(office), NOW)
    found = states(office)
    assert set(found) <= {MessageState.SENT, MessageState.PLANNED} and 6 < found[MessageState.SENT] < LETTERS
    assert found[MessageState.SENT] == len(relay.taken)
    patrol(office, ChannelRouter(office), NOW)
    assert states(office) == {MessageState.SENT: LETTERS} and len(set(relay.taken)) == LETTERS


@pytest.mark.parametrize("place", ["tasks.delivery.deliver.claim_batch", "tasks.delivery.hand_over.Dispatcher._choose"])
def test_told_to_end_at_any_line_it_leaves_nothing_claimed(
    office: App, relay: Relay, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """A signal comes between any two lines: behind the claim, and with letters chosen that nobody has begun."""
    owner, _, name = place.rpartition(".")
    patched = pkgutil.resolve_name(owner)
    work, calls = getattr(patched, name), count(1)

    def ending(*given: object) -> object:
        done = work(*given)
        if next(calls) == 2:
            raise KeyboardInterrupt
        return done

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(patched, name, ending)
        patrol(office, ChannelRouter(office), NOW)
    found = states(office)
    assert set(found) <= {MessageState.SENT, MessageState.PLANNED} and found[MessageState.PLANNED]
    patrol(office, ChannelRouter(office), NOW)
    assert states(office) == {MessageState.SENT: LETTERS} and len(set(relay.taken)) == LETTERS


@pytest.mark.parametrize("delay", [0.05, 0.0])
def test_killed_it_leaves_one_letter_a_session_in_doubt_and_of_the_others_knows(
    office: App, relay: Relay, delay: float
) -> None:
    relay.delay = delay

    class Killed(ChannelRouter):
        sent = 0

        def send(self, letter: Letter) -> Outcome:
            self.sent += 1
            if self.sent > 12:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().send(letter)

    class Held(ChannelRouter):
        def was_sent(self, letter_id: str, channel: str) -> bool | None:
            return None

    office.engine.dispose()

    def die() -> None:
        patrol(office, Killed(office), NOW)

    assert was_killed(forked(die))
    assert states(office)[MessageState.SENDING] > 6
    deliver_waiting(office, Held(office), NOW.add(minutes=11))
    doubted = [m for m in said(office) if m.state is MessageState.UNKNOWN]
    assert 0 < len(doubted) <= 6
    assert states(office)[MessageState.SENT] == LETTERS - len(doubted)
    assert len(set(relay.taken)) == len(relay.taken) <= LETTERS


@pytest.mark.parametrize("delay", [0.02, 0.0])
def test_killed_among_letters_that_are_stopped_it_leaves_none_of_these_in_doubt(
    office: App, relay: Relay, monkeypatch: pytest.MonkeyPatch, delay: float
) -> None:
    relay.delay, numbers, look = delay, count(1), CancellationCheck.is_cancelled

    class Stopping(ChannelRouter):
        numbers = count(1)

        def prepare(self, letter: Letter) -> None:
            if next(self.numbers) == 2:
                with writing(office.engine) as session:
                    session.exec(select(Campaign)).one().state = CampaignState.PAUSED
            super().prepare(letter)

    def killed(*given: Any) -> bool:
        stopped = look(*given)
        if stopped and next(numbers) == 12:
            os.kill(os.getpid(), signal.SIGKILL)
        return stopped

    class Held(ChannelRouter):
        def was_sent(self, letter_id: str, channel: str) -> bool | None:
            return None

    office.engine.dispose()
    with monkeypatch.context() as patch:
        patch.setattr(CancellationCheck, "is_cancelled", killed)
        assert was_killed(forked(lambda: patrol(office, Stopping(office), NOW)))
    with reading(office.engine) as session:
        assert len(session.exec(select(HandOver).where(HandOver.answer == "")).all()) <= 6
    deliver_waiting(office, Held(office), NOW.add(minutes=11))
    assert states(office)[MessageState.UNKNOWN] <= 6
