"""Started on an older backup, the engine must not say again what it has said: it stops, compares, and tells.

How an older database is recognised:
1. Each completed patrol counts itself in the database, then writes the same number into a file of the data folder. A
   file that is ahead of its database was written by a later state of it.
2. Where the whole data folder is old, both agree. Then the evidence speaks: after a silence of ten minutes the first
   patrol asks the archive whether letters went that this database does not know to have gone.

Found, the letters are settled as sent or kept as `ArchivedLetter`, so that delivery never hands over the same
Message-ID again; answers since the backup are read anew; and nothing goes until a person says `dondoc restore --go-on`.
"""

import hashlib
from contextlib import suppress
from typing import NoReturn

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.database import get_meta, reading, set_meta, writing
from models.errors import UserError
from models.event import ENGINE_ACTOR, OFFICE_LEDGER, open_office_ledger, record_event
from models.incoming_mail import ArchivedLetter
from models.instant import moment_text, parse_instant
from models.message import Message
from models.states import MOVES, WAITING_STATES, MessageState, move
from models.text import join_texts, mark_text, tr, trn
from tasks.delivery.channels.archive import ArchiveCopy, archived_since
from tasks.delivery.channels.imap import MailboxDown
from tasks.errors import Refused
from tasks.heartbeat import CLOCK, HELD, LAST_PATROL, PATROLS, witness_of
from tasks.inbox.ingest import read
from tasks.ops.future_stamps import correct_future_stamps

GONE = (MessageState.SENT, MessageState.BOUNCED, MessageState.REFUSED, MessageState.CANCELLED, MessageState.DEAD)


class Held(UserError):
    """The engine is paused after a restore."""


def check_restored(app: App, now: DateTime) -> None:
    """Before each patrol. Raises Held when the database is an older one, or may be one and cannot be compared."""
    if app.virtual:
        return
    witnessed = _witnessed_count(app)  # before the database: a patrol beside may end meanwhile
    with reading(app.engine) as session:
        held, last, count = (get_meta(session, key) for key in (HELD, LAST_PATROL, PATROLS))
    if held:
        raise Held(tr("{held}\nXem lại rồi cho chạy tiếp: dondoc restore --go-on", held=mark_text(held)))
    ahead = witnessed - int(count or 0)
    if ahead > 0:
        reconcile_with_archive(
            app, now, trn("tệp làm chứng ghi nhiều hơn {count} lần đi tuần so với cơ sở dữ liệu", ahead)
        )
    elif last and now > parse_instant(last).add(minutes=app.settings.watch.silent_minutes):
        _after_silence(app, parse_instant(last), now)


def _after_silence(app: App, last: DateTime, now: DateTime) -> None:
    try:
        strange = _unknown(app, last, tried=True)
    except MailboxDown as error:
        raise Held(
            tr(
                "sau khi im lặng từ {last:%H:%M %d/%m/%Y}, chưa đối chiếu được với hộp thư lưu: {error}",
                last=last,
                error=mark_text(error),
            )
        ) from None
    if strange:
        reconcile_with_archive(
            app, now, trn("hộp thư lưu có {count} thư mà cơ sở dữ liệu không biết là đã gửi", len(strange))
        )


def reconcile_with_archive(app: App, now: DateTime, why: str) -> None:
    """Compare with the evidence, settle what is clear, read the answers anew, and stay paused. Raises Held."""
    with reading(app.engine) as session:
        last = get_meta(session, LAST_PATROL)
    since = parse_instant(last) if last else now.subtract(years=1)
    found = [tr("dữ liệu là bản cũ, đến {since}: {why}", since=moment_text(since), why=mark_text(why))]
    try:
        found.append(_settle_letters(app, _unknown(app, since), now))
        answers = read(app, now, since=since)
        found.append(trn("{count} thư trả lời được đọc lại", sum(answers.states.values())))
    except MailboxDown as error:
        found.append(tr("chưa đối chiếu được: {error}", error=mark_text(error)))
    if app.settings.mail.relay != "maildir" and not app.settings.archive.mailbox:
        found.append("không có hộp thư lưu (archive.mailbox) để đối chiếu, hãy xem nhật ký của máy chủ thư")
    hold_engine(app, now, "restore.found", "; ".join(found))


def hold_engine(app: App, now: DateTime, event: str, why: str) -> NoReturn:
    """Pause all deciding and sending until a person says `dondoc restore --go-on`. Raises Held."""
    with writing(app.engine) as session:
        set_meta(session, HELD, why)
        _note(session, now, ENGINE_ACTOR, event, why)
    raise Held(tr("{why}\nXem lại rồi cho chạy tiếp: dondoc restore --go-on", why=mark_text(why)))


def go_on(app: App, now: DateTime, actor: str) -> str:
    """A person has looked: the engine runs again, by the clock as it is now. Gives back what had been found.

    What a clock that was ahead has stamped is set right. Raises Refused when nothing is held.
    """
    with writing(app.engine) as session:
        held = get_meta(session, HELD) or _later_patrol(session, now)
        if not held:
            raise Refused("hệ thống không bị tạm dừng do khôi phục dữ liệu")
        set_meta(session, HELD, "")
        set_meta(session, CLOCK, "")
        correct_future_stamps(app, session, now)
        set_meta(session, PATROLS, str(max(_witnessed_count(app), int(get_meta(session, PATROLS) or 0))))
        _note(session, now, actor, "restore.released", held)
    return held


def _later_patrol(session: Session, now: DateTime) -> str:
    last = get_meta(session, LAST_PATROL)
    return (
        tr("lần đi tuần cuối ghi sau giờ của máy: {last}", last=mark_text(last))
        if last and parse_instant(last) > now
        else ""
    )


def restore_finding(app: App) -> str:
    """What was found and is not yet released; "" when nothing is held."""
    with reading(app.engine) as session:
        return get_meta(session, HELD) or ""


def _unknown(app: App, since: DateTime, *, tried: bool = False) -> list[ArchiveCopy]:
    """The letters that went since a day before, and that this database does not know to have gone.

    With `tried`, a letter that it knows to have tried is no surprise: a crash leaves such behind too.
    """
    letters = {letter.letter_id: letter for letter in archived_since(app, since.subtract(days=1))}
    rows = select(Message.letter_id).where(col(Message.letter_id).is_not(None))
    with reading(app.engine) as session:
        known = set(session.exec(rows if tried else rows.where(col(Message.state).in_(GONE))))
        known.update(session.exec(select(ArchivedLetter.letter_id)).all())
    return [letter for letter_id, letter in letters.items() if letter_id not in known]


def _settle_letters(app: App, letters: list[ArchiveCopy], now: DateTime) -> str:
    """Rows that wait although their letter went are left to the evidence; the other letters are remembered."""
    waiting = (*WAITING_STATES, MessageState.SENDING, MessageState.UNKNOWN)
    doubted = strangers = 0
    with writing(app.engine) as session:
        rows = session.exec(select(Message).where(col(Message.state).in_(waiting)).with_for_update())
        ours: dict[str, list[Message]] = {}
        for row in rows:
            digest = (row.letter_id or "").split("@")[0] or hashlib.sha256(row.key.encode()).hexdigest()[:32]
            ours.setdefault(digest, []).append(row)
        for letter in letters:
            found = ours.get(letter.letter_id.split("@")[0], [])
            for row in found:
                _doubt(row, letter.letter_id, now)
            doubted += bool(found)
            if not found:
                strangers += 1
                session.merge(ArchivedLetter(**vars(letter)))
    said = trn("{count} thư đang chờ gửi thì hộp thư lưu cho thấy đã đi, sẽ ghi là đã gửi chứ không gửi nữa", doubted)
    gone = trn("{count} thư đã đi mà dữ liệu này không có, cũng không gửi lại", strangers)
    return join_texts("; ", [said, gone])


def _doubt(row: Message, letter_id: str, now: DateTime) -> None:
    """As after a crash between hand-over and record: the next round of delivery settles it by the evidence."""
    row.letter_id, row.claimed_at, row.send_after = letter_id, now, min(row.send_after, now)
    for state in (MessageState.SENDING, MessageState.UNKNOWN):
        if state in MOVES[row.state]:
            move(row, state)


def _witnessed_count(app: App) -> int:
    with suppress(OSError, ValueError):
        return int(witness_of(app.settings).read_text("ascii"))
    return 0


def _note(session: Session, now: DateTime, actor: str, what: str, text: str) -> None:
    open_office_ledger(session)
    record_event(session, OFFICE_LEDGER, now, actor, what, reason=text)
