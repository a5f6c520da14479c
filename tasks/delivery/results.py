"""What a hand-over came to, written into the rows: the state, the Dues that a letter opened, whom to try next."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from pendulum import DateTime
from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select, update

from models.app import App
from models.campaign import Obligation, Recipient
from models.database import writing
from models.due import Due
from models.enums import OPENING_KINDS, MessageKind, Tier, Timing
from models.event import ENGINE_ACTOR, record_event
from models.message import Message
from models.states import MOVES, CampaignState, MessageState, move
from tasks.campaigns.locks import ledger_of, lock_messages
from tasks.campaigns.lookup import closed_window_of
from tasks.campaigns.schedule import open_due
from tasks.delivery.eligibility import reassign_to
from tasks.delivery.journal import forget_letters
from tasks.delivery.outcome import ClaimedLetter, Outcome
from tasks.letters.batch import Batch

NEXT_TIERS = {Tier.CONTACT: (Tier.DEPUTY, Tier.HEAD), Tier.DEPUTY: (Tier.HEAD,)}
"""Who is tried when a server refuses the address of a contact for good."""

JITTER = 0.2
"""A pause is lengthened by up to this part, so that letters put off together do not come back together."""

HANDED_OVER_STATES = (MessageState.SENDING, MessageState.UNKNOWN)
"""A Message in these states may have been handed over."""

DeliveryResult = Sequence[tuple[ClaimedLetter, Outcome]]

SENT_NOW = (
    update(Message)
    .where(col(Message.id) == bindparam("number"), col(Message.claimed_by) == bindparam("worker"))
    .where(or_(*(col(Message.state) == one for one in HANDED_OVER_STATES if MessageState.SENT in MOVES[one])))
    .values(
        state=MessageState.SENT, outcome_code=bindparam("code"), outcome=bindparam("text"), sent_at=bindparam("moment")
    )
)
"""That a letter was taken, where the claim is still ours; guarded by the table of moves as `move` is."""


def record_outcomes(app: App, done: DeliveryResult, worker: str, now: DateTime) -> Counter[MessageState]:
    """Write outcomes, where the claim is still ours: `recover_claims` may have doubted it (we know), or settled it."""
    counts: Counter[MessageState] = Counter()
    if not done:
        return counts
    plain: dict[int, Outcome] = {}
    others: dict[int, Outcome] = {}
    for claimed, outcome in done:
        quick = outcome.state is MessageState.SENT and not claimed.opens
        (plain if quick else others).update(dict.fromkeys(claimed.ids, outcome))
    with writing(app.engine) as session:
        counts += _record_others(app, session, others, worker, now)
        counts[MessageState.SENT] += _record_sent(session, plain, worker, now)
        forget_letters(session, {claimed.letter.letter_id for claimed, _ in done}, worker)
    return counts


def _record_sent(session: Session, outcomes: dict[int, Outcome], worker: str, now: DateTime) -> int:
    """Messages that were taken and with which nothing begins, without reading their rows; gives back how many."""
    if not outcomes:
        return 0
    values = [
        {"number": number, "worker": worker, "code": outcome.code, "text": outcome.text[:500], "moment": now}
        for number, outcome in sorted(outcomes.items())
    ]
    changed = session.connection().execute(SENT_NOW, values).rowcount
    return changed if changed >= 0 else len(values)


def _record_others(
    app: App, session: Session, outcomes: dict[int, Outcome], worker: str, now: DateTime
) -> Counter[MessageState]:
    counts: Counter[MessageState] = Counter()
    if outcomes:
        messages = lock_messages(session, list(outcomes))
        ours = [m for m in messages if m.claimed_by == worker and m.state in HANDED_OVER_STATES]
        batch = Batch(app, session, ours, now)
        for message in ours:
            apply_outcome(batch, message, outcomes[message.id])
            counts[message.state] += 1
        open_told_dues(batch, [m for m in ours if m.state is MessageState.SENT and m.kind in OPENING_KINDS])
    return counts


def release_claims(app: App, ids: list[int], waiting: list[int], worker: str, now: DateTime) -> None:
    """Claims of letters that were not handed over are undone, as if never made; those that are `waiting` pause."""
    if not (ids or waiting):
        return
    with writing(app.engine) as session:
        messages = lock_messages(session, ids + waiting)
        forget_letters(session, {m.letter_id for m in messages}, worker)
        late = set(waiting)
        for message in messages:
            if message.claimed_by == worker and message.state in HANDED_OVER_STATES:
                undo_claim(message)
                if message.id in late:
                    message.send_after = now.add(seconds=pause_seconds(app, message))


def undo_claim(message: Message) -> None:
    """The claim of a letter that was certainly not handed over, as if never made."""
    message.attempts -= 1
    tried = message.attempts or message.state is MessageState.UNKNOWN
    move(message, MessageState.RETRY if tried else MessageState.PLANNED)
    message.claimed_at = message.claimed_by = None
    if not message.attempts:
        message.first_tried_at = message.letter_id = None


def apply_outcome(batch: Batch, message: Message, outcome: Outcome) -> None:
    """Move one Message by its outcome; what needs a person gets an Event."""
    state = outcome.state
    if outcome.stop:
        message.first_tried_at = None  # the whole channel is down: this letter's day of trying has not begun
    elif state is MessageState.RETRY and _hopeless(batch, message):
        state = MessageState.DEAD
    if state is not message.state:
        move(message, state)
    message.outcome_code, message.outcome = outcome.code, outcome.text[:500]
    if state is MessageState.RETRY:
        message.send_after = batch.now.add(seconds=pause_seconds(batch.app, message))
    elif state is MessageState.SENT:
        message.sent_at = batch.now
    else:
        record_event(
            batch.session, ledger_of(batch.session, message), batch.now, ENGINE_ACTOR, f"message.{state}",
            due_id=message.due_id, message_id=message.id, new=message.address, reason=message.outcome,
        )  # fmt: skip
        if state is MessageState.REFUSED and not outcome.ours:
            try_next(batch, message)


def pause_seconds(app: App, message: Message) -> int:
    """How long after a failure a letter waits: longer each time, and by its key a little more than others."""
    pauses = app.settings.delivery.retry_minutes
    pause = 60 * pauses[min(max(message.attempts, 1), len(pauses)) - 1]
    chance = int(hashlib.sha256(f"{message.key}.{message.attempts}".encode()).hexdigest()[:8], 16) / 16**8
    return round(pause * (1 + JITTER * chance))


def _hopeless(batch: Batch, message: Message) -> bool:
    """After eight failures, or a day of them, a letter is a dead one, for a person."""
    delivery = batch.app.settings.delivery
    old = message.first_tried_at is not None and batch.now >= message.first_tried_at.add(hours=delivery.give_up_hours)
    return old or message.attempts > len(delivery.retry_minutes)


def try_next(batch: Batch, message: Message) -> None:
    """An address that was refused, or bounced: unless someone else there was told the same, the next tier will be."""
    contact = batch.contacts[message.contact_id]
    query = select(Message.id).where(
        Message.campaign_id == message.campaign_id, Message.agency_id == message.agency_id,
        Message.due_id == message.due_id, Message.window_id == message.window_id, Message.kind == message.kind,
        Message.step == message.step, Message.revision == message.revision, Message.id != message.id,
        col(Message.state).not_in((MessageState.REFUSED, MessageState.BOUNCED, MessageState.CANCELLED)),
    )  # fmt: skip
    batch.session.flush()
    if batch.session.exec(query.limit(1)).first() is not None:
        return
    tiers = NEXT_TIERS.get(contact.tier, ())
    people = next((found for tier in tiers if (found := batch.people(message.agency_id, tier))), [])
    reassign_to(batch, message, [person.id for person in people])


def open_told_dues(batch: Batch, messages: list[Message]) -> None:
    """The agencies have now been told: the Due of a letter, and with a distribution all that began with it."""
    if not messages:
        return
    query = select(Due, Obligation, Recipient.agency_id).join(Obligation)
    query = query.join(Recipient, col(Due.recipient_id) == Recipient.id).where(col(Due.opened_at).is_(None))
    query = query.where(col(Due.campaign_id).in_({batch.campaign_of(m).id for m in messages}))
    told: dict[tuple[int, int], list[Message]] = {}
    for message in messages:
        told.setdefault((batch.campaign_of(message).id, message.agency_id), []).append(message)
    rows = batch.session.exec(query.where(col(Recipient.agency_id).in_({m.agency_id for m in messages}))).all()
    for due, obligation, agency_id in rows:
        letters = told.get((due.campaign_id, agency_id), ())
        if any(_begins(letter, due, obligation) for letter in letters):
            open_due(batch.app, due, obligation, batch.now)
            ended = batch.campaigns[due.campaign_id].state is CampaignState.CLOSED or closed_window_of(
                batch.session, due
            )
            if ended:
                due.next_step_at = None


def _begins(message: Message, due: Due, obligation: Obligation) -> bool:
    if message.kind is MessageKind.REQUEST:
        return due.id == message.due_id
    return obligation.timing is not Timing.ON_REQUEST
