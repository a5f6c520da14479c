"""Tables in a PDF are read row by row, the lines of a wrapped cell joined: deadlines stand with their agencies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf.enums import VAlign

from tasks.files.extract import extract_file
from tests.support import papers as p
from tests.support.layouts import foot, head, reading_of

TASKS = (
    ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn hoàn thành"),
    (
        "1",
        "Xây dựng kế hoạch kiểm tra các lễ hội trên địa bàn toàn tỉnh và gửi về Sở để tổng hợp",
        "Phòng Văn hóa và Thông tin huyện Lệ Thủy",
        "Trước ngày 20/9/2024",
    ),
    (
        "2",
        "Tập huấn",
        "Trung tâm Văn hóa tỉnh",
        "Hoàn thành và gửi báo cáo kết quả về Sở trước ngày 30/10/2024 (qua hệ thống quản lý văn bản)",
    ),
    ("3", "Báo cáo tổng kết công tác quản lý lễ hội năm 2024", "Các đơn vị", "Trước ngày 30/12/2024"),
)
LINES = ["\t".join(row) for row in TASKS]
DUE = ["2024-09-20", "2024-10-30", "2024-12-30"]
WIDTHS = (12, 58, 45, 50)


def table(paper: p.Paper, y: float, rows: Sequence[Sequence[str]] = TASKS, align: str = "TOP") -> float:
    """A table as a word processor sets it, its cells wrapped; the place below it."""
    paper.set_left_margin(25)
    paper.set_xy(25, y)
    with paper.table(
        rows,
        col_widths=WIDTHS,
        width=sum(WIDTHS),
        align="LEFT",
        text_align="LEFT",
        line_height=5.5,
        v_align=VAlign.coerce(align),
        padding=1,
        first_row_as_headings=False,
    ):
        pass
    return float(paper.get_y())


def letter_with(align: str) -> bytes:
    paper = p.Paper()
    paper.down(20, 20, (*p.ISSUER, p.NUMBER, *p.ABOUT), width=75)
    paper.down(105, 20, (*p.MOTTO, "", p.DATE), width=90)
    y = table(paper, paper.wrapped(62, (*p.TO, p.BODY[0])), align=align)
    foot(paper, y + 12)
    return paper.bytes()


@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
def test_a_ruled_table_in_the_letter(tmp_path: Path, align: str) -> None:
    check(tmp_path, letter_with(align))


def check(folder: Path, raw: bytes) -> None:
    reading = reading_of(folder, raw)
    said = reading.text.split("\n")
    assert [line for line in said if "\t" in line] == LINES
    assert [str(one.due) for one in reading.deadlines] == DUE
    assert p.facts(reading.to_json("a"))["copies"] == p.FACTS["copies"]
    assert reading.signer and reading.signer.name == p.SIGNER


def test_an_annex(tmp_path: Path) -> None:
    """It is text row by row; the letter before it is read as without it."""
    paper = p.Paper()
    foot(paper, head(paper) + 6)
    paper.add_page()
    paper.put(20, 24, "PHỤ LỤC", 170)
    paper.put(20, 30, "PHÂN CÔNG NHIỆM VỤ", 170)
    table(paper, 40)
    reading = reading_of(tmp_path, paper.bytes())
    assert [line for line in reading.text.split("\n") if "\t" in line] == LINES
    assert p.facts(reading.to_json("a")) == p.FACTS


def test_a_ruled_table_over_a_page_break(tmp_path: Path) -> None:
    """Its head stands again on the second page, and is read once."""
    paper = p.Paper()
    foot(paper, head(paper) + 6)
    paper.add_page()
    paper.put(20, 24, "PHỤ LỤC", 170)
    table(paper, 250, TASKS[:2])
    paper.add_page()
    table(paper, 20, (TASKS[0], *TASKS[2:]))
    reading = reading_of(tmp_path, paper.bytes())
    assert [line for line in reading.text.split("\n") if "\t" in line] == LINES


def test_a_row_that_a_page_break_cuts(tmp_path: Path) -> None:
    """Its second half has no number."""
    halves = (("2", "Tập huấn cho cán bộ", "Trung tâm", "Trước ngày"), ("", "cấp xã", "Văn hóa tỉnh", "30/10/2024"))
    paper = p.Paper()
    foot(paper, head(paper) + 6)
    paper.add_page()
    paper.put(20, 24, "PHỤ LỤC", 170)
    table(paper, 250, (TASKS[0], halves[0]))
    paper.add_page()
    table(paper, 20, (halves[1], TASKS[3]))
    reading = reading_of(tmp_path, paper.bytes())
    whole = "2\tTập huấn cho cán bộ cấp xã\tTrung tâm Văn hóa tỉnh\tTrước ngày 30/10/2024"
    assert [line for line in reading.text.split("\n") if "\t" in line] == [LINES[0], whole, LINES[3]]


def test_one_agency_for_two_rows(tmp_path: Path) -> None:
    """A cell that spans rows is said in each of them."""
    paper = p.Paper()
    foot(paper, head(paper) + 6)
    paper.add_page()
    paper.put(20, 24, "PHỤ LỤC", 170)
    paper.set_left_margin(25)
    paper.set_xy(25, 40)
    with paper.table(col_widths=WIDTHS, width=165, align="LEFT", text_align="LEFT", first_row_as_headings=False) as t:
        for i, row in enumerate((TASKS[0], TASKS[1], TASKS[3])):
            line = t.row()
            for column, said in enumerate(row):
                if (i, column) == (1, 2):
                    line.cell("Trung tâm Văn hóa tỉnh", rowspan=2)
                elif (i, column) != (2, 2):
                    line.cell(said)
    said = reading_of(tmp_path, paper.bytes()).text.split("\n")
    both = [line.split("\t")[2] for line in said if line[:2] in ("1\t", "3\t")]
    assert both == ["Trung tâm Văn hóa tỉnh"] * 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page(tmp_path: Path, turn: int) -> None:
    """An annex lies on its side: the page is shown turned."""
    import pypdfium2 as pdfium

    paper = p.Paper()
    table(paper, 40)
    document = pdfium.PdfDocument(paper.bytes())
    page = document[0]
    page.set_rotation(turn)
    width, height = 595.28, 841.89
    matrix = {90: (0, 1, -1, 0, width, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, height)}[turn]
    for item in page.get_objects(max_depth=1):
        item.transform(pdfium.PdfMatrix(*matrix))
    page.gen_content()
    path = tmp_path / "turned.pdf"
    document.save(path)
    assert extract_file(path).text.split("\n") == LINES


def test_a_frame_and_an_underlined_word_are_no_tables(tmp_path: Path) -> None:
    paper = p.Paper()
    paper.rect(12, 10, 188, 278)
    paper.line(40, 33.5, 75, 33.5)
    paper.line(120, 27.5, 180, 27.5)
    foot(paper, head(paper) + 6)
    reading = reading_of(tmp_path, paper.bytes())
    assert p.facts(reading.to_json("a")) == p.FACTS


def test_the_head_and_the_foot_in_ruled_tables(tmp_path: Path) -> None:
    """A draft printed with the borders of its tables: they are columns all the same."""
    paper = p.Paper()
    y = head(paper)
    for x in (18, 100, 197):
        paper.line(x, 14, x, 54)
        paper.line(x, y + 1, x, y + 45)
    for at in (14, 54, y + 1, y + 45):
        paper.line(18, at, 197, at)
    foot(paper, y + 6)
    reading = reading_of(tmp_path, paper.bytes())
    assert p.facts(reading.to_json("a")) == p.FACTS
