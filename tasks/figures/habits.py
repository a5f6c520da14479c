"""Habits: from what was owed before, how often in time, how early or late, after which letter, how often returned.

They help to choose whom to telephone, and accuse nobody: no letter to an agency says them, and of fewer than `ENOUGH`
periods nothing is concluded. Times are the office's (Asia/Ho_Chi_Minh).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from pendulum import DateTime
from sqlalchemy import and_, exists, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Obligation, Recipient
from models.directive import Directive
from models.due import Due
from models.enums import CHASE_KINDS, MessageKind, ObligationKind
from models.instant import iso_text, to_local
from models.message import Message
from models.states import UNFINISHED_STATES, CampaignState, DueState, MessageState
from models.text import mark_text, tr, trn
from tasks.agencies.contacts import contacts_to_write
from tasks.figures.counts import FIRST
from tasks.render import number_for_link

ENOUGH = 5
"""Periods, of which fewer say nothing."""
SURE = 1.959963984540054
"""Standard normal quantile of a two-sided interval of 95 %."""
RELIABLE = 0.8
"""Whoever is in time at least so often need not be telephoned before the day."""
AHEAD_WORKING_DAYS = 10
LOOKED_AT = 300
"""Of what falls due ahead the nearest, whose agencies' habits are looked at."""
CALLED_FIRST = 20
"""Lines of the list of whom to telephone."""

BY = {
    "agency": (col(Agency.code), col(Agency.name)),
    "group": (col(Recipient.group), col(Recipient.group)),
    "kind": (col(Due.kind), col(Due.kind)),
}


@dataclass(frozen=True)
class Habit:
    """What is known of an agency, a group or a kind of obligation.

    `low`..`high` is Wilson's interval of 95 % for how often it is in time; None with `rate` where there are too few.
    `days_late` is the median in days, negative when early; `hour` the median hour of the day. `after` is the letter
    after which it mostly answers: "", "reminder", or "chase:2".
    """

    key: str
    name: str
    periods: int
    in_time: int
    missing: int
    returned: int
    rate: float | None
    low: float | None
    high: float | None
    days_late: float | None
    hour: int | None
    after: str

    @property
    def enough(self) -> bool:
        """Whether there were periods enough to say something."""
        return self.rate is not None


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """The interval of 95 % for a proportion (E. B. Wilson, 1927); 0..1 where nothing was tried."""
    if not trials:
        return 0.0, 1.0
    share, square = hits / trials, SURE * SURE
    middle = share + square / (2 * trials)
    half = SURE * math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    scale = 1 + square / trials
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@dataclass(frozen=True)
class _Past:
    """One period that is over: handed in, or still missing."""

    received_at: DateTime | None
    late_after: DateTime
    round: int
    chases: int | None
    reminded: bool

    @property
    def in_time(self) -> bool:
        return self.received_at is not None and self.received_at <= self.late_after

    @property
    def after(self) -> str:
        """The last letter before it came."""
        return f"chase:{self.chases}" if self.chases else "reminder" if self.reminded else ""


def habits_by(
    session: Session, now: DateTime, by: str, kind: ObligationKind | None = None, only: Sequence[int] = ()
) -> list[Habit]:
    """The habits at a moment of each agency, group or kind, in the order of their keys.

    `kind` counts one kind of obligation; `only` only these agencies, by their numbers.
    """
    where = [col(Due.kind) == kind] if kind else []
    where += [col(Recipient.agency_id).in_(only)] if only else []
    past: dict[tuple[str, str], list[_Past]] = defaultdict(list)
    for key, name, *rest in session.execute(_past(now, by, where)):
        past[str(key), str(name)].append(_Past(*rest))
    return [_habit(key, name, rows) for (key, name), rows in sorted(past.items())]


def _past(now: DateTime, by: str, where: list[Any]) -> Any:
    """Every Due that was handed in or should have been, with how far its agency had to be asked."""
    before = and_(
        col(Message.due_id) == Due.id,
        col(Message.state) == MessageState.SENT,
        or_(col(FIRST.received_at).is_(None), col(Message.sent_at) <= col(FIRST.received_at)),
    )
    chases = select_columns(func.max(Message.ordinal)).where(before, col(Message.kind).in_(CHASE_KINDS))
    reminded = exists().where(before, col(Message.kind).in_((MessageKind.REMINDER, MessageKind.DUE_TODAY)))
    stood = func.coalesce(FIRST.late_after, Due.late_after)
    columns: Any = (*BY[by], FIRST.received_at, stood, Due.round, chases.scalar_subquery(), reminded)
    query = select_columns(*columns).select_from(Due)
    query = query.join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Agency, col(Recipient.agency_id) == Agency.id)
    query = query.outerjoin(FIRST, and_(col(FIRST.due_id) == Due.id, col(FIRST.round) == 1))
    over = or_(col(FIRST.id).is_not(None), and_(col(Due.late_after) < now, col(Due.state).in_(UNFINISHED_STATES)))
    return query.where(stood.is_not(None), col(Due.state) != DueState.WAIVED, over, *where)


def _habit(key: str, name: str, rows: Sequence[_Past]) -> Habit:
    came = [row for row in rows if row.received_at is not None]
    hits, enough = sum(row.in_time for row in rows), len(rows) >= ENOUGH
    low, high = wilson(hits, len(rows))
    late = [(row.received_at - row.late_after).total_seconds() / 86_400 for row in came if row.received_at]
    hours = [to_local(row.received_at).hour for row in came if row.received_at]
    after = Counter(row.after for row in came).most_common(1)
    return Habit(
        key, name, len(rows), hits, len(rows) - len(came), sum(row.round > 1 for row in came),
        hits / len(rows) if enough else None, low if enough else None, high if enough else None,
        round(median(late), 1) if enough and late else None,
        round(median(hours)) if enough and hours else None,
        after[0][0] if enough and after else "",
    )  # fmt: skip


def habit_words(habit: Habit) -> str:
    """ "5/8 lần đúng hạn, thường sau lần đôn đốc 2"; of too few periods only that."""
    if not habit.enough:
        return trn("mới có {count} kỳ, chưa đủ để kết luận", habit.periods)
    if not habit.after:
        return tr("{in_time}/{periods} lần đúng hạn", in_time=habit.in_time, periods=habit.periods)
    return tr(
        "{in_time}/{periods} lần đúng hạn, thường {after}",
        in_time=habit.in_time,
        periods=habit.periods,
        after=mark_text(after_words(habit.after)),
    )


def after_words(after: str) -> str:
    """After which letter a report mostly comes."""
    if after.startswith("chase:"):
        return tr("sau lần đôn đốc {after}", after=after.removeprefix("chase:"))
    return "sau thư nhắc" if after else "không cần nhắc"


@dataclass(frozen=True)
class Call:
    """Whom to telephone before a day: what is owed, when, by whom, and what is known of them."""

    due_id: int
    agency: str
    what: str
    reference_no: str
    remind_by: DateTime
    contact: str
    telephone: str
    habit: Habit

    @property
    def number(self) -> str:
        """The telephone number as a link has it."""
        return number_for_link(self.telephone)

    @property
    def why(self) -> str:
        """What they did before, in a line."""
        return habit_words(self.habit)


def whom_to_call(app: App, session: Session, now: DateTime, *where: Any) -> list[Call]:
    """Whose next deadlines, within ten working days, are in danger by what they did before: the likeliest first.

    Nobody of whom too little is known, and nobody who is mostly in time. Conditions may be of Due and its Campaign.
    """
    until = app.calendar.at(app.calendar.shift(now.date(), AHEAD_WORKING_DAYS), now.time())
    query = select(Due, Recipient, Obligation, Directive).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Obligation, col(Due.obligation_id) == Obligation.id)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(
        Due.kind == ObligationKind.REPORT, col(Due.state).in_(UNFINISHED_STATES), col(Due.remind_by) >= now,
        col(Due.remind_by) <= until, Campaign.state == CampaignState.RUNNING, col(Due.paused).is_(False), *where,
    )  # fmt: skip
    ahead = session.exec(query.order_by(col(Due.remind_by), col(Due.id)).limit(LOOKED_AT)).all()
    agencies = {recipient.agency_id for _, recipient, _, _ in ahead}
    if not agencies:
        return []
    codes = dict(session.exec(select(Agency.id, Agency.code).where(col(Agency.id).in_(agencies))).all())
    known = {one.key: one for one in habits_by(session, now, "agency", ObligationKind.REPORT, sorted(agencies))}
    doubtful = [row for row in ahead if _doubtful(known.get(codes[row[1].agency_id]))]
    people = contacts_to_write(session, {recipient.agency_id for _, recipient, _, _ in doubtful})
    calls = []
    for due, recipient, obligation, directive in doubtful:
        first = next(iter(people[recipient.agency_id]), None)
        habit = known[codes[recipient.agency_id]]
        calls.append(
            Call(
                due.id, recipient.name, due.label or obligation.title, directive.reference_no,
                app.calendar.local(due.remind_by or now), first.name if first else "",
                first.telephone if first else "", habit,
            )
        )  # fmt: skip
    return sorted(calls, key=lambda call: (call.habit.rate or 0.0, call.remind_by, call.due_id))[:CALLED_FIRST]


def _doubtful(habit: Habit | None) -> bool:
    return habit is not None and habit.rate is not None and habit.rate < RELIABLE


def habits_as_json(now: DateTime, by: str, habits: Sequence[Habit], calls: Sequence[Call]) -> dict[str, Any]:
    """Habits and whom to call, as plain values; rates rounded to 0.0001."""
    return {
        "at": iso_text(now),
        "by": by,
        "habits": [
            {**asdict(one), **{name: _rounded(getattr(one, name)) for name in ("rate", "low", "high")}}
            for one in habits
        ],
        "call_first": [
            {
                "due": call.due_id, "agency": call.agency, "what": call.what, "reference_no": call.reference_no,
                "remind_by": iso_text(call.remind_by), "contact": call.contact, "telephone": call.telephone,
                "in_time": call.habit.in_time, "periods": call.habit.periods,
            }
            for call in calls
        ],
    }  # fmt: skip


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)
