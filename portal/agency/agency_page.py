"""What an agency owes now, over all campaigns, and what it has answered: the lines of its first page."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pendulum import DateTime
from sqlalchemy import Select, bindparam, case, func, select
from sqlmodel import Session, col

from models.campaign import Campaign, Obligation, Recipient, Window
from models.columns import Instant
from models.directive import Directive
from models.due import Due, Submission
from models.enums import Via
from models.instant import to_local
from models.states import UNFINISHED_STATES, CampaignState, DueState
from tasks.due_times import DueTimes, PageMoment
from tasks.labels import phrase_of

PER_PAGE = 25
"""Lines of a page: an agency may owe something in a hundred campaigns."""

LATEST = 10
"""Answers that the first page shows; each thing's own page shows all of its own."""

OWED_COLUMNS: tuple[Any, ...] = (
    Due.id, Due.kind, Due.state, Due.label, Due.stated_on, Due.remind_by, Due.late_after, Due.asked_until,
    Due.disowned, Due.urgent, Obligation.title, Window.topic, Directive.doc_type, Directive.reference_no,
    Directive.issued_on,
)  # fmt: skip


@dataclass(frozen=True)
class OwedLine:
    """One thing owed, as a list shows it."""

    row: Any
    moment: PageMoment

    @cached_property
    def what(self) -> str:
        return phrase_of(self.row.title, self.row.topic or "", self.row.label)

    @cached_property
    def times(self) -> DueTimes:
        return DueTimes(self.moment, self.row.remind_by, self.row.late_after)

    @cached_property
    def returned(self) -> bool:
        return bool(self.row.state == DueState.RETURNED)


def _rows(*columns: Any) -> Select[Any]:
    """The Dues of an agency, found by way of its campaigns' obligations, for which there are indexes."""
    query = select(*columns).select_from(Recipient)
    query = query.join(Obligation, col(Obligation.campaign_id) == Recipient.campaign_id)
    query = query.join(Due, (col(Due.obligation_id) == Obligation.id) & (col(Due.recipient_id) == Recipient.id))
    query = query.join(Campaign, col(Recipient.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.outerjoin(Window, col(Due.window_id) == Window.id)
    return query.where(col(Recipient.agency_id) == bindparam("agency"), col(Campaign.started_at).is_not(None))


# Made once: putting a question together anew takes longer than the database needs to answer it.
_OVERDUE = case((col(Due.late_after) < bindparam("now", type_=Instant()), 0), else_=1)
_OWED = (
    _rows(*OWED_COLUMNS, func.count().over().label("total"))
    .where(
        col(Due.state).in_(UNFINISHED_STATES),
        col(Campaign.state).in_((CampaignState.RUNNING, CampaignState.PAUSED)),
        col(Window.closed_at).is_(None),
    )
    .order_by(_OVERDUE, col(Due.remind_by).is_(None), col(Due.remind_by), col(Due.id))
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_ANSWERED = (
    _rows(*OWED_COLUMNS, Submission.received_at, Submission.nil)
    .join(Submission, col(Submission.due_id) == Due.id)
    .where(col(Submission.via) != Via.SYSTEM)
    .order_by(col(Submission.received_at).desc())
    .limit(LATEST)
)


def owed_lines(
    session: Session, agency_id: int | None, moment: PageMoment, page: int = 1
) -> tuple[list[OwedLine], int]:
    """A page of what is still to be done, and how much there is in all: first what is overdue, then by deadline, last
    what has none. A page beyond the last is empty.
    """
    given = {"agency": agency_id, "now": moment.now, "most": PER_PAGE, "skip": (page - 1) * PER_PAGE}
    rows = session.execute(_OWED, given).all()
    return [OwedLine(row, moment) for row in rows], rows[0].total if rows else 0


def latest_answers(session: Session, agency_id: int | None) -> list[Any]:
    """The latest answers: what, for which document, when, and how they stand."""
    return list(session.execute(_ANSWERED, {"agency": agency_id}))


def instant_words(value: Any) -> DateTime:
    """An instant as the pages show it."""
    return to_local(value)
