"""Delivery status notifications find their letter, whatever else they claim."""

import pytest
from sqlmodel import select

import tests.support.cast
from models.agency import Contact
from models.app import App
from models.campaign import Campaign
from models.database import reading, writing
from models.enums import MessageKind
from models.message import Message
from models.states import DueState, MailState, MessageState
from tasks.agencies.directory import import_directory
from tasks.delivery.channels.imap import Fetched
from tasks.delivery.router import ChannelRouter
from tasks.desk.campaign_board import campaign_board
from tasks.figures.work_item import WorkKind
from tasks.figures.work_queue import work_items
from tasks.inbox import ingest
from tasks.ops.patrol import patrol
from tests.support.cast import OFFICER, person, said
from tests.support.imap_server import bounce
from tests.support.instants import at
from tests.support.replies import LATE, NOW, asked, letter_to, mails
from tests.support.verbs import due_of, events, whole


def came(app: App, raw: bytes) -> MailState | None:
    return ingest.store(app, Fetched("1", at("2022-02-17T09:00"), len(raw), raw, True), NOW)


def test_a_bounce_finds_its_letter_and_flags_the_contact_once(app: App) -> None:
    asked(app)
    letter = letter_to(app, LATE)
    assert came(app, bounce(letter, LATE, "delayed", "4.4.1")) is MailState.NOTED
    assert [e.new for e in events(app, "message.delayed")] == [LATE]
    for _ in range(2):
        came(app, bounce(letter, LATE))
    (row,) = [m for m in said(app) if m.letter_id == letter]
    assert (row.state, "user unknown" in row.outcome) == (MessageState.BOUNCED, True)
    with reading(app.engine) as session:
        assert session.get_one(Contact, row.contact_id).bounced == row.outcome
    assert len(events(app, "message.bounced")) == len(events(app, "contact.bounced")) == 1
    assert [m.state for m in mails(app)] == [MailState.NOTED] * 2
    assert due_of(app, "cham").state is DueState.OPEN
    assert whole(app)


def test_after_a_bounce_the_next_of_the_agency_is_told_once(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[2].contact.append(person("deputy", "phocham@huyen.example", "Phó Chậm"))
    monkeypatch.setattr("tests.support.cast.CAST", changed)
    asked(app)
    letter = letter_to(app, LATE)
    for _ in range(2):
        came(app, bounce(letter, LATE))
    patrol(app, ChannelRouter(app), NOW)
    (bounced,) = [m for m in said(app) if m.letter_id == letter]
    deputy = [m for m in said(app) if m.address == "phocham@huyen.example"]
    mine = [m for m in deputy if m.kind is bounced.kind]
    assert {m.kind for m in deputy} == {MessageKind.REQUEST, MessageKind.REMINDER}  # what comes later goes to him first
    assert [(m.state, m.kind, m.due_id) for m in mine] == [(MessageState.SENT, bounced.kind, bounced.due_id)]
    before = len(said(app))
    came(app, bounce(mine[0].letter_id or "", mine[0].address))
    assert len(said(app)) == before  # there is nobody else
    assert whole(app)


def rows_of(app: App, letter: str) -> Message:
    (row,) = [m for m in said(app) if m.letter_id == letter]
    return row


def flag_of(app: App, row: Message) -> str:
    with reading(app.engine) as session:
        return session.get_one(Contact, row.contact_id).bounced


def test_a_full_mailbox_is_tried_again_and_then_told(sqlite_office: App) -> None:
    app = sqlite_office
    asked(app)
    letter, now = letter_to(app, LATE), NOW
    for nth, hours in enumerate((4, 12, 24, None)):
        assert came(app, bounce(letter, LATE, "failed", f"5.2.2 lần {nth}")) is MailState.NOTED
        row = rows_of(app, letter)
        assert "hộp thư nơi nhận đầy" in row.outcome and flag_of(app, row) == ""
        if hours is None:
            break
        assert (row.state, row.send_after) == (MessageState.PLANNED, now.add(hours=hours))
        with writing(app.engine) as session:  # as after the relay has taken it again
            again = session.get_one(Message, row.id)
            again.state, again.attempts = MessageState.SENT, nth + 2
    assert row.state is MessageState.BOUNCED
    with reading(app.engine) as session:
        (line,) = [one for one in work_items(app, session) if LATE in one.who]
    assert "dọn hộp thư" in line.todo and "danh bạ" not in line.todo
    assert whole(app)


def test_a_late_bounce_of_an_old_address_leaves_its_successor_alone(sqlite_office: App) -> None:
    app = sqlite_office
    asked(app)
    letter = letter_to(app, LATE)
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[2].contact[0].channels[:] = ["moi@huyen.example"]
    with writing(app.engine) as session:
        import_directory(session, changed, NOW, OFFICER)
    assert came(app, bounce(letter, LATE)) is MailState.NOTED
    assert flag_of(app, rows_of(app, letter)) == ""
    assert [e.new for e in events(app, "message.bounced")] == [LATE] and not events(app, "contact.bounced")
    patrol(app, ChannelRouter(app), NOW)
    row = rows_of(app, letter)
    assert (row.state, row.address) == (MessageState.SENT, "moi@huyen.example")
    assert whole(app)


def test_a_bounced_contact_is_shown_until_its_address_is_mended(sqlite_office: App) -> None:
    app = sqlite_office
    asked(app)
    came(app, bounce(letter_to(app, LATE), LATE))
    with reading(app.engine) as session:
        (line,) = [one for one in work_items(app, session) if one.sort is WorkKind.CONTACT]
        campaign = session.exec(select(Campaign)).one()
        assert "Anh Chậm" in line.what and LATE in line.who and "user unknown" in line.what
        assert "liên hệ Anh Chậm" in campaign_board(app, session, campaign, NOW)
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[2].contact[0].channels[:] = ["moi@huyen.example"]
    with writing(app.engine) as session:
        import_directory(session, changed, NOW, OFFICER)
        assert not [one for one in work_items(app, session) if one.sort is WorkKind.CONTACT]


def test_a_bounce_of_anothers_letter_or_recipient_waits(sqlite_office: App) -> None:
    app = sqlite_office
    asked(app)
    letter = letter_to(app, LATE)
    assert came(app, bounce("la@nguoi.example", LATE)) is MailState.WAITING
    assert came(app, bounce(letter, "dunghan@huyen.example")) is MailState.WAITING
    broken = bounce(letter, LATE).replace(b"Action: failed", b"Hanh-dong: hong")
    assert came(app, broken) is MailState.WAITING
    assert {m.state for m in said(app)} == {MessageState.SENT}
