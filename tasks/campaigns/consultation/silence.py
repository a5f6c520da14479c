"""Silence becomes agreement: at the end of the term, where a rule says so and nothing speaks against it."""

from pendulum import DateTime
from sqlmodel import Session, col, or_, select

from models.agency import Contact
from models.campaign import Obligation, Recipient
from models.due import Due
from models.enums import OPENING_KINDS, PRESSING_KINDS, MessageKind
from models.event import Event
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import REVIEW_STATES, DueState, MailState, MessageState, move
from models.text import tr
from tasks.campaigns.consultation.opinions import came_after_consent
from tasks.campaigns.consultation.rules import rules_from_json
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open, check_reason, require_state
from tasks.campaigns.lookup import find_last_submission
from tasks.campaigns.outbox import cancel_letters
from tasks.errors import Refused
from tasks.mailbox_health import is_stale

ARRIVED_STATES = (MessageState.SENT, MessageState.SENDING)


def consent_by_silence(ctx: Context, due: Due) -> bool:
    """Let a consultation whose term went by in silence be agreed to; False while it waits.

    It waits, with the reason in the history once, while an answer may lie unread or what the agency asked is open.
    """
    if why := why_not_silent(ctx, due):
        _note_once(ctx, due, why)
        due.next_step_at = _asked_again_at(ctx, due)
        return False
    obligation = ctx.session.get_one(Obligation, due.obligation_id)
    cancel_letters(ctx.session, due, PRESSING_KINDS | {MessageKind.REQUEST})
    due.next_step_at = None
    old = move(due, DueState.CONSENTED)
    article = rules_from_json(obligation.consultation).silence
    ctx.note(f"{due.kind}.consented", due, old=old, new=due.state, reason=f"theo {article}")
    return True


def keep_consent(ctx: Context, due: Due, reason: str) -> None:
    """Let silence stay agreement, though an opinion came after it; what came is kept.

    Raises Refused when no such opinion waits, or without a reason; AlreadyDone when it was decided so before.
    """
    if due.state is DueState.CONSENTED:
        raise ctx.already("giữ coi như đồng ý", [f"{due.kind}.silence_kept", f"{due.kind}.consented"], due)
    check_open(ctx, due)
    require_state(due, REVIEW_STATES, "giữ coi như đồng ý")
    check_reason(reason, "giữ coi như đồng ý phải nêu lý do (--reason)")
    last = find_last_submission(ctx.session, due)
    if last is None or not came_after_consent(due, last):
        raise Refused("ý kiến này đến trong thời hạn, không thể coi là im lặng; hãy duyệt hoặc trả lại")
    old = move(due, DueState.CONSENTED)
    ctx.note(f"{due.kind}.silence_kept", due, old=old, new=due.state, reason=reason.strip())


def why_not_silent(ctx: Context, due: Due) -> str:
    """Why it is not certain that an agency was silent; "" when it is."""
    if due.asked_until:
        return tr("cơ quan xin gia hạn đến {day:%d/%m/%Y}, chưa được trả lời", day=due.asked_until)
    if due.disowned:
        return "cơ quan cho rằng không thuộc trách nhiệm, chưa được trả lời"
    if is_stale(ctx.app, ctx.session, ctx.now):
        return "hộp thư đến chưa đọc được, ý kiến có thể đã đến"
    recipient = ctx.session.get_one(Recipient, due.recipient_id)
    if not _was_told(ctx.session, due, recipient.agency_id):
        return "chưa chắc thư lấy ý kiến đã đến cơ quan"
    if _mail_waits(ctx.session, due, recipient.agency_id):
        return "có thư của cơ quan đang chờ xem"
    return ""


def _was_told(session: Session, due: Due, agency_id: int) -> bool:
    """Whether a letter that asks has arrived, as far as is known; one handed on by a predecessor counts as said."""
    asked = select(Message.state).where(Message.campaign_id == due.campaign_id, Message.agency_id == agency_id)
    states = session.exec(asked.where(col(Message.kind).in_(OPENING_KINDS))).all()
    return not states or any(state in ARRIVED_STATES for state in states)


def _mail_waits(session: Session, due: Due, agency_id: int) -> bool:
    """Whether a mail that is about it, or of unknown purpose and from one of the agency's addresses, was not judged."""
    waiting = select(IncomingMail.due_id, IncomingMail.sender).where(IncomingMail.state == MailState.WAITING)
    waiting = waiting.where(or_(IncomingMail.due_id == due.id, col(IncomingMail.due_id).is_(None)))
    rows = session.exec(waiting).all()
    if any(number == due.id for number, _ in rows):
        return True
    channels = session.exec(select(Contact.channels).where(Contact.agency_id == agency_id)).all() if rows else ()
    addresses = {word for urls in channels for url in urls for word in url.lower().replace("/", " ").split()}
    return any(sender.lower() in addresses for _, sender in rows if sender)


def _note_once(ctx: Context, due: Due, why: str) -> None:
    """Say it in the history, unless that was the last reason already."""
    held = select(Event.reason).where(Event.due_id == due.id, Event.what == "consent.held")
    if ctx.session.exec(held.order_by(col(Event.seq).desc())).first() != why:
        ctx.note("consent.held", due, reason=why)


def _asked_again_at(ctx: Context, due: Due) -> DateTime:
    """When it is looked again whether an agency was silent: the next working morning, of what is urgent in an hour."""
    if due.urgent:
        return ctx.now.add(hours=1)
    calendar = ctx.app.calendar
    return calendar.sending_hour(calendar.shift(calendar.local(ctx.now).date(), 1))
