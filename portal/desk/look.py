"""How the desk looks: its templates, its style and its little script, each file named by its content."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from models.app import App
from portal.templating import STYLE, make_environment, name_by_content

HERE = Path(__file__).parent
DESK_STYLE = STYLE + (HERE / "desk.css").read_bytes()
SCRIPT = (HERE / "desk.js").read_bytes()
DESK_STYLE_NAME = name_by_content("desk.css", DESK_STYLE)
SCRIPT_NAME = name_by_content("desk.js", SCRIPT)

ICON = (HERE / "icon.svg").read_bytes()

FILES = {
    DESK_STYLE_NAME: (DESK_STYLE, "text/css"),
    SCRIPT_NAME: (SCRIPT, "text/javascript"),
    "favicon.ico": (ICON, "image/svg+xml"),
}
"""What pages load, by name; a browser asks for the last by itself."""


@cache
def desk_environment() -> Environment:
    """The desk's templates."""
    environment = make_environment(HERE / "templates")
    environment.filters["combine"] = lambda one, other: {**one, **other}
    environment.globals |= {"style": DESK_STYLE_NAME, "script": SCRIPT_NAME}
    return environment


def render_desk(app: App, name: str, **facts: Any) -> str:
    """A page of the desk from its template."""
    common = {"office": app.settings.office, "limits": app.settings.portal, "virtual": app.virtual}
    return desk_environment().get_template(f"{name}.html.j2").render(common | facts)
