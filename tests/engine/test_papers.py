"""What the office files and signs, opened again by the libraries that read such files, and held against the rows."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGN
from icalendar import Calendar

from models.app import App
from models.database import reading, writing
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.request import Wanted, request_reports
from tasks.errors import Refused
from tasks.figures.queries import campaign_status
from tasks.labels import standing_words
from tasks.papers import content, report_table
from tasks.papers.calendars import write_calendars
from tasks.papers.chosen_reports import WantedPaper
from tasks.papers.document import Paper, build_docx
from tasks.papers.symbol import own_symbol
from tests.support.cast import OFFICER, SLUG, hand_in, launched, requested
from tests.support.instants import at
from tests.support.verbs import accept, extend, go, locked, send_back, waive

NOW = "2022-02-21T09:00"


@pytest.fixture
def asked(app: App) -> App:
    """A report asked for: one on time, one late and returned, one never; each recorded."""
    launched(app)
    go(app, "2022-01-24T08:30")
    requested(app, "2022-02-14T09:00", "2022-02-17")
    go(app, "2022-02-14T09:05")
    hand_in(app, "dung-han", "2022-02-16T09:00")
    accept(app, "dung-han", "2022-02-16T10:00")
    hand_in(app, "cham", "2022-02-18T09:00")
    return app


def papers(app: App, what: str, window: str | None, due_on: dt.date | None = None, report: str = "") -> Paper:
    with reading(app.engine) as session:
        campaign = find_campaign(session, SLUG)
        wanted = WantedPaper(content.window_of(session, campaign, window), report, due_on)
        return content.DOCUMENTS[what](app, session, campaign, wanted, at(NOW))


def opened(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(build_docx(paper, at(NOW))))


def words(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_chase_says_how_many_have_reported_and_names_the_missing(asked: App) -> None:
    paper = papers(asked, "chase", "dot", dt.date(2022, 2, 25))
    said = words(opened(paper))
    assert "2/3 đơn vị đã báo cáo (đúng hạn 01, chậm 01); còn 01 đơn vị chưa báo cáo" in said
    assert "Công văn số 77/STTTT-TTBCXB ngày 24/01/2022" in said
    assert "chậm nhất ngày 17/02/2022" in said and "chậm nhất thứ Sáu, ngày 25/02/2022" in said
    assert "Kính gửi: Phòng Im Lặng" in said
    assert [annex.table.rows for annex in paper.annexes] == [(("1", "Phòng Im Lặng", "17:00 17/02/2022", "quá hạn"),)]


def test_a_returned_report_is_missing_again(asked: App) -> None:
    send_back(asked, "cham", "2022-02-18T10:00")
    paper = papers(asked, "chase", None, dt.date(2022, 2, 25))
    said = " ".join(paper.body)
    assert "1/3 đơn vị đã báo cáo" in said and "01 đơn vị được đề nghị bổ sung nhưng chưa gửi lại" in said
    assert paper.to == ("Phòng Chậm", "Phòng Im Lặng")


def test_there_is_nobody_to_chase(asked: App) -> None:
    waive(asked, "im-lang", "2022-02-18T10:00")
    with pytest.raises(Refused, match="không có ai để đôn đốc"):
        papers(asked, "chase", None, dt.date(2022, 2, 25))


@pytest.mark.parametrize(("day", "says"), [("2022-02-21", "sau hôm nay"), ("2022-02-26", "ngày nghỉ")])
def test_the_new_day_is_a_working_day_to_come(asked: App, day: str, says: str) -> None:
    for what in ("chase", "request"):
        with pytest.raises(Refused, match=says):
            papers(asked, what, None, dt.date.fromisoformat(day))


def test_the_request_goes_to_those_bound_and_names_the_day(asked: App) -> None:
    said = words(opened(papers(asked, "request", "dot", dt.date(2022, 2, 25))))
    assert "V/v báo cáo kết quả về đợt thử theo Công văn số 77/STTTT-TTBCXB ngày 24/01/2022" in said
    assert "- Phòng Đúng Hạn;" in said and "- Phòng Im Lặng." in said and "Trung tâm Đăng Tải" not in said
    with pytest.raises(Refused, match="không có khung thời gian “khác”"):
        papers(asked, "request", "khác", dt.date(2022, 2, 25))


def test_the_report_has_the_figures_of_the_rows(asked: App) -> None:
    paper = papers(asked, "report", None)
    with reading(asked.engine) as session:
        one = campaign_status(session, at(NOW), find_campaign(session, SLUG))["campaigns"][0]
    counts = ("expected", "received", "on_time", "late", "extended", "waived", "outstanding")
    (figures,) = paper.figures
    assert figures.rows == (("Báo cáo kết quả về đợt thử", *(f"{one[key]:02d}" for key in counts), "66,66%"),)
    (annex,) = paper.annexes
    assert [row[1:] for row in annex.table.rows] == [
        ("Phòng Đúng Hạn", "17:00 17/02/2022", "16/02/2022", "xong"),
        ("Phòng Chậm", "17:00 17/02/2022", "18/02/2022", "chờ duyệt, chậm"),
        ("Phòng Im Lặng", "17:00 17/02/2022", "–", "quá hạn"),
    ]
    document = opened(paper)
    said = words(document)
    assert "BÁO CÁO" in said and "/BC-STTTT" in said and "V/v" not in said and "Kính gửi" not in said
    assert "- Phòng Chậm: nhận ngày 18/02/2022, muộn từ 18/02/2022." in said
    assert "- Phòng Im Lặng (hạn 17/02/2022)." in said


def test_nothing_asked_nothing_to_report(sqlite_office: App) -> None:
    launched(sqlite_office)
    with pytest.raises(Refused, match="chưa yêu cầu báo cáo nào"):
        papers(sqlite_office, "report", None)


def test_the_form_is_that_of_the_annex(asked: App) -> None:
    """Nghị định 30/2020/NĐ-CP, Annex I: paper, margins, letters, sizes, places."""
    document = opened(papers(asked, "chase", None, dt.date(2022, 2, 25)))
    first, annex = document.sections
    for section in (first, annex):
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
        top, bottom, left, right = (
            round(margin.mm)  # type: ignore[union-attr]
            for margin in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        )
        assert 20 <= top <= 25 and 20 <= bottom <= 25 and 30 <= left <= 35 and 15 <= right <= 20
        assert section.different_first_page_header_footer and not section.first_page_header.paragraphs[0].text
        assert "PAGE" in section.header.paragraphs[0]._p.xml
        assert section.header.paragraphs[0].alignment == ALIGN.CENTER
    assert 'w:pgNumType w:start="1"' in annex._sectPr.xml
    assert document.styles["Normal"].font.name == "Times New Roman"  # type: ignore[attr-defined]

    head, foot, _ = document.tables
    left, right = head.rows[0].cells
    assert form(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == (12, True, False, ALIGN.CENTER)
    assert form(right, "Độc lập - Tự do - Hạnh phúc") == (13, True, False, ALIGN.CENTER)
    assert form(left, "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN") == (12, False, False, ALIGN.CENTER)
    assert form(left, "SỞ THÔNG TIN VÀ TRUYỀN THÔNG") == (12, True, False, ALIGN.CENTER)
    number = next(p.text for p in left.paragraphs if p.text.startswith("Số:"))
    assert number.replace("\xa0", "") == "Số: /STTTT-TTBCXB"
    place = next(p for p in right.paragraphs if p.text.startswith("Lạng Sơn"))
    assert place.text.replace("\xa0", "") == "Lạng Sơn, ngày  tháng 02 năm 2022" and place.runs[0].italic

    body = [p for p in document.paragraphs if p.alignment == ALIGN.JUSTIFY]
    for paragraph in body:
        shape = paragraph.paragraph_format
        assert paragraph.runs[0].font.size.pt == 14 and shape.first_line_indent.mm == pytest.approx(12.7, abs=0.1)  # type: ignore[union-attr]
        assert shape.space_before.pt >= 6  # type: ignore[union-attr]
    assert body[-1].text.endswith("./.")

    copies, signature = foot.rows[0].cells
    assert form(copies, "Nơi nhận:") == (12, True, True, ALIGN.LEFT)
    assert form(copies, "- Lưu: VT, TTBCXB.") == (11, False, False, ALIGN.LEFT)
    assert form(signature, "TL. GIÁM ĐỐC") == (14, True, False, ALIGN.CENTER)
    assert form(signature, "CHÁNH VĂN PHÒNG") == (14, True, False, ALIGN.CENTER)


def form(cell: Any, text: str) -> tuple[Any, ...]:
    """Size, weight, slope and place of the paragraph of a text."""
    paragraph = next(p for p in cell.paragraphs if p.text == text)
    run = paragraph.runs[0]
    return run.font.size.pt, run.bold, run.italic, paragraph.alignment


@pytest.mark.parametrize(
    ("number", "chase", "report"),
    [
        ("123/STTTT-TTBCXB", "STTTT-TTBCXB", "BC-STTTT"),
        ("09/KH-UBND", "UBND", "BC-UBND"),
        ("15/2022/QĐ-UBND", "UBND", "BC-UBND"),
        ("67 - HD/BTGTU", "BTGTU", "BC-BTGTU"),
        ("5/SYT", "SYT", "BC-SYT"),
    ],
)
def test_symbols_follow_the_directives_own(number: str, chase: str, report: str) -> None:
    assert (own_symbol(number), own_symbol(number, "Báo cáo")) == (chase, report)


def test_the_sheet_equals_the_status(asked: App) -> None:
    extend(asked, "im-lang", "2022-02-24", "2022-02-17T15:00")
    with reading(asked.engine) as session:
        campaign = find_campaign(session, SLUG)
        one = campaign_status(session, at(NOW), campaign)["campaigns"][0]
        book = openpyxl.load_workbook(io.BytesIO(report_table.tracking_workbook(session, campaign, at(NOW))))
    table = book["Theo dõi"]
    rows = list(table.iter_rows(min_row=report_table.TITLE_ROWS + 1, values_only=True))
    assert rows[0] == tuple(head for head, _ in report_table.SHEET_COLUMNS.values())
    assert len(rows) == 1 + len(one["dues"]) > 6
    for row, due in zip(rows[1:], one["dues"], strict=True):
        cells = dict(zip(report_table.SHEET_COLUMNS, row, strict=True))
        for key in ("id", "agency", "round"):
            assert cells[key] == due[key]
        for key in ("overdue", "late", "extended", "nil", "paused"):
            assert (cells[key] == "có") is due[key]
        for key in ("remind_by", "late_after", "received_at", "next_step_at"):
            assert cells[key] == (dt.datetime.fromisoformat(due[key]).replace(tzinfo=None) if due[key] else None)
        assert cells["stated_on"] == (dt.datetime.fromisoformat(due["stated_on"]) if due["stated_on"] else None)
        assert cells["says"] == standing_words(due)
    names, reports = list(book["Số liệu"].iter_rows(max_row=2, values_only=True))
    found = dict(zip(names[1:], reports[1:], strict=True))
    assert {key: found[head] for key, head in report_table.FIGURES.items()} == {
        key: one["windows"][0][key] for key in report_table.FIGURES
    }


def test_a_name_that_looks_like_a_formula_is_a_name(asked: App) -> None:
    from models.campaign import Recipient

    with writing(asked.engine) as session:
        session.get_one(Recipient, 1).name = '=HYPERLINK("http://x")\x0b'
    with reading(asked.engine) as session:
        book = openpyxl.load_workbook(
            io.BytesIO(report_table.tracking_workbook(session, find_campaign(session, SLUG), at(NOW)))
        )
    cell = book["Theo dõi"].cell(report_table.TITLE_ROWS + 2, 2)
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")


def test_calendars_follow_the_rows(asked: App, tmp_path: Path) -> None:
    def write() -> list[str]:
        with reading(asked.engine) as session:
            return sorted(path.name for path in write_calendars(asked, session, tmp_path))

    def entries(name: str) -> dict[str, Any]:
        calendar = Calendar.from_ical((tmp_path / name).read_bytes())
        assert not calendar.errors  # type: ignore[union-attr]
        return {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}  # type: ignore[union-attr]

    assert write() == ["cham.ics", "dang-tai.ics", "dung-han.ics", "im-lang.ics", "tat-ca.ics"]
    with reading(asked.engine) as session:
        dues = campaign_status(session, at(NOW))["campaigns"][0]["dues"]
    every, mine = entries("tat-ca.ics"), entries("im-lang.ics")
    dated = {f"due-{due['id']}@stttt.langson.example": due for due in dues if due["remind_by"]}
    assert every.keys() == dated.keys() and len(mine) == 2
    for uid, due in dated.items():
        assert every[uid]["dtstart"].dt == dt.datetime.fromisoformat(due["remind_by"])
        assert str(every[uid]["summary"]).startswith("Hạn" if due["state"] == "open" else "Đã xong")
    assert write() == []

    extend(asked, "im-lang", "2022-02-24", "2022-02-17T15:00")
    assert write() == ["im-lang.ics", "tat-ca.ics"]
    moved = next(entry for uid, entry in entries("im-lang.ics").items() if entry["sequence"] == 2)
    assert moved["dtstart"].dt == at("2022-02-24T17:00") and str(moved["uid"]) in mine
    assert "hết ngày 24/02/2022" in str(moved["description"])


def test_a_folder_that_cannot_be_written_is_named(asked: App, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with reading(asked.engine) as session, pytest.raises(Refused, match="không ghi được lịch"):
        write_calendars(asked, session, tmp_path / "file")


def test_a_report_is_chosen_by_its_name(asked: App) -> None:
    assert papers(asked, "chase", None, dt.date(2022, 2, 25), "đợt thử").to == ("Phòng Im Lặng",)
    assert papers(asked, "report", None, None, "Kết quả về đợt").annexes[0].table.rows
    with pytest.raises(Refused, match="không có báo cáo “tuần 49”; hãy dùng một trong: “báo cáo kết quả về đợt thử”"):
        papers(asked, "chase", None, dt.date(2022, 2, 25), "tuần 49")


def test_what_is_not_due_is_no_matter_of_the_papers(asked: App) -> None:
    """A report asked for by a day that is ahead: chased and told only where it is named."""
    with writing(asked.engine) as session:
        campaign = locked(session)
        request_reports(Context(asked, session, campaign, at(NOW), OFFICER), Wanted(dt.date(2022, 3, 10), window=None))
    assert papers(asked, "chase", None, dt.date(2022, 2, 25)).to == ("Phòng Im Lặng",)
    told = papers(asked, "report", None)
    assert len(told.annexes[0].table.rows) == 3 and "03" in told.figures[0].rows[0]
