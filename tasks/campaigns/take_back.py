"""What was counted wrongly is taken back: the thing is owed again, and the agency is asked for nothing by it."""

from sqlmodel import col, select

from models.campaign import Recipient
from models.due import Due, Submission
from models.enums import MessageKind, Via
from models.event import Event
from models.message import Message
from models.states import FILED_STATES, UNFINISHED_STATES, DueState, move
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open, check_reason, require_state
from tasks.campaigns.lookup import find_last_submission
from tasks.campaigns.outbox import SAID_STATES, cancel_letters, notify_agency
from tasks.campaigns.schedule import restart_schedule
from tasks.campaigns.submissions import VERSION
from tasks.errors import Refused

WITHDRAWN = "receipt_withdrawn"
"""The step of the letter that withdraws a receipt."""


def take_back(ctx: Context, due: Due, reason: str) -> None:
    """Let a Due be owed again as it was before its last submission, which goes; its deadline stays.

    A receipt that has not gone is cancelled, one that has is withdrawn by a letter. Raises Refused when nothing was
    handed in, or without a reason.
    """
    check_open(ctx, due)
    check_reason(reason, "rút lại phải nêu lý do (--reason)")
    require_state(due, FILED_STATES, "rút lại")
    submission = find_last_submission(ctx.session, due)
    old = move(due, DueState.OPEN if due.round == 1 else DueState.RETURNED)
    receipt_gone = _receipt_has_gone(ctx, due)
    cancel_letters(ctx.session, due, frozenset({MessageKind.RECEIPT}))
    due.revision += 1
    restart_schedule(ctx.app, due, ctx.now)
    ctx.note(f"{due.kind}.taken_back", due, old=old, new=due.state, reason=reason.strip())
    if submission is not None:
        ctx.session.delete(submission)
    _take_back_from_parent(ctx, due, reason)
    if receipt_gone:
        notify_agency(ctx, due, MessageKind.RECEIPT, f"{WITHDRAWN}.{due.revision}", reason.strip())


def retract_record(ctx: Context, due: Due, reason: str) -> None:
    """Take back what an officer recorded by mistake.

    Raises Refused for what came by a mail or the agency's page; AlreadyDone when it was taken back.
    """
    check_open(ctx, due)
    if due.state in UNFINISHED_STATES and _was_taken_back(ctx, due):
        raise ctx.already("rút lại ghi nhận", [f"{due.kind}.taken_back"], due)
    require_state(due, FILED_STATES, "rút lại")
    submission = find_last_submission(ctx.session, due)
    if why := why_not_retracted(submission):
        raise Refused(why)
    take_back(ctx, due, reason)


def _was_taken_back(ctx: Context, due: Due) -> bool:
    query = select(Event.seq).where(Event.ledger == ctx.campaign.ledger, Event.due_id == due.id)
    return ctx.session.exec(query.where(Event.what == f"{due.kind}.taken_back").limit(1)).first() is not None


def why_not_retracted(submission: Submission | None) -> str:
    """Why what was handed in last is no officer's record to be taken back; "" where it is."""
    if submission is None:
        return "chưa có lần nộp nào để rút lại"
    if submission.mail_id:
        return tr(
            "điều này được ghi nhận từ thư đến; hãy rút lại thư ấy: dondoc inbox undo {mail}", mail=submission.mail_id
        )
    if submission.via is Via.PAGE:
        return "cơ quan tự nộp trên trang của mình, không phải do ghi nhận nhầm; báo cáo chưa đạt thì hãy trả lại"
    return ""


def restore_version(ctx: Context, due: Due, reason: str) -> None:
    """Take back the newer version of a report: the one before counts again, with its figures and files, unreviewed.

    The receipt stays, for it was given to the first version. Raises Refused when there is none before, or no reason.
    """
    check_open(ctx, due)
    check_reason(reason, "rút lại phải nêu lý do (--reason)")
    require_state(due, FILED_STATES, "rút lại")
    submission = find_last_submission(ctx.session, due)
    if submission is None or not submission.before:
        raise Refused(tr("nghĩa vụ số {due} không có bản trước để trở lại", due=due.id))
    old = submission.text
    _move_to_review(due)
    *rest, version = submission.before
    for name in VERSION:
        setattr(submission, name, version.get(name))
    submission.before = rest or None
    ctx.note(f"{due.kind}.restored", due, old=old, new=submission.text, reason=reason.strip())


def _move_to_review(due: Due) -> None:
    """Let a report that was accepted, or proposed for it, wait for an officer's word again."""
    if due.state is not DueState.RECEIVED:
        move(due, DueState.OPEN)
        move(due, DueState.RECEIVED)


def _receipt_has_gone(ctx: Context, due: Due) -> bool:
    """Whether the agency was told, or may have been told, that this submission came."""
    query = select(Message.id).where(Message.due_id == due.id, Message.kind == MessageKind.RECEIPT)
    query = query.where(Message.revision == due.revision, col(Message.state).in_(SAID_STATES))
    return ctx.session.exec(query.limit(1)).first() is not None


def _take_back_from_parent(ctx: Context, due: Due, reason: str) -> None:
    """The office that had done its part when this last sub-unit answered has not done it any more."""
    parent_id = ctx.session.get_one(Recipient, due.recipient_id).parent_id
    if parent_id is None:
        return
    above = select(Due).where(Due.obligation_id == due.obligation_id, Due.recipient_id == parent_id)
    parent = ctx.session.exec(above.where(Due.period == due.period)).first()
    if parent is None or parent.state not in FILED_STATES:
        return
    last = find_last_submission(ctx.session, parent)
    if last is not None and last.via is Via.SYSTEM:
        take_back(ctx, parent, reason)
