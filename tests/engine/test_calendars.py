"""Calendars of deadlines (RFC 5545), by an independent reader: what is stopped is struck out, and comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from models.app import App
from models.database import reading, writing
from models.directive import Directive
from models.due import Due
from models.states import UNFINISHED_STATES
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns import suspension
from tasks.campaigns.context import Context
from tasks.campaigns.withdrawal import withdraw_directive
from tasks.papers.calendars import write_calendars
from tests.support.cast import OFFICER, at, hand_in, launched, requested
from tests.support.verbs import accept, close, go, locked, pause, resume, waive

UID = "@stttt.langson.example"


@pytest.fixture
def asked(sqlite_office: App) -> App:
    """A report asked for, which one agency has handed in and the others owe."""
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T08:30")
    requested(sqlite_office, "2022-02-14T09:00", "2022-02-21")
    go(sqlite_office, "2022-02-14T09:05")
    hand_in(sqlite_office, "dung-han", "2022-02-16T09:00")
    return sqlite_office


def entries(app: App, folder: Path, name: str) -> dict[int, tuple[int, str]]:
    """SEQUENCE and STATUS of each Due in a calendar."""
    with reading(app.engine) as session:
        write_calendars(app, session, folder)
    calendar = Calendar.from_ical((folder / f"{name}.ics").read_bytes())
    found = [(str(e["uid"]), int(e["sequence"]), str(e["status"])) for e in calendar.walk("VEVENT")]
    return {int(uid.removeprefix("due-").removesuffix(UID)): (number, state) for uid, number, state in found}


def hold_agency(app: App, when: str, *, back: bool = False) -> None:
    with writing(app.engine) as session:
        ctx, agency = Context(app, session, locked(session), at(when), OFFICER), agency_by_code(session, "im-lang")
        if back:
            suspension.resume(ctx, agency)
        else:
            suspension.suspend(ctx, agency, "bão lũ")


def withdraw(app: App, when: str) -> None:
    with writing(app.engine) as session:
        withdraw_directive(Context(app, session, locked(session), at(when), OFFICER), "nhầm nơi nhận")


ACTS: list[tuple[Callable[[App], None], int]] = [  # the act, how many of the agency's two Dues are struck out then
    (lambda o: pause(o, "2022-02-17T15:00"), 2),
    (lambda o: resume(o, "2022-02-17T15:10"), 0),
    (lambda o: hold_agency(o, "2022-02-17T15:20"), 2),
    (lambda o: hold_agency(o, "2022-02-17T15:30", back=True), 0),
    (lambda o: waive(o, "im-lang", "2022-02-17T15:40"), 1),
    (lambda o: withdraw(o, "2022-02-17T15:50"), 2),
]


def test_what_is_stopped_is_struck_out_by_a_higher_sequence(asked: App, tmp_path: Path) -> None:
    seen = entries(asked, tmp_path, "im-lang")
    assert {state for _, state in seen.values()} == {"CONFIRMED"} and len(seen) == 2
    for act, struck in ACTS:
        act(asked)
        now = entries(asked, tmp_path, "im-lang")
        assert [state for _, state in now.values()].count("CANCELLED") == struck
        for due, (number, state) in now.items():
            before, old = seen[due]
            assert number > before if state != old else number >= before
        seen = now


def test_what_is_closed_is_struck_out_unless_it_is_done(asked: App, tmp_path: Path) -> None:
    before = entries(asked, tmp_path, "tat-ca")
    accept(asked, "dung-han", "2022-02-18T14:00")
    close(asked, "2022-02-18T15:00")
    after = entries(asked, tmp_path, "tat-ca")
    with reading(asked.engine) as session:
        owed = {number for number in after if session.get_one(Due, number).state in UNFINISHED_STATES}
    assert {number for number, (_, state) in after.items() if state == "CANCELLED"} == owed
    assert owed and after.keys() - owed and all(after[n][0] > before[n][0] for n in owed)


def test_names_of_an_older_directory_make_calendars_that_can_be_read(asked: App, tmp_path: Path) -> None:
    with writing(asked.engine) as session:
        agency = agency_by_code(session, "im-lang")
        agency.name, agency.code = "Phòng\r\nATTACH:x\x0b\u202e im", "../im/lang"
        session.get_one(Directive, 1).reference_no = "1/A\r\nBEGIN:VALARM"
    with reading(asked.engine) as session:
        written = write_calendars(asked, session, tmp_path / "lich")
    assert {path.parent for path in written} == {tmp_path / "lich"} and len(written) == 5
    for path in written:
        calendar = Calendar.from_ical(path.read_bytes())
        assert not calendar.errors and not calendar.walk("VALARM")
