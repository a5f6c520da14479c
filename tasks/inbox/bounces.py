"""Delivery status notifications (RFC 3464): a letter that was accepted, and did not arrive after all, or is delayed.

A notification is believed when it names a letter that we sent and the recipient it was sent to. It changes no Due: the
letter becomes `bounced`, its contact is flagged for a person, and the agency's next tier is told the same, as after a
refusal; that is all that a forged one could bring about.
"""

import re
from collections.abc import Iterator
from email.message import Message as Part

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Contact
from models.app import Office
from models.event import record
from models.incoming_mail import Mail
from models.message import Message
from models.states import MailState, MessageState, move
from tasks.campaigns.locks import ledger_of, locked
from tasks.delivery.results import try_next
from tasks.inbox.parse import Incoming
from tasks.letters.batch import Shelf

RELAY = "máy chủ thư"
"""The actor of what a mail server reports."""


def note_report(office: Office, session: Session, mail: Mail, incoming: Incoming, now: DateTime) -> bool:
    """Settle a mail that is a delivery status notification; False when it is none. Unmatched ones wait for review."""
    if incoming.mail.get_content_type() != "multipart/report":
        return False
    told = list(_recipients(incoming))
    if not told:
        return False
    letters = _letters(session, incoming)
    matched = [
        (letter, action, words)
        for address, action, words in told
        for letter in letters
        if _same(letter.address, address)
    ]
    if incoming.genuine is False:
        mail.reason = "thông báo không chuyển được thư, nhưng có thể giả mạo"
        return True
    if not matched:
        mail.reason = "thông báo của máy chủ thư về một thư không phải của hệ thống, hoặc không rõ thư nào"
        return True
    locked(session, [letter.id or 0 for letter, _, _ in matched])
    for letter, action, words in matched:
        _apply(office, session, letter, action, words, now)
    mail.state, mail.message_id, mail.settled_by = MailState.NOTED, matched[0][0].id, RELAY
    mail.reason = "; ".join(f"{letter.address}: {action} {words}" for letter, action, words in matched)[:500]
    return True


def _recipients(incoming: Incoming) -> Iterator[tuple[str, str, str]]:
    """For each recipient that the notification speaks of: address, action, the status with the server's words."""
    for part in incoming.mail.walk():
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        for block in part.get_payload():
            if isinstance(block, Part) and (action := _field(block, "Action")):
                address = _typed(_field(block, "Original-Recipient")) or _typed(_field(block, "Final-Recipient"))
                words = f"{_field(block, 'Status')} {_typed(_field(block, 'Diagnostic-Code'))}".strip()
                yield address.strip("<>").lower(), action.lower(), words[:300]


def _field(block: Part, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())


def _typed(value: str) -> str:
    """The value of a `type; value` field (RFC 3464, 2.1.2)."""
    return value.partition(";")[2].strip()


def _letters(session: Session, incoming: Incoming) -> list[Message]:
    """The rows of the letter that came back, by the Message-ID in the part that repeats it."""
    ids: set[str] = set()
    for part in incoming.mail.walk():
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            ids |= set(re.findall(r"<([^<>\s]+)>", str(part.get_payload(0).get("Message-ID", ""))))  # type: ignore[union-attr]
        elif part.get_content_type() == "text/rfc822-headers":
            ids |= set(re.findall(r"^Message-ID:\s*<([^<>\s]+)>", str(part.get_payload()), re.MULTILINE | re.I))
    query = select(Message).where(col(Message.letter_id).in_(list(ids)[:20])).order_by(col(Message.id))
    return list(session.exec(query)) if ids else []


def _same(channel: str, address: str) -> bool:
    return bool(address) and (channel.lower() == address or ("://" in channel and address in channel.lower()))


def _apply(office: Office, session: Session, letter: Message, action: str, words: str, now: DateTime) -> None:
    ledger = ledger_of(session, letter)
    if action == "delayed":
        record(
            session, ledger, now, RELAY, "message.delayed",
            due_id=letter.due_id, message_id=letter.id, new=letter.address, reason=words,
        )  # fmt: skip
    if action != "failed" or letter.state is not MessageState.SENT:
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
