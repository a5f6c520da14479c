"""Agencies x obligations by period: a page of the worst rows, and the columns that matter, from counted questions."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pendulum import DateTime
from sqlalchemy import ColumnElement, and_, case, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient, Window
from models.due import NO_REASONING, Due
from models.enums import ObligationKind
from models.states import FILED_STATES, REVIEW_STATES, DueState
from tasks.desk.campaign_lines import ASKED, OWED, REVIEWED, DueCounts, count_dues, has_words
from tasks.desk.period_names import day_asked
from tasks.figures.counts import FIRST, LAST
from tasks.labels import short_period
from tasks.proofs.standing import proof_words

ROWS_PER_PAGE = 40
COLUMNS_SHOWN = 6
"""Columns of a page: those of which something is owed or waits come first."""

KIND_ORDER = tuple(ObligationKind)


class Tone(StrEnum):
    """How a thing owed stands, for its colour and its word."""

    OVERDUE = "overdue"
    RETURNED = "returned"
    OWED = "owed"
    UNDATED = "undated"
    REVIEWED = "reviewed"
    NIL = "nil"
    LATE = "late"
    DONE = "done"
    FREE = "free"
    CONSENTED = "consented"


class Narrow(StrEnum):
    """What the rows may be narrowed to."""

    OVERDUE = "overdue"
    REVIEWED = "reviewed"
    OWED = "owed"
    ASKED = "asked"
    PAUSED = "paused"
    DONE = "done"
    FREE = "free"


@dataclass(frozen=True)
class MatrixFilter:
    """What is looked for: a group, a standing, words of the name, a column as "obligation.period"; "" for all."""

    group: str = ""
    standing: str = ""
    text: str = ""
    column: str = ""
    page: int = 1


@dataclass(frozen=True)
class MatrixColumn:
    """One obligation in one period. `name` tells it from others of its kind: a period, a part, a title, or nothing."""

    obligation_id: int
    period: str
    kind: ObligationKind
    name: str
    due_on: dt.date | None
    counts: DueCounts

    @property
    def key(self) -> str:
        """As an address has it."""
        return f"{self.obligation_id}.{self.period}"


@dataclass(frozen=True)
class MatrixCell:
    """What one agency owes in one column. `days` late or ahead are counted by who shows it.

    `proof` says how far a publication is proved; "" for all else.
    """

    due: Due
    tone: Tone
    late: bool
    proof: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """An agency of the campaign with its cells, by the keys of their columns."""

    recipient: Recipient
    code: str
    overdue: int
    cells: Mapping[str, MatrixCell]


@dataclass(frozen=True)
class Matrix:
    """A page of the rows. `columns` are shown, `others` are left to the filter."""

    columns: list[MatrixColumn]
    others: list[MatrixColumn]
    rows: list[MatrixRow]
    total: int
    page: int
    pages: int
    groups: list[str] = field(default_factory=list)

    @property
    def counts(self) -> DueCounts:
        """Those of the whole campaign."""
        return sum((one.counts for one in (*self.columns, *self.others)), DueCounts())


def matrix_of(session: Session, campaign: Campaign, now: DateTime, wanted: MatrixFilter) -> Matrix:
    """The page of a campaign's matrix that is wanted; one beyond the last is the last."""
    every = columns_of(session, campaign, now)
    chosen = [one for one in every if one.key == wanted.column]
    shown = chosen or sorted(sorted(every, key=_matters)[:COLUMNS_SHOWN], key=_in_order)
    where = _conditions(session, campaign, wanted, chosen, now)
    rows, total = _rows(session, campaign, now, where, wanted.page)
    pages = max(1, -(-total // ROWS_PER_PAGE))
    if not rows and wanted.page > 1:
        rows, _ = _rows(session, campaign, now, where, pages)
    cells = _cells(session, [one.id for one, *_ in rows], shown, now)
    return Matrix(
        shown,
        [one for one in every if one not in shown],
        [MatrixRow(one, code, late, cells.get(one.id, {})) for one, code, late in rows],
        total,
        min(max(1, wanted.page), pages),
        pages,
        _groups(session, campaign),
    )


def columns_of(session: Session, campaign: Campaign, now: DateTime) -> list[MatrixColumn]:
    """Every obligation of a campaign in each of its periods that have been opened, in the order of their deadlines."""
    obligations = {o.id: o for o in session.exec(select(Obligation).where(Obligation.campaign_id == campaign.id))}
    topics = {w.id: w.topic for w in session.exec(select(Window).where(Window.campaign_id == campaign.id))}
    several = _several(obligations.values())
    found = []
    for (number, period, label, window, due_on), counts in _counted(session, campaign, now).items():
        mine = obligations[number]
        name = _name(mine if several[mine.kind] else None, topics.get(window, ""), short_period(label), period)
        found.append(MatrixColumn(number, period, mine.kind, name, day_asked(period) or due_on, counts))
    return sorted(found, key=_in_order)


def _counted(session: Session, campaign: Campaign, now: DateTime) -> dict[tuple[Any, ...], DueCounts]:
    """The counts of each obligation and period, by these, its label, its window and its first deadline."""
    told = [func.min(one) for one in (Due.label, Due.window_id, Due.stated_on)]
    mine = col(Due.campaign_id) == campaign.id
    return count_dues(session, now, Due.obligation_id, Due.period, told=told, where=mine)


def _several(obligations: Iterable[Obligation]) -> dict[ObligationKind, bool]:
    """Of which kinds a campaign has more than one obligation."""
    kinds = [one.kind for one in obligations]
    return {kind: kinds.count(kind) > 1 for kind in kinds}


def _name(obligation: Obligation | None, topic: str, label: str, period: str) -> str:
    """What tells a column from others: its title where there are several of its kind, its part, its period."""
    asked = day_asked(period)
    parts = [obligation.title if obligation else "", topic, label, "" if asked or label or topic else period]
    return ", ".join(part for part in parts if part)


def _in_order(column: MatrixColumn) -> tuple[Any, ...]:
    return KIND_ORDER.index(column.kind), column.due_on or dt.date.max, column.obligation_id, column.period


def _matters(column: MatrixColumn) -> tuple[Any, ...]:
    """What is overdue or waits first, then what is owed and nearest, then the newest of what is done."""
    some, day = column.counts, column.due_on or dt.date.max
    if some.overdue or some.reviewed or some.asked:
        return 0, day.toordinal()
    return (1, day.toordinal()) if some.owed else (2, -day.toordinal())


def _conditions(
    session: Session, campaign: Campaign, wanted: MatrixFilter, chosen: Sequence[MatrixColumn], now: DateTime
) -> list[ColumnElement[bool]]:
    """What the rows must be, as conditions on a Due and its Recipient."""
    found = [col(Due.campaign_id) == campaign.id]
    if chosen:
        found += [col(Due.obligation_id) == chosen[0].obligation_id, col(Due.period) == chosen[0].period]
    if wanted.group:
        found.append(col(Recipient.group) == wanted.group)
    if wanted.standing in set(Narrow):
        found.append(_standing(Narrow(wanted.standing), now))
    if wanted.text.strip():
        found.append(col(Recipient.id).in_(_named(session, campaign, wanted.text)))
    return found


def _standing(wanted: Narrow, now: DateTime) -> ColumnElement[bool]:
    conditions: dict[Narrow, ColumnElement[bool]] = {
        Narrow.OVERDUE: and_(OWED, col(Due.late_after) < now),
        Narrow.REVIEWED: REVIEWED,
        Narrow.OWED: OWED,
        Narrow.ASKED: ASKED,
        Narrow.PAUSED: col(Due.paused).is_(True),
        Narrow.DONE: and_(col(Due.state).in_(FILED_STATES)),
        Narrow.FREE: col(Due.state) == DueState.WAIVED,
    }
    return conditions[wanted]


def _named(session: Session, campaign: Campaign, text: str) -> list[int]:
    """The recipients whose name has these words; SQLite's own comparison knows no Đ."""
    query = select(Recipient.id, Recipient.name).where(Recipient.campaign_id == campaign.id)
    return [number or 0 for number, name in session.exec(query) if has_words(name, text)]


def _rows(
    session: Session, campaign: Campaign, now: DateTime, where: Sequence[ColumnElement[bool]], page: int
) -> tuple[list[tuple[Recipient, str, int]], int]:
    """A page of the agencies, the worst first, and how many there are."""
    overdue = func.count(case((and_(OWED, col(Due.late_after) < now), 1)))
    first: Any = func.min(case((OWED, col(Due.remind_by))))
    worst: Any = (overdue.desc(), func.count(case((REVIEWED, 1))).desc(), first.is_(None), first, col(Due.recipient_id))
    query = select_columns(col(Due.recipient_id), overdue, func.count().over())
    query = query.join(Recipient, col(Due.recipient_id) == Recipient.id).where(*where)
    query = query.group_by(col(Due.recipient_id)).order_by(*worst)
    found = session.execute(query.limit(ROWS_PER_PAGE).offset((max(1, page) - 1) * ROWS_PER_PAGE)).all()
    numbers = [number for number, *_ in found]
    who = select_columns(Recipient, col(Agency.code)).join(Agency).where(col(Recipient.id).in_(numbers))
    known = {one.id: (one, code) for one, code in session.execute(who)} if numbers else {}
    return [(*known[number], late) for number, late, _ in found], found[0][2] if found else 0


def _cells(
    session: Session, recipients: Sequence[int], columns: Sequence[MatrixColumn], now: DateTime
) -> dict[int, dict[str, MatrixCell]]:
    if not recipients or not columns:
        return {}
    query = select_columns(Due, FIRST, LAST).where(col(Due.recipient_id).in_(recipients))
    query = query.where(col(Due.obligation_id).in_({one.obligation_id for one in columns}))
    query = query.where(col(Due.period).in_({one.period for one in columns}))
    query = query.outerjoin(FIRST, and_(col(FIRST.due_id) == Due.id, col(FIRST.round) == 1))
    query = query.outerjoin(LAST, and_(col(LAST.due_id) == Due.id, col(LAST.round) == Due.round))
    found: dict[int, dict[str, MatrixCell]] = {}
    rows = session.execute(query.options(*NO_REASONING)).all()
    proofs = proof_words(session, (due for due, *_ in rows))
    for due, first, last in rows:
        late = bool(first and first.late)
        tone = tone_of_due(due, now, late=late, nil=bool(last and last.nil))
        cell = MatrixCell(due, tone, late, proofs.get(due.id, ""))
        found.setdefault(due.recipient_id, {})[f"{due.obligation_id}.{due.period}"] = cell
    return found


def tone_of_due(due: Due, now: DateTime, *, late: bool, nil: bool) -> Tone:
    """How a thing owed stands: `late` and `nil` tell how it was handed in."""
    if due.overdue(now):
        return Tone.OVERDUE
    if due.owed:
        return Tone.RETURNED if due.state is DueState.RETURNED else Tone.OWED if due.stated_on else Tone.UNDATED
    if due.state is DueState.WAIVED:
        return Tone.FREE
    if due.state is DueState.CONSENTED:
        return Tone.CONSENTED
    if due.state in REVIEW_STATES:
        return Tone.REVIEWED
    return Tone.LATE if late else Tone.NIL if nil else Tone.DONE


def _groups(session: Session, campaign: Campaign) -> list[str]:
    query = select(Recipient.group).where(Recipient.campaign_id == campaign.id, Recipient.group != "").distinct()
    return sorted(session.exec(query))
