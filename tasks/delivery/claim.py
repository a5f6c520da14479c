"""Claims: a batch of letters in one transaction that re-checks each and writes its words into its rows."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from jinja2 import TemplateError
from pendulum import DateTime
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from models.app import App
from models.database import writing
from models.due import Due
from models.enums import OPENING_KINDS
from models.message import Message
from models.states import WAITING_STATES, MessageState, move
from models.text import tr
from tasks.campaigns.locks import lock_messages
from tasks.campaigns.outbox import count_said
from tasks.delivery.eligibility import deadline_passed, is_on_hold, readdress_if_contact_gone, why_obsolete
from tasks.delivery.outcome import ClaimedLetter, Outcome
from tasks.delivery.queue import STILL_SPEAKS, QueuedMessage
from tasks.delivery.results import apply_outcome
from tasks.delivery.throttle import Throttle
from tasks.letters.batch import Batch
from tasks.letters.compose import address_of, compose_letter
from tasks.letters.personal_links import sign_links, with_link

LATE = Outcome(MessageState.DEAD, text="thời hạn nêu trong thư đã qua trước khi gửi được")


@dataclass
class Claimed:
    """The letters that are ours to hand over; and what else came of the batch."""

    letters: list[ClaimedLetter] = field(default_factory=list)
    states: Counter[MessageState] = field(default_factory=Counter)


def claim_batch(app: App, queued: list[list[QueuedMessage]], throttle: Throttle, worker: str, now: DateTime) -> Claimed:
    """Take letters for this worker. One that the database itself does not take is refused, and the others go on."""
    try:
        return _claim(app, queued, throttle, worker, now)
    except OperationalError:
        raise  # the database is not there or not free: that is no letter's fault
    except SQLAlchemyError as error:
        if len(queued) == 1:
            return _refuse(app, queued[0], error, now)
        claimed = Claimed()
        for letter in queued:
            one = claim_batch(app, [letter], throttle, worker, now)
            claimed.letters += one.letters
            claimed.states += one.states
        return claimed


def _claim(app: App, queued: list[list[QueuedMessage]], throttle: Throttle, worker: str, now: DateTime) -> Claimed:
    claimed = Claimed()
    with writing(app.engine) as session:
        messages = {m.id: m for m in lock_messages(session, [row.id for letter in queued for row in letter])}
        batch = Batch(app, session, list(messages.values()), now)
        sign_links(batch)  # keys that cannot be read are no letter's fault: nothing is claimed then
        with session.no_autoflush:
            for letter in queued:
                members = (messages[row.id] for row in letter)
                if taken := [m for m in members if _free(batch, m) and _settle_or_allow(batch, m, throttle, claimed)]:
                    _take(batch, taken, worker, claimed)
    return claimed


def _free(batch: Batch, message: Message) -> bool:
    """True when no other worker has it, and its campaign may still speak."""
    speaks = message.campaign_id is None or batch.campaign_of(message).state in STILL_SPEAKS
    return speaks and message.state in WAITING_STATES and message.send_after <= batch.now


def _settle_or_allow(batch: Batch, message: Message, throttle: Throttle, claimed: Claimed) -> bool:
    """Cancel what is no longer true, hand what came too late to a person; True when it may be said now."""
    if is_on_hold(batch, message):
        return False
    if readdress_if_contact_gone(batch, message):
        pass
    elif deadline_passed(batch, message):
        move(message, MessageState.SENDING)
        message.letter_id = message.letter_id or message_id_of(batch.app, message)
        apply_outcome(batch, message, LATE)
    elif reason := why_obsolete(batch, message):
        move(message, MessageState.CANCELLED)
        message.outcome = reason
    else:
        return not throttle.holds(message, address_of(batch, message), batch.now)
    claimed.states[message.state] += 1
    return False


def _take(batch: Batch, taken: list[Message], worker: str, claimed: Claimed) -> None:
    name = taken[0].letter_id or message_id_of(batch.app, taken[0])
    for message in taken:
        move(message, MessageState.SENDING)
        message.claimed_at, message.claimed_by = batch.now, worker
        message.attempts += 1
        message.first_tried_at = message.first_tried_at or batch.now
        message.letter_id = name
        if message.ordinal and (due := batch.due_of(message)):
            message.ordinal = _ordinal(batch, message, due)
    try:
        letter = compose_letter(batch, taken)
    except (TemplateError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        # One letter that cannot be written must not hold up the others: a person gets it.
        for message in taken:
            apply_outcome(
                batch,
                message,
                Outcome(MessageState.REFUSED, text=tr("không soạn được thư: {error}", error=error), ours=True),
            )
            claimed.states[MessageState.REFUSED] += 1
        return
    for message in taken:
        message.address, message.subject, message.body = letter.address, letter.words.subject, ""
    taken[0].body = letter.words.text  # once: a list of thousands is long
    opens = any(message.kind in OPENING_KINDS for message in taken)
    claimed.letters.append(ClaimedLetter(with_link(batch, letter, taken), [message.id for message in taken], opens))


def _ordinal(batch: Batch, message: Message, due: Due) -> int:
    return count_said(batch.said.get(due.id, ()), due, message.kind, message.step) + 1


def message_id_of(app: App, message: Message) -> str:
    """The Message-ID, made from the key: the same letter has the same one however often it is tried."""
    digest = hashlib.sha256(message.key.encode()).hexdigest()[:32]
    return f"{digest}@{app.settings.mail.sender.split('@')[-1]}"


def _refuse(app: App, letter: Iterable[QueuedMessage], error: SQLAlchemyError, now: DateTime) -> Claimed:
    claimed = Claimed()
    reason = tr("cơ sở dữ liệu không nhận thư này: {why}", why=getattr(error, "orig", None) or error)
    with writing(app.engine) as session:
        messages = lock_messages(session, [row.id for row in letter])
        batch = Batch(app, session, messages, now)
        for message in (m for m in messages if _free(batch, m)):
            message.letter_id = message.letter_id or message_id_of(app, message)
            move(message, MessageState.SENDING)
            apply_outcome(batch, message, Outcome(MessageState.REFUSED, text=reason, ours=True))
            claimed.states[message.state] += 1
    return claimed
