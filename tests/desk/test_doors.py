"""Every address of the desk: who gets in, by which session, with which form, from which page; and how large it is."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute, APIRouter
from sqlmodel import select, text

from models.account import DeskRole, SignIn
from models.database import reading
from models.metadata import metadata
from portal.desk.guard import DESK_HEADERS
from tasks.accounts.roles import Scope, may
from tasks.accounts.sign_ins import hash_token
from tests.support.desk import DESK_BASE, LANG_SON, LOGINS, PASSWORD, DeskPage, csrf_in, hand_in_form

PUBLIC = {"/dang-nhap", "/mat-khau-moi/{token}", "/dang-nhap/oidc", "/dang-nhap/oidc/ve"}
"""What needs nobody signed in, besides the style and the script."""

VALUES = {"slug": LANG_SON, "token": "x"}
LARGEST = 150_000


def routes_of(router: APIRouter) -> Iterator[APIRoute]:
    """The routes of a page, also of those that it includes."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            yield route
        else:
            yield from routes_of(route.original_router)  # type: ignore[attr-defined]


def addresses(desk: DeskPage) -> Iterator[tuple[str, str, str]]:
    """Each method and path of the site with the act that its route names, or ""."""
    for router in desk.site.state.routers:
        for route in routes_of(router):
            path = re.sub(r"\{(\w+)(:\w+)?\}", lambda found: VALUES.get(found[1], "1"), route.path)
            acts = [getattr(one.call, "act", "") for one in route.dependant.dependencies]
            for method in sorted(route.methods or ()):
                yield method, path if route.path not in PUBLIC else route.path, next(filter(None, acts), "")


def everything(desk: DeskPage) -> list[str]:
    with reading(desk.office.engine) as session:
        names = sorted(metadata.tables)
        return [str(tuple(row)) for name in names for row in session.execute(text(f'SELECT * FROM "{name}"'))]


def test_the_addresses_are_found(desk: DeskPage) -> None:
    found = {path for _, path, _ in addresses(desk)}
    assert {"/", "/dang-nhap", "/cau-hinh/tai-khoan/1", f"/dot/{LANG_SON}", f"/dot/{LANG_SON}/1"} <= found


def test_nobody_gets_anywhere_without_signing_in(desk: DeskPage) -> None:
    client, before = desk.browser(), everything(desk)
    for method, path, _ in addresses(desk):
        if path in PUBLIC:
            continue
        answer = client.request(method, path, data={"text": "đã gõ"} if method == "POST" else None)
        expected = 401 if method == "POST" else 303
        assert answer.status_code == expected, (method, path, answer.status_code)
        assert method != "POST" or "đã gõ" in answer.text, path
        assert method == "POST" or answer.headers["location"].startswith("/dang-nhap"), path
    assert everything(desk) == before


def test_no_form_is_taken_without_its_sessions_own_token(desk: DeskPage) -> None:
    client, other, before = desk.signed("văn thư"), desk.signed("văn thư"), everything(desk)
    foreign = csrf_in(other.get("/tai-khoan").text)
    for method, path, act in addresses(desk):
        if method != "POST" or path in PUBLIC:
            continue
        for csrf in ({}, {"csrf": ""}, {"csrf": "é" * 64}, {"csrf": foreign}):
            answer = client.post(path, data={"text": "đã gõ"} | csrf)
            allowed = not act or may(DeskRole.CLERK, act) is not Scope.NONE
            assert answer.status_code == 403, (path, csrf)
            assert not allowed or "đã gõ" in answer.text, path
    with reading(desk.office.engine) as session:
        assert len(session.exec(select(SignIn)).all()) == 2
    assert len(everything(desk)) == len(before)


@pytest.mark.parametrize("role", LOGINS)
def test_every_address_for_every_role(desk: DeskPage, role: str) -> None:
    client = desk.signed(role)
    csrf = csrf_in(client.get("/tai-khoan").text)
    for method, path, act in addresses(desk):
        if method == "POST" and path in PUBLIC | {"/dang-xuat"}:
            continue
        answer = client.request(method, path, data={"csrf": csrf} if method == "POST" else None)
        allowed = not act or may(DeskRole(role), act) is not Scope.NONE
        assert (answer.status_code == 403) <= (not allowed or method == "POST"), (method, path, answer.status_code)
        assert allowed or answer.status_code == 403, (method, path, answer.status_code)
        assert answer.status_code < 500, (method, path)


def test_pages_are_light_and_carry_their_headers(desk: DeskPage) -> None:
    client, before = desk.signed("quản trị"), everything(desk)
    for method, path, _ in addresses(desk):
        if method in ("GET", "HEAD"):
            answer = client.request(method, path)
            assert len(answer.content) < LARGEST, (path, len(answer.content))
            assert {name: answer.headers[name] for name in DESK_HEADERS} == DESK_HEADERS, path
            assert not re.search(r"(src|action)=\"(https?:)?//|<link[^>]+href=\"(https?:)?//", answer.text), path
            assert answer.headers["content-type"].startswith("text/html") is False or " style=" not in answer.text, path
    assert everything(desk) == before


BAD_SESSIONS: dict[str, Any] = {
    "forged": lambda token, desk: token[:-2] + "xx",
    "its hash": lambda token, desk: hash_token(token),
    "empty": lambda token, desk: "",
}


@pytest.mark.parametrize("kind", BAD_SESSIONS)
def test_a_session_that_is_not_ours_opens_nothing(desk: DeskPage, kind: str) -> None:
    client = desk.signed("văn thư")
    token = client.cookies["dondoc"]
    client.cookies.set("dondoc", BAD_SESSIONS[kind](token, desk))
    assert client.get("/").status_code == 303


def test_a_session_ends_by_time_by_signing_out_everywhere_and_with_its_account(desk: DeskPage) -> None:
    first, second = desk.signed("văn thư"), desk.signed("văn thư")
    desk.moment = "2022-02-21T18:59"
    assert first.get("/tai-khoan").status_code == 200
    page = first.get("/tai-khoan").text
    desk.moment = "2022-02-21T19:01"
    assert first.get("/tai-khoan").status_code == 303  # after ten hours
    late = first.post("/tai-khoan", data={"csrf": csrf_in(page), "text": "đã gõ"})
    assert late.status_code == 401 and "đã gõ" in late.text
    desk.moment = "2022-02-21T10:00"
    assert hand_in_form(second, "/tai-khoan", "/dang-xuat", everywhere="1").status_code == 303
    assert [client.get("/").status_code for client in (first, second)] == [303, 303]
    third, administrator = desk.signed("văn thư"), desk.signed("quản trị")
    with reading(desk.office.engine) as session:
        number = desk.account(session, "văn thư").id
    where = "/cau-hinh/tai-khoan"
    assert hand_in_form(administrator, where, f"{where}/{number}", act="end").status_code == 303
    assert third.get("/").status_code == 303


def test_a_new_sign_in_has_a_new_token_and_ends_the_one_before(desk: DeskPage) -> None:
    client = desk.browser()
    tokens = []
    for _ in range(2):
        answer = client.post("/dang-nhap", data={"login": "vanthu", "password": PASSWORD})
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Max-Age=36000" in cookie
        tokens.append(client.cookies["dondoc"])
    assert tokens[0] != tokens[1]
    client.cookies.set("dondoc", tokens[0])
    assert client.get("/").status_code == 303


def test_the_cookie_is_for_tls_alone_where_the_desk_is_reached_by_it(desk: DeskPage) -> None:
    desk.settle(base_url="https://dondoc.so.example")
    client = desk.browser("https://dondoc.so.example")
    cookie = client.post("/dang-nhap", data={"login": "vanthu", "password": PASSWORD}).headers["set-cookie"]
    assert cookie.startswith("__Host-dondoc=") and "Secure" in cookie and "Path=/" in cookie and "Domain" not in cookie
    assert client.get("/tai-khoan").status_code == 200


FOREIGN = [
    ({"Host": "xau.example"}, 421), ({"Origin": "https://xau.example"}, 403), ({"Origin": "null"}, 403),
    ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
    ({"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:4200"}, 403),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "status"), FOREIGN)
def test_a_form_of_another_page_or_for_another_host_is_refused(
    desk: DeskPage, headers: dict[str, str], status: int
) -> None:
    client = desk.signed("văn thư")
    csrf = csrf_in(client.get("/tai-khoan").text)
    assert client.post("/dang-xuat", data={"csrf": csrf}, headers=headers).status_code == status
    assert client.post("/dang-nhap", data={"login": "x", "password": "y"}, headers=headers).status_code == status
    assert client.get("/tai-khoan").status_code == 200
    own = client.post("/dang-xuat", data={"csrf": csrf}, headers={"Origin": DESK_BASE})
    assert own.status_code == 303


@pytest.mark.parametrize("to", ["//xau.example", "/\\xau.example", "https://xau.example", "javascript:x", "", "/a\nb"])
def test_signing_in_leads_to_no_other_host(desk: DeskPage, to: str) -> None:
    client = desk.browser()
    typed = {"login": "vanthu", "password": PASSWORD, "toi": to}
    assert re.fullmatch(r"/(a b|a b)?", client.post("/dang-nhap", data=typed).headers["location"])


def test_who_guesses_waits_and_nobody_learns_who_there_is(desk: DeskPage) -> None:
    client, said = desk.browser(), set()
    for login in ("vanthu", "khong-co"):
        for _ in range(5):
            answer = client.post("/dang-nhap", data={"login": login, "password": "sai"})
            assert answer.status_code == 422
            said.add(answer.text.replace(login, "…"))
        waits = client.post("/dang-nhap", data={"login": login, "password": PASSWORD})
        assert waits.status_code == 429 and waits.headers["Retry-After"] == "15" and "15 giây" in waits.text
    assert len(said) == 1
    desk.moment = "2022-02-21T09:00:16"
    assert client.post("/dang-nhap", data={"login": "vanthu", "password": PASSWORD}).status_code == 303
    assert client.post("/dang-nhap", data={"login": "vanthu", "password": "sai"}).status_code == 422  # counted anew


def test_an_address_that_guesses_at_many_names_waits_too(desk: DeskPage) -> None:
    client = desk.browser()
    said = [client.post("/dang-nhap", data={"login": f"ten{n}", "password": "sai"}).status_code for n in range(21)]
    assert said == [422] * 20 + [429]


def test_a_password_is_changed_by_who_knows_it_and_other_sessions_end(desk: DeskPage) -> None:
    client, other = desk.signed("văn thư"), desk.signed("văn thư")
    new = {"new_password": "một câu mới rất dài", "again": "một câu mới rất dài"}
    wrong = [
        {"password": "sai", **new}, {"password": PASSWORD, "new_password": "ngắn", "again": "ngắn"},
        {"password": PASSWORD, **new, "again": "khác"},
    ]  # fmt: skip
    for fields in wrong:
        answer = hand_in_form(client, "/tai-khoan", "/tai-khoan", **fields)
        assert answer.status_code == 422 and "một câu mới" not in answer.text
    assert hand_in_form(client, "/tai-khoan", "/tai-khoan", password=PASSWORD, **new).status_code == 303
    assert "Đã đổi mật khẩu" in client.get("/tai-khoan").text
    assert "Đã đổi mật khẩu" not in client.get("/tai-khoan").text  # said once
    assert other.get("/tai-khoan").status_code == 303
    typed = {"login": "vanthu", "password": new["again"]}
    assert desk.browser().post("/dang-nhap", data=typed).status_code == 303


def test_a_one_time_link_sets_a_password_once(desk: DeskPage) -> None:
    administrator, where = desk.signed("quản trị"), "/cau-hinh/tai-khoan"
    made = hand_in_form(administrator, where, where, name="Nông Thị Mới", login="moi", role="chuyên viên")
    assert made.status_code == 303
    link = re.search(r"http://127\.0\.0\.1:8422(/mat-khau-moi/[\w-]+)", administrator.get(where).text)
    assert link
    client, new = desk.browser(), {"new_password": "câu của riêng tôi", "again": "câu của riêng tôi"}
    assert "Nông Thị Mới" in client.get(link[1]).text
    assert client.post(link[1], data=new | {"again": "khác"}).status_code == 422
    assert client.post(link[1], data=new).status_code == 303
    assert client.post(link[1], data=new).status_code == 404 and client.get(link[1]).status_code == 404
    assert client.post("/dang-nhap", data={"login": "moi", "password": new["again"]}).status_code == 303
    again = hand_in_form(administrator, where, where, name="x", login="MOI", role="văn thư")
    assert again.status_code == 422 and "đã có tài khoản" in again.text.casefold()
