"""Letters that need a person: queued again, each under its own key and Message-ID."""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.campaign import Campaign
from models.event import record
from models.message import Message
from models.states import MessageState, move
from tasks.common import ledger_of, locked
from tasks.errors import Refused
from tasks.vocabulary import STATE_WORDS

AGAIN = {
    MessageState.DEAD: MessageState.PLANNED,
    MessageState.REFUSED: MessageState.PLANNED,
    MessageState.UNKNOWN: MessageState.RETRY,
}
"""What may be queued again, and to which state it goes; `unknown` only one by one, by a person who has looked."""


def resend(session: Session, ids: list[int], now: DateTime, actor: str) -> int:
    """Queue these Messages again, all or none; gives back how many. Whether it may still be said, its claim asks.

    Raises Refused for a number that does not exist, or a letter that waits, has gone or was cancelled.
    """
    wanted = set(ids)
    messages = locked(session, list(wanted))
    if missing := sorted(wanted - {message.id for message in messages}):
        raise Refused(f"không có thư số {', '.join(map(str, missing))}; dondoc messages --json cho biết các số")
    for message in messages:
        if message.state not in AGAIN:
            raise Refused(f"thư số {message.id} “{STATE_WORDS[message.state]}”, không gửi lại được")
    for message in messages:
        _queue(session, message, now, actor)
    return len(messages)


def stuck(session: Session, state: MessageState, campaign: Campaign | None = None) -> list[int]:
    """The numbers of the Messages in a state, of one campaign or of all."""
    query = select(Message.id).where(Message.state == state).order_by(col(Message.id))
    if campaign:
        query = query.where(Message.campaign_id == campaign.id)
    return [number or 0 for number in session.exec(query)]


def _queue(session: Session, message: Message, now: DateTime, actor: str) -> None:
    old = move(message, AGAIN[message.state])
    message.send_after, message.attempts, message.first_tried_at = now, 0, None
    message.claimed_at = message.claimed_by = None
    reason = f"thư số {message.id}: {message.outcome}"
    record(
        session, ledger_of(session, message), now, actor, "message.again",
        due_id=message.due_id, message_id=message.id, old=old, new=message.address, reason=reason,
    )  # fmt: skip
