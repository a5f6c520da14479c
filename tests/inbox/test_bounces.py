"""Delivery status notifications find their letter, whatever else they claim."""

import pytest

import tests.support.cast
from models.agency import Contact
from models.app import Office
from models.database import reading
from models.states import DueState, MailState, MessageState
from tasks.delivery.channels.imap import Fetched
from tasks.delivery.router import MailRoom
from tasks.inbox import ingest
from tasks.ops.patrol import patrol
from tests.support.cast import at, person, said
from tests.support.imap_server import bounce
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
    mine = [m for m in said(office) if m.address == "phocham@huyen.example"]
    (bounced,) = [m for m in said(office) if m.letter_id == letter]
    assert [(m.state, m.kind, m.due_id) for m in mine] == [(MessageState.SENT, bounced.kind, bounced.due_id)]
    before = len(said(office))
    came(office, bounce(mine[0].letter_id or "", mine[0].address))
    assert len(said(office)) == before  # there is nobody else
    assert whole(office)


def test_a_bounce_of_anothers_letter_or_recipient_waits(sqlite_office: Office) -> None:
    office = sqlite_office
    asked(office)
    letter = letter_to(office, LATE)
    assert came(office, bounce("la@nguoi.example", LATE)) is MailState.WAITING
    assert came(office, bounce(letter, "dunghan@huyen.example")) is MailState.WAITING
    broken = bounce(letter, LATE).replace(b"Action: failed", b"Hanh-dong: hong")
    assert came(office, broken) is MailState.WAITING
    assert {m.state for m in said(office)} == {MessageState.SENT}
