"""Texts as they stand in Markdown, whoever wrote them."""

import re
from collections.abc import Iterable

from tasks.i18n import shown
from tasks.render import table_cell


def markdown_text(text: str) -> str:
    """A text on one line that stands in Markdown as it is: no link, picture, HTML or heading is made from it.

    GFM and CommonMark (2.4): what has a meaning there is escaped by a backslash; an address of the web is still known.
    """
    return re.sub(r"([\\`*_\[\]<>~#!])|^(?=[-+=])", r"\\\1", " ".join(text.split()))


def markdown_row(cells: Iterable[str]) -> str:
    """A line of a table in Markdown, each cell in the language of the screen."""
    return f"| {' | '.join(markdown_text(table_cell(shown(cell))) for cell in cells)} |"
