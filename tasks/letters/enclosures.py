"""The forms that a letter carries, and how letters and papers call what is owed and when."""

from collections.abc import Iterator

from pendulum import DateTime
from sqlmodel import col, select

from models.app import App
from models.campaign import Obligation, Window
from models.deadline import compute_deadline as deadline_of
from models.due import Due
from models.enums import MessageKind
from models.message import Message
from models.states import UNFINISHED_STATES
from models.text import mark_text, tr
from tasks.campaigns.schedule import term_from_receipt
from tasks.labels import phrase_of
from tasks.letters.batch import Batch
from tasks.render import day_words, moment_words
from tasks.report_forms.schema import Field
from tasks.report_forms.workbook import Blank

ASKING_KINDS = frozenset({MessageKind.DISPATCH, MessageKind.REQUEST, MessageKind.REMINDER, MessageKind.RETURNED})
"""Letters that carry the form in which they ask for a report."""


def enclosed_forms(batch: Batch, messages: list[Message]) -> Iterator[Blank]:
    """The forms of the reports that a letter asks for; of one that brings the directive, all that are owed by then."""
    for message in messages:
        if message.kind not in ASKING_KINDS or not (told := batch.due_of(message)):
            continue
        forms, dues = batch.forms_of(told.campaign_id), [told]
        if forms and message.kind is MessageKind.DISPATCH:
            owed = select(Due).where(Due.recipient_id == told.recipient_id, col(Due.state).in_(UNFINISHED_STATES))
            dues = list(batch.session.exec(owed.order_by(col(Due.id))))
        for due in dues:
            if fields := forms.get(due.obligation_id):
                yield _blank(batch, message, due, fields)


def _blank(batch: Batch, message: Message, due: Due, fields: tuple[Field, ...]) -> Blank:
    campaign = batch.campaign_of(message)
    directive, agency = batch.directives[campaign.directive_id], batch.agencies[message.agency_id]
    obligation = batch.session.get_one(Obligation, due.obligation_id)
    window = batch.session.get(Window, due.window_id) if due.window_id else None
    deadline = deadline_in_letter(batch.app, due, obligation, batch.now)
    document = f"{directive.doc_type} số {directive.reference_no} ngày {day_words(directive.issued_on)}"
    return Blank(
        campaign=campaign.slug,
        obligation=obligation.key,
        period=due.period,
        title=what_is_owed(obligation, window, due),
        document=document,
        deadline=tr("chậm nhất {moment}", moment=mark_text(moment_words(deadline))) if deadline else "",
        fields=fields,
        code=agency.code,
        agency=agency.name,
    )


def what_is_owed(obligation: Obligation, window: Window | None, due: Due) -> str:
    return phrase_of(obligation.title, window.topic if window else "", due.label)


def deadline_in_letter(app: App, due: Due, obligation: Obligation, now: DateTime) -> DateTime | None:
    """The strictest reading of a Due's deadline; of a term that starts with this very letter, where it will end."""
    if due.remind_by:
        return app.calendar.local(due.remind_by)
    basis = term_from_receipt(app, due, obligation, now)
    return deadline_of(basis, app.calendar).remind_by if basis else None
