"""Signing in by OpenID Connect, at a real provider on loopback: who is let in, and everything that is not believed."""

from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, select

from models.account import Knock
from models.config.desk_settings import OidcSettings
from models.database import reading, writing
from tests.support.desk import PASSWORD, DeskPage
from tests.support.oidc_provider import CLIENT, SECRET, OidcServer, oidc_provider

AWAY = "/dang-nhap/oidc"
EMAIL = "an.nguyen@so.example"


@pytest.fixture
def provider(desk: DeskPage, monkeypatch: pytest.MonkeyPatch) -> Iterator[OidcServer]:
    """A provider that the desk knows, and the văn thư's address."""
    monkeypatch.setenv("DONDOC_OIDC_SECRET", SECRET)
    with writing(desk.office.engine) as session:
        desk.account(session, "văn thư").email = EMAIL
    with oidc_provider(desk.now().timestamp()) as server:
        configure(desk, server)
        yield server


def configure(desk: DeskPage, server: OidcServer, **more: str) -> None:
    given = {"issuer": server.issuer, "client_id": CLIENT, "client_secret": "${DONDOC_OIDC_SECRET}"} | more
    desk.settle(oidc=OidcSettings(**given))


def way_back(client: TestClient, server: OidcServer, to: str = "") -> str:
    """Press the button and sign in there: the address by which the browser comes back."""
    answer = client.get(AWAY + (f"?toi={to}" if to else ""))
    assert answer.status_code == 303 and answer.headers["location"].startswith(f"{server.issuer}/auth?")
    asked = {key: one[0] for key, one in parse_qs(urlsplit(answer.headers["location"]).query).items()}
    return server.authorize(asked)


def told(answer: httpx.Response) -> str:
    return unescape(answer.text)


def knocks(desk: DeskPage) -> list[tuple[str, str]]:
    with reading(desk.office.engine) as session:
        rows = session.exec(select(Knock).order_by(col(Knock.id))).all()
        return [(one.login, one.outcome.value) for one in rows]


def test_who_the_provider_proves_is_let_in_where_they_wanted_to_go(desk: DeskPage, provider: OidcServer) -> None:
    client = desk.browser()
    assert f'href="{AWAY}?toi=/dot"' in client.get("/dang-nhap?toi=/dot").text
    answer = client.get(way_back(client, provider, "/dot"))
    assert answer.status_code == 303 and answer.headers["location"] == "/dot"
    assert "Vi Thị Thư" in client.get("/dot").text
    (asked,) = provider.asked
    assert asked["code_challenge_method"] == "S256" and asked["response_type"] == "code"
    assert len(asked["state"]) > 30 and len(asked["nonce"]) > 30 and SECRET not in str(asked)
    assert knocks(desk) == [("vanthu (OpenID Connect)", "let_in")]


def test_without_a_provider_there_is_no_button_and_no_page(desk: DeskPage) -> None:
    client = desk.browser()
    assert AWAY not in client.get("/dang-nhap").text
    assert [client.get(path).status_code for path in (AWAY, f"{AWAY}/ve?code=1&state=2")] == [404, 404]


FORGED: dict[str, Any] = {
    "another's signature": {"signer": "false"}, "no signature": {"algorithm": "none"},
    "wrong nonce": {"forged": {"nonce": "khac"}}, "no nonce": {"forged": {"nonce": None}},
    "for another": {"forged": {"aud": "phan-mem-khac"}}, "for several": {"forged": {"aud": [CLIENT, "khac"]}},
    "by another": {"forged": {"iss": "https://xau.example"}}, "expired": {"forged": {"exp": 1_000}},
    "no end": {"forged": {"exp": None}}, "not yet": {"forged": {"nbf": 9_999_999_999}},
    "meant for another party": {"forged": {"azp": "khac"}},
    "not verified": {"forged": {"email_verified": False}}, "verified in words": {"forged": {"email_verified": "true"}},
    "no address": {"forged": {"email": None}}, "unknown": {"forged": {"email": "la@so.example"}},
    "a list": {"forged": {"email": [EMAIL]}},
}  # fmt: skip


def test_what_is_forged_wrong_or_unknown_opens_nothing(desk: DeskPage, provider: OidcServer) -> None:
    client = desk.browser()
    for what, changes in FORGED.items():
        provider.signer, provider.algorithm, provider.forged = "true", "RS256", {}
        for name, value in changes.items():
            setattr(provider, name, value)
        answer = client.get(way_back(client, provider))
        assert answer.status_code == 403, what
        assert "Chưa làm được" in told(answer) and SECRET not in answer.text, what
        assert client.get("/tai-khoan").status_code == 303, what
    provider.forged = {"email": "la@so.example"}
    said = told(client.get(way_back(client, provider)))
    assert "Chưa có tài khoản nào của “la@so.example”" in said and "không tự tạo tài khoản" in said
    assert ("la@so.example (OpenID Connect)", "wrong") in knocks(desk)


def ended(desk: DeskPage) -> None:
    with writing(desk.office.engine) as session:
        desk.account(session, "văn thư").ended_at = desk.now()


def test_an_account_that_has_ended_stays_out(desk: DeskPage, provider: OidcServer) -> None:
    ended(desk)
    client = desk.browser()
    answer = client.get(way_back(client, provider))
    assert answer.status_code == 403 and "không còn dùng được" in told(answer)
    assert knocks(desk) == [("vanthu (OpenID Connect)", "wrong")]


def test_an_attempt_is_good_once_in_its_own_browser_and_for_ten_minutes(desk: DeskPage, provider: OidcServer) -> None:
    client, other = desk.browser(), desk.browser()
    back = way_back(client, provider)
    assert other.get(back).status_code == 403  # it was begun elsewhere: nobody is signed in as somebody else
    sealed = client.cookies["dondoc-oidc"]
    changed = back.replace("state=", "state=x")
    assert client.get(changed).status_code == 403
    client.cookies.set("dondoc-oidc", sealed, domain="127.0.0.1", path=AWAY)
    assert client.get(back).status_code == 303
    client.cookies.set("dondoc-oidc", sealed, domain="127.0.0.1", path=AWAY)
    again = client.get(back)
    assert again.status_code == 403 and "đã dùng rồi" in told(again)
    late = way_back(other, provider)
    desk.moment = "2022-02-21T09:11"
    assert other.get(late).status_code == 403
    refused = way_back(other, provider).replace("code=", "error=access_denied&x=")
    assert other.get(refused).status_code == 403


@pytest.mark.parametrize("to", ["//xau.example", "https://xau.example", "/dang-nhap/oidc"])
def test_it_leads_to_no_other_host(desk: DeskPage, provider: OidcServer, to: str) -> None:
    client = desk.browser()
    assert client.get(way_back(client, provider, to)).headers["location"] == "/"


@pytest.mark.parametrize("fault", ["it answers with an error", "nothing listens"])
def test_a_provider_that_is_away_leaves_the_password(desk: DeskPage, provider: OidcServer, fault: str) -> None:
    if fault == "nothing listens":
        configure(desk, provider, issuer="http://127.0.0.1:9/realms/so")
    provider.away = True
    client = desk.browser()
    answer = client.get(AWAY)
    assert answer.status_code == 503 and "bằng mật khẩu" in told(answer)
    assert client.get(AWAY).status_code == 503  # not asked again at once
    typed = {"login": "vanthu", "password": PASSWORD}
    assert client.post("/dang-nhap", data=typed).status_code == 303


def test_a_claim_may_be_the_name_to_sign_in_by(desk: DeskPage, provider: OidcServer) -> None:
    configure(desk, provider, claim="preferred_username")
    client = desk.browser()
    provider.forged = {"preferred_username": "LanhDao", "email": None}
    assert client.get(way_back(client, provider)).status_code == 303
    assert "Lê Thị Lãnh" in client.get("/tai-khoan").text


def test_a_secret_that_is_not_set_is_said_to_nobody_outside(
    desk: DeskPage, provider: OidcServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DONDOC_OIDC_SECRET")
    client = desk.browser()
    answer = client.get(way_back(client, provider))
    assert answer.status_code == 503 and "DONDOC" not in answer.text
