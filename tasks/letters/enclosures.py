"""The forms that a letter carries, and how letters and papers call what is owed and when."""

from collections.abc import Iterator

from pendulum import DateTime
from sqlmodel import col, select

from models.app import Office
from models.campaign import Obligation, Window
from models.deadline import compute as deadline_of
from models.due import Due
from models.enums import Kind
from models.message import Message
from models.states import UNFINISHED
from tasks.campaigns.schedule import term_from_receipt
from tasks.labels import phrase_of
from tasks.letters.batch import Shelf
from tasks.render import day, moment
from tasks.report_forms.schema import Field
from tasks.report_forms.workbook import Blank

ASKS = frozenset({Kind.DISPATCH, Kind.REQUEST, Kind.REMINDER, Kind.RETURNED})
"""Letters that carry the form in which they ask for a report."""


def enclosed(shelf: Shelf, messages: list[Message]) -> Iterator[Blank]:
    """The forms of the reports that a letter asks for; of one that brings the directive, all that are owed by then."""
    for message in messages:
        if message.kind not in ASKS or not (told := shelf.due_of(message)):
            continue
        forms, dues = shelf.forms_of(told.campaign_id), [told]
        if forms and message.kind is Kind.DISPATCH:
            owed = select(Due).where(Due.recipient_id == told.recipient_id, col(Due.state).in_(UNFINISHED))
            dues = list(shelf.session.exec(owed.order_by(col(Due.id))))
        for due in dues:
            if fields := forms.get(due.obligation_id):
                yield _blank(shelf, message, due, fields)


def _blank(shelf: Shelf, message: Message, due: Due, fields: tuple[Field, ...]) -> Blank:
    campaign = shelf.campaign_of(message)
    directive, agency = shelf.directives[campaign.directive_id], shelf.agencies[message.agency_id]
    obligation = shelf.session.get_one(Obligation, due.obligation_id)
    window = shelf.session.get(Window, due.window_id) if due.window_id else None
    deadline = deadline_told(shelf.office, due, obligation, shelf.now)
    document = f"{directive.doc_type} số {directive.reference_no} ngày {day(directive.issued_on)}"
    return Blank(
        campaign=campaign.slug,
        obligation=obligation.key,
        period=due.period,
        title=what_of(obligation, window, due),
        document=document,
        deadline=f"chậm nhất {moment(deadline)}" if deadline else "",
        fields=fields,
        code=agency.code,
        agency=agency.name,
    )


def what_of(obligation: Obligation, window: Window | None, due: Due) -> str:
    return phrase_of(obligation.title, window.topic if window else "", due.label)


def deadline_told(office: Office, due: Due, obligation: Obligation, now: DateTime) -> DateTime | None:
    """The strictest reading of a Due's deadline; of a term that starts with this very letter, where it will end."""
    if due.remind_by:
        return office.calendar.local(due.remind_by)
    basis = term_from_receipt(office, due, obligation, now)
    return deadline_of(basis, office.calendar).remind_by if basis else None
