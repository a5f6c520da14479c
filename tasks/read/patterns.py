"""Patterns that are compiled when they are first used: importing the reader must cost next to nothing."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cached_property


class Pattern:
    """A regular expression; it offers what `re.Pattern` offers, as far as the reader needs it."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self._flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self._flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, start, end)

    def sub(self, new: str, text: str, count: int = 0) -> str:
        return self.compiled.sub(new, text, count=count)


def anycase(source: str) -> Pattern:
    """A pattern for which capitals do not matter."""
    return Pattern(source, re.I)
