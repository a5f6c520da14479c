"""How pages look: Jinja2 templates and one style sheet, nothing from outside and no script."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from models.app import App
from portal.agency_page import OwedLine
from tasks.labels import KIND_LABELS, STATE_LABELS, event_words
from tasks.render import FILTERS
from tasks.report_forms.schema import value_words as figure_words

BODIES = 4096
"""Drawn insides of lines that are kept."""

HERE = Path(__file__).parent
STYLE = (HERE / "style.css").read_bytes()
STYLE_NAME = f"style-{hashlib.sha256(STYLE).hexdigest()[:12]}.css"
"""Named by its content, so that it may be kept and is never out of date."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= FILTERS["vi"]
    environment.filters |= {"size": size_words, "state": STATE_LABELS.__getitem__, "event": event_words}
    environment.filters |= {"kind": KIND_LABELS.__getitem__}
    environment.filters["figure"] = lambda field, values: figure_words(field, values[field.key])
    environment.globals |= {"style": STYLE_NAME}
    return environment


def size_words(number: int) -> str:
    """1,2 MB or 34 kB."""
    return f"{number / 1_000_000:.1f} MB".replace(".", ",") if number >= 1_000_000 else f"{max(1, number // 1000)} kB"


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
        )  # without its number and the count
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
