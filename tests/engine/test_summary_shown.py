"""The sums on the board, the page, in the table, the report, the letter and on the screen: one and the same."""

import html
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pytest
from rich.console import Console

from flows.cli.screen import summary
from models.app import App
from models.database import reading
from tasks.campaigns.lookup import find_campaign
from tasks.desk.campaign_board import campaign_board
from tasks.desk.html_board import html_board
from tasks.figures.queries import campaign_status
from tasks.figures.summary import Summary, as_json
from tasks.figures.summary_words import APART, amount_words, answer_line, coverage_words, left_out_words, sum_lines
from tasks.papers import content, report_table
from tasks.papers.chosen_reports import WantedPaper
from tasks.papers.document import build_docx
from tasks.papers.summary_table import AGENCIES, ALL, SUMS
from tasks.render import capitalised, table_cell
from tasks.report_forms.aggregate import plain_number
from tests.support.cast import FORM, SLUG
from tests.support.maildir import mails
from tests.support.reports import NOW, report, sums_of
from tests.support.verbs import accept, close, go


@pytest.fixture
def one(reported: App) -> Summary:
    (found,) = sums_of(reported)
    return found


def test_the_lists_for_programs(reported: App, one: Summary) -> None:
    with reading(reported.engine) as session:
        (shown_,) = campaign_status(session, NOW, find_campaign(session, SLUG))["campaigns"][0]["summaries"]
    whole = json.loads(json.dumps(as_json(one)))
    assert {key: value for key, value in whole.items() if key != "agencies"} == shown_
    assert (whole["asked"], whole["given"], whole["nil"]) == (8, 3, ["Phòng Không"])
    first = whole["sums"][0]
    assert (first["key"], first["amount"], first["covered"], first["wanted"], first["coverage"]) == (
        "tin_bai", 1240.5, 3, 7, 0.4285,
    )  # fmt: skip
    told = {a["agency"]: a["values"] for a in whole["agencies"] if a["share"] == "given"}
    for field in FORM[:2]:
        values = [Decimal(str(mine[field.key])) for mine in told.values() if field.key in mine]
        assert sum(values) == Decimal(str(next(s["amount"] for s in whole["sums"] if s["key"] == field.key)))


def test_the_board(reported: App, one: Summary) -> None:
    with reading(reported.engine) as session:
        drawn = campaign_board(reported, session, find_campaign(session, SLUG), NOW)
    part = drawn.split("## Số liệu tổng hợp")[1].split("## Khung thời gian")[0]
    assert f"### {capitalised(one.title)}" in part
    assert [line for line in sum_lines(one.sums) if f"| {' | '.join(map(table_cell, line))} |" not in part] == []
    for word, names in left_out_words(one):
        assert f"- {word}: {'; '.join(names)}" in part
    assert "| Phòng Chậm | 6 | 540 | Mạng |  | thiếu / máy | chờ duyệt |" in part


def test_what_an_agency_wrote_is_text_on_the_board_and_on_the_page(reported: App) -> None:
    report(reported, "tra", "2022-02-18T09:00", tin_bai="1", ghi_chu="<img src=//x> [a](http://x) `b`")
    with reading(reported.engine) as session:
        drawn = campaign_board(reported, session, find_campaign(session, SLUG), NOW)
        drawn_page = html_board(reported, session, NOW)
    assert r"\<img src=//x\> \[a\](http://x) \`b\`" in drawn
    assert "<img" not in drawn_page and "&lt;img src=//x&gt;" in drawn_page


def test_the_page(reported: App, one: Summary) -> None:
    with reading(reported.engine) as session:
        text = html.unescape(html_board(reported, session, NOW))
    for name, said, of, waits in sum_lines(one.sums):
        assert f"<tr><td>{name}</td><td><b>{said}</b></td><td>{of}</td><td>{waits}</td></tr>" in text
    for word, names in left_out_words(one):
        assert f"{word}: {'; '.join(names)}" in text
    for answer in one.answers:
        assert "".join(f"<td>{word}</td>" for word in answer_line(one, answer)) in text


def test_the_table(reported: App, one: Summary) -> None:
    with reading(reported.engine) as session:
        raw = report_table.tracking_workbook(session, find_campaign(session, SLUG), NOW)
    book = openpyxl.load_workbook(io.BytesIO(raw))
    heads, *rows = book["Tổng hợp"].iter_rows(values_only=True)
    assert heads == tuple(SUMS) and len(rows) == len(one.sums)
    for row, each in zip(rows, one.sums, strict=True):
        found = dict(zip(heads, row, strict=True))
        assert (found["Báo cáo"], found["Nhóm"], found["Nội dung"]) == (one.title, each.group or ALL, each.field.label)
        assert (found["Tổng số"], found["Đơn vị có số liệu"], found["Đơn vị phải báo cáo"]) == (
            plain_number(each.amount), each.covered, each.wanted,
        )  # fmt: skip
        assert found["Tỷ lệ"] <= each.covered / each.wanted < found["Tỷ lệ"] + 0.0001
        assert (found["Đơn vị chờ duyệt"] or 0) == each.waiting
    _heads, *rows = book["Từng đơn vị"].iter_rows(values_only=True)
    columns: dict[str, Any] = {}
    for place, field in enumerate(FORM, start=len(AGENCIES)):
        columns[field.key] = [row[place] for row in rows]
    assert [row[2] for row in rows] == [answer.agency for answer in one.answers]
    for field in FORM[:2]:
        mine = next(s for s in one.sums if s.field.key == field.key and not s.group)
        assert sum(Decimal(str(value)) for value in columns[field.key] if value is not None) == mine.amount
    days = [value for value in columns["ngay"] if value is not None]
    assert [f"{day:%d/%m/%Y}" for day in days] == ["15/02/2022"]
    by_share = {row[5] for row in rows}
    assert by_share == {"có", *APART.values()}


def test_a_text_that_looks_like_a_formula_is_a_text_in_the_table(reported: App) -> None:
    report(reported, "tra", "2022-02-18T09:00", tin_bai="1", ghi_chu="=1+1")
    with reading(reported.engine) as session:
        raw = report_table.tracking_workbook(session, find_campaign(session, SLUG), NOW)
    cells = [c for row in openpyxl.load_workbook(io.BytesIO(raw))["Từng đơn vị"].iter_rows() for c in row]
    assert [c.data_type for c in cells if c.value == "=1+1"] == ["s"]


def test_the_report(reported: App, one: Summary) -> None:
    with reading(reported.engine) as session:
        paper = content.report_document(reported, session, find_campaign(session, SLUG), WantedPaper(), NOW)
    assert paper.figures[1].rows == tuple(sum_lines(one.sums))
    assert [annex.title for annex in paper.annexes] == [
        "Kết quả của từng cơ quan, đơn vị",
        "Số liệu của từng cơ quan, đơn vị",
    ]
    told = {row[1]: row[3] for row in paper.annexes[1].table.rows}
    assert told["Phòng Đạt"] == "Tin, bài: 0 tin; Thời lượng phát sóng: 0,1 phút; Hình thức chính: Mạng"
    assert (told["Phòng Không"], told["Phòng Im Lặng"]) == ("báo cáo không", "quá hạn")
    document = docx.Document(io.BytesIO(build_docx(paper, NOW)))
    said = [p.text for p in document.paragraphs]
    assert "- Báo cáo không có nội dung: Phòng Không;" in said and "- Được miễn: Phòng Miễn." in said
    assert [text for text in said if text.startswith(("1. ", "2. ", "3. ", "4. "))] == [
        "1. Số liệu tổng hợp", "2. Kết quả theo biểu mẫu báo cáo", "3. Đơn vị báo cáo chậm", "4. Đơn vị chưa báo cáo",
    ]  # fmt: skip
    assert "Phụ lục I" in said and "Phụ lục II" in said
    place = next(n for n, text in enumerate(said) if text.endswith("tổng hợp từ bao nhiêu đơn vị:"))
    following = document.paragraphs[place]._p.getnext()
    assert following.tag.endswith("}tbl") and "1.240,5" in "".join(following.itertext())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_closing_letter(reported: App, language: str) -> None:
    for code in ("cham", "trong", "khong"):
        accept(reported, code, "2022-02-18T09:00")
    (one,) = sums_of(reported)
    mail = reported.settings.mail.model_copy(update={"language": language})
    app = replace(reported, settings=reported.settings.model_copy(update={"mail": mail}))
    close(app, "2022-02-21T09:00")
    go(app, "2022-02-21T09:05")
    letters = [m for m in mails(app) if "Kết thúc" in m.subject or "losing of" in m.subject]
    assert {m.to for m in letters} == {"giamdoc@so.example", "canbo@so.example"}
    said = " ".join(letters[0].text.split())
    for each in one.whole:
        if each.field.key in ("tin_bai", "phut"):
            of = coverage_words(each) if language == "vi" else f"{each.covered} of {each.wanted} agencies, "
            start = f"{each.field.label}: {amount_words(each)} {each.field.unit}"
            assert f"{start} ({'tổng hợp từ' if language == 'vi' else 'from'} {of}" in said
    assert "Hình thức chính: Báo in 1; Mạng 2 (" in said
    nil, blank = ("Báo cáo không có nội dung", "Đã báo cáo, chưa có số liệu")
    if language == "en":
        nil, blank = "Nothing to report", "Reported without figures so far"
    assert f"{nil}: Phòng Không" in said and f"{blank}: Phòng Trống" in said
    assert ("Tỷ lệ báo cáo: 71,42%" if language == "vi" else "Reporting rate: 71.42%") in said


def test_the_screen(one: Summary) -> None:
    screen = Console(width=400, file=io.StringIO(), highlight=False, emoji=False)
    summary.print_summary(screen, [one])
    text = screen.file.getvalue()  # type: ignore[attr-defined]
    said = [" ".join(line.split()) for line in text.splitlines()]
    for line in sum_lines(one.sums):
        assert " ".join(" ".join(line).split()) in said
    for answer in one.answers:
        assert " ".join(" ".join(answer_line(one, answer)).split()) in said
    for word, names in left_out_words(one):
        assert f"{word} ({len(names):02d}): {'; '.join(names)}" in said


def test_a_narrow_screen_cuts_no_number_in_two(one: Summary) -> None:
    screen = Console(width=40, file=io.StringIO(), highlight=False, emoji=False)
    summary.print_summary(screen, [one])
    agencies = screen.file.getvalue().split("Được miễn (01)")[1]  # type: ignore[attr-defined]
    assert "1.234,5" in agencies and "540" in agencies and "900" not in agencies
    assert agencies.count("quá hạn") == 2
