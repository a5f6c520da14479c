"""A mail that was counted wrongly goes back to the review tray, and what it was counted for is owed again."""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.due import Due, Submission
from models.enums import ObligationKind
from models.incoming_mail import IncomingMail
from models.states import MailState
from models.text import mark_text, tr
from tasks.campaigns.context import Context
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_last_submission
from tasks.campaigns.take_back import restore_version, take_back
from tasks.errors import Refused
from tasks.inbox.review import reopen_mail
from tasks.inbox.settle import ALSO_RECEIVED
from tasks.labels import MAIL_LABELS


def undo_mail(app: App, session: Session, number: int, reason: str, now: DateTime, actor: str) -> Due | None:
    """Take back what was done with a mail, which waits again: what it was counted for, or that it was passed over.

    Gives back what is owed again by it. Raises Refused when it waits, or without a reason.
    """
    mail = session.get(IncomingMail, number)
    if mail is not None and mail.state in (MailState.DISMISSED, MailState.NOTED):
        reopen_mail(session, number, reason)
        return None
    return undo_count(app, session, number, reason, now, actor)


def undo_count(app: App, session: Session, number: int, reason: str, now: DateTime, actor: str) -> Due:
    """Take back what a mail was counted for, with the acknowledgement that went with it.

    Of a newer version the one before counts again; of the first, all mails of that report wait again. Raises Refused
    when the mail was not counted, or without a reason.
    """
    mail = _counted(session, number)
    due = session.get_one(Due, mail.due_id or 0)
    ctx = Context(app, session, lock_campaign(session, due.campaign_id), now, actor)
    submission = find_last_submission(session, due)
    if submission is None:
        raise Refused(tr("nghĩa vụ số {due} không có lần nộp nào để rút lại", due=due.id))
    mails = _mails_of(session, due, submission)
    newest = _newest(mails, submission) or mail
    if newest.id != mail.id:
        raise Refused(
            tr(
                "thư số {newest} đã được ghi nhận là bản mới hơn của báo cáo này; hãy rút lại bản ấy trước: "
                "dondoc inbox undo {newest}",
                newest=newest.id,
            )
        )
    if submission.before and submission.mail_id == mail.id:
        restore_version(ctx, due, reason)
        _wait_again(mail, reason)
        return due
    also = _acknowledged_with(session, due, submission)
    take_back(ctx, due, reason)
    if also is not None:
        take_back(ctx, also, reason)
    for one in mails:
        _wait_again(one, reason)
    return due


def _wait_again(mail: IncomingMail, reason: str) -> None:
    mail.state, mail.reason, mail.settled_by = (
        MailState.WAITING,
        tr("đã rút lại việc ghi nhận: {reason}", reason=reason.strip()),
        "",
    )


def _newest(mails: list[IncomingMail], submission: Submission) -> IncomingMail | None:
    """The mail that brought the version that counts; of one recorded before that was noted, the latest mail."""
    if submission.mail_id is not None:
        return next((mail for mail in mails if mail.id == submission.mail_id), None)
    return max(mails, key=lambda one: (one.received_at, one.id), default=None)


def _counted(session: Session, number: int) -> IncomingMail:
    query = select(IncomingMail).where(IncomingMail.id == number).with_for_update()
    mail = session.exec(query.execution_options(populate_existing=True)).first()
    if mail is None:
        raise Refused(tr("không có thư số {number} trong hộp thư đến; xem dondoc inbox --all", number=number))
    if mail.state is not MailState.COUNTED or mail.due_id is None:
        raise Refused(
            tr(
                "thư số {number} chưa được tính là trả lời ({state}), không có gì để rút lại",
                number=number,
                state=mark_text(MAIL_LABELS[mail.state]),
            )
        )
    return mail


def _mails_of(session: Session, due: Due, submission: Submission) -> list[IncomingMail]:
    """The mails that were counted for this submission: the first, and those that brought newer versions."""
    query = select(IncomingMail).where(IncomingMail.due_id == due.id, IncomingMail.state == MailState.COUNTED)
    return list(session.exec(query.where(col(IncomingMail.received_at) >= submission.received_at)))


def _acknowledged_with(session: Session, due: Due, submission: Submission) -> Due | None:
    """The acknowledgement that was counted because this report or publication came."""
    query = select(Due).join(Submission).where(Due.recipient_id == due.recipient_id, Due.id != due.id)
    query = query.where(Due.kind == ObligationKind.ACKNOWLEDGE, Submission.received_at == submission.received_at)
    also = ALSO_RECEIVED.get(due.kind)
    return session.exec(query.where(col(Submission.text).startswith(also))).first() if also else None
