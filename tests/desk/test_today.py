"""Hôm nay: what needs a person, who is late and whom to telephone, what comes next; the same count on every surface."""

import datetime as dt
import json
import re
from html import unescape
from typing import Any

import pytest
from sqlmodel import Session, col, select

from flows.cli import main
from models.app import App
from models.campaign import Campaign
from models.config.settings import WatchSettings
from models.database import reading, writing
from models.due import Due
from models.enums import MessageKind, ObligationKind
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import CampaignState, DueState, MessageState
from portal.desk.today import BUTTONS
from tasks.channel_health import record_attempts
from tasks.desk.html_board import html_board
from tasks.desk.overview import waiting_list
from tasks.desk.today_view import counts_by_page, today_view
from tasks.figures.digest import needs_of
from tasks.figures.late_agencies import late_agencies
from tasks.figures.work_item import WORK_PLACES, WorkItem, WorkKind, count_work
from tasks.figures.work_queue import work_items
from tasks.ops.watchdog import watch_once
from tests.support.desk import LANG_SON, DeskPage
from tests.support.instants import at


def due_of(session: Session, *where: Any) -> list[Due]:
    return list(session.exec(select(Due).where(Due.kind == ObligationKind.REPORT, *where).order_by(col(Due.id))))


def things_waiting(app: App) -> None:
    """One of each kind that an office may have on a morning: nine things in all."""
    with writing(app.engine) as session:
        owed = due_of(session, col(Due.state).in_((DueState.OPEN, DueState.RETURNED)))
        owed[0].asked_until, owed[1].disowned = dt.date(2022, 3, 1), "việc của Sở khác"
        for due in due_of(session, Due.state == DueState.ACCEPTED)[:3]:
            due.state = DueState.RECEIVED
            session.add(due)
        said = select(Message).where(Message.kind == MessageKind.DISPATCH, Message.state == MessageState.SENT).limit(2)
        for letter in session.exec(said):
            letter.state, letter.outcome = MessageState.BOUNCED, "550 no such user"
            session.add(letter)
        when = at("2022-02-21T08:00")
        for number in range(2):
            session.add(IncomingMail(
                key=f"k{number}", sender="la@khac.example", subject=f"Thư {number} <b>", received_at=when,
                stored_at=when, reason="không rõ của cơ quan nào",
            ))  # fmt: skip


def told(text: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_the_page_names_who_is_late_and_whom_to_telephone(desk: DeskPage) -> None:
    page = desk.signed("chuyên viên").get("/")
    assert page.status_code == 200 and len(page.content) < 150_000
    assert "Đang chậm: 04 cơ quan" in told(page.text)
    assert '<a class="tel" href="tel:02053862112">0205.3862.112</a>' in page.text
    assert re.search(r'href="/dot/123-stttt-ttbcxb-2022/\d+">Phòng Văn hóa và Thông tin huyện Bình Gia</a>', page.text)
    assert "08:00 thứ Tư, ngày 23/02/2022 : đôn đốc, 05 cơ quan" in told(page.text)
    assert "Cần người xử lý: không có việc nào" in told(page.text)


def test_every_button_leads_to_a_page(desk: DeskPage) -> None:
    things_waiting(desk.office)
    client = desk.signed("văn thư")
    page = client.get("/").text
    buttons = re.findall(r'<a class="button small" href="([^"]+)">', page)
    assert len(buttons) == 6 and "Cần người xử lý: 9 việc" in told(page)
    for address in buttons:
        assert address.startswith("/thu-den/") or client.get(unescape(address)).status_code == 200, address
    assert "Thư 0 &lt;b&gt;" in page and "<b>" not in page
    assert set(WORK_PLACES) == set(BUTTONS) == set(WorkKind)


def test_a_quiet_look_is_a_few_kb_and_nothing_while_nothing_changes(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    first = client.get("/?phan=1")
    assert first.status_code == 200 and len(first.content) < 20_000 and "<html" not in first.text
    again = client.get("/?phan=1", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    things_waiting(desk.office)
    changed = client.get("/?phan=1", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200 and "9" in told(changed.text)
    assert desk.browser().get("/?phan=1").status_code == 303


def test_an_outage_stands_on_top_with_its_remedy(desk: DeskPage) -> None:
    record_attempts(desk.office, {"mail": "Connection refused <x>"}, at("2022-02-21T08:30"))
    page = desk.signed("lãnh đạo").get("/").text
    assert page.index("Sự cố: kênh mail") < page.index("Cần người xử lý")
    assert "Cách xử lý: xem dondoc doctor" in told(page) and "Connection refused &lt;x&gt;" in page


def test_a_campaign_that_is_paused_accuses_nobody(desk: DeskPage) -> None:
    with writing(desk.office.engine) as session:
        late, total = late_agencies(session, desk.now(), 2)
        assert (len(late), total) == (2, 4)
        session.exec(select(Campaign)).one().state = CampaignState.PAUSED
        session.flush()
        assert late_agencies(session, desk.now(), 2) == ([], 0)


def test_every_surface_has_the_same_count(
    desk: DeskPage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = desk.office
    things_waiting(app)
    record_attempts(app, {"mail": "Connection refused"}, at("2022-02-21T08:30"))
    with reading(app.engine) as session:
        items = work_items(app, session)
        (issuer,) = {item.issuer_id for item in items if item.issuer_id}
        campaign = count_work(items, LANG_SON)
        counts = {
            "board": int(re.findall(r"Cần người xử lý: (\d+)", waiting_list(items))[0]),
            "page": int(re.findall(r'<span class="alarm">(\d+)</span></h2>', html_board(app, session, desk.now()))[0]),
            "digest": count_work(needs_of(items, issuer)),
            "today": today_view(app, session, desk.now()).count,
            "navigation": counts_by_page(items)["/"],
            "its parts": sum(count for page, count in counts_by_page(items).items() if page != "/"),
        }
    settings = app.settings.model_copy(update={"watch": WatchSettings(channel="json://127.0.0.1:1")})
    counts["watch"] = watch_once(settings, desk.now()).needs_a_person or 0
    monkeypatch.setenv("DONDOC_DATA", str(app.settings.data))
    for words in (["status", "--json"], ["status"]):
        monkeypatch.setattr("sys.argv", ["dondoc", *words])
        assert main() == 3
        said = capsys.readouterr()
        assert "SỰ CỐ: kênh mail" in said.err
        if "--json" in words:
            found = json.loads(said.out)
            counts["json"], counts["lines"] = found["needs_a_person"], sum(one["count"] for one in found["work"])
            assert found["campaigns"][0]["needs_a_person"] == campaign == 7
        else:
            counts["status"] = int(re.findall(r"Cần người xử lý: (\d+) việc", said.out)[0])
    assert set(counts.values()) == {10}, counts


def test_where_each_kind_is_settled() -> None:
    item = WorkItem(WorkKind.REPORT, "1/A", "3 báo cáo chờ duyệt", "A", "", 1, "1-a", "", 3)
    assert counts_by_page([item]) == {"/": 3, "/dot": 3}
