"""The life of what is owed: asked for, handed in, returned, extended, waived, paused, closed; and every race of them.

A race has two orders: the chase that was planned and not yet claimed when the other thing was committed never goes;
the one that had gone stays gone, and is the last.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlmodel import select

from models.app import App
from models.database import reading, writing
from models.due import Submission
from models.enums import PRESSING_KINDS, MessageKind, ObligationKind
from models.states import CampaignState, DueState, MessageState
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.decide import decide_campaign, find_campaigns_due
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign, pick_due
from tasks.campaigns.request import Wanted, request_reports
from tasks.campaigns.submissions import Given, record_submission
from tasks.delivery.deliver import deliver_waiting
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.errors import Refused
from tasks.figures.counts import Figures, count_figures, standings_of
from tasks.letters.compose import Letter
from tasks.ops.patrol import next_instant, patrol
from tests.support.cast import OFFICER, SLUG, hand_in, launched, owed, requested, said
from tests.support.instants import at
from tests.support.maildir import Mail, letters, mails
from tests.support.started import CHASED, asked, snapshot, started
from tests.support.verbs import (
    REPORT,
    Refusing,
    accept,
    close,
    daily,
    dies,
    due_of,
    events,
    every,
    extend,
    go,
    pause,
    resume,
    send_back,
    sent,
    steps,
    waive,
    whole,
)

FAR = "2022-02-21T08:00"


def to(app: App, address: str, since: str) -> list[str]:
    """The subjects that one address got from a moment on."""
    return [m.subject.split("] ")[1] for m in mails(app) if m.to == address and m.at >= at(since)]


def submissions(app: App, code: str) -> list[Submission]:
    due = due_of(app, code)
    with reading(app.engine) as session:
        query = select(Submission).where(Submission.due_id == due.id).order_by(Submission.round)  # type: ignore[arg-type]
        return list(session.exec(query))


def figures(app: App, when: str) -> Figures:
    with reading(app.engine) as session:
        campaign = find_campaign(session, SLUG)
        return count_figures(standings_of(session, campaign.id, REPORT), at(when))


def nil(app: App, code: str, when: str) -> None:
    with writing(app.engine) as session:
        campaign, due = owed(session, code)
        record_submission(Context(app, session, campaign, at(when), OFFICER), due, Given(nil=True))


def planned_chase(app: App) -> None:
    """Chase 1 is decided for all three, and nothing of it delivered yet."""
    asked(app)
    go(app, "2022-02-18T08:00")
    for campaign_id in find_campaigns_due(app, at(FAR)):
        decide_campaign(app, campaign_id, at(FAR))
    assert len([m for m in said(app) if m.kind is MessageKind.CHASE and m.state is MessageState.PLANNED]) == 3


# --- What is asked for -----------------------------------------------------------------------------------------


def test_a_request_dates_the_undated_and_says_so(app: App) -> None:
    asked(app)
    due = due_of(app, "cham")
    assert (str(due.stated_on), due.remind_by, due.late_after) == (
        "2022-02-18",
        at("2022-02-18T17:00"),
        at("2022-02-19T00:00"),
    )
    assert due.opened_at == at("2022-02-16T09:30") and due.next_step_at == at("2022-02-17T08:00")
    letter = next(m for m in mails(app) if m.to == "cham@huyen.example" and "Đề nghị báo cáo" in m.subject)
    assert "chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022" in letter.text
    assert [e.new for e in events(app, "report.requested")] == ["18/02/2022"]
    assert not [m for m in mails(app) if m.to == "web@so.example" and "báo cáo" in m.subject.casefold()]


def test_a_report_in_time_gets_its_receipt_and_nothing_more(app: App) -> None:
    asked(app)
    go(app, "2022-02-17T08:00")
    hand_in(app, "dung-han", "2022-02-17T10:00")
    daily(app, "2022-02-17", "2022-02-24")
    assert to(app, "dunghan@huyen.example", "2022-02-16T09:30")[1:] == [
        "Nhắc báo cáo kết quả về đợt thử: còn 01 ngày làm việc",
        "Đã nhận báo cáo kết quả về đợt thử",
    ]
    receipt = next(m for m in mails(app) if "Đã nhận" in m.subject)
    assert "17 giờ" not in receipt.text and "đúng thời hạn" in receipt.text


def test_a_late_report_says_so_in_its_receipt(app: App) -> None:
    asked(app)
    hand_in(app, "cham", "2022-02-21T10:00")
    go(app, "2022-02-21T10:00")
    (receipt,) = [m for m in mails(app) if "Đã nhận" in m.subject]
    assert "sau thời hạn" in receipt.text
    assert submissions(app, "cham")[0].late


def test_midnight_is_still_in_time_and_a_second_later_is_late(app: App) -> None:
    asked(app)
    hand_in(app, "cham", "2022-02-19T00:00:00")
    hand_in(app, "im-lang", "2022-02-19T00:00:01")
    assert not submissions(app, "cham")[0].late and submissions(app, "im-lang")[0].late


def test_nothing_to_report_is_a_report(app: App) -> None:
    asked(app)
    nil(app, "cham", "2022-02-17T10:00")
    daily(app, "2022-02-17", "2022-02-22")
    assert len(to(app, "cham@huyen.example", "2022-02-17T10:00")) == 1
    found = figures(app, "2022-02-22T00:00")
    assert (found.received, found.nil, found.on_time, found.outstanding, found.overdue) == (1, 1, 1, 2, 2)


# --- Returned, handed in again ---------------------------------------------------------------------------------


def test_a_return_opens_a_round_with_its_own_deadline_and_ladder(app: App) -> None:
    asked(app)
    hand_in(app, "dung-han", "2022-02-17T10:00")
    go(app, "2022-02-17T10:00")
    send_back(app, "dung-han", "2022-02-21T09:00")
    due = due_of(app, "dung-han")
    assert (due.state, due.round, str(due.stated_on)) == (DueState.RETURNED, 2, "2022-02-23")
    go(app, "2022-02-21T09:00")
    daily(app, "2022-02-22", "2022-02-25")
    go(app, "2022-02-28T08:00")
    assert to(app, "dunghan@huyen.example", "2022-02-21T00:00") == [
        "Đề nghị bổ sung, gửi lại báo cáo kết quả về đợt thử trước 17 giờ 00 ngày 23/02/2022",
        "Nhắc báo cáo kết quả về đợt thử: còn 01 ngày làm việc",
        "Hôm nay là hạn báo cáo kết quả về đợt thử",
        "Đôn đốc lần 1: báo cáo kết quả về đợt thử (quá hạn 01 ngày làm việc)",
        "Đôn đốc lần 2: báo cáo kết quả về đợt thử (quá hạn 03 ngày làm việc)",
    ]
    assert "thiếu số liệu" in next(m.text for m in mails(app) if "bổ sung" in m.subject)
    assert whole(app)


@pytest.mark.parametrize(("first", "late"), [("2022-02-17T10:00", False), ("2022-02-21T08:30", True)])
def test_the_first_lateness_stays_through_every_round(app: App, first: str, late: bool) -> None:
    asked(app)
    hand_in(app, "cham", first)
    send_back(app, "cham", "2022-02-21T09:00")
    hand_in(app, "cham", "2022-02-22T09:00" if late else "2022-02-28T09:00")
    accept(app, "cham", "2022-02-28T10:00")
    assert [s.late for s in submissions(app, "cham")] == [late, not late]
    found = figures(app, "2022-03-01T00:00")
    assert (found.received, found.late, found.on_time, found.returned) == (1, int(late), int(not late), 1)


def test_handed_in_again_it_is_received_accepted_and_left_alone(app: App) -> None:
    asked(app)
    hand_in(app, "dung-han", "2022-02-17T10:00")
    go(app, "2022-02-17T10:00")
    send_back(app, "dung-han", "2022-02-17T14:00")
    go(app, "2022-02-17T14:00")
    hand_in(app, "dung-han", "2022-02-17T16:00")
    go(app, "2022-02-17T16:00")
    accept(app, "dung-han", "2022-02-18T07:45")
    daily(app, "2022-02-18", "2022-02-25")
    assert due_of(app, "dung-han").state is DueState.ACCEPTED
    last = to(app, "dunghan@huyen.example", "2022-02-17T14:00")
    assert last[1:] == ["Đã nhận báo cáo kết quả về đợt thử"]
    assert [s.round for s in submissions(app, "dung-han")] == [1, 2]


# --- Extended ---------------------------------------------------------------------------------------------------


def test_an_extension_moves_only_the_steps_to_come_and_keeps_both_dates(app: App) -> None:
    asked(app)
    daily(app, "2022-02-17", "2022-02-17")
    extend(app, "cham", "2022-02-24", "2022-02-17T21:00", reason="vùng sâu")
    daily(app, "2022-02-18", "2022-02-25")
    assert to(app, "cham@huyen.example", "2022-02-17T00:00") == [
        "Nhắc báo cáo kết quả về đợt thử: còn 01 ngày làm việc",  # before it was granted
        "Đồng ý gia hạn báo cáo kết quả về đợt thử đến ngày 24/02/2022",
        "Nhắc báo cáo kết quả về đợt thử: còn 03 ngày làm việc",
        "Nhắc báo cáo kết quả về đợt thử: còn 01 ngày làm việc",
        "Hôm nay là hạn báo cáo kết quả về đợt thử",
        "Đôn đốc lần 1: báo cáo kết quả về đợt thử (quá hạn 01 ngày làm việc)",
    ]
    (event,) = events(app, "extension.granted")
    assert (event.old, event.new, event.reason) == ("18/02/2022", "24/02/2022", "vùng sâu")
    assert steps(sent(app), CHASED)[-2:] == [("02-21 08:00", "chase.1"), ("02-23 08:00", "chase.2")]


def test_an_extension_in_time_is_not_late_and_one_after_the_day_forgives_nothing_before(app: App) -> None:
    asked(app)
    extend(app, "cham", "2022-02-24", "2022-02-17T14:00")
    hand_in(app, "cham", "2022-02-24T16:00")
    hand_in(app, "im-lang", "2022-02-24T16:00")
    assert not submissions(app, "cham")[0].late and submissions(app, "im-lang")[0].late
    found = figures(app, "2022-02-24T17:00")
    assert (found.extended, found.on_time, found.late) == (1, 1, 1)


def test_a_refused_extension_changes_no_date_and_is_told(app: App) -> None:
    asked(app)
    extend(app, "cham", "2022-02-24", "2022-02-17T14:00", refuse=True, reason="việc gấp")
    daily(app, "2022-02-17", "2022-02-21")
    assert to(app, "cham@huyen.example", "2022-02-17T12:00")[0] == "Không gia hạn báo cáo kết quả về đợt thử"
    assert "Đôn đốc lần 1" in to(app, "cham@huyen.example", "2022-02-17T12:00")[-1]
    due = due_of(app, "cham")
    assert (str(due.stated_on), due.extended, due.revision) == ("2022-02-18", False, 1)
    (event,) = events(app, "extension.refused")
    assert (event.old, event.new, event.reason) == ("18/02/2022", "24/02/2022", "việc gấp")


def test_the_same_extension_refused_twice_says_that_it_was(app: App) -> None:
    asked(app)
    extend(app, "cham", "2022-02-24", "2022-02-17T14:00", refuse=True)
    before = snapshot(app)
    with pytest.raises(Refused, match="24/02/2022"):
        extend(app, "cham", "2022-02-24", "2022-02-17T15:00", refuse=True)
    assert snapshot(app) == before


def test_an_answer_overtaken_by_another_is_not_sent(app: App) -> None:
    """Refused at night, granted before the morning: only the grant is told, with the day that stands."""
    asked(app)
    extend(app, "cham", "2022-02-24", "2022-02-16T18:00", refuse=True)
    extend(app, "cham", "2022-02-23", "2022-02-16T19:00")
    extend(app, "cham", "2022-02-25", "2022-02-16T20:00")
    go(app, "2022-02-17T07:30")
    assert to(app, "cham@huyen.example", "2022-02-17T00:00") == [
        "Đồng ý gia hạn báo cáo kết quả về đợt thử đến ngày 25/02/2022"
    ]


def test_no_word_of_an_extension_after_the_report_came(app: App) -> None:
    asked(app)
    extend(app, "cham", "2022-02-24", "2022-02-16T18:00")
    hand_in(app, "cham", "2022-02-16T19:00")
    go(app, "2022-02-17T07:30")
    assert to(app, "cham@huyen.example", "2022-02-17T00:00") == ["Đã nhận báo cáo kết quả về đợt thử"]


def test_what_was_never_told_is_extended_without_waking_its_ladder(app: App) -> None:
    started(app)
    requested(app, "2022-02-16T09:30", "2022-02-18")
    patrol(app, Refusing(app, Outcome(MessageState.REFUSED, 550, "unknown"), CHASED), at("2022-02-16T09:30"))
    extend(app, "im-lang", "2022-02-24", "2022-02-17T14:00")
    assert due_of(app, "im-lang").next_step_at is None


# --- Waived -----------------------------------------------------------------------------------------------------


def test_what_is_waived_is_asked_for_no_more(app: App) -> None:
    asked(app)
    waive(app, "im-lang", "2022-02-17T07:50")
    daily(app, "2022-02-17", "2022-02-25")
    assert to(app, CHASED, "2022-02-17T00:00") == []
    assert not [m for m in mails(app) if "báo cáo lãnh đạo" in m.subject.casefold() and "Phòng Im Lặng" in m.text]
    (event,) = events(app, "report.waived")
    assert (event.old, event.new, event.reason) == ("open", "waived", "đã giải thể")
    found = figures(app, "2022-02-25T00:00")
    assert (found.expected, found.received, found.outstanding, found.waived) == (3, 0, 2, 1)


def test_a_request_not_yet_sent_is_withdrawn_by_a_waiver(app: App) -> None:
    started(app)
    requested(app, "2022-02-16T18:00", "2022-02-18")
    waive(app, "im-lang", "2022-02-16T19:00")
    go(app, "2022-02-17T07:30")
    assert to(app, CHASED, "2022-02-16T09:00") == []
    assert due_of(app, "im-lang").opened_at is None


# --- Paused, closed ---------------------------------------------------------------------------------------------


def test_nothing_is_handed_over_while_paused_and_there_is_no_flood_after(app: App) -> None:
    asked(app)
    pause(app, "2022-02-16T10:00")
    daily(app, "2022-02-16", "2022-03-01")
    assert [m for m in letters(app) if m.at >= at("2022-02-16T10:00")] == []
    assert next_instant(app, at("2022-03-01T20:00")) is None
    resume(app, "2022-03-02T10:00")
    daily(app, "2022-03-03", "2022-03-03")
    back = [m for m in letters(app) if m.at >= at("2022-03-02T10:00")]
    assert sorted(m.to for m in back) == [
        "cham@huyen.example", "dunghan@huyen.example", "giamdoc@so.example", CHASED,
    ]  # fmt: skip
    assert all("lần 1" in m.subject or "03 đơn vị" in m.subject for m in back)
    assert [(e.what, e.reason) for e in events(app, "campaign.paused")] == [("campaign.paused", "chờ ý kiến")]


def test_what_was_said_by_officers_while_paused_waits_for_the_resuming(app: App) -> None:
    asked(app)
    pause(app, "2022-02-17T08:30")
    hand_in(app, "cham", "2022-02-17T09:00")
    go(app, "2022-02-17T09:00")
    assert to(app, "cham@huyen.example", "2022-02-16T12:00") == []
    resume(app, "2022-02-17T14:00")
    go(app, "2022-02-17T14:00")
    assert to(app, "cham@huyen.example", "2022-02-16T12:00") == ["Đã nhận báo cáo kết quả về đợt thử"]


def test_a_campaign_paused_before_its_distribution_is_distributed_when_resumed(app: App) -> None:
    launched(app)
    pause(app, "2022-01-24T08:31")
    every(app, "2022-01-24T08:35", "2022-01-24T16:35", 120)
    assert said(app) == []
    resume(app, "2022-01-24T16:40")
    go(app, "2022-01-24T16:40")
    assert len(mails(app)) == 4


def test_a_pause_in_the_middle_of_a_delivery_stops_the_rest(app: App) -> None:
    launched(app)

    class Pausing(ChannelRouter):
        handed = 0

        def send(self, letter: Letter) -> Outcome:
            self.handed += 1
            if self.handed == 2:
                pause(app, "2022-01-24T08:35")
            return super().send(letter)

    patrol(app, Pausing(app), at("2022-01-24T08:35"))
    assert len(mails(app)) == 2
    resume(app, "2022-01-24T08:40")
    go(app, "2022-01-24T08:40")
    assert len(mails(app)) == 4


def test_a_letter_that_was_not_handed_over_is_never_in_doubt(app: App) -> None:
    launched(app)

    class Failing(ChannelRouter):
        announced = 0

        def prepare(self, letter: Letter) -> None:
            self.announced += 1
            if self.announced == 3:
                raise RuntimeError("cơ sở dữ liệu vừa mất kết nối")

    with pytest.raises(RuntimeError):
        patrol(app, Failing(app), at("2022-01-24T08:35"))
    assert sorted(m.state for m in said(app)) == sorted([MessageState.SENT] * 2 + [MessageState.PLANNED] * 2)
    go(app, "2022-01-24T08:36")
    assert len(mails(app)) == 4


def test_a_closed_window_presses_nobody_and_tells_the_department_once(app: App) -> None:
    asked(app)
    hand_in(app, "dung-han", "2022-02-17T10:00")
    accept(app, "dung-han", "2022-02-17T10:30")
    close(app, "2022-02-21T07:45", "dot")
    daily(app, "2022-02-21", "2022-03-05")
    late = [m for m in letters(app) if m.at >= at("2022-02-21T07:45")]
    assert sorted(m.to for m in late) == ["canbo@so.example", "giamdoc@so.example"]
    assert all("Kết thúc phần đợt thử: 1/3" in m.subject for m in late)
    assert due_of(app, "cham").state is DueState.OPEN and due_of(app, "cham").next_step_at is None
    found = figures(app, "2022-03-05T00:00")
    assert (found.expected, found.received, found.outstanding) == (3, 1, 2)


def test_a_closed_campaign_says_no_more_than_its_figures(app: App) -> None:
    asked(app)
    hand_in(app, "dung-han", "2022-02-16T18:00")
    accept(app, "dung-han", "2022-02-16T18:10")
    extend(app, "cham", "2022-02-24", "2022-02-16T18:15")
    close(app, "2022-02-16T18:20")
    daily(app, "2022-02-17", "2022-02-25")
    late = {(m.to, m.subject.split("] ")[1]) for m in letters(app) if m.at >= at("2022-02-16T18:00")}
    assert late == {
        ("canbo@so.example", "Kết thúc đợt thực hiện: 1/3 đơn vị đã báo cáo"),
        ("giamdoc@so.example", "Kết thúc đợt thực hiện: 1/3 đơn vị đã báo cáo"),
        ("dunghan@huyen.example", "Đã nhận báo cáo kết quả về đợt thử"),
    }
    assert next_instant(app, at("2022-02-25T00:00")) is None


def test_a_window_closed_before_its_request_was_sent_sends_and_opens_nothing(app: App) -> None:
    started(app)
    requested(app, "2022-02-16T18:00", "2022-02-18")
    close(app, "2022-02-16T19:00", "dot")
    daily(app, "2022-02-17", "2022-02-25")
    assert not [m for m in mails(app) if "Đề nghị báo cáo" in m.subject or "Đôn đốc" in m.subject]
    assert due_of(app, "cham").opened_at is None and due_of(app, "cham").next_step_at is None


def test_a_report_that_waits_for_an_officer_keeps_the_window_open(app: App) -> None:
    asked(app)
    hand_in(app, "cham", "2022-02-17T10:00")
    refused(app, lambda: close(app, "2022-02-17T11:00", "dot"))
    refused(app, lambda: close(app, "2022-02-17T11:00"))


# --- Races ------------------------------------------------------------------------------------------------------

SETTLING: dict[str, Callable[[App, str], None]] = {
    "report": lambda app, when: hand_in(app, "cham", when),
    "nil": lambda app, when: nil(app, "cham", when),
    "waiver": lambda app, when: waive(app, "cham", when),
    "extension": lambda app, when: extend(app, "cham", "2022-02-25", when),
    "pause": lambda app, when: pause(app, when),
    "window": lambda app, when: close(app, when, "dot"),
    "campaign": lambda app, when: close(app, when),
}


@pytest.mark.parametrize("name", SETTLING)
def test_a_chase_planned_and_not_yet_sent_is_overtaken(app: App, name: str) -> None:
    planned_chase(app)
    SETTLING[name](app, "2022-02-21T08:00:01")
    deliver_waiting(app, ChannelRouter(app), at("2022-02-21T08:00:02"))
    every(app, "2022-02-21T08:05", "2022-02-22T17:00", 240)
    assert chases(app) == []
    (mine,) = [m for m in said(app) if m.kind is MessageKind.CHASE and m.due_id == due_of(app, "cham").id]
    assert mine.state is (MessageState.PLANNED if name == "pause" else MessageState.CANCELLED)


@pytest.mark.parametrize("name", SETTLING)
def test_a_chase_that_had_gone_is_the_last(app: App, name: str) -> None:
    planned_chase(app)
    deliver_waiting(app, ChannelRouter(app), at("2022-02-21T08:00:01"))
    SETTLING[name](app, "2022-02-21T08:00:02")
    every(app, "2022-02-21T08:05", "2022-02-24T17:00", 240)
    assert [f"{m.at:%d/%m}" for m in chases(app)] == ["21/02"]


def chases(app: App) -> list[Mail]:
    return [m for m in mails(app) if m.to == "cham@huyen.example" and "Đôn đốc" in m.subject]


@pytest.mark.parametrize("after", [False, True], ids=["before hand-over", "after hand-over"])
@pytest.mark.parametrize("name", ["report", "waiver", "extension", "window", "campaign"])
def test_a_chase_left_in_between_by_a_crash_is_never_said_when_it_is_settled_meanwhile(
    app: App, name: str, after: bool
) -> None:
    asked(app)
    go(app, "2022-02-18T08:00")
    hand_in(app, "dung-han", "2022-02-18T09:00")
    go(app, "2022-02-18T09:00")
    accept(app, "dung-han", "2022-02-18T10:00")
    dies(app, FAR, "Đôn đốc lần 1", after=after)
    SETTLING[name](app, "2022-02-21T08:01")
    every(app, "2022-02-21T08:05", "2022-02-22T17:00", 240)
    assert len(chases(app)) == int(after)
    assert {m.state for m in said(app)} <= {MessageState.SENT, MessageState.CANCELLED}


def test_resumed_the_chase_planned_before_goes_once(app: App) -> None:
    planned_chase(app)
    pause(app, "2022-02-21T08:00:01")
    go(app, "2022-02-21T08:05")
    resume(app, "2022-02-21T09:00")
    go(app, "2022-02-21T09:00", "2022-02-21T09:05")
    assert [f"{m.at:%d/%m %H:%M}" for m in chases(app)] == ["21/02 09:00"]


def test_a_return_not_yet_told_is_not_told_when_the_report_came_again(app: App) -> None:
    asked(app)
    hand_in(app, "cham", "2022-02-16T18:00")
    send_back(app, "cham", "2022-02-16T18:30")
    hand_in(app, "cham", "2022-02-16T19:00")
    go(app, "2022-02-17T07:30")
    assert set(to(app, "cham@huyen.example", "2022-02-16T18:00")) == {"Đã nhận báo cáo kết quả về đợt thử"}


def test_a_report_before_its_request_was_sent_needs_no_request(app: App) -> None:
    started(app)
    requested(app, "2022-02-16T18:00", "2022-02-18")
    hand_in(app, "cham", "2022-02-16T19:00")
    daily(app, "2022-02-17", "2022-02-22")
    assert to(app, "cham@huyen.example", "2022-02-16T09:00") == ["Đã nhận báo cáo kết quả về đợt thử"]


def test_an_outcome_known_late_is_still_recorded(app: App) -> None:
    """A hand-over that takes longer than the lease is doubted by another patrol, but its own worker knows."""
    launched(app)

    class NoEvidence(ChannelRouter):
        def was_sent(self, letter_id: str, channel: str) -> bool | None:
            return None

    class Slow(NoEvidence):
        slow = True

        def send(self, letter: Letter) -> Outcome:
            if self.slow:
                self.slow = False
                deliver_waiting(app, NoEvidence(app), at("2022-01-24T08:50"))
            return super().send(letter)

    patrol(app, Slow(app), at("2022-01-24T08:35"))
    assert [m.state for m in said(app)] == [MessageState.SENT] * 4
    assert len(mails(app)) == 4


def test_a_list_for_the_leaders_goes_again_whole(app: App) -> None:
    """One worker dies while it settles a list of three line by line; another, in the middle of its round, goes on."""
    asked(app)
    go(app, "2022-02-18T08:00", "2022-02-21T08:00")
    dies(app, "2022-02-23T08:00", "Báo cáo lãnh đạo")
    hand_in(app, "dung-han", "2022-02-23T08:01")

    class DiesAtTheSecond(ChannelRouter):
        asked = 0

        def was_sent(self, letter_id: str, channel: str) -> bool | None:
            self.asked += 1
            if self.asked == 2:
                raise KeyboardInterrupt
            return super().was_sent(letter_id, channel)

    class Beside(ChannelRouter):
        def send(self, letter: Letter) -> Outcome:
            if "Đã nhận" in letter.words.subject:
                with suppress(KeyboardInterrupt):
                    deliver_waiting(app, DiesAtTheSecond(app), at("2022-02-23T08:15"))
            return super().send(letter)

    deliver_waiting(app, Beside(app), at("2022-02-23T08:05"))
    go(app, "2022-02-23T08:20", "2022-02-23T08:30")
    told = [m for m in mails(app) if m.to == "giamdoc@so.example" and "Báo cáo lãnh đạo" in m.subject]
    assert ["02 đơn vị" in m.subject for m in told] == [True]
    assert "Phòng Chậm" in told[0].text and "Phòng Im Lặng" in told[0].text


# --- Refused, and nothing changed --------------------------------------------------------------------------------


def refused(app: App, act: Callable[[], object]) -> None:
    """The act is refused with words, and neither a row nor a file is other than before."""
    before = snapshot(app)
    with pytest.raises(Refused) as error:
        act()
    assert str(error.value).strip() and snapshot(app) == before


def ask(app: App, due: str, when: str, window: str | None = "dot", *codes: str) -> None:
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, SLUG).id)
        agencies = [agency_by_code(session, code) for code in codes]
        request_reports(
            Context(app, session, campaign, at(when), OFFICER),
            Wanted(dt.date.fromisoformat(due), window=window, agencies=agencies),
        )


def take(app: App, code: str, when: str, kind: ObligationKind = REPORT, window: str | None = None) -> None:
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, SLUG).id)
        due = pick_due(session, campaign, agency_by_code(session, code), kind, window)
        record_submission(Context(app, session, campaign, at(when), OFFICER), due, Given("kết quả"))


def test_a_report_for_what_is_closed_is_refused(app: App) -> None:
    asked(app)
    close(app, "2022-02-17T07:40", "dot")
    refused(app, lambda: take(app, "cham", "2022-02-17T09:00"))
    refused(app, lambda: extend(app, "cham", "2022-02-24", "2022-02-17T09:00"))
    refused(app, lambda: waive(app, "cham", "2022-02-17T09:00"))
    refused(app, lambda: close(app, "2022-02-17T09:00", "dot"))
    refused(app, lambda: ask(app, "2022-02-24", "2022-02-17T09:00"))
    close(app, "2022-02-17T09:30")
    for act in (
        lambda: take(app, "cham", "2022-02-17T10:00"),
        lambda: ask(app, "2022-02-24", "2022-02-17T10:00", None),
        lambda: close(app, "2022-02-17T10:00"),
        lambda: pause(app, "2022-02-17T10:00"),
        lambda: resume(app, "2022-02-17T10:00"),
    ):
        refused(app, act)
    with reading(app.engine) as session:
        assert find_campaign(session, SLUG).state is CampaignState.CLOSED


def test_what_is_not_owed_cannot_be_handed_in(app: App) -> None:
    launched(app)
    refused(app, lambda: take(app, "cham", "2022-01-24T08:31", ObligationKind.ACKNOWLEDGE))  # not yet distributed
    go(app, "2022-01-24T08:30")
    refused(app, lambda: take(app, "cham", "2022-01-24T09:00"))  # a report nobody asked for
    refused(app, lambda: take(app, "cham", "2022-01-24T09:00", ObligationKind.PUBLISH))
    refused(app, lambda: take(app, "nguoi-ngoai", "2022-01-24T09:00", ObligationKind.ACKNOWLEDGE))
    refused(app, lambda: take(app, "khong-co", "2022-01-24T09:00", ObligationKind.ACKNOWLEDGE))
    take(app, "cham", "2022-01-24T09:00", ObligationKind.ACKNOWLEDGE)
    refused(app, lambda: take(app, "cham", "2022-01-24T09:01", ObligationKind.ACKNOWLEDGE))


def test_a_report_already_received_waived_or_accepted_is_refused(app: App) -> None:
    asked(app)
    take(app, "cham", "2022-02-17T09:00")
    refused(app, lambda: take(app, "cham", "2022-02-17T09:05"))
    refused(app, lambda: waive(app, "cham", "2022-02-17T09:05"))
    refused(app, lambda: extend(app, "cham", "2022-02-24", "2022-02-17T09:05"))
    accept(app, "cham", "2022-02-17T09:10")
    refused(app, lambda: accept(app, "cham", "2022-02-17T09:15"))
    refused(app, lambda: send_back(app, "cham", "2022-02-17T09:15"))
    waive(app, "im-lang", "2022-02-17T09:20")
    refused(app, lambda: take(app, "im-lang", "2022-02-17T09:25"))
    refused(app, lambda: accept(app, "dung-han", "2022-02-17T09:25"))
    refused(app, lambda: send_back(app, "dung-han", "2022-02-17T09:25"))


def test_a_day_that_is_past_or_no_later_is_refused(app: App) -> None:
    asked(app)
    for until in ("2022-02-15", "2022-02-17", "2022-02-18"):
        refused(app, lambda until=until: extend(app, "cham", until, "2022-02-17T09:00"))  # type: ignore[misc]
    refused(app, lambda: extend(app, "cham", "2022-02-21", "2022-02-21T09:00"))
    undated = "im-lang"
    refused(app, lambda: ask(app, "2022-02-16", "2022-02-16T17:00", None, undated))
    refused(app, lambda: ask(app, "2022-02-11", "2022-02-16T10:00", None, undated))


def test_a_reason_must_be_given(app: App) -> None:
    asked(app)
    refused(app, lambda: extend(app, "cham", "2022-02-24", "2022-02-17T09:00", reason=" "))
    refused(app, lambda: extend(app, "cham", "2022-02-24", "2022-02-17T09:00", reason="", refuse=True))
    refused(app, lambda: waive(app, "cham", "2022-02-17T09:00", reason="\n"))
    take(app, "cham", "2022-02-17T09:00")
    refused(app, lambda: send_back(app, "cham", "2022-02-17T09:05", reason=""))


def test_a_request_that_cannot_be_is_refused(app: App) -> None:
    launched(app)
    refused(app, lambda: ask(app, "2022-02-18", "2022-01-24T08:31"))  # not yet distributed
    go(app, "2022-01-24T08:30")
    refused(app, lambda: ask(app, "2022-02-18", "2022-02-16T09:30", "khac"))
    refused(app, lambda: ask(app, "2022-02-18", "2022-02-16T09:30", "dot", "dang-tai"))
    refused(app, lambda: ask(app, "2022-02-18", "2022-02-16T09:30", "dot", "nguoi-ngoai"))
    refused(app, lambda: ask(app, "2022-02-18", "2022-02-16T09:30", "dot", "khong-co"))


def test_the_same_report_is_not_asked_for_twice(app: App) -> None:
    asked(app)
    refused(app, lambda: ask(app, "2022-02-24", "2022-02-16T10:00"))
    take(app, "cham", "2022-02-16T10:00")
    refused(app, lambda: ask(app, "2022-02-24", "2022-02-16T10:30", "dot", "cham"))
    accept(app, "cham", "2022-02-16T11:00")
    refused(app, lambda: ask(app, "2022-02-18", "2022-02-16T11:30", "dot", "cham"))  # the very same period
    ask(app, "2022-02-24", "2022-02-16T11:30", "dot", "cham")
    go(app, "2022-02-16T13:30")
    assert to(app, "cham@huyen.example", "2022-02-16T13:00")[-1].endswith("ngày 24/02/2022")


def test_an_agency_named_twice_is_asked_once(app: App) -> None:
    started(app)
    ask(app, "2022-02-18", "2022-02-16T09:30", "dot", "cham", "cham")
    go(app, "2022-02-16T09:30")
    assert len([m for m in said(app) if m.kind is MessageKind.REQUEST]) == 1


def test_pressing_letters_are_exactly_those_that_ask_for_what_is_owed() -> None:
    chases = {
        MessageKind.CHASE,
        MessageKind.CHASE_DEPUTY,
        MessageKind.CHASE_HEAD,
        MessageKind.CASCADE_CHASE,
        MessageKind.ACKNOWLEDGE_CHASE,
    }
    assert {MessageKind.REMINDER, MessageKind.DUE_TODAY, MessageKind.ESCALATION} | chases == PRESSING_KINDS
