"""Whether a planned Message may still be said: asked at its claim, under the lock of its campaign."""

from sqlmodel import col, select

from models.agency import Contact
from models.due import Due
from models.enums import DIGEST_KINDS, PRESSING_KINDS, TIER_KINDS, MessageKind, Tier
from models.event import ENGINE_ACTOR
from models.message import Message
from models.states import CampaignState, DueState, MessageState, move
from models.text import mark_text
from tasks.campaigns.context import Context
from tasks.campaigns.outbox import MessageSpec, kinds_replaced, plan_messages
from tasks.campaigns.take_back import WITHDRAWN
from tasks.campaigns.withdrawal import ENDED_BY
from tasks.letters.batch import Batch
from tasks.letters.digest_words import digest_is_empty
from tasks.mailbox_health import is_archive_silent, is_stale

NO_CONTACT_LEFT = "không có liên hệ nào có địa chỉ trong danh bạ"

ENDED_WORDS = {
    CampaignState.WITHDRAWN: mark_text("đợt đã được thu hồi"),
    CampaignState.REPLACED: mark_text("đợt đã được thay thế"),
}
"""Why a letter of a campaign that no longer runs is not sent; of all else: it has ended."""


def is_on_hold(batch: Batch, message: Message) -> bool:
    """True when the agency or obligation is paused, the Due has a newer step that is to be decided first, or it would
    be said blindly.
    """
    due = batch.due_of(message)
    if due is None:
        return False
    newer = message.kind in PRESSING_KINDS and due.next_step_at is not None and due.next_step_at <= batch.now
    return due.paused or newer or _blind(batch, message, due)


def _blind(batch: Batch, message: Message, due: Due) -> bool:
    """True for what presses, from `remind_by` on, while an answer may lie unread, or an earlier letter is in doubt."""
    if message.kind not in PRESSING_KINDS or due.remind_by is None or batch.now < due.remind_by:
        return False
    app, session, now = batch.app, batch.session, batch.now
    if batch.once("answers unread", lambda: is_stale(app, session, now)):
        return True
    doubted = any(other.state is MessageState.UNKNOWN for other in batch.said.get(due.id or 0, ()))
    return doubted and batch.once("archive silent", lambda: is_archive_silent(app, session, now))


def deadline_passed(batch: Batch, message: Message) -> bool:
    """True for a letter that sets a deadline which has passed: a person decides, and nobody is chased for it."""
    due = batch.due_of(message)
    if message.kind not in (MessageKind.REQUEST, MessageKind.RETURNED) or due is None:
        return False
    return due.revision == message.revision and due.remind_by is not None and batch.now > due.remind_by


def why_obsolete(batch: Batch, message: Message) -> str | None:
    """Why a planned Message may no longer be said; None when it may."""
    due, kind = batch.due_of(message), message.kind
    if kind in DIGEST_KINDS:
        return "không còn gì để báo" if digest_is_empty(batch, message) else None
    if kind is MessageKind.CLOSING:
        return None
    if kind is MessageKind.RECEIPT and due:
        return _receipt_is_obsolete(due, message)
    if kind in ENDED_BY:
        return None
    if (state := batch.campaign_of(message).state) is not CampaignState.RUNNING:
        return ENDED_WORDS.get(state, "đợt đã kết thúc")
    if kind is MessageKind.WINDOW_CLOSING and message.window_id:
        return _past(batch, message)
    if due is None:
        return None
    if batch.closed(due):
        return "khung thời gian đã đóng"
    if kind is MessageKind.HANDOVER:
        return None if due.owed else "không còn phải nộp"
    owed = due.owed and due.revision == message.revision
    if not owed and (kind in PRESSING_KINDS or kind is MessageKind.EXTENSION):
        return "không còn phải nộp, hoặc hạn đã thay đổi"
    if (
        kind in (MessageKind.REMINDER, MessageKind.DUE_TODAY)
        and due.remind_by is not None
        and batch.now >= due.remind_by
    ):
        return "đã đến hạn, không nhắc nữa"
    if kind in PRESSING_KINDS and _overtaken(batch, message):
        return "đã có bước mới hơn"
    if kind is MessageKind.REQUEST and due.state is not DueState.OPEN:
        return "không còn phải nộp"
    if kind is MessageKind.CONSENT and due.state is not DueState.CONSENTED:
        return "đã có ý kiến"
    if kind is MessageKind.RETURNED and (due.state is not DueState.RETURNED or due.round != message.round):
        return "đã nộp lại"
    return None


def _receipt_is_obsolete(due: Due, message: Message) -> str | None:
    """A receipt is true of its own round, and only as long as what came is not taken back."""
    if message.step.startswith(WITHDRAWN):
        return None
    if due.round != message.round:
        return "đã trả lại hoặc đã có lần nộp mới"
    return "việc ghi nhận đã được rút lại" if due.owed else None


def _past(batch: Batch, message: Message) -> str | None:
    window = batch.windows[message.window_id or 0]
    over = window.ends_on is not None and batch.here.date() > window.ends_on and message.step != "ended"
    return "khung thời gian đã đóng hoặc đã qua" if window.closed_at or over else None


def _overtaken(batch: Batch, message: Message) -> bool:
    """True when a crash held a step back so long that its contact is told a newer one."""
    same = kinds_replaced(message.kind)
    return any(
        other.id > (message.id)
        and (other.contact_id, other.channel) == (message.contact_id, message.channel)
        and other.kind in same
        and other.state is not MessageState.CANCELLED
        for other in batch.said.get(message.due_id or 0, ())
    )


def readdress_if_contact_gone(batch: Batch, message: Message) -> bool:
    """Cancel a Message whose contact is no longer one, and plan it for those who are; True when it was so."""
    contact = batch.contacts[message.contact_id]
    if contact.active and not contact.absent:
        return False
    own_tier = contact.tier in (Tier.LEADER, Tier.OFFICER) or message.kind in TIER_KINDS
    people = batch.people(message.agency_id, contact.tier if own_tier else None)
    if contact.id in {person.id for person in people}:
        return False
    move(message, MessageState.CANCELLED)
    message.outcome = "liên hệ đã thay đổi hoặc vắng mặt; gửi cho người khác"
    reassign_to(batch, message, [person.id for person in people])
    return True


def reassign_to(batch: Batch, message: Message, contact_ids: list[int]) -> None:
    """Plan the same for others who have not been told; where nobody is left, the history says so.

    Not a digest: each person has one of his own.
    """
    if message.kind in DIGEST_KINDS:
        return
    session, campaign = batch.session, batch.campaign_of(message)
    told = select(Message.contact_id).where(Message.due_id == message.due_id, Message.window_id == message.window_id)
    told = told.where(Message.campaign_id == campaign.id, Message.step == message.step)
    already = set(session.exec(told.where(Message.revision == message.revision)))
    people = session.exec(select(Contact).where(col(Contact.id).in_(set(contact_ids) - already))).all()
    about = MessageSpec(
        message.kind, message.step, batch.due_of(message), message.window_id, message.ordinal, message.reason
    )
    ctx = Context(batch.app, session, campaign, batch.now, ENGINE_ACTOR)
    planned = plan_messages(ctx, message.agency_id, list(people), about)
    if not planned and not already - {message.contact_id}:
        ctx.note("contact.missing", about.due, reason=NO_CONTACT_LEFT)
