"""From a document to what it says: `read_file(path)`, `read_text(text)`.

A reading is evidence, never a decision: an operator approves it before anything is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tasks.files.extract import Extracted, extract_file
from tasks.files.refused import DocumentRefused
from tasks.read.apart import read_apart, start
from tasks.read.doubt import doubted
from tasks.read.envelope import issue_day, with_envelope
from tasks.read.facts import Reading

__all__ = ["DocumentRefused", "Reading", "read_file", "read_text"]


def read_file(path: Path, ocr: bool = False, beside: Sequence[Path] = ()) -> Reading:
    """Read the directive in the file at `path`, whatever its format (see `tasks.files.kinds`).

    With `ocr` the pages of a scan are recognised; every fact of such a reading is doubtful until a person has seen
    it (`Reading.scanned`). What came along, the files `beside` it, must not be secret or made to harm either; whether
    they can be read does not matter. Raises DocumentRefused; nothing of a refused document is kept.
    """
    start()
    return _reading(extract_file(path, ocr=ocr), [text for file in beside if (text := _text_beside(file))])


def _text_beside(path: Path) -> str:
    """The text of a file that came along; "" where it cannot be read. Raises DocumentRefused for one made to harm."""
    try:
        return extract_file(path).text
    except DocumentRefused as error:
        if error.code == "unsafe":
            raise
        return ""


def read_text(text: str) -> Reading:
    """Read a directive from its text, in this process and without limits: for texts of our own.

    Raises DocumentRefused ("secrecy", "no_text", "not_a_directive").
    """
    from tasks.files.decode import tidy_text
    from tasks.read.reader import read
    from tasks.read.refusals import demand_text

    return read(demand_text(tidy_text(text)))


def _reading(found: Extracted, beside: Sequence[str] = ()) -> Reading:
    if found.envelope is not None and not found.text:  # a withdrawal that has only its header
        return with_envelope(Reading(text="", notes=found.notes), found.envelope)
    others = [*(other.text for other in found.others if other.text), *beside]
    reading = read_apart(found.text, others=others)
    if found.envelope is not None and reading.issued_on is None and (day := issue_day(found.envelope)):
        reading = replace(read_apart(found.text, day), issued_on=None)  # a day without a year is counted from the issue
    reading = replace(reading, scanned=found.scanned, notes=found.notes)
    if found.envelope is not None:
        reading = with_envelope(reading, found.envelope)
    return doubted(reading) if found.scanned else reading
