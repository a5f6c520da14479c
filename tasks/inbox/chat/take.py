"""What was written to the office's Zalo bot, taken like mail: the same tray, the same checks, each counted once.

1. A message is kept in the database as soon as the platform has handed it out, which it does once; on the disk where
the database takes nothing. 2. It binds its chat, or its row and what it counts for are written in one transaction,
under a key of its number. 3. Then what was kept goes, and what is to be answered at once is said. What is killed
after 1 is taken by the next reading, on whichever machine.
"""

import hashlib
import json
from collections import Counter
from typing import Any

from pendulum import DateTime
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign
from models.database import Meta, get_meta, reading, set_meta, writing
from models.message import Message
from models.states import MailState, MessageState
from tasks.delivery.channels.imap import Fetched
from tasks.delivery.channels.zalo import Target, parse_bot
from tasks.inbox.chat.binding import CODE, bind_or_tell, contacts_of_chat
from tasks.inbox.chat.platform import ChatDown, ChatMessage, next_message, read_message, say_in_chat
from tasks.inbox.chat.words import NO_FILES
from tasks.inbox.correlate import AT_WORK
from tasks.inbox.ingest import keep_incoming
from tasks.inbox.mail.parse import Incoming
from tasks.storage.atomic import atomic_write

MOST = 500
"""Messages of one reading; the rest are handed out by the next."""
FOLDER = "chat"
KEPT = "zalo.update."
"""With the first digits of its hash, the Meta key of a message that was handed out and is not taken in yet."""
UNREAD_CHATS = "zalo.unread"
"""The Meta key of why the platform could not be read, empty while it is."""
ONLY_TEXT = (
    "tin nhắn Zalo chỉ có ảnh, tệp hoặc biểu tượng, hệ thống không nhận qua Zalo; đã đề nghị cơ quan gửi cách khác"
)


def read_chats(app: App, now: DateTime) -> Counter[MailState]:
    """Take in what is new, where a bot is configured; gives back how many messages, by the state they were stored in.

    Raises ChatDown where the platform cannot be read; what was handed out by then is taken in.
    """
    taken: Counter[MailState] = Counter()
    if app.virtual or not app.settings.zalo.bot:
        return taken
    bot = parse_bot(app.settings.zalo.bot)
    try:
        _take_kept(app, bot, now, taken)
        for _ in range(MOST):
            if (update := next_message(bot)) is None:
                break
            _keep(app, update)
            _take_kept(app, bot, now, taken)
    except ChatDown as error:
        _note(app, f"{now.isoformat()} {error}")
        raise
    _note(app, "")
    return taken


def _note(app: App, why: str) -> None:
    with writing(app.engine) as session:
        set_meta(session, UNREAD_CHATS, why)


def _keep(app: App, update: dict[str, Any]) -> None:
    """Before anything else."""
    raw = json.dumps(update, ensure_ascii=False, sort_keys=True)
    name = hashlib.sha256(raw.encode()).hexdigest()
    try:
        with writing(app.engine) as session:
            set_meta(session, f"{KEPT}{name[:40]}", raw)
    except DBAPIError:
        folder = app.settings.data / FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic_write(folder / f"{name}.json", raw.encode(), mode=0o600, durable=True)


def _take_kept(app: App, bot: Target, now: DateTime, taken: Counter[MailState]) -> None:
    for path in sorted((app.settings.data / FOLDER).glob("*.json"), key=lambda one: one.stat().st_mtime_ns):
        say = _take_update(app, path.read_text("utf-8"), now, taken)
        path.unlink(missing_ok=True)
        _say(bot, say)
    with reading(app.engine) as session:
        rows = session.exec(select(Meta).where(col(Meta.key).startswith(KEPT))).all()
    for row in rows:
        say = _take_update(app, row.value, now, taken)
        with writing(app.engine) as session:
            session.execute(delete(Meta).where(col(Meta.key) == row.key))
        _say(bot, say)


def _say(bot: Target, say: tuple[str, str] | None) -> None:
    if say:
        say_in_chat(bot, *say)


def _take_update(app: App, raw: str, now: DateTime, taken: Counter[MailState]) -> tuple[str, str] | None:
    """Take in what the platform handed out; gives back the chat and what is answered in it at once."""
    found = json.loads(raw)
    message = read_message(found if isinstance(found, dict) else {}, now)
    answer = "" if message is None or not message.private else _take(app, message, now, taken)
    return (message.chat, answer) if message and answer else None


def _take(app: App, message: ChatMessage, now: DateTime, taken: Counter[MailState]) -> str:
    """Take in one message; gives back what is answered at once."""
    with writing(app.engine) as session:
        people = contacts_of_chat(session, message.chat)
        if not people or CODE.fullmatch(message.text):
            return bind_or_tell(app, session, message, now)
        answers = _letters_to(session, [person.id for person in people])
    state = _store(app, message, answers, now)
    if state is None:
        return ""
    taken[state] += 1
    return "" if message.text else NO_FILES


def _letters_to(session: Session, people: list[int]) -> tuple[str, ...]:
    """What was said to the people of a chat in campaigns that are at work: a chat goes on without naming its letter."""
    query = select(Message.letter_id).join(Campaign).where(col(Campaign.state).in_(AT_WORK))
    query = query.where(col(Message.contact_id).in_(people), Message.state == MessageState.SENT)
    found = session.exec(query.order_by(col(Message.id).desc())).all()
    return tuple(dict.fromkeys(letter for letter in found if letter))


def _store(app: App, message: ChatMessage, answers: tuple[str, ...], now: DateTime) -> MailState | None:
    """Its row and what it comes to; None when it was known before."""
    key = hashlib.sha256(f"zalo:{message.number}".encode()).hexdigest()
    incoming = Incoming(
        key=key, letter_id="", sender=f"zalo:{message.chat}", subject="", text=message.text, own=message.text,
        answers=answers, tokens=(), files=(), genuine=True, automatic="",
    )  # fmt: skip
    size = len(message.text.encode())
    fetched = Fetched(message.number, message.at, size, b"", whole=True)
    return keep_incoming(app, incoming, fetched, now, "" if message.text else ONLY_TEXT)


def chats_unread(app: App) -> str:
    """Why the platform could not be read the last time; "" when it could."""
    with reading(app.engine) as session:
        return (get_meta(session, UNREAD_CHATS) or "").partition(" ")[2]
