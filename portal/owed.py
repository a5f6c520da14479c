"""What an agency owes now, over all campaigns, and what it has answered: the lines of its first page."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pendulum import DateTime
from sqlalchemy import Select, select
from sqlmodel import Session, col

from models.campaign import Campaign, Obligation, Recipient, Window
from models.directive import Directive
from models.due import Due, Submission
from models.instant import aware
from models.states import UNFINISHED, CampaignState, DueState
from models.words import Via
from models.workdays import Calendar
from tasks.enclosed import phrase_of

LATEST = 10
"""Answers that the first page shows; each thing's own page shows all of its own."""

COLUMNS: tuple[Any, ...] = (
    Due.id, Due.kind, Due.state, Due.label, Due.stated_on, Due.remind_by, Due.late_after, Due.asked_until,
    Due.disowned, Due.urgent, Obligation.title, Window.topic, Directive.doc_type, Directive.reference_no,
    Directive.issued_on,
)  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """The calendar and the instant by which days are counted, each span once however many lines have it."""

    calendar: Calendar
    now: DateTime

    @cached_property
    def _spans(self) -> dict[Any, int]:
        return {}

    @cached_property
    def today(self) -> Any:
        return self.calendar.local(self.now).date()

    def days_to(self, moment: DateTime) -> int:
        """Working days from today up to and with the day of a moment; negative when it has passed."""
        day = self.calendar.local(moment).date()
        if day not in self._spans:
            self._spans[day] = self.calendar.working_days_between(self.today, day)
        return self._spans[day]


@dataclass(frozen=True)
class Line:
    """One thing owed, as a list shows it."""

    row: Any
    moment: Moment

    @property
    def what(self) -> str:
        return phrase_of(self.row.title, self.row.topic or "", self.row.label)

    @property
    def deadline(self) -> DateTime | None:
        """The strictest reading, which is what is asked for."""
        return self.moment.calendar.local(self.row.remind_by) if self.row.remind_by else None

    @property
    def overdue(self) -> bool:
        return self.row.late_after is not None and self.moment.now > self.row.late_after

    @property
    def days_left(self) -> int:
        return self.moment.days_to(self.row.remind_by)

    @property
    def days_late(self) -> int:
        """Working days since the last day that was in time."""
        return -self.moment.days_to(self.row.late_after.subtract(microseconds=1))

    @property
    def returned(self) -> bool:
        return bool(self.row.state == DueState.RETURNED)


def _rows(columns: tuple[Any, ...], agency_id: int | None) -> Select[Any]:
    """The Dues of an agency, found by way of its campaigns' obligations, for which there are indexes."""
    query = select(*columns).select_from(Recipient)
    query = query.join(Obligation, col(Obligation.campaign_id) == Recipient.campaign_id)
    query = query.join(Due, (col(Due.obligation_id) == Obligation.id) & (col(Due.recipient_id) == Recipient.id))
    query = query.join(Campaign, col(Recipient.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.outerjoin(Window, col(Due.window_id) == Window.id)
    return query.where(col(Recipient.agency_id) == agency_id, col(Campaign.started_at).is_not(None))


def owed(session: Session, agency_id: int | None, moment: Moment) -> list[Line]:
    """All that is still to be done: first what is overdue, then by deadline, last what has none."""
    query = _rows(COLUMNS, agency_id).where(
        col(Due.state).in_(UNFINISHED),
        col(Campaign.state).in_((CampaignState.RUNNING, CampaignState.PAUSED)),
        col(Window.closed_at).is_(None),
    )
    lines = [Line(row, moment) for row in session.execute(query)]
    far = moment.now.add(years=100)
    return sorted(lines, key=lambda line: (not line.overdue, line.row.remind_by or far, line.row.id))


def answered(session: Session, agency_id: int | None) -> list[Any]:
    """The latest answers: what, for which document, when, and how they stand."""
    columns = (*COLUMNS, Submission.received_at, Submission.nil)
    query = _rows(columns, agency_id).join(Submission, col(Submission.due_id) == Due.id)
    query = query.where(Submission.via != Via.SYSTEM).order_by(col(Submission.received_at).desc()).limit(LATEST)  # type: ignore[arg-type]
    return list(session.execute(query))


def when(value: Any) -> DateTime:
    """An instant as the pages show it."""
    return aware(value)
