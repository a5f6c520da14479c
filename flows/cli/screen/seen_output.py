"""What a command prints, without what a terminal would act upon: names, subjects and texts come from anywhere.

A sequence of control (ECMA-48) in a name could move the cursor, write over what stands above, or name the window. Of
them only colours (SGR) go through, which our own tables need; what hides text (SGR 8) does not.
"""

import io
import re
import sys
from typing import TextIO

_COLOUR = r"\x1b\[(?:[0-79]|[1-9]\d)?(?:;(?:[0-79]|[1-9]\d{1,2}))*m"
_ACTED_UPON = re.compile(rf"({_COLOUR})|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls but tab and line feed, those of eight bits (C1) too, and what turns the direction of writing around."""


def seen_text(text: str) -> str:
    """The text with each control as its picture (U+2400 and on), and U+FFFD for what has none."""
    return _ACTED_UPON.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0][0])
    if found[1]:
        return found[1]
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


class SeenOutput(io.TextIOWrapper):
    """A stream that writes texts as they may be seen, in the place of the given one."""

    def __init__(self, given: io.TextIOWrapper) -> None:
        self.given = given
        super().__init__(
            given.buffer,
            given.encoding,
            given.errors,
            line_buffering=given.line_buffering,
            write_through=given.write_through,
        )

    def write(self, text: str, /) -> int:
        """Write the text as it may be seen; gives back the characters written."""
        return super().write(seen_text(text))


def print_as_seen() -> None:
    """From now on write both streams of this process as they may be seen."""
    sys.stdout, sys.stderr = _seen(sys.stdout), _seen(sys.stderr)


def _seen(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper) or isinstance(stream, SeenOutput):
        return stream
    stream.flush()
    return SeenOutput(stream)


def screen_itself() -> TextIO:
    """Standard output as the process got it: for what draws over its own lines, and shows nothing of others."""
    return sys.stdout.given if isinstance(sys.stdout, SeenOutput) else sys.stdout
