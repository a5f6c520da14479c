"""What a crash left between claim and record.

A claim whose letter no session had in hand is undone, and an answer that is in the journal goes into the rows. What was
in hand and has no answer is doubted first, then settled by evidence, never by hope.
"""

from collections import Counter
from collections.abc import Callable, Set

from pendulum import DateTime
from sqlalchemy import text
from sqlmodel import Session, col, select

from models.app import App
from models.database import reading, writing
from models.enums import OPENING_KINDS
from models.message import Message
from models.states import MessageState
from tasks.campaigns.locks import lock_messages
from tasks.delivery.journal import forget_letters, read_journal
from tasks.delivery.outcome import Outcome
from tasks.delivery.results import apply_outcome, open_told_dues, undo_claim
from tasks.letters.batch import Batch

DOUBT = Outcome(MessageState.UNKNOWN, text="chương trình dừng giữa lúc giao thư và lúc ghi kết quả")
FOUND = Outcome(MessageState.SENT, text="tìm thấy bằng chứng đã gửi")

Evidence = Callable[[str, str], bool | None]
"""Asks, by Message-ID and channel, whether a letter was handed over; None where nothing can be known."""


def recover_claims(app: App, evidence: Evidence, now: DateTime) -> Counter[MessageState]:
    """Claims whose worker is gone are undone or, where it may have handed over, become `unknown`.

    Evidence makes these sent, or lets them go once more.
    """
    settled = _take_over(app, now.subtract(minutes=app.settings.delivery.lease_minutes), now)
    left = select(Message.id, Message.letter_id, Message.channel).where(Message.state == MessageState.UNKNOWN)
    letters: dict[tuple[str, str], list[int]] = {}
    with reading(app.engine) as session:
        for message_id, letter_id, channel in session.exec(left.order_by(col(Message.id))):
            letters.setdefault((letter_id or "", channel), []).append(message_id or 0)
    for (letter_id, channel), ids in letters.items():
        found = evidence(letter_id, channel)
        if found is None:
            continue  # held and listed; its Event has brought it to the board
        with writing(app.engine) as session:  # all rows of one letter at once: it goes again whole, or not
            messages = [m for m in lock_messages(session, ids) if m.state is MessageState.UNKNOWN]
            batch = Batch(app, session, messages, now)
            for message in messages:
                _resolve(batch, message, found=found)
                settled[message.state] += 1
            open_told_dues(batch, [m for m in messages if m.state is MessageState.SENT and m.kind in OPENING_KINDS])
    return settled


def has_abandoned(app: App, now: DateTime) -> bool:
    """Whether some claim is older than the lease."""
    stale = now.subtract(minutes=app.settings.delivery.lease_minutes)
    claim = select(Message.id).where(Message.state == MessageState.SENDING, col(Message.claimed_at) <= stale).limit(1)
    with reading(app.engine) as session:
        return session.exec(claim).first() is not None


def _take_over(app: App, stale: DateTime, now: DateTime) -> Counter[MessageState]:
    """Settle the claims that are older than the lease by what the journal says of their letters."""
    settled: Counter[MessageState] = Counter()
    abandoned = (Message.state == MessageState.SENDING, col(Message.claimed_at) <= stale)
    with reading(app.engine) as session:
        ids = [one or 0 for one in session.exec(select(Message.id).where(*abandoned).order_by(col(Message.id)))]
    if not ids:
        return settled
    with writing(app.engine) as session:
        messages = [m for m in lock_messages(session, ids) if m.state is MessageState.SENDING]
        _hold_journal(session)
        messages = [m for m in messages if m.claimed_at and m.claimed_at <= stale]
        batch = Batch(app, session, messages, now)
        in_hand = read_journal(session, (m.letter_id or "" for m in messages))
        for message in messages:
            if message.letter_id not in in_hand:
                undo_claim(message)
                continue
            apply_outcome(batch, message, in_hand[message.letter_id] or DOUBT)
            if message.state is not MessageState.UNKNOWN:
                settled[message.state] += 1
                message.sent_at = message.claimed_at if message.state is MessageState.SENT else None
        forget_letters(session, in_hand)
        open_told_dues(batch, [m for m in messages if m.state is MessageState.SENT and m.kind in OPENING_KINDS])
    return settled


def release_unbegun(app: App, ids: Set[int], worker: str) -> None:
    """Undo what a worker has claimed of these Messages and no session of it took in hand: its round is over."""
    ours = (Message.state == MessageState.SENDING, col(Message.claimed_by) == worker)
    with writing(app.engine) as session:
        claimed = [number for number in session.exec(select(Message.id).where(*ours)) if number in ids]
        messages = [m for m in lock_messages(session, claimed) if m.state is MessageState.SENDING]
        _hold_journal(session)
        in_hand = read_journal(session, (m.letter_id or "" for m in messages))
        for message in messages:
            if message.letter_id not in in_hand and message.claimed_by == worker:
                undo_claim(message)


def _hold_journal(session: Session) -> None:
    """Nobody begins a letter till the end of this transaction: on SQLite no other writes anyway.

    Behind the locks of the campaigns, as whoever records locks them.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("LOCK TABLE hand_over IN SHARE ROW EXCLUSIVE MODE"))


def _resolve(batch: Batch, message: Message, *, found: bool) -> None:
    """By the evidence: it was handed over, or it never went and its day of trying begins anew."""
    if found:
        apply_outcome(batch, message, FOUND)
        message.sent_at = message.claimed_at or batch.now  # it went before the crash, not when it was found
        return
    message.first_tried_at = batch.now
    apply_outcome(batch, message, Outcome(MessageState.RETRY))
    message.send_after = batch.now
