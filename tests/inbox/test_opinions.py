"""Mails that answer a consultation: what is plain is counted; what is not waits, and is no silence."""

from dataclasses import replace

import pytest

from models.app import App
from models.database import reading, writing
from models.enums import MessageKind
from models.states import DueState, MailState
from tasks.errors import Refused
from tasks.inbox import ingest, review
from tests.support.cast import OFFICER, said
from tests.support.consulted import CODES, consulted, opinion_due
from tests.support.imap_server import Imap, reply
from tests.support.instants import at
from tests.support.replies import mails, reads, submissions
from tests.support.verbs import go

TUESDAY = "2026-11-17T09:00"


@pytest.fixture
def consulting(sqlite_office: App, imap: Imap) -> App:
    """Ten agencies have been asked, and the mailbox is read."""
    consulted(sqlite_office)
    go(sqlite_office, "2026-11-16T08:30")
    return replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"inbox": reads(imap)}))


def answered(app: App, imap: Imap, code: str, text: str, when: str = TUESDAY) -> None:
    """An agency answers the letter that asks."""
    address = f"{code}@tinh.example"
    letter = next(m.letter_id or "" for m in said(app) if m.address == address and m.kind is MessageKind.DISPATCH)
    imap.put(reply(address, "Re", text, to=letter, file=None), when=when)
    ingest.read(app, at(when).add(minutes=10))


def state(app: App, code: str) -> DueState:
    with reading(app.engine) as session:
        return opinion_due(session, code)[1].state


def test_plain_opinions_count_and_what_waits_is_no_silence(consulting: App, imap: Imap) -> None:
    app, (agrees, remarks, unclear, late, *_) = consulting, CODES
    answered(app, imap, agrees, "Sở nhất trí với dự thảo.")
    answered(app, imap, remarks, "Cơ bản đồng ý, tuy nhiên đề nghị bỏ khoản 2 Điều 5.")
    answered(app, imap, unclear, "Cơ bản đồng ý.")
    assert [(mail.state, mail.reason) for mail in mails(app)] == [
        (MailState.COUNTED, ""), (MailState.COUNTED, ""),
        (MailState.WAITING, "chỉ đồng ý về cơ bản, chưa rõ có góp ý gì"),
    ]  # fmt: skip
    assert [one.opinion for one in submissions(app)] == ["agree", "remarks"]
    ingest.read(app, at("2026-11-23T07:55"))
    go(app, "2026-11-23T08:00")
    assert [state(app, code).value for code in (agrees, remarks, unclear, late)] == [
        "accepted", "received", "open", "consented",
    ]  # fmt: skip
    waiting = mails(app)[2].id
    with pytest.raises(Refused, match="phải ghi ý kiến"), writing(app.engine) as session:
        review.accept(app, session, waiting, None, at("2026-11-23T09:00"), OFFICER)
    with writing(app.engine) as session:
        meant = review.Meant(waiting, None, opinion="remarks")
        review.accept_meant(app, session, meant, at("2026-11-23T09:00"), OFFICER)
    assert state(app, unclear) is DueState.RECEIVED
    answered(app, imap, late, "Không đồng ý với dự thảo vì trùng với quy chế cũ.", "2026-11-23T10:00")
    assert state(app, late) is DueState.RECEIVED and submissions(app)[-1].late
