"""Whose a campaign is: given and taken at the desk; what "của tôi" shows; a list that brings itself up to date."""

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, select

from models.database import reading, writing
from models.event import Event
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import MessageState
from tasks.accounts.own_campaigns import assign_officer, officers_of
from tasks.campaigns.lookup import find_campaign
from tests.support.desk import LANG_SON, NAMES, DeskPage, hand_in_form
from tests.support.instants import at

AT = f"/dot/{LANG_SON}/can-bo"


def ids(desk: DeskPage) -> tuple[int, int]:
    """The campaign and the chuyên viên."""
    with reading(desk.office.engine) as session:
        return find_campaign(session, LANG_SON).id, desk.account(session, "chuyên viên").id


def whose(desk: DeskPage) -> list[str]:
    with reading(desk.office.engine) as session:
        return [one.name for one in officers_of(session, find_campaign(session, LANG_SON).id)]


@pytest.mark.parametrize("role", ["văn thư", "lãnh đạo", "quản trị"])
def test_a_campaign_is_given_on_its_page_and_taken_back(desk: DeskPage, role: str) -> None:
    client, (_, officer) = desk.signed(role), ids(desk)
    assert f'href="{AT}"' in client.get(f"/dot/{LANG_SON}").text
    given = hand_in_form(client, AT, AT, shown=str(officer), chosen=str(officer))
    assert given.status_code == 303 and whose(desk) == [NAMES["chuyên viên"]]
    page = client.get(f"/dot/{LANG_SON}").text
    assert f"Đã giao cho {NAMES['chuyên viên']}." in page and f"<strong>{NAMES['chuyên viên']}</strong>" in page
    assert hand_in_form(client, AT, AT, chosen=str(officer)).status_code == 303  # what was not shown stays
    assert whose(desk) == [NAMES["chuyên viên"]] and "Không có gì thay đổi" in client.get("/").text
    assert hand_in_form(client, AT, AT, shown=str(officer)).status_code == 303
    assert whose(desk) == []
    with reading(desk.office.engine) as session:
        told = select(Event.what, Event.actor, Event.old, Event.new).where(Event.ledger == LANG_SON)
        last = session.exec(told.order_by(col(Event.id).desc()).limit(2)).all()
    name = NAMES["chuyên viên"]
    assert last == [("campaign.released", NAMES[role], name, ""), ("campaign.assigned", NAMES[role], "", name)]


def test_one_officer_is_given_campaigns_from_the_page_of_accounts(desk: DeskPage) -> None:
    client, (campaign, officer) = desk.signed("quản trị"), ids(desk)
    where = f"/cau-hinh/tai-khoan/{officer}/dot"
    assert f'href="{where}"' in client.get("/cau-hinh/tai-khoan").text
    assert hand_in_form(client, where, where, shown=str(campaign), chosen=str(campaign)).status_code == 303
    assert whose(desk) == [NAMES["chuyên viên"]]
    assert " checked" in client.get(where).text and " checked" not in client.get(f"{where}?tim=khong-co").text
    assert hand_in_form(client, where, where, shown="999", chosen="999").status_code == 404
    assert client.get("/cau-hinh/tai-khoan/999/dot").status_code == 404


def test_a_chuyen_vien_gives_nobody_anything_and_an_ended_account_gets_nothing(desk: DeskPage) -> None:
    officer = desk.signed("chuyên viên")
    page = officer.get(f"/dot/{LANG_SON}").text
    assert AT not in page and officer.get(AT).status_code == 403
    with writing(desk.office.engine) as session:
        desk.account(session, "chuyên viên").ended_at = desk.now()
    number = str(ids(desk)[1])
    assert (
        hand_in_form(desk.signed("văn thư"), f"/dot/{LANG_SON}/can-bo", AT, shown=number, chosen=number).status_code
        == 422
    )
    assert whose(desk) == []


def mail_of(desk: DeskPage, **more: object) -> None:
    when = at("2022-02-21T08:00")
    with writing(desk.office.engine) as session:
        session.add(IncomingMail(key="k", subject="Thư lạ", sender="a@b.vn", received_at=when, stored_at=when, **more))


def seen(client: TestClient, *paths: str) -> list[bool]:
    """Whether the campaign is on each page's own part."""
    return [LANG_SON in client.get(path).text.partition("data-refresh")[2] for path in paths]


PAGES = ("/", "/dot", "/thu-di?xem=da-gui")
MINE = ("/?cua=toi", "/dot?cua=toi", "/thu-di?xem=da-gui&cua=toi")


def test_of_mine_is_what_was_given_to_me(desk: DeskPage) -> None:
    client, (campaign, officer) = desk.signed("chuyên viên"), ids(desk)
    mail_of(desk)
    assert seen(client, *PAGES) == [True] * 3 and seen(client, *MINE) == [False] * 3
    assert "Thư lạ" in client.get("/thu-den").text and "Thư lạ" not in client.get("/thu-den?cua=toi").text
    assert "Đồng chí chưa được giao đợt nào" in client.get("/dot?cua=toi").text
    with writing(desk.office.engine) as session:
        assign_officer(session, campaign, officer, desk.now(), "x")
        letter = session.exec(select(Message.id).where(Message.campaign_id == campaign)).first()
        session.exec(select(IncomingMail)).one().message_id = letter
    assert seen(client, *MINE) == [True] * 3
    assert "Thư lạ" in client.get("/thu-den?cua=toi").text
    assert "Đợt của tôi (1)" in client.get("/").text and "Đợt của tôi" not in desk.signed("văn thư").get("/").text


@pytest.mark.parametrize(
    "path", ["/", "/dot", f"/dot/{LANG_SON}", f"/dot/{LANG_SON}?loc=overdue", "/thu-den", "/thu-di"]
)
def test_a_list_brings_itself_up_to_date_and_says_nothing_while_nothing_changed(desk: DeskPage, path: str) -> None:
    client = desk.signed("văn thư")
    page = client.get(path).text
    where, _, rest = page.partition('data-refresh="')[2].partition('"')
    tag = rest.partition('data-tag="')[2].partition('"')[0].replace("&#34;", '"')
    part = client.get(where.replace("&amp;", "&"))
    assert part.headers["etag"] == tag and part.text.strip() in page and "<html" not in part.text
    same = client.get(where.replace("&amp;", "&"), headers={"If-None-Match": tag})
    assert (same.status_code, same.content) == (304, b"")
    mail_of(desk, due_id=1)
    with writing(desk.office.engine) as session:
        letter = session.exec(select(Message).where(Message.state == MessageState.SENT)).first()
        assert letter
        letter.state, letter.outcome = MessageState.BOUNCED, "550 no such user"
        session.add(letter)
    changed = client.get(where.replace("&amp;", "&"), headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.text != part.text
    assert desk.browser().get(where.replace("&amp;", "&")).status_code == 303
