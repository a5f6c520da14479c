"""Which agencies of a campaign a board shows: those that need looking at, the worst first."""

from typing import Any

from pendulum import DateTime
from sqlalchemy import and_, case
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func

from models.due import Due
from models.states import REVIEW_STATES, UNFINISHED_STATES


def agencies_to_look_at(session: Session, campaign_id: int, now: DateTime, most: int) -> tuple[list[int], int]:
    """The recipients that are overdue with most, then those whose deadline is next, then who waits for a word, as many
    as there is room for; and how many recipients owe or owed something in all."""
    owed = col(Due.state).in_(UNFINISHED_STATES)
    overdue = func.count(case((and_(owed, col(Due.late_after) < now), 1)))
    nearest = func.min(case((owed, col(Due.remind_by))))
    waits = func.count(case((col(Due.state).in_(REVIEW_STATES), 1)))
    query = select_columns(col(Due.recipient_id), func.count().over()).where(col(Due.campaign_id) == campaign_id)
    query = query.group_by(col(Due.recipient_id))
    order: Any = (overdue.desc(), nearest.is_(None), nearest, waits.desc(), col(Due.recipient_id))
    rows = session.execute(query.order_by(*order).limit(most)).all()
    return [recipient for recipient, _ in rows], rows[0][1] if rows else 0
