"""Two real processes that patrol the same database and Maildir at the same instants: nothing twice, nothing lost."""

import subprocess
import sys
import threading
from collections import Counter

import pytest
from sqlmodel import Session

from models.app import App
from models.database import get_meta, reading, set_meta
from models.enums import MessageKind, ObligationKind
from models.states import MessageState
from tasks import heartbeat
from tests.support.cast import hand_in, launched, requested, said
from tests.support.instants import at
from tests.support.maildir import folder, mails
from tests.support.paths import PROJECT
from tests.support.verbs import REPORT, due_of, events, go, sent, whole


def together(app: App, *moments: str, workers: int = 2) -> None:
    """Patrols of real processes, let go at once at each of the moments."""
    data = app.settings.data
    command = [sys.executable, "-m", "tests.support.patrol_process", str(data), app.settings.database_url]
    running = [
        subprocess.Popen(
            [*command, str(number), str(workers), *moments], cwd=PROJECT, stderr=subprocess.PIPE, text=True
        )
        for number in range(workers)
    ]
    try:
        for process in running:
            _, complaint = process.communicate(timeout=600)
            assert process.returncode == 0, complaint
    finally:
        for process in running:
            process.kill()
            process.wait()


def check_once(app: App) -> None:
    """Every logical message is sent, in one letter, in one file."""
    messages = said(app)
    assert {m.state for m in messages} == {MessageState.SENT}
    assert {m.attempts for m in messages} == {1}
    assert len({m.key for m in messages}) == len(messages)
    assert Counter(path.name.split(".")[0] for path in folder(app).iterdir()) == Counter(
        {(m.letter_id or "").split("@")[0] for m in messages}
    )
    assert Counter((m.to, m.subject) for m in mails(app)) == Counter(
        (address, subject) for _, address, subject in {(m.letter_id, m.address, m.subject) for m in messages}
    )
    assert whole(app)


def test_two_patrols_at_once_say_everything_once(app: App) -> None:
    launched(app)
    together(app, "2022-01-24T08:30", "2022-01-24T08:35", "2022-01-26T08:00", "2022-01-27T08:00")
    for code in ("dung-han", "cham", "im-lang"):
        hand_in(app, code, "2022-01-27T09:00", ObligationKind.ACKNOWLEDGE)
    hand_in(app, "dang-tai", "2022-01-27T09:00", ObligationKind.PUBLISH)
    go(app, "2022-02-10T08:00", "2022-02-16T08:00")
    requested(app, "2022-02-16T09:30", "2022-02-18")
    together(
        app,
        *("2022-02-16T09:30", "2022-02-17T08:00", "2022-02-18T08:00", "2022-02-18T20:00", "2022-02-21T08:00"),
        *("2022-02-23T08:00", "2022-02-23T08:05", "2022-02-28T08:00", "2022-03-04T08:00"),
    )
    check_once(app)
    assert Counter(m.step for m in sent(app, MessageKind.CHASE) if m.due_id == due_of(app, "cham").id) == Counter(
        ["chase.1", "chase.2", "chase.3", "chase.4"]
    )
    assert len(events(app, "campaign.started")) == 1 and len(events(app, "due.chase")) == 4 * 3 + 1
    told = [m for m in mails(app) if "Báo cáo lãnh đạo" in m.subject]
    assert [f"{m.at:%d/%m}" for m in told] == ["23/02", "04/03"]
    assert all("03 đơn vị" in m.subject for m in told) and due_of(app, "cham").kind is REPORT


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_three_patrols_at_once_share_out_many_letters(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARE", "1")
    for number in range(100, 106):
        launched(app, number=str(number))
    together(app, "2022-01-24T08:30", workers=3)
    check_once(app)
    assert len(said(app)) == 24
    assert len({m.claimed_by for m in said(app)}) == 3


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_first_patrols_of_all_may_end_at_once(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL another may be about to write the very first mark while this one has written and not committed."""
    other = threading.Thread(target=heartbeat.record_patrol, args=(app, at("2022-01-24T08:30")))

    def beside(session: Session, key: str, value: str) -> None:
        set_meta(session, key, value)
        if key == heartbeat.LAST_PATROL and threading.current_thread() is not other:
            other.start()  # it writes the same key, and waits for this commit

    monkeypatch.setattr(heartbeat, "set_meta", beside)
    heartbeat.record_patrol(app, at("2022-01-24T08:30"))
    other.join(60)
    assert not other.is_alive()
    with reading(app.engine) as session:
        assert get_meta(session, heartbeat.LAST_PATROL) == "2022-01-24T08:30:00+07:00"
        assert get_meta(session, heartbeat.PATROLS) == "2"
