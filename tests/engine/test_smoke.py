from models.app import App
from models.states import MessageState
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tests.support.cast import launched, said
from tests.support.instants import at


def test_a_launch_sends_nothing_and_the_first_patrol_distributes(app: App) -> None:
    launched(app)
    assert said(app) == []
    patrol(app, ChannelRouter(app), at("2022-01-24T08:35"))
    assert {m.state for m in said(app)} == {MessageState.SENT}
    assert len(list((app.settings.data / "maildir" / "new").iterdir())) == 4
