"""The figures of a campaign or a part of it, counted from the rows; nothing is stored.

`expected = received + outstanding + waived + consented`, always; "on time" and "late" go by the first submission of
each Due.
`figures_by` lets the database count, and holds no rows however many there are; `count_figures` is for rows at hand.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import asdict, astuple, dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import and_, case
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from models.agency import Agency
from models.campaign import Campaign, Recipient, Window
from models.due import Due, Submission
from models.enums import ObligationKind
from models.instant import iso_text
from models.states import FILED_STATES, REVIEW_STATES, UNFINISHED_STATES, DueState
from tasks.labels import period_text

FIRST, LAST = aliased(Submission), aliased(Submission)
"""What was handed in in round 1 (a Due is handed in before it can be returned), and what in the present round."""


@dataclass(frozen=True)
class Standing:
    """One Due with its recipient and the submission that decides on its lateness."""

    due: Due
    recipient: Recipient
    first: Submission | None
    last: Submission | None

    @property
    def owed(self) -> bool:
        return self.due.owed

    def overdue(self, now: DateTime) -> bool:
        return self.due.overdue(now)

    @property
    def late(self) -> bool:
        """First handed in late: it stays so through every later round."""
        return self.first is not None and self.first.late

    @property
    def deadline(self) -> DateTime | None:
        """What the agency must keep, with its hour; None without a deadline."""
        return self.due.remind_by

    @property
    def late_from(self) -> DateTime | None:
        """From when it was late when it was first handed in, whatever rounds followed."""
        return self.first.late_after if self.first else None


@dataclass(frozen=True)
class Figures:
    """Counts of Dues of one kind."""

    expected: int = 0
    received: int = 0
    on_time: int = 0
    late: int = 0
    outstanding: int = 0
    overdue: int = 0
    waived: int = 0
    extended: int = 0
    returned: int = 0
    nil: int = 0
    consented: int = 0

    @property
    def reporting_rate(self) -> float | None:
        """tỷ lệ nộp, of what is not waived; None where nothing is expected."""
        wanted = self.expected - self.waived
        return self.received / wanted if wanted else None

    @property
    def on_time_rate(self) -> float | None:
        """tỷ lệ đúng hạn, of what was received."""
        return self.on_time / self.received if self.received else None

    @property
    def fulfilment_rate(self) -> float | None:
        """tỷ lệ hoàn thành, of what was done or should have been: the rate that the Government Office publishes."""
        settled = self.received + self.overdue
        return self.received / settled if settled else None

    def shown(self) -> dict[str, int | float | None]:
        """The counts, then the rates rounded down to 0.0001: nobody is shown to be better than he is."""
        rates = {name: getattr(self, name) for name in ("reporting_rate", "on_time_rate", "fulfilment_rate")}
        cut = {name: None if rate is None else math.floor(rate * 10_000) / 10_000 for name, rate in rates.items()}
        return asdict(self) | cut

    @property
    def asked_so_far(self) -> int:
        """What has come or should have: nothing that is not yet due is counted as missing."""
        return self.received + self.overdue

    @property
    def ahead(self) -> int:
        """Still owed, and not yet late."""
        return self.outstanding - self.overdue

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def standings_of(
    session: Session, campaign_id: int, kind: ObligationKind | None = None, window_id: int | None = None,
    recipients: Collection[int] | None = None,
) -> list[Standing]:  # fmt: skip
    """The Dues of a campaign in the order of its recipients, of one kind or window, or of some of them, where given."""
    query = select(Due, Recipient).join(Recipient).where(Due.campaign_id == campaign_id)
    if kind:
        query = query.where(Due.kind == kind)
    if window_id:
        query = query.where(Due.window_id == window_id)
    handed = select(Submission).join(Due).where(Due.campaign_id == campaign_id).order_by(col(Submission.round))
    if recipients is not None:
        query = query.where(col(Due.recipient_id).in_(recipients))
        handed = handed.where(col(Due.recipient_id).in_(recipients))
    rows = session.exec(query.order_by(col(Due.id))).all()
    by_due: dict[int, list[Submission]] = {}
    for submission in session.exec(handed):
        by_due.setdefault(submission.due_id, []).append(submission)
    found = []
    for due, recipient in rows:
        mine = by_due.get(due.id, [])
        found.append(Standing(due, recipient, mine[0] if mine else None, mine[-1] if mine else None))
    return found


def due_line(row: Standing, now: DateTime) -> dict[str, Any]:
    """One Due as a status tells of it."""
    due = row.due
    return {
        "id": due.id,
        "agency": row.recipient.name,
        "kind": due.kind.value,
        "state": due.state.value,
        "stated_on": iso_text(due.stated_on),
        "remind_by": iso_text(due.remind_by),
        "late_after": iso_text(due.late_after),
        "overdue": row.overdue(now),
        "late": row.late,
        "extended": due.extended,
        "round": due.round,
        "received_at": iso_text(row.first.received_at) if row.first else None,
        "nil": bool(row.last and row.last.nil),
        "next_step_at": iso_text(due.next_step_at),
        "period": period_text(due.period, due.label),
        "paused": due.paused,
        "asked_until": iso_text(due.asked_until),
    }


def line_urgency(line: dict[str, Any]) -> tuple[int, str, int]:
    """What sorts the lines of `due_line` by what to look at: overdue longest, due first, undated, to be judged, done.

    Of those that are done the newest comes first.
    """
    if line["overdue"]:
        return 0, line["late_after"], line["id"]
    if line["state"] in UNFINISHED_STATES:
        return (1, line["remind_by"], line["id"]) if line["remind_by"] else (2, "", line["id"])
    return (3 if line["state"] in REVIEW_STATES else 4), "", -line["id"]


def count_figures(rows: Iterable[Standing], now: DateTime) -> Figures:
    """The figures of some Dues at a moment."""
    rows = list(rows)
    received = [r for r in rows if r.due.state in FILED_STATES]
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
        consented=sum(r.due.state is DueState.CONSENTED for r in rows),
    )


def by_part(rows: Iterable[Standing], windows: Iterable[Window], now: DateTime) -> list[tuple[str, Figures]]:
    """The figures of each window that has rows, by its topic in the order given; of rows without a window under "".

    Nothing where all rows belong to one part: the whole says it then.
    """
    of_window: dict[int | None, list[Standing]] = {}
    for row in rows:
        of_window.setdefault(row.due.window_id, []).append(row)
    topics = {window.id: window.topic for window in windows} | {None: ""}
    parts = [(topic, count_figures(of_window[number], now)) for number, topic in topics.items() if number in of_window]
    return parts if len(parts) > 1 else []


def figures_by(
    session: Session, now: DateTime, *where: Any, by: tuple[Any, ...] = ()
) -> dict[tuple[Any, ...], Figures]:
    """The figures at a moment of the Dues that fulfil the conditions, for each value of the columns `by`.

    Conditions and columns may be of Due, its Recipient, its Campaign and the Agency as it is now.
    """
    state, deadline = col(Due.state), col(Due.late_after)
    received = state.in_(FILED_STATES)
    late = and_(received, col(FIRST.received_at) > col(FIRST.late_after))
    owed = state.in_(UNFINISHED_STATES)
    conditions = {
        "received": received, "late": late, "outstanding": owed, "overdue": and_(owed, deadline < now),
        "waived": state == DueState.WAIVED, "extended": col(Due.extended), "returned": col(Due.round) > 1,
        "nil": and_(received, col(LAST.nil)), "consented": state == DueState.CONSENTED,
    }  # fmt: skip
    query = (
        select_columns(*by, func.count(), *(func.count(case((condition, 1))) for condition in conditions.values()))
        .select_from(Due)
        .join(Recipient, col(Due.recipient_id) == Recipient.id)
        .join(Agency, col(Recipient.agency_id) == Agency.id)
        .join(Campaign, col(Due.campaign_id) == Campaign.id)
        .outerjoin(FIRST, and_(col(FIRST.due_id) == Due.id, col(FIRST.round) == 1))
        .outerjoin(LAST, and_(col(LAST.due_id) == Due.id, col(LAST.round) == Due.round))
        .where(*where)
        .group_by(*by)
        .order_by(*by)
    )
    found = {}
    for row in session.execute(query):
        counts = dict(zip(conditions, row[len(by) + 1 :], strict=True))
        expected, on_time = row[len(by)], counts["received"] - counts["late"]
        found[tuple(row[: len(by)])] = Figures(expected=expected, on_time=on_time, **counts)
    return found


def figures_in_all(session: Session, now: DateTime, *where: Any) -> Figures:
    """The figures at a moment of all Dues that fulfil the conditions."""
    return figures_by(session, now, *where).get((), Figures())
