"""The evidence of what has gone: the archive mailbox that gets a copy of every letter.

A letter after whose final dot the connection was cut is looked up here by its Message-ID. A copy may come late, so
absence counts only after the last of `archive.ask_minutes`; an archive out of reach proves nothing, and is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header

from pendulum import DateTime
from sqlmodel import col, select

from models.app import App
from models.database import get_meta, reading, set_meta, writing
from models.message import Message
from models.states import MessageState
from tasks.delivery.channels.imap import Mailbox, MailboxDown, log_in, mailbox_errors, open_mailbox, parse_url
from tasks.mailbox_health import UNREACHABLE


@dataclass(frozen=True)
class ArchiveCopy:
    """A letter as the archive has it."""

    letter_id: str
    sent_at: DateTime
    address: str
    subject: str


class Archive:
    """The archive, asked for one letter after another by one login: a crash may leave hundreds in doubt."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._box: Mailbox | None = None

    def look(self, letter_id: str, now: DateTime) -> bool | None:
        """Was a letter, now unknown, handed over? None: not to be known now; it is held, and asked again in time."""
        with reading(self._app.engine) as session:
            unknown = (Message.letter_id == letter_id, Message.state == MessageState.UNKNOWN)
            rows = session.exec(select(Message).where(*unknown)).all()
        if not rows or any("://" in row.address for row in rows):
            return None  # a server of its own copies nothing to our archive
        if any(row.send_after > now for row in rows):
            return None  # asked already; not yet time to ask again
        found = self._has(letter_id, now)
        claimed = max((row.claimed_at for row in rows if row.claimed_at), default=now)
        again = next_ask(self._app.settings.archive.ask_minutes, claimed, now)
        if found is False and again is not None:
            _ask_again(self._app, [row.id for row in rows], again)
            return None
        return found

    def close(self) -> None:
        """End the connection, if there is one; what it answered last is what counts, whatever another worker met."""
        if self._box:
            self._box.close()
            self._box = None
            _tell(self._app, "")

    def _has(self, letter_id: str, now: DateTime) -> bool | None:
        try:
            account = parse_url(self._app.settings.archive.mailbox)
            with mailbox_errors(account):
                self._box = self._box or log_in(account)
                return self._box.with_letter(letter_id)
        except MailboxDown as error:
            if self._box:
                self._box.close()
                self._box = None
            _tell(self._app, f"{now.isoformat()} {error}")
            return None


def next_ask(minutes: tuple[int, ...], claimed: DateTime, now: DateTime) -> DateTime | None:
    """When to ask for a late copy again; None when it has been asked for the last time. Minutes from the claim."""
    return next((at for n in sorted(minutes) if (at := claimed.add(minutes=n)) > now), None)


def _ask_again(app: App, ids: list[int], at: DateTime) -> None:
    with writing(app.engine) as session:
        query = select(Message).where(col(Message.id).in_(ids), Message.state == MessageState.UNKNOWN)
        for row in session.exec(query.with_for_update()):
            row.send_after = at


def _tell(app: App, trouble: str) -> None:
    """Remember since when the archive is out of reach, for `dondoc doctor` and the watch."""
    with writing(app.engine) as session:
        before = get_meta(session, UNREACHABLE) or ""
        if bool(before) != bool(trouble):
            set_meta(session, UNREACHABLE, trouble)


def archived_since(app: App, since: DateTime) -> Iterator[ArchiveCopy]:
    """Every letter of ours whose copy came since an instant. Raises MailboxDown where it cannot be read.

    Without an archive nothing is found. A Maildir needs none: there no letter can be handed over twice.
    """
    settings = app.settings
    if settings.mail.relay == "maildir" or not settings.archive.mailbox:
        return
    with open_mailbox(settings.archive.mailbox) as box:
        for uid in box.since(since.date()):
            at, headers = box.headers(uid)
            if at >= since:
                yield from _ours(headers, at, settings.mail.sender)


def _ours(raw: bytes, at: DateTime, sender: str) -> Iterator[ArchiveCopy]:
    mail = message_from_bytes(raw)
    found = re.match(r"\s*<([0-9a-f]{32}@[^<>\s]+)>", str(mail["Message-ID"]))
    if found and sender.lower() in _addresses(str(mail["From"])):
        subject = str(make_header(decode_header(str(mail["Subject"]))))
        yield ArchiveCopy(found[1], at, ", ".join(_addresses(str(mail["To"]))), " ".join(subject.split()))


def _addresses(header: str) -> list[str]:
    return re.findall(r"[\w.+-]+@[\w.-]+", header[:1000].lower())
