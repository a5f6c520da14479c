"""Delivery status notifications find their letter, whatever else they claim."""

import pytest
from sqlmodel import select

import tests.support.cast
from models.agency import Contact
from models.app import Office
from models.campaign import Campaign
from models.database import reading, writing
from models.enums import Kind
from models.message import Message
from models.states import DueState, MailState, MessageState
from tasks.agencies.directory import import_directory
from tasks.delivery.channels.imap import Fetched
from tasks.delivery.router import MailRoom
from tasks.desk.campaign_board import board
from tasks.figures.work_queue import Sort, waiting
from tasks.inbox import ingest
from tasks.ops.patrol import patrol
from tests.support.cast import OFFICER, person, said
from tests.support.imap_server import bounce
from tests.support.instants import at
from tests.support.replies import LATE, NOW, asked, letter_to, mails
from tests.support.verbs import due_of, events, whole


def came(office: Office, raw: bytes) -> MailState | None:
    return ingest.store(office, Fetched("1", at("2022-02-17T09:00"), len(raw), raw, True), NOW)


def test_a_bounce_finds_its_letter_and_flags_the_contact_once(office: Office) -> None:
    asked(office)
    letter = letter_to(office, LATE)
    assert came(office, bounce(letter, LATE, "delayed", "4.4.1")) is MailState.NOTED
    assert [e.new for e in events(office, "message.delayed")] == [LATE]
    for _ in range(2):
        came(office, bounce(letter, LATE))
    (row,) = [m for m in said(office) if m.letter_id == letter]
    assert (row.state, "user unknown" in row.outcome) == (MessageState.BOUNCED, True)
    with reading(office.engine) as session:
        assert session.get_one(Contact, row.contact_id).bounced == row.outcome
    assert len(events(office, "message.bounced")) == len(events(office, "contact.bounced")) == 1
    assert [m.state for m in mails(office)] == [MailState.NOTED] * 2
    assert due_of(office, "cham").state is DueState.OPEN
    assert whole(office)


def test_after_a_bounce_the_next_of_the_agency_is_told_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[2].contact.append(person("deputy", "phocham@huyen.example", "Phó Chậm"))
    monkeypatch.setattr("tests.support.cast.CAST", changed)
    asked(office)
    letter = letter_to(office, LATE)
    for _ in range(2):
        came(office, bounce(letter, LATE))
    patrol(office, MailRoom(office), NOW)
    (bounced,) = [m for m in said(office) if m.letter_id == letter]
    deputy = [m for m in said(office) if m.address == "phocham@huyen.example"]
    mine = [m for m in deputy if m.kind is bounced.kind]
    assert {m.kind for m in deputy} == {Kind.REQUEST, Kind.REMINDER}  # what comes later goes to him first
    assert [(m.state, m.kind, m.due_id) for m in mine] == [(MessageState.SENT, bounced.kind, bounced.due_id)]
    before = len(said(office))
    came(office, bounce(mine[0].letter_id or "", mine[0].address))
    assert len(said(office)) == before  # there is nobody else
    assert whole(office)


def rows_of(office: Office, letter: str) -> Message:
    (row,) = [m for m in said(office) if m.letter_id == letter]
    return row


def flag_of(office: Office, row: Message) -> str:
    with reading(office.engine) as session:
        return session.get_one(Contact, row.contact_id).bounced


def test_a_full_mailbox_is_tried_again_and_then_told(sqlite_office: Office) -> None:
    office = sqlite_office
    asked(office)
    letter, now = letter_to(office, LATE), NOW
    for nth, hours in enumerate((4, 12, 24, None)):
        assert came(office, bounce(letter, LATE, "failed", f"5.2.2 lần {nth}")) is MailState.NOTED
        row = rows_of(office, letter)
        assert "hộp thư nơi nhận đầy" in row.outcome and flag_of(office, row) == ""
        if hours is None:
            break
        assert (row.state, row.send_after) == (MessageState.PLANNED, now.add(hours=hours))
        with writing(office.engine) as session:  # as after the relay has taken it again
            again = session.get_one(Message, row.id)
            again.state, again.attempts = MessageState.SENT, nth + 2
    assert row.state is MessageState.BOUNCED
    with reading(office.engine) as session:
        (line,) = [one for one in waiting(office, session) if LATE in one.who]
    assert "dọn hộp thư" in line.todo and "danh bạ" not in line.todo
    assert whole(office)


def test_a_late_bounce_of_an_old_address_leaves_its_successor_alone(sqlite_office: Office) -> None:
    office = sqlite_office
    asked(office)
    letter = letter_to(office, LATE)
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[2].contact[0].channels[:] = ["moi@huyen.example"]
    with writing(office.engine) as session:
        import_directory(session, changed, NOW, OFFICER)
    assert came(office, bounce(letter, LATE)) is MailState.NOTED
    assert flag_of(office, rows_of(office, letter)) == ""
    assert [e.new for e in events(office, "message.bounced")] == [LATE] and not events(office, "contact.bounced")
    patrol(office, MailRoom(office), NOW)
    row = rows_of(office, letter)
    assert (row.state, row.address) == (MessageState.SENT, "moi@huyen.example")
    assert whole(office)


def test_a_bounced_contact_is_shown_until_its_address_is_mended(sqlite_office: Office) -> None:
    office = sqlite_office
    asked(office)
    came(office, bounce(letter_to(office, LATE), LATE))
    with reading(office.engine) as session:
        (line,) = [one for one in waiting(office, session) if one.sort is Sort.CONTACT]
        campaign = session.exec(select(Campaign)).one()
        assert "Anh Chậm" in line.what and LATE in line.who and "user unknown" in line.what
        assert "liên hệ Anh Chậm" in board(office, session, campaign, NOW)
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[2].contact[0].channels[:] = ["moi@huyen.example"]
    with writing(office.engine) as session:
        import_directory(session, changed, NOW, OFFICER)
        assert not [one for one in waiting(office, session) if one.sort is Sort.CONTACT]


def test_a_bounce_of_anothers_letter_or_recipient_waits(sqlite_office: Office) -> None:
    office = sqlite_office
    asked(office)
    letter = letter_to(office, LATE)
    assert came(office, bounce("la@nguoi.example", LATE)) is MailState.WAITING
    assert came(office, bounce(letter, "dunghan@huyen.example")) is MailState.WAITING
    broken = bounce(letter, LATE).replace(b"Action: failed", b"Hanh-dong: hong")
    assert came(office, broken) is MailState.WAITING
    assert {m.state for m in said(office)} == {MessageState.SENT}
