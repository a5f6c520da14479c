"""One thing owed, all of it: what is asked and by which document, how it stands, what may be done about it."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from models.campaign import Campaign, Obligation, Recipient, Window
from models.config.settings import Settings
from models.directive import Attachment, Directive
from models.due import Due, Submission
from models.enums import ObligationKind
from models.event import Event
from models.states import CampaignState, DueState
from portal.agency.visitor import Visitor
from tasks.campaigns.consultation.rules import ConsultationRules, rules_from_json
from tasks.due_times import DueTimes, PageMoment
from tasks.letters.enclosures import what_is_owed
from tasks.render import day_words, moment_words
from tasks.report_forms.schema import read_fields
from tasks.report_forms.workbook import Blank
from tasks.storage.cache import FileAltered, FileGone, cached_file
from tasks.storage.store import stored_sizes

TOLD_LABELS = (
    "extension.asked", "extension.granted", "extension.refused", "due.disowned", "due.kept", "report.returned",
    "report.accepted", "report.waived", "acknowledge.waived", "publish.waived", "cascade.waived",
    "consultation.returned", "consultation.accepted", "consultation.waived", "consultation.consented",
    "consultation.silence_kept",
)  # fmt: skip
"""Of what happened to a thing owed, what its agency is told on its page."""


class NoSuchPage(Exception):
    """There is no such page behind this link: one page for what does not exist and for what is another agency's."""


@dataclass(frozen=True)
class SubUnit:
    """A sub-unit's part of what was handed down to it."""

    due_id: int
    name: str
    state: DueState
    overdue: bool


@dataclass(frozen=True)
class DuePage:
    """A Due and all that its page shows. `for_unit` names the sub-unit where the office above it looks."""

    due: Due
    recipient: Recipient
    campaign: Campaign
    obligation: Obligation
    directive: Directive
    window: Window | None
    for_unit: str
    moment: PageMoment

    @property
    def what(self) -> str:
        return what_is_owed(self.obligation, self.window, self.due)

    @property
    def open(self) -> bool:
        """Whether an answer can still be taken."""
        running = self.campaign.state in (CampaignState.RUNNING, CampaignState.PAUSED)
        return running and self.answerable and not (self.window and self.window.closed)

    @property
    def answerable(self) -> bool:
        """Still owed, or a consultation that silence agreed to: what comes late is kept."""
        return self.due.owed or self.due.state is DueState.CONSENTED

    @property
    def rules(self) -> ConsultationRules:
        """Of a consultation, what its silence means."""
        return rules_from_json(self.obligation.consultation)

    @property
    def nil_allowed(self) -> bool:
        """A report with nothing to report is a report; nothing else can be answered so."""
        return self.due.kind is ObligationKind.REPORT

    @property
    def times(self) -> DueTimes:
        return DueTimes(self.moment, self.due.remind_by, self.due.late_after)


def due_page(session: Session, visitor: Visitor, due_id: int, moment: PageMoment) -> DuePage:
    """What a visitor may see of a Due: its own, or that of a sub-unit of its own. Raises Nowhere."""
    query = select_columns(Due, Recipient, Campaign, Obligation, Directive, Window)
    query = query.join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.join(Obligation, col(Due.obligation_id) == Obligation.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.outerjoin(Window, col(Due.window_id) == Window.id).where(col(Due.id) == due_id)
    row = session.execute(query.execution_options(populate_existing=True)).first()
    if row is None or row[2].started_at is None:
        raise NoSuchPage
    due, recipient, campaign, obligation, directive, window = row
    for_unit = ""
    if recipient.agency_id != visitor.agency.id:
        above = session.get(Recipient, recipient.parent_id) if recipient.parent_id else None
        if above is None or above.agency_id != visitor.agency.id:
            raise NoSuchPage
        for_unit = recipient.name
    return DuePage(due, recipient, campaign, obligation, directive, window, for_unit, moment)


def form_of(about: DuePage, code: str, agency: str) -> Blank | None:
    """The form in which the report is asked for, as the letters carry it; None where there is none."""
    fields, times, directive = read_fields(about.obligation), about.times, about.directive
    if not fields:
        return None
    document = f"{directive.doc_type} số {directive.reference_no} ngày {day_words(directive.issued_on)}"
    deadline = f"chậm nhất {moment_words(times.deadline)}" if times.deadline else ""
    return Blank(
        about.campaign.slug,
        about.obligation.key,
        about.due.period,
        about.what,
        document,
        deadline,
        fields,
        code,
        agency,
    )


def submissions_of(session: Session, due: Due) -> list[Submission]:
    """What was handed in for it, the newest first."""
    query = select(Submission).where(Submission.due_id == due.id).order_by(col(Submission.round).desc())
    return list(session.exec(query))


def told_events(session: Session, due: Due) -> list[Event]:
    """What happened to it, as far as the agency is told, oldest first."""
    query = select(Event).where(Event.due_id == due.id, col(Event.what).in_(TOLD_LABELS))
    return list(session.exec(query.order_by(col(Event.seq))))


def sub_units(session: Session, due: Due, moment: PageMoment) -> list[SubUnit]:
    """The sub-units to which it was handed down."""
    query = select(Due, Recipient.name).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.where(Due.obligation_id == due.obligation_id, Due.period == due.period)
    query = query.where(Recipient.parent_id == due.recipient_id).order_by(col(Due.id))
    return [SubUnit(one.id, name, one.state, one.overdue(moment.now)) for one, name in session.exec(query)]


class Paper(NamedTuple):
    """The document, or what is named as sent along: its name, its hash, where its file is laid, its bytes.

    `size` is None where no file was given, or it is lost.
    """

    name: str
    sha256: str
    place: Path
    size: int | None = None


def directive_papers(settings: Settings, session: Session, directive: Directive) -> list[Paper]:
    """The document and what is named as sent along."""
    query = select(Attachment).where(Attachment.directive_id == directive.id).order_by(col(Attachment.id))
    data, name = settings.data, f"{directive.doc_type} số {directive.reference_no}"
    papers = [Paper(name, directive.sha256, data / directive.path)]
    papers += [Paper(a.name, a.sha256 or "", data / (a.path or "")) for a in session.exec(query)]
    stored = stored_sizes(session, [paper.sha256 for paper in papers])
    return [paper._replace(size=stored.get(paper.sha256, _size_at(paper.place))) for paper in papers]


def laid_paper(session: Session, paper: Paper) -> Path:
    """The file of a paper. Raises NoSuchPage where there is none, or it is lost."""
    if paper.size is None:
        raise NoSuchPage
    try:
        return cached_file(session, paper.sha256, paper.place)
    except (FileGone, FileAltered):
        raise NoSuchPage from None


def _size_at(place: Path) -> int | None:
    return place.stat().st_size if place.is_file() else None
