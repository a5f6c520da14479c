from models.app import Office
from models.states import MessageState
from tasks.delivery.router import MailRoom
from tasks.ops.patrol import patrol
from tests.support.cast import launched, said
from tests.support.instants import at


def test_a_launch_sends_nothing_and_the_first_patrol_distributes(office: Office) -> None:
    launched(office)
    assert said(office) == []
    patrol(office, MailRoom(office), at("2022-01-24T08:35"))
    assert {m.state for m in said(office)} == {MessageState.SENT}
    assert len(list((office.settings.data / "maildir" / "new").iterdir())) == 4
