"""Chat through Apprise, against real servers on loopback: HTTP (json://) and syslog over UDP (rsyslog://)."""

import base64
import logging
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from models.app import App
from models.states import MessageState
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tests.support.cast import hand_in, launched, requested, said
from tests.support.instants import at
from tests.support.listeners import Hook, http_server, syslog_server
from tests.support.smtp_server import Post

FIRST = at("2022-01-24T08:35")
PASSWORD, TOKEN, KEY = "mat-khau-0xC0FFEE", "the-bai-0xBADF00D", "chia-khoa-0xDEADBEEF"
SECRETS = (PASSWORD, TOKEN, KEY)


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables that the URLs below name."""
    for name, value in (("CHAT_PASSWORD", PASSWORD), ("CHAT_TOKEN", TOKEN), ("CHAT_KEY", KEY)):
        monkeypatch.setenv(name, value)


def of_channel(app: App, channel: str) -> list[tuple[MessageState, int]]:
    """State and attempts of the Messages over one channel."""
    return [(m.state, m.attempts) for m in said(app) if m.channel == channel]


def hook_url(hook: Hook) -> str:
    """An address with a secret in each place where Apprise takes one."""
    return f"json://dondoc:${{CHAT_PASSWORD}}@127.0.0.1:{hook.port}/hook/${{CHAT_TOKEN}}?%2BX-Key=${{CHAT_KEY}}"


def test_a_letter_is_posted_as_json(opened: Callable[..., App], readdress: Callable[..., None], secrets: None) -> None:
    app = opened()
    with http_server(Hook()) as hook:
        readdress("cham", hook_url(hook))
        launched(app)
        for minute in (35, 40, 45):
            patrol(app, ChannelRouter(app), at(f"2022-01-24T08:{minute}"))
    (asked,) = hook.asked
    row = next(m for m in said(app) if m.channel == "json")
    assert (row.state, row.sent_at) == (MessageState.SENT, FIRST)
    assert asked.body["title"] == row.subject == "[77/STTTT-TTBCXB] Tuyên truyền thử"
    assert asked.body["message"].strip() == row.body.strip()
    assert "Kính gửi: Phòng Chậm" in asked.body["message"]
    assert asked.path == f"/hook/{TOKEN}"
    assert asked.headers["Authorization"] == "Basic " + base64.b64encode(f"dondoc:{PASSWORD}".encode()).decode()
    assert asked.headers["X-Key"] == KEY


def test_a_letter_is_one_datagram_of_syslog(opened: Callable[..., App], readdress: Callable[..., None]) -> None:
    app = opened()
    with syslog_server() as (port, heard):
        readdress("cham", f"rsyslog://127.0.0.1:{port}/local5")
        launched(app)
        patrol(app, ChannelRouter(app), FIRST)
        deadline = time.monotonic() + 60
        while not heard and time.monotonic() < deadline:
            time.sleep(0.01)
    row = next(m for m in said(app) if m.channel == "rsyslog")
    assert row.state is MessageState.SENT
    (datagram,) = heard
    assert row.subject in datagram and row.body.strip() in datagram


def test_mail_and_chat_of_one_contact_go_side_by_side(
    opened: Callable[..., App], post: Post, readdress: Callable[..., None], secrets: None
) -> None:
    app = opened(relay=post.relay)
    with http_server(Hook()) as hook:
        readdress("cham", "cham@huyen.example", hook_url(hook))
        launched(app)
        patrol(app, ChannelRouter(app), FIRST)
    assert len(hook.asked) == len(post.to("cham@huyen.example")) == 1
    ids = [m.letter_id for m in said(app)]
    assert len(set(ids)) == len(ids) == 5


def test_a_server_that_is_down_is_tried_again_and_holds_up_no_mail(
    opened: Callable[..., App], post: Post, readdress: Callable[..., None], secrets: None
) -> None:
    app = opened(relay=post.relay)
    hook = Hook()
    with http_server(hook):
        pass  # it had a port, and is gone
    readdress("dung-han", hook_url(hook))
    launched(app)
    patrol(app, ChannelRouter(app), FIRST)
    assert of_channel(app, "json") == [(MessageState.RETRY, 1)]
    assert of_channel(app, "mail") == [(MessageState.SENT, 1)] * 3
    with http_server(hook):
        patrol(app, ChannelRouter(app), FIRST.add(minutes=4))
        assert hook.asked == []
        patrol(app, ChannelRouter(app), FIRST.add(minutes=5))
        patrol(app, ChannelRouter(app), FIRST.add(minutes=60))
    assert of_channel(app, "json") == [(MessageState.SENT, 2)]
    assert len(hook.asked) == 1


def test_a_server_that_errs_is_tried_again(
    opened: Callable[..., App], readdress: Callable[..., None], secrets: None
) -> None:
    app = opened()
    with http_server(Hook(answers=[500, 503])) as hook:
        readdress("cham", hook_url(hook))
        launched(app)
        for minutes in (0, 5, 20, 60):
            patrol(app, ChannelRouter(app), FIRST.add(minutes=minutes))
    assert of_channel(app, "json") == [(MessageState.SENT, 3)]
    assert len({asked.body["message"] for asked in hook.asked}) == 1


def test_an_address_that_apprise_cannot_read_is_refused(
    opened: Callable[..., App], readdress: Callable[..., None]
) -> None:
    app = opened()
    readdress("cham", "json://")
    launched(app)
    patrol(app, ChannelRouter(app), FIRST)
    assert of_channel(app, "json") == [(MessageState.REFUSED, 1)]
    assert of_channel(app, "mail") == [(MessageState.SENT, 1)] * 3


def test_a_channel_on_whose_word_nobody_can_rely_is_refused(
    opened: Callable[..., App], readdress: Callable[..., None], secrets: None
) -> None:
    app = opened()
    readdress("cham", "xmpps://dondoc:${CHAT_PASSWORD}@127.0.0.1/cham@so.example")
    launched(app)
    patrol(app, ChannelRouter(app), FIRST)
    assert of_channel(app, "xmpps") == [(MessageState.REFUSED, 1)]


def test_a_secret_that_is_not_set_is_waited_for(
    opened: Callable[..., App], readdress: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHAT_PASSWORD", raising=False)
    app = opened()
    readdress("cham", "json://dondoc:${CHAT_PASSWORD}@127.0.0.1:1")
    launched(app)
    patrol(app, ChannelRouter(app), FIRST)
    row = next(m for m in said(app) if m.channel == "json")
    assert row.state is MessageState.RETRY and "CHAT_PASSWORD" in row.outcome


def test_a_virtual_office_reaches_nobody_and_writes_to_its_folder(
    opened: Callable[..., App], post: Post, readdress: Callable[..., None], secrets: None
) -> None:
    app = opened(virtual=True, relay=post.relay)
    with http_server(Hook()) as hook:
        readdress("cham", hook_url(hook), f"mailtos://dondoc:${{CHAT_PASSWORD}}@127.0.0.1:{post.port}")
        launched(app)
        patrol(app, ChannelRouter(app), FIRST)
    assert {m.state for m in said(app)} == {MessageState.SENT}
    assert hook.asked == post.accepted == [] and post.sessions == 0
    assert len(list((app.settings.data / "maildir" / "new").iterdir())) == len(said(app))


@pytest.mark.parametrize("answers", [[], [500], [401]])
@pytest.mark.parametrize("virtual", [False, True])
def test_no_secret_is_kept_or_logged(
    opened: Callable[..., App],
    readdress: Callable[..., None],
    secrets: None,
    caplog: pytest.LogCaptureFixture,
    answers: list[int],
    virtual: bool,
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("apprise", "urllib3"):
        caplog.set_level(1, logger=name)
    app = opened(virtual=virtual)
    hook = Hook(answers=answers)
    with http_server(hook):
        readdress("cham", hook_url(hook))
        launched(app)
        patrol(app, ChannelRouter(app), FIRST)
    patrol(app, ChannelRouter(app), FIRST.add(minutes=5))  # and with the server gone
    requested(app, "2022-01-24T10:00", "2022-02-10")
    patrol(app, ChannelRouter(app), at("2022-01-24T10:05"))
    hand_in(app, "cham", "2022-01-24T10:30")
    patrol(app, ChannelRouter(app), at("2022-01-24T10:35"))
    assert bool(hook.asked) != virtual
    nowhere(caplog.text, app.settings.data)


def test_no_secret_of_the_relay_is_kept_or_logged(
    opened: Callable[..., App], secrets: None, caplog: pytest.LogCaptureFixture, post: Post
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(1, logger="apprise")
    app = opened(relay=f"mailto://dondoc:${{CHAT_PASSWORD}}@127.0.0.1:{post.port}")  # it knows no AUTH: an error
    launched(app)
    patrol(app, ChannelRouter(app), FIRST)
    assert of_channel(app, "mail")[0] == (MessageState.RETRY, 1)
    nowhere(caplog.text, app.settings.data)


def nowhere(log: str, data: Path) -> None:
    """No secret stands in the log, or in any file below the data folder (database, its journal, Maildir)."""
    files = [path for path in data.rglob("*") if path.is_file()]
    assert any(path.name.startswith("dondoc.sqlite") for path in files)
    for secret in SECRETS:
        assert secret not in log
        assert [path.name for path in files if secret.encode() in path.read_bytes()] == []
