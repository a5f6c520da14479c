"""Thư đến: a mail as it came; taken, passed over, and that taken back."""

import io
import re

import pytest
from PIL import Image
from sqlmodel import col, select

from models.agency import Agency, Contact
from models.campaign import Recipient
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind
from models.incoming_mail import IncomingMail
from models.states import DueState, MailState
from tests.support.desk import LANG_SON, DeskPage, csrf_in, hand_in_form
from tests.support.incoming import came_in

STRANGER = "vanthu@khac.example"
CAME = "2022-02-21T08:40"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(out, "PNG")
    return out.getvalue()


def mail_of(desk: DeskPage, number: int) -> IncomingMail:
    with reading(desk.office.engine) as session:
        return session.get_one(IncomingMail, number)


def owed_by_one(desk: DeskPage, state: DueState = DueState.OPEN) -> tuple[Due, str, str]:
    """A report that is owed, the name of its agency, and the address of a person there."""
    query = select(Due, Agency.name, Contact).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Agency, col(Recipient.agency_id) == Agency.id).join(Contact)
    with reading(desk.office.engine) as session:
        where = query.where(Due.state == state, Due.kind == ObligationKind.REPORT)
        due, name, contact = next(row for row in session.exec(where) if row[2].channels)
        return due, name, contact.channels[0]


def test_a_strangers_mail_waits_and_is_shown_as_it_came(desk: DeskPage) -> None:
    hostile = '<script>alert("x")</script> & báo cáo'
    number = came_in(desk, STRANGER, hostile, ("../../<b>ảnh</b>.png", picture()))
    client = desk.signed("văn thư")
    tray = client.get("/thu-den").text
    assert "Thư chờ xử lý: 01" in tray and STRANGER in tray and "Vì sao chờ" in tray
    page = client.get(f"/thu-den/{number}").text
    assert "&lt;script&gt;" in page and "<script>alert" not in page and "<b>ảnh" not in page
    shown = re.search(rf'"(/thu-den/{number}/tep/[0-9a-f]{{64}})/trang/1"', page)
    assert shown
    drawn = client.get(f"{shown[1]}/trang/1")
    assert drawn.headers["content-type"] == "image/jpeg" and drawn.content.startswith(b"\xff\xd8")
    assert client.get(f"{shown[1]}/trang/2").status_code == 422
    assert client.get(f"{shown[1]}/xem").status_code == 200
    saved = client.get(shown[1])
    assert saved.content == picture() and "attachment" in saved.headers["content-disposition"]
    assert ".." not in saved.headers["content-disposition"]
    for wrong in (f"/thu-den/{number + 1}", f"/thu-den/{number}/tep/{'a' * 64}", f"/thu-den/{number + 1}/tep/x"):
        assert client.get(wrong).status_code == 404


@pytest.mark.parametrize("nil", [False, True])
def test_a_mail_is_taken_for_what_was_found_and_given_back(desk: DeskPage, nil: bool) -> None:
    due, agency, _ = owed_by_one(desk)
    number = came_in(desk, STRANGER, "Kính gửi Sở, chúng tôi gửi báo cáo.")
    client, page = desk.signed("văn thư"), f"/thu-den/{number}"
    assert "Người gửi không phải là liên hệ" in client.get(page).text
    found = client.get(f"{page}?tim={agency}").text
    assert f'value="{due.id}"' in found and f"Thư báo đã nhận được gửi ngay đến {agency}" in found
    none = hand_in_form(client, page, page, act="take", tim=agency)
    assert none.status_code == 422 and "Hãy chọn nội dung" in none.text and f'value="{due.id}"' in none.text
    fields = {"act": "take", "due": str(due.id)} | ({"nil": "1"} if nil else {})
    done = hand_in_form(client, page, page, **fields)
    assert (done.status_code, done.headers["location"]) == (303, page)
    assert mail_of(desk, number).state is MailState.COUNTED and mail_of(desk, number).settled_by == "Vi Thị Thư"
    with reading(desk.office.engine) as session:
        assert session.exec(select(Submission.nil).where(Submission.due_id == due.id)).one() is nil
    assert f'href="{page}"' in client.get(f"/dot/{LANG_SON}/{due.id}").text
    twice = hand_in_form(client, page, page, **fields)
    assert twice.status_code == 422 and "đã được giải quyết" in twice.text
    silent = hand_in_form(client, page, page, act="undo", reason=" ")
    assert silent.status_code == 422 and "Hãy điền mục này" in silent.text
    back = hand_in_form(client, page, page, act="undo", reason="của đơn vị khác")
    assert back.status_code == 303 and mail_of(desk, number).state is MailState.WAITING
    with reading(desk.office.engine) as session:
        assert session.get_one(Due, due.id).state is DueState.OPEN


def test_a_newer_version_takes_the_place_of_what_waits(desk: DeskPage) -> None:
    due, agency, address = owed_by_one(desk)
    client, thing = desk.signed("văn thư"), f"/dot/{LANG_SON}/{due.id}"
    assert hand_in_form(client, thing, thing, act="record", text="bản đầu", later="1").status_code == 303
    number = came_in(desk, address, "Gửi lại bản đã sửa.", ("bao-cao.pdf", b"%PDF-1.4 x"))
    page = f"/thu-den/{number}"
    shown = client.get(page).text
    assert "Thay bản đang chờ duyệt; không thư nào được gửi." in shown, shown
    assert hand_in_form(client, page, page, act="take", due=str(due.id)).status_code == 303
    with reading(desk.office.engine) as session:
        report = session.exec(select(Submission).where(Submission.due_id == due.id)).one()
        assert "Gửi lại bản đã sửa" in report.text and report.round == 1


def test_a_mail_is_passed_over_with_a_reason_and_looked_at_again(desk: DeskPage) -> None:
    number = came_in(desk, STRANGER, "Mua ngay")
    client, page = desk.signed("văn thư"), f"/thu-den/{number}"
    silent = hand_in_form(client, page, page, act="dismiss")
    assert silent.status_code == 422 and mail_of(desk, number).state is MailState.WAITING
    assert hand_in_form(client, page, page, act="dismiss", reason="quảng cáo").status_code == 303
    assert "không có" in client.get("/thu-den").text and "đã bỏ qua" in client.get("/thu-den?tat_ca=1").text
    assert hand_in_form(client, page, page, act="undo", reason="xem nhầm").status_code == 303
    assert mail_of(desk, number).state is MailState.WAITING and "quảng cáo" in mail_of(desk, number).reason


def test_who_may_not_settle_mails_only_looks(desk: DeskPage) -> None:
    due, _, _ = owed_by_one(desk)
    number = came_in(desk, STRANGER, "báo cáo")
    page = f"/thu-den/{number}"
    for role in ("lãnh đạo", "quản trị", "chuyên viên"):
        client = desk.signed(role)
        shown = client.get(page)
        assert shown.status_code == 200 and 'id="dismiss"' not in shown.text
        csrf = csrf_in(shown.text)
        for act in (
            {"act": "take", "due": str(due.id)},
            {"act": "dismiss", "reason": "x"},
            {"act": "undo", "reason": "x"},
        ):
            assert client.post(page, data={"csrf": csrf} | act).status_code == 403, (role, act)
    assert client.post(page, data={"csrf": csrf, "act": "burn"}).status_code == 404
    assert mail_of(desk, number).state is MailState.WAITING


def test_the_tray_has_pages(desk: DeskPage) -> None:
    now = desk.now()
    with writing(desk.office.engine) as session:
        for n in range(95):
            subject = f"Thư {n} " + "dài " * 60
            session.add(
                IncomingMail(key=f"k{n}", sender=STRANGER, subject=subject, reason="lạ", received_at=now, stored_at=now)
            )
    client = desk.signed("văn thư")
    first = client.get("/thu-den")
    assert len(first.content) < 150_000 and "Trang 1/3" in first.text and "Thư 94 " in first.text
    assert "Thư 0 " in client.get("/thu-den?trang=3").text and "Trang 3/3" in client.get("/thu-den?trang=9").text
