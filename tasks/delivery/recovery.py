"""What a crash left between hand-over and record: doubted first, then settled by evidence, never by hope."""

from collections import Counter
from collections.abc import Callable

from pendulum import DateTime
from sqlmodel import and_, col, or_, select

from models.app import App
from models.database import reading, writing
from models.enums import OPENING_KINDS
from models.message import Message
from models.states import MessageState
from tasks.campaigns.locks import lock_messages
from tasks.delivery.outcome import Outcome
from tasks.delivery.results import apply_outcome, open_told_dues
from tasks.letters.batch import Batch

DOUBT = Outcome(MessageState.UNKNOWN, text="chương trình dừng giữa lúc giao thư và lúc ghi kết quả")
FOUND = Outcome(MessageState.SENT, text="tìm thấy trong hộp thư lưu")

Evidence = Callable[[str, str], bool | None]
"""Asks, by Message-ID and channel, whether a letter was handed over; None where nothing can be known."""


def recover_claims(app: App, evidence: Evidence, now: DateTime) -> Counter[MessageState]:
    """Claims whose worker is gone become `unknown`; evidence makes them sent, or lets them go once more."""
    stale = now.subtract(minutes=app.settings.delivery.lease_minutes)
    abandoned = and_(col(Message.state) == MessageState.SENDING, col(Message.claimed_at) <= stale)
    left = select(Message.id, Message.letter_id, Message.channel, Message.state)
    left = left.where(or_(col(Message.state) == MessageState.UNKNOWN, abandoned)).order_by(col(Message.id))
    letters: dict[tuple[str, str], list[int]] = {}
    doubted = []
    with reading(app.engine) as session:
        for message_id, letter_id, channel, state in session.exec(left):
            letters.setdefault((letter_id or "", channel), []).append(message_id or 0)
            if state is MessageState.SENDING:
                doubted.append(message_id or 0)
    _doubt(app, doubted, stale, now)
    settled: Counter[MessageState] = Counter()
    for (letter_id, channel), ids in letters.items():
        found = evidence(letter_id, channel)
        if found is None:
            continue  # held and listed; its Event has brought it to the board
        with writing(app.engine) as session:  # all rows of one letter at once: it goes again whole, or not
            messages = [m for m in lock_messages(session, ids) if m.state is MessageState.UNKNOWN]
            batch = Batch(app, session, messages, now)
            for message in messages:
                _resolve(batch, message, found)
                settled[message.state] += 1
            open_told_dues(batch, [m for m in messages if m.state is MessageState.SENT and m.kind in OPENING_KINDS])
    return settled


def _doubt(app: App, ids: list[int], stale: DateTime, now: DateTime) -> None:
    """Claims older than the lease become `unknown`, each with an Event, so that the board shows them."""
    if not ids:
        return
    with writing(app.engine) as session:
        messages = [m for m in lock_messages(session, ids) if m.state is MessageState.SENDING]
        messages = [m for m in messages if m.claimed_at and m.claimed_at <= stale]
        batch = Batch(app, session, messages, now)
        for message in messages:
            apply_outcome(batch, message, DOUBT)


def _resolve(batch: Batch, message: Message, found: bool) -> None:
    """By the evidence: it was handed over, or it never went and its day of trying begins anew."""
    if found:
        apply_outcome(batch, message, FOUND)
        message.sent_at = message.claimed_at or batch.now  # it went before the crash, not when it was found
        return
    message.first_tried_at = batch.now
    apply_outcome(batch, message, Outcome(MessageState.RETRY))
    message.send_after = batch.now
