"""The text of a .docx (ISO/IEC 29500-1, WordprocessingML) as its reader sees it.

Read from the XML itself: python-docx leaves out text boxes, automatic numbers and the fonts of old encodings, and
takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.text import mark_text, tr
from tasks.files.layout import Block, Table, layout_lines
from tasks.files.legacy import by_font
from tasks.files.numbering import Numbering
from tasks.files.package import Package
from tasks.files.refused import DocumentRefused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says the same once more
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_DELETED = {W + "del", W + "moveFrom", _FALLBACK}
_NO = {"0", "false", "off"}


def docx_text(raw: bytes) -> str:
    """The text, a line a paragraph. Raises DocumentRefused as `Package` does, or "unreadable"."""
    package = Package(raw)
    root = package.part("word/document.xml")
    if root is None or (body := root.find(W + "body")) is None:
        strict = root is not None and root.tag.startswith(_STRICT)
        how = "lưu ở dạng “Strict Open XML”" if strict else "không phải là văn bản Word"
        raise DocumentRefused(
            "unsupported", tr("Tệp {how}; đề nghị lưu lại bằng Word thành .docx thông thường.", how=mark_text(how))
        )
    story = _Story(package)
    head = [block for part in _headers(package, body) for block in story.blocks(part)]
    return "\n".join(layout_lines(head + story.blocks(body)))


def _headers(package: Package, body: Element) -> list[Element]:
    """The page header over the first page, where some offices set the letterhead or a stamp."""
    section = next(body.iter(W + "sectPr"), None)
    relations = package.part("word/_rels/document.xml.rels")
    if section is None or relations is None:
        return []
    first = "first" if _is_on(section.find(W + "titlePg")) else "default"
    wanted = [r.get(_R_ID) for r in section.findall(W + "headerReference") if r.get(W + "type", "default") == first]
    targets = [r.get("Target", "") for r in relations.iter(_RELATION) if r.get("Id") in wanted]
    parts = [package.part("word/" + target) for target in targets]
    return [part for part in parts if part is not None]


def _is_on(flag: Element | None) -> bool:
    return flag is not None and flag.get(W + "val", "1") not in _NO


class _Story:
    """A walk through body, header or cell, with what the style sheet and the list definitions add."""

    def __init__(self, package: Package) -> None:
        styles = package.part("word/styles.xml")
        self._styles = {} if styles is None else {s.get(W + "styleId", ""): s for s in styles.iter(W + "style")}
        self._numbers = Numbering(package.part("word/numbering.xml"))

    def blocks(self, container: Element) -> list[Block]:
        """The paragraphs and tables in a container, however deep content controls hide them."""
        found: list[Block] = []
        for child in container:
            if child.tag == W + "p":
                found += self._paragraph(child)
            elif child.tag == W + "tbl":
                found.append(self._table(child))
            elif child.tag not in _DELETED:
                found += self.blocks(child)
        return found

    def _table(self, table: Element) -> Table:
        return [[self.blocks(cell) for cell in self._under(row, "tc")] for row in self._under(table, "tr")]

    def _under(self, parent: Element, name: str) -> Iterator[Element]:
        """The rows of a table, the cells of a row, content controls opened."""
        for child in parent:
            if child.tag == W + name:
                yield child
            elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
                yield from self._under(child, name)

    def _paragraph(self, paragraph: Element) -> list[Block]:
        """Its text boxes first, then its own text with the number that Word counts."""
        boxes: list[Block] = []
        said = "".join(self._pieces(paragraph, self._style(paragraph), boxes))
        label = self._numbers.label(paragraph, self._chain(self._style(paragraph))) if said.strip() else ""
        return [*boxes, *(label + said).split("\n")]

    def _pieces(self, element: Element, style: str, boxes: list[Block]) -> Iterator[str]:
        for child in element:
            if child.tag == W + "r":
                yield self._run(child, style, boxes)
            elif child.tag not in _DELETED and child.tag != W + "pPr":
                yield from self._pieces(child, style, boxes)

    def _run(self, run: Element, style: str, boxes: list[Block]) -> str:
        """The characters of a run, without hidden ones; the boxes that hang on it are put aside."""
        said: list[str] = []
        for child in run:
            if child.tag == W + "t":
                said.append(child.text or "")
            elif child.tag in _SIGNS:
                said.append(_SIGNS[child.tag])
            elif child.tag not in _DELETED:
                for box in _boxes(child):
                    boxes += self.blocks(box)
        looks = [e for e in (run.find(W + "rPr"), *self._looks(style)) if e is not None]
        if any(_is_on(e.find(W + "vanish")) for e in looks[:1]):
            return ""
        font = next((f.get(W + "ascii", "") for e in looks if (f := e.find(W + "rFonts")) is not None), "")
        text = by_font(font, "".join(said))
        caps = next((c for e in looks if (c := e.find(W + "caps")) is not None), None)
        return text.upper() if _is_on(caps) else text

    def _style(self, paragraph: Element) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else style.get(W + "val", "")

    def _chain(self, style: str) -> list[Element]:
        """The style and those it is based on, nearest first."""
        found: list[Element] = []
        while (one := self._styles.get(style)) is not None and len(found) < 12:
            found.append(one)
            base = one.find(W + "basedOn")
            style = "" if base is None else base.get(W + "val", "")
        return found

    def _looks(self, style: str) -> list[Element]:
        return [e for one in self._chain(style) if (e := one.find(W + "rPr")) is not None]


def _boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes in a drawing, in the newer or the older markup, each once."""
    if element.tag == W + "txbxContent":
        yield element
        return
    for child in element:
        if child.tag != _FALLBACK:
            yield from _boxes(child)
