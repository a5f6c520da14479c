"""Read the agencies' answers: fetch, store, then mark in the mailbox. Each mail is stored once and counted once.

1. `read` fetches each mail without our mark; a child process with limits reads it. 2. `store` writes its files, then
in one transaction its row and what it is counted for: the Submission, its Event and the receipt's Message. 3. Only then
the mail is marked. What is killed in between is fetched again, found by its key, and only marked.

A mail that breaks something on the way waits for a person with the reason; those behind it are read.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

from pendulum import DateTime
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign
from models.database import reading, writing
from models.due import Due
from models.enums import ObligationKind, Via
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import DueState, MailState
from tasks.campaigns.context import Context
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.submissions import Given, fields_of_due, record_submission, replace_submission
from tasks.delivery.channels.imap import Fetched, Mailbox, MailboxDown, OneMailFailed, open_mailbox
from tasks.errors import Refused
from tasks.inbox.answer_files import is_decoration
from tasks.inbox.bounces import note_report
from tasks.inbox.correlate import Match, match
from tasks.inbox.mail_reader import MailReader, Unreadable, narrow_look
from tasks.inbox.own_words import own_words
from tasks.inbox.parse import Incoming
from tasks.labels import MAIL_LABELS
from tasks.mailbox_health import record_reading, record_unread
from tasks.report_forms.returned import Filled, due_of_form, figures_of, forms_among
from tasks.report_forms.schema import Value
from tasks.storage.attachments import attachment_path, keep_attachments

INBOX = "hộp thư đến"
"""The actor of what comes in by itself."""


ALSO_RECEIVED = "đã gửi báo cáo"
"""What an acknowledgement says that is counted because the report came."""


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
        done = _read_all(app, now, since)
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
    fetched = Fetched(uid, now, 0, b"", False)
    broken = f"máy chủ thư không đưa ra, hoặc không cho đánh dấu, thư số {uid}; hãy xem trong hộp thư: {why}"
    if not _known(app, incoming):
        done.add(_write(app, _row(app, incoming, fetched, now), incoming, fetched, now, broken=broken))


def reader_of(app: App) -> MailReader:
    """A reader of mails that believes what this office's mail server says of senders."""
    return MailReader(app.settings.inbox.authserv_id, app.settings.inbox.inner_servers)


def store(app: App, fetched: Fetched, now: DateTime, reader: MailReader | None = None) -> MailState | None:
    """Write one mail and what it comes to, in one transaction; None when it was known before.

    Without a `reader` of a round, one is started for this mail alone.
    """
    with nullcontext(reader) if reader else reader_of(app) as used:
        incoming, broken = read_with(used, fetched.raw)
    if _known(app, incoming):
        return None
    try:
        mail = _row(app, incoming, fetched, now)
        if broken:
            return _write(app, mail, incoming, fetched, now, broken=broken)
        forms = forms_among((file.name, file.content) for file in incoming.files)
        return _write(app, mail, incoming, fetched, now, forms)
    except IntegrityError as error:
        return None if _known(app, incoming) else _waiting(app, incoming, fetched, now, error)
    except DataError as error:  # a value that no column takes
        return _waiting(app, incoming, fetched, now, error)
    except (DBAPIError, OSError):
        raise  # the database or the disk is not there: that is no mail's fault
    except Exception as error:  # one mail that nobody foresaw must not hold up those behind it: a person gets it
        return _waiting(app, incoming, fetched, now, error)


def read_with(reader: MailReader, raw: bytes) -> tuple[Incoming, str]:
    """The mail, and why it could not be read, or ""."""
    try:
        return reader.read(raw), ""
    except Unreadable as error:
        return narrow_look(raw), f"chương trình không đọc được thư này, hãy xem trong hộp thư: {error}"


def _known(app: App, incoming: Incoming) -> bool:
    """True when it is stored already: read before, or by a twin that reads the same mailbox."""
    with reading(app.engine) as session:
        return session.exec(select(IncomingMail.id).where(IncomingMail.key == incoming.key)).first() is not None


def _row(app: App, incoming: Incoming, fetched: Fetched, now: DateTime) -> IncomingMail:
    """The row of a mail whose files are kept; it waits."""
    return IncomingMail(
        key=incoming.key,
        letter_id=incoming.letter_id,
        sender=incoming.sender,
        subject=incoming.subject,
        text=incoming.text,
        files=keep_attachments(app.settings, incoming.files),
        received_at=min(fetched.received_at, now),
        stored_at=now,
    )


def _waiting(app: App, incoming: Incoming, fetched: Fetched, now: DateTime, error: Exception) -> MailState:
    """Store a mail that the program could not handle: with all it says, or where that is the trouble, with little."""
    reason = f"chương trình không xử lý được thư này, hãy xem trong hộp thư: {error}"[:500]
    try:
        return _write(app, _row(app, incoming, fetched, now), incoming, fetched, now, broken=reason)
    except DataError:
        least = replace(narrow_look(fetched.raw), key=incoming.key)
        return _write(app, _row(app, least, fetched, now), least, fetched, now, broken=reason)


def _write(
    app: App, mail: IncomingMail, incoming: Incoming, fetched: Fetched, now: DateTime, forms: Sequence[Filled] = (),
    broken: str = "",
) -> MailState:  # fmt: skip
    row = IncomingMail(**mail.model_dump() | {"reason": broken})
    with writing(app.engine) as session:
        session.add(row)
        session.flush()
        if not broken:
            _settle(app, session, row, incoming, fetched, now, forms)
        return row.state


def _settle(
    app: App, session: Session, mail: IncomingMail, incoming: Incoming, fetched: Fetched, now: DateTime,
    forms: Sequence[Filled],
) -> None:  # fmt: skip
    """What a stored mail comes to: counted, noted, or waiting with a reason."""
    if not fetched.whole:
        mail.reason = f"thư quá lớn ({fetched.size / 1_000_000:.0f} MB); hãy xem trong hộp thư"
        return
    if note_report(app, session, mail, incoming, now):
        return
    if _our_own(app, session, incoming):
        mail.state, mail.reason, mail.settled_by = MailState.NOTED, "bản chép thư của chính hệ thống", INBOX
        return
    found = match(app, session, incoming, [due_of_form(session, form) for form in forms if not form.refused])
    mail.due_id, mail.message_id = found.due.id if found.due else None, found.message.id if found.message else None
    mail.reason = "; ".join(why for why in (found.doubt, _refused_files(mail, incoming)) if why)
    if not mail.reason and found.noted:
        mail.state, mail.reason, mail.settled_by = MailState.NOTED, found.noted, INBOX
    if mail.reason or found.due is None:
        return
    values, mail.reason = figures_of(fields_of_due(session, found.due), forms)
    if mail.reason:
        return
    try:
        count(app, session, mail, found, found.words, now, INBOX, values)
    except Refused as error:
        mail.reason = str(error)


def _refused_files(mail: IncomingMail, incoming: Incoming) -> str:
    """The files that were not kept and are more than a signature or a card."""
    pairs = zip(mail.files, incoming.files, strict=True)
    names = [row["name"] for row, file in pairs if row["why"] and not is_decoration(file)]
    return f"có tệp không được nhận, vẫn còn trong thư gốc: {', '.join(names)}" if names else ""


def _our_own(app: App, session: Session, incoming: Incoming) -> bool:
    """True for a copy of one of our letters, as where the archive and the inbox are one mailbox."""
    said = select(Message.id).where(Message.letter_id == incoming.letter_id).limit(1)
    return incoming.sender == app.settings.mail.sender.lower() and session.exec(said).first() is not None


def count(
    app: App, session: Session, mail: IncomingMail, found: Match, words: str, now: DateTime, actor: str,
    values: Mapping[str, Value],
) -> None:  # fmt: skip
    """Take a mail, with the figures of its form, as what it was found to be.

    Raises Refused, with nothing changed, where that is not owed any more.
    """
    assert found.due is not None
    campaign = lock_campaign(session, found.due.campaign_id)
    _take(app, session, campaign, mail, found.due, found.nil, words, now, actor, values)
    if found.also is not None and _fresh(session, found.also).owed:
        _take(app, session, campaign, mail, found.also, False, ALSO_RECEIVED, now, actor, {})
    mail.state, mail.reason, mail.due_id, mail.settled_by = MailState.COUNTED, "", found.due.id, actor


def _take(
    app: App, session: Session, campaign: Campaign, mail: IncomingMail, due: Due, nil: bool, words: str, now: DateTime,
    actor: str, values: Mapping[str, Value],
) -> None:  # fmt: skip
    names = "; ".join(file["name"] for file in mail.files)
    text = f"{words[:2000]}{f' [tệp: {names}]' if names else ''}".strip() or mail.subject
    given = Given(text, nil, Via.EMAIL, mail.received_at, values)
    ctx, fresh = Context(app, session, campaign, now, actor), _fresh(session, due)
    newer = fresh.state is DueState.RECEIVED and fresh.kind is ObligationKind.REPORT and actor != INBOX
    (replace_submission if newer else record_submission)(ctx, fresh, given)


def _fresh(session: Session, due: Due) -> Due:
    """A Due as it stands now that its campaign is locked."""
    return session.exec(select(Due).where(Due.id == due.id).execution_options(populate_existing=True)).one()


def accept(app: App, session: Session, number: int, due_id: int | None, now: DateTime, actor: str) -> Due:
    """A person takes a waiting mail for what it was thought to be, or for the Due that is named. Raises Refused.

    The figures of its form are taken where it has one for this Due without a mistake; else they are filled in later.
    Where a report waits for an officer's word, the mail is its newer version.
    """
    mail = in_tray(session, number)
    due = session.get(Due, due_id or mail.due_id or 0)
    if due is None:
        raise Refused(f"chưa rõ thư {number} trả lời nghĩa vụ nào; hãy nêu số nghĩa vụ: --id (xem dondoc status)")
    kept = [(file["name"], attachment_path(app.settings, file["sha256"])) for file in mail.files if not file["why"]]
    forms = forms_among((name, path.read_bytes()) for name, path in kept if path.is_file())
    mine = [form for form in forms if not form.refused and (of := due_of_form(session, form)) and of.id == due.id]
    values, wrong = figures_of(fields_of_due(session, due), mine)
    count(app, session, mail, Match(due), own_words(mail.text), now, actor, {} if wrong else values)
    return due


def dismiss(session: Session, number: int, reason: str, actor: str) -> None:
    """A person finds that a waiting mail counts for nothing; it stays readable. Raises Refused."""
    mail = in_tray(session, number)
    if not reason.strip():
        raise Refused("bỏ qua một thư phải nêu lý do (--reason)")
    mail.state, mail.reason, mail.settled_by = MailState.DISMISSED, reason, actor
    session.add(mail)


def in_tray(session: Session, number: int) -> IncomingMail:
    """A waiting mail, locked. Raises Refused when there is none of this number, or it was settled before."""
    query = select(IncomingMail).where(IncomingMail.id == number).with_for_update()
    mail = session.exec(query.execution_options(populate_existing=True)).first()
    if mail is None:
        raise Refused(f"không có thư số {number} trong hộp thư đến; xem dondoc inbox --all")
    if mail.state is not MailState.WAITING:
        raise Refused(f"thư số {number} đã được giải quyết ({MAIL_LABELS[mail.state]}) bởi {mail.settled_by}")
    return mail


def tray(session: Session, *, every: bool = False) -> list[IncomingMail]:
    """The review tray: what a person must look at, oldest first; with `every`, all that ever came in."""
    query = select(IncomingMail).order_by(col(IncomingMail.id))
    return list(session.exec(query if every else query.where(IncomingMail.state == MailState.WAITING)))
