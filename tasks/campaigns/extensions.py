"""More time: an agency asks for it, an officer grants or refuses it. Both dates and the reason stay in the history."""

import datetime as dt

from sqlmodel import Session, col, select

from models.deadline import Stated, rest_hint
from models.due import Due
from models.enums import PRESSING_KINDS, MessageKind
from models.event import Event
from models.message import Message
from models.states import UNFINISHED_STATES
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open, check_reason, require_state
from tasks.campaigns.outbox import cancel_letters, notify_agency
from tasks.campaigns.schedule import restart_schedule, set_deadline
from tasks.errors import Refused


def grant_extension(ctx: Context, due: Due, until: dt.date, reason: str) -> None:
    """Move a Due's deadline: steps still to come follow it, those taken stay. The agency gets a letter.

    Raises Refused when nothing is owed, no reason is given, or the new day is not after the old one and today;
    AlreadyDone when it was granted before.
    """
    if due.extended and due.stated_on == until:
        raise ctx.already(
            tr("gia hạn đến {day}", day=_day(until)), ["extension.granted"], due, col(Event.new) == _day(until)
        )
    old = _check_extension(ctx, due, until, reason)
    due.asked_until = None
    ctx.session.flush()
    cancel_letters(ctx.session, due, PRESSING_KINDS)
    due.extended = True
    due.revision += 1
    set_deadline(due, Stated(until), ctx.app.calendar)
    if due.opened_at:
        restart_schedule(ctx.app, due, ctx.now)
    ctx.note("extension.granted", due, old=_day(old), new=_day(until), reason=reason)
    notify_agency(ctx, due, MessageKind.EXTENSION, f"granted.{until}", reason)


def refuse_extension(ctx: Context, due: Due, until: dt.date, reason: str) -> None:
    """Leave a Due's deadline as it is; the agency gets a letter. Raises as `grant_extension` does."""
    if _was_refused(ctx.session, due, until):
        raise ctx.already(
            tr("không gia hạn đến {day}", day=_day(until)), ["extension.refused"], due, col(Event.new) == _day(until)
        )
    old = _check_extension(ctx, due, until, reason)
    due.asked_until = None
    ctx.session.flush()
    ctx.note("extension.refused", due, old=_day(old), new=_day(until), reason=reason)
    notify_agency(ctx, due, MessageKind.EXTENSION, f"refused.{until}", reason)


def note_extension_request(ctx: Context, due: Due, until: dt.date, reason: str) -> None:
    """Note that an agency asks for more time, for an officer to decide. Raises as `grant_extension` does."""
    if due.asked_until == until:
        raise ctx.already(
            tr("đề nghị gia hạn đến {day}", day=_day(until)), ["extension.asked"], due, col(Event.new) == _day(until)
        )
    old = _check_extension(ctx, due, until, reason)
    due.asked_until = until
    ctx.session.flush()
    ctx.note("extension.asked", due, old=_day(old), new=_day(until), reason=reason)


def _check_extension(ctx: Context, due: Due, until: dt.date, reason: str) -> dt.date:
    """The day that stands now. Raises Refused when it cannot be moved to another."""
    check_open(ctx, due)
    require_state(due, UNFINISHED_STATES, "gia hạn")
    if due.stated_on is None:
        raise Refused(tr("nghĩa vụ số {due} không có hạn nên không gia hạn được", due=due.id))
    check_reason(reason, "gia hạn phải nêu lý do (--reason)")
    calendar = ctx.app.calendar
    if until <= max(due.stated_on, calendar.local(ctx.now).date()):
        raise Refused(
            tr(
                "hạn mới {until:%d/%m/%Y} phải sau hạn cũ {stated_on:%d/%m/%Y} và sau hôm nay",
                until=until,
                stated_on=due.stated_on,
            )
        )
    if hint := rest_hint(until, calendar):
        raise Refused(hint)
    return due.stated_on


def _was_refused(session: Session, due: Due, until: dt.date) -> bool:
    """Whether the agency has been told, of the deadline that stands, that it does not get until that day."""
    told = select(Message.id).where(Message.due_id == due.id, Message.revision == due.revision)
    return session.exec(told.where(Message.step == f"refused.{until}")).first() is not None


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
