"""While the agencies' mailbox is not read, nobody is accused, and every list says so."""

from dataclasses import replace

import pytest
from sqlmodel import select

from flows.cli.checks.mailbox_check import check_reading
from models.app import App
from models.campaign import Campaign
from models.config.settings import InboxSettings
from models.database import reading, set_meta, writing
from models.enums import CHASE_KINDS, MessageKind
from models.message import Message
from models.states import MessageState
from tasks.delivery.channels.imap import MailboxDown
from tasks.delivery.eligibility import is_on_hold
from tasks.desk.campaign_board import campaign_board
from tasks.figures.work_queue import work_items
from tasks.inbox import ingest
from tasks.letters.batch import Batch
from tasks.mailbox_health import UNREACHABLE, is_stale, record_reading, record_unread, unread_since
from tasks.ops.watchdog import trouble_now
from tests.support.cast import said
from tests.support.instants import at
from tests.support.replies import asked
from tests.support.verbs import go, whole

DOWN = InboxSettings(mailbox="imap://hopthu:${DONDOC_IMAP_PASSWORD}@127.0.0.1:1/INBOX", authserv_id="mx.so.example")


@pytest.fixture
def app(sqlite_office: App, monkeypatch: pytest.MonkeyPatch) -> App:
    """An office that has asked for a report by 18/02, and whose mailbox was last read at 16:30 of that day."""
    monkeypatch.setenv("DONDOC_IMAP_PASSWORD", "x")
    asked(sqlite_office)
    app = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"inbox": DOWN}))
    record_reading(app, at("2022-02-18T16:30"))
    return app


def chases(app: App) -> list[MessageState]:
    """The states of what accuses of a missing report."""
    kinds, since = {*CHASE_KINDS, MessageKind.ESCALATION}, at("2022-02-18T16:30")
    return [m.state for m in said(app) if m.kind in kinds and m.planned_at > since]


def test_what_accuses_waits_for_the_mailbox_and_the_lists_say_so(app: App) -> None:
    with pytest.raises(MailboxDown):
        ingest.read(app, at("2022-02-18T17:00"))
    go(app, "2022-02-21T08:00", "2022-02-22T08:00", "2022-02-23T08:00")
    assert MessageState.PLANNED in chases(app) and MessageState.SENT not in chases(app)
    with reading(app.engine) as session:
        (line,) = [one for one in work_items(app, session) if "thư đến từ" in one.what]
        assert line.what == "chưa đọc được thư đến từ 16:30 ngày 18/02/2022" and "127.0.0.1" in line.who
        campaign = session.exec(select(Campaign)).one()
        assert "⚠️ Chưa đọc được thư đến từ 16:30 ngày 18/02/2022" in campaign_board(
            app, session, campaign, at("2022-02-23T08:00")
        )
    record_reading(app, at("2022-02-23T08:30"))
    go(app, "2022-02-23T08:35")
    assert MessageState.SENT in chases(app)
    sent = [m for m in said(app) if m.kind is MessageKind.CHASE and m.state is MessageState.SENT]
    assert len({m.contact_id for m in sent}) == len(sent)  # of the days that were missed the newest step alone
    assert whole(app)


def test_what_reminds_before_the_deadline_goes_all_the_same(sqlite_office: App) -> None:
    asked(sqlite_office)
    app = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"inbox": DOWN}))
    record_unread(app, "hỏng", at("2022-02-16T09:00"))
    go(app, "2022-02-17T08:00")
    assert MessageState.SENT in {m.state for m in said(app) if m.kind is MessageKind.REMINDER}


def test_a_letter_in_doubt_holds_its_chase_while_the_archive_is_silent(sqlite_office: App) -> None:
    app, now = sqlite_office, at("2022-02-21T08:05")
    asked(app)
    go(app, "2022-02-17T08:00", "2022-02-21T08:00")
    with writing(app.engine) as session:
        chases = session.exec(select(Message).where(Message.kind == MessageKind.CHASE)).all()
        doubted = session.exec(select(Message).where(Message.due_id == chases[0].due_id)).first()
        assert doubted and doubted is not chases[0]
        doubted.state = MessageState.UNKNOWN
        set_meta(session, UNREACHABLE, f"{at('2022-02-17T09:00').isoformat()} hỏng")
        session.flush()
        batch = Batch(app, session, chases, now)
        assert [m.due_id for m in chases if is_on_hold(batch, m)] == [doubted.due_id]
        assert any("chưa hỏi được hộp thư lưu từ 09:00 ngày 17/02/2022" in one.what for one in work_items(app, session))
        set_meta(session, UNREACHABLE, "")
        session.flush()
        assert not is_on_hold(Batch(app, session, chases, now), chases[0])


def test_the_watch_says_since_when_no_mail_is_read(app: App) -> None:
    go(app, "2022-02-18T17:20")
    assert trouble_now(app.settings, at("2022-02-18T17:25")) == ""
    go(app, "2022-02-18T17:40")
    assert trouble_now(app.settings, at("2022-02-18T17:41")).startswith(
        "chưa đọc được thư đến từ 16:30 ngày 18/02/2022"
    )


def test_a_mailbox_that_nobody_reads_is_told_as_one_that_cannot_be_read(app: App) -> None:
    with reading(app.engine) as session:
        assert unread_since(session) is None
    go(app, "2022-02-18T18:00")
    with reading(app.engine) as session:
        assert unread_since(session) == (at("2022-02-18T16:30"), "không có lượt đọc nào")
        assert is_stale(app, session, at("2022-02-18T17:31")) and not is_stale(app, session, at("2022-02-18T17:29"))
    record_reading(app, at("2022-02-18T18:10"))
    with reading(app.engine) as session:
        assert unread_since(session) is None


def test_the_doctor_says_whether_the_mailbox_is_read(app: App) -> None:
    well = check_reading(app, at("2022-02-18T17:00"))
    assert (well.level, well.guard) == ("ok", "inbox.reading") and "16:30 ngày 18/02/2022" in well.found
    ill = check_reading(app, at("2022-02-18T18:00"))
    assert ill.level == "error" and "chưa đọc được thư đến từ 16:30 ngày 18/02/2022" in ill.found
