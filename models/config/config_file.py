"""Where config.toml is, and what is asked of it alone: a start that shows no rows loads nothing to check it with."""

import os
import re
from contextlib import suppress
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
"""The folder with examples, docs and the commented config.toml: this repository, or the package `dondoc` of a wheel."""
IS_REPOSITORY = (PROJECT / "pyproject.toml").is_file()


def config_file() -> Path | None:
    """DONDOC_CONFIG, else ./config.toml, else the repository's own; None when there is none.

    Of an installed wheel, config.toml is the example that `dondoc init` fills in, and no office's.
    """
    if named := os.environ.get("DONDOC_CONFIG"):
        return Path(named)
    places = [Path("config.toml")] + ([PROJECT / "config.toml"] if IS_REPOSITORY else [])
    return next((path for path in places if path.is_file()), None)


def screen_language() -> str:
    """The language of the screen alone, for what is shown before, or without, the whole configuration.

    Where it cannot be read it is Vietnamese; `load_settings` says what is wrong.
    """
    if named := os.environ.get("DONDOC_LANGUAGE"):
        return named
    with suppress(OSError, ValueError, RecursionError):
        if path := config_file():
            text = path.read_text("utf-8-sig")
            if re.search("""["']en["']""", text):  # else a start that shows no rows need not load what reads TOML
                import tomllib

                return str(tomllib.loads(text).get("language", "vi"))
    return "vi"


@cache
def speaks_english() -> bool:
    """Whether this process shows English. Asked once."""
    return screen_language() == "en"
