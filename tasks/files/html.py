"""The text of a web page: its paragraphs and tables as they stand on the screen."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from tasks.files.decode import decode_text
from tasks.files.layout import Block, Cell, Table, layout_lines

_HIDDEN = {"script", "style", "title", "template", "noscript", "svg"}
_BLOCKS = {
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "hr", "blockquote", "pre", "section",
    "article", "center", "header", "footer", "nav", "main", "form", "dl", "dt", "dd", "address", "figure",
}  # fmt: skip
MOST_LINKS = 2000
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.I)
_UNICODE = {"utf-8", "utf8", "utf-16", "unicode"}


def html_text(raw: bytes) -> str:
    """The text, a line a paragraph. Raises DocumentRefused "unreadable" (encoding)."""
    page = _Page()
    page.feed(_decoded(raw))
    page.close()
    return "\n".join(layout_lines(page.finished()))


def web_page(raw: bytes) -> dict[str, Any]:
    """The text of a page with its titles as first lines, and the addresses that it links or shows in frames.

    The addresses are as they are written; `base` is what they are relative to, "" for the page's own address.
    """
    page = _LinkedPage()
    page.feed(_decoded(raw))
    page.close()
    lines = [*page.titles, *layout_lines(page.finished())]
    return {"text": "\n".join(filter(None, lines)), "links": page.links[:MOST_LINKS], "base": page.base}


def _decoded(raw: bytes) -> str:
    """By the encoding that the page names where Python knows it, else as a plain file is decoded."""
    named = _CHARSET.search(raw[:4096])
    name = named[1].decode("ascii").lower() if named else ""
    if name and name not in _UNICODE:
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError, OSError):  # OSError: a codec that may not be loaded any more
            pass
    return decode_text(raw)


class _Page(HTMLParser):
    """Collects blocks; open tables are a stack, so that no depth of nesting matters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._cells: list[Cell] = [[]]
        self._tables: list[Table] = []
        self._said: list[str] = []
        self._hidden: list[str] = []

    def finished(self) -> list[Block]:
        """All blocks; tables that were never closed are closed."""
        while self._tables:
            self._close_table()
        self._end_line()
        return self._cells[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden or tag in _HIDDEN:
            if tag in _HIDDEN:
                self._hidden.append(tag)
            return
        if tag == "table":
            self._end_line()
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            self._end_cell()
            self._open_cell()
        elif tag in _BLOCKS:
            self._end_line()
            self._said += ["- "] if tag == "li" else []

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag == self._hidden[-1]:
                self._hidden.pop()
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._said.append(data)

    def _end_line(self) -> None:
        text = " ".join("".join(self._said).split())
        self._said = []
        if text and text != "-":
            self._cells[-1].append(text)

    def _open_cell(self) -> None:
        table = self._tables[-1]
        if not table:
            table.append([])
        cell: Cell = []
        table[-1].append(cell)
        self._cells.append(cell)

    def _end_cell(self) -> None:
        """Close the cell of the innermost table, if one is open there."""
        self._end_line()
        if self._tables and self._tables[-1] and self._tables[-1][-1] and self._cells[-1] is self._tables[-1][-1][-1]:
            self._cells.pop()

    def _close_table(self) -> None:
        self._end_cell()
        self._cells[-1].append(self._tables.pop())


class _LinkedPage(_Page):
    """Besides the text: the titles that stand in the head, and what is linked."""

    _LINKS = {"a": "href", "iframe": "src", "embed": "src", "object": "data", "frame": "src"}

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.links: list[str] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if not self._hidden:
            if (link := named.get(self._LINKS.get(tag, ""), "").strip()) and len(self.links) < MOST_LINKS:
                self.links.append(link)
            if tag == "base":
                self.base = self.base or named.get("href", "").strip()
            if tag == "meta" and named.get("property") == "og:title":
                self.titles.append(" ".join(named.get("content", "").split()))
        super().handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._hidden == ["title"]:
            self.titles.append(" ".join(data.split()))
        super().handle_data(data)
