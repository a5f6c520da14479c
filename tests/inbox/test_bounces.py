"""Delivery status notifications find their letter, whatever else they claim."""

from models.agency import Contact
from models.database import reading
from models.mail import MailState
from models.office import Office
from models.states import DueState, MessageState
from tasks import inbox
from tasks.imap import Fetched
from tests.cast import at, said
from tests.engine.verbs import due_of, events, whole
from tests.inbox.conftest import asked
from tests.inbox.server import bounce
from tests.inbox.test_replies import LATE, NOW, letter_to, mails


def came(office: Office, raw: bytes) -> MailState | None:
    return inbox.store(office, Fetched("1", at("2022-02-17T09:00"), len(raw), raw, True), NOW)


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


def test_a_bounce_of_anothers_letter_or_recipient_waits(sqlite_office: Office) -> None:
    office = sqlite_office
    asked(office)
    letter = letter_to(office, LATE)
    assert came(office, bounce("la@nguoi.example", LATE)) is MailState.WAITING
    assert came(office, bounce(letter, "dunghan@huyen.example")) is MailState.WAITING
    broken = bounce(letter, LATE).replace(b"Action: failed", b"Hanh-dong: hong")
    assert came(office, broken) is MailState.WAITING
    assert {m.state for m in said(office)} == {MessageState.SENT}
