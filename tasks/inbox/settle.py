"""What a stored mail comes to: counted, noted, or waiting with a reason."""

from collections.abc import Mapping
from dataclasses import replace

from pendulum import DateTime
from sqlmodel import Session, select

from models.app import App
from models.due import Due
from models.enums import JUDGED_KINDS, ObligationKind, Opinion, Via
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import REVIEW_STATES, MailState
from models.text import join_texts, mark_text, tr
from tasks.campaigns.context import Context
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.submissions import Given, fields_of_due, record_submission, replace_submission
from tasks.delivery.channels.imap import Fetched
from tasks.errors import Refused
from tasks.inbox.answer.answer_files import is_decoration
from tasks.inbox.answer.told_figures import figures_told
from tasks.inbox.bounce.bounces import note_report
from tasks.inbox.correlate import Match, Opened, match
from tasks.inbox.mail.parse import Incoming
from tasks.proofs.addresses import MOST_ADDRESSES, pages_in
from tasks.proofs.claims import record_publication
from tasks.report_forms.returned import due_of_form, figures_of
from tasks.report_forms.schema import Value

INBOX = "hộp thư đến"
"""The actor of what comes in by itself."""


ALSO_RECEIVED = {
    ObligationKind.REPORT: "đã gửi báo cáo",
    ObligationKind.PUBLISH: "đã đăng tải",
    ObligationKind.CONSULTATION: "đã gửi ý kiến",
}
"""What an acknowledgement says that is counted because what was asked for came."""


def settle(
    app: App, session: Session, mail: IncomingMail, incoming: Incoming, fetched: Fetched, now: DateTime,
    opened: Opened,
) -> None:  # fmt: skip
    """What a stored mail comes to: counted, noted, or waiting with a reason."""
    if not fetched.whole:
        mail.reason = tr("thư quá lớn ({size:.0f} MB); hãy xem trong hộp thư", size=fetched.size / 1000000)
        return
    if note_report(app, session, mail, incoming, now):
        return
    if _our_own(app, session, incoming):
        mail.state, mail.reason, mail.settled_by = MailState.NOTED, "bản chép thư của chính hệ thống", INBOX
        return
    opened = replace(opened, dues=tuple(due_of_form(session, form) for form in opened.forms if not form.refused))
    found = match(app, session, incoming, opened)
    if incoming.vouched:
        remarks = (found.remark, tr("người gửi do {vouched} xác nhận", vouched=incoming.vouched))
        found = replace(found, remark=join_texts("; ", map(mark_text, filter(None, remarks))))
    mail.due_id, mail.message_id = found.due.id if found.due else None, found.message.id if found.message else None
    mail.reason = join_texts("; ", map(mark_text, filter(None, (found.doubt, _refused_files(mail, incoming)))))
    if not mail.reason and found.noted:
        mail.state, mail.reason, mail.settled_by = MailState.NOTED, found.noted, INBOX
    if mail.reason or found.due is None:
        return
    values, mail.reason = _figures(session, found, opened)
    if mail.reason:
        return
    try:
        count(app, session, mail, found, found.words, now, INBOX, values)
    except Refused as error:
        mail.reason = str(error)


def _figures(session: Session, found: Match, opened: Opened) -> tuple[dict[str, Value], str]:
    """The figures that a mail brings, in its form or beside their labels in its words, and why a person must look."""
    assert found.due is not None
    fields = fields_of_due(session, found.due)
    if found.words_only and fields and not found.nil:
        return figures_told(fields, found.words)
    return figures_of(fields, opened.forms)


def _refused_files(mail: IncomingMail, incoming: Incoming) -> str:
    """The files that were not kept and are more than a signature or a card."""
    pairs = zip(mail.files, incoming.files, strict=True)
    names = [row["name"] for row, file in pairs if row["why"] and not is_decoration(file)]
    return (
        tr("có tệp không được nhận, vẫn còn trong thư gốc: {names}", names=mark_text(", ".join(names))) if names else ""
    )


def _our_own(app: App, session: Session, incoming: Incoming) -> bool:
    """True for a copy of one of our letters, as where the archive and the inbox are one mailbox."""
    said = select(Message.id).where(Message.letter_id == incoming.letter_id).limit(1)
    return incoming.sender == app.settings.mail.sender.lower() and session.exec(said).first() is not None


def count(
    app: App, session: Session, mail: IncomingMail, found: Match, words: str, now: DateTime, actor: str,
    values: Mapping[str, Value],
) -> None:  # fmt: skip
    """Take a mail, with the figures of its form, as what it was found to be.

    Raises Refused, with nothing changed, where that is not owed any more.
    """
    assert found.due is not None
    ctx = Context(app, session, lock_campaign(session, found.due.campaign_id), now, actor)
    opinion = Opinion(found.opinion) if found.opinion else None
    given = replace(
        _given(mail, words), nil=found.nil, values=values, words_only=found.words_only and not opinion, opinion=opinion
    )
    _take(ctx, found.due, given, words)
    if found.also is not None and _fresh(session, found.also).owed:
        _take(ctx, found.also, _given(mail, ALSO_RECEIVED.get(found.due.kind, "")), "")
    mail.state, mail.reason, mail.due_id, mail.settled_by = MailState.COUNTED, found.remark, found.due.id, actor


def _given(mail: IncomingMail, words: str) -> Given:
    names = "; ".join(file["name"] for file in mail.files)
    text = (words[:2000] + (tr(" [tệp: {names}]", names=names) if names else "")).strip() or mail.subject
    via = Via.ZALO if mail.sender.startswith("zalo:") else Via.EMAIL
    return Given(text, via=via, received_at=mail.received_at, mail_id=mail.id)


def _take(ctx: Context, due: Due, given: Given, words: str) -> None:
    fresh = _fresh(ctx.session, due)
    newer = fresh.state in REVIEW_STATES and fresh.kind in JUDGED_KINDS and ctx.actor != INBOX
    if fresh.kind is ObligationKind.PUBLISH:
        pages = pages_in(words, ctx.app.settings.proof.inner_hosts)[:MOST_ADDRESSES]
        record_publication(ctx, fresh, given, pages)
    else:
        (replace_submission if newer else record_submission)(ctx, fresh, given)


def _fresh(session: Session, due: Due) -> Due:
    """A Due as it stands now that its campaign is locked."""
    return session.exec(select(Due).where(Due.id == due.id).execution_options(populate_existing=True)).one()
