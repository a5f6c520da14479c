"""The figures of a campaign or a part of it, counted from the rows; nothing is stored.

`expected = received + outstanding + waived`, always; "on time" and "late" go by the first submission of each Due.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.campaign import Recipient
from models.due import Due, Submission
from models.states import UNFINISHED, DueState
from models.words import ObligationKind


@dataclass(frozen=True)
class Standing:
    """One Due with its recipient and the submission that decides on its lateness."""

    due: Due
    recipient: Recipient
    first: Submission | None
    last: Submission | None

    @property
    def owed(self) -> bool:
        """Still to be handed in, for the first time or again."""
        return self.due.state in UNFINISHED

    def overdue(self, now: DateTime) -> bool:
        """Still owed, and past the most lenient reading of its deadline."""
        return self.owed and self.due.late_after is not None and now > self.due.late_after

    @property
    def late(self) -> bool:
        """First handed in late: it stays so through every later round."""
        return self.first is not None and self.first.late

    @property
    def due_day(self) -> dt.date | None:
        """The last day that is in time for what is still owed."""
        return self.due.late_after.subtract(microseconds=1).date() if self.due.late_after else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day that was in time when it was first handed in, whatever rounds followed."""
        stood = self.first.late_after if self.first else None
        return stood.subtract(microseconds=1).date() if stood else None


@dataclass(frozen=True)
class Figures:
    """Counts of Dues of one kind."""

    expected: int
    received: int
    on_time: int
    late: int
    outstanding: int
    overdue: int
    waived: int
    extended: int
    returned: int
    nil: int

    @property
    def reporting_rate(self) -> float | None:
        """tỷ lệ nộp, of what is not waived; None where nothing is expected."""
        wanted = self.expected - self.waived
        return self.received / wanted if wanted else None

    @property
    def on_time_rate(self) -> float | None:
        """tỷ lệ đúng hạn, of what was received."""
        return self.on_time / self.received if self.received else None


def standings(
    session: Session, campaign_id: int, kind: ObligationKind | None = None, window_id: int | None = None
) -> list[Standing]:
    """The Dues of a campaign in the order of its recipients, of one kind or window where given."""
    query = select(Due, Recipient).join(Recipient).where(Due.campaign_id == campaign_id)
    if kind:
        query = query.where(Due.kind == kind)
    if window_id:
        query = query.where(Due.window_id == window_id)
    rows = session.exec(query.order_by(col(Due.id))).all()
    handed = select(Submission).join(Due).where(Due.campaign_id == campaign_id).order_by(col(Submission.round))
    by_due: dict[int, list[Submission]] = {}
    for submission in session.exec(handed):
        by_due.setdefault(submission.due_id, []).append(submission)
    found = []
    for due, recipient in rows:
        mine = by_due.get(due.id or 0, [])
        found.append(Standing(due, recipient, mine[0] if mine else None, mine[-1] if mine else None))
    return found


def count(rows: Iterable[Standing], now: DateTime) -> Figures:
    """The figures of some Dues at a moment."""
    rows = list(rows)
    received = [r for r in rows if r.due.state in (DueState.RECEIVED, DueState.ACCEPTED)]
    return Figures(
        expected=len(rows),
        received=len(received),
        on_time=sum(not r.late for r in received),
        late=sum(r.late for r in received),
        outstanding=sum(r.owed for r in rows),
        overdue=sum(r.overdue(now) for r in rows),
        waived=sum(r.due.state is DueState.WAIVED for r in rows),
        extended=sum(r.due.extended for r in rows),
        returned=sum(r.due.round > 1 for r in rows),
        nil=sum(bool(r.last and r.last.nil) for r in received),
    )
