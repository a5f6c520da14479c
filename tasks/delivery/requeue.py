"""Letters that need a person: queued again, each under its own key and Message-ID."""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign
from models.enums import OPENING_KINDS
from models.event import Event, record_event
from models.message import Message
from models.states import MessageState, move
from models.text import mark_text, tr
from tasks.campaigns.locks import ledger_of, lock_messages
from tasks.delivery.outcome import Outcome
from tasks.delivery.results import apply_outcome, open_told_dues
from tasks.errors import AlreadyDone, Refused
from tasks.labels import STATE_LABELS
from tasks.letters.batch import Batch

QUEUED, CONFIRMED = "message.again", "message.confirmed"
"""The Events of what a person did about a letter."""

REQUEUED_TO = {
    MessageState.DEAD: MessageState.PLANNED,
    MessageState.REFUSED: MessageState.PLANNED,
    MessageState.BOUNCED: MessageState.PLANNED,
    MessageState.UNKNOWN: MessageState.RETRY,
}
"""What may be queued again, and to which state it goes; `unknown` only one by one, by a person who has looked."""


def requeue_messages(session: Session, ids: list[int], now: DateTime, actor: str) -> int:
    """Queue these Messages again, all or none; gives back how many. Whether it may still be said, its claim asks.

    Raises Refused for a number that does not exist, or a letter that waits, has gone or was cancelled; AlreadyDone when
    each was queued again and has not failed since.
    """
    wanted = set(ids)
    messages = lock_messages(session, list(wanted))
    if missing := sorted(wanted - {message.id for message in messages}):
        raise Refused(
            tr(
                "không có thư số {letters}; dondoc messages --json cho biết các số",
                letters=", ".join(map(str, missing)),
            )
        )
    _refuse_queued(session, messages)
    for message in messages:
        if message.state not in REQUEUED_TO:
            raise Refused(
                tr(
                    "thư số {letter} “{state}”, không gửi lại được",
                    letter=message.id,
                    state=mark_text(STATE_LABELS[message.state]),
                )
            )
    for message in messages:
        _queue(session, message, now, actor)
    return len(messages)


def confirm_arrival(app: App, session: Session, number: int, now: DateTime, actor: str) -> None:
    """The recipient of a letter in doubt says that it arrived: it is taken as sent when it was handed over.

    Its rows, where it said several things, are settled together. Raises Refused when the letter is in no doubt,
    AlreadyDone when its arrival was confirmed.
    """
    ids = _rows_in_doubt(session, number)
    if not ids and (event := _newest_event(session, CONFIRMED, [number])):
        raise AlreadyDone("xác minh thư chưa rõ", _since(event))
    if not ids:
        raise _in_no_doubt(number)
    messages = [m for m in lock_messages(session, ids) if m.state is MessageState.UNKNOWN]
    batch = Batch(app, session, messages, now)
    for message in messages:
        apply_outcome(batch, message, Outcome(MessageState.SENT, text="nơi nhận xác nhận đã nhận"))
        message.sent_at = message.claimed_at or now
        _note(session, message, now, actor, CONFIRMED, MessageState.UNKNOWN)
    open_told_dues(batch, [m for m in messages if m.state is MessageState.SENT and m.kind in OPENING_KINDS])


def deny_arrival(session: Session, number: int, now: DateTime, actor: str) -> None:
    """The recipient of a letter in doubt says that it did not arrive: it goes again. Raises as `confirm_arrival`."""
    ids = _rows_in_doubt(session, number)
    if not ids:
        _refuse_queued(session, lock_messages(session, [number]))
        raise _in_no_doubt(number)
    requeue_messages(session, ids, now, actor)


def _rows_in_doubt(session: Session, number: int) -> list[int]:
    """The Messages of a letter of which nobody knows whether it went."""
    letter = select(Message.letter_id).where(Message.id == number, Message.state == MessageState.UNKNOWN)
    name = session.exec(letter).first()
    rows = select(Message.id).where(Message.letter_id == name, Message.state == MessageState.UNKNOWN)
    return [one or 0 for one in session.exec(rows)] if name is not None else []


def _in_no_doubt(number: int) -> Refused:
    return Refused(
        tr("thư số {number} không phải là thư chưa rõ; dondoc messages --state unknown cho biết các số", number=number)
    )


def check_of_campaign(session: Session, campaign: Campaign, ids: list[int]) -> None:
    """Raises Refused for a letter that is not of a campaign."""
    mine = session.exec(select(Message.id).where(Message.campaign_id == campaign.id, col(Message.id).in_(ids))).all()
    if strange := sorted(set(ids) - set(mine)):
        raise Refused(
            tr(
                "thư số {strange} không thuộc đợt {campaign}; xem số ở bảng can-nguoi-xu-ly",
                strange=strange[0],
                campaign=campaign.slug,
            )
        )


def find_doubted(session: Session, ids: list[int]) -> list[int]:
    """Those of some letters of which nobody knows whether they went."""
    unknown = select(Message.id).where(col(Message.id).in_(ids), Message.state == MessageState.UNKNOWN)
    return [number or 0 for number in session.exec(unknown)]


def _refuse_queued(session: Session, messages: list[Message]) -> None:
    """Raises AlreadyDone when each of some letters was queued again, and has not failed since."""
    well = (MessageState.PLANNED, MessageState.RETRY, MessageState.SENDING, MessageState.SENT)
    if messages and all(m.state in well and _newest_event(session, QUEUED, [m.id]) for m in messages):
        event = _newest_event(session, QUEUED, [m.id for m in messages])
        raise AlreadyDone("gửi lại thư", _since(event) if event else "")


def _newest_event(session: Session, what: str, ids: list[int]) -> Event | None:
    query = select(Event).where(Event.what == what, col(Event.message_id).in_(ids))
    return session.exec(query.order_by(col(Event.id).desc())).first()


def _since(event: Event) -> str:
    return f" ({event.actor}, {event.at:%H:%M %d/%m/%Y})"


def stuck_messages(session: Session, state: MessageState, campaign: Campaign | None = None) -> list[int]:
    """The numbers of the Messages in a state, of one campaign or of all."""
    query = select(Message.id).where(Message.state == state).order_by(col(Message.id))
    if campaign:
        query = query.where(Message.campaign_id == campaign.id)
    return [number or 0 for number in session.exec(query)]


def _queue(session: Session, message: Message, now: DateTime, actor: str) -> None:
    old = move(message, REQUEUED_TO[message.state])
    message.send_after, message.attempts, message.first_tried_at = now, 0, None
    message.claimed_at = message.claimed_by = None
    _note(session, message, now, actor, QUEUED, old)


def _note(session: Session, message: Message, now: DateTime, actor: str, what: str, old: MessageState) -> None:
    why = tr("thư số {letter}: {outcome}", letter=message.id, outcome=mark_text(message.outcome))
    record_event(
        session, ledger_of(session, message), now, actor, what, due_id=message.due_id, message_id=message.id,
        old=old, new=message.address, reason=why,
    )  # fmt: skip
