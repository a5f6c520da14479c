"""How pages look: Jinja2 templates and one style sheet, nothing from outside and no script."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.office import Office
from tasks.fields import shown as figure_words
from tasks.render import FILTERS
from tasks.vocabulary import KIND_WORDS, STATE_WORDS, event_words

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
    environment.filters |= {"size": size, "state": STATE_WORDS.__getitem__, "event": event_words}
    environment.filters |= {"kind": KIND_WORDS.__getitem__}
    environment.filters["figure"] = lambda field, values: figure_words(field, values[field.key])
    environment.globals |= {"style": STYLE_NAME}
    return environment


def size(number: int) -> str:
    """1,2 MB or 34 kB."""
    return f"{number / 1_000_000:.1f} MB".replace(".", ",") if number >= 1_000_000 else f"{max(1, number // 1000)} kB"


def root_of(office: Office) -> str:
    """The path before all pages, where the page is not at the top of its host."""
    return urlsplit(office.settings.portal.base_url).path


def draw(office: Office, name: str, **facts: Any) -> str:
    """A page from its template."""
    common = {"office": office.settings.office, "root": root_of(office), "limits": office.settings.portal}
    return _environment().get_template(f"{name}.html.j2").render(common | facts)
