"""Delivery status notifications (RFC 3464): a letter that was accepted, and did not arrive after all, or is delayed.

A notification is believed when it names a letter that we sent and the recipient it was sent to. It changes no Due: the
letter becomes `bounced`, its contact is flagged for a person, and the agency's next tier is told the same, as after a
refusal; that is all that a forged one could bring about.
"""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Contact
from models.app import Office
from models.event import record
from models.incoming_mail import Mail
from models.message import Message
from models.states import MailState, MessageState, move
from tasks.campaigns.locks import ledger_of, lock_messages
from tasks.delivery.results import try_next
from tasks.inbox.parse import Incoming
from tasks.letters.batch import Shelf

RELAY = "máy chủ thư"
"""The actor of what a mail server reports."""


def note_report(office: Office, session: Session, mail: Mail, incoming: Incoming, now: DateTime) -> bool:
    """Settle a mail that is a delivery status notification; False when it is none. Unmatched ones wait for review."""
    if not incoming.undelivered:
        return False
    letters = _letters(session, incoming)
    matched = [
        (letter, told) for told in incoming.undelivered for letter in letters if _same(letter.address, told.address)
    ]
    if incoming.genuine is False:
        mail.reason = "thông báo không chuyển được thư, nhưng có thể giả mạo"
        return True
    if not matched:
        mail.reason = "thông báo của máy chủ thư về một thư không phải của hệ thống, hoặc không rõ thư nào"
        return True
    lock_messages(session, [letter.id or 0 for letter, _ in matched])
    for letter, told in matched:
        _apply(office, session, letter, told.outcome, told.words, now)
    mail.state, mail.message_id, mail.settled_by = MailState.NOTED, matched[0][0].id, RELAY
    mail.reason = "; ".join(f"{letter.address}: {told.outcome} {told.words}" for letter, told in matched)[:500]
    return True


def _letters(session: Session, incoming: Incoming) -> list[Message]:
    """The rows of the letter that came back, by the Message-IDs that the notification names."""
    query = select(Message).where(col(Message.letter_id).in_(incoming.returned)).order_by(col(Message.id))
    return list(session.exec(query)) if incoming.returned else []


def _same(channel: str, address: str) -> bool:
    return bool(address) and (channel.lower() == address or ("://" in channel and address in channel.lower()))


def _apply(office: Office, session: Session, letter: Message, action: str, words: str, now: DateTime) -> None:
    ledger = ledger_of(session, letter)
    if action == "delayed":
        record(
            session, ledger, now, RELAY, "message.delayed",
            due_id=letter.due_id, message_id=letter.id, new=letter.address, reason=words,
        )  # fmt: skip
    if action == "delayed" or letter.state is not MessageState.SENT:
        return
    old = move(letter, MessageState.BOUNCED)
    letter.outcome = words
    contact = session.get_one(Contact, letter.contact_id)
    contact.bounced = words or "máy chủ thư báo không chuyển được"
    for what in ("message.bounced", "contact.bounced"):
        record(
            session, ledger, now, RELAY, what,
            due_id=letter.due_id, message_id=letter.id, old=old, new=letter.address, reason=words,
        )  # fmt: skip
    try_next(Shelf(office, session, [letter], now), letter)
