"""What a .docx needs beyond python-docx's own words: page numbers, ruled lines, one font for every script."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.section import Section
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element: Any = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element


def without_controls(text: str) -> str:
    """The text without characters that XML cannot carry (XML 1.0, 2.2)."""
    return re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def font_everywhere(style: Any, font: str) -> None:
    """One font for Latin, Vietnamese and all other letters of a style."""
    from docx.oxml.ns import qn

    fonts = style.rPr.rFonts
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def page_number(paragraph: "Paragraph") -> None:
    """The field that counts pages."""
    run = paragraph.runs[0]._r
    _child(run, "fldChar", fldCharType="begin")
    _child(run, "instrText").text = "PAGE"
    _child(run, "fldChar", fldCharType="end")


def number_anew(section: "Section") -> None:
    """Pages of this section are counted from 1."""
    from docx.oxml.ns import qn

    made = _child(section._sectPr, "pgNumType", start="1")
    section._sectPr.find(qn("w:pgMar")).addnext(made)  # its place in the schema


def repeat_head(row: "_Row") -> None:
    """A table's head stands on each of its pages."""
    _child(row._tr.get_or_add_trPr(), "tblHeader")


def make_bare(table: "Table") -> None:
    """A table that only places: no room within its cells, and no row that is parted by the end of a page."""
    from docx.oxml.ns import qn

    margins = _child(table._tbl.tblPr, "tblCellMar")
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # its place in the schema
    for side in ("left", "right"):
        _child(margins, side, w="0", type="dxa")
    for row in table.rows:
        _child(row._tr.get_or_add_trPr(), "cantSplit")


def draw_rule(paragraph: "Paragraph", width: float, length: float) -> None:
    """A line of a length in the middle of a column of a width, both in mm."""
    from docx.shared import Mm, Pt

    # Before the rest of the paragraph's form: that is the order of the schema.
    borders = _child(paragraph._p.get_or_add_pPr(), "pBdr")
    _child(borders, "top", val="single", sz="6", space="1", color="000000")
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.space_before, form.line_spacing = Pt(1), Pt(4)
