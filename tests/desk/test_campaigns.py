"""Đợt: the list, the matrix, one thing owed, and every act from every state."""

import datetime as dt
import hashlib
import io
import re
import shutil
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import event, insert
from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Obligation, Recipient
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind, Via
from models.message import Message
from models.proof import Proof, ProofState
from models.states import DueState, MessageState
from tasks.accounts.own_campaigns import assign_officer
from tasks.campaigns.lookup import find_campaign
from tasks.desk.due_acts import DUE_ACTS, acts_of_due
from tasks.desk.due_record import due_record
from tasks.report_forms.schema import read_fields
from tasks.report_forms.workbook import Blank
from tasks.storage.attachments import attachment_path
from tasks.storage.store import content_of_bytes, store_for_good
from tests.benchmarks.offices import one_campaign
from tests.support.desk import LANG_SON, DeskPage, csrf_in, hand_in_form

BASE = f"/dot/{LANG_SON}"
FILLED = {
    "record": {"text": "06 tin, bài", "later": "1"},
    "return": {"reason": "thiếu số liệu"},
    "retract": {"reason": "ghi nhầm cơ quan"},
    "fill": {"v_tin_bai": "7"},
    "extend": {"until": "2022-03-02", "reason": "chờ xã", "answer": "đồng ý"},
    "waive": {"reason": "đã sáp nhập"},
    "uphold": {"reason": "thuộc chức năng của phòng"},
    "telephone": {"spoke_with": "Anh Chậm, chuyên viên", "said": "hẹn chiều mai"},
    "pause": {"reason": "cơ quan chuyển trụ sở"},
    "settle": {"answer": "đã nhận được"},
}
"""What an officer would fill in."""


def due_in(desk: DeskPage, state: DueState, kind: ObligationKind = ObligationKind.REPORT) -> int:
    """The number of something owed in a state."""
    with reading(desk.office.engine) as session:
        return session.exec(select(Due.id).where(Due.state == state, Due.kind == kind)).first() or 0


def state_of(desk: DeskPage, number: int) -> DueState:
    with reading(desk.office.engine) as session:
        return session.get_one(Due, number).state


def offered(text: str) -> list[str]:
    """The acts that a page offers."""
    return re.findall(r'<details class="act" id="(\w+)"', text)


def bring_into(desk: DeskPage, state: DueState) -> int:
    """Something owed in a state: of those that the example has none in, one is brought there."""
    if number := due_in(desk, state):
        return number
    client = desk.signed("văn thư")
    number = due_in(desk, DueState.OPEN)
    act = {"received": "record", "waived": "waive"}[state]
    page = f"{BASE}/{number}"
    done = hand_in_form(client, page, page, act=act, **FILLED[act])
    assert done.status_code == 303, done.text
    return number


ONE_LEVEL = [state for state in DueState if state not in (DueState.PROPOSED, DueState.CONSENTED)]
"""The states of a report that one level accepts; two levels and silent consent are tried with their own Dues."""


@pytest.mark.parametrize("state", ONE_LEVEL)
def test_a_page_offers_an_act_if_and_only_if_its_state_allows_it(desk: DeskPage, state: DueState) -> None:
    number = bring_into(desk, state)
    if state is DueState.OPEN:
        with writing(desk.office.engine) as session:
            session.get_one(Due, number).disowned = "không quản lý báo chí"
    client, page = desk.signed("văn thư"), f"{BASE}/{number}"
    shown = client.get(page)
    acts = offered(shown.text)
    with reading(desk.office.engine) as session:
        assert acts == acts_of_due(due_record(desk.office, session, LANG_SON, number, desk.now()))
        before = session.get_one(Due, number).model_dump()
    refused = [act for act in DUE_ACTS if act not in acts and act not in ("resume", "settle")]
    for act in refused:
        answer = client.post(page, data={"csrf": csrf_in(shown.text), "act": act} | FILLED.get(act, {}))
        already = answer.status_code == 303  # what was done before is no mistake
        assert already or (answer.status_code == 422 and "Chưa làm được" in answer.text), (act, answer.status_code)
    with reading(desk.office.engine) as session:
        assert session.get_one(Due, number).model_dump() == before
    for act in acts:
        assert act in DUE_ACTS and f'name="act" value="{act}"' in shown.text


@pytest.mark.parametrize("state", [DueState.OPEN, DueState.RECEIVED, DueState.ACCEPTED, DueState.RETURNED])
def test_every_act_that_a_page_offers_is_done(desk: DeskPage, state: DueState) -> None:
    client = desk.signed("văn thư")
    number = bring_into(desk, state)
    acts = offered(client.get(f"{BASE}/{number}").text)
    assert acts
    for act in (one for one in acts if one not in ("pause", "resume")):
        before = _saved(desk)
        page = f"{BASE}/{number}"
        done = hand_in_form(client, page, page, act=act, **FILLED.get(act, {}))
        assert done.status_code == 303, (act, re.findall(r'role="alert".*?</div>', done.text, re.S))
        shown = client.get(page).text
        assert 'class="said"' in shown and "Đã có từ trước" not in shown, act
        _restore(desk, before)
    page = f"{BASE}/{number}"
    assert hand_in_form(client, page, page, act="pause", **FILLED["pause"]).status_code == 303
    shown = client.get(page).text
    assert "tạm dừng" in shown and "resume" in offered(shown) and "pause" not in offered(shown)
    assert hand_in_form(client, page, page, act="resume").status_code == 303
    assert "pause" in offered(client.get(page).text)


def _saved(desk: DeskPage) -> Path:
    """A copy of the database as it is."""
    copy = desk.office.settings.data / "copy.sqlite"
    copy.unlink(missing_ok=True)
    with desk.office.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql(f"VACUUM INTO '{copy}'")
    return copy


def _restore(desk: DeskPage, copy: Path) -> None:
    """Let the database be as it was."""
    desk.office.engine.dispose()
    for name in ("dondoc.sqlite", "dondoc.sqlite-wal", "dondoc.sqlite-shm"):
        (desk.office.settings.data / name).unlink(missing_ok=True)
    shutil.copy(copy, desk.office.settings.data / "dondoc.sqlite")


def test_a_record_says_something_and_one_made_by_mistake_is_taken_back(desk: DeskPage) -> None:
    client, number = desk.signed("văn thư"), due_in(desk, DueState.OPEN, ObligationKind.CASCADE)
    page = f"{BASE}/{number}"
    for text in ("", "  "):
        refused = hand_in_form(client, page, page, act="record", text=text)
        assert refused.status_code == 422 and "Hãy ghi nội dung: đã giao đơn vị nào" in refused.text
    assert hand_in_form(client, page, page, act="record", text="Văn bản số 12/VHTT").status_code == 303
    assert state_of(desk, number) is DueState.ACCEPTED and "retract" in offered(client.get(page).text)
    assert hand_in_form(client, page, page, act="retract", reason="").status_code == 422
    done = hand_in_form(client, page, page, act="retract", reason="của phòng huyện khác")
    assert done.status_code == 303 and state_of(desk, number) is DueState.OPEN
    shown = client.get(page).text
    assert "Rút lại việc ghi nhận" in shown and "của phòng huyện khác" in shown and "Chưa nhận được gì" in shown
    assert "retract" not in offered(shown) and "record" in offered(shown)
    assert hand_in_form(client, page, page, act="record", text="Văn bản số 15/VHTT").status_code == 303
    with writing(desk.office.engine) as session:
        session.exec(select(Submission).where(Submission.due_id == number)).one().via = Via.PAGE
    assert "retract" not in offered(client.get(page).text)  # the agency said so itself


def test_an_act_says_what_it_sends_does_it_once_and_says_so_the_second_time(desk: DeskPage) -> None:
    client, number = desk.signed("văn thư"), due_in(desk, DueState.OPEN)
    page = f"{BASE}/{number}"
    assert "Thư báo đã nhận được gửi ngay đến" in client.get(page).text
    fields = {"act": "record", "text": "06 tin, bài", "later": "1", "received": "2022-02-21T08:30"}
    done = hand_in_form(client, page, page, **fields)
    assert (done.status_code, done.headers["location"]) == (303, page)
    shown = client.get(page).text
    assert "Đã ghi nhận báo cáo qua thư điện tử" in shown and "06 tin, bài" in shown
    assert "Đã ghi nhận báo cáo qua" not in client.get(page).text  # it is said once
    again = hand_in_form(client, page, page, **fields)
    assert again.status_code == 303 and "Đã có từ trước: ghi nhận báo cáo" in client.get(page).text
    assert offered(shown) == ["accept", "return", "fill", "retract", "pause"]
    accepted = hand_in_form(client, page, page, act="accept")
    assert accepted.status_code == 303 and state_of(desk, number) is DueState.ACCEPTED
    with reading(desk.office.engine) as session:
        submission = session.exec(select(Submission).where(Submission.due_id == number)).one()
        assert (submission.recorded_by, f"{submission.received_at:%H:%M}") == ("Vi Thị Thư", "08:30")


def test_letters_that_went_wrong_are_sent_again_or_settled(desk: DeskPage) -> None:
    number = due_in(desk, DueState.OPEN)
    with writing(desk.office.engine) as session:
        dead, doubted = session.exec(select(Message).where(Message.due_id == number).limit(2)).all()
        dead.state, dead.outcome, doubted.state = MessageState.DEAD, "máy chủ không trả lời", MessageState.UNKNOWN
        numbers, address = (dead.id, doubted.id), dead.address
    client, page = desk.signed("văn thư"), f"{BASE}/{number}"
    shown = client.get(page).text
    assert "máy chủ không trả lời" in shown and "không gửi được" in shown
    assert f"01 thư không gửi được, nay được xếp lại hàng và gửi lại đến {address}" in shown
    assert {"resend", "settle"} <= set(offered(shown))
    assert f'href="{BASE}/thu/{numbers[0]}"' in client.get(BASE).text  # it waits for a person
    assert hand_in_form(client, page, page, act="resend").status_code == 303
    none = hand_in_form(client, page, page, act="settle", answer="đã nhận được")
    assert none.status_code == 422 and "Hãy điền mục này" in none.text
    settled = hand_in_form(client, page, page, act="settle", number=str(numbers[1]), answer="đã nhận được")
    assert settled.status_code == 303
    with reading(desk.office.engine) as session:
        states = [session.get_one(Message, one).state for one in numbers]
    assert states == [MessageState.PLANNED, MessageState.SENT]
    assert not {"resend", "settle"} & set(offered(client.get(page).text))


@pytest.mark.parametrize(
    "hostile",
    [
        {"act": "waive", "reason": "\0\ud83d".encode("utf-8", "ignore").decode()},
        {"act": "extend", "until": "9999-99-99", "reason": "x"},
        {"act": "extend", "until": "2022-03-02", "reason": "x", "answer": "xóa hết"},
        {"act": "fill", "v_" + "k" * 500: "1"},
        {"act": "record", "received": "hôm qua", "later": "1"},
        {"act": "record", "file": "/etc/passwd", "via": "bồ câu"},
        {"act": "telephone", "spoke_with": "x" * 500_001, "said": "y"},
        {"act": "settle", "number": "1 OR 1=1", "answer": "đã nhận được"},
    ],
    ids=lambda fields: fields["act"],
)
def test_what_no_page_would_send_is_refused_and_changes_nothing(desk: DeskPage, hostile: dict[str, str]) -> None:
    client, number = desk.signed("văn thư"), due_in(desk, DueState.OPEN)
    page = f"{BASE}/{number}"
    answer = hand_in_form(client, page, page, **hostile)
    assert answer.status_code in (413, 422), answer.status_code
    assert "Chưa làm được" in answer.text and "Traceback" not in answer.text and state_of(desk, number) is DueState.OPEN


def test_what_was_typed_is_in_the_page_that_refuses_it(desk: DeskPage) -> None:
    client, number = desk.signed("văn thư"), due_in(desk, DueState.OPEN)
    page = f"{BASE}/{number}"
    reason = 'chờ xã <script>alert("x")</script> báo cáo'
    refused = hand_in_form(client, page, page, act="extend", until="2022-02-20", reason=reason, answer="đồng ý")
    assert refused.status_code == 422
    assert "chờ xã &lt;script&gt;" in refused.text and "<script>alert" not in refused.text
    assert 'value="2022-02-20"' in refused.text and '<details class="act" id="extend" open>' in refused.text
    missing = hand_in_form(client, page, page, act="extend", until="", reason=reason)
    assert missing.status_code == 422 and 'id="extend-until-loi">Hãy điền mục này.' in missing.text
    assert state_of(desk, number) is DueState.OPEN


def test_a_report_is_recorded_with_its_figures_and_files(desk: DeskPage) -> None:
    client, number = desk.signed("văn thư"), due_in(desk, DueState.OPEN)
    page, content = f"{BASE}/{number}", b"%PDF-1.7\n" + b"x" * 500
    names = re.findall(r'name="(v_\w+)"', client.get(page).text)
    assert names, "the report has a form"
    files = [("files", ("../báo cáo.pdf", content, "text/html"))]
    refused = hand_in_form(client, page, page, files, act="record", **{names[0]: "nhiều"})
    assert refused.status_code == 422 and 'value="nhiều"' in refused.text
    assert f'id="record-{names[0]}-loi">“nhiều” không phải là số' in unescape(refused.text)
    empty = hand_in_form(client, page, page, act="record", text="06 tin")
    assert empty.status_code == 422 and "Hãy ghi số liệu, hoặc chọn" in empty.text and "--value" not in empty.text
    bad = hand_in_form(client, page, page, [("files", ("a.exe", b"MZ", "x/y"))], act="record", later="1")
    assert bad.status_code == 422 and "loại không được nhận" in bad.text
    done = hand_in_form(client, page, page, files, act="record", via="văn bản giấy", **{names[0]: "12"})
    assert done.status_code == 303, done.text
    shown = client.get(page).text
    link = re.search(rf'"({page}/tep/[0-9a-f]{{64}})"', shown)
    assert link and "báo cáo.pdf" in shown
    saved = client.get(link[1])
    assert saved.content == content and saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"].startswith("attachment") and "sandbox" in str(saved.headers)
    assert client.get(f"{page}/tep/{'0' * 64}").status_code == 404
    assert client.get(f"{BASE}/{number - 1}/tep/{link[1][-64:]}").status_code == 404
    assert client.get(f"{link[1]}/xem").status_code == 422  # broken: it can only be saved
    assert attachment_path(desk.office.settings, link[1][-64:]).is_file()
    assert not list((desk.office.settings.data / "files" / "aside").iterdir())


def test_the_matrix_has_the_worst_first_and_finds_without_diacritics(desk: DeskPage) -> None:
    client = desk.signed("lãnh đạo")
    text = client.get(BASE).text
    cells = re.findall(r'class="cell" href="[^"]+"><span class="pill ?(\w*)">([^<]+)', text)
    assert cells and any(look == "late" and word.startswith("Quá hạn") for look, word in cells)
    assert all(word.strip() for _, word in cells)  # never a colour alone
    rows = [part.count("Quá hạn 0") for part in text.split('scope="row"')[1:]]
    assert rows == sorted(rows, reverse=True)
    found = client.get(f"{BASE}?tim=cao+loc").text
    assert found.count('scope="row"') == 1 and "Cao Lộc" in found
    assert "Không có cơ quan nào khớp" in client.get(f"{BASE}?tim=khong+co+ai").text
    late = client.get(f"{BASE}?loc=overdue").text
    assert 0 < late.count('scope="row"') < text.count('scope="row"')
    for strange in ("?trang=99", "?trang=-1", "?loc=la", "?cot=9.x", "?nhom=%00", "?tim=" + "x" * 5000):
        assert client.get(BASE + strange).status_code in (200, 404), strange


def test_the_list_has_each_campaign_with_what_is_overdue(desk: DeskPage) -> None:
    client = desk.signed("chuyên viên")
    text = client.get("/dot").text
    assert "123/STTTT-TTBCXB" in text and "quá hạn" in text and f'href="{BASE}"' in text
    assert "Không có đợt nào khớp" in client.get("/dot?tim=zzz").text
    assert "chưa có" in client.get("/dot?xong=1").text


def test_letters_are_read_as_they_were_sent(desk: DeskPage) -> None:
    client = desk.signed("lãnh đạo")
    with reading(desk.office.engine) as session:
        sent = select(Message).where(Message.state == MessageState.SENT, col(Message.campaign_id).is_not(None))
        letters = session.exec(sent.order_by(col(Message.id))).all()
    framed = 0
    for letter in letters[::6]:
        shown = client.get(f"{BASE}/thu/{letter.id}")
        assert shown.status_code == 200 and letter.subject.split("]")[0] in shown.text
        frame = client.get(f"{BASE}/thu/{letter.id}/xem")
        assert frame.status_code == (200 if "<iframe" in shown.text else 404)
        framed += frame.status_code == 200
        if frame.status_code == 200:
            assert "sandbox" in frame.headers["content-security-policy"]
            assert frame.headers["x-frame-options"] == "SAMEORIGIN"
    assert framed
    assert client.get(f"{BASE}/thu/99999").status_code == 404
    assert client.get(f"/dot/khac/thu/{letters[0].id}").status_code == 404


def test_several_at_once_show_the_list_first_and_tell_each_outcome(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    with reading(desk.office.engine) as session:
        dues = session.exec(select(Due).where(Due.kind == ObligationKind.REPORT)).all()
    asked = "&".join(f"co={due.recipient_id}" for due in dues)
    column = f"{dues[0].obligation_id}.{dues[0].period}"
    page = f"{BASE}/nhieu?viec=waive&{asked}&cot={column}"
    shown = client.get(page)
    owed = [due.id for due in dues if due.owed]
    assert [int(one) for one in re.findall(r'name="so" value="(\d+)"', shown.text)] == owed
    assert "Không thư nào được gửi" in shown.text and "Không áp dụng" in shown.text
    form = {"act": "waive", "danh-sach": ",".join(map(str, owed))}
    none = hand_in_form(client, page, f"{BASE}/nhieu", **form, reason="bão")
    assert none.status_code == 422 and "Hãy chọn ít nhất một dòng" in none.text and ">bão<" in none.text
    silent = hand_in_form(client, page, f"{BASE}/nhieu", **form, so=[str(owed[0])])
    assert silent.status_code == 422 and "Hãy điền mục này" in silent.text
    assert state_of(desk, owed[0]) is not DueState.WAIVED
    two = [str(one) for one in owed[:2]]
    done = hand_in_form(client, page, f"{BASE}/nhieu", **form, reason="bão", so=two)
    assert done.status_code == 303
    told = client.get(done.headers["location"]).text
    assert "02/02 đã xong" in told and told.count("Đã miễn báo cáo") == 2
    again = hand_in_form(client, page, f"{BASE}/nhieu", **form, reason="bão", so=two)
    assert client.get(again.headers["location"]).text.count("Đã có từ trước") == 2
    assert [state_of(desk, number) is DueState.WAIVED for number in owed] == [True, True] + [False] * (len(owed) - 2)
    request = client.get(f"{BASE}/nhieu?viec=request&{asked}")
    assert request.status_code == 303 and "/viec/request?agencies=" in request.headers["location"]


def test_a_report_is_asked_for_in_one_form(desk: DeskPage) -> None:
    client, page = desk.signed("văn thư"), f"{BASE}/viec/request"
    shown = client.get(f"{page}?agencies=vhtt-cao-loc")
    assert 'value="vhtt-cao-loc" checked' in shown.text and 'type="date"' in shown.text and 'type="time"' in shown.text
    rest = hand_in_form(client, page, page, due_on="2022-03-05", agencies="vhtt-cao-loc")
    assert rest.status_code == 422 and 'value="2022-03-05"' in rest.text  # a Saturday
    day = dt.date(2022, 3, 4)
    done = hand_in_form(client, page, page, due_on=day.isoformat(), hour="10:00", agencies="vhtt-cao-loc")
    assert (done.status_code, done.headers.get("location")) == (303, BASE), done.text
    assert "Đã yêu cầu 1 cơ quan báo cáo, hạn 10:00 04/03/2022" in client.get(BASE).text


@pytest.mark.parametrize("act", ["pause", "resume", "close", "withdraw"])
def test_the_course_of_a_campaign(desk: DeskPage, act: str) -> None:
    client, page = desk.signed("văn thư"), f"{BASE}/viec/{act}"
    assert desk.signed("quản trị").get(page).status_code == 403
    shown = client.get(page)
    assert shown.status_code == 200
    if act == "resume":  # it is not paused: there is no form, and nothing to be refused
        assert "nên không chạy tiếp được" in shown.text
        return
    assert "thư" in shown.text.split('class="effect">')[1][:300].lower()
    done = hand_in_form(client, page, page, reason="chờ ý kiến lãnh đạo")
    assert done.status_code in (303, 422), done.text
    if act == "pause":
        assert "Tạm dừng" in client.get(BASE).text
        assert hand_in_form(client, f"{BASE}/viec/resume", f"{BASE}/viec/resume").status_code == 303
    if act == "withdraw":
        assert client.get(f"{BASE}/{due_in(desk, DueState.OPEN)}").text.count('<details class="act"') == 0


def test_who_may_not_act_sees_no_button_and_is_refused(desk: DeskPage) -> None:
    number = due_in(desk, DueState.OPEN)
    page = f"{BASE}/{number}"
    clerk, admin = desk.signed("văn thư"), desk.signed("quản trị")
    assert offered(admin.get(page).text) == [] and offered(clerk.get(page).text)
    csrf = csrf_in(admin.get(page).text)
    for act in DUE_ACTS:
        assert admin.post(page, data={"csrf": csrf, "act": act} | FILLED.get(act, {})).status_code == 403, act
    assert clerk.post(page, data={"csrf": "x", "act": "waive", "reason": "x"}).status_code == 403
    assert clerk.post(page, data={"csrf": csrf_in(clerk.get(page).text), "act": "launch"}).status_code == 404
    assert state_of(desk, number) is DueState.OPEN


def test_an_officer_acts_on_their_own_campaigns_alone(desk: DeskPage) -> None:
    number = due_in(desk, DueState.OPEN)
    client, page = desk.signed("chuyên viên"), f"{BASE}/{number}"
    assert offered(client.get(page).text) == [] and 'name="co"' not in client.get(BASE).text
    assert (
        client.get(f"{BASE}/viec/pause").status_code == client.get(f"{BASE}/nhieu?viec=waive&co=1").status_code == 403
    )
    with writing(desk.office.engine) as session:
        campaign = find_campaign(session, LANG_SON)
        assign_officer(session, campaign.id, desk.account(session, "chuyên viên").id, desk.now(), "Lê Thị Lãnh")
    assert offered(client.get(page).text) and 'name="co"' in client.get(BASE).text
    assert client.get(f"{BASE}/viec/pause").status_code == 200
    assert client.get(f"{BASE}/viec/withdraw").status_code == 403
    done = hand_in_form(client, page, page, act="telephone", **FILLED["telephone"])
    assert done.status_code == 303 and "Chu Văn Viên" in client.get(page).text


def test_a_form_filled_in_gives_the_figures_of_its_own_report_alone(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    with reading(desk.office.engine) as session:
        query = select(Due.id, Agency.code).join(Recipient, col(Due.recipient_id) == Recipient.id).join(Agency)
        mine, other = session.exec(query.where(Due.state == DueState.OPEN, Due.kind == ObligationKind.REPORT)).all()[:2]
        fields = read_fields(session.get_one(Obligation, session.get_one(Due, mine[0]).obligation_id))
        period = session.get_one(Due, mine[0]).period
    blank = Blank(LANG_SON, "report", period, "báo cáo kết quả", "Công văn", "", fields, mine[1], mine[1])
    book = openpyxl.load_workbook(io.BytesIO(blank.workbook()))
    book["Biểu mẫu"]["C8"] = 31
    filled = io.BytesIO()
    book.save(filled)
    files = [("files", ("biểu mẫu.xlsx", filled.getvalue(), ""))]
    page = f"{BASE}/{other[0]}"
    wrong = hand_in_form(client, page, page, files, act="record")
    assert wrong.status_code == 422 and "là biểu mẫu của cơ quan" in wrong.text
    page = f"{BASE}/{mine[0]}"
    both = hand_in_form(client, page, page, files, act="record", v_tin_bai="3")
    assert both.status_code == 422 and 'value="3"' in both.text
    assert hand_in_form(client, page, page, files, act="record").status_code == 303
    with reading(desk.office.engine) as session:
        assert session.exec(select(Submission.values).where(Submission.due_id == mine[0])).one() == {"tin_bai": 31}


def test_pages_stay_small_however_much_there_is(desk: DeskPage) -> None:
    office, client = desk.office, desk.signed("văn thư")
    with writing(office.engine) as session:
        parts = select(Agency.id).where(col(Agency.code).startswith("xa-"))
        _communes(session, 1_500)
        assert len(session.exec(parts).all()) == 1_500
    for number in range(60):
        with writing(office.engine) as session:
            one_campaign(
                office, session, number, 5, 8 if number == 0 else 1, 20, 1_500 if number == 0 else 10, letters=False
            )
    questions: list[str] = []
    event.listen(office.engine, "before_cursor_execute", lambda *given: questions.append(given[2]))
    big = "/dot/0-stttt-ttbcxb-2022"
    ticked = "&".join(f"co={number}" for number in range(1, 300))
    for path in ("/dot", big, f"{big}?trang=7", f"{big}?tim=xã+1", f"{big}/nhieu?viec=waive&{ticked}", BASE):
        questions.clear()
        answer = client.get(path)
        assert answer.status_code == 200 and len(answer.content) < 150_000, (path, len(answer.content))
        assert len(questions) < 60, (path, len(questions))
    assert "Trang 2/2" in client.get("/dot?trang=2").text


def _communes(session: Session, count: int) -> None:
    """So many agencies, xa-1, xa-2 …"""
    rows = [{"code": f"xa-{n}", "name": f"Xã {n}", "aliases": [], "organ_id": ""} for n in range(1, count + 1)]
    session.connection().execute(insert(Agency), rows)


def test_a_publication_is_recorded_looked_at_and_judged(desk: DeskPage) -> None:
    """The form takes addresses; the page shows how far each is proved, and gives the kept page as a file."""
    number, browser = due_in(desk, DueState.ACCEPTED, ObligationKind.PUBLISH), desk.signed("văn thư")
    page = f"{BASE}/{number}"
    url, content = "https://langson.gov.vn/van-ban;jsessionid=1?id=7", b"<script>alert(1)</script>"
    filled = {"act": "prove", "verdict": "kiểm lại", "urls": f"{url}\nhttps://langson.gov.vn/khac"}
    assert hand_in_form(browser, page, page, **filled).status_code == 303
    with writing(desk.office.engine) as session:
        proof, other = session.exec(select(Proof).order_by(col(Proof.id))).all()
        proof.state, proof.reason = ProofState.CLAIMED_ONLY, "không thấy <b>văn bản</b>"
        proof.sha256, proof.size, proof.media_type = hashlib.sha256(content).hexdigest(), len(content), "text/html"
        store_for_good(session, [content_of_bytes(content)])
        assert (proof.url, other.url) == (url, "https://langson.gov.vn/khac")
    text = browser.get(page).text
    assert (
        "chỉ mới báo" in text and "không thấy &lt;b&gt;văn bản" in text and 'rel="noopener noreferrer external"' in text
    )
    saved = browser.get(f"{page}/tep/{hashlib.sha256(content).hexdigest()}")
    assert saved.content == content and saved.headers["content-type"] == "application/octet-stream"
    assert ".txt" in saved.headers["content-disposition"] and "sandbox" in saved.headers["content-security-policy"]
    assert "bài đăng cần xem" in browser.get(BASE).text
    seen = {"act": "prove", "verdict": "đã xem, có văn bản", "reason": "trang hiện bằng ảnh"}
    assert hand_in_form(browser, page, page, **seen).status_code == 303
    with reading(desk.office.engine) as session:
        assert {one.state for one in session.exec(select(Proof))} == {ProofState.CONFIRMED}
