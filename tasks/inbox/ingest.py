"""Read the agencies' answers: fetch, store, then mark in the mailbox. Each mail is stored once and counted once.

1. `read` fetches each mail without our mark; a child process with limits reads it. 2. `store` writes its files, then
in one transaction its row and what it is counted for: the Submission, its Event and the receipt's Message. 3. Only then
the mail is marked. What is killed in between is fetched again, found by its key, and only marked.

A mail that breaks something on the way waits for a person with the reason; those behind it are read.
"""

from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

from pendulum import DateTime
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlmodel import select

from models.app import App
from models.database import reading, writing
from models.incoming_mail import IncomingMail
from models.states import MailState
from models.text import mark_text, tr
from tasks.delivery.channels.imap import Fetched, Mailbox, MailboxDown, OneMailFailed, open_mailbox
from tasks.inbox.correlate import NOTHING_OPENED, Opened
from tasks.inbox.enclosed_documents import read_enclosed
from tasks.inbox.mail.mail_reader import MailReader, Unreadable, narrow_look
from tasks.inbox.mail.parse import Incoming
from tasks.inbox.settle import settle
from tasks.mailbox_health import record_reading, record_unread
from tasks.report_forms.returned import forms_among
from tasks.storage.attachments import describe_attachments
from tasks.storage.store import store_attachments
from tasks.tracing import traced


@dataclass
class Read:
    """What a reading of the mailbox came to: mails by the state they were stored in, and those known before."""

    states: Counter[MailState] = field(default_factory=Counter)
    known: int = 0

    def add(self, state: MailState | None) -> None:
        """Count a mail by the state it was stored in; None for one that was known before."""
        if state is None:
            self.known += 1
        else:
            self.states[state] += 1


def read(app: App, now: DateTime, *, since: DateTime | None = None) -> Read:
    """Store what is new in the mailbox; with `since`, also what was marked before but came on that day or later.

    Raises MailboxDown where the mailbox cannot be read on; what is stored by then stays, and is not counted again.
    """
    if app.virtual or not app.settings.inbox.mailbox:
        return Read()
    try:
        with traced(app.settings, "read inbox") as facts:
            done = _read_all(app, now, since)
            facts |= {f"mails.{state.value}": number for state, number in done.states.items()}
    except MailboxDown as error:
        record_unread(app, str(error), now)
        raise
    record_reading(app, now)
    return done


def _read_all(app: App, now: DateTime, since: DateTime | None) -> Read:
    done = Read()
    with open_mailbox(app.settings.inbox.mailbox) as box, reader_of(app) as reader:
        for uid in box.since(since.subtract(days=1).date()) if since else box.new():
            try:
                _read_one(app, box, uid, now, reader, done)
            except OneMailFailed as error:  # the others are read; this one is asked for again the next time
                _note_refused(app, uid, str(error), now, done)
    return done


def _read_one(app: App, box: Mailbox, uid: str, now: DateTime, reader: MailReader, done: Read) -> None:
    fetched = box.fetch(uid, app.settings.inbox.mail_mb * 1_000_000)
    if fetched is None:
        return
    done.add(store(app, fetched, now, reader))
    box.mark(uid)


def _note_refused(app: App, uid: str, why: str, now: DateTime, done: Read) -> None:
    """A mail that the server does not give, or not let us mark, is shown to a person, once."""
    incoming = narrow_look(f"IMAP {app.settings.inbox.mailbox} {uid}".encode())
    fetched = Fetched(uid, now, 0, b"", whole=False)
    broken = tr(
        "máy chủ thư không đưa ra, hoặc không cho đánh dấu, thư số {uid}; hãy xem trong hộp thư: {why}",
        uid=mark_text(uid),
        why=mark_text(why),
    )
    if not _known(app, incoming):
        done.add(_write(app, _row(app, incoming, fetched, now), incoming, fetched, now, broken=broken))


def reader_of(app: App) -> MailReader:
    """A reader of mails that believes what this office's mail server says of senders."""
    return MailReader(app.settings.inbox.authserv_id, app.settings.inbox.inner_servers)


def store(
    app: App, fetched: Fetched, now: DateTime, reader: MailReader | None = None, vouched: str = ""
) -> MailState | None:
    """Write one mail and what it comes to, in one transaction; None when it was known before.

    Without a `reader` of a round, one is started for this mail alone. `vouched` names the officer who answers for the
    sender where our server said nothing of him; what it found false stays so.
    """
    with nullcontext(reader) if reader else reader_of(app) as used:
        incoming, broken = read_with(used, fetched.raw)
    if vouched and incoming.genuine is None and not incoming.strange:
        incoming = replace(incoming, genuine=True, vouched=vouched)
    return keep_incoming(app, incoming, fetched, now, broken)


def keep_incoming(app: App, incoming: Incoming, fetched: Fetched, now: DateTime, broken: str) -> MailState | None:
    """Write what was read, and what it comes to, in one transaction; None when it was known before.

    `broken` says why a person must look at it whatever it says.
    """
    if _known(app, incoming):
        return None
    try:
        mail = _row(app, incoming, fetched, now)
        if broken:
            return _write(app, mail, incoming, fetched, now, broken=broken)
        return _write(app, mail, incoming, fetched, now, _opened(incoming))
    except IntegrityError as error:
        return None if _known(app, incoming) else _waiting(app, incoming, fetched, now, error)
    except DataError as error:  # a value that no column takes
        return _waiting(app, incoming, fetched, now, error)
    except (DBAPIError, OSError):
        raise  # the database or the disk is not there: that is no mail's fault
    except Exception as error:  # one mail that nobody foresaw must not hold up those behind it: a person gets it
        return _waiting(app, incoming, fetched, now, error)


def _opened(incoming: Incoming) -> Opened:
    """What its files hold, read before the transaction begins: that takes its time."""
    forms = forms_among((file.name, file.content) for file in incoming.files)
    return Opened(tuple(forms), enclosed=read_enclosed(incoming.files, frozenset(form.name for form in forms)))


def read_with(reader: MailReader, raw: bytes) -> tuple[Incoming, str]:
    """The mail, and why it could not be read, or ""."""
    try:
        return reader.read(raw), ""
    except Unreadable as error:
        return narrow_look(raw), tr(
            "chương trình không đọc được thư này, hãy xem trong hộp thư: {error}", error=mark_text(error)
        )


def _known(app: App, incoming: Incoming) -> bool:
    """True when it is stored already: read before, or by a twin that reads the same mailbox."""
    with reading(app.engine) as session:
        return session.exec(select(IncomingMail.id).where(IncomingMail.key == incoming.key)).first() is not None


def _row(app: App, incoming: Incoming, fetched: Fetched, now: DateTime) -> IncomingMail:
    """The row of a mail; it waits."""
    return IncomingMail(
        key=incoming.key,
        letter_id=incoming.letter_id,
        sender=incoming.sender,
        subject=incoming.subject,
        text=incoming.text,
        files=describe_attachments(app.settings, incoming.files),
        received_at=min(fetched.received_at, now),
        stored_at=now,
    )


def _waiting(app: App, incoming: Incoming, fetched: Fetched, now: DateTime, error: Exception) -> MailState:
    """Store a mail that the program could not handle: with all it says, or where that is the trouble, with little."""
    reason = tr("chương trình không xử lý được thư này, hãy xem trong hộp thư: {error}", error=error)[:500]
    try:
        return _write(app, _row(app, incoming, fetched, now), incoming, fetched, now, broken=reason)
    except DataError:
        least = replace(narrow_look(fetched.raw), key=incoming.key)
        return _write(app, _row(app, least, fetched, now), least, fetched, now, broken=reason)


def _write(
    app: App, mail: IncomingMail, incoming: Incoming, fetched: Fetched, now: DateTime, opened: Opened = NOTHING_OPENED,
    broken: str = "",
) -> MailState:  # fmt: skip
    row = IncomingMail(**mail.model_dump() | {"reason": broken})
    with writing(app.engine) as session:
        session.add(row)
        session.flush()
        if not broken:
            settle(app, session, row, incoming, fetched, now, opened)
        store_attachments(session, incoming.files, row.files)
        return row.state
