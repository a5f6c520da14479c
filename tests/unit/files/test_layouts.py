"""The same directive in every layout that offices use is the same reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from PIL import Image

from tasks.read import DocumentRefused, read_file
from tests.support import papers as p
from tests.support.layouts import docx_rows, foot, head, html_tables, pdf_columns, pdf_row_by_row, reading_of


def docx_one_row(d: Document) -> None:
    """The whole head in one row; the foot in two: the name under the list."""
    p.columns(d, ((*p.ISSUER, p.NUMBER, " ".join(p.ABOUT)), (*p.MOTTO, "", p.DATE)))
    p.paragraphs(d, *p.TO, *p.BODY)
    p.columns(d, (p.COPIES[:1], p.SIGNED), (p.COPIES[1:], ("", p.SIGNER)))


def docx_a_row_a_line(d: Document) -> None:
    """Every line of the head has a row; a narrow column of nothing stands between."""
    left, right = (*p.ISSUER, p.NUMBER, *p.ABOUT), (*p.MOTTO, "", p.DATE, "")
    p.columns(d, *(((a,), (), (b,)) for a, b in zip(left, right, strict=True)))
    p.paragraphs(d, *p.TO, *p.BODY)
    p.columns(d, (p.COPIES, (), (*p.SIGNED, "", p.SIGNER)))


def docx_boxes(d: Document) -> None:
    """The head in two text boxes."""
    p.text_box(d, *p.ISSUER, p.NUMBER, *p.ABOUT)
    p.text_box(d, *p.MOTTO, p.DATE)
    p.paragraphs(d, *p.TO, *p.BODY)
    p.columns(d, (p.COPIES, (*p.SIGNED, "", p.SIGNER)))


def docx_annex(d: Document) -> None:
    """An annex with a table of dates that are nobody's deadline."""
    docx_rows(d)
    d.add_page_break()
    p.paragraphs(d, "PHỤ LỤC", "LỊCH KIỂM TRA", "(Kèm theo Công văn số 1208/SVHTT-QLVH ngày 05/9/2024)")
    p.columns(
        d,
        *((("TT",), ("Lễ hội",), ("Ngày",)), (("1",), ("Đua thuyền",), ("02/9",)), (("2",), ("Bài chòi",), ("15/10",))),
    )


def docx_page_header(d: Document) -> None:
    """The letterhead in the page header, page numbers in the footer."""
    section = d.sections[0]
    section.header.paragraphs[0].text = p.ISSUER[0]
    section.header.add_paragraph(p.ISSUER[1])
    section.footer.paragraphs[0].text = "Trang 1/2"
    p.columns(d, ((p.NUMBER, *p.ABOUT), (*p.MOTTO, p.DATE)))
    p.paragraphs(d, *p.TO, *p.BODY)
    p.columns(d, (p.COPIES, (*p.SIGNED, "", p.SIGNER)))


@pytest.mark.parametrize(
    "write", [docx_rows, docx_one_row, docx_a_row_a_line, docx_boxes, docx_annex, docx_page_header]
)
def test_docx(tmp_path: Path, write: Callable[[Document], None]) -> None:
    reading = reading_of(tmp_path, p.docx_bytes(write))
    assert p.facts(reading.to_json("a")) == p.FACTS


def pdf_narrow(paper: p.Paper) -> None:
    """Columns that nearly touch, set in a smaller type."""
    paper.set_font_size(11)
    y = head(paper, left=18, right=98, wide=(78, 98))
    paper.set_font_size(12)
    foot(paper, y + 6)


def pdf_date_beside_number(paper: p.Paper) -> None:
    paper.down(20, 20, (*p.ISSUER, "", p.NUMBER, *p.ABOUT), width=75)
    paper.down(105, 20, (*p.MOTTO, "", p.DATE), width=90)
    foot(paper, paper.wrapped(70, (*p.TO, *p.BODY)) + 6)


def pdf_stamped_number(paper: p.Paper) -> None:
    """The number was stamped into its gap afterwards, last of all and a little high."""
    left = (*p.ISSUER, "Số:            /SVHTT-QLVH", *p.ABOUT)
    paper.down(20, 20, left, width=75)
    paper.down(105, 20, (*p.MOTTO, "", p.DATE), width=90)
    foot(paper, paper.wrapped(62, (*p.TO, *p.BODY)) + 6)
    paper.put(20 + (75 - paper.get_string_width(left[2])) / 2 + 8, 31.2, "1208")


def pdf_lines_apart(paper: p.Paper) -> None:
    """The signature's lines stand between the lines of the list, on no common height."""
    y = head(paper) + 6
    paper.down(25, y, p.COPIES, step=5)
    paper.down(110, y + 2.5, p.SIGNED, step=6, width=80)
    paper.put(110, y + 34, p.SIGNER, 80)


def pdf_three_pages(paper: p.Paper) -> None:
    """Running titles and page numbers; the foot on the last page with an annex behind it."""
    paper.down(20, 20, (*p.ISSUER, p.NUMBER, *p.ABOUT), width=75)
    paper.down(105, 20, (*p.MOTTO, "", p.DATE), width=90)
    y = paper.wrapped(62, (*p.TO, *p.BODY[:2]))
    paper.put(100, 285, "1")
    paper.add_page()
    paper.put(25, 12, "Sở Văn hóa và Thể thao Quảng Bình - Hệ thống quản lý văn bản")
    y = paper.wrapped(30, p.BODY[2:])
    foot(paper, y + 6)
    paper.put(100, 285, "2")
    paper.add_page()
    paper.put(25, 12, "Sở Văn hóa và Thể thao Quảng Bình - Hệ thống quản lý văn bản")
    paper.put(20, 24, "PHỤ LỤC", 170)
    paper.put(20, 30, "LỊCH KIỂM TRA LỄ HỘI", 170)
    for i, row in enumerate(
        (("TT", "Lễ hội", "Thời gian"), ("1", "Đua thuyền", "trước ngày 02/9/2025"), ("2", "Bài chòi", "15/10"))
    ):
        for x, cell in zip((25, 40, 120), row, strict=True):
            paper.put(x, 45 + 7 * i, cell)
    paper.put(100, 285, "3")


@pytest.mark.parametrize(
    "draw",
    [
        pdf_columns,
        pdf_narrow,
        pdf_date_beside_number,
        pdf_row_by_row,
        pdf_stamped_number,
        pdf_lines_apart,
        pdf_three_pages,
    ],
)
def test_pdf(tmp_path: Path, draw: Callable[[p.Paper], None]) -> None:
    paper = p.Paper()
    draw(paper)
    reading = reading_of(tmp_path, paper.bytes())
    assert p.facts(reading.to_json("a")) == p.FACTS, reading.text


TABLE = (
    (("TT",), ("Nội dung",), ("Đơn vị",), ("Thời gian",)),
    (("1",), ("Xây dựng kế hoạch",), ("Phòng Văn hóa",), ("Trước ngày 20/9/2024",)),
    (("2",), ("Tổng kết",), ("Các đơn vị",), ("Trước ngày 30/12/2024",)),
)


def test_a_table_in_the_body_is_read_row_by_row(tmp_path: Path) -> None:
    """In a .docx and, close above the foot, in a PDF."""

    def write(d: Document) -> None:
        p.columns(d, (p.ISSUER, p.MOTTO), ((p.NUMBER, *p.ABOUT), (p.DATE,)))
        p.paragraphs(d, *p.TO, p.BODY[0])
        p.columns(d, *TABLE)
        p.columns(d, (p.COPIES, (*p.SIGNED, "", p.SIGNER)))

    paper = p.Paper()
    paper.down(20, 20, (*p.ISSUER, p.NUMBER, *p.ABOUT), width=75)
    paper.down(105, 20, (*p.MOTTO, "", p.DATE), width=90)
    y = paper.wrapped(62, (*p.TO, p.BODY[0])) + 4
    for i, row in enumerate(TABLE):
        for x, cell in zip((25, 37, 95, 140), row, strict=True):
            paper.put(x, y + 6 * i, cell[0])
    foot(paper, y + 24)
    for raw in (p.docx_bytes(write), paper.bytes()):
        reading = reading_of(tmp_path, raw)
        assert "2\tTổng kết\tCác đơn vị\tTrước ngày 30/12/2024" in reading.text
        assert [str(d.due) for d in reading.deadlines] == ["2024-09-20", "2024-12-30"]
        assert p.facts(reading.to_json("a"))["copies"] == p.FACTS["copies"]
        assert reading.signer and reading.signer.name == p.SIGNER


def test_numbers_that_word_counts(tmp_path: Path) -> None:
    """An automatic list, hidden words, capitals by format, and what a reviser struck out."""

    def write(d: Document) -> None:
        p.columns(d, (p.ISSUER, p.MOTTO), ((p.NUMBER, *p.ABOUT), (p.DATE,)))
        p.paragraphs(d, *p.TO, p.BODY[0])
        for said in p.BODY[1:4]:
            d.add_paragraph(said[3:], style="List Number")
        d.paragraphs[-1].add_run(" Báo cáo trước ngày 01/01/2030.").font.hidden = True
        struck = f"<w:del {p.nsdecls('w')}><w:r><w:delText>trước ngày 02/02/2030</w:delText></w:r></w:del>"
        d.paragraphs[-1]._p.append(p.parse_xml(struck))
        p.paragraphs(d, p.BODY[4])
        p.columns(d, (p.COPIES, ("", "", "")))
        cell = d.tables[-1].rows[0].cells[1]
        for paragraph, said in zip(cell.paragraphs, ("Kt. Giám đốc", "Phó giám đốc", p.SIGNER), strict=True):
            paragraph.add_run(said).font.all_caps = said != p.SIGNER

    reading = reading_of(tmp_path, p.docx_bytes(write))
    assert p.facts(reading.to_json("a")) == p.FACTS
    assert [duty.number for duty in reading.duties] == ["1", "2", "3"]


def test_a_page_lying_on_its_side(tmp_path: Path) -> None:
    """The whole letter drawn sideways on a page that is shown turned."""
    import pypdfium2 as pdfium

    for turn in (90, 180, 270):
        paper = p.Paper()
        pdf_columns(paper)
        document = pdfium.PdfDocument(paper.bytes())
        page = document[0]
        page.set_rotation(turn)
        turned = [item for item in page.get_objects(max_depth=1)]
        width, height = 595.28, 841.89
        matrix = {90: (0, 1, -1, 0, width, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, height)}[turn]
        for item in turned:
            item.transform(pdfium.PdfMatrix(*matrix))
        page.gen_content()
        path = tmp_path / "a.pdf"
        document.save(path)
        assert p.facts(read_file(path).to_json("a")) == p.FACTS, turn


def over_a_picture(*said: str) -> bytes:
    """A page that is one picture, with letters over it: grey, as a scanner gives it."""
    paper = p.Paper()
    paper.image(Image.new("L", (620, 877), 240), 0, 0, 210, 297)
    paper.down(25, 20, said)
    return paper.bytes()


def test_a_stamp_over_a_scan_is_not_its_text(tmp_path: Path) -> None:
    stamp = ("Người ký: Sở Y tế", "Email: soyte@example.gov.vn", "Thời gian ký: 05.09.2024 16:42:07 +07:00")
    with pytest.raises(DocumentRefused) as refused:
        reading_of(tmp_path, over_a_picture(*stamp))
    assert refused.value.code == "no_text" and "--ocr" in str(refused.value)


def test_the_letters_behind_a_scan_are_doubted(tmp_path: Path) -> None:
    """An earlier recognition, by whatever program: it may have misread a day as well as ours may."""
    lines = (*p.ISSUER, p.NUMBER, *p.ABOUT, p.DATE, *p.TO, *p.BODY[1:], *p.COPIES, *p.SIGNED, p.SIGNER)
    reading = reading_of(tmp_path, over_a_picture(*lines))
    assert reading.number == "1208/SVHTT-QLVH" and reading.scanned
    assert all(fact.confidence < 0.7 for fact in (*reading.deadlines, *reading.evidence.values()))


def html_unclosed() -> str:
    """As Word 97 wrote it: nothing closed, lines by <br>, the whole page in a table of one cell."""
    row = f"<tr><td>{'<br>'.join((*p.ISSUER, p.NUMBER, *p.ABOUT))}<td>{'<br>'.join((*p.MOTTO, p.DATE))}"
    foot = f"<tr><td>{'<br>'.join(p.COPIES)}<td>{'<br>'.join((*p.SIGNED, '&nbsp;', p.SIGNER))}"
    body = "<p>".join((*p.TO, *p.BODY))
    return f"<table><tr><td><table>{row}</table><p>{body}<table>{foot}</table></table>"


def html_divs() -> str:
    """Without any table: one thing after the other."""
    lines = (*p.ISSUER, *p.MOTTO, p.NUMBER, *p.ABOUT, p.DATE, *p.TO, *p.BODY, *p.COPIES, *p.SIGNED, p.SIGNER)
    return "".join(f"<div><span>{line[:9]}</span><b>{line[9:]}</b></div>\n" for line in lines)


@pytest.mark.parametrize("page", [html_tables, html_unclosed, html_divs])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_html(tmp_path: Path, page: Callable[[], str], encoding: str) -> None:
    reading = reading_of(tmp_path, p.html_bytes(page(), encoding))
    assert p.facts(reading.to_json("a")) == p.FACTS
