"""A chase by telephone is logged: whom the officer spoke with and what they said. The ladder goes on as it was."""

from sqlmodel import select

from models.due import Due
from models.event import Event
from models.states import UNFINISHED_STATES
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open, require_state
from tasks.errors import AlreadyDone, Refused

CALLED = "due.telephoned"


def log_call(ctx: Context, due: Due, spoke_with: str, said: str) -> None:
    """Write a call into the history.

    Raises Refused when nothing is owed or a field is empty, AlreadyDone when the same was logged today.
    """
    if before := _find_call(ctx, due, spoke_with, said):
        raise AlreadyDone("đôn đốc qua điện thoại", f" ({before.actor}, {before.at:%H:%M %d/%m/%Y})")
    check_open(ctx, due)
    require_state(due, UNFINISHED_STATES, "đôn đốc")
    if not spoke_with.strip() or not said.strip():
        raise Refused("cần ghi đã nói với ai và nội dung cuộc gọi")
    ctx.note(CALLED, due, new=spoke_with.strip(), reason=said.strip())


def _find_call(ctx: Context, due: Due, spoke_with: str, said: str) -> Event | None:
    """The same call in the history of the same day."""
    same = select(Event).where(Event.due_id == due.id, Event.what == CALLED, Event.new == spoke_with.strip())
    found = ctx.session.exec(same.where(Event.reason == said.strip())).all()
    return next((event for event in found if event.at.date() == ctx.now.date()), None)
