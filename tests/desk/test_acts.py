"""Who may do what at the desk, act by act; and what waits for a second person."""

from dataclasses import replace

import pytest
from sqlmodel import col, select

from models.account import DeskRole
from models.app import App
from models.database import reading, writing
from models.event import Event
from tasks.accounts.approvals import Deed, waiting_approvals
from tasks.accounts.own_campaigns import assign_officer, release_officer
from tasks.accounts.roles import DESK_ACTS, RIGHTS, Scope, may
from tasks.accounts.sign_ins import SignedIn
from tasks.campaigns.lookup import find_campaign
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import Answer, Command
from tasks.commands.table import model_of
from tasks.desk import acts
from tasks.desk.acts import WAITS, Forbidden, Performance, act_at_desk, approve_deed, decline_deed, do_deed
from tasks.errors import AlreadyDone, Refused
from tests.support.desk import LANG_SON, NAMES, DeskPage

FIELDS = {
    "request": {"due_on": "2022-02-25"}, "record": {"text": "x"}, "fill": {"values": ["a=1"]},
    "return": {"reason": "x"}, "retract": {"reason": "x"},
    "extend": {"until": "2022-02-25", "reason": "x"}, "waive": {"reason": "x"}, "uphold": {"reason": "x"},
    "telephone": {"spoke_with": "x", "said": "x"}, "resend": {"numbers": [1]},
    "settle": {"number": 1, "answer": "đã nhận được"}, "withdraw": {"reason": "x"}, "consent": {"reason": "x"},
}  # fmt: skip
EXPECTED = {  # by act: văn thư, chuyên viên (another's campaign, own), lãnh đạo, quản trị
    **dict.fromkeys(
        ("request", "record", "fill", "retract", "propose", "accept", "return", "consent", "prove", "extend", "uphold",
         "telephone", "resend", "settle", "pause", "resume"), (True, False, True, False, False),
    ),
    **dict.fromkeys(("waive", "close"), (True, False, True, True, False)),
    "withdraw": (True, False, False, True, False),
}  # fmt: skip


def someone(role: str, *own: int, number: int = 99) -> SignedIn:
    return SignedIn(number, 1, "x", NAMES[role], DeskRole(role), frozenset(own), "")


def command_of(act: str) -> Command:
    model = model_of(CATALOGUE[act])
    fields = {"campaign": LANG_SON, "by": "kẻ khác"} | FIELDS.get(act, {})
    return model.model_validate(fields | ({"agency": "vhtt-van-quan"} if "agency" in model.model_fields else {}))


def test_every_act_of_every_role(desk: DeskPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may not is refused before anything is looked at; whoever may does it in their own name."""
    done: list[Command] = []
    monkeypatch.setattr(acts, "submit", lambda app, command, now: done.append(command) or Answer("xong", ""))
    with reading(desk.office.engine) as session:
        campaign = find_campaign(session, LANG_SON).id
    people = [
        someone("văn thư"), someone("chuyên viên"), someone("chuyên viên", campaign), someone("lãnh đạo"),
        someone("quản trị"),
    ]  # fmt: skip
    found = {}
    for act in CATALOGUE:
        allowed = []
        for person in people:
            done.clear()
            try:
                act_at_desk(desk.office, person, command_of(act), desk.now())
                assert [command.by for command in done] == [person.name]
                allowed.append(True)
            except Forbidden:
                assert not done
                allowed.append(False)
        found[act] = tuple(allowed)
    assert found == EXPECTED


def test_the_table_names_every_act_and_no_other() -> None:
    assert set(RIGHTS) == set(CATALOGUE) | set(DESK_ACTS)
    assert may(DeskRole.ADMINISTRATOR, "sonst-etwas") is Scope.NONE


def four_eyed(app: App) -> App:
    desk = app.settings.desk.model_copy(update={"four_eyes": True})
    return replace(app, settings=app.settings.model_copy(update={"desk": desk}))


def people_of(desk: DeskPage) -> dict[str, SignedIn]:
    with reading(desk.office.engine) as session:
        return {role: someone(role, number=desk.account(session, role).id) for role in NAMES}


def waiting_numbers(app: App, desk: DeskPage) -> list[int]:
    with reading(app.engine) as session:
        return [one.approval.id for one in waiting_approvals(session, desk.now())]


def test_a_waiver_waits_for_a_second_person(desk: DeskPage) -> None:
    app, people = four_eyed(desk.office), people_of(desk)
    waive = command_of("waive")
    assert WAITS in act_at_desk(app, people["văn thư"], waive, desk.now()).said
    with pytest.raises(AlreadyDone):
        act_at_desk(app, people["văn thư"], waive, desk.now())
    (number,) = waiting_numbers(app, desk)
    for who in ("văn thư", "chuyên viên", "quản trị"):  # oneself, and those who may not
        with pytest.raises(Refused):
            approve_deed(app, people[who], number, desk.now(), {})
    assert "đã miễn" in approve_deed(app, people["lãnh đạo"], number, desk.now(), {})
    with pytest.raises(Refused, match="không còn chờ"):
        approve_deed(app, people["lãnh đạo"], number, desk.now(), {})
    with reading(app.engine) as session:
        event = session.exec(select(Event).where(Event.what == "report.waived").order_by(col(Event.id).desc())).first()
    assert event and event.actor == f"{NAMES['văn thư']} ({NAMES['lãnh đạo']} duyệt)"
    assert waiting_numbers(app, desk) == []


def test_what_cannot_be_done_is_not_even_asked_for(desk: DeskPage) -> None:
    app = four_eyed(desk.office)
    wrong = command_of("waive").model_copy(update={"agency": "khong-co"})
    with pytest.raises(Refused):
        act_at_desk(app, people_of(desk)["văn thư"], wrong, desk.now())
    assert waiting_numbers(app, desk) == []


def test_what_is_declined_is_not_done_and_what_fails_waits_on(desk: DeskPage) -> None:
    app, people, done = four_eyed(desk.office), people_of(desk), list[Performance]()
    deed = Deed("launch", "phát hành 5/X", {"draft": 7})

    def launch(performance: Performance) -> str:
        if not done:
            done.append(performance)
            raise Refused("còn thiếu")
        return "đã phát hành"

    assert do_deed(app, people["chuyên viên"], deed, desk.now(), launch) == WAITS
    (number,) = waiting_numbers(app, desk)
    with pytest.raises(Refused, match="còn thiếu"):
        approve_deed(app, people["lãnh đạo"], number, desk.now(), {"launch": launch})
    assert waiting_numbers(app, desk) == [number]
    assert done[0].payload == {"draft": 7} and done[0].account_id == people["chuyên viên"].account_id
    assert approve_deed(app, people["lãnh đạo"], number, desk.now(), {"launch": launch}) == "đã phát hành"
    do_deed(app, people["chuyên viên"], deed, desk.now(), launch)
    (number,) = waiting_numbers(app, desk)
    assert decline_deed(app, people["lãnh đạo"], number, "chưa đến lúc", desk.now()) == "phát hành 5/X"
    assert waiting_numbers(app, desk) == []
    assert do_deed(desk.office, people["chuyên viên"], deed, desk.now(), launch) == "đã phát hành"  # without four eyes


def test_a_campaign_is_given_to_an_officer_and_taken_back(desk: DeskPage) -> None:
    with writing(desk.office.engine) as session:
        campaign, officer = find_campaign(session, LANG_SON).id, desk.account(session, "chuyên viên").id
        assert assign_officer(session, campaign, officer, desk.now(), "x")
        session.flush()
        assert not assign_officer(session, campaign, officer, desk.now(), "x")
        assert release_officer(session, campaign, officer, desk.now(), "x")
        session.flush()
        assert not release_officer(session, campaign, officer, desk.now(), "x")
