"""Who may see what: links of every bad kind, what looking changes, and whether one agency ever sees another's."""

import os
import re
from itertools import pairwise

from sqlmodel import select, text

from models.access_link import AccessLink
from models.campaign import Recipient
from models.config.settings import PortalSettings
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind
from models.metadata import metadata
from portal.middleware import HEADERS, Buckets
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.letters.links import revoke_links, token_of
from tests.support.cast import CAST, OFFICER, SLUG, hand_in
from tests.support.page import NOW, Page
from tests.support.signers import foreign_signer, signer_of

SCANS = int(os.environ.get("DONDOC_SCANS", "200"))
"""Looks; 10,000 take some minutes (docs/testing.md)."""


def everything(page: Page) -> list[str]:
    """All rows of all tables."""
    with reading(page.office.engine) as session:
        names = sorted(metadata.tables)
        return [str(tuple(row)) for name in names for row in session.execute(text(f'SELECT * FROM "{name}"'))]


def addresses(page: Page, code: str) -> list[str]:
    """Every address that one can come to from an agency's first page."""
    found, left = [], [f"/{page.token(code)}"]
    while left:
        where = left.pop()
        found.append(where)
        answer = page.client.get(where)
        if answer.headers["content-type"].startswith("text/html"):
            inner = {one for one in re.findall(r'href="(/[^"#]+)"', answer.text) if not one.endswith(".css")}
            left += sorted(inner - set(found) - set(left))
    return found


def test_a_link_of_any_bad_kind_gets_a_quiet_page_that_says_what_to_do(page: Page) -> None:
    token, due = page.token("cham"), page.due("cham")
    form = page.form(f"/{token}/{due.id}", "report") | {"text": "06 tin"}
    number = int(token.split(".")[0])
    foreign = token_of(AccessLink(id=number, revision=1), foreign_signer(page.office, page.now()))
    future = token_of(AccessLink(id=number, revision=1), signer_of(page.office, page.now().add(hours=1)))
    expected = [
        ("forged", token[:-3] + "AAA", NOW, 404, "Liên kết không đúng"),
        ("foreign", foreign, NOW, 404, "Liên kết không đúng"),
        ("future", future, NOW, 404, "Liên kết chưa dùng được"),
        ("expired", token, "2022-05-18T10:00", 410, "Liên kết đã hết hạn"),
        ("revoked", token, "2022-02-16T10:30", 410, "Liên kết đã được thu hồi"),
    ]
    for kind, bad, moment, status, says in expected:
        page.moment = moment
        if kind == "revoked":
            with writing(page.office.engine) as session:
                campaign, agency = find_campaign(session, SLUG), agency_by_code(session, "cham")
                revoke_links(Context(page.office, session, campaign, page.now(), OFFICER), agency, "gửi nhầm")
        before = everything(page)
        for where in (f"/{bad}", f"/{bad}/{due.id}", f"/{bad}/{due.id}/van-ban/0"):
            for answer in (page.client.get(where), page.client.head(where)):
                assert answer.status_code == status, (kind, where)
                assert "Chậm" not in answer.text and "77/STTTT" not in answer.text
        answer = page.client.post(f"/{bad}/{due.id}", data=form)
        assert answer.status_code == status and says in answer.text
        assert page.office.settings.office.telephone in answer.text
        assert everything(page) == before, kind


def test_another_agencys_thing_is_as_if_it_were_not_there(page: Page) -> None:
    token, theirs = page.token("cham"), page.due("im-lang")
    nobody = page.client.get(f"/{token}/999999")
    for where in (f"/{token}/{theirs.id}", f"/{token}/{theirs.id}/van-ban/0", f"/{token}/99999999999", f"/{token}/x"):
        answer = page.client.get(where)
        assert (answer.status_code, answer.text) == (404, nobody.text)
    form = page.form(page.at("im-lang"), "report") | {"text": "06 tin"}
    before = everything(page)
    assert page.client.post(f"/{token}/{theirs.id}", data=form).status_code == 404
    assert everything(page) == before


def test_no_page_of_an_agency_names_another(page: Page) -> None:
    hand_in(page.office, "dung-han", "2022-02-16T09:30")
    names = {agency.code: agency for agency in CAST.agency}
    for code in ("dung-han", "cham", "im-lang", "dang-tai"):
        own, visited = names[code], addresses(page, code)
        assert len(visited) >= 3
        for where in visited:
            content = page.client.get(where).text
            if "van-ban" in where:
                continue  # the directive itself, as all have got it
            for other in names.values():
                if other.code in (code, "so-tttt"):
                    continue
                strange = [
                    other.name,
                    *(c.name for c in other.contact),
                    *(u for c in other.contact for u in c.channels),
                ]
                assert not [word for word in strange if word in content and word not in own.name], (where, other.code)


def test_looking_changes_nothing_however_often(page: Page) -> None:
    visited = [one for code in ("cham", "im-lang", "dang-tai") for one in addresses(page, code)]
    visited += ["/", "/x", f"/{page.token('cham')}?trang=7"]
    before = everything(page)
    for number in range(SCANS):
        page.moment = f"2022-02-16T10:{number % 60:02d}"
        where = visited[number % len(visited)]
        assert page.client.get(where).status_code in (200, 404)
        assert page.client.head(where).status_code in (200, 404)
        assert page.client.request("OPTIONS", where).status_code == 405
    assert everything(page) == before


def test_every_answer_carries_the_strict_headers(page: Page) -> None:
    where = page.at("cham")
    style = re.search(r'href="(/style[^"]+)"', page.client.get(where).text)
    assert style
    pages = ["/", "/forged", where, f"/{page.token('cham')}", f"{where}/van-ban/0", style[1], "/a/b/c/d"]
    for one in pages:
        answer = page.client.get(one)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS, one
        assert answer.headers["cache-control"] == "no-store" or one == style[1]
        if answer.headers["content-type"].startswith("text/html"):
            assert not re.search(r"<script|style=|\bon\w+=|https?://(?!baocao)", answer.text), one
            assert len(answer.content) < 100_000
    assert page.client.put(where).status_code == 405


def test_an_address_that_asks_too_often_has_to_wait() -> None:
    now = 0.0
    buckets = Buckets(60, lambda: now)
    assert [buckets.wait("a") for _ in range(60)] == [0] * 60
    assert buckets.wait("a") == 1 and buckets.wait("b") == 0
    now = 2.0
    assert [buckets.wait("a") for _ in range(3)] == [0, 0, 1]
    for before, after in pairwise(range(20_000)):
        now = 100.0 + after
        buckets.wait(f"{before}")
    assert len(buckets._left) <= 10_001


def test_too_many_requests_are_told_when_to_come_again(page: Page) -> None:
    from fastapi.testclient import TestClient

    from portal.app import make_app

    page.office.settings.__dict__["portal"] = PortalSettings(per_minute=10)
    with TestClient(make_app(page.office, page.now)) as client:
        answers = [client.get("/") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert int(answers[-1].headers["retry-after"]) >= 1 and "Xin chờ một lát" in answers[-1].text
    assert answers[-1].headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_who_hands_down_sees_its_units_and_answers_for_them_and_they_do_not_see_each_other(page: Page) -> None:
    with writing(page.office.engine) as session:
        query = select(Due).where(Due.kind == ObligationKind.REPORT).order_by(Due.id)  # type: ignore[arg-type]
        first, second, third = session.exec(query).all()
        for unit in (second, third):
            session.get_one(Recipient, unit.recipient_id).parent_id = first.recipient_id
    top = f"/{page.token('dung-han')}/{page.due('dung-han').id}"
    content = page.client.get(top).text
    assert "Đơn vị trực thuộc: 0/2 đã trả lời" in content and "Phòng Chậm" in content and "Phòng Im Lặng" in content
    unit = f"/{page.token('dung-han')}/{page.due('cham').id}"
    assert "trả lời thay" in page.client.get(unit).text
    assert page.hand_in(unit, "report", text="02 tin của đơn vị").status_code == 303
    assert "1/2 đã trả lời" in page.client.get(top).text
    with reading(page.office.engine) as session:
        by = set(session.exec(select(Submission.recorded_by)))
    assert by == {"Chị Đúng, Phòng Đúng Hạn (trang của cơ quan), trả lời thay Phòng Chậm"}
    assert page.client.get(f"/{page.token('im-lang')}/{page.due('cham').id}").status_code == 404
    assert page.client.get(f"/{page.token('im-lang')}/{page.due('dung-han').id}").status_code == 404
