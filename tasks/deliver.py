"""Claim, re-check, write, hand over, record: how a planned Message goes out once.

1. `_sweep` finds what a crash left between hand-over and record, and settles it by evidence, never by hope.
2. `_claim` takes one letter in a transaction that re-checks whether it may still be said, writes its words into
   the row and marks it `sending`; that commit stands before anything leaves the house.
3. The mail room hands it over.
4. `_record` writes the outcome, only if the claim is still ours, and starts the ladder of what the letter opened.
"""

import hashlib
import os
import socket
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from jinja2 import TemplateError
from pendulum import DateTime
from sqlalchemy import or_
from sqlmodel import Session, col, select

from models.agency import Contact
from models.campaign import Campaign, Obligation, Recipient, Window
from models.database import reading, writing
from models.directive import Directive, is_urgent
from models.due import Due
from models.event import record
from models.message import Message
from models.office import Office
from models.states import UNFINISHED, WAITING, CampaignState, DueState, MessageState, move
from models.words import OPENING, PRESSING, TIERS, Kind, Tier, Timing
from tasks.common import About, audience, lock, plan, times_said, within
from tasks.compose import Letter, compose
from tasks.contacts import of_tier, writable
from tasks.decide import ENGINE
from tasks.outcome import Outcome
from tasks.recall import ENDED_BY
from tasks.steps import open_due

TOGETHER = frozenset({Kind.ESCALATION})
"""Kinds of which all that one contact is to get now becomes one letter with a list."""

STILL_SPEAKS = (CampaignState.RUNNING, CampaignState.CLOSED, CampaignState.WITHDRAWN, CampaignState.REPLACED)

NOT_HELD = or_(col(Due.paused).is_(None), col(Due.paused).is_(False))
"""For a query that outer-joins the Due of a Message: it is about none, or about one that is not paused."""


class Room(Protocol):
    """A mail room, real or rehearsed."""

    def hand_over(self, letter: Letter) -> Outcome: ...

    def was_handed_over(self, letter_id: str, channel: str) -> bool | None: ...

    def close(self) -> None: ...


@dataclass
class Delivered:
    """What a round of delivery came to, in Messages by the state they went to."""

    states: Counter[MessageState] = field(default_factory=Counter)


def deliver(office: Office, room: Room, now: DateTime) -> Delivered:
    """Send what is waiting. Outside office hours only what is urgent goes; a channel that is down ends its round."""
    delivered, down = Delivered(), set[str]()
    worker = f"{socket.gethostname()[:40]}:{os.getpid()}"
    _sweep(office, room, now, delivered)
    # A claim is dated by the patrol's now: a round ends well before others may take its claims for abandoned.
    until = time.monotonic() + office.settings.delivery.lease_minutes * 60 / 2
    try:
        for message_id, channel in _waiting(office, now):
            if channel in down:
                continue
            if time.monotonic() > until:
                break
            letter, ids = _claim(office, message_id, worker, now, delivered)
            if letter is None:
                continue
            outcome = room.hand_over(letter)
            _record(office, ids, worker, outcome, now, delivered)
            if outcome.stop:
                down.add(channel)
    finally:
        room.close()
    return delivered


def has_work(office: Office, now: DateTime) -> bool:
    """True when a round of delivery would find something: a letter that may go now, or one left in between."""
    between = (MessageState.SENDING, MessageState.UNKNOWN)
    with reading(office.engine) as session:
        left = session.exec(select(Message.id).where(col(Message.state).in_(between)).limit(1)).first()
    return left is not None or bool(_waiting(office, now))


def _waiting(office: Office, now: DateTime) -> list[tuple[int, str]]:
    query = (
        select(Message.id, Message.channel, Directive.urgency)
        .join(Campaign, col(Message.campaign_id) == Campaign.id)
        .join(Directive, col(Campaign.directive_id) == Directive.id)
        .outerjoin(Due, col(Message.due_id) == Due.id)
        .where(col(Message.state).in_(WAITING), col(Message.send_after) <= now, NOT_HELD)
        .where(col(Campaign.state).in_(STILL_SPEAKS))
        .order_by(col(Message.kind) == Kind.ESCALATION, col(Message.id))  # leaders hear what has been said
    )
    open_now = office.calendar.is_open(now)
    with reading(office.engine) as session:
        rows = session.exec(query)
        return [(i or 0, channel) for i, channel, urgency in rows if open_now or is_urgent(urgency)]


def _claim(
    office: Office, message_id: int, worker: str, now: DateTime, delivered: Delivered
) -> tuple[Letter | None, list[int]]:
    """Take a Message, and what goes with it in one letter; nothing when another has it or it is no longer true."""
    with writing(office.engine) as session:
        lead = session.get_one(Message, message_id)
        campaign = lock(session, lead.campaign_id)
        session.refresh(lead)
        if lead.state not in WAITING or lead.send_after > now or campaign.state not in STILL_SPEAKS:
            return None, []
        taken = []
        for message in _companions(session, lead, now):
            if _held(session, message) or _decide_first(session, message, now):
                continue
            if _readdressed(session, campaign, message, now):
                delivered.states[message.state] += 1
                continue
            if _too_late(session, message, now):
                move(message, MessageState.SENDING)
                late = Outcome(MessageState.DEAD, text="thời hạn nêu trong thư đã qua trước khi gửi được")
                _settle(office, session, campaign, message, late, now)
                delivered.states[message.state] += 1
            elif reason := _untrue(office, session, campaign, message, now):
                move(message, MessageState.CANCELLED)
                message.outcome = reason
                delivered.states[MessageState.CANCELLED] += 1
            else:
                taken.append(message)
        if not taken:
            return None, []
        letter_id = taken[0].letter_id or _letter_id(office, taken[0])
        for message in taken:
            move(message, MessageState.SENDING)
            message.claimed_at, message.claimed_by = now, worker
            message.attempts += 1
            message.first_tried_at = message.first_tried_at or now
            message.letter_id = letter_id
            if message.ordinal and message.due_id:
                due = session.get_one(Due, message.due_id)
                message.ordinal = times_said(session, due, message.kind, message.step) + 1
        session.flush()
        try:
            letter = compose(office, session, taken, now)
        except (TemplateError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
            # One letter that cannot be written must not hold up the others: a person gets it.
            for message in taken:
                refusal = Outcome(MessageState.REFUSED, text=f"không soạn được thư: {error}")
                _settle(office, session, campaign, message, refusal, now)
                delivered.states[MessageState.REFUSED] += 1
            return None, []
        for message in taken:
            message.address, message.subject, message.body = letter.address, letter.words.subject, letter.words.text
        return letter, [message.id or 0 for message in taken]


def _letter_id(office: Office, message: Message) -> str:
    """The Message-ID, made from the key: the same letter has the same one however often it is tried."""
    digest = hashlib.sha256(message.key.encode()).hexdigest()[:32]
    return f"{digest}@{office.settings.mail.sender.split('@')[-1]}"


def _companions(session: Session, lead: Message, now: DateTime) -> list[Message]:
    if lead.kind not in TOGETHER:
        return [lead]
    query = select(Message).where(
        within(col(Message.campaign_id), lead.campaign_id),
        Message.kind == lead.kind,
        Message.contact_id == lead.contact_id,
        Message.channel == lead.channel,
        col(Message.state).in_(WAITING),
        col(Message.send_after) <= now,
    )
    if lead.letter_id:  # tried before: the same rows go again, under the same Message-ID
        query = query.where(Message.letter_id == lead.letter_id)
    else:
        query = query.where(col(Message.letter_id).is_(None))
    same = session.exec(query.order_by(col(Message.id))).all()
    obligation = _obligation(session, lead)
    return [message for message in same if _obligation(session, message) == obligation]


def _obligation(session: Session, message: Message) -> tuple[int, int | None]:
    due = session.get_one(Due, message.due_id)
    return due.obligation_id, due.window_id


def _untrue(office: Office, session: Session, campaign: Campaign, message: Message, now: DateTime) -> str | None:
    """Why a planned Message may no longer be said; None when it may. Read under the campaign's lock."""
    window = session.get(Window, message.window_id) if message.window_id else None
    if message.kind is Kind.CLOSING:
        return None
    if message.kind is Kind.RECEIPT:
        newer = session.get_one(Due, message.due_id, populate_existing=True).round != message.round
        return "đã trả lại hoặc đã có lần nộp mới" if newer else None
    if message.kind in ENDED_BY:
        return None
    if campaign.state is not CampaignState.RUNNING:
        return "đợt đã kết thúc"
    if message.kind is Kind.WINDOW_CLOSING and window:
        over = window.ends_on is not None and office.calendar.local(now).date() > window.ends_on
        return "khung thời gian đã đóng hoặc đã qua" if window.closed_at or (over and message.step != "ended") else None
    if message.due_id is None:
        return None
    due = session.get_one(Due, message.due_id)
    session.refresh(due)
    if _closed(session, due):
        return "khung thời gian đã đóng"
    owed = due.state in UNFINISHED and due.revision == message.revision
    if not owed and (message.kind in PRESSING or message.kind is Kind.EXTENSION):
        return "không còn phải nộp, hoặc hạn đã thay đổi"
    if message.kind in PRESSING and _overtaken(session, message):
        return "đã có bước mới hơn"
    if message.kind is Kind.REQUEST and due.state is not DueState.OPEN:
        return "không còn phải nộp"
    if message.kind is Kind.RETURNED and (due.state is not DueState.RETURNED or due.round != message.round):
        return "đã nộp lại"
    return None


def _held(session: Session, message: Message) -> bool:
    """True when the agency or the obligation is paused: the letter waits."""
    return bool(message.due_id and session.get_one(Due, message.due_id, populate_existing=True).paused)


def _decide_first(session: Session, message: Message, now: DateTime) -> bool:
    """True for a step whose Due has a newer one by now, as after a pause: the next decision takes its place."""
    if message.kind not in PRESSING or message.due_id is None:
        return False
    due = session.get_one(Due, message.due_id, populate_existing=True)
    return due.next_step_at is not None and due.next_step_at <= now


def _readdressed(session: Session, campaign: Campaign, message: Message, now: DateTime) -> bool:
    """True when its contact is no longer one: it is cancelled, and said to those who are, in the next round."""
    contact = session.get_one(Contact, message.contact_id, populate_existing=True)
    if contact.active and not contact.absent:
        return False
    own_tier = contact.tier in (Tier.LEADER, Tier.OFFICER) or message.kind in TIERS
    people = (
        of_tier(session, message.agency_id, contact.tier)
        if own_tier
        else writable(session, {message.agency_id})[message.agency_id]
    )
    if contact.id in {person.id for person in people}:
        return False
    move(message, MessageState.CANCELLED)
    message.outcome = "liên hệ đã thay đổi hoặc vắng mặt; gửi cho người khác"
    told = select(Message.contact_id).where(Message.due_id == message.due_id, Message.window_id == message.window_id)
    told = told.where(Message.campaign_id == campaign.id, Message.step == message.step)
    already = set(session.exec(told.where(Message.revision == message.revision)))
    due = session.get(Due, message.due_id) if message.due_id else None
    about = About(message.kind, message.step, due, message.window_id, message.ordinal, message.reason)
    new = [person for person in people if person.id not in already]
    if not plan(session, campaign, message.agency_id, new, about, now) and not already - {contact.id}:
        why = "không có liên hệ nào có địa chỉ trong danh bạ"
        record(session, campaign.ledger, now, ENGINE, "contact.missing", due_id=message.due_id, reason=why)
    return True


def _too_late(session: Session, message: Message, now: DateTime) -> bool:
    """True for a letter that sets a deadline which has passed: a person decides, and nobody is chased for it."""
    if message.kind not in (Kind.REQUEST, Kind.RETURNED) or message.due_id is None:
        return False
    due = session.get_one(Due, message.due_id, populate_existing=True)
    return due.revision == message.revision and due.remind_by is not None and now > due.remind_by


def _closed(session: Session, due: Due) -> bool:
    """True when the window to which a Due belongs is closed."""
    return due.window_id is not None and session.get_one(Window, due.window_id).closed_at is not None


def _overtaken(session: Session, message: Message) -> bool:
    """True when a crash held a step back so long that its contact is told a newer one."""
    query = select(Message.id).where(
        Message.due_id == message.due_id,
        Message.contact_id == message.contact_id,
        Message.channel == message.channel,
        col(Message.kind).in_(audience(message.kind)),
        Message.state != MessageState.CANCELLED,
    )
    return session.exec(query.where(col(Message.id) > message.id).limit(1)).first() is not None


def _record(office: Office, ids: list[int], worker: str, outcome: Outcome, now: DateTime, delivered: Delivered) -> None:
    """Write the outcome, if the claim is still ours: a sweep may have doubted it (we know), or settled it."""
    with writing(office.engine) as session:
        campaign = lock(session, session.get_one(Message, ids[0]).campaign_id)
        for message_id in ids:
            message = session.get_one(Message, message_id, populate_existing=True)
            ours = message.claimed_by == worker
            if not ours or message.state not in (MessageState.SENDING, MessageState.UNKNOWN):
                continue
            _settle(office, session, campaign, message, outcome, now)
            delivered.states[message.state] += 1


def _settle(
    office: Office, session: Session, campaign: Campaign, message: Message, outcome: Outcome, now: DateTime
) -> None:
    state = outcome.state
    if outcome.stop:
        message.first_tried_at = None  # the whole channel is down: this letter's day of trying has not begun
    elif state is MessageState.RETRY and _hopeless(office, message, now):
        state = MessageState.DEAD
    if state is not message.state:
        move(message, state)
    message.outcome_code, message.outcome = outcome.code, outcome.text[:500]
    if state is MessageState.RETRY:
        pauses = office.settings.delivery.retry_minutes
        message.send_after = now.add(minutes=pauses[min(message.attempts, len(pauses)) - 1])
    if message.state is MessageState.SENT:
        message.sent_at = now
        if message.kind in OPENING:
            _open_dues(office, session, campaign, message, now)
    elif message.state is not MessageState.RETRY:
        record(
            session, campaign.ledger, now, ENGINE, f"message.{message.state}",
            due_id=message.due_id, message_id=message.id, new=message.address, reason=message.outcome,
        )  # fmt: skip


def _hopeless(office: Office, message: Message, now: DateTime) -> bool:
    """After eight failures, or a day of them, a letter is a dead one, for a person."""
    delivery = office.settings.delivery
    old = message.first_tried_at is not None and now >= message.first_tried_at.add(hours=delivery.give_up_hours)
    return old or message.attempts > len(delivery.retry_minutes)


def _open_dues(office: Office, session: Session, campaign: Campaign, message: Message, now: DateTime) -> None:
    """The agency has now been told: the Due of the letter, and with a distribution all that began with it."""
    query = select(Due, Obligation).join(Obligation).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.where(Due.campaign_id == campaign.id, col(Due.opened_at).is_(None))
    query = query.where(Recipient.agency_id == message.agency_id)
    begun_with_it = Due.id == message.due_id if message.kind is Kind.REQUEST else Obligation.timing != Timing.ON_REQUEST
    for due, obligation in session.exec(query.where(begun_with_it)).all():
        open_due(office, due, obligation, now)
        if due.state not in UNFINISHED or campaign.state is CampaignState.CLOSED or _closed(session, due):
            due.next_step_at = None


def _sweep(office: Office, room: Room, now: DateTime, delivered: Delivered) -> None:
    """Claims whose worker is gone become `unknown`; evidence makes them sent, or lets them go once more."""
    _doubt(office, now)
    with reading(office.engine) as session:
        unknown = session.exec(
            select(Message.id, Message.letter_id, Message.channel).where(Message.state == MessageState.UNKNOWN)
        )
        letters: dict[tuple[str, str], list[int]] = {}
        for message_id, letter_id, channel in unknown:
            letters.setdefault((letter_id or "", channel), []).append(message_id or 0)
    for (letter_id, channel), ids in letters.items():
        found = room.was_handed_over(letter_id, channel)
        if found is None:
            continue  # held and listed; its Event has brought it to the board
        with writing(office.engine) as session:  # all rows of one letter at once: it goes again whole, or not
            campaign = lock(session, session.get_one(Message, ids[0]).campaign_id)
            for message_id in ids:
                message = session.get_one(Message, message_id, populate_existing=True)
                if message.state is MessageState.UNKNOWN:
                    _resolve(office, session, campaign, message, found, now)
                    delivered.states[message.state] += 1


def _doubt(office: Office, now: DateTime) -> None:
    """Claims older than the lease become `unknown`, each with an Event, so that the board shows them."""
    stale = now.subtract(minutes=office.settings.delivery.lease_minutes)
    abandoned = (Message.state == MessageState.SENDING, col(Message.claimed_at) <= stale)
    with reading(office.engine) as session:
        campaigns = session.exec(select(Message.campaign_id).where(*abandoned).distinct()).all()
    for campaign_id in campaigns:
        with writing(office.engine) as session:
            campaign = lock(session, campaign_id)
            for message in session.exec(select(Message).where(Message.campaign_id == campaign_id, *abandoned)).all():
                doubt = "chương trình dừng giữa lúc giao thư và lúc ghi kết quả"
                _settle(office, session, campaign, message, Outcome(MessageState.UNKNOWN, text=doubt), now)


def _resolve(
    office: Office, session: Session, campaign: Campaign, message: Message, found: bool, now: DateTime
) -> None:
    """By the evidence: it was handed over, or it never left the house and its day of trying begins anew."""
    if found:
        outcome = Outcome(MessageState.SENT, text="tìm thấy trong hộp thư lưu")
        _settle(office, session, campaign, message, outcome, now)
        return
    message.first_tried_at = now
    _settle(office, session, campaign, message, Outcome(MessageState.RETRY), now)
    message.send_after = now
