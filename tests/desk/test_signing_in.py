"""Who gets in at the desk's door, and who does not."""

import pytest

from tests.support.desk import LOGINS, NAMES, PASSWORD, DeskPage, csrf_in


@pytest.mark.parametrize("role", LOGINS)
def test_who_signs_in_comes_to_where_they_were_going(desk: DeskPage, role: str) -> None:
    client = desk.browser()
    asked = client.get("/dot?trang=2")
    assert asked.status_code == 303 and asked.headers["location"] == "/dang-nhap?toi=/dot%3Ftrang%3D2"
    page = client.get(asked.headers["location"])
    assert page.status_code == 200 and 'name="toi" value="/dot?trang=2"' in page.text
    let_in = client.post(
        "/dang-nhap", data={"login": LOGINS[role].upper(), "password": PASSWORD, "toi": "/dot?trang=2"}
    )
    assert let_in.status_code == 303 and let_in.headers["location"] == "/dot?trang=2"
    shown = client.get("/")
    assert shown.status_code == 200 and NAMES[role] in shown.text
    left = client.post("/dang-xuat", data={"csrf": csrf_in(shown.text)})
    assert left.status_code == 303 and client.get("/").status_code == 303


def test_the_door_remembers_through_a_restart_and_tells_the_administrator(desk: DeskPage) -> None:
    typed = {"login": "vanthu", "password": "sai"}
    for _ in range(5):
        desk.browser().post("/dang-nhap", data=typed)
    desk.settle()  # served anew, by another process as it were
    assert desk.browser().post("/dang-nhap", data=typed | {"password": PASSWORD}).status_code == 429
    audit = desk.signed("quản trị").get("/cau-hinh/tai-khoan").text
    assert audit.count("sai mật khẩu") == 5 and audit.count("phải chờ") == 1
    assert PASSWORD not in audit


def test_the_wait_doubles_up_to_its_most(desk: DeskPage) -> None:
    client, waits = desk.browser(), []
    moment = desk.now()
    for _ in range(13):
        answer = client.post("/dang-nhap", data={"login": "vanthu", "password": "sai"})
        if answer.status_code == 429:
            waits.append(int(answer.headers["Retry-After"]))
            moment = moment.add(seconds=waits[-1])
            desk.moment = f"{moment:%Y-%m-%dT%H:%M:%S}"
    assert waits == [15, 30, 60, 120]
