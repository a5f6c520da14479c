"""Where each key of a TOML file stands: `tomllib` gives the values without their lines."""

import re
import tomllib
from bisect import bisect_right
from pathlib import Path
from typing import Any

from models.text import tr

Place = tuple[int | str, ...]
"""A key as pydantic names it: ("agency", 0, "contact", 1, "channels", 0)."""

_NAME = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_DOTTED = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=[ \t]*")
_LONG_KEY = re.compile(r"""(?<![\w-])(?:(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+\.[ \t]*+){50}""")
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[^\[\]{},\n"\'#]+|.', re.DOTALL
)


def read_toml_text(path: Path) -> str:
    """The text of a TOML file, without the byte order mark that some editors put before it.

    Raises OSError, UnicodeDecodeError.
    """
    return path.read_text("utf-8-sig")


def parse_toml(text: str) -> dict[str, Any]:
    """What a TOML file says. Raises ValueError, also for what nests too deep to be read or has a number too long.

    tomllib itself ends by a RecursionError there, and takes the square of the time for a key of many parts.
    """
    if _LONG_KEY.search(text):
        raise ValueError("khóa có quá nhiều phần")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("lồng nhau quá sâu") from None


def line_of(text: str, place: Place) -> int | None:
    """The line, from 1, of a key in a TOML file that `tomllib` has accepted, else of what it is part of."""
    lines = toml_lines(text)
    return next((lines[part] for n in range(len(place), 0, -1) if (part := place[:n]) in lines), None)


def line_words(text: str, place: Place) -> str:
    """(dòng 7), for the end of a sentence about a key; "" where its line is not known."""
    line = line_of(text, place)
    return tr(" (dòng {line})", line=line) if line else ""


def toml_lines(text: str) -> dict[Place, int]:
    """The line, from 1, of each table, key and element of an array; what is in an inline table stands on its line."""
    breaks = [found.start() for found in re.finditer("\n", text)]
    starts: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    at, here = 0, Place()
    while at < len(text):
        if header := _HEADER.match(text, at):
            here = _table(header[2], one_more=header[1] == "[[", counts=counts)
            starts[here] = header.start(2)
            at = header.end()
        elif key := _KEY.match(text, at):
            place = (*here, *_parts(key[1]))
            starts[place] = key.start(1)
            at = _past_value(text, key.end(), place, starts)
        end = text.find("\n", at)
        at = end + 1 if end >= 0 else len(text)
    return {place: bisect_right(breaks, start - 1) + 1 for place, start in starts.items()}


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_NAME, dotted)]


def _table(dotted: str, *, one_more: bool, counts: dict[Place, int]) -> Place:
    """The place of a table; of an array of tables the newest is meant, `one_more` begins the next."""
    *above, last = _parts(dotted)
    here = Place()
    for name in above:
        here = (*here, name)
        here = (*here, counts[here] - 1) if here in counts else here
    here = (*here, last)
    if one_more:
        counts[here] = counts.get(here, 0) + 1
    return (*here, counts[here] - 1) if here in counts else here


def _past_value(text: str, at: int, place: Place, starts: dict[Place, int]) -> int:
    """Where the value that begins here ends; the elements of an array are noted."""
    depth, number, fresh = 0, 0, True
    for token in _TOKEN.finditer(text, at):
        said = token[0]
        if said == "\n" and depth == 0:
            return token.start()
        if depth == 1 and fresh and said.strip() and said not in "],\n" and not said.startswith("#"):
            starts[(*place, number)] = token.start()
            fresh = False
        if said in "[{":
            depth += 1
        elif said in "]}":
            depth -= 1
        elif said == "," and depth == 1:
            number, fresh = number + 1, True
    return len(text)
