"""A machine's clock that is wrong for a while: nothing twice, no flood, an alarm, and the days go on."""

from collections import Counter

from models.app import App
from models.enums import ObligationKind
from models.states import MessageState
from tasks.ops.watchdog import trouble_now
from tests.support.cast import hand_in, launched, requested, said
from tests.support.instants import at
from tests.support.maildir import mails
from tests.support.verbs import REPORT, daily, due_of, go, whole


def told(app: App) -> Counter[tuple[str, str]]:
    """How often each subject went to each address."""
    return Counter((mail.to, mail.subject) for mail in mails(app))


def test_a_clock_that_goes_back_says_nothing_twice(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T08:35")
    first = told(app)
    go(app, "2022-01-24T06:00", "2022-01-21T09:00", "2022-01-24T08:34")
    assert told(app) == first and set(first.values()) == {1}
    late = trouble_now(app.settings, at("2022-01-21T09:00"))
    assert "không lần đi tuần" not in late
    go(app, "2022-01-24T08:40", "2022-01-26T08:00")
    reminded = told(app)
    go(app, "2022-01-25T08:00", "2022-01-26T07:59", "2022-01-26T08:00")
    assert told(app) == reminded and set(reminded.values()) == {1}
    assert {m.state for m in said(app)} == {MessageState.SENT} and whole(app)


def test_a_clock_that_ran_ahead_floods_nobody_and_the_alarm_tells(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T08:35")
    before = len(mails(app))
    go(app, "2022-04-25T09:00", "2022-04-25T09:05")  # three months ahead, for one patrol and its repetition
    ahead = [mail for mail in mails(app) if mail.at > at("2022-04-01T00:00")]
    assert len(mails(app)) == before + len(ahead)
    assert max(Counter(mail.to for mail in ahead if not mail.to.endswith("@so.example")).values()) == 1

    assert "sau giờ của máy" in trouble_now(app.settings, at("2022-01-24T09:10"))
    go(app, "2022-01-24T09:15")  # set right
    assert trouble_now(app.settings, at("2022-01-24T09:16")) == ""
    hand_in(app, "dung-han", "2022-01-24T10:00", ObligationKind.ACKNOWLEDGE)
    requested(app, "2022-02-16T09:30", "2022-02-18")
    daily(app, "2022-02-16", "2022-02-21")
    request = [mail for mail in mails(app) if "báo cáo" in mail.subject and mail.at < at("2022-03-01T00:00")]
    assert {mail.to for mail in request} >= {"dunghan@huyen.example", "cham@huyen.example", "imlang@huyen.example"}
    assert any("Đôn đốc lần 1" in mail.subject and mail.to == "cham@huyen.example" for mail in request)
    assert due_of(app, "cham", REPORT).stepped_at and whole(app)
