"""What a cut connection leaves unknown is settled by the archive mailbox; out of reach, it is held and told."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

import tests.support.databases
from models.app import App, open_app
from models.config.settings import ArchiveSettings, MailSettings, Settings
from models.database import get_meta, reading
from models.states import MessageState
from tasks.delivery.channels.archive import next_ask
from tasks.delivery.router import ChannelRouter
from tasks.mailbox_health import UNREACHABLE
from tasks.ops.patrol import patrol
from tests.support.cast import launched, said
from tests.support.imap_server import PASSWORD, Imap
from tests.support.instants import at
from tests.support.smtp_server import CUT, Post

LATE = "cham@huyen.example"
COPY = "luu@so.example"
FIRST = at("2022-01-24T08:35")


@pytest.fixture
def post() -> Iterator[Post]:
    post = Post(pipelining=True).start()  # a refused copy then finds the server waiting for the mail
    yield post
    post.stop()


@pytest.fixture
def app(settings: Settings, post: Post, imap: Imap) -> Iterator[App]:
    """An office with a relay, whose archive is the IMAP mailbox; the test itself puts the copies there."""
    mail = MailSettings(relay=post.relay, timeout_seconds=60)
    archive = ArchiveSettings(mailbox=imap.url, address=COPY)
    changed = settings.model_copy(update={"mail": mail, "archive": archive})
    # On PostgreSQL a test that takes an `app` finds the schema laid.
    app = open_app(changed) if settings.database_url else tests.support.databases.opened(changed)
    launched(app)
    yield app
    app.engine.dispose()


def round_at(app: App, minutes: int) -> dict[str, MessageState]:
    """The states by address after a patrol so many minutes after the first."""
    now = FIRST.add(minutes=minutes)
    patrol(app, ChannelRouter(app, now), now)
    return {m.address: m.state for m in said(app) if m.address}


def copies(post: Post, imap: Imap) -> None:
    """The relay's copies reach the archive."""
    imap.put(*(mail.raw for mail in post.accepted if COPY in mail.recipients), when="2022-01-24T08:36")


def test_every_letter_takes_a_copy_to_the_archive_in_the_same_envelope(app: App, post: Post) -> None:
    assert set(round_at(app, 0).values()) == {MessageState.SENT}
    assert {mail.recipients[1:] for mail in post.accepted} == {(COPY,)}
    assert b"luu@" not in b"".join(mail.raw for mail in post.accepted)


def test_found_in_the_archive_it_was_sent_and_goes_no_second_time(app: App, post: Post, imap: Imap) -> None:
    post.say("DOT", CUT, to=LATE)
    assert round_at(app, 0)[LATE] is MessageState.UNKNOWN
    assert round_at(app, 1)[LATE] is MessageState.UNKNOWN  # asked: no copy yet
    copies(post, imap)
    assert round_at(app, 20)[LATE] is MessageState.SENT  # after a silence, which is no restored backup
    assert len(post.to(LATE)) == 1


def test_absent_to_the_last_it_goes_once_more_under_the_same_message_id(app: App, post: Post, imap: Imap) -> None:
    post.say("DOT", CUT, to=LATE)
    round_at(app, 0)
    lost = post.accepted.pop(next(n for n, mail in enumerate(post.accepted) if LATE in mail.recipients))
    for minutes in (3, 6, 16, 46, 119):
        assert round_at(app, minutes)[LATE] is MessageState.UNKNOWN, minutes
    assert round_at(app, 121)[LATE] is MessageState.SENT
    assert [mail.message_id for mail in post.to(LATE)] == [lost.message_id]


def test_an_archive_out_of_reach_holds_and_is_told(app: App, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    post.say("DOT", CUT, to=LATE)
    round_at(app, 0)
    with monkeypatch.context() as patch:
        patch.setenv("DONDOC_IMAP_PASSWORD", "sai")
        for minutes in (5, 300, 400):
            away = replace(app, settings=app.settings.model_copy())
            assert round_at_without_silence(away, minutes)[LATE] is MessageState.UNKNOWN
        with reading(app.engine) as session:
            told = get_meta(session, UNREACHABLE) or ""
    assert told.startswith("2022-01-24T08:40") and "sai" not in told.split("hopthu")[1].split("/F")[0]
    assert PASSWORD not in told
    assert round_at_without_silence(app, 410)[LATE] is MessageState.SENT
    with reading(app.engine) as session:
        assert get_meta(session, UNREACHABLE) == ""


def round_at_without_silence(app: App, minutes: int) -> dict[str, MessageState]:
    """A round of delivery as a patrol makes it, without the look that a patrol takes after a silence."""
    from tasks.delivery.deliver import deliver_waiting

    now = FIRST.add(minutes=minutes)
    deliver_waiting(app, ChannelRouter(app, now), now)
    return {m.address: m.state for m in said(app) if m.address}


def test_an_archive_that_refuses_the_copy_stops_the_channel_and_nothing_goes(app: App, post: Post) -> None:
    post.say("RCPT", "550 full", to=COPY)
    states = round_at(app, 0)
    assert set(states.values()) == {MessageState.RETRY, MessageState.PLANNED}  # the first tells, the others wait
    assert post.accepted == []
    assert "không nhận bản chép" in next(m.outcome for m in said(app) if m.state is MessageState.RETRY)


def test_the_pauses_between_asking_grow() -> None:
    asks: list[int] = []
    moment = FIRST
    step: Callable[..., object] = lambda now: next_ask((2, 5, 15), FIRST, now)  # noqa: E731
    while (again := step(moment)) is not None:
        moment = again  # type: ignore[assignment]
        asks.append(int((moment - FIRST).total_minutes()))
    assert asks == [2, 5, 15]
