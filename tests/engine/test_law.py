"""Obligations of every kind, and what happens to them on the way: each by what the agencies got and what is owed."""

import datetime as dt
from dataclasses import replace as changed
from typing import Any

import pytest
from sqlmodel import col, select

from models.app import App, open_app
from models.campaign import Obligation, Recipient
from models.config.ladder_settings import HourLadder, Ladder, Ladders, UrgentLadders
from models.config.settings import CalendarSettings
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import DIGEST_KINDS, MessageKind, ObligationKind
from models.message import Message
from models.regime import Every
from models.states import CampaignState, DueState
from tasks.agencies.contacts import mark_absent, mark_present
from tasks.agencies.directory import AgencyIn, import_directory
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns import recalculate, withdrawal
from tasks.campaigns.context import Context
from tasks.campaigns.dues import count_units
from tasks.campaigns.explain import explain_due
from tasks.campaigns.extensions import grant_extension, note_extension_request
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign, pick_due
from tasks.campaigns.request import Wanted, cite_document, request_reports
from tasks.campaigns.review.acceptance import accept_report
from tasks.campaigns.submissions import Given, record_submission
from tasks.campaigns.suspension import resume, suspend
from tasks.errors import AlreadyDone, Refused
from tasks.launch.approve import approve_launch
from tasks.launch.draft import Draft
from tasks.launch.draft_timing import ObligationPart, PeriodicPart, TermPart
from tasks.launch.recipients import confirmation_of_draft
from tasks.ops.patrol import patrol
from tasks.ops.rehearse import rehearse_ahead
from tests.support.beginning import Post
from tests.support.cast import CAST, LAUNCHED, OFFICER, SLUG, TEXT, draft, hand_in, launched, owed, person, requested
from tests.support.instants import at
from tests.support.maildir import mails
from tests.support.verbs import REPORT, Killed, close, daily, due_of, events, go, send_back, sent, steps, waive, whole


def begin(app: App, *parts: ObligationPart, when: str = LAUNCHED, cast: Any = CAST, **directive: Any) -> Draft:
    """The cast and a campaign with these obligations besides its acknowledgement, distributed."""
    given = draft(**directive)
    given.obligation = [o for o in given.obligation if o.key == "acknowledge"] + list(parts)
    with writing(app.engine) as session:
        import_directory(session, cast, at(when), OFFICER)
        approve_launch(app, session, given, TEXT.parent, confirmation_of_draft(session, given).short, at(when), OFFICER)
    go(app, when)
    for code in ("dung-han", "cham", "im-lang"):
        hand_in(app, code, when, ObligationKind.ACKNOWLEDGE, slug_of(given))
    return given


def slug_of(given: Draft) -> str:
    return f"{given.directive.number}-stttt-ttbcxb-2022"


def report(key: str = "report", **timing: Any) -> ObligationPart:
    return ObligationPart(key=key, kind=REPORT, title="báo cáo kết quả", **timing)


def monthly(**more: Any) -> ObligationPart:
    return report(
        "thang", periodic=PeriodicPart(every=Every.MONTH, day=20, **more), evidence="trước ngày 20 hằng tháng"
    )


def dues(app: App, code: str, kind: ObligationKind = REPORT) -> list[Due]:
    with reading(app.engine) as session:
        query = select(Due).join(Recipient).where(Due.kind == kind)
        query = query.where(Recipient.agency_id == agency_by_code(session, code).id)
        return list(session.exec(query.order_by(Due.id)))  # type: ignore[arg-type]


def campaign_state(app: App, slug: str = SLUG) -> CampaignState:
    with reading(app.engine) as session:
        return find_campaign(session, slug).state


def stop(app: App, whom: str, when: str, *, back: bool = False) -> None:
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, SLUG).id)
        known = [o.key for o in session.exec(select(Obligation))]
        target = whom if whom in known else agency_by_code(session, whom)
        ctx = Context(app, session, campaign, at(when), OFFICER)
        if back:
            resume(ctx, target)
        else:
            suspend(ctx, target, "bão lũ")


# --- Terms and regimes -------------------------------------------------------------------------------------------


def test_a_term_from_receipt_begins_when_the_letter_has_gone(app: App) -> None:
    begin(app, report(term=TermPart(count=5, unit="working_day", after="receipt")))
    due = due_of(app, "cham")
    assert (due.remind_by, due.late_after) == (at("2022-02-07T17:00"), at("2022-02-08T00:00"))
    assert due.next_step_at == at("2022-01-26T08:00")  # three working days before, over Tết
    with reading(app.engine) as session:
        said = explain_due(app, session, due.id)
    assert "(5) 07/02" in " ".join(said["computation"]) and said["steps"][0]["step"] == "reminder.3"


def test_a_term_from_issue_and_one_from_the_end_of_a_window(app: App) -> None:
    begin(
        app,
        report(term=TermPart(count=10, unit="day", after="issue")),
        report("sau", term=TermPart(count=5, unit="working_day", after="window_end", window="dot")),
    )
    first, second = dues(app, "cham")
    assert first.late_after == at("2022-02-08T00:00")
    assert second.late_after == at("2022-02-23T00:00")


def test_a_named_hour_is_meant(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 1, 28), due_time=dt.time(10)))
    due = due_of(app, "cham")
    assert due.remind_by == due.late_after == at("2022-01-28T10:00")


def test_the_next_period_opens_with_its_window_and_never_before(app: App) -> None:
    begin(app, monthly())
    assert [d.period for d in dues(app, "cham")] == ["2022-02"]
    go(app, "2022-02-14T15:00")
    assert [d.period for d in dues(app, "cham")] == ["2022-02"]
    go(app, "2022-02-15T08:00", "2022-02-15T08:05")
    found = dues(app, "cham")
    assert [(d.period, str(d.stated_on)) for d in found] == [("2022-02", "2022-02-20"), ("2022-03", "2022-03-20")]
    assert found[1].opened_at and "15/02/2022 đến hết ngày 14/03/2022" in found[1].label
    dispatch = next(m for m in mails(app) if m.to == "cham@huyen.example")
    assert "trước ngày 20 hằng tháng" in " ".join(dispatch.text.split())
    assert "tháng 02/2022" in dispatch.text


def test_after_an_outage_of_months_each_agency_hears_once_of_one_obligation(app: App) -> None:
    begin(app, monthly())
    before = len(sent(app))
    go(app, "2022-06-16T08:00")
    assert [d.period for d in dues(app, "im-lang")] == [
        "2022-02",
        "2022-03",
        "2022-04",
        "2022-05",
        "2022-06",
        "2022-07",
    ]
    new = sent(app)[before:]
    mine = [
        m for m in new if m.address == "imlang@huyen.example" and m.kind in (MessageKind.CHASE, MessageKind.REMINDER)
    ]
    assert len(mine) == 1
    assert whole(app)


def test_lower_levels_hand_in_a_working_day_earlier(app: App) -> None:
    cast = CAST.model_copy(deep=True)
    next(a for a in cast.agency if a.code == "im-lang").parent = "cham"
    begin(app, report(due_on=dt.date(2022, 3, 7), lower=1), cast=cast)
    upper, lower = due_of(app, "cham"), due_of(app, "im-lang")
    assert (upper.late_after, lower.late_after) == (at("2022-03-08T00:00"), at("2022-03-05T00:00"))
    assert any("Điều 8" in reason for reason in lower.reasons)


def test_a_request_names_its_own_document_and_which_report_it_means(app: App) -> None:
    begin(app, report(), report("rieng"))
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, SLUG).id)
        day, now = dt.date(2022, 2, 18), at("2022-02-16T09:00")
        with pytest.raises(Refused, match="--report"):
            request_reports(Context(app, session, campaign, now, OFFICER), Wanted(day))
        one = [agency_by_code(session, "cham")]
        cites = cite_document("145/STTTT-TTBCXB", dt.date(2022, 2, 16))
        request_reports(
            Context(app, session, campaign, now, OFFICER), Wanted(day, agencies=one, report="rieng", cites=cites)
        )
    go(app, "2022-02-16T09:00", "2022-02-17T08:00")
    letters = [m.text for m in mails(app) if m.to == "cham@huyen.example" and "145/STTTT-TTBCXB" in m.text]
    assert len(letters) == 2  # the request and the reminder
    assert dues(app, "im-lang") == []
    with pytest.raises(Refused, match="--dated"):
        cite_document("145/STTTT-TTBCXB", None)


# --- On the way --------------------------------------------------------------------------------------------------


def test_an_extension_that_is_asked_for_changes_nothing_yet(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    with writing(app.engine) as session:
        campaign, due = owed(session, "cham")
        until, now = dt.date(2022, 2, 24), at("2022-02-16T09:00")
        note_extension_request(Context(app, session, campaign, now, OFFICER), due, until, "các xã ở xa")
    due = due_of(app, "cham")
    assert (due.asked_until, due.stated_on, due.extended) == (dt.date(2022, 2, 24), dt.date(2022, 2, 18), False)
    assert [(e.old, e.new, e.reason) for e in events(app, "extension.asked")] == [
        ("18/02/2022", "24/02/2022", "các xã ở xa")
    ]
    with writing(app.engine) as session:
        campaign, due = owed(session, "cham")
        grant_extension(Context(app, session, campaign, at("2022-02-16T10:00"), OFFICER), due, until, "đồng ý")
    assert due_of(app, "cham").asked_until is None


@pytest.mark.parametrize("whom", ["im-lang", "report"])
def test_a_pause_in_part_is_silent_and_a_resume_no_flood(app: App, whom: str) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    stop(app, whom, "2022-02-15T07:00")
    daily(app, "2022-02-15", "2022-02-28")
    quiet = [m for m in sent(app) if m.sent_at and m.sent_at > at("2022-02-15T00:00") and m.due_id]
    assert not [m for m in quiet if m.address == "imlang@huyen.example"]
    assert bool(quiet) is (whom == "im-lang")  # the others go on
    stop(app, whom, "2022-02-28T21:00", back=True)
    go(app, "2022-03-01T08:00", "2022-03-01T08:05")
    mine = [m for m in sent(app) if m.address == "imlang@huyen.example" and m.sent_at and m.sent_at.month == 3]
    assert [m.step for m in mine] == ["chase.3"]
    with pytest.raises(AlreadyDone, match="chạy tiếp"):
        stop(app, whom, "2022-03-01T09:00", back=True)
    assert whole(app)


def test_what_was_planned_before_a_pause_waits_for_its_end(app: App) -> None:
    begin(app, report())
    requested(app, "2022-02-16T09:30", "2022-02-18")
    stop(app, "im-lang", "2022-02-16T09:31")
    go(app, "2022-02-16T09:35")
    assert not [m for m in sent(app, MessageKind.REQUEST) if m.address == "imlang@huyen.example"]
    stop(app, "im-lang", "2022-02-16T10:00", back=True)
    go(app, "2022-02-16T10:05")
    assert [m for m in sent(app, MessageKind.REQUEST) if m.address == "imlang@huyen.example"]


def test_a_report_returned_during_a_pause_is_chased_after_it(app: App) -> None:
    """Found by test_any_order: it was handed in before the pause, which held only what was owed."""
    begin(app, report(due_on=dt.date(2022, 2, 15)))
    hand_in(app, "cham", "2022-02-14T09:00")
    go(app, "2022-02-14T09:05")
    stop(app, "cham", "2022-02-14T10:00")
    send_back(app, "cham", "2022-02-14T11:00")
    daily(app, "2022-02-15", "2022-02-18")
    assert not [m for m in sent(app) if m.address == "cham@huyen.example" and m.sent_at > at("2022-02-14T10:00")]
    stop(app, "cham", "2022-02-18T21:00", back=True)
    go(app, "2022-02-21T07:35", "2022-02-21T07:40")
    mine = [m for m in sent(app) if m.address == "cham@huyen.example" and m.sent_at > at("2022-02-18T21:00")]
    assert [m.kind for m in mine] == [MessageKind.CHASE]
    assert whole(app)


def test_a_report_handed_in_during_a_pause_is_confirmed_after_it_and_may_be_returned(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 15)))
    stop(app, "cham", "2022-02-14T08:30")
    hand_in(app, "cham", "2022-02-14T09:00")
    go(app, "2022-02-14T09:05")
    stop(app, "cham", "2022-02-14T10:00", back=True)
    go(app, "2022-02-14T10:05")
    send_back(app, "cham", "2022-02-14T11:00")
    daily(app, "2022-02-14", "2022-02-18")
    mine = [m for m in sent(app) if m.address == "cham@huyen.example" and m.sent_at > at("2022-02-14T08:30")]
    assert [m.kind for m in mine[:2]] == [MessageKind.RECEIPT, MessageKind.RETURNED]
    assert {m.kind for m in mine[2:]} == {MessageKind.REMINDER, MessageKind.DUE_TODAY, MessageKind.CHASE}


def test_who_reported_early_keeps_the_day_that_was_given(app: App) -> None:
    """A return gives three working days; where the stated day is later than those, it stays."""
    begin(app, report(due_on=dt.date(2022, 2, 28)))
    hand_in(app, "cham", "2022-02-14T09:00")
    send_back(app, "cham", "2022-02-14T11:00")
    due = due_of(app, "cham", REPORT)
    assert (due.stated_on, due.state) == (dt.date(2022, 2, 28), DueState.RETURNED)
    daily(app, "2022-02-15", "2022-02-25")
    assert not sent(app, MessageKind.CHASE)


def test_a_letter_found_after_a_crash_went_when_it_was_handed_over(app: App) -> None:
    """Found by test_any_order: it was dated by the patrol that found it, in the noon's rest."""
    begin(app, report())
    go(app, "2022-02-16T09:00")
    requested(app, "2022-02-16T11:00", "2022-02-18")
    post = Post()
    post.dies = "after"
    with pytest.raises(Killed):
        patrol(app, post, at("2022-02-16T11:20"))
    patrol(app, post, at("2022-02-16T12:10"))
    assert [m.sent_at for m in sent(app, MessageKind.REQUEST)] == [at("2022-02-16T11:20")]
    patrol(app, post, at("2022-02-16T14:00"))
    assert [m.sent_at for m in sent(app, MessageKind.REQUEST)][1:] == [at("2022-02-16T14:00")] * 2
    assert whole(app)


def test_a_withdrawal_ends_all_and_tells_exactly_those_who_got_it(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, SLUG).id)
        with pytest.raises(Refused, match="lý do"):
            withdrawal.withdraw_directive(Context(app, session, campaign, at("2022-02-15T09:00"), OFFICER), " ")
        withdrawal.withdraw_directive(
            Context(app, session, campaign, at("2022-02-15T09:00"), OFFICER), "sai thẩm quyền"
        )
    daily(app, "2022-02-15", "2022-03-10")
    late = [m for m in sent(app) if m.sent_at and m.sent_at > at("2022-02-15T00:00")]
    told = [m for m in late if m.kind not in DIGEST_KINDS]
    assert sorted(m.address for m in told) == [
        "cham@huyen.example", "dunghan@huyen.example", "imlang@huyen.example", "web@so.example",
    ]  # fmt: skip
    assert {m.kind for m in told} == {MessageKind.WITHDRAWAL}
    assert campaign_state(app) is CampaignState.WITHDRAWN
    with writing(app.engine) as session, pytest.raises(Refused, match="thu hồi"):
        campaign, due = owed(session, "cham")
        record_submission(Context(app, session, campaign, at("2022-03-11T09:00"), OFFICER), due, Given())
    assert whole(app)


def accepted(app: App, code: str, when: str) -> None:
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, SLUG).id)
        due = pick_due(session, campaign, agency_by_code(session, code), REPORT, None, (DueState.RECEIVED,))
        accept_report(Context(app, session, campaign, at(when), OFFICER), due)


def test_a_replacement_carries_over_what_was_received_where_it_says_so(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    hand_in(app, "dung-han", "2022-02-10T09:00")
    accepted(app, "dung-han", "2022-02-10T10:00")
    newer = draft(number="78", replaces="77/STTTT-TTBCXB")
    newer.obligation = [report(due_on=dt.date(2022, 2, 25), carries="report")]
    with writing(app.engine) as session:
        short = confirmation_of_draft(session, newer).short
        approve_launch(app, session, newer, TEXT.parent, short, at("2022-02-15T09:00"), OFFICER)
    assert campaign_state(app) is CampaignState.RUNNING  # until the new one is really distributed
    daily(app, "2022-02-15", "2022-03-01")
    assert campaign_state(app) is CampaignState.REPLACED
    carried, owing = dues(app, "dung-han")[1], dues(app, "cham")[1]
    assert (carried.state, owing.state) == (DueState.ACCEPTED, DueState.OPEN)
    with reading(app.engine) as session:
        given = session.exec(select(Submission).where(Submission.due_id == carried.id)).one()
    assert given.received_at == at("2022-02-10T09:00") and not given.late
    told = {m.to: m.text for m in mails(app) if "thay thế" in m.subject.casefold()}
    assert set(told) == {"cham@huyen.example", "dunghan@huyen.example", "imlang@huyen.example", "web@so.example"}
    assert "không phải gửi lại" in " ".join(told["dunghan@huyen.example"].split())
    assert "không phải gửi lại" not in " ".join(told["cham@huyen.example"].split())
    chased = [
        m
        for m in sent(app, MessageKind.CHASE, MessageKind.REMINDER, MessageKind.DUE_TODAY)
        if m.sent_at > at("2022-02-15T09:00")
    ]  # type: ignore[operator]
    assert {m.campaign_id for m in chased} == {owing.campaign_id}
    assert not [m for m in chased if m.address == "dunghan@huyen.example"]
    assert whole(app)


def test_a_replacement_that_waits_for_its_day_can_be_rehearsed(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    newer = draft(number="78", replaces="77/STTTT-TTBCXB", dispatch_at="2022-02-16T09:00:00")
    newer.obligation = [report(due_on=dt.date(2022, 2, 25))]
    with writing(app.engine) as session:
        short = confirmation_of_draft(session, newer).short
        waiting = approve_launch(app, session, newer, TEXT.parent, short, at("2022-02-15T09:00"), OFFICER).slug
    foreseen = rehearse_ahead(app, waiting, at("2022-02-15T09:30"), at("2022-02-16T17:00"))
    with reading(foreseen.office.engine) as session:
        kinds = {m.kind for m in session.exec(select(Message).where(col(Message.id) > foreseen.since))}
    foreseen.office.engine.dispose()
    assert {MessageKind.DISPATCH, MessageKind.REPLACEMENT} <= kinds
    assert campaign_state(app) is CampaignState.RUNNING


def test_every_other_week_counts_from_the_week_of_the_distribution(app: App) -> None:
    begin(app, report(periodic={"every": "week", "day": 5, "interval": 2}))
    go(app, *(f"{dt.date(2022, 1, 25) + dt.timedelta(days=n)}T08:00" for n in range(0, 81, 4)))
    found = [due.stated_on for due in dues(app, "cham")]
    assert found == [dt.date(2022, 1, 28) + dt.timedelta(weeks=2 * n) for n in range(len(found))] and len(found) == 6


def test_a_part_that_is_closed_stays_so_when_its_agency_comes_back(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T08:30")
    requested(app, "2022-02-16T09:30", "2022-02-18")
    go(app, "2022-02-16T09:30")
    stop(app, "cham", "2022-02-17T09:00")
    close(app, "2022-02-17T10:00", "dot")
    stop(app, "cham", "2022-02-17T11:00", back=True)
    assert due_of(app, "cham").next_step_at is None


@pytest.mark.parametrize("end", ["close", "withdraw"])
def test_what_ended_before_its_replacement_went_out_stays_as_it_ended(app: App, end: str) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    hand_in(app, "dung-han", "2022-02-10T09:00")
    accepted(app, "dung-han", "2022-02-10T10:00")
    newer = draft(number="78", replaces="77/STTTT-TTBCXB", dispatch_at=dt.datetime(2022, 2, 16, 8))
    newer.obligation = [report(due_on=dt.date(2022, 2, 25), carries="report")]
    with writing(app.engine) as session:
        short = confirmation_of_draft(session, newer).short
        approve_launch(app, session, newer, TEXT.parent, short, at("2022-02-15T09:00"), OFFICER)
    if end == "close":
        close(app, "2022-02-15T15:00")
    else:
        with writing(app.engine) as session:
            campaign = lock_campaign(session, find_campaign(session, SLUG).id)
            withdrawal.withdraw_directive(
                Context(app, session, campaign, at("2022-02-15T15:00"), OFFICER), "sai thẩm quyền"
            )
    go(app, "2022-02-15T15:00", "2022-02-16T08:00", "2022-02-16T08:05")
    assert campaign_state(app) is (CampaignState.CLOSED if end == "close" else CampaignState.WITHDRAWN)
    assert campaign_state(app, "78-stttt-ttbcxb-2022") is CampaignState.RUNNING
    assert [due.state for due in dues(app, "dung-han")][-1] is DueState.ACCEPTED
    assert not sent(app, MessageKind.REPLACEMENT)
    assert len([m for m in sent(app, MessageKind.DISPATCH) if m.address == "cham@huyen.example"]) == 2
    assert whole(app)


def test_a_replacement_of_nothing_is_refused(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    for replaces, carries, why in (
        ("76/STTTT-TTBCXB", "report", "không có đợt"),
        ("77/STTTT-TTBCXB", "rieng", "không có nghĩa vụ “rieng”"),
        ("", "report", "replaces"),
    ):
        newer = draft(number="78", replaces=replaces)
        newer.obligation = [report(due_on=dt.date(2022, 2, 25), carries=carries)]
        with pytest.raises(Refused, match=why), writing(app.engine) as session:
            short = confirmation_of_draft(session, newer).short
            approve_launch(app, session, newer, TEXT.parent, short, at("2022-02-15T09:00"), OFFICER)


def merged(app: App, when: str, heir: str = "moi") -> None:
    """Two of the cast become one."""
    cast = CAST.model_copy(deep=True)
    cast.agency.append(
        AgencyIn(code="moi", name="Phòng Mới", contact=[person("contact", "moi@huyen.example", "Chị Mới")])
    )
    for agency in cast.agency:
        if agency.code in ("cham", "im-lang", "dung-han"):
            agency.valid_to, agency.successor = dt.date(2022, 2, 16), heir
    with writing(app.engine) as session:
        import_directory(session, cast, at(when), OFFICER)


def test_a_running_due_passes_to_the_successor_and_a_closed_one_keeps_its_name(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    hand_in(app, "dung-han", "2022-02-10T09:00")
    merged(app, "2022-02-15T09:00")
    go(app, "2022-02-16T08:00")
    assert steps(sent(app), "moi@huyen.example") == []  # it still exists
    daily(app, "2022-02-17", "2022-02-21")
    assert steps(sent(app), "moi@huyen.example") == [
        ("02-17 08:00", "reminder.1"), ("02-18 08:00", "due_today"), ("02-21 08:00", "chase.1"),
    ]  # fmt: skip
    assert [(e.old, e.new) for e in events(app, "agency.succeeded")] == [("Phòng Chậm", "Phòng Mới")]
    assert len(events(app, "report.waived")) == 1  # of two that merge, one report is enough
    with reading(app.engine) as session:
        names = dict(session.exec(select(Due.state, Recipient.name).join(Recipient).where(Due.kind == REPORT)).all())
    assert names[DueState.RECEIVED] == "Phòng Đúng Hạn"
    assert whole(app)


# --- The calendar ------------------------------------------------------------------------------------------------


def by_another(app: App, *days_off: str) -> App:
    """The office after its config.toml was edited."""
    off = tuple(dt.date.fromisoformat(day) for day in days_off)
    settings = app.settings.model_copy(update={"calendar": CalendarSettings(days_off=off)})
    return open_app(settings)


def test_a_changed_calendar_moves_nothing_until_it_is_applied(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    edited = by_another(app, "2022-02-18")
    assert edited.calendar.is_working(dt.date(2022, 2, 18))  # the one in force is kept with the data
    with reading(edited.engine) as session:
        moved = [m for m in recalculate.diff_calendar(edited, session) if m.due_id]
    assert {m.last_day for m in moved} == {(dt.date(2022, 2, 18), dt.date(2022, 2, 21))}
    assert len(moved) == 3 and due_of(app, "cham").late_after == at("2022-02-19T00:00")
    assert {m.due_id for m in recalculate.apply_calendar(edited, at("2022-02-10T09:00"), OFFICER) if m.due_id} == {
        m.due_id for m in moved
    }
    assert due_of(app, "cham").late_after == at("2022-02-22T00:00")
    assert [(e.old, e.new) for e in events(app, "calendar.moved") if e.due_id] == [("18/02/2022", "21/02/2022")] * 3
    again = by_another(app, "2022-02-18")
    assert not again.calendar.is_working(dt.date(2022, 2, 18))
    with reading(again.engine) as session:
        assert recalculate.diff_calendar(again, session) == []
    daily(again, "2022-02-14", "2022-02-22")
    mine = steps([m for m in sent(app) if m.due_id], "cham@huyen.example")
    assert mine[-1] == ("02-22 08:00", "chase.1") and ("02-18 08:00", "due_today") not in mine
    assert whole(app)
    for one in (edited, again):
        one.engine.dispose()


def test_looking_at_what_would_move_changes_nothing(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)))
    before = due_of(app, "cham").model_dump()
    other = changed(app, settings=app.settings.model_copy(update={"calendar": CalendarSettings(days_off=())}))
    with writing(app.engine) as session:
        recalculate.diff_calendar(other, session)
    assert due_of(app, "cham").model_dump() == before


# --- Sub-units, tiers, urgency -----------------------------------------------------------------------------------


def with_units() -> Any:
    cast = CAST.model_copy(deep=True)
    cast.agency += [AgencyIn(code=f"xa-{n}", name=f"Xã {n}", parent="im-lang") for n in (1, 2, 3)]
    return cast


HANDED = ObligationPart(
    key="giao", kind=ObligationKind.CASCADE, title="giao các xã", due_on=dt.date(2022, 2, 10), binds=["im-lang"],
    units=["xa-1", "xa-2", "xa-3"],
)  # fmt: skip


def test_the_parent_is_chased_for_its_silent_units_and_they_roll_up(app: App) -> None:
    begin(app, HANDED, cast=with_units())
    hand_in(app, "xa-1", "2022-02-09T09:00", ObligationKind.CASCADE)
    daily(app, "2022-02-10", "2022-02-11")
    hand_in(app, "xa-2", "2022-02-11T21:00", ObligationKind.CASCADE)
    daily(app, "2022-02-12", "2022-02-15")
    chases = [m for m in mails(app) if m.to == "imlang@huyen.example" and "Đôn đốc lần" in m.subject]
    assert [m.subject.split("(")[1] for m in chases] == ["1/3 đơn vị đã báo cáo)", "2/3 đơn vị đã báo cáo)"]
    assert "- Xã 3" in chases[1].text and "- Xã 2" not in chases[1].text
    hand_in(app, "xa-3", "2022-02-15T21:00", ObligationKind.CASCADE)
    above = dues(app, "im-lang", ObligationKind.CASCADE)[0]
    with reading(app.engine) as session:
        units = count_units(session, above)
    assert (above.state, units.answered, units.expected) == (DueState.ACCEPTED, 3, 3)
    daily(app, "2022-02-16", "2022-03-10")
    assert len(sent(app, MessageKind.CASCADE_CHASE)) == 2
    assert whole(app)


def test_a_unit_of_another_office_is_refused(app: App) -> None:
    cast = with_units()
    wrong = HANDED.model_copy(update={"binds": ["cham"]})
    with pytest.raises(Refused, match="cấp trên của Xã 1"):
        begin(app, wrong, cast=cast)


def tiered() -> Any:
    cast = CAST.model_copy(deep=True)
    late = next(a for a in cast.agency if a.code == "im-lang")
    late.contact += [
        person("deputy", "pho@huyen.example", "Bà Phó"),
        person("head", "truong@huyen.example", "Ông Trưởng"),
    ]
    return cast


def test_each_tier_has_its_own_step_and_wording(app: App) -> None:
    ladder = Ladder(chase=(1, 3), deputy_at=(1,), head_at=(2,), escalate_at=(2,))
    settings = app.settings.model_copy(update={"ladder": Ladders(report=ladder)})
    app = changed(app, settings=settings)
    begin(app, report(due_on=dt.date(2022, 2, 18)), cast=tiered())
    daily(app, "2022-02-18", "2022-02-28")
    assert steps(sent(app), "pho@huyen.example") == [("02-21 08:00", "deputy.1")]
    assert steps(sent(app), "truong@huyen.example") == [("02-23 08:00", "head.2")]
    assert "người đứng đầu" in next(m.subject for m in mails(app) if m.to == "truong@huyen.example")


def test_an_absent_contact_passes_to_the_deputy(app: App) -> None:
    begin(app, report(due_on=dt.date(2022, 2, 18)), cast=tiered())
    with writing(app.engine) as session:
        mark_absent(session, agency_by_code(session, "im-lang"), "anh im", at("2022-02-14T09:00"), OFFICER)
    go(app, "2022-02-17T08:00")
    with writing(app.engine) as session:
        mark_present(session, agency_by_code(session, "im-lang"), "Anh Im", at("2022-02-17T09:00"), OFFICER)
        with pytest.raises(Refused, match="không có liên hệ"):
            mark_absent(session, agency_by_code(session, "im-lang"), "Ông Lạ", at("2022-02-17T09:00"), OFFICER)
    go(app, "2022-02-18T08:00")
    assert steps(sent(app), "pho@huyen.example") == [("02-17 08:00", "reminder.1")]
    assert steps(sent(app), "imlang@huyen.example")[-1] == ("02-18 08:00", "due_today")


def test_an_urgent_document_is_chased_by_the_hour_at_night_and_on_days_off(app: App) -> None:
    ladder = UrgentLadders(report=HourLadder(remind=(2,), chase=(1, 3), escalate_at=(2,)))
    app = changed(app, settings=app.settings.model_copy(update={"ladder": Ladders(urgent=ladder)}))
    term = TermPart(count=6, unit="hour", after="receipt")
    begin(app, report(term=term), urgency="Hỏa tốc", when="2022-01-28T20:00", issued_on=dt.date(2022, 1, 28))
    for minutes in range(0, 12 * 60, 15):
        go(app, at("2022-01-28T20:00").add(minutes=minutes).isoformat())
    mine = steps([m for m in sent(app) if m.due_id], "imlang@huyen.example")
    assert mine[1:] == [("01-29 00:00", "reminder.2"), ("01-29 03:00", "chase.1"), ("01-29 05:00", "chase.2")]
    assert "quá hạn 03 giờ" in mails(app)[-1].text or any("03 giờ" in m.subject for m in mails(app))


# --- Rehearsal ---------------------------------------------------------------------------------------------------


@pytest.mark.long
def test_the_rehearsal_of_all_this_is_what_is_sent(app: App) -> None:
    begin(app, monthly(until=dt.date(2022, 4, 30)), HANDED, cast=with_units())
    with reading(app.engine) as session:
        campaign = find_campaign(session, SLUG)
    until = at("2022-05-20T00:00")
    foreseen = rehearse_ahead(app, campaign.slug, at("2022-01-24T09:00"), until)
    ahead = [m for m in sent(foreseen.office) if (m.id) > foreseen.since]
    planned = [
        (m.sent_at, m.address, m.subject) for m in ahead if m.kind not in DIGEST_KINDS
    ]  # they have test_digest.py
    before = len(sent(app))
    moment = at("2022-01-24T09:00")
    while moment < until:
        go(app, moment.isoformat())
        moment = moment.add(days=1)  # nothing here is due by the hour
    real = [(m.sent_at, m.address, m.subject) for m in sent(app)[before:] if m.kind not in DIGEST_KINDS]
    assert {(a, s) for _, a, s in planned} == {(a, s) for _, a, s in real}
    assert len(planned) == len(real) > 10


def test_who_is_freed_of_a_window_is_not_told_of_its_end(app: App) -> None:
    begin(app, report())
    requested(app, "2022-02-08T09:00", "2022-02-18")
    go(app, "2022-02-08T09:00")
    waive(app, "im-lang", "2022-02-09T09:00")
    go(app, "2022-02-10T08:00")
    told = {m.address for m in sent(app, MessageKind.WINDOW_CLOSING)}
    assert told == {"dunghan@huyen.example", "cham@huyen.example"}
