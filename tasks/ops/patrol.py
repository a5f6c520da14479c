"""The plain runner: one tick of the engine in this process, and when the next one would find something to do."""

import datetime as dt
from dataclasses import dataclass

from pendulum import DateTime
from sqlalchemy import union_all
from sqlmodel import col, func, select

from models.app import App
from models.campaign import Campaign, Obligation, Window
from models.database import reading
from models.directive import Directive, is_urgent
from models.due import Due
from models.message import Message
from models.states import WAITING_STATES, CampaignState
from tasks.campaigns.decide import ALIVE, decide_campaign
from tasks.campaigns.pause_end import next_pause_end
from tasks.campaigns.planner import Decided
from tasks.delivery.deliver import Delivered, deliver_waiting
from tasks.delivery.queue import NOT_HELD, STILL_SPEAKS
from tasks.delivery.sessions import Transport
from tasks.figures.digest import next_digest, plan_digests
from tasks.heartbeat import Uptime
from tasks.ops.tick import DecideCampaign, DeliverLetters, LookAtPages, PlanDigests, Tick
from tasks.proofs.looks import look_at_pages
from tasks.tracing import traced


@dataclass(frozen=True)
class Patrolled:
    """What a patrol came to."""

    decided: tuple[Decided, ...]
    delivered: Delivered


def patrol(app: App, transport: Transport, now: DateTime, uptime: Uptime | None = None) -> Patrolled:
    """Run one tick: decide for every campaign in which something is due, then deliver what waits.

    Safe to run twice or beside. Raises Held while the engine is paused, and with `uptime` where `now` cannot be true.
    """
    with traced(app.settings, "patrol") as facts:
        done = _patrol(app, transport, now, uptime)
        facts["campaigns"] = len(done.decided)
    return done


def _patrol(app: App, transport: Transport, now: DateTime, uptime: Uptime | None) -> Patrolled:
    tick, decided, delivered = Tick(app, now, uptime), [], Delivered()
    for step in tick:
        with tick.attempt(step):
            match step:
                case DecideCampaign(campaign_id):
                    decided.append(decide_campaign(app, campaign_id, now))
                case PlanDigests():
                    plan_digests(app, now)
                case DeliverLetters():
                    delivered = deliver_waiting(app, transport, now)
                case LookAtPages():
                    look_at_pages(app, now)
    return Patrolled(tuple(decided), delivered)


_STATE, _WAITS = col(Campaign.state), col(Message.state).in_(WAITING_STATES)
_RUNS, _SPEAKS = _STATE == CampaignState.RUNNING, _STATE.in_(STILL_SPEAKS)

_STEPS = union_all(
    select(col(Campaign.id).label("campaign_id"), col(Campaign.next_step_at).label("at")).where(_STATE.in_(ALIVE)),
    select(col(Window.campaign_id), col(Window.next_step_at)).join(Campaign).where(_RUNS),
    select(col(Due.campaign_id), col(Due.next_step_at)).join(Campaign).where(_RUNS),
    select(col(Obligation.campaign_id), col(Obligation.next_step_at)).join(Campaign).where(_RUNS),
    select(col(Message.campaign_id), col(Message.send_after))
    .join(Campaign)
    .outerjoin(Due, col(Message.due_id) == Due.id)
    .where(_WAITS, _SPEAKS, NOT_HELD),
).subquery()

AHEAD = (
    select(func.min(_STEPS.c.at), Directive.urgency)
    .join(Campaign, col(Campaign.directive_id) == Directive.id)
    .join(_STEPS, _STEPS.c.campaign_id == Campaign.id)
    .where(_STEPS.c.at.is_not(None))
    .group_by(col(Directive.urgency))
)
"""The earliest step or waiting letter of all campaigns, for each urgency."""


def next_instant(app: App, after: DateTime) -> DateTime | None:
    """The next moment, at or after one, at which a patrol would find something to do; None when nothing is ahead."""
    moments = []
    digest = select(func.min(Message.send_after)).where(_WAITS, col(Message.campaign_id).is_(None))
    with reading(app.engine) as session:
        if (planned := session.exec(digest).one()) is not None:
            moments.append(app.calendar.opens(max(planned, after)))
        for earliest, urgency in session.exec(AHEAD):
            moment = max(earliest, after)
            moments.append(moment if is_urgent(urgency) else app.calendar.opens(moment))
        if goes_on := next_pause_end(session):
            moments.append(app.calendar.opens(max(app.calendar.at(goes_on, dt.time(0)), after)))
    if told := next_digest(app, after):
        moments.append(told)
    return min(moments, default=None)
