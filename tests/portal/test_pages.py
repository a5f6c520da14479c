"""What the page shows and takes, over both databases, through the very addresses that a person's browser calls."""

from concurrent.futures import ThreadPoolExecutor

from icalendar import Calendar
from sqlmodel import select

from models.access_link import AccessLink
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind, Via
from models.event import Event
from models.proof import Proof, ProofState
from models.states import DueState
from tasks.campaigns.context import Context
from tasks.campaigns.extensions import grant_extension, refuse_extension
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.objections import reject_objection
from tasks.campaigns.submissions import return_report, waive_due
from tasks.figures.work_queue import work_items
from tests.support.cast import OFFICER, owed
from tests.support.instants import at
from tests.support.page import NOW, Page, words

ACK = ObligationKind.ACKNOWLEDGE


def events(page: Page) -> int:
    with reading(page.office.engine) as session:
        return len(session.exec(select(Event.id)).all())


def handed(page: Page, due: Due) -> list[Submission]:
    with reading(page.office.engine) as session:
        query = select(Submission).where(Submission.due_id == due.id)
        return list(session.exec(query.order_by(Submission.round)))  # type: ignore[arg-type]


def test_the_first_page_shows_what_is_owed_with_weekday_and_days_left(page: Page) -> None:
    text = words(page.client.get(f"/{page.token('cham')}").text)
    assert "Phòng Chậm" in text and "Anh Chậm" in text
    assert "Phải thực hiện: 02 nội dung" in text
    assert "Công văn số 77/STTTT-TTBCXB ngày 24/01/2022" in text
    assert "Báo cáo kết quả về đợt thử" in text
    assert "Chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022 Còn 02 ngày làm việc" in text
    assert text.index("Xác nhận đã nhận văn bản") < text.index("Báo cáo kết quả")  # what is overdue comes first
    assert "Quá hạn" in text


def test_a_receipt_is_given_with_officer_and_telephone(page: Page) -> None:
    where = page.at("cham", ACK)
    answer = page.hand_in(where, "acknowledge", officer="Hoàng Thị Mai", telephone="0205 3812 345")
    assert (answer.status_code, answer.headers["location"]) == (303, where)
    due = page.due("cham", ACK)
    assert due.state is DueState.ACCEPTED
    (one,) = handed(page, due)
    assert (one.text, one.via) == ("Hoàng Thị Mai, điện thoại 0205 3812 345", Via.PAGE)
    assert one.recorded_by == "Anh Chậm, Phòng Chậm (trang của cơ quan)"
    text = words(page.client.get(where).text)
    assert "Đã xác nhận Nhận lúc 10 giờ 00, thứ Tư, ngày 16/02/2022" in text
    assert "<form" not in page.client.get(where).text


def test_a_report_is_taken_waits_for_the_officer_and_settles_the_receipt(page: Page) -> None:
    where = page.at("cham")
    answer = page.hand_in(where, "report", text="06 tin, bài\r\n02 phóng sự \u202egnad")
    assert answer.status_code == 303
    due = page.due("cham")
    assert due.state is DueState.RECEIVED and page.due("cham", ACK).state is DueState.ACCEPTED
    (one,) = handed(page, due)
    assert (one.text, one.nil, one.late) == ("06 tin, bài\n02 phóng sự gnad", False, False)
    text = words(page.client.get(where).text)
    assert "Báo cáo đang chờ cán bộ duyệt" in text and "06 tin, bài" in text
    with reading(page.office.engine) as session:
        assert session.exec(select(AccessLink.used_at).where(AccessLink.used_at != None)).all() == [page.now()]  # noqa: E711
        assert any("1 báo cáo chờ duyệt" in line.what for line in work_items(page.office, session))


def test_nothing_to_report_is_a_report(page: Page) -> None:
    assert page.hand_in(page.at("cham"), "report", nil="1").status_code == 303
    assert [one.nil for one in handed(page, page.due("cham"))] == [True]


WRONG: list[tuple[str, dict[str, str], str]] = [
    ("report", {}, "Hãy ghi nội dung"),
    ("report", {"nil": "1", "text": "06 tin"}, "hãy bỏ một bên"),
    ("report", {"text": "x" * 20_001}, "nhiều nhất 20000 ký tự"),
    ("extend", {"until": "2022-02-24", "reason": " "}, "Hãy nêu lý do"),
    ("extend", {"until": "hôm sau", "reason": "vùng sâu"}, "Hãy chọn ngày"),
    ("extend", {"until": "30/02/2022", "reason": "vùng sâu"}, "Hãy chọn ngày"),
    ("extend", {"until": "17/02/2022", "reason": "vùng sâu"}, "phải sau hạn cũ 18/02/2022"),
    ("extend", {"until": "2022-02-19", "reason": "vùng sâu"}, "21/02/2022"),
    ("disown", {"reason": ""}, "Hãy nêu lý do"),
]


def test_a_form_that_cannot_be_taken_says_why_keeps_the_words_and_changes_nothing(page: Page) -> None:
    where = page.at("cham")
    before = events(page)
    for act, fields, says in WRONG:
        answer = page.hand_in(where, act, **fields)
        assert answer.status_code == 422, says
        assert "Chưa gửi được" in answer.text and says in words(answer.text)
        if reason := fields.get("reason", "").strip():
            assert f">{reason}</textarea>" in answer.text
    assert events(page) == before and page.due("cham").state is DueState.OPEN


def test_what_is_entered_is_shown_and_never_run(page: Page) -> None:
    answer = page.hand_in(page.at("cham"), "report", nil="1", text="<script>alert(1)</script>")
    assert "<script" not in answer.text and "&lt;script&gt;" in answer.text


def test_more_time_is_asked_for_and_the_deadline_stands_until_an_answer(page: Page) -> None:
    where = page.at("cham")
    assert page.hand_in(where, "extend", until="24/02/2022", reason="các xã vùng sâu").status_code == 303
    due = page.due("cham")
    assert (str(due.asked_until), str(due.stated_on)) == ("2022-02-24", "2022-02-18")
    assert "gia hạn đến thứ Năm, ngày 24/02/2022 đã được ghi nhận" in words(page.client.get(where).text)
    with writing(page.office.engine) as session:
        assert any("xin gia hạn đến 24/02/2022" in line.what for line in work_items(page.office, session))
        campaign, row = owed(session, "cham")
        grant_extension(
            Context(page.office, session, campaign, at("2022-02-16T11:00"), OFFICER), row, row.asked_until, "đồng ý"
        )  # type: ignore[arg-type]
    page.moment = "2022-02-16T11:30"
    assert "17 giờ 00, thứ Năm, ngày 24/02/2022 (đã gia hạn)" in words(page.client.get(where).text)


def test_what_is_not_theirs_goes_to_the_officer_and_changes_no_state(page: Page) -> None:
    where = page.at("cham")
    assert page.hand_in(where, "disown", reason="thuộc Phòng Nội vụ").status_code == 303
    due = page.due("cham")
    assert (due.state, due.disowned) == (DueState.OPEN, "thuộc Phòng Nội vụ")
    assert "“không thuộc trách nhiệm” đã được ghi nhận" in page.client.get(where).text
    with writing(page.office.engine) as session:
        line = next(line for line in work_items(page.office, session) if "không thuộc trách nhiệm" in line.what)
        assert (line.who, "thuộc Phòng Nội vụ" in line.what) == ("Phòng Chậm", True)
        campaign, row = owed(session, "cham")
        reject_objection(
            Context(page.office, session, campaign, at("2022-02-16T10:30"), OFFICER), row, "theo Kế hoạch 03"
        )
    page.moment = "2022-02-16T11:00"
    assert "Vẫn giao cho cơ quan" in page.client.get(where).text and "theo Kế hoạch 03" in page.client.get(where).text
    assert page.form(where, "disown")


def test_a_form_sent_twice_has_one_effect(page: Page) -> None:
    for code, act, fields in (
        ("cham", "report", {"text": "06 tin, bài"}),
        ("im-lang", "extend", {"until": "24/02/2022", "reason": "các xã vùng sâu"}),
        ("dung-han", "disown", {"reason": "thuộc Phòng Nội vụ"}),
    ):
        page.moment = NOW
        where = page.at(code)
        form = page.form(where, act) | fields
        assert page.client.post(where, data=form).headers["location"] == where
        after = events(page)
        page.moment = "2022-02-16T10:05"
        again = page.client.post(where, data=form)
        assert (again.status_code, again.headers["location"]) == (303, f"{where}?truoc=1")
        assert "không ghi thêm lần nữa" in page.client.get(again.headers["location"]).text
        assert events(page) == after


def test_two_who_send_the_same_form_at_once_have_one_effect(page: Page) -> None:
    where = page.at("cham")
    form = page.form(where, "report") | {"text": "06 tin, bài"}
    with ThreadPoolExecutor(4) as four:
        answers = list(four.map(lambda _: page.client.post(where, data=form).headers["location"], range(4)))
    assert sorted(answers) == [where] + [f"{where}?truoc=1"] * 3
    assert len(handed(page, page.due("cham"))) == 1


def test_the_form_of_an_earlier_round_is_not_taken_for_the_next(page: Page) -> None:
    where = page.at("cham")
    form = page.form(where, "report") | {"text": "bản cũ"}
    page.client.post(where, data=form)
    with writing(page.office.engine) as session:
        campaign, due = owed(session, "cham")
        lock_campaign(session, campaign.id)
        return_report(Context(page.office, session, campaign, at("2022-02-16T11:00"), OFFICER), due, "thiếu số liệu")
    page.moment = "2022-02-16T12:00"
    assert page.client.post(where, data=form).headers["location"].endswith("?truoc=1")
    assert page.due("cham").state is DueState.RETURNED
    assert "bị trả lại để bổ sung, chỉnh sửa: thiếu số liệu" in words(page.client.get(where).text)
    assert page.hand_in(where, "report", text="bản mới").status_code == 303
    assert [one.text for one in handed(page, page.due("cham"))] == ["bản cũ", "bản mới"]


def test_a_request_for_more_time_sent_again_after_its_refusal_asks_for_nothing(page: Page) -> None:
    where = page.at("cham")
    form = page.form(where, "extend") | {"until": "24/02/2022", "reason": "các xã vùng sâu"}
    page.client.post(where, data=form)
    with writing(page.office.engine) as session:
        campaign, row = owed(session, "cham")
        until, now = row.asked_until, at("2022-02-16T11:00")
        refuse_extension(Context(page.office, session, campaign, now, OFFICER), row, until, "đã muộn")  # type: ignore[arg-type]
    page.moment = "2022-02-16T12:00"
    assert page.client.post(where, data=form).headers["location"].endswith("?truoc=1")
    assert page.due("cham").asked_until is None


def test_what_was_waived_meanwhile_is_not_taken(page: Page) -> None:
    where = page.at("cham")
    form = page.form(where, "report") | {"text": "06 tin, bài"}
    with writing(page.office.engine) as session:
        campaign, due = owed(session, "cham")
        waive_due(Context(page.office, session, campaign, at("2022-02-16T11:00"), OFFICER), due, "đã sáp nhập")
    page.moment = "2022-02-16T12:00"
    assert page.client.post(where, data=form).headers["location"].endswith("?truoc=1")
    assert not handed(page, page.due("cham"))
    assert "được miễn" in page.client.get(where).text


def test_a_form_that_is_not_ours_or_too_old_is_not_taken(page: Page) -> None:
    where = page.at("cham")
    form = page.form(where, "report")
    others = (page.form(page.at("cham", ACK), "acknowledge"), page.form(page.at("im-lang"), "report"))
    for broken in ("", "x", form["form"][:-1], *(other["form"] for other in others), "too old"):
        if broken == "too old":
            page.moment, broken = "2022-02-17T10:01", form["form"]
        answer = page.client.post(where, data=form | {"text": "06 tin, bài", "form": broken})
        assert answer.status_code == 422 and "gửi một lần nữa" in words(answer.text)
        assert ">06 tin, bài</textarea>" in answer.text
    assert page.due("cham").state is DueState.OPEN


def test_an_act_that_the_thing_does_not_know_is_not_taken(page: Page) -> None:
    form = page.form(page.at("dang-tai", ObligationKind.PUBLISH), "report") | {"nil": "1"}
    where = page.at("dang-tai", ObligationKind.PUBLISH)
    assert page.client.post(where, data=form).status_code == 404
    assert page.due("dang-tai", ObligationKind.PUBLISH).state is DueState.OPEN


def test_the_document_is_downloaded_and_never_shown_in_the_page(page: Page) -> None:
    where = page.at("cham")
    assert f'href="{where}/van-ban/0" download' in page.client.get(where).text
    answer = page.client.get(f"{where}/van-ban/0")
    assert answer.content.startswith("ỦY BAN NHÂN DÂN".encode()) or len(answer.content) > 1000
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert [page.client.get(f"{where}/van-ban/{n}").status_code for n in (1, 2, 99)] == [404, 404, 404]
    assert "Kế hoạch số 03/KH-TBTT" in page.client.get(where).text


def test_a_calendar_is_subscribed_to_and_follows_what_changes(page: Page) -> None:
    token = page.token("cham")
    where = f"/lich/{token}.ics"
    assert where in page.client.get(f"/{token}").text
    first = page.client.get(where)
    assert first.headers["content-type"].startswith("text/calendar") and first.headers["cache-control"] == "no-cache"
    calendar = Calendar.from_ical(first.text)
    mine = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(mine) == 2 and "Phòng Chậm" in str(calendar["X-WR-CALNAME"]) and "Phòng Đúng Hạn" not in first.text
    with writing(page.office.engine) as session:
        campaign, due = owed(session, "cham")
        number = due.id
        ctx = Context(page.office, session, lock_campaign(session, campaign.id), at(NOW), OFFICER)
        grant_extension(ctx, due, at("2022-02-24").date(), "theo đề nghị")
    moved = {str(e["UID"]): e for e in Calendar.from_ical(page.client.get(where).text).walk("VEVENT")}
    [uid] = [one for one in moved if one.startswith(f"due-{number}@")]
    assert moved[uid]["SEQUENCE"] > mine[uid]["SEQUENCE"] and moved[uid]["DTSTART"].dt > mine[uid]["DTSTART"].dt


def test_a_calendar_of_no_link_or_a_revoked_one_is_not_given(page: Page) -> None:
    token = page.token("cham")
    assert page.client.get("/lich/abc.ics").status_code == 404
    with writing(page.office.engine) as session:
        for link in session.exec(select(AccessLink)):
            link.revision += 1
    assert page.client.get(f"/lich/{token}.ics").status_code == 410


def test_a_publication_is_told_by_its_address(page: Page) -> None:
    """The page says what happens with it; an address that is never asked comes back with why; each is claimed once."""
    where = page.at("dang-tai", ObligationKind.PUBLISH)
    shown = words(page.client.get(where).text)
    assert "Địa chỉ bài đăng" in shown and "mở lại vào ngày cuối" in shown
    for wrong in ("langson.gov.vn/bai", "http://192.168.1.1/bai", "https://a:b@langson.gov.vn/"):
        answer = page.hand_in(where, "report", url=wrong)
        assert answer.status_code == 422 and 'id="report-url-loi"' in answer.text and wrong in answer.text
    urls = "https://langson.gov.vn/bai/77\nhttps://langson.gov.vn/phu-luc"
    form = page.form(where, "report")
    for _ in range(2):
        assert page.client.post(where, data={**form, "url": urls}).status_code == 303
    due = page.due("dang-tai", ObligationKind.PUBLISH)
    with reading(page.office.engine) as session:
        claimed = [(one.url, one.state, one.claimed_by) for one in session.exec(select(Proof))]
    who = "Cô Web, Trung tâm Đăng Tải (trang của cơ quan)"
    assert claimed == [(url, ProofState.CLAIMED, who) for url in urls.split()]
    (one,) = handed(page, due)
    assert one.text == " · ".join(urls.split()) and due.state is DueState.ACCEPTED
    assert "hệ thống sẽ mở để kiểm" in page.client.get(where).text
