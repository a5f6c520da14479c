"""One thing owed as an officer's page shows it: how it stands, what was handed in, said and done, what may be done."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from models.agency import Agency, Contact, channel_name
from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.deadline import Term, Unit, compute_deadline
from models.directive import Directive
from models.due import Due, Submission
from models.event import Event
from models.incoming_mail import IncomingMail
from models.message import Message
from models.proof import Proof
from models.states import MailState, MessageState
from models.text import tr
from tasks.agencies.contacts import contacts_to_write
from tasks.campaigns.dues import Units, count_units
from tasks.delivery.requeue import REQUEUED_TO
from tasks.desk.campaign_lines import AT_WORK_STATES
from tasks.desk.matrix import Tone, tone_of_due
from tasks.errors import Refused
from tasks.labels import phrase_of
from tasks.proofs.claims import proofs_of
from tasks.report_forms.schema import Field, read_fields


@dataclass(frozen=True)
class DueRecord:
    """A Due with the rows it belongs to, at a moment; what was handed in and said, the newest first."""

    app: App
    now: DateTime
    due: Due
    recipient: Recipient
    agency: Agency
    campaign: Campaign
    obligation: Obligation
    directive: Directive
    window: Window | None
    submissions: list[Submission]
    letters: list[Message]
    people: list[Contact]
    mails: list[IncomingMail] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    units: Units = Units()
    pages: list[Proof] = field(default_factory=list)

    @property
    def what(self) -> str:
        """What is owed, in the words of its document."""
        return phrase_of(self.obligation.title, self.window.topic if self.window else "", self.due.label)

    @property
    def last(self) -> Submission | None:
        """What was handed in last."""
        return self.submissions[0] if self.submissions else None

    @property
    def late(self) -> bool:
        """First handed in after its deadline."""
        return bool(self.submissions) and self.submissions[-1].late

    @property
    def tone(self) -> Tone:
        """How it stands."""
        nil = self.last is not None and self.last.round == self.due.round and self.last.nil
        return tone_of_due(self.due, self.now, late=self.late, nil=nil)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The form in which it is to be answered; () for a free text."""
        return read_fields(self.obligation)

    @property
    def open(self) -> bool:
        """Whether anything may still be done about it."""
        return self.campaign.state in AT_WORK_STATES and not (self.window and self.window.closed)

    @property
    def failed(self) -> list[Message]:
        """Its letters that went wrong and may be sent again."""
        again = set(REQUEUED_TO) - {MessageState.UNKNOWN}
        return [letter for letter in self.letters if letter.state in again]

    @property
    def doubted(self) -> list[Message]:
        """Its letters of which nobody knows whether they arrived."""
        return [letter for letter in self.letters if letter.state is MessageState.UNKNOWN]

    @property
    def addresses(self) -> list[str]:
        """Whom a letter about it would be written to, each with the address."""
        return [f"{one.name} ({channel_words(url)})" for one in self.people for url in one.channels]

    @property
    def returned_until(self) -> Any:
        """By which day a report that is returned now would have to come again."""
        days = self.app.settings.ladder.returned_working_days
        return compute_deadline(Term(self.now, days, Unit.WORKING_DAY), self.app.calendar).stated


def channel_words(url: str) -> str:
    """An address as a person may see it: a mail address as it is, of any other only what kind it is."""
    return url if "://" not in url else channel_name(url)


def due_record(app: App, session: Session, slug: str, number: int, now: DateTime) -> DueRecord:
    """The record of a Due of a campaign. Raises Refused when there is none of this number in it."""
    found = due_records(app, session, slug, [number], now)
    if not found:
        raise Refused(tr("không có nghĩa vụ số {number} trong đợt {slug}", number=number, slug=slug))
    due = found[0].due
    mails, events = _mails(session, due), _events(session, due)
    return replace(found[0], mails=mails, events=events, units=count_units(session, due), pages=proofs_of(session, due))


def due_records(app: App, session: Session, slug: str, numbers: Sequence[int], now: DateTime) -> list[DueRecord]:
    """The records of some Dues of a campaign, in their order, by a few questions however many they are.

    They are without mails, events and sub-units. Numbers that are not of the campaign are left out.
    """
    rows = session.execute(_rows(slug, numbers)).all()
    submissions = _by_due(session, select(Submission).order_by(col(Submission.round).desc()), Submission, numbers)
    letters = _by_due(session, select(Message).order_by(col(Message.id).desc()), Message, numbers)
    people = contacts_to_write(session, {agency.id for _, _, agency, *_ in rows})
    found = []
    for due, recipient, agency, campaign, obligation, directive, window in rows:
        found.append(
            DueRecord(
                app, now, due, recipient, agency, campaign, obligation, directive, window,
                submissions.get(due.id, []), letters.get(due.id, []), people[agency.id],
            )
        )  # fmt: skip
    return found


def _rows(slug: str, numbers: Sequence[int]) -> Any:
    query = select_columns(Due, Recipient, Agency, Campaign, Obligation, Directive, Window)
    query = query.join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Agency, col(Recipient.agency_id) == Agency.id)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.join(Obligation, col(Due.obligation_id) == Obligation.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.outerjoin(Window, col(Due.window_id) == Window.id)
    return query.where(col(Due.id).in_(numbers), col(Campaign.slug) == slug).order_by(col(Due.id))


def _by_due(session: Session, query: Any, table: Any, numbers: Sequence[int]) -> dict[int, list[Any]]:
    """The rows of a table that are about each Due, in the order of the query."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.exec(query.where(col(table.due_id).in_(numbers))):
        found[row.due_id].append(row)
    return found


def _mails(session: Session, due: Due) -> list[IncomingMail]:
    """The mails that were counted for it, or are thought to be about it, the newest first."""
    query = select(IncomingMail).where(IncomingMail.due_id == due.id)
    query = query.where(col(IncomingMail.state).in_((MailState.COUNTED, MailState.WAITING)))
    return list(session.exec(query.order_by(col(IncomingMail.received_at).desc(), col(IncomingMail.id).desc())))


def _events(session: Session, due: Due) -> list[Event]:
    query = select(Event).where(Event.due_id == due.id)
    return list(session.exec(query.order_by(col(Event.id))))
