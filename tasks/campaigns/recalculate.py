"""The working calendar that the engine goes by, and what a changed one in config.toml would move.

The calendar in force is kept with the data: editing config.toml moves nothing until it is applied.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import CALENDAR, App, with_calendar
from models.campaign import Campaign, Recipient, Window
from models.database import set_meta, writing
from models.deadline import basis_from_json, compute_deadline
from models.due import Due
from models.enums import PRESSING_KINDS
from models.states import CampaignState
from models.workdays import Calendar
from tasks.campaigns.context import Context
from tasks.campaigns.decide import ALIVE
from tasks.campaigns.locks import lock_campaigns
from tasks.campaigns.lookup import select_unsettled
from tasks.campaigns.outbox import cancel_letters
from tasks.campaigns.schedule import next_window_step, restart_schedule, set_deadline, set_next_step


@dataclass(frozen=True)
class Moved:
    """One thing that a changed calendar moves: a Due (or a window, by its key), its old and new last day and next step.

    `last_day` is the last day in time; None for a window.
    """

    campaign: str
    due_id: int | None
    name: str
    last_day: tuple[date | None, date | None]
    next_step: tuple[DateTime | None, DateTime | None]

    def plain(self) -> dict[str, Any]:
        """As plain values, for a list that programs read."""
        return {
            "campaign": self.campaign,
            "due_id": self.due_id,
            "name": self.name,
            "last_day": [day.isoformat() if day else None for day in self.last_day],
            "next_step": [at.isoformat() if at else None for at in self.next_step],
        }


def configured_calendar(app: App) -> Calendar:
    """The calendar as config.toml has it now."""
    return Calendar(app.settings.calendar, app.settings.time_zone)


def unapplied_calendar_words(app: App) -> tuple[str, str] | None:
    """What every surface says while config.toml has another calendar than the one in force, and what follows."""
    if app.settings.calendar == app.calendar.settings:
        return None
    return "lịch làm việc trong config.toml đã sửa mà chưa áp dụng", "thời hạn và giờ gửi thư vẫn tính theo lịch cũ"


def diff_calendar(app: App, session: Session) -> list[Moved]:
    """What would move; nothing is changed."""
    new = with_calendar(app, configured_calendar(app))
    found = []
    for campaign in session.exec(select(Campaign).where(col(Campaign.state).in_(_OPEN)).order_by(col(Campaign.id))):
        found += [moved for due, name in _dues(session, campaign) if (moved := _due(new, campaign, due, name))]
        found += [moved for window in _windows(session, campaign) if (moved := _window(new, campaign, window))]
    return found


_OPEN = (*ALIVE, CampaignState.PAUSED)


def _dues(session: Session, campaign: Campaign) -> list[tuple[Due, str]]:
    query = select(Due, Recipient.name).join(Recipient).where(Due.campaign_id == campaign.id)
    return list(session.exec(select_unsettled(query).order_by(col(Due.id))))


def _windows(session: Session, campaign: Campaign) -> list[Window]:
    query = select(Window).where(Window.campaign_id == campaign.id, col(Window.closed_at).is_(None))
    return list(session.exec(query.order_by(col(Window.id))))


def _due(new: App, campaign: Campaign, due: Due, name: str) -> Moved | None:
    """How a Due would move: its row is copied, so that looking changes nothing."""
    copy = Due(**due.model_dump())
    _redate(new, copy)
    set_next_step(new, copy)
    days = (_last_day(new, due), _last_day(new, copy))
    if (due.remind_by, due.late_after, due.next_step_at) == (copy.remind_by, copy.late_after, copy.next_step_at):
        return None
    return Moved(campaign.slug, due.id, name, days, (due.next_step_at, copy.next_step_at))


def _redate(app: App, due: Due) -> bool:
    """Compute the deadline anew; True when it moved."""
    if not due.basis:
        return False
    basis = basis_from_json(due.basis)
    found = compute_deadline(basis, app.calendar)
    if (found.remind_by, found.late_after) == (due.remind_by, due.late_after):
        return False
    set_deadline(due, basis, app.calendar)
    return True


def _last_day(app: App, due: Due) -> date | None:
    return app.calendar.last_day(due.late_after) if due.late_after else None


def _window(new: App, campaign: Campaign, window: Window) -> Moved | None:
    at = next_window_step(new, window)
    same = at == window.next_step_at
    return None if same else Moved(campaign.slug, None, window.key, (None, None), (window.next_step_at, at))


def apply_calendar(app: App, now: DateTime, actor: str) -> list[Moved]:
    """Put the calendar of config.toml in force and move what it moves, all in one transaction, each with an Event.

    A Due whose deadline moved runs on from now, as after an extension; what pressed for the old one is cancelled.
    """
    with writing(app.engine) as session:
        open_ids = session.exec(select(Campaign.id).where(col(Campaign.state).in_(_OPEN)))
        campaigns = {c.slug: c for c in lock_campaigns(session, [number or 0 for number in open_ids])}
        moved = diff_calendar(app, session)
        new = with_calendar(app, configured_calendar(app))
        for one in moved:
            ctx = Context(new, session, campaigns[one.campaign], now, actor)
            if one.due_id is None:
                _apply_window(ctx, one)
            else:
                _apply_due(ctx, one)
        set_meta(session, CALENDAR, app.settings.calendar.model_dump_json())
    return moved


def _apply_window(ctx: Context, one: Moved) -> None:
    mine = select(Window).where(Window.campaign_id == ctx.campaign.id, Window.key == one.name)
    window = ctx.session.exec(mine).one()
    window.next_step_at = next_window_step(ctx.app, window)
    old, then = (_said(at) for at in one.next_step)
    ctx.note("calendar.moved", old=old, new=then, reason=window.key)


def _apply_due(ctx: Context, one: Moved) -> None:
    due = ctx.session.get_one(Due, one.due_id)
    if _redate(ctx.app, due):
        cancel_letters(ctx.session, due, PRESSING_KINDS)
        due.revision += 1
        if due.opened_at:
            restart_schedule(ctx.app, due, ctx.now)
    else:
        set_next_step(ctx.app, due)
    if one.last_day[0] != one.last_day[1]:
        old, then = (f"{day:%d/%m/%Y}" if day else "" for day in one.last_day)
    else:
        old, then = (_said(at) for at in one.next_step)
    ctx.note("calendar.moved", due, old=old, new=then, reason="lịch làm việc thay đổi")


def _said(at: DateTime | None) -> str:
    return f"{at:%H:%M %d/%m/%Y}" if at else ""
