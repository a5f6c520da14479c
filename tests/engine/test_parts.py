"""A campaign of several parts: each window's figures stand apart, and the whole beside them."""

import datetime as dt
from dataclasses import replace

import pytest

from models.app import App
from models.database import reading, writing
from models.enums import ObligationKind
from tasks.agencies.directory import import_directory
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns import submissions
from tasks.campaigns.context import Context
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign, pick_due
from tasks.campaigns.request import Wanted, request_reports
from tasks.campaigns.review import acceptance
from tasks.desk.campaign_board import campaign_board
from tasks.desk.html_board import html_board
from tasks.figures.counts import by_part, standings_of
from tasks.launch.approve import approve_launch
from tasks.launch.draft import WindowPart
from tasks.launch.recipients import confirmation_of_draft
from tasks.papers import content
from tasks.papers.chosen_reports import WantedPaper
from tests.support.cast import CAST, LAUNCHED, OFFICER, SLUG, TEXT, draft
from tests.support.instants import at
from tests.support.maildir import mails
from tests.support.verbs import close, go

SECOND = WindowPart(key="tet", topic="vui xuân", starts_on=dt.date(2022, 1, 21), ends_on=dt.date(2022, 2, 16))


@pytest.fixture
def parted(app: App) -> App:
    """Two windows, a report asked for on each: two and one of three come, one of them late."""
    given = draft()
    given.window.append(SECOND)
    with writing(app.engine) as session:
        import_directory(session, CAST, at(LAUNCHED), OFFICER)
        approve_launch(
            app, session, given, TEXT.parent, confirmation_of_draft(session, given).short, at(LAUNCHED), OFFICER
        )
    go(app, "2022-01-24T08:30")
    for number, key in enumerate(("dot", "tet")):
        with writing(app.engine) as session:
            campaign = lock_campaign(session, find_campaign(session, SLUG).id)
            request_reports(
                Context(app, session, campaign, at(f"2022-02-14T09:0{number}"), OFFICER),
                Wanted(dt.date(2022, 2, 17), window=key),
            )
    go(app, "2022-02-14T09:05")
    for code, key, when in (("dung-han", "dot", "16"), ("cham", "dot", "18"), ("dung-han", "tet", "16")):
        with writing(app.engine) as session:
            campaign = lock_campaign(session, find_campaign(session, SLUG).id)
            due = pick_due(session, campaign, agency_by_code(session, code), ObligationKind.REPORT, key)
            came, seen = at(f"2022-02-{when}T09:00"), at(f"2022-02-{when}T10:00")
            submissions.record_submission(
                Context(app, session, campaign, came, OFFICER), due, submissions.Given("kết quả")
            )
            acceptance.accept_report(Context(app, session, campaign, seen, OFFICER), due)
    return app


def test_the_closing_letter_tells_the_parts_apart_and_the_whole(parted: App) -> None:
    close(parted, "2022-02-21T09:00")
    go(parted, "2022-02-21T09:05")
    letter = next(m for m in mails(parted) if m.to == "giamdoc@so.example" and "Kết thúc" in m.subject)
    assert letter.subject.endswith("Kết thúc đợt thực hiện: 3/6 báo cáo đã nộp")
    assert "Đơn vị phải báo cáo: 03, với tổng số 06 báo cáo" in letter.text
    assert "Đã báo cáo: 03, trong đó đúng hạn 02, chậm 01" in letter.text
    assert "Đợt thử: đã báo cáo 02/03 (đúng hạn 01, chậm 01), chưa báo cáo 01" in letter.text
    assert "Vui xuân: đã báo cáo 01/03 (đúng hạn 01, chậm 00), chưa báo cáo 02" in letter.text
    missing = letter.text.split("Đơn vị chưa báo cáo")[1].split("Đơn vị báo cáo chậm")[0]
    assert missing.count("Phòng Im Lặng, ") == 2 and "Phòng Chậm, vui xuân (hạn 17/02/2022)" in missing


def test_the_closing_letter_in_english_tells_the_same(parted: App) -> None:
    mail = parted.settings.mail.model_copy(update={"language": "en"})
    english = replace(parted, settings=parted.settings.model_copy(update={"mail": mail}))
    close(english, "2022-02-21T09:00")
    go(english, "2022-02-21T09:05")
    letter = next(m for m in mails(english) if m.to == "giamdoc@so.example" and "losing" in m.subject)
    assert letter.subject.endswith("Closing of the campaign: 3 of 6 reports received")
    assert "Agencies required to report: 3, 6 reports in all" in letter.text
    assert "Vui xuân: 1 of 3 reported (on time 1, late 0), not reported 2" in letter.text


def test_the_closing_letter_of_one_part_speaks_of_it_alone(parted: App) -> None:
    close(parted, "2022-02-21T09:00", "tet")
    go(parted, "2022-02-21T09:05")
    letter = next(m for m in mails(parted) if m.to == "giamdoc@so.example" and "Kết thúc" in m.subject)
    assert letter.subject.endswith("Kết thúc phần vui xuân: 1/3 đơn vị đã báo cáo")
    assert "theo từng phần" not in letter.text and "đợt thử" not in letter.text.casefold()


def test_boards_and_the_report_tell_the_parts_apart(parted: App) -> None:
    now = at("2022-02-21T09:00")
    with reading(parted.engine) as session:
        campaign = find_campaign(session, SLUG)
        drawn = campaign_board(parted, session, campaign, now)
        html = html_board(parted, session, now)
        paper = content.report_document(parted, session, campaign, WantedPaper(), now)
    # expected, received, on time, late, outstanding, overdue, waived
    assert "| báo cáo | 6 | 3 | 2 | 1 | 3 | 0 | 0 |\n| – đợt thử | 3 | 2 | 1 | 1 | 1 | 0 | 0 |" in drawn
    assert "| – vui xuân | 3 | 1 | 1 | 0 | 2 | 0 | 0 |" in drawn
    assert ">báo cáo: vui xuân</div><b>1</b>/3" in html and ">báo cáo</div><b>3</b>/6" in html
    assert [line[:3] for table in paper.figures for line in table.rows] == [
        ("Báo cáo kết quả về đợt thử", "03", "02"),
        ("Báo cáo kết quả về vui xuân", "03", "01"),
        ("Cộng", "06", "03"),
    ]


def test_one_part_is_the_whole(parted: App) -> None:
    with reading(parted.engine) as session:
        rows = standings_of(session, find_campaign(session, SLUG).id, ObligationKind.REPORT)
    first = [row for row in rows if row.due.window_id == rows[0].due.window_id]
    assert by_part(first, [], at(LAUNCHED)) == []
