"""A chase by telephone is logged: whom the officer spoke with and what they said. The ladder goes on as it was."""

from pendulum import DateTime
from sqlmodel import Session, select

from models.campaign import Campaign
from models.due import Due
from models.event import Event
from models.states import UNFINISHED
from tasks.campaigns.context import note
from tasks.campaigns.guards import check_open, require
from tasks.errors import Refused

CALLED = "due.telephoned"


def log_call(
    session: Session, campaign: Campaign, due: Due, spoke_with: str, said: str, now: DateTime, actor: str
) -> None:
    """Write a call into the history. Raises Refused when nothing is owed, a field is empty, or it was logged today."""
    check_open(session, campaign, due)
    require(due, UNFINISHED, "đôn đốc")
    if not spoke_with.strip() or not said.strip():
        raise Refused("cần ghi đã nói với ai và nội dung cuộc gọi")
    if before := logged(session, due, spoke_with, said, now):
        raise Refused(f"cuộc gọi này đã được ghi lúc {before.at:%H:%M %d/%m/%Y} rồi")
    note(session, campaign, now, actor, CALLED, due, new=spoke_with.strip(), reason=said.strip())


def logged(session: Session, due: Due, spoke_with: str, said: str, now: DateTime) -> Event | None:
    """The same call in the history of the same day: the form was handed in twice."""
    same = select(Event).where(Event.due_id == due.id, Event.what == CALLED, Event.new == spoke_with.strip())
    found = session.exec(same.where(Event.reason == said.strip())).all()
    return next((event for event in found if event.at.date() == now.date()), None)
