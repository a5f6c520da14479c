"""Thư đi: what failed and why, sent again and settled by the acts of the table, each in its own campaign's name."""

import html
import re

import pytest
from sqlmodel import col, select

from models.app import App
from models.database import reading, writing
from models.message import Message
from models.states import MessageState
from tests.support.desk import NAMES, DeskPage, hand_in_form

REASON = "550 5.1.1 không có hộp thư này"


def put(app: App, *states: MessageState) -> list[int]:
    """Let the last letters of a campaign stand so; gives back their numbers."""
    with writing(app.engine) as session:
        query = select(Message).where(Message.state == MessageState.SENT, col(Message.campaign_id).is_not(None))
        letters = session.exec(query.order_by(col(Message.id).desc()).limit(len(states))).all()
        for letter, state in zip(letters, states, strict=True):
            letter.state, letter.outcome, letter.letter_id = state, REASON, f"l{letter.id}@so.example"
            session.add(letter)
        return [letter.id for letter in letters]


def state_of(app: App, number: int) -> MessageState:
    with reading(app.engine) as session:
        return session.get_one(Message, number).state


def test_each_list_says_what_is_in_it(desk: DeskPage) -> None:
    refused, doubted = put(desk.office, MessageState.REFUSED, MessageState.UNKNOWN)
    client = desk.signed("văn thư")
    page = client.get("/thu-di").text
    assert "Cần xử lý (2)" in page and REASON in page and "sửa trong danh bạ" in page and "hỏi nơi nhận" in page
    assert f'value="{refused}"' in page and f'value="{doubted}"' not in page  # in doubt: only after asking
    assert "Nơi nhận đã nhận được" in page
    for tab in ("dang-cho", "da-gui", "da-huy"):
        assert client.get(f"/thu-di?xem={tab}").status_code == 200
    put(desk.office, MessageState.PLANNED)
    with writing(desk.office.engine) as session:  # a digest that waits, and has not been written
        digest = session.exec(select(Message).where(col(Message.campaign_id).is_(None))).first()
        assert digest
        digest.state, digest.body, digest.subject = MessageState.PLANNED, "", ""
    links = re.findall(r'<td><a href="([^"]+)">', client.get("/thu-di?xem=dang-cho").text)
    letters = [one for one in links if not one.startswith("/danh-ba")]
    assert len(letters) == 2 and f"/thu-di/{digest.id}" in letters
    assert all(client.get(one).status_code == 200 for one in letters)
    foreseen = client.get(f"/thu-di/{digest.id}").text
    assert "Thư chưa gửi" in foreseen and "Kính gửi" in client.get(f"/thu-di/{digest.id}/xem").text
    sent = client.get("/thu-di?xem=da-gui&trang=2").text
    assert "Trang 2/" in sent and len(re.findall(r"<tr>", sent)) > 2
    assert "Cần xử lý (0)" in client.get("/thu-di?dot=khong-co").text


def test_letters_are_sent_again_and_settled(desk: DeskPage) -> None:
    app = desk.office
    refused, arrived, lost = put(app, MessageState.REFUSED, MessageState.UNKNOWN, MessageState.UNKNOWN)
    client = desk.signed("văn thư")
    done = hand_in_form(client, "/thu-di", "/thu-di", number=[str(refused), "999999", "x"])
    assert done.status_code == 303 and state_of(app, refused) is MessageState.PLANNED
    assert "Đã xếp lại 1 thư" in client.get("/thu-di").text
    assert hand_in_form(client, "/thu-di", f"/thu-di/{arrived}", answer="co").status_code == 303
    assert state_of(app, arrived) is MessageState.SENT
    hand_in_form(client, "/thu-di", f"/thu-di/{lost}", answer="chua")
    assert state_of(app, lost) is MessageState.RETRY
    for number, answer in ((lost, "khong"), (999_999, "co")):
        assert hand_in_form(client, "/tai-khoan", f"/thu-di/{number}", answer=answer).status_code == 422
    assert hand_in_form(client, "/tai-khoan", "/thu-di").status_code == 422


def test_a_digest_of_no_campaign_is_sent_again_by_who_may_act_on_all(desk: DeskPage) -> None:
    with writing(desk.office.engine) as session:
        query = select(Message).where(col(Message.campaign_id).is_(None)).limit(2)
        failed, doubted = session.exec(query).all()
        failed.state, doubted.state, doubted.letter_id = MessageState.DEAD, MessageState.UNKNOWN, "l@so.example"
        session.add_all([failed, doubted])
    officer, clerk = desk.signed("chuyên viên"), desk.signed("văn thư")
    hand_in_form(officer, "/tai-khoan", "/thu-di", number=str(failed.id))
    assert hand_in_form(officer, "/tai-khoan", f"/thu-di/{doubted.id}", answer="co").status_code == 403
    assert state_of(desk.office, failed.id) is MessageState.DEAD
    assert hand_in_form(clerk, "/thu-di", "/thu-di", number=str(failed.id)).status_code == 303
    assert hand_in_form(clerk, "/thu-di", f"/thu-di/{doubted.id}", answer="co").status_code == 303
    assert state_of(desk.office, failed.id) is MessageState.PLANNED
    assert state_of(desk.office, doubted.id) is MessageState.SENT


@pytest.mark.parametrize("role", ["chuyên viên", "lãnh đạo", "quản trị"])
def test_who_may_not_cannot(desk: DeskPage, role: str) -> None:
    (refused,) = put(desk.office, MessageState.REFUSED)
    client = desk.signed(role)
    assert f'value="{refused}"' not in client.get("/thu-di").text
    answer = hand_in_form(client, "/tai-khoan", "/thu-di", number=str(refused))
    assert answer.status_code == (303 if role == "chuyên viên" else 403)  # to him it is said which he may not
    assert state_of(desk.office, refused) is MessageState.REFUSED
    assert role != "chuyên viên" or "không phải đợt do mình" in client.get("/thu-di").text
    assert NAMES[role] in client.get("/thu-di").text


@pytest.mark.parametrize("path", ["/thu-di?xem=da-gui&trang=2", "/dot?trang=2", "/thu-den?tat_ca=1&trang=2"])
def test_the_second_page_of_a_list_is_brought_up_to_date_as_the_second(desk: DeskPage, path: str) -> None:
    client = desk.signed("văn thư")
    where, _, rest = client.get(path).text.partition('data-refresh="')[2].partition('"')
    assert "trang=2" in where
    tag = rest.partition('data-tag="')[2].partition('" ')[0]
    assert client.get(html.unescape(where)).headers["etag"] == html.unescape(tag)
