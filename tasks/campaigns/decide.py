"""Dues and windows whose step has come become Messages. Decides only; nothing is sent here.

1. `find_campaigns_due` looks, by an index, for campaigns in which something is due.
2. `decide_campaign` locks one of them, starts it if it was approved, walks its windows and Dues, and for each takes the
   newest step that has come (older ones are Events), writes the Messages, and moves `next_step_at` on. That takes it
   from what is due: so Dues are decided in portions, each committed, and memory does not grow with how many there are.
"""

from typing import Any

from pendulum import DateTime
from sqlalchemy import bindparam, union_all
from sqlmodel import col, select

from models.app import App
from models.campaign import Campaign, Obligation, Window
from models.database import reading, writing
from models.directive import Directive
from models.due import Due
from models.event import ENGINE_ACTOR
from models.states import CampaignState
from tasks.campaigns.context import Context
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.planner import CampaignPlanner, Decided
from tasks.campaigns.succession import pass_to_successors

ALIVE = (CampaignState.APPROVED, CampaignState.RUNNING)

_NOW: Any = bindparam("now")
_DUE = union_all(
    select(col(Campaign.id).label("campaign_id")).where(col(Campaign.next_step_at) <= _NOW),
    select(col(Window.campaign_id)).where(col(Window.next_step_at) <= _NOW),
    select(col(Due.campaign_id)).where(col(Due.next_step_at) <= _NOW),
    select(col(Obligation.campaign_id)).where(col(Obligation.next_step_at) <= _NOW),
).subquery()

DUE_NOW = (
    select(Campaign.id, Directive)
    .join(Directive)
    .where(col(Campaign.state).in_(ALIVE), col(Campaign.id).in_(select(_DUE.c.campaign_id)))
    .order_by(col(Campaign.id))
)
"""The campaigns in which a step has come by `now`, put together once: each patrol asks it."""


def find_campaigns_due(app: App, now: DateTime) -> list[int]:
    """Ids of the campaigns in which something is due now; outside office hours only the urgent ones."""
    with reading(app.engine) as session:
        rows = session.exec(DUE_NOW, params={"now": now})
        open_now = app.calendar.is_open(now)
        return [campaign_id or 0 for campaign_id, directive in rows if open_now or directive.urgent]


def decide_campaign(app: App, campaign_id: int, now: DateTime) -> Decided:
    """One campaign's turn, until nothing is due any more. Run twice, late or beside another, it does nothing twice."""
    decided = Decided()
    while _portion(app, campaign_id, now, decided):
        pass
    return decided


def _portion(app: App, campaign_id: int, now: DateTime, decided: Decided) -> bool:
    """As much of a campaign's turn as one transaction takes; True when there may be more."""
    with writing(app.engine) as session:
        campaign = lock_campaign(session, campaign_id)
        directive = session.get_one(Directive, campaign.directive_id)
        decided.reference_no, decided.slug = directive.reference_no, campaign.slug
        if campaign.state not in ALIVE:
            return False
        ctx = Context(app, session, campaign, now, ENGINE_ACTOR)
        planner = CampaignPlanner(ctx, directive, decided)
        if campaign.state is CampaignState.APPROVED:
            if campaign.next_step_at is None or campaign.next_step_at > now:
                return False
            if not planner.start():
                return False
        pass_to_successors(ctx)
        planner.windows()
        planner.periods()
        more = planner.dues()
        planner.write()
        return more
