"""A pause that ends by itself: on its day the campaign, agency or obligation goes on, as if an officer had said so."""

import datetime as dt

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Obligation, Recipient
from models.database import reading, writing
from models.event import ENGINE_ACTOR
from models.states import CampaignState
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.lifecycle import resume_campaign
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.suspension import find_part, resume
from tasks.errors import Refused


def end_pause_on(ctx: Context, part: Agency | str | None, day: dt.date) -> None:
    """Let what has just been paused go on by itself on a day. Raises Refused for a day that is not to come."""
    if day <= ctx.app.calendar.local(ctx.now).date():
        raise Refused(tr("ngày chạy tiếp {day:%d/%m/%Y} phải sau hôm nay", day=day))
    held = ctx.campaign if part is None else find_part(ctx, part)[2]
    held.paused_until = day
    ctx.note("pause.until", new=day.isoformat())


def resume_paused(app: App, now: DateTime) -> int:
    """End the pauses whose day has come; gives back how many. What cannot go on by itself waits for an officer."""
    today = app.calendar.local(now).date()
    with reading(app.engine) as session:
        waiting = _waiting(session, today)
    return sum(_resume(app, campaign_id, now, today) for campaign_id in waiting)


def next_pause_end(session: Session) -> dt.date | None:
    """The first day on which a pause ends by itself."""
    ends = [session.exec(select(func.min(table.paused_until))).one() for table in (Campaign, Recipient, Obligation)]
    return min((day for day in ends if day), default=None)


def _waiting(session: Session, today: dt.date) -> list[int]:
    """The campaigns of which something is paused up to today or before."""
    found = list(session.exec(select(Campaign.id).where(col(Campaign.paused_until) <= today)))
    for table in (Recipient, Obligation):
        found += session.exec(select(table.campaign_id).where(col(table.paused_until) <= today))
    return sorted(set(found))


def _resume(app: App, campaign_id: int, now: DateTime, today: dt.date) -> int:
    with writing(app.engine) as session:
        campaign = lock_campaign(session, campaign_id)
        ctx = Context(app, session, campaign, now, ENGINE_ACTOR)
        done = 0
        if campaign.paused_until and campaign.paused_until <= today:
            campaign.paused_until = None
            done += _go_on(ctx, None) if campaign.state is CampaignState.PAUSED else 0
        for recipient in session.exec(_paused(Recipient, campaign_id, today)).all():
            recipient.paused_until = None
            done += _go_on(ctx, session.get_one(Agency, recipient.agency_id)) if recipient.paused else 0
        for obligation in session.exec(_paused(Obligation, campaign_id, today)).all():
            obligation.paused_until = None
            done += _go_on(ctx, obligation.key) if obligation.paused else 0
        return done


def _paused(table: type[Recipient] | type[Obligation], campaign_id: int, today: dt.date):  # type: ignore[no-untyped-def]
    return select(table).where(table.campaign_id == campaign_id, col(table.paused_until) <= today)


def _go_on(ctx: Context, part: Agency | str | None) -> int:
    try:
        if part is None:
            resume_campaign(ctx)
        else:
            resume(ctx, part)
    except Refused as error:
        ctx.note("pause.stays", reason=str(error))
        return 0
    return 1
