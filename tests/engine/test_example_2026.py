"""The second example plays to its close: 66 agencies of two levels, edXML beside mail, weekly and final report."""

from collections import Counter
from dataclasses import replace

import pytest
from sqlmodel import select

from models.agency import EDXML
from models.app import App
from models.config.load import load_settings
from models.database import reading
from models.due import Due
from models.enums import MessageKind, ObligationKind
from models.message import Message
from models.states import CampaignState, DueState, MessageState
from models.workdays import Calendar
from tasks.campaigns.lookup import find_campaign
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tasks.ops.scenario import begin, moments, play, read_scenario
from tests.support.instants import at
from tests.support.paths import PROJECT

FOLDER = PROJECT / "examples" / "lang-son-2026"


@pytest.fixture
def office(sqlite_office: App) -> App:
    settings = load_settings(FOLDER / "config.toml").model_copy(update={"data": sqlite_office.settings.data})
    return replace(
        sqlite_office, settings=settings, virtual=True, calendar=Calendar(settings.calendar, settings.time_zone)
    )


def test_it_begins_with_66_agencies_who_owe_a_weekly_and_a_final_report(office: App) -> None:
    slug = begin(office, FOLDER, read_scenario(FOLDER))
    assert begin(office, FOLDER, read_scenario(FOLDER)) == slug, "begun again it is the same"
    patrol(office, ChannelRouter(office), at("2026-10-02T09:00"))
    with reading(office.engine) as session:
        campaign = find_campaign(session, slug)
        dues = session.exec(select(Due).where(Due.campaign_id == campaign.id)).all()
    assert Counter(due.kind for due in dues if due.period == "") == {
        ObligationKind.ACKNOWLEDGE: 66, ObligationKind.REPORT: 66,
    }  # fmt: skip
    assert len(list((office.settings.data / "truc-lien-thong").glob("*.edxml"))) == 66


@pytest.mark.long
def test_it_plays_to_its_close(office: App) -> None:
    scenario = read_scenario(FOLDER)
    slug = begin(office, FOLDER, scenario)
    for moment in moments(office, scenario):
        play(office, scenario, moment, slug)
        patrol(office, ChannelRouter(office), moment.at)
    with reading(office.engine) as session:
        campaign = find_campaign(session, slug)
        dues = session.exec(select(Due).where(Due.campaign_id == campaign.id)).all()
        said = session.exec(select(Message)).all()
    assert campaign.state is CampaignState.CLOSED
    weekly = Counter(due.period for due in dues if due.period)
    assert weekly == {"2026-W41": 66, "2026-W42": 66, "2026-W43": 66}
    silent = [due for due in dues if due.state in (DueState.OPEN, DueState.RETURNED)]
    assert len({due.recipient_id for due in silent}) == 1, "one commune never answered"
    assert {m.state for m in said} <= {MessageState.SENT, MessageState.CANCELLED}
    by_axis = Counter(m.kind for m in said if m.channel == EDXML and m.state is MessageState.SENT)
    letters = {m.letter_id for m in said if m.channel == EDXML and m.state is MessageState.SENT}
    assert by_axis[MessageKind.DISPATCH] == 66 and by_axis[MessageKind.CHASE] > 0
    assert len(list((office.settings.data / "truc-lien-thong").glob("*.edxml"))) == len(letters)
