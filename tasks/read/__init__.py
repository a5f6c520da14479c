"""From a document to what it says: `read_file(path)`, `read_text(text)`.

A reading is evidence, never a decision: an operator approves it before anything is sent.
"""

from __future__ import annotations

from pathlib import Path

from tasks.read.extract import text_of, tidy
from tasks.read.facts import Reading
from tasks.read.reader import read
from tasks.read.refused import DocumentRefused

__all__ = ["DocumentRefused", "Reading", "read_file", "read_text"]


def read_file(path: Path) -> Reading:
    """Read the directive in the file at `path`: .txt, .md or no suffix, in UTF-8 or UTF-16.

    Raises DocumentRefused; nothing of a refused document is kept.
    """
    return read(text_of(path))


def read_text(text: str) -> Reading:
    """Read a directive from its text. Raises DocumentRefused ("secrecy", "no_text", "not_a_directive")."""
    return read(tidy(text))
