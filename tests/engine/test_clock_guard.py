"""A clock that cannot be right stops the service before it says anything; going on starts from what really was said."""

import re
from pathlib import Path
from typing import Any

import pytest

from flows.runtime import uptime
from models.app import App, open_app
from models.config.settings import Settings
from models.database import get_meta, reading, set_meta, writing
from models.due import Due
from models.enums import MessageKind
from models.message import Message
from models.states import MessageState
from tasks.delivery.router import ChannelRouter
from tasks.errors import Refused
from tasks.figures.digest import CONSIDERED
from tasks.heartbeat import CLOCK, LAST_PATROL, PATROLS, Uptime, record_patrol, witness_of
from tasks.ops import restore_guard
from tasks.ops.clock_guard import days_ahead
from tasks.ops.patrol import patrol
from tasks.ops.restore_guard import Held, check_restored, go_on, restore_finding
from tests.support.cast import OFFICER, launched, requested, said
from tests.support.commands import Failed, Run
from tests.support.instants import at
from tests.support.verbs import due_of, events, go, whole

SEEN = "khoi-3 10 2021-01-24T08:00:00+07:00\nkhoi-1 1000 2022-01-24T08:00:00+07:00"
"""What two machines saw."""


@pytest.mark.parametrize(
    ("now", "ran", "days"),
    [
        ("2022-01-24T08:05", Uptime("khoi-1", 1300), 0),
        ("2022-02-23T08:00", Uptime("khoi-1", 1000 + 30 * 86_400), 0),  # asleep, or stopped, for thirty days
        ("2023-01-24T08:00", Uptime("khoi-1", 1300), 365),
        ("2023-01-24T08:00", Uptime("khoi-2", 60), 0),  # started anew: it may have been off so long
        ("2022-02-01T08:00", Uptime("khoi-1", 1000), 8),
        ("2022-01-24T08:00", Uptime("khoi-3", 10 + 365 * 86_400), 0),
        ("2022-01-24T08:00", Uptime("khoi-3", 3610), 365),
    ],
)
def test_a_clock_is_ahead_by_what_the_machine_did_not_run(now: str, ran: Uptime, days: int) -> None:
    assert round(days_ahead(SEEN, at(now), ran)[0]) == days
    assert days_ahead("", at(now), ran)[0] == 0


class Service:
    """The patrols of a service on a machine that runs on whatever its clock shows."""

    def __init__(self, app: App) -> None:
        self.app, self.seconds = app, 1000.0

    def patrol(self, moment: str, minutes: float = 5, machine: str = "khoi-1") -> None:
        self.seconds += 60 * minutes
        now = at(moment)
        patrol(self.app, ChannelRouter(self.app), now, Uptime(machine, self.seconds))


def test_this_machine_tells_how_long_it_has_been_running() -> None:
    found = uptime()
    assert found and found.seconds > 0 and len(found.boot) == 36


def test_a_clock_a_year_ahead_for_one_patrol_says_nothing(app: App) -> None:
    service = Service(app)
    launched(app)
    service.patrol("2022-01-24T08:35")
    before = len(said(app))
    with pytest.raises(Held, match="nhảy 365 ngày"):
        service.patrol("2023-01-24T08:40")
    with pytest.raises(Held, match="--go-on"):
        service.patrol("2022-01-24T08:45")
    assert len(said(app)) == before and len(events(app, "clock.held")) == 1
    assert "nhảy 365 ngày" in go_on(app, at("2022-01-24T08:50"), OFFICER)
    service.patrol("2022-01-24T08:55")
    service.patrol("2022-02-07T08:00", minutes=14 * 1440)  # two weeks without a patrol, in which the machine ran
    assert restore_finding(app) == "" and MessageKind.ACKNOWLEDGE_CHASE in {m.kind for m in said(app)[before:]}
    assert whole(app)


def test_of_two_machines_the_one_whose_clock_is_ahead_is_found(sqlite_office: App) -> None:
    service = Service(sqlite_office)
    launched(sqlite_office)
    for minute in (35, 40, 45, 50):
        service.patrol(f"2022-01-24T08:{minute}", machine=f"khoi-{minute % 2}")
    with pytest.raises(Held, match="nhảy 365 ngày"):
        service.patrol("2023-01-24T08:55", machine="khoi-1")


def test_a_patrol_that_ends_beside_is_taken_for_no_restored_backup(
    sqlite_office: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may end before the witness is read, and before the database is."""
    record_patrol(sqlite_office, at("2022-01-24T08:00"))
    for minutes, name in enumerate(("reading", "witness_of")):
        whole_function = getattr(restore_guard, name)

        def while_another_ends(given: Any, do: Any = whole_function, minutes: int = minutes) -> Any:
            for moment in (minutes, minutes + 1):
                record_patrol(sqlite_office, at(f"2022-01-24T08:0{moment}"))
            return do(given)

        with monkeypatch.context() as patched:
            patched.setattr(restore_guard, name, while_another_ends)
            check_restored(sqlite_office, at("2022-01-24T08:02"))
    assert get_count(sqlite_office) == 5
    witness_of(sqlite_office.settings).write_text("6")
    with pytest.raises(Held, match="nhiều hơn 1 lần đi tuần"):
        check_restored(sqlite_office, at("2022-01-24T08:02"))


def get_count(app: App) -> int:
    """How many patrols the database has counted."""
    with reading(app.engine) as session:
        return int(get_meta(session, PATROLS) or 0)


def test_a_patrol_by_hand_or_by_cron_looks_at_the_clock_too(run: Run, tmp_path: Path) -> None:
    run("patrol")
    app = open_app(Settings(data=tmp_path / "data"))
    with writing(app.engine) as session:
        for key in (CLOCK, LAST_PATROL):  # as if a year had passed at once
            noted = get_meta(session, key) or ""
            set_meta(session, key, re.sub(r"20\d\d(?=-\d\d-\d\dT)", lambda year: str(int(year[0]) - 1), noted))
    with pytest.raises(Failed, match="nhảy 36[56] ngày"):
        run("patrol")
    assert "nhảy 36" in restore_finding(app)
    app.engine.dispose()


def test_what_a_false_clock_stamped_is_set_right_when_a_person_says_so(sqlite_office: App) -> None:
    app, service = sqlite_office, Service(sqlite_office)
    launched(app)
    go(app, "2022-01-24T08:35")
    requested(app, "2022-02-16T08:00", "2022-02-18")
    go(app, "2022-02-16T08:05")
    go(app, "2023-02-16T08:10")  # started with a false clock: nothing betrays it yet
    with reading(app.engine) as session:
        assert session.get_one(Due, due_of(app, "cham").id).next_step_at is None
    false = {(m.due_id, m.step) for m in said(app) if m.planned_at > at("2023-01-01T00:00")}
    with pytest.raises(Held, match="ở trước lần đi tuần cuối"):
        service.patrol("2022-02-16T08:15")
    assert "lần đi tuần cuối" in go_on(app, at("2022-02-16T08:20"), OFFICER)
    with pytest.raises(Refused):
        go_on(app, at("2022-02-16T08:21"), OFFICER)
    with reading(app.engine) as session:
        due = session.get_one(Due, due_of(app, "cham").id)
        assert due.stepped_at and due.stepped_at <= at("2022-02-16T08:20")
        assert due.next_step_at == at("2022-02-17T08:00")
        assert (get_meta(session, CONSIDERED) or "") <= "2022-02-16"
        assert (get_meta(session, LAST_PATROL) or "") < "2022-02-17"
    for day in ("17", "18", "21", "22", "23", "24", "25", "28"):
        service.patrol(f"2022-02-{day}T08:00", minutes=1440)
    late = [m for m in said(app) if m.due_id == due.id and m.state is MessageState.SENT]
    assert {"reminder.1", "due_today", "chase.1"} <= {m.step for m in late}
    assert len({(m.step, m.contact_id) for m in late}) == len(late)  # what the false night said is not said again
    assert {step for number, step in false if number == due.id} <= {m.step for m in late}
    assert whole(app)


def test_a_clock_a_little_behind_waits_and_goes_on_by_itself(sqlite_office: App) -> None:
    service = Service(sqlite_office)
    launched(sqlite_office)
    service.patrol("2022-01-24T09:00")
    service.patrol("2022-01-24T08:55")  # within what two machines differ
    service.patrol("2022-01-24T09:05")
    with pytest.raises(Held, match="ở trước lần đi tuần cuối"):
        service.patrol("2022-01-24T08:30")
    service.patrol("2022-01-24T09:10")
    assert restore_finding(sqlite_office) == ""


def test_far_off_letters_and_claims_are_looked_after_again(sqlite_office: App) -> None:
    app = sqlite_office
    launched(app)
    go(app, "2022-01-24T08:35", "2023-01-24T08:40")
    with writing(app.engine) as session:
        for message in session.query(Message).limit(2):
            message.state, message.send_after = MessageState.RETRY, at("2023-01-24T09:00")
    go_on(app, at("2022-01-24T08:50"), OFFICER)
    assert {m.send_after for m in said(app) if m.state is MessageState.RETRY} == {at("2022-01-24T08:50")}
