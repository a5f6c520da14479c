"""Mails made to stop the reading: each is stored, marked and waits; those behind it are read."""

import os
import signal
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace

import pytest

from models.app import App
from models.states import MailState
from tasks.delivery.channels.imap import Fetched, OneMailFailed
from tasks.inbox import ingest
from tasks.inbox.mail.mail_reader import MailReader, Unreadable, narrow_look
from tasks.inbox.mail.parse import parse
from tests.support.imap_server import OURS, Imap, reply
from tests.support.instants import at
from tests.support.replies import CAME, LATE, NOW, asked, letter_to, mails, reads
from tests.unit.inbox.shapes import SHAPES

NESTED = f"From: {LATE}\r\nSubject: =?utf-8?q?B=C3=A1o_c=C3=A1o?=\r\n".encode()
NESTED += b"Content-Type: message/rfc822\r\n\r\n" * 500 + b"x"
PARTS = f"From: {LATE}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".encode() + b"--b\r\n\r\nx\r\n" * 40_000
HEADERS = f"From: {LATE}\r\n".encode() + (b"X-A: " + b"b" * 1_000 + b"\r\n") * 250 + b"\r\nx"


def test_hostile_mails_wait_with_their_reason_and_hold_up_no_other(sqlite_office: App, imap: Imap) -> None:
    asked(sqlite_office)
    app = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"inbox": reads(imap)}))
    with ingest.reader_of(app) as reader:
        for raw in (NESTED, PARTS):  # which the test's own IMAP server would not take
            assert ingest.store(app, Fetched("1", at(CAME), len(raw), raw, True), NOW, reader) is MailState.WAITING
    imap.put(HEADERS, reply(LATE, to=letter_to(app, LATE)), when=CAME)
    ingest.read(app, NOW)
    *hostile, good = mails(app)
    assert [(m.state, m.sender) for m in hostile] == [(MailState.WAITING, LATE)] * 3
    assert all("không đọc được thư này" in m.reason and "quá" in m.reason for m in hostile)
    assert hostile[0].subject == "Báo cáo"
    assert good.state is MailState.COUNTED
    assert imap.count("UNFLAGGED") == 0
    assert ingest.read(app, NOW).states == {}


class Refusing:
    """A mailbox of three mails whose server does not give the first, and does not let the second be marked."""

    def __init__(self, *mails: bytes) -> None:
        self.mails, self.marked = mails, []

    def new(self) -> list[str]:
        return [str(number) for number in range(len(self.mails))]

    def fetch(self, uid: str, limit: int) -> Fetched:
        if uid == "0":
            raise OneMailFailed("NO [SERVERBUG]")
        raw = self.mails[int(uid)]
        return Fetched(uid, at(CAME), len(raw), raw, len(raw) <= limit)

    def mark(self, uid: str) -> None:
        if uid == "1":
            raise OneMailFailed("NO [CANNOT]")
        self.marked.append(uid)


def test_a_mail_that_the_server_does_not_give_holds_up_no_other(
    sqlite_office: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONDOC_IMAP_PASSWORD", "x")
    asked(sqlite_office)
    app = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"inbox": reads(Imap(port=1))}))
    box = Refusing(b"", reply("la@nguoi.example"), reply(LATE, to=letter_to(app, LATE)))
    monkeypatch.setattr(ingest, "open_mailbox", lambda _: nullcontext(box))
    for _ in range(2):
        ingest.read(app, NOW)
    stored = mails(app)
    assert [m.state for m in stored] == [MailState.WAITING] * 3 + [MailState.COUNTED]
    assert "thư số 0" in stored[0].reason and "SERVERBUG" in stored[0].reason
    assert box.marked == ["2", "2"]


@pytest.fixture(scope="module")
def reader() -> Iterator[MailReader]:
    """A reader whose child lives through this module's tests."""
    with MailReader(OURS) as reader:
        yield reader


def test_one_child_reads_a_round(reader: MailReader) -> None:
    first, second = (reader.read(reply(LATE, number=n)) for n in (1, 2))
    assert (first.genuine, first.files[0].content) == (True, b"%PDF-1.7 bao cao")
    assert first.key != second.key


def test_after_a_child_that_died_the_next_mail_gets_another(reader: MailReader) -> None:
    reader.read(reply(LATE))
    assert reader._child
    os.kill(reader._child.pid, signal.SIGKILL)
    with pytest.raises(Unreadable, match="quá nhiều thời gian hoặc bộ nhớ"):
        reader.read(reply(LATE))
    assert reader.read(reply(LATE)).sender == LATE


def test_a_mail_that_takes_too_long_is_left(reader: MailReader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.read(reply(LATE))
    assert reader._child is not None
    os.kill(reader._child.pid, signal.SIGSTOP)  # it would take for ever
    monkeypatch.setattr("tasks.inbox.mail.mail_reader.WALL_SECONDS", 0.1)
    with pytest.raises(Unreadable):
        reader.read(reply(LATE))
    monkeypatch.undo()
    assert reader.read(reply(LATE)).sender == LATE


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\x00", b"From: =?utf-8?b?/w==?= <a@b>\r\n\r\n", b"Subject: " + b"x" * 10**6]
)
def test_a_glance_at_a_broken_mail_never_fails(raw: bytes) -> None:
    found = narrow_look(raw)
    (found.sender + found.subject).encode()
    assert len(found.key) == 64 and found.genuine is None


def test_the_child_reads_what_this_process_would(reader: MailReader) -> None:
    """It has everything that it needs before it gives up its rights, archives of Outlook included."""
    for shape in SHAPES:
        raw = shape.raw()
        assert reader.read(raw) == parse(raw, OURS), shape
