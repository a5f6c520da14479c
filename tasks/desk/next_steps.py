"""What a campaign will do next by itself: its nearest steps, each with how many agencies it is for."""

from dataclasses import dataclass

from pendulum import DateTime
from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign, Obligation, Window
from models.due import Due
from models.enums import MessageKind
from models.states import CampaignState
from tasks.campaigns.schedule import steps_of_due, steps_of_window
from tasks.desk.coming_up import first_letters

MOST_STEPS = 6
"""Steps of a look."""

MOST_TOLD_APART = 2_000
"""Dues of one moment of which each obligation is told apart."""


@dataclass(frozen=True)
class NextStep:
    """Something that will happen: a letter of a kind to so many agencies, or with no kind a period that opens."""

    at: DateTime
    kind: MessageKind | None
    name: str
    agencies: int = 0


def next_steps(app: App, session: Session, campaign: Campaign) -> list[NextStep]:
    """The nearest steps, the next one first. A campaign that is paused has them too, for the day it goes on."""
    found = [*_first(session, campaign), *_of_dues(app, session, campaign), *_of_windows(app, session, campaign)]
    found += _periods(session, campaign)
    return sorted(found, key=lambda step: step.at)[:MOST_STEPS]


def _first(session: Session, campaign: Campaign) -> list[NextStep]:
    """The document itself, while it has not been sent."""
    if campaign.state is not CampaignState.APPROVED or campaign.next_step_at is None:
        return []
    letters = first_letters(session, campaign.next_step_at, [campaign.id])
    return [NextStep(one.at, one.kind, "", one.agencies) for one in letters]


def _of_dues(app: App, session: Session, campaign: Campaign) -> list[NextStep]:
    """The steps of what is owed: those of the nearest moments, of one obligation, period and deadline together."""
    mine = (col(Due.campaign_id) == campaign.id, col(Due.next_step_at).is_not(None))
    moments = select_columns(col(Due.next_step_at), func.count()).where(*mine).group_by(col(Due.next_step_at))
    found = []
    for at, number in session.execute(moments.order_by(col(Due.next_step_at)).limit(MOST_STEPS)):
        for due, agencies in _alike(session, campaign, at, number):
            step = next((one for one in steps_of_due(app, due) if one.at == at), None)
            found.append(NextStep(at, step.kind if step else None, due.label, agencies))
    return found


def _alike(session: Session, campaign: Campaign, at: DateTime, number: int) -> list[tuple[Due, int]]:
    """One Due of each obligation, period and deadline that has a step at a moment, and how many there are.

    Of very many Dues, which a look cannot go through, the first stands for all.
    """
    here = select_columns(func.min(Due.id), func.count(func.distinct(Due.recipient_id)))
    here = here.where(col(Due.campaign_id) == campaign.id, col(Due.next_step_at) == at)
    if number > MOST_TOLD_APART:
        first = session.exec(select(Due).where(Due.campaign_id == campaign.id, Due.next_step_at == at).limit(1)).one()
        return [(first, number)]
    groups = here.group_by(col(Due.obligation_id), col(Due.period), col(Due.late_after))
    return [(session.get_one(Due, one), agencies) for one, agencies in session.execute(groups)]


def _of_windows(app: App, session: Session, campaign: Campaign) -> list[NextStep]:
    query = select(Window).where(Window.campaign_id == campaign.id, col(Window.next_step_at).is_not(None))
    found = []
    for window in session.exec(query):
        step = next((one for one in steps_of_window(app, window) if one.at == window.next_step_at), None)
        if window.next_step_at:
            found.append(NextStep(window.next_step_at, step.kind if step else None, window.topic))
    return found


def _periods(session: Session, campaign: Campaign) -> list[NextStep]:
    """The periods of what is owed again and again that open next."""
    query = select(Obligation).where(Obligation.campaign_id == campaign.id, col(Obligation.next_step_at).is_not(None))
    return [NextStep(one.next_step_at, None, one.title) for one in session.exec(query) if one.next_step_at]
