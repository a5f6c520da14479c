"""An official document as a .docx in the form of Nghị định 30/2020/NĐ-CP, Annex I. Pure: parts in, bytes out.

A4, Times New Roman, black; sizes and places by Annex I, part II. The number and the day stay blank: both are given by
the records office after signature (Art. 15).
"""

import datetime as dt
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.text import mark_text, tr
from tasks.render import capitalised
from tasks.report_forms import marks

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15}
"""mm; Annex I, I.3: top and bottom 20-25, left 30-35, right 15-20."""
LEFT, RIGHT = 75, 90
"""mm; the two columns of head and foot."""
HEADING = "# "
"""What marks a paragraph of the body as a heading."""
ROMAN_NUMERALS = ("", "I", "II", "III")
BLANK_NUMBER, BLANK_DAY = "\u00a0" * 10, "\u00a0" * 6


@dataclass(frozen=True)
class DocumentTable:
    """A table with its heads, the widths of its columns in mm, and rows of words."""

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Annex:
    """A table on pages of its own, under its title."""

    title: str
    table: DocumentTable


@dataclass(frozen=True)
class Paper:
    """The parts of a document (Art. 8). `name` is its type, empty for a công văn; the tables of `figures` are put, in
    their order, after the paragraphs of the body that end with a colon.
    """

    parent: str
    letterhead: str
    issuer: str
    symbol: str
    place: str
    month: dt.date
    subject: str
    to: tuple[str, ...]
    body: tuple[str, ...]
    copies: tuple[str, ...]
    signature: tuple[str, ...]
    name: str = ""
    figures: tuple[DocumentTable, ...] = ()
    annexes: tuple[Annex, ...] = ()

    @property
    def number(self) -> str:
        """Số/ký hiệu with room for the number."""
        return f"{BLANK_NUMBER}/{self.symbol}"

    @property
    def date(self) -> str:
        """The day with room for itself; months 1 and 2 take a zero (Annex I, II.4)."""
        month = f"{self.month.month:02d}" if self.month.month <= 2 else str(self.month.month)
        return f"ngày {BLANK_DAY} tháng {month} năm {self.month.year}"


def build_docx(paper: Paper, now: dt.datetime) -> bytes:
    """The document as .docx; `now` becomes its date of making."""
    import docx

    document = docx.Document()
    _page(document.sections[0])
    _defaults(document, paper, now)
    _head(document, paper)
    _matter(document, paper)
    _foot(document, paper)
    for number, annex in enumerate(paper.annexes, start=1):
        _annex(document, paper, annex, f"Phụ lục {ROMAN_NUMERALS[number]}" if len(paper.annexes) > 1 else "Phụ lục")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _page(section: "Section") -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, margin in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(margin))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True  # no number on page 1
    section.first_page_header.is_linked_to_previous = False
    section.header.is_linked_to_previous = False
    _line(section.header.paragraphs[0], "", 13, align="center")
    marks.page_number(section.header.paragraphs[0])


def _defaults(document: "Document", paper: Paper, now: dt.datetime) -> None:
    from docx.shared import Pt, RGBColor

    style: Any = document.styles["Normal"]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(14), RGBColor(0, 0, 0)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    marks.font_everywhere(style.element, FONT)
    facts = document.core_properties
    facts.author, facts.title, facts.language = paper.letterhead, paper.subject[:255], "vi-VN"
    facts.created = facts.modified = now.astimezone(dt.UTC).replace(tzinfo=None)
    facts.last_modified_by, facts.comments = "", ""


def _head(document: "Document", paper: Paper) -> None:
    left, right = _columns(document)
    _line(left.paragraphs[0], paper.parent.upper(), 12, align="center")
    _line(left.add_paragraph(), paper.letterhead.upper(), 12, bold=True, align="center")
    marks.draw_rule(left.add_paragraph(), LEFT, 28)
    _line(right.paragraphs[0], MOTTO[0], 12, bold=True, align="center")
    _line(right.add_paragraph(), MOTTO[1], 13, bold=True, align="center")
    marks.draw_rule(right.add_paragraph(), RIGHT, 58)
    _line(left.add_paragraph(), tr("Số: {number}", number=mark_text(paper.number)), 13, align="center")
    _line(right.add_paragraph(), f"{paper.place}, {paper.date}", 13, italic=True, align="center")
    if not paper.name:
        _line(left.add_paragraph(), f"V/v {paper.subject}", 12, align="center", before=6)


def _matter(document: "Document", paper: Paper) -> None:
    if paper.name:
        _line(document.add_paragraph(), paper.name.upper(), 14, bold=True, align="center", before=12)
        _line(document.add_paragraph(), capitalised(paper.subject), 14, bold=True, align="center")
        marks.draw_rule(document.add_paragraph(), LEFT + RIGHT, 50)
    _addressees(document, paper.to)
    tables = iter(paper.figures)
    for text in paper.body:
        heading = text.startswith(HEADING)
        words = text.removeprefix(HEADING)
        paragraph = _line(document.add_paragraph(), words, 14, bold=heading, align="justify", before=6, first=12.7)
        paragraph.paragraph_format.line_spacing = 1.15
        paragraph.paragraph_format.keep_with_next = text is paper.body[-1]  # the signature never stands alone
        if text.endswith(":") and (table := next(tables, None)):
            _table(document, table)


def _addressees(document: "Document", to: tuple[str, ...]) -> None:
    """Annex I, II.9: one beside "Kính gửi", several below it, a dash before each and a full stop after the last."""
    if len(to) == 1:
        _line(document.add_paragraph(), f"Kính gửi: {to[0]}", 14, align="center", before=12, after=6)
    elif to:
        _line(document.add_paragraph(), "Kính gửi:", 14, before=12, indent=35)
        for number, name in enumerate(to, start=1):
            mark = "." if number == len(to) else ";"
            _line(document.add_paragraph(), f"- {name}{mark}", 14, indent=50)


def _foot(document: "Document", paper: Paper) -> None:
    """Nơi nhận beside the signature; the room between its title and the name is for the signature and the seal.

    Titles are in capitals (Annex I, II.7): where the last line is one too, whoever signs writes the name.
    """
    _line(document.add_paragraph(), "", 6).paragraph_format.keep_with_next = True
    left, right = _columns(document)
    _line(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for copy in paper.copies:
        _line(left.add_paragraph(), copy, 11)
    *titles, name = paper.signature if paper.signature[-1] != paper.signature[-1].upper() else (*paper.signature, "")
    for title in titles:
        blank = right.paragraphs[0] if title is titles[0] else right.add_paragraph()
        _line(blank, title.upper(), 14, bold=True, align="center")
    for _ in range(4):
        _line(right.add_paragraph(), "", 14)
    _line(right.add_paragraph(), name, 14, bold=True, align="center")


def _annex(document: "Document", paper: Paper, annex: Annex, called: str) -> None:
    """On pages of its own, numbered from 1 again; of several each with its Roman number (Annex I, III.1)."""
    section = document.add_section()
    _page(section)
    marks.number_anew(section)
    _line(document.add_paragraph(), called, 14, bold=True, align="center")
    _line(document.add_paragraph(), annex.title.upper(), 14, bold=True, align="center")
    what = paper.name or "Công văn"
    whole = f"(Kèm theo {what} số {paper.number} {paper.date} của {paper.issuer})"
    _line(document.add_paragraph(), whole, 14, italic=True, align="center", after=6)
    _table(document, annex.table)


def _table(document: "Document", table: DocumentTable) -> None:
    from docx.shared import Mm

    made = document.add_table(rows=1, cols=len(table.heads))
    made.style = "Table Grid"
    made.autofit = False
    made.alignment = 1  # centre
    marks.repeat_head(made.rows[0])
    for cell, head in zip(made.rows[0].cells, table.heads, strict=True):
        _line(cell.paragraphs[0], head, 13, bold=True, align="center")
    for row in table.rows:
        cells = made.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            number = bool(re.fullmatch(r"[\d.,%–]*", text))
            _line(cell.paragraphs[0], text, 13, align="center" if number else "left")
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _columns(document: "Document") -> tuple["_Cell", "_Cell"]:
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    marks.make_bare(table)
    left, right = table.rows[0].cells
    table.columns[0].width, table.columns[1].width = Mm(LEFT), Mm(RIGHT)
    left.width, right.width = Mm(LEFT), Mm(RIGHT)
    return left, right


def _line(
    paragraph: "Paragraph",
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = "left",
    before: float = 0,
    after: float = 0,
    first: float = 0,
    indent: float = 0,
) -> "Paragraph":
    """Write one paragraph: sizes and room before and after in points, indents in mm."""
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
    from docx.shared import Mm, Pt

    run = paragraph.add_run(marks.without_controls(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    form = paragraph.paragraph_format
    form.alignment = getattr(WD_PARAGRAPH_ALIGNMENT, align.upper())
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.first_line_indent, form.left_indent = Mm(first), Mm(indent)
    return paragraph
