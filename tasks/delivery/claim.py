"""Claims: a batch of letters in one transaction that re-checks each and writes its words into its rows."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from jinja2 import TemplateError
from pendulum import DateTime
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from models.app import Office
from models.database import writing
from models.due import Due
from models.message import Message
from models.states import WAITING, MessageState, move
from tasks.campaigns.locks import lock_messages
from tasks.campaigns.outbox import count_said
from tasks.delivery.eligibility import must_wait, readdressed, too_late, untrue
from tasks.delivery.outcome import Outcome
from tasks.delivery.queue import STILL_SPEAKS, Waiting
from tasks.delivery.results import settle
from tasks.delivery.throttle import Gate
from tasks.letters.batch import Shelf
from tasks.letters.compose import Letter, address_of, compose
from tasks.letters.personal_links import sign_links, with_link

LATE = Outcome(MessageState.DEAD, text="thời hạn nêu trong thư đã qua trước khi gửi được")


@dataclass
class Claimed:
    """The letters that are ours to hand over, each with the ids of its Messages; and what else came of the batch."""

    letters: list[tuple[Letter, list[int]]] = field(default_factory=list)
    states: Counter[MessageState] = field(default_factory=Counter)


def claim(office: Office, batch: list[list[Waiting]], gate: Gate, worker: str, now: DateTime) -> Claimed:
    """Take letters for this worker. One that the database itself does not take is refused, and the others go on."""
    try:
        return _claim(office, batch, gate, worker, now)
    except OperationalError:
        raise  # the database is not there or not free: that is no letter's fault
    except SQLAlchemyError as error:
        if len(batch) == 1:
            return _refuse(office, batch[0], error, now)
        claimed = Claimed()
        for letter in batch:
            one = claim(office, [letter], gate, worker, now)
            claimed.letters += one.letters
            claimed.states += one.states
        return claimed


def _claim(office: Office, batch: list[list[Waiting]], gate: Gate, worker: str, now: DateTime) -> Claimed:
    claimed = Claimed()
    with writing(office.engine) as session:
        messages = {m.id: m for m in lock_messages(session, [row.id for letter in batch for row in letter])}
        shelf = Shelf(office, session, list(messages.values()), now)
        sign_links(shelf)  # keys that cannot be read are no letter's fault: nothing is claimed then
        with session.no_autoflush:
            for letter in batch:
                members = (messages[row.id] for row in letter)
                if taken := [m for m in members if _free(shelf, m) and _sayable(shelf, m, gate, claimed)]:
                    _take(shelf, taken, worker, claimed)
    return claimed


def _free(shelf: Shelf, message: Message) -> bool:
    """True when no other worker has it, and its campaign may still speak."""
    speaks = message.campaign_id is None or shelf.campaign_of(message).state in STILL_SPEAKS
    return speaks and message.state in WAITING and message.send_after <= shelf.now


def _sayable(shelf: Shelf, message: Message, gate: Gate, claimed: Claimed) -> bool:
    """True when it may be said now. What is no longer true is cancelled, what came too late goes to a person."""
    if must_wait(shelf, message):
        return False
    if readdressed(shelf, message):
        pass
    elif too_late(shelf, message):
        move(message, MessageState.SENDING)
        message.letter_id = message.letter_id or letter_id(shelf.office, message)
        settle(shelf, message, LATE)
    elif reason := untrue(shelf, message):
        move(message, MessageState.CANCELLED)
        message.outcome = reason
    else:
        return not gate.holds(message, address_of(shelf, message), shelf.now)
    claimed.states[message.state] += 1
    return False


def _take(shelf: Shelf, taken: list[Message], worker: str, claimed: Claimed) -> None:
    name = taken[0].letter_id or letter_id(shelf.office, taken[0])
    for message in taken:
        move(message, MessageState.SENDING)
        message.claimed_at, message.claimed_by = shelf.now, worker
        message.attempts += 1
        message.first_tried_at = message.first_tried_at or shelf.now
        message.letter_id = name
        if message.ordinal and (due := shelf.due_of(message)):
            message.ordinal = _ordinal(shelf, message, due)
    try:
        letter = compose(shelf, taken)
    except (TemplateError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        # One letter that cannot be written must not hold up the others: a person gets it.
        for message in taken:
            settle(shelf, message, Outcome(MessageState.REFUSED, text=f"không soạn được thư: {error}", ours=True))
            claimed.states[MessageState.REFUSED] += 1
        return
    for message in taken:
        message.address, message.subject, message.body = letter.address, letter.words.subject, ""
    taken[0].body = letter.words.text  # once: a list of thousands is long
    claimed.letters.append((with_link(shelf, letter, taken), [message.id or 0 for message in taken]))


def _ordinal(shelf: Shelf, message: Message, due: Due) -> int:
    return count_said(shelf.said.get(due.id or 0, ()), due, message.kind, message.step) + 1


def letter_id(office: Office, message: Message) -> str:
    """The Message-ID, made from the key: the same letter has the same one however often it is tried."""
    digest = hashlib.sha256(message.key.encode()).hexdigest()[:32]
    return f"{digest}@{office.settings.mail.sender.split('@')[-1]}"


def _refuse(office: Office, letter: Iterable[Waiting], error: SQLAlchemyError, now: DateTime) -> Claimed:
    claimed = Claimed()
    reason = f"cơ sở dữ liệu không nhận thư này: {getattr(error, 'orig', None) or error}"
    with writing(office.engine) as session:
        messages = lock_messages(session, [row.id for row in letter])
        shelf = Shelf(office, session, messages, now)
        for message in (m for m in messages if _free(shelf, m)):
            message.letter_id = message.letter_id or letter_id(office, message)
            move(message, MessageState.SENDING)
            settle(shelf, message, Outcome(MessageState.REFUSED, text=reason, ours=True))
            claimed.states[message.state] += 1
    return claimed
