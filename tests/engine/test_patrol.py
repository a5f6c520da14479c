"""Patrols: late, repeated, in the night, after an outage; and who is never chased."""

from collections import Counter

import pytest

from models.app import App
from models.enums import DIGEST_KINDS, PRESSING_KINDS, MessageKind, ObligationKind
from models.states import DueState, MessageState
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import next_instant, patrol
from tests.support.cast import hand_in, launched, requested, said
from tests.support.instants import at
from tests.support.maildir import letters, mails
from tests.support.started import CHASED, asked, snapshot, started
from tests.support.stored import lose_all_files
from tests.support.verbs import (
    REPORT,
    Refusing,
    close,
    daily,
    dies,
    due_of,
    events,
    every,
    go,
    pause,
    resume,
    sent,
    steps,
    whole,
)

REFUSED = Outcome(MessageState.REFUSED, 550, "no such user")


def test_a_second_patrol_at_the_same_instant_adds_nothing(app: App) -> None:
    launched(app)
    for moment in ("2022-01-24T08:30", "2022-01-26T08:00", "2022-01-27T08:00"):
        go(app, moment)
        before = snapshot(app)
        go(app, moment)
        assert snapshot(app) == before


def test_a_hundred_late_or_repeated_ticks_add_nothing(app: App) -> None:
    asked(app)
    go(app, "2022-02-21T08:00")
    before = snapshot(app)
    for number in range(100):
        patrol(app, ChannelRouter(app), at("2022-02-21T08:00").subtract(minutes=37 * (number % 50)))
    assert snapshot(app) == before


def test_nothing_goes_at_night_at_noon_on_a_weekend_or_in_tet(app: App) -> None:
    launched(app, "2022-01-21T20:00", issued_on="2022-01-21")
    go(app, "2022-01-21T20:00")
    daily(app, "2022-01-22", "2022-02-11")
    assert {m.state for m in said(app)} == {MessageState.SENT}
    for mail in mails(app):
        assert app.calendar.is_open(mail.at), mail
        assert mail.at.date() < at("2022-01-29T00:00").date() or mail.at.date() > at("2022-02-06T00:00").date()


def test_a_step_of_eight_o_clock_met_at_eight_in_the_evening_waits_for_the_next_morning(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T08:30", "2022-01-26T20:00")
    assert sent(app, MessageKind.ACKNOWLEDGE_CHASE) == [] and events(app, "due.acknowledge_chase") == []
    assert next_instant(app, at("2022-01-26T20:00")) == at("2022-01-27T07:30")
    go(app, "2022-01-27T07:29", "2022-01-27T07:30")
    assert steps(sent(app), CHASED)[1:] == [("01-27 07:30", "chase.1")]


def test_a_letter_planned_in_office_hours_and_put_off_waits_for_the_next_morning(app: App) -> None:
    launched(app)
    transport = Refusing(app, Outcome(MessageState.RETRY, 451, "later"), CHASED)
    patrol(app, transport, at("2022-01-24T16:58"))
    go(app, "2022-01-24T17:03", "2022-01-24T23:00", "2022-01-25T07:29")
    assert steps(sent(app), CHASED) == []
    go(app, "2022-01-25T07:30")
    assert steps(sent(app), CHASED) == [("01-25 07:30", "dispatch")]


def test_an_urgent_directive_does_not_wait(app: App) -> None:
    launched(app, "2022-01-29T22:10", urgency="Hỏa tốc")
    go(app, "2022-01-29T22:10")
    assert len(mails(app)) == 4 and {m.at for m in mails(app)} == {at("2022-01-29T22:10")}


def test_an_urgent_letter_is_not_held_up_by_all_those_that_wait_for_the_morning(
    app: App,
) -> None:
    started(app)
    requested(app, "2022-02-16T17:30", "2022-02-18")
    slug = launched(app, "2022-02-16T18:00", number="78", urgency="HỎA TỐC")
    go(app, "2022-02-16T18:00")
    assert len([m for m in mails(app) if m.at == at("2022-02-16T18:00")]) == 4
    assert slug.startswith("78-") and not sent(app, MessageKind.REQUEST)


@pytest.mark.parametrize(
    ("back", "newest", "passed"),
    [
        ("2022-02-21T09:00", "chase.1", []),  # an hour
        ("2022-02-24T08:00", "chase.2", ["chase.1"]),  # three days
        ("2022-03-23T14:00", "chase.4", ["chase.1", "chase.2", "chase.3"]),  # thirty
    ],
)
def test_after_an_outage_each_hears_only_the_newest(app: App, back: str, newest: str, passed: list[str]) -> None:
    asked(app)
    go(app, "2022-02-18T08:00")
    before = len(said(app))
    every(app, back, back[:11] + "16:30", 60)
    after = [m for m in said(app)[before:] if m.kind not in DIGEST_KINDS]
    assert Counter(m.address for m in after if m.kind is MessageKind.CHASE) == Counter(
        {a: 1 for a in ("dunghan@huyen.example", "cham@huyen.example", CHASED)}
    )
    assert {m.step for m in after if m.kind is MessageKind.CHASE} == {newest} and {m.ordinal for m in after} == {1}
    escalated = [m for m in after if m.kind is MessageKind.ESCALATION]
    assert len(escalated) == (0 if newest == "chase.1" else 3)
    assert len({m.letter_id for m in escalated}) <= 1
    due = due_of(app, "im-lang")
    skipped = [e.new for e in events(app, "step.skipped") if e.due_id == due.id]
    assert [name for name in skipped if name.startswith("chase")] == passed
    assert all("hệ thống không chạy hoặc việc đang tạm dừng" in e.reason for e in events(app, "step.skipped"))
    assert all(m.sent_at == at(back) for m in after) and whole(app)


def test_a_long_night_puts_all_off_to_one_letter_in_the_morning(app: App) -> None:
    """Back on a Saturday after a month: nothing until Monday 07:30, then one letter each."""
    asked(app)
    go(app, "2022-02-18T08:00")
    before = len(mails(app))
    every(app, "2022-03-26T10:00", "2022-03-28T07:00", 300)
    assert len(mails(app)) == before
    go(app, "2022-03-28T07:30")
    assert len(mails(app)) == before + 4


def test_an_outage_over_the_end_of_a_window_says_only_that_it_has_ended(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T08:30", "2022-02-17T08:00")
    told = sent(app, MessageKind.WINDOW_CLOSING)
    assert [(m.step, m.address) for m in told] == [("ended", "canbo@so.example")]
    assert "closing.3" in [e.new for e in events(app, "step.skipped")]


def test_killed_at_a_chase_and_down_for_days_the_agency_hears_only_the_newest(app: App) -> None:
    """The chase that hung between claim and hand-over is overtaken, and not counted: it was never said."""
    asked(app)
    go(app, "2022-02-18T08:00")
    for code in ("dung-han", "cham"):
        hand_in(app, code, "2022-02-18T09:00")
    dies(app, "2022-02-21T08:00", "Đôn đốc lần 1: báo cáo")
    every(app, "2022-02-24T08:00", "2022-02-24T09:00", 6)
    chases = [m for m in mails(app) if m.to == CHASED and "Đôn đốc" in m.subject]
    assert [f"{m.at:%d/%m %H:%M}" for m in chases] == ["24/02 08:00"]
    assert "Đôn đốc lần 1: báo cáo" in chases[0].subject


def test_killed_after_the_hand_over_the_chase_is_counted_and_goes_once(app: App) -> None:
    asked(app)
    go(app, "2022-02-18T08:00")
    for code in ("dung-han", "cham"):
        hand_in(app, code, "2022-02-18T09:00")
    dies(app, "2022-02-21T08:00", "Đôn đốc lần 1: báo cáo", after=True)
    every(app, "2022-02-24T08:00", "2022-02-24T09:00", 6)
    chases = [m.subject.split("] ")[1][:13] for m in mails(app) if m.to == CHASED and "Đôn đốc" in m.subject]
    assert chases == ["Đôn đốc lần 1", "Đôn đốc lần 2"]
    assert [m.state for m in said(app) if m.kind is MessageKind.CHASE and m.address == CHASED] == [
        MessageState.SENT
    ] * 2


def test_killed_at_a_distribution_and_down_for_days_the_agency_is_still_told(app: App) -> None:
    """A letter that only our own crash kept back is no dead letter."""
    launched(app)
    dies(app, "2022-01-24T08:30", "Tuyên truyền thử")
    every(app, "2022-01-27T08:00", "2022-01-27T09:00", 6)
    assert Counter(m.to for m in mails(app))["dunghan@huyen.example"] == 1
    assert {m.state for m in said(app)} == {MessageState.SENT}


def test_leaders_are_still_told_when_the_newer_step_speaks_only_to_the_agency(app: App) -> None:
    """Stopped between deciding escalation 2 and its hand-over, back when chase 3 has come."""
    asked(app)
    go(app, "2022-02-18T08:00", "2022-02-21T08:00")
    leader = Refusing(app, Outcome(MessageState.RETRY, 421, "later", stop=True), "giamdoc@so.example")
    patrol(app, leader, at("2022-02-23T08:00"))
    pause(app, "2022-02-23T08:01")
    resume(app, "2022-02-28T08:10")
    go(app, "2022-02-28T08:10")
    told = [m for m in mails(app) if m.to == "giamdoc@so.example" and "Báo cáo lãnh đạo" in m.subject]
    assert [f"{m.at:%d/%m}" for m in told] == ["28/02"]
    assert "03 đơn vị" in told[0].subject


@pytest.mark.parametrize("state", [MessageState.REFUSED, MessageState.DEAD])
def test_the_ordinal_counts_only_what_was_really_said(app: App, state: MessageState) -> None:
    asked(app)
    go(app, "2022-02-18T08:00")
    patrol(app, Refusing(app, Outcome(state, 550, "full"), CHASED), at("2022-02-21T08:00"))
    go(app, "2022-02-23T08:00", "2022-02-28T08:00")
    subjects = [m.subject.split("] ")[1][:13] for m in mails(app) if m.to == CHASED and "Đôn đốc" in m.subject]
    assert subjects == ["Đôn đốc lần 1", "Đôn đốc lần 2"]
    others = [m.subject.split("] ")[1][:13] for m in mails(app) if m.to == "cham@huyen.example"]
    assert [s for s in others if "Đôn đốc" in s] == ["Đôn đốc lần 1", "Đôn đốc lần 2", "Đôn đốc lần 3"]


@pytest.mark.parametrize("state", [MessageState.REFUSED, MessageState.DEAD])
def test_an_agency_that_the_distribution_never_reached_is_never_chased(app: App, state: MessageState) -> None:
    launched(app)
    patrol(app, Refusing(app, Outcome(state, 550, "unknown"), CHASED), at("2022-01-24T08:30"))
    daily(app, "2022-01-25", "2022-01-28")
    assert not [m for m in mails(app) if m.to == CHASED]
    due = due_of(app, "im-lang", ObligationKind.ACKNOWLEDGE)
    assert (due.state, due.opened_at, due.next_step_at, due.late_after) == (DueState.OPEN, None, None, None)
    assert len([m for m in said(app) if m.step.startswith("chase")]) == 6  # cham, dung-han and dang-tai, twice each
    assert [e.what for e in events(app, f"message.{state}")] == [f"message.{state}"]


def test_an_agency_that_the_request_never_reached_is_never_chased(app: App) -> None:
    started(app)
    requested(app, "2022-02-16T09:30", "2022-02-18")
    patrol(app, Refusing(app, REFUSED, CHASED), at("2022-02-16T09:30"))
    daily(app, "2022-02-17", "2022-03-05")
    assert not [m for m in said(app) if m.due_id == due_of(app, "im-lang").id and m.kind in PRESSING_KINDS]
    assert due_of(app, "im-lang").opened_at is None
    told = [m for m in letters(app) if m.to == "giamdoc@so.example"]
    assert told and not [m for m in told if "Phòng Im Lặng" in m.text]


def test_the_ladder_starts_when_the_opening_letter_has_gone(app: App) -> None:
    """Acknowledgement runs from the day the letter went, not from the day it was planned."""
    launched(app)
    late = Refusing(app, Outcome(MessageState.RETRY, 450, "greylisted"), CHASED)
    patrol(app, late, at("2022-01-24T08:30"))
    assert due_of(app, "im-lang", ObligationKind.ACKNOWLEDGE).next_step_at is None
    patrol(app, late, at("2022-01-24T16:00"))
    go(app, "2022-01-25T08:00")
    due = due_of(app, "im-lang", ObligationKind.ACKNOWLEDGE)
    assert (due.opened_at, str(due.stated_on)) == (at("2022-01-25T08:00"), "2022-01-26")
    every(app, "2022-01-25T12:00", "2022-01-28T12:00", 240)
    assert steps(sent(app), CHASED)[1:] == [("01-27 08:00", "chase.1"), ("01-28 08:00", "chase.2")]
    assert steps(sent(app), "cham@huyen.example")[1:] == [("01-26 08:00", "chase.1"), ("01-27 08:00", "chase.2")]


def test_one_address_that_is_put_off_delays_no_other(app: App) -> None:
    launched(app)
    first = Refusing(app, Outcome(MessageState.RETRY, 451, "later"), "dunghan@huyen.example")
    patrol(app, first, at("2022-01-24T08:30"))
    assert {m.to for m in letters(app)} == {"cham@huyen.example", CHASED, "web@so.example"}
    go(app, "2022-01-24T08:34", "2022-01-24T08:36")  # after five minutes and up to a fifth of them
    assert Counter(m.to for m in mails(app))["dunghan@huyen.example"] == 1


def test_after_eight_failures_or_a_day_a_letter_is_given_to_a_person(app: App) -> None:
    launched(app)
    transport = Refusing(app, Outcome(MessageState.RETRY, 451, "later"), CHASED)
    moment = at("2022-01-24T08:30")
    while moment < at("2022-01-26T09:00"):
        patrol(app, transport, moment)
        moment = moment.add(minutes=20)
    (letter,) = [m for m in said(app) if m.address == CHASED]
    assert letter.state is MessageState.DEAD and letter.attempts <= 8
    assert len(events(app, "message.dead")) == 1


def test_next_instant_never_names_a_moment_at_which_nothing_is_done(app: App) -> None:
    """A window that closes before the distribution has nothing to say until then."""
    launched(app, dispatch_at="2022-02-14T09:00:00")
    go(app, "2022-02-11T09:00")
    assert letters(app) == []  # the officer's digest alone tells of the launch
    assert next_instant(app, at("2022-02-11T09:01")) == at("2022-02-14T09:00")
    go(app, "2022-02-14T09:00")
    close(app, "2022-02-14T10:00")
    go(app, "2022-02-14T10:00")
    for told in ("2022-02-15T08:00", "2022-02-21T08:00"):  # the officer's morning, the leader's week
        assert next_instant(app, at("2022-02-14T10:01")) == at(told)
        go(app, told)
    assert next_instant(app, at("2022-02-21T08:01")) is None


def test_a_letter_recorded_after_its_campaign_was_closed_opens_nothing(app: App) -> None:
    launched(app)
    dies(app, "2022-01-24T08:30", "Tuyên truyền thử", after=True)
    close(app, "2022-01-24T08:35")
    every(app, "2022-01-24T08:41", "2022-01-27T12:00", 360)
    assert due_of(app, "dung-han", ObligationKind.ACKNOWLEDGE).next_step_at is None
    assert next_instant(app, at("2022-01-28T12:00")) is None
    assert Counter(m.to for m in mails(app) if "huyen" in m.to) == {"dunghan@huyen.example": 1}


def test_an_unreported_campaign_stays_as_the_cast_has_it(app: App) -> None:
    """The whole ladder of the report, step by step, for the one that never answers."""
    asked(app)
    hand_in(app, "dung-han", "2022-02-17T10:00")
    hand_in(app, "cham", "2022-02-22T10:00")
    daily(app, "2022-02-17", "2022-03-08")
    mine = [m for m in sent(app) if m.due_id == due_of(app, "im-lang").id]
    assert steps(mine, CHASED) == [
        ("02-16 09:30", "request"),
        ("02-17 08:00", "reminder.1"),
        ("02-18 08:00", "due_today"),
        ("02-21 08:00", "chase.1"),
        ("02-23 08:00", "chase.2"),
        ("02-28 08:00", "chase.3"),
        ("03-04 08:00", "chase.4"),
    ]
    assert steps(mine, "giamdoc@so.example") == [("02-23 08:00", "escalation.2"), ("03-04 08:00", "escalation.4")]
    assert due_of(app, "im-lang").next_step_at is None
    assert len({m.key for m in said(app)}) == len(said(app))


def test_only_the_report_that_is_owed_is_pressed_for(app: App) -> None:
    asked(app)
    daily(app, "2022-02-17", "2022-03-05")
    kinds = {m.due_id: due_of(app, "im-lang").kind for m in sent(app, *PRESSING_KINDS)}
    assert set(kinds.values()) <= {REPORT}


def test_a_letter_whose_document_is_gone_is_refused_and_said_why(app: App) -> None:
    """Tried again it would fail again, and each time stop the channel for the letters behind it."""
    launched(app)
    lose_all_files(app)
    go(app, "2022-01-24T08:30")
    letters = said(app)
    assert {m.state for m in letters} == {MessageState.REFUSED} and "không soạn được thư" in letters[0].outcome
