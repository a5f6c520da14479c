"""How pages look: Jinja2 templates and style sheets, nothing from outside."""

import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tasks.labels import KIND_LABELS, STATE_LABELS, event_words
from tasks.render import FILTERS
from tasks.report_forms.schema import value_words as figure_words

HERE = Path(__file__).parent
STYLE = (HERE / "style.css").read_bytes()
"""The style of all pages."""


def name_by_content(name: str, content: bytes) -> str:
    """A file's name with the hash of its content, so that it may be kept and is never out of date."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


def make_environment(*folders: Path) -> Environment:
    """The templates of some folders, with the filters of all pages."""
    environment = Environment(
        loader=FileSystemLoader(folders),
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
    return environment


def size_words(number: int) -> str:
    """1,2 MB or 34 kB."""
    return f"{number / 1_000_000:.1f} MB".replace(".", ",") if number >= 1_000_000 else f"{max(1, number // 1000)} kB"
