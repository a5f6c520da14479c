"""The review tray: a person takes a waiting mail for what it is, or finds that it counts for nothing."""

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.due import Due
from models.enums import ObligationKind
from models.incoming_mail import IncomingMail
from models.states import MailState
from models.text import mark_text, tr
from tasks.campaigns.submissions import fields_of_due
from tasks.errors import Refused
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.correlate import Match
from tasks.inbox.settle import count
from tasks.labels import MAIL_LABELS
from tasks.report_forms.returned import due_of_form, figures_of, forms_among
from tasks.storage.cache import FileAltered, FileGone, cached_attachment


def accept(app: App, session: Session, number: int, due_id: int | None, now: DateTime, actor: str) -> Due:
    """A person takes a waiting mail for what it was thought to be, or for the Due that is named. Raises Refused.

    The figures of its form are taken where it has one for this Due without a mistake; else they are filled in later.
    Where a report waits for an officer's word, the mail is its newer version.
    """
    return accept_meant(app, session, Meant(number, due_id), now, actor)


def accept_nil(app: App, session: Session, number: int, due_id: int | None, now: DateTime, actor: str) -> Due:
    """A person takes a waiting mail for a report that says there is nothing to report. Raises as `accept` does."""
    return accept_meant(app, session, Meant(number, due_id, nil=True), now, actor)


class Meant(NamedTuple):
    """Which mail is taken for which Due (None: what it was thought to be), and whether it says "nothing".

    `opinion` is what it says of a draft, a word of Opinion; "" of all else.
    """

    number: int
    due_id: int | None
    nil: bool = False
    opinion: str = ""


def accept_meant(app: App, session: Session, meant: Meant, now: DateTime, actor: str) -> Due:
    """A person takes a waiting mail for what they say. Raises as `accept` does, and for an opinion that is none."""
    number, due_id, nil, opinion = meant
    mail = in_tray(session, number)
    due = session.get(Due, due_id or mail.due_id or 0)
    if due is None:
        raise Refused(
            tr(
                "chưa rõ thư {number} trả lời nghĩa vụ nào; hãy nêu số nghĩa vụ: --id (xem dondoc status)",
                number=number,
            )
        )
    if nil and due.kind is not ObligationKind.REPORT:
        raise Refused(
            tr("nghĩa vụ số {due} không phải là báo cáo nên không có “báo cáo không có nội dung”", due=due.id)
        )
    forms = forms_among(_kept_files(app, session, mail))
    mine = [form for form in forms if not form.refused and (of := due_of_form(session, form)) and of.id == due.id]
    values, wrong = figures_of(fields_of_due(session, due), mine)
    count(
        app,
        session,
        mail,
        Match(due, nil=nil, opinion=opinion),
        own_words(mail.text),
        now,
        actor,
        {} if wrong or nil else values,
    )
    return due


def _kept_files(app: App, session: Session, mail: IncomingMail) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each of its files that is still there."""
    for file in mail.files:
        if not file["why"]:
            with suppress(FileGone, FileAltered):
                yield file["name"], cached_attachment(session, app.settings, file["sha256"]).read_bytes()


def dismiss(session: Session, number: int, reason: str, actor: str) -> None:
    """A person finds that a waiting mail counts for nothing; it stays readable. Raises Refused."""
    mail = in_tray(session, number)
    if not reason.strip():
        raise Refused("bỏ qua một thư phải nêu lý do (--reason)")
    mail.state, mail.reason, mail.settled_by = MailState.DISMISSED, reason, actor
    session.add(mail)


def reopen_mail(session: Session, number: int, reason: str) -> IncomingMail:
    """A mail that was passed over waits again. Raises Refused when it was not, or without a reason."""
    query = select(IncomingMail).where(IncomingMail.id == number).with_for_update()
    mail = session.exec(query.execution_options(populate_existing=True)).first()
    if mail is None or mail.state not in (MailState.DISMISSED, MailState.NOTED):
        raise Refused(tr("thư số {number} không phải là thư đã bỏ qua; xem dondoc inbox --all", number=number))
    if not reason.strip():
        raise Refused("xem lại một thư phải nêu lý do (--reason)")
    mail.state, mail.settled_by = MailState.WAITING, ""
    mail.reason = tr("đã bỏ qua ({reason}), nay xem lại: {now}", reason=mark_text(mail.reason), now=reason.strip())
    return mail


def in_tray(session: Session, number: int) -> IncomingMail:
    """A waiting mail, locked. Raises Refused when there is none of this number, or it was settled before."""
    query = select(IncomingMail).where(IncomingMail.id == number).with_for_update()
    mail = session.exec(query.execution_options(populate_existing=True)).first()
    if mail is None:
        raise Refused(tr("không có thư số {number} trong hộp thư đến; xem dondoc inbox --all", number=number))
    if mail.state is not MailState.WAITING:
        raise Refused(
            tr(
                "thư số {number} đã được giải quyết ({state}) bởi {settled_by}",
                number=number,
                state=mark_text(MAIL_LABELS[mail.state]),
                settled_by=mail.settled_by,
            )
        )
    return mail


def tray(session: Session, *, every: bool = False) -> list[IncomingMail]:
    """The review tray: what a person must look at, oldest first; with `every`, all that ever came in."""
    query = select(IncomingMail).order_by(col(IncomingMail.id))
    return list(session.exec(query if every else query.where(IncomingMail.state == MailState.WAITING)))
