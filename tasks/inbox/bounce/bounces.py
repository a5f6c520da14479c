"""Delivery status notifications (RFC 3464): a letter that was accepted, and did not arrive after all, or is delayed.

A notification is believed when it names a letter that we sent and the recipient it was sent to. It changes no Due: the
letter becomes `bounced`, its contact is flagged for a person, and the agency's next tier is told the same, as after a
refusal; that is all that a forged one could bring about. Three kinds say nothing against the contact: a full mailbox is
tried again, then told; a server that refuses our letter (policy, size) is told as such; of an address that the
directory has replaced since, the letter goes to the new one.
"""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Contact, channel_name
from models.app import App
from models.event import record_event
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import MailState, MessageState, move
from tasks.campaigns.locks import ledger_of, lock_messages
from tasks.delivery.requeue import QUEUED
from tasks.delivery.results import try_next
from tasks.inbox.bounce.bounce_facts import Undelivered
from tasks.inbox.mail.parse import Incoming
from tasks.labels import FULL_WORDS, REFUSED_WORDS
from tasks.letters.batch import Batch

FULL_HOURS = (4, 12, 24)
"""How long after each bounce of a full mailbox its letter goes again; after the last, a person is told."""

RELAY = "máy chủ thư"
"""The actor of what a mail server reports."""


def note_report(app: App, session: Session, mail: IncomingMail, incoming: Incoming, now: DateTime) -> bool:
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
    lock_messages(session, [letter.id for letter, _ in matched])
    for letter, told in matched:
        _apply(app, session, letter, told, now)
    mail.state, mail.message_id, mail.settled_by = MailState.NOTED, matched[0][0].id, RELAY
    mail.reason = "; ".join(f"{letter.address}: {told.outcome} {told.words}" for letter, told in matched)[:500]
    return True


def _letters(session: Session, incoming: Incoming) -> list[Message]:
    """The rows of the letter that came back, by the Message-IDs that the notification names."""
    query = select(Message).where(col(Message.letter_id).in_(incoming.returned)).order_by(col(Message.id))
    return list(session.exec(query)) if incoming.returned else []


def _same(channel: str, address: str) -> bool:
    return bool(address) and (channel.lower() == address or ("://" in channel and address in channel.lower()))


def _apply(app: App, session: Session, letter: Message, told: Undelivered, now: DateTime) -> None:
    if told.outcome == "delayed":
        _note(session, letter, "message.delayed", told.words, now)
    if told.outcome == "delayed" or letter.state is not MessageState.SENT:
        return
    old = move(letter, MessageState.BOUNCED)
    words = {"full": FULL_WORDS, "refused": REFUSED_WORDS}.get(told.outcome, "")
    letter.outcome = f"{words}: {told.words}"[:500] if words else told.words
    _note(session, letter, "message.bounced", letter.outcome, now, old)
    contact = session.get_one(Contact, letter.contact_id)
    if told.outcome == "full" and letter.attempts <= len(FULL_HOURS):
        _try_again(session, letter, now.add(hours=FULL_HOURS[max(letter.attempts, 1) - 1]), now)
        return
    replaced = letter.address not in contact.channels
    if replaced and contact.active and any(channel_name(url) == letter.channel for url in contact.channels):
        letter.attempts = 0
        _try_again(session, letter, now, now)
        return
    if told.outcome == "failed" and not replaced:
        contact.bounced = told.words or "máy chủ thư báo không chuyển được"
        _note(session, letter, "contact.bounced", told.words, now, old)
    try_next(Batch(app, session, [letter], now), letter)


def _try_again(session: Session, letter: Message, at: DateTime, now: DateTime) -> None:
    """Queue a letter again under its own key; whether it may still be said, its claim asks."""
    old = move(letter, MessageState.PLANNED)
    _note(session, letter, QUEUED, letter.outcome, now, old)
    letter.send_after, letter.first_tried_at, letter.claimed_at, letter.claimed_by = at, None, None, None


def _note(session: Session, letter: Message, what: str, words: str, now: DateTime, old: str = "") -> None:
    record_event(
        session, ledger_of(session, letter), now, RELAY, what,
        due_id=letter.due_id, message_id=letter.id, old=old, new=letter.address, reason=words,
    )  # fmt: skip
