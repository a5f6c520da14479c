"""What people look at: the boards, what waits for a person, the page; and that each says what the rows say."""

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from sqlmodel import select

from models.agency import Agency
from models.app import App
from models.campaign import Recipient, Window
from models.config.settings import CalendarSettings
from models.database import reading
from models.directive import Directive
from models.states import MessageState
from tasks.campaigns.lookup import find_campaign
from tasks.delivery.outcome import Outcome
from tasks.desk.campaign_board import campaign_board
from tasks.desk.html_board import html_board
from tasks.desk.overview import overview_board, waiting_list
from tasks.desk.timeline import timeline_chart
from tasks.figures.digest import needs_of
from tasks.figures.work_item import names_in_short
from tasks.figures.work_queue import work_items
from tasks.ops.patrol import patrol
from tests.support.cast import SLUG, hand_in, launched, requested
from tests.support.instants import at
from tests.support.messages import VIETNAMESE
from tests.support.verbs import Refusing, go


@pytest.fixture
def late(sqlite_office: App) -> App:
    """A report asked for, one agency on time, the others overdue."""
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T09:00")
    requested(sqlite_office, "2022-02-16T09:00", "2022-02-18")
    go(sqlite_office, "2022-02-16T09:05")
    hand_in(sqlite_office, "dung-han", "2022-02-17T10:00")
    go(sqlite_office, "2022-02-18T08:00", "2022-02-21T08:00")
    return sqlite_office


def drawn(app: App, when: str) -> str:
    with reading(app.engine) as session:
        return campaign_board(app, session, find_campaign(session, SLUG), at(when))


def test_the_board_says_what_will_go_out(late: App) -> None:
    text = drawn(late, "2022-02-21T09:00")
    assert "| Phòng Chậm | " in text and "🔴 quá hạn 17:00 18/02 |" in text
    ahead = text.split("## Sẽ gửi trong 10 ngày làm việc tới")[1]
    assert re.search(r"\| 08:00 23/02/2022 \| đôn đốc[^|]* lần 2 \| 2 \|", ahead), ahead
    go(late, "2022-02-23T08:00")
    assert "23/02/2022" not in drawn(late, "2022-02-23T09:00").split("## Sẽ gửi")[1].split("##")[0]


def test_the_same_rows_draw_the_same_board_until_the_day_changes(late: App) -> None:
    assert drawn(late, "2022-02-21T09:00") == drawn(late, "2022-02-21T16:00")


def test_an_edited_calendar_that_is_not_applied_is_said_on_every_board_and_in_the_digest(late: App) -> None:
    edited = CalendarSettings(days_off=(dt.date(2022, 2, 25),))
    office = replace(late, settings=late.settings.model_copy(update={"calendar": edited}))
    for app, says in ((late, False), (office, True)):
        with reading(app.engine) as session:
            waits = work_items(app, session)
            page = html_board(app, session, at("2022-02-21T09:00"))
        told = needs_of(waits, 1)
        boards = drawn(app, "2022-02-21T09:00"), waiting_list(waits), page, "".join(line.what for line in told)
        assert ["ã sửa mà chưa áp dụng" in board for board in boards] == [says] * 4


def test_the_overview_counts_what_is_overdue(late: App) -> None:
    with reading(late.engine) as session:
        text = overview_board(session, at("2022-02-21T09:00"))
    assert "| 77/STTTT-TTBCXB | tuyên truyền thử | 🟢 đang thực hiện | 🔴 6 | muộn từ 26/01/2022 | 0/3 | 1/3 |" in text


def test_every_board_speaks_english(late: App, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Refusing(late, Outcome(MessageState.REFUSED, 550, "no such user"), "imlang@huyen.example")
    patrol(late, failing, at("2022-02-23T08:00"))
    monkeypatch.setattr("tasks.i18n.speaks_english", lambda: True)
    with reading(late.engine) as session:
        rows = (Agency.name, Recipient.name, Recipient.group, Window.topic, Directive.subject, Directive.reference_no)
        names = {name for column in rows for name in session.exec(select(column))} - {""}
        waits = waiting_list(work_items(late, session))
        texts = [drawn(late, "2022-02-23T09:00"), overview_board(session, at("2022-02-23T09:00")), waits]
        texts.append(waiting_list([]))
    for text in texts:
        for name in sorted(names, key=len, reverse=True):
            text = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
        assert [line for line in text.splitlines() if VIETNAMESE.search(line)] == []


def test_what_waits_for_a_person(late: App) -> None:
    failing = Refusing(late, Outcome(MessageState.REFUSED, 550, "no such user | 5.1.1"), "imlang@huyen.example")
    patrol(late, failing, at("2022-02-23T08:00"))
    with reading(late.engine) as session:
        rows = work_items(late, session)
    assert [row.what for row in rows][-1] == "1 báo cáo chờ duyệt"
    assert rows[-1].who == "Phòng Đúng Hạn"
    assert any("bị từ chối (no such user" in row.what and "Phòng Im Lặng" in row.who for row in rows)
    table = waiting_list(rows).splitlines()[2:]
    assert {line.count("|") for line in table} == {5}, table
    assert "Không có gì" in waiting_list([])


class Page(HTMLParser):
    """The cells of the heat map, and whatever would be fetched from outside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "td" and (given.get("class") or "").startswith("c "):
            self.cells.append(f"{given['title']}")
        self.fetched += [value for key, value in attrs if key in ("src", "href", "data") and value]


def test_the_page_shows_every_thing_owed_and_needs_nothing_from_outside(late: App) -> None:
    with reading(late.engine) as session:
        text = html_board(late, session, at("2022-02-21T09:00"))
    found = Page(text)
    assert found.fetched == [] and "url(" not in text and "@import" not in text
    assert "@huyen.example" not in text
    assert len(found.cells) == 3 + 3 + 1  # acknowledgements, reports, one publication
    assert [cell for cell in found.cells if "quá hạn, hạn 17:00 18/02/2022" in cell] != []
    assert any(
        cell.startswith("Phòng Đúng Hạn: chờ duyệt, hạn 17:00 18/02/2022, nhận 10:00 17/02/2022")
        for cell in found.cells
    )


def test_names_are_few() -> None:
    assert names_in_short(["A", "B"]) == "A; B"
    assert names_in_short(list("ABCDEFG")) == "A; B; C; D; E và 2 nơi khác"


def test_a_timeline_of_nothing_but_today_is_drawn() -> None:
    from collections import Counter

    day = dt.date(2022, 1, 24)
    drawn = timeline_chart([], {}, Counter(), Counter(), day)
    assert 0 < drawn["today"] < drawn["width"]
    assert drawn["pulses"] == drawn["flags"] == []
