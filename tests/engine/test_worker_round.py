"""A round of a further machine: what it hands over, takes over, and leaves to the first."""

from dataclasses import replace

from sqlmodel import select

from models.agency import EDXML
from models.app import App
from models.config.settings import MailSettings
from models.database import reading, set_meta, writing
from models.message import Message
from models.states import MessageState
from tasks.campaigns.decide import decide_campaign, find_campaigns_due
from tasks.heartbeat import LAST_PATROL
from tasks.ops.worker_round import WorkerRouter, deliver_from_worker, has_letters
from tests.support.cast import launched
from tests.support.instants import at
from tests.support.ports import free_port

NOW = "2022-01-24T08:30"


def letters(app: App) -> list[tuple[str, MessageState]]:
    with reading(app.engine) as session:
        return [(one.channel, one.state) for one in session.exec(select(Message))]


def test_it_leaves_the_folders_of_the_first_machine_alone(sqlite_office: App) -> None:
    """A relay that is down shows what it tried: an envelope of the axis is not among that."""
    mail = MailSettings(relay=f"mailto://127.0.0.1:{free_port()}")
    app = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"mail": mail}))
    launched(app)
    now = at(NOW)
    assert not has_letters(app, now)
    for campaign_id in find_campaigns_due(app, now):
        decide_campaign(app, campaign_id, now)
    with writing(app.engine) as session:
        set_meta(session, LAST_PATROL, now.isoformat())
        first = session.exec(select(Message).order_by(Message.id)).first()  # type: ignore[arg-type]
        assert first
        first.channel = EDXML
    assert has_letters(app, now)
    deliver_from_worker(app, now)
    states = letters(app)
    assert ("mail", MessageState.RETRY) in states
    assert [state for channel, state in states if channel == EDXML] == [MessageState.PLANNED]
    assert WorkerRouter(app, now).was_sent("x@y", EDXML) is None


def test_it_takes_over_what_a_machine_that_is_gone_had_claimed(sqlite_office: App) -> None:
    now = at(NOW)
    launched(sqlite_office)
    for campaign_id in find_campaigns_due(sqlite_office, now):
        decide_campaign(sqlite_office, campaign_id, now)
    with writing(sqlite_office.engine) as session:
        for message in session.exec(select(Message)):
            message.state, message.claimed_at, message.claimed_by = MessageState.SENDING, now, "may-3:7"
            message.letter_id = f"{message.id}@may-3"
    assert not has_letters(sqlite_office, now.add(minutes=9))
    assert has_letters(sqlite_office, now.add(minutes=11))
