"""The page on which a consulted agency answers: four plain choices, remarks, a file; also after its silence."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from models.app import App
from models.config.settings import PortalSettings
from models.enums import ObligationKind
from models.states import DueState
from portal.app import make_app
from tests.support.consulted import ARTICLE, CODES, LETTER, consulted
from tests.support.page import BASE, Page, words
from tests.support.verbs import go

KIND = ObligationKind.CONSULTATION
OPINIONS = ("Đồng ý", "Đồng ý, có góp ý", "Không đồng ý", "Không có ý kiến")


def page_of(app: App, levels: int = 1) -> Iterator[Page]:
    settings = app.settings.model_copy(update={"portal": PortalSettings(base_url=BASE, per_minute=100_000)})
    app = replace(app, settings=settings)
    consulted(app, levels=levels)
    go(app, "2026-11-16T08:30")
    here = Page(app, None, "2026-11-17T09:00")  # type: ignore[arg-type]
    with TestClient(make_app(app, here.now), base_url=BASE, follow_redirects=False) as client:
        here.client = client
        yield here


@pytest.fixture
def opinions(sqlite_office: App) -> Iterator[Page]:
    """Ten agencies are consulted; it is the day after."""
    yield from page_of(sqlite_office)


@pytest.fixture
def reviewed(sqlite_office: App) -> Iterator[Page]:
    """The same, where two levels accept."""
    yield from page_of(sqlite_office, levels=2)


def place(page: Page, code: str) -> str:
    return f"/{page.token(code)}/{page.due(code, KIND, LETTER).id}"


def test_an_opinion_is_given_with_what_it_needs(opinions: Page) -> None:
    where = place(opinions, CODES[0])
    text = words(opinions.client.get(where).text)
    assert all(f"{one} " in text for one in OPINIONS)
    assert f"nếu quý cơ quan không trả lời thì được coi như đồng ý, theo {ARTICLE}" in text
    for given, why in (
        ({}, "Hãy chọn một trong bốn ý kiến."),
        ({"opinion": "remarks"}, "Hãy ghi nội dung góp ý, hoặc chọn tệp gửi kèm."),
        ({"opinion": "agree", "text": "sửa Điều 3"}, "Đã ghi nội dung thì chọn"),
    ):
        answer = opinions.hand_in(where, "opinion", **given)
        assert answer.status_code == 422 and why in words(answer.text)
    assert opinions.due(CODES[0], KIND, LETTER).state is DueState.OPEN
    form = opinions.form(where, "opinion") | {"opinion": "disagree"}
    files = {"files": ("gop-y.pdf", b"%PDF-1.7 gop y", "application/pdf")}
    assert opinions.client.post(where, data=form, files=files).status_code == 303
    text = words(opinions.client.get(where).text)
    assert "Ý kiến đã nhận, đang xem xét." in text and "Ý kiến của quý cơ quan: không đồng ý" in text
    assert "gop-y.pdf" in text and 'name="opinion"' not in opinions.client.get(where).text


def test_after_silence_an_opinion_is_kept_and_told_to_be_late(opinions: Page) -> None:
    go(opinions.office, "2026-11-23T08:00")
    opinions.moment = "2026-11-23T09:00"
    where = place(opinions, CODES[1])
    text = words(opinions.client.get(where).text)
    assert f"được coi như đồng ý, theo {ARTICLE}" in text and "Gửi ý kiến sau thời hạn" in text
    assert opinions.hand_in(where, "opinion", opinion="disagree", text="Trùng Điều 7").status_code == 303
    assert opinions.due(CODES[1], KIND, LETTER).state is DueState.RECEIVED
    assert "cán bộ xem xét việc thay thế" in words(opinions.client.get(where).text)


def test_of_two_levels_the_agency_sees_that_it_is_examined(reviewed: Page) -> None:
    where = place(reviewed, CODES[0])
    assert reviewed.hand_in(where, "opinion", opinion="agree").status_code == 303
    assert "Ý kiến đã nhận, đang xem xét." in words(reviewed.client.get(where).text)
    assert "đã nhận, đang xem xét" in words(reviewed.client.get(f"/{reviewed.token(CODES[0])}").text)
