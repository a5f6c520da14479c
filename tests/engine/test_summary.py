"""What the forms of a campaign add up to: the same on every board, table, report and letter, and what the rows say."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, select

from models.app import App
from models.campaign import Window
from models.database import reading, writing
from tasks.agencies.directory import import_directory
from tasks.figures.counts import figures_in_all
from tasks.figures.summary import Summary, newest_summaries
from tasks.figures.summary_words import left_out_words, sum_lines
from tasks.launch.approve import approve_launch
from tasks.launch.draft import ObligationPart
from tasks.launch.recipients import confirmation_of_draft
from tasks.report_forms.aggregate import OUTSIDE_SUMS, Share, Sum
from tests.support.cast import CAST, FORM, OFFICER, TEXT, draft, launched, requested
from tests.support.instants import at
from tests.support.reports import HILLS, NOW, RIVER, directory, report, sums_of
from tests.support.verbs import accept, go, waive


def line(summary: Summary, key: str, choice: str = "", group: str = "") -> Sum:
    (found,) = [s for s in summary.sums if (s.field.key, s.choice, s.group) == (key, choice, group)]
    return found


def test_who_counts_and_who_stands_apart(reported: App) -> None:
    (one,) = sums_of(reported)
    assert one.title == "báo cáo kết quả về đợt thử"
    assert {share: [a.agency for a in one.of(share)] for share in Share} == {
        Share.GIVEN: ["Phòng Đúng Hạn", "Phòng Chậm", "Phòng Đạt"],
        Share.NIL: ["Phòng Không"],
        Share.BLANK: ["Phòng Trống"],
        Share.MISSING: ["Phòng Im Lặng", "Phòng Trả Lại"],
        Share.WAIVED: ["Phòng Miễn"],
    }
    number = line(one, "tin_bai")
    assert (number.amount, number.covered, number.wanted) == (Decimal("1240.5"), 3, 7)
    assert (number.waiting, number.waiting_amount) == (1, 6)  # cham's has come, and nobody has accepted it
    assert line(one, "phut").amount == Decimal("540.1")
    assert [line(one, "hinh_thuc", choice).amount for choice in FORM[2].choices] == [1, 0, 2]
    assert sum_lines(one.sums)[0] == ("Tin, bài (tin)", "1.240,5", "3/7 đơn vị, 42,85%", "6 (01 đơn vị)")
    assert left_out_words(one) == [
        ("Báo cáo không có nội dung", ["Phòng Không"]),
        ("Đã báo cáo, chưa có số liệu", ["Phòng Trống"]),
        ("Chưa báo cáo", ["Phòng Im Lặng (quá hạn)", "Phòng Trả Lại (quá hạn)"]),
        ("Được miễn", ["Phòng Miễn"]),
    ]


def test_the_summary_says_what_the_rows_say(reported: App) -> None:
    """Counted once more by hand, past all of our code."""
    query = text(
        'SELECT s."values" FROM due d JOIN submission s ON s.due_id = d.id AND s.round = d.round '
        "WHERE d.kind = 'report' AND d.state IN ('received', 'accepted') AND NOT s.nil"
    )
    with reading(reported.engine) as session:
        rows = [as_table(session, row[0]) for row in session.execute(query)]
        figures = figures_in_all(session, NOW)
        reports = figures_in_all(session, NOW, text("due.kind = 'report'"))
    (one,) = sums_of(reported)
    assert figures.expected > reports.expected == len(one.answers) == 8
    for key in ("tin_bai", "phut"):
        values = [Decimal(str(row[key])) for row in rows if key in row]
        assert (line(one, key).amount, line(one, key).covered) == (sum(values), len(values))
    shares = {share: len(one.of(share)) for share in Share}
    assert shares[Share.GIVEN] + shares[Share.NIL] + shares[Share.BLANK] == reports.received
    assert (shares[Share.NIL], shares[Share.MISSING], shares[Share.WAIVED]) == (
        reports.nil, reports.outstanding, reports.waived,
    )  # fmt: skip


def as_table(session: Session, value: Any) -> dict[str, Any]:
    """A JSON column as a plain query gives it: SQLite text, PostgreSQL a table."""
    table: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return table


def test_groups_as_the_directive_names_them_else_as_the_directory_has_them(reported: App) -> None:
    (one,) = sums_of(reported)
    groups = [s.group for s in one.sums if s.field.key == "tin_bai"]
    assert groups == ["", RIVER, HILLS, OUTSIDE_SUMS]
    hills, river, outside = (line(one, "tin_bai", group=name) for name in (HILLS, RIVER, OUTSIDE_SUMS))
    assert (hills.amount, hills.covered, hills.wanted) == (6, 2, 2)
    assert (river.amount, river.covered, river.wanted) == (Decimal("1234.5"), 1, 1)
    assert (outside.amount, outside.covered, outside.wanted) == (None, 0, 4)


def test_a_campaign_keeps_the_group_it_was_sent_to(reported: App) -> None:
    """Groups may change after it: cham was named as one of the hills, and stays one; dat was looked up."""
    later = directory()
    for agency in later.agency:
        agency.groups = []
    with writing(reported.engine) as session:
        import_directory(session, later, NOW, OFFICER)
    (one,) = sums_of(reported)
    assert [s.group for s in one.sums if s.field.key == "tin_bai"] == ["", HILLS, OUTSIDE_SUMS]
    assert line(one, "tin_bai", group=HILLS).wanted == 1


def test_a_report_that_comes_again_counts_once(reported: App) -> None:
    report(reported, "tra", "2022-02-18T09:00", tin_bai="7")
    (one,) = sums_of(reported)
    number = line(one, "tin_bai")
    assert (number.amount, number.covered, number.waiting) == (Decimal("1247.5"), 4, 2)
    assert line(one, "phut").covered == 2  # the first round's 900 minutes are gone


def test_waived_after_its_return_it_brings_nothing(reported: App) -> None:
    waive(reported, "tra", "2022-02-18T09:00")
    (one,) = sums_of(reported)
    assert line(one, "tin_bai").wanted == 6
    assert [a.values for a in one.of(Share.WAIVED)] == [{}, {}]


def test_a_later_request_stands_apart(reported: App) -> None:
    for code in ("khong", "trong", "cham"):
        accept(reported, code, "2022-02-18T09:00")
    for code in ("im-lang", "tra"):
        waive(reported, code, "2022-02-18T09:00")
    requested(reported, "2022-02-18T10:00", "2022-02-25")
    report(reported, "cham", "2022-02-18T11:00", tin_bai="5")
    first, second = sums_of(reported)
    assert first.title.endswith("về đợt thử, hạn 17/02/2022") and second.title.endswith("về đợt thử, hạn 25/02/2022")
    assert (line(first, "tin_bai").amount, line(second, "tin_bai").amount) == (Decimal("1240.5"), 5)
    assert (line(second, "tin_bai").covered, line(second, "tin_bai").wanted) == (1, 8)
    assert newest_summaries([first, second]) == [second]


def test_levels_of_which_one_adds_up_the_other_are_not_added_together(sqlite_office: App) -> None:
    """A district that reports what its communes report: the sum of both would count the communes twice."""
    app, cast = sqlite_office, CAST.model_copy(deep=True)
    cast.agency[2].parent = cast.agency[3].parent = "dung-han"  # cham, im-lang
    given = draft()
    part = given.obligation[-1].model_dump() | {"due_on": dt.date(2022, 2, 18), "lower": 2, "field": FORM[:1]}
    given.obligation[-1] = ObligationPart.model_validate(part)
    with writing(app.engine) as session:
        import_directory(session, cast, at("2022-01-24T08:30"), OFFICER)
        short = confirmation_of_draft(session, given).short
        approve_launch(app, session, given, TEXT.parent, short, at("2022-01-24T08:30"), OFFICER)
    go(app, "2022-01-24T08:30")
    for code, number in (("cham", "3"), ("im-lang", "4"), ("dung-han", "7")):
        report(app, code, tin_bai=number)
    high, low = sums_of(app)
    assert (high.title, low.title) == ("báo cáo kết quả, cấp 1 (cao nhất)", "báo cáo kết quả, cấp 2")
    assert [(one.sums[0].amount, one.sums[0].wanted) for one in (high, low)] == [(7, 1), (7, 2)]


def test_a_report_in_free_text_has_no_summary(sqlite_office: App) -> None:
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T08:30")
    requested(sqlite_office, "2022-02-14T09:00", "2022-02-17")
    assert sums_of(sqlite_office) == []


def test_the_summaries_of_one_window(reported: App) -> None:
    with reading(reported.engine) as session:
        (window,) = session.exec(select(Window.id))
    assert sums_of(reported, window_id=window) == sums_of(reported)
    assert sums_of(reported, window_id=(window or 0) + 1) == []
