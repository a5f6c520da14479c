"""How the agencies' pages look: their templates, and the lines that many of them share."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from models.app import App
from portal.agency.agency_page import OwedLine
from portal.templating import STYLE, make_environment, name_by_content

BODIES = 4096
"""Drawn insides of lines that are kept."""

STYLE_NAME = name_by_content("style.css", STYLE)


@cache
def _environment() -> Environment:
    environment = make_environment(Path(__file__).parent / "templates")
    environment.globals |= {"style": STYLE_NAME}
    return environment


def root_of(app: App) -> str:
    """The path before all pages, where the page is not at the top of its host."""
    return urlsplit(app.settings.portal.base_url).path


class DueBodies:
    """What lists say of a thing owed, without whose it is: drawn once a day for all the agencies that owe the same."""

    def __init__(self) -> None:
        self._kept: dict[Any, Markup] = {}

    def __call__(self, line: OwedLine) -> Markup:
        """The inside of a line. It follows from what is held against here, and from nothing else."""
        key = (
            line.moment.today,
            line.times.overdue,
            *line.row[1:-1],
        )  # without the Due's number, and how many there are
        if key not in self._kept:
            if len(self._kept) >= BODIES:
                self._kept.clear()
            drawn = _environment().get_template("line.html.j2").render(line=line, now=line.moment.now)
            self._kept[key] = Markup(drawn)
        return self._kept[key]


def render_page(app: App, name: str, **facts: Any) -> str:
    """A page from its template."""
    common = {"office": app.settings.office, "root": root_of(app), "limits": app.settings.portal}
    return _environment().get_template(f"{name}.html.j2").render(common | facts)
