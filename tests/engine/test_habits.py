"""Habits: a year of 65 communes whose behaviour is known is found again, and nothing is said of too few."""

import json
import random
from collections.abc import Iterator

import pytest
from sqlmodel import Session, col, select

from models.agency import Agency, Contact
from models.app import App
from models.campaign import Campaign, Obligation, Recipient
from models.database import reading, writing
from models.directive import Directive
from models.due import Due, Submission
from models.enums import MessageKind, ObligationKind, Role, Tier, Timing, Via
from models.message import Message
from models.states import CampaignState, DueState, MessageState
from tasks.desk.today_view import today_view
from tasks.figures.habits import ENOUGH, habit_words, habits_by, whom_to_call, wilson
from tests.support.commands import Run
from tests.support.instants import at

COMMUNES, WEEKS = 65, 52
NOW = at("2026-12-28T09:00")


def known(number: int) -> float:
    """How often a commune is in time: every degree from never to always."""
    return number / (COMMUNES - 1)


def test_the_interval_is_wilsons() -> None:
    low, high = wilson(5, 8)  # worked by hand from the formula of 1927
    assert (round(low, 4), round(high, 4)) == (0.3057, 0.8632)
    assert wilson(0, 0) == (0.0, 1.0) and wilson(0, 10)[0] == 0.0 and wilson(10, 10)[1] == pytest.approx(1.0)
    assert all(wilson(hits, 20)[0] <= hits / 20 <= wilson(hits, 20)[1] + 1e-12 for hits in range(21))


@pytest.fixture
def year(sqlite_office: App) -> App:
    """Weekly reports of a year; who is late answers after the second chase, in the afternoon."""
    with writing(sqlite_office.engine) as session:
        _year(session, random.Random(2026))
    return sqlite_office


def _year(session: Session, chance: random.Random) -> None:
    agencies = [Agency(code=f"xa-{n:02d}", name=f"UBND xã số {n}") for n in range(COMMUNES)]
    session.add_all(agencies)
    session.flush()
    directive = Directive(
        issuer_id=agencies[0].id, reference_no="1/STTTT-VP", issued_on=at("2026-01-02").date(), subject="báo cáo tuần",
        text="", path="", sha256="",
    )  # fmt: skip
    writer = Contact(agency_id=agencies[0].id, tier=Tier.CONTACT, name="An", channels=["a@x.example"])
    session.add_all([directive, writer])
    session.flush()
    campaign = Campaign(
        directive_id=directive.id, slug="tuan", state=CampaignState.RUNNING, recipient_count=COMMUNES, list_hash="",
        approved_by="An", approved_at=at("2026-01-02T08:00"), started_at=at("2026-01-02T08:00"),
    )  # fmt: skip
    session.add(campaign)
    session.flush()
    weekly = Obligation(
        campaign_id=campaign.id, key="tuan", kind=ObligationKind.REPORT, title="báo cáo tuần", timing=Timing.PERIODIC
    )
    members = [
        Recipient(campaign_id=campaign.id, agency_id=agency.id, role=Role.ACTION, name=agency.name, group="xã")
        for agency in agencies
    ]
    session.add_all([weekly, *members])
    session.flush()
    dues = [
        (_week(campaign, weekly, member, week), member, chance.random() < known(number))
        for number, member in enumerate(members)
        for week in range(WEEKS)
    ]
    session.add_all(due for due, _, _ in dues)
    session.flush()
    session.add_all(row for due, member, prompt in dues for row in _answer(due, member, prompt))


def _week(campaign: Campaign, weekly: Obligation, member: Recipient, week: int) -> Due:
    until = at("2026-01-02T17:00").add(weeks=week)
    return Due(
        campaign_id=campaign.id, obligation_id=weekly.id, recipient_id=member.id, kind=ObligationKind.REPORT,
        period=f"w{week}", state=DueState.ACCEPTED, stated_on=until.date(), remind_by=until, late_after=until,
    )  # fmt: skip


def _answer(due: Due, member: Recipient, prompt: bool) -> Iterator[Submission | Message]:
    until = due.late_after
    assert until
    came = until.subtract(hours=7) if prompt else until.add(days=5, hours=-1)
    yield Submission(due_id=due.id, round=1, received_at=came, late_after=until, via=Via.EMAIL, recorded_by="An")
    for ordinal in () if prompt else (1, 2, 3):  # the third would have gone after the answer
        yield Message(
            key=f"{due.id}:{ordinal}", campaign_id=due.campaign_id, due_id=due.id, agency_id=member.agency_id,
            contact_id=1, channel="mail", kind=MessageKind.CHASE, step=f"chase:{ordinal}", ordinal=ordinal,
            state=MessageState.SENT, planned_at=until, send_after=until,
            sent_at=until.add(days=2 * ordinal), letter_id=f"{due.id}-{ordinal}",
        )  # fmt: skip


def test_a_year_of_communes_is_found_again(year: App) -> None:
    with reading(year.engine) as session:
        found = habits_by(session, NOW, "agency", ObligationKind.REPORT)
        [group] = habits_by(session, NOW, "group")
        [kind] = habits_by(session, NOW, "kind")
    assert len(found) == COMMUNES and all(one.periods == WEEKS for one in found)
    covered = sum((one.low or 0) <= known(number) <= (one.high or 0) for number, one in enumerate(found))
    assert covered / COMMUNES >= 0.9, f"{covered} of {COMMUNES} intervals hold the truth"
    never, always = found[0], found[-1]
    assert (never.in_time, never.after, never.hour, never.days_late) == (0, "chase:2", 16, 5.0)
    assert (always.in_time, always.after, always.hour, always.days_late) == (WEEKS, "", 10, -0.3)
    assert habit_words(never) == f"0/{WEEKS} lần đúng hạn, thường sau lần đôn đốc 2"
    assert group.periods == kind.periods == COMMUNES * WEEKS and kind.key == "report"


def test_of_too_few_periods_nothing_is_said(year: App) -> None:
    with reading(year.engine) as session:
        some = habits_by(session, at("2026-01-25T09:00"), "agency", ObligationKind.REPORT, [1])
    assert some and some[0].periods == WEEKS, "what came is known, whenever one asks"
    with writing(year.engine) as session:
        for due in session.exec(select(Due).where(col(Due.period).not_in([f"w{n}" for n in range(ENOUGH - 1)]))):
            due.state = DueState.WAIVED
    with reading(year.engine) as session:
        [few] = habits_by(session, NOW, "agency", ObligationKind.REPORT, [1])
    assert (few.periods, few.rate, few.low, few.high, few.after) == (ENOUGH - 1, None, None, None, "")
    assert habit_words(few) == "mới có 4 kỳ, chưa đủ để kết luận"


def test_who_is_mostly_late_is_called_before_the_next_day(year: App) -> None:
    with writing(year.engine) as session:
        members = session.exec(select(Recipient).order_by(col(Recipient.id))).all()
        for member in members:
            session.add(
                Due(
                    campaign_id=member.campaign_id, obligation_id=1, recipient_id=member.id, period="next",
                    kind=ObligationKind.REPORT, stated_on=at("2026-12-31").date(), remind_by=at("2026-12-31T17:00"),
                    late_after=at("2027-01-01T00:00"), label="tuần 53",
                )
            )  # fmt: skip
    with reading(year.engine) as session:
        calls = whom_to_call(year, session, NOW)
    assert calls[0].agency == "UBND xã số 0" and calls[0].what == "tuần 53"
    assert all((call.habit.rate or 0) < 0.8 for call in calls)
    assert [call.habit.rate for call in calls] == sorted(call.habit.rate or 0 for call in calls)
    with reading(year.engine) as session:
        shown = today_view(year, session, NOW).calls
    assert [one.due_id for one in shown] == [call.due_id for call in calls[:5]], "the desk's first page names them"
    assert shown[0].why == f"0/{WEEKS} lần đúng hạn, thường sau lần đôn đốc 2"


def test_the_command_shows_habits_and_whom_to_call(year: App, run: Run) -> None:
    said = run("habits")
    assert "0/52" in said and "sau lần đôn đốc 2" in said and "+5,0 ngày" in said
    told = json.loads(run("habits", "--by", "group", "--json"))
    assert [line["name"] for line in told["habits"]] == ["xã"] and told["habits"][0]["periods"] == COMMUNES * WEEKS
