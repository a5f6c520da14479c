"""Whether the mailboxes are being read: while they are not, nobody may be accused of having sent nothing.

Of the mailbox of answers the last reading that came to its end is remembered; one that cannot be read, or is not read
for longer than `inbox.stale_minutes`, is told on the boards, in the digest and by the watch, until it is read again. Of
the archive it is remembered since when it could not be asked; it counts while letters are in doubt.
"""

from pendulum import DateTime
from sqlmodel import Session, select

from models.app import App
from models.database import get_meta, reading, set_meta, writing
from models.instant import moment_text, parse_instant
from models.message import Message
from models.states import MessageState
from models.text import mark_text, tr

LAST_READING = "inbox.read"
"""The Meta key of the instant of the last reading of the mailbox that came to its end."""

UNREAD = "inbox.unread"
"""The Meta key of since when the mailbox has not been read, and why; empty while it is read."""

UNREACHABLE = "archive.unreachable"
"""The Meta key of why the archive could not be asked, and since when; empty when it answered last."""

NEVER = "chưa lượt đọc nào hoàn thành"


def record_reading(app: App, now: DateTime) -> None:
    """Remember that the mailbox was read to its end."""
    with writing(app.engine) as session:
        set_meta(session, LAST_READING, now.isoformat())
        if get_meta(session, UNREAD):
            set_meta(session, UNREAD, "")


def record_unread(app: App, why: str, now: DateTime) -> None:
    """Remember why the mailbox could not be read, and since when: the last reading, or the first failure."""
    with writing(app.engine) as session:
        before, last = get_meta(session, UNREAD) or "", get_meta(session, LAST_READING)
        since = before.partition(" ")[0] or last or now.isoformat()
        set_meta(session, UNREAD, f"{since} {' '.join(why.split())[:300]}")


def note_stale_reading(app: App, now: DateTime) -> None:
    """For the patrol: a mailbox that nobody reads any more is told as one that cannot be read."""
    if app.virtual or not app.settings.inbox.mailbox:
        return
    with reading(app.engine) as session:
        known, stale = bool(get_meta(session, UNREAD)), is_stale(app, session, now)
        never = get_meta(session, LAST_READING) is None
    if stale and not known:
        record_unread(app, NEVER if never else "không có lượt đọc nào", now)


def is_stale(app: App, session: Session, now: DateTime) -> bool:
    """True when there is a mailbox whose last reading is older than allowed, so that an answer may lie in it unread."""
    if app.virtual or not app.settings.inbox.mailbox:
        return False
    last = get_meta(session, LAST_READING)
    return last is None or now > parse_instant(last).add(minutes=app.settings.inbox.stale_minutes)


def unread_since(session: Session) -> tuple[DateTime, str] | None:
    """Since when the mailbox has not been read, and why; None while it is read."""
    return _since(session, UNREAD)


def unreachable_since(session: Session) -> tuple[DateTime, str] | None:
    """Since when the archive cannot be asked about letters in doubt, and why; None while it answers or none is."""
    doubted = select(Message.id).where(Message.state == MessageState.UNKNOWN).limit(1)
    return _since(session, UNREACHABLE) if session.exec(doubted).first() is not None else None


def is_archive_silent(app: App, session: Session, now: DateTime) -> bool:
    """True when letters are in doubt and the archive has not answered for longer than a mailbox may stay unread."""
    found = unreachable_since(session)
    return found is not None and now > found[0].add(minutes=app.settings.inbox.stale_minutes)


def unread_words(session: Session, app: App) -> list[tuple[str, str]]:
    """What the boards, the digest and the watch say of mailboxes that are not read, each with the reason."""
    found = []
    if answers := unread_since(session):
        found.append(
            (tr("chưa đọc được thư đến từ {local}", local=moment_text(app.calendar.local(answers[0]))), answers[1])
        )
    if archive := unreachable_since(session):
        since = moment_text(app.calendar.local(archive[0]))
        found.append(
            (tr("chưa hỏi được hộp thư lưu từ {since} về thư chưa rõ kết quả", since=mark_text(since)), archive[1])
        )
    return found


def stale_reading_words(app: App, session: Session, now: DateTime) -> str:
    """That the mailbox of answers is not read, and since when; "" when it is."""
    if not is_stale(app, session, now):
        return ""
    since, why = unread_since(session) or (None, "")
    last = get_meta(session, LAST_READING)
    moment = parse_instant(last) if last else since
    if moment is None:
        return "chưa đọc được thư đến lần nào; thư đôn đốc đang được giữ lại. Hãy xem dondoc doctor"
    told = tr("chưa đọc được thư đến từ {local}", local=moment_text(app.calendar.local(moment)))
    return (
        tr("{told}; thư đôn đốc đang được giữ lại: {why}", told=mark_text(told), why=mark_text(why))
        if why
        else tr("{told}; thư đôn đốc đang được giữ lại", told=mark_text(told))
    )


def _since(session: Session, key: str) -> tuple[DateTime, str] | None:
    since, _, why = (get_meta(session, key) or "").partition(" ")
    return (parse_instant(since), why) if since else None
