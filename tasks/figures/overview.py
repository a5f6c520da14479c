"""All campaigns, a line each: what is overdue, what is due next, what has come. Counted by the database."""

from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import case
from sqlalchemy import select as select_columns
from sqlmodel import Session, and_, col, func

from models.campaign import Campaign
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.instant import iso_text
from models.states import FILED_STATES, UNFINISHED_STATES, CampaignState, DueState
from models.text import mark_text, tr
from tasks.due_times import short_deadline
from tasks.labels import KIND_LABELS, STATE_LABELS


@dataclass(frozen=True)
class OwedOfKind:
    """What is owed of one kind in a campaign, counted. `next_by` is the first deadline that is still to be kept."""

    kind: ObligationKind
    expected: int
    received: int
    waived: int
    overdue: int
    late_since: DateTime | None
    next_by: DateTime | None

    @property
    def asked_so_far(self) -> int:
        """What has come or should have."""
        return self.received + self.overdue


@dataclass(frozen=True)
class OverviewLine:
    """One campaign as an overview tells of it; `needs` is how many things wait for a person."""

    slug: str
    reference_no: str
    subject: str
    state: CampaignState
    owed: tuple[OwedOfKind, ...]
    needs: int = 0

    @property
    def overdue(self) -> int:
        return sum(one.overdue for one in self.owed)

    @property
    def late_since(self) -> DateTime | None:
        """From when what is overdue longest is late."""
        return min((one.late_since for one in self.owed if one.late_since), default=None)

    @property
    def next_owed(self) -> OwedOfKind | None:
        """What falls due first of what is not overdue."""
        dated = [one for one in self.owed if one.next_by]
        return min(dated, key=lambda one: one.next_by or one.kind, default=None)

    def of(self, kind: ObligationKind) -> OwedOfKind | None:
        return next((one for one in self.owed if one.kind is kind), None)

    @property
    def nearest_words(self) -> str:
        """What to look at: muộn từ 19/02/2022; báo cáo 17:00 25/02/2022; a state that stands still."""
        if self.state is not CampaignState.RUNNING:
            return STATE_LABELS[self.state]
        if self.late_since:
            return tr("muộn từ {late_since:%d/%m/%Y}", late_since=self.late_since)
        if (one := self.next_owed) and one.next_by:
            return tr("{kind} {day}", kind=mark_text(KIND_LABELS[one.kind]), day=short_deadline(one.next_by))
        return "không có hạn"

    @property
    def reported_words(self) -> str:
        """Reports that have come, of those that have or should have: 9/12; a dash where none is due yet."""
        one = self.of(ObligationKind.REPORT)
        return f"{one.received}/{one.asked_so_far}" if one and one.asked_so_far else "–"


def overview_lines(session: Session, now: DateTime, needs: dict[str, int] | None = None) -> list[OverviewLine]:
    """All campaigns at a moment, in the order in which they need looking at: what is overdue longest first, then by the
    next deadline, last what stands still, the newest first.

    `needs` says how many things wait for a person in each, by its slug.
    """
    owed = _owed(session, now)
    query = select_columns(Campaign.id, Campaign.slug, Campaign.state, Directive.reference_no, Directive.subject)  # type: ignore[call-overload]
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id).order_by(col(Campaign.id).desc())
    lines = [
        OverviewLine(slug, number, subject, state, tuple(owed.get(campaign_id, ())), (needs or {}).get(slug, 0))
        for campaign_id, slug, state, number, subject in session.execute(query)
    ]
    return sorted(lines, key=_urgency)


def _urgency(line: OverviewLine) -> tuple[int, float]:
    if line.state is CampaignState.RUNNING and line.late_since:
        return 0, line.late_since.timestamp()
    if line.state is CampaignState.RUNNING and (one := line.next_owed) and one.next_by:
        return 1, one.next_by.timestamp()
    return (2 if line.state in (CampaignState.RUNNING, CampaignState.PAUSED, CampaignState.APPROVED) else 3), 0.0


def _owed(session: Session, now: DateTime) -> dict[int, list[OwedOfKind]]:
    """What is owed of each kind, by campaign; one look at all Dues, and no row of theirs held."""
    state, late_after = col(Due.state), col(Due.late_after)
    open_ = state.in_(UNFINISHED_STATES)
    late = and_(open_, late_after < now)
    ahead = and_(open_, late_after >= now, col(Due.paused).is_(False))
    counts: tuple[Any, ...] = (
        func.count(),
        func.count(case((state.in_(FILED_STATES), 1))),
        func.count(case((state == DueState.WAIVED, 1))),
        func.count(case((late, 1))),
        func.min(case((late, late_after))),
        func.min(case((ahead, col(Due.remind_by)))),
    )
    query = select_columns(col(Due.campaign_id), col(Due.kind), *counts).group_by(Due.campaign_id, Due.kind)  # type: ignore[arg-type]
    found: dict[int, list[OwedOfKind]] = {}
    for campaign_id, kind, *rest in session.execute(query.order_by(col(Due.campaign_id), col(Due.kind))):
        found.setdefault(campaign_id, []).append(OwedOfKind(kind, *rest))
    return found


def line_json(line: OverviewLine) -> dict[str, Any]:
    """One line as plain values."""
    return {
        "reference_no": line.reference_no, "slug": line.slug, "subject": line.subject, "state": line.state.value,
        "overdue": line.overdue, "late_since": iso_text(line.late_since),
        "next_by": iso_text(line.next_owed.next_by) if line.next_owed else None, "needs_a_person": line.needs,
        "owed": {
            one.kind.value: {"expected": one.expected, "received": one.received, "waived": one.waived,
                             "overdue": one.overdue}
            for one in line.owed
        },
    }  # fmt: skip
