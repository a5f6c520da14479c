"""Where config.toml is, and what is asked of it alone: a start that shows no rows loads nothing to check it with."""

import os
import tomllib
from contextlib import suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def config_file() -> Path | None:
    """DONDOC_CONFIG, else ./config.toml, else the project's own; None when there is none."""
    if named := os.environ.get("DONDOC_CONFIG"):
        return Path(named)
    return next((p for p in (Path("config.toml"), PROJECT / "config.toml") if p.is_file()), None)


def language() -> str:
    """The language of the screen alone, for what is shown before, or without, the whole configuration.

    Where it cannot be read it is Vietnamese; `load` says what is wrong.
    """
    if named := os.environ.get("DONDOC_LANGUAGE"):
        return named
    with suppress(OSError, ValueError):
        if path := config_file():
            return str(tomllib.loads(path.read_text("utf-8")).get("language", "vi"))
    return "vi"
