"""A pause that ends by itself: on its day, once, whole or in part; and what an officer does before stands."""

import datetime as dt

import pytest
from sqlmodel import select

from models.app import App
from models.campaign import Campaign
from models.database import reading
from models.enums import ObligationKind
from models.event import ENGINE_ACTOR, Event
from models.states import CampaignState
from tasks.commands.command import submit
from tasks.commands.course import Pause, Resume
from tasks.errors import Refused
from tasks.ops.patrol import next_instant
from tests.support.cast import OFFICER, SLUG, launched
from tests.support.instants import at
from tests.support.verbs import due_of, go

NOON = at("2022-01-25T12:00")


@pytest.fixture
def running(app: App) -> App:
    launched(app)
    go(app, "2022-01-24T08:30")
    return app


def pause(app: App, until: str = "2022-01-27", **part: str) -> str:
    return submit(app, Pause(campaign=SLUG, by=OFFICER, reason="chờ ý kiến", until=until, **part), NOON).said


def state(app: App) -> CampaignState:
    with reading(app.engine) as session:
        return session.exec(select(Campaign)).one().state


def resumed(app: App, what: str) -> list[str]:
    with reading(app.engine) as session:
        return [event.actor for event in session.exec(select(Event).where(Event.what == what))]


def test_a_campaign_goes_on_by_itself_on_its_day(running: App) -> None:
    assert "đến ngày 27/01/2022 tự chạy tiếp" in pause(running)
    go(running, "2022-01-26T16:55")
    assert state(running) is CampaignState.PAUSED
    assert next_instant(running, at("2022-01-26T17:30")) == at("2022-01-27T07:30")
    go(running, "2022-01-27T08:00", "2022-01-27T08:05", "2022-01-28T08:00")
    assert state(running) is CampaignState.RUNNING
    assert resumed(running, "campaign.running") == [ENGINE_ACTOR], "once"


def test_an_agency_and_an_obligation_go_on_by_themselves(running: App) -> None:
    pause(running, agency="im-lang")
    pause(running, obligation="acknowledge", until="2022-01-28")
    go(running, "2022-01-26T16:00")
    assert due_of(running, "im-lang", ObligationKind.ACKNOWLEDGE).paused
    go(running, "2022-01-27T08:00")
    assert resumed(running, "agency.resumed") == [ENGINE_ACTOR] and resumed(running, "obligation.resumed") == []
    assert due_of(running, "im-lang", ObligationKind.ACKNOWLEDGE).paused, "its obligation still is"
    go(running, "2022-01-28T08:00")
    assert resumed(running, "obligation.resumed") == [ENGINE_ACTOR]
    assert not due_of(running, "im-lang", ObligationKind.ACKNOWLEDGE).paused


def test_who_lets_it_go_on_before_ends_the_day_too(running: App) -> None:
    pause(running)
    submit(running, Resume(campaign=SLUG, by=OFFICER), at("2022-01-25T15:00"))
    submit(running, Pause(campaign=SLUG, by=OFFICER, reason="lại chờ"), at("2022-01-25T16:00"))
    go(running, "2022-01-27T08:00", "2022-02-27T08:00")
    assert state(running) is CampaignState.PAUSED, "the second pause has no end"


@pytest.mark.parametrize("until", ["2022-01-25", "2022-01-24"])
def test_a_day_that_is_not_to_come_is_refused_and_nothing_is_paused(running: App, until: str) -> None:
    with pytest.raises(Refused, match="phải sau hôm nay"):
        pause(running, until)
    assert state(running) is CampaignState.RUNNING
    with pytest.raises(ValueError, match="until"):
        pause(running, "mai")


def test_the_day_may_be_given_as_a_moment(running: App) -> None:
    day = dt.date(2022, 1, 27)
    assert f"{day:%d/%m/%Y}" in pause(running, "2022-01-27T08:00")
