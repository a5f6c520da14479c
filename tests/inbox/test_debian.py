"""Against Debian's own Postfix and Dovecot: out, copied, answered, counted, bounced.

Without the servers these tests fail: .ci/servers.sh installs them.
"""

import mailbox
import smtplib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

import tests.support.databases
from models.app import App
from models.config.settings import ArchiveSettings, InboxSettings, MailSettings, Settings
from models.states import DueState, MailState, MessageState
from tasks.delivery.channels.imap import open_mailbox
from tasks.delivery.router import ChannelRouter
from tasks.inbox import ingest
from tasks.ops.patrol import patrol
from tests.support.cast import launched, said
from tests.support.debian import wait
from tests.support.dovecot import running_dovecot
from tests.support.imap_server import PASSWORD
from tests.support.instants import at
from tests.support.postfix import FIRST, GONE
from tests.support.replies import ACK, mails
from tests.support.verbs import due_of

pytestmark = pytest.mark.servers

NOW = at("2030-01-24T09:00")


@pytest.fixture
def dovecot(postfix: tuple[int, Path]) -> Iterator[int]:
    """The port of a Dovecot that shows the mailboxes of Postfix."""
    with running_dovecot(postfix[1]) as port:
        yield port


def box(port: int, user: str) -> str:
    return f"imap://{user}:${{DONDOC_IMAP_PASSWORD}}@127.0.0.1:{port}/INBOX"


@pytest.fixture
def app(
    tmp_path: Path, postfix: tuple[int, Path], dovecot: int, monkeypatch: pytest.MonkeyPatch,
    readdress: Callable[..., None],
) -> Iterator[App]:  # fmt: skip
    """An office that sends by this Postfix, and reads its mailbox and its archive by this Dovecot."""
    monkeypatch.setenv("DONDOC_IMAP_PASSWORD", PASSWORD)
    settings = Settings(
        data=tmp_path / "data",
        mail=MailSettings(relay=f"mailto://127.0.0.1:{postfix[0]}", sender="baocao@so.example"),
        inbox=InboxSettings(
            mailbox=box(dovecot, "baocao@so.example"),
            authserv_id="thu.so.example",
            reply_to="baocao+{token}@so.example",
        ),
        archive=ArchiveSettings(mailbox=box(dovecot, "luu@so.example"), address="luu@so.example"),
    )
    app = tests.support.databases.opened(settings)
    readdress("im-lang", GONE)
    launched(app)
    ingest.read(app, FIRST)  # else the first letter tells an officer that the mailbox was never read
    patrol(app, ChannelRouter(app, FIRST), FIRST)
    yield app
    app.engine.dispose()


def of(app: App, address: str) -> MessageState:
    return next(m.state for m in said(app) if m.address == address)


def test_a_letter_out_its_copy_its_answer_and_a_bounce(app: App, postfix: tuple[int, Path]) -> None:
    port, boxes = postfix
    ids = {m.letter_id or "" for m in said(app)}
    assert {m.state for m in said(app)} == {MessageState.SENT}
    with open_mailbox(app.settings.archive.mailbox) as archive:
        wait(lambda: len(archive.since(FIRST.date())) == len(ids), "the copies")
        assert all(archive.with_letter(letter_id) for letter_id in ids)
        assert not archive.with_letter("khong-co@so.example")

    (letter,) = mailbox.Maildir(boxes / "cham@huyen.example", create=False)
    answer = EmailMessage()
    answer["From"], answer["To"], answer["Subject"] = "cham@huyen.example", letter["Reply-To"], "Xác nhận"
    answer["Message-ID"] = "<tra-loi.1@huyen.example>"
    answer.set_content("Phòng đã nhận văn bản.")
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        smtp.send_message(answer)
        answer.replace_header("From", "dunghan@huyen.example")
        answer.replace_header("Message-ID", "<gia.1@la.example>")
        smtp.send_message(answer, from_addr="ke-la@la.example")

    def all_in() -> bool:
        ingest.read(app, NOW)
        return len(mails(app)) == 3

    wait(all_in, "the answer, the forgery and the bounce")
    found = {m.sender: m for m in mails(app)}
    assert found["cham@huyen.example"].state is MailState.COUNTED, found["cham@huyen.example"].reason
    assert due_of(app, "cham", ACK).state is DueState.ACCEPTED
    assert found["dunghan@huyen.example"].state is MailState.WAITING
    assert due_of(app, "dung-han", ACK).state is DueState.OPEN
    assert of(app, GONE) is MessageState.BOUNCED
    with open_mailbox(app.settings.inbox.mailbox) as again:
        assert again.new() == []
    assert ingest.read(app, NOW).states == {}
