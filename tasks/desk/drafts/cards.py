"""What the page of a draft consists of: cards, each a fact with the document's words, and the entries of a person."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Literal

from pydantic import ValidationError

from models.errors import mistake_words

Option = tuple[str, str]
"""The value of a choice, and how it is called."""


class Level(IntEnum):
    """How much a card needs a person: it lacks something, should be looked at, or is clear."""

    BLANK = 0
    DOUBT = 1
    CLEAR = 2


@dataclass(frozen=True)
class Entry:
    """One field of the form, as it was written; `error` says what is wrong with it, `wide` that it takes a row.

    `opened` are the names of the agencies that what was written stands for.
    """

    name: str
    label: str
    value: str = ""
    kind: Literal["line", "text", "day", "clock", "number", "choice", "tick"] = "line"
    options: tuple[Option, ...] = ()
    error: str = ""
    hint: str = ""
    wide: bool = False
    opened: tuple[str, ...] = ()

    @property
    def ticked(self) -> bool:
        """Of a tick: whether it is set."""
        return self.value == "1"


@dataclass(frozen=True)
class Card:
    """A fact to confirm. `key` names it and its words in the text; `said` are the sentences that prove it.

    `rows` are entries that stand beside each other. `lines` explain what follows from it, `doubts` why to look; `seen`
    is the tick by which a person says to have done so, `keep` the one by which it counts at all. What is `offered` the
    document does not say: an officer may add it.
    """

    key: str
    title: str
    said: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    doubts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    keep: Entry | None = None
    seen: Entry | None = None
    summary: str = ""
    errors: tuple[str, ...] = ()
    rows: tuple[tuple[Entry, ...], ...] = ()
    offered: bool = False

    @property
    def kept(self) -> bool:
        return self.keep is None or self.keep.ticked

    @property
    def level(self) -> Level:
        if not self.kept:
            return Level.CLEAR
        beside = [entry for row in self.rows for entry in row]
        if self.errors or any(entry.error for entry in (*self.entries, *beside)):
            return Level.BLANK
        return Level.DOUBT if self.doubts and not (self.seen and self.seen.ticked) else Level.CLEAR


@dataclass(frozen=True)
class Choices:
    """What officers entered, by the name of its field, over what the reading proposes."""

    given: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str, default: object = "") -> str:
        """What was written, else what is proposed; days as 24/01/2022, hours as 16:30."""
        return self.given[name] if name in self.given else written(default)

    def ticked(self, name: str, *, default: bool) -> bool:
        return self.given[name] == "1" if name in self.given else default

    def names(self, name: str) -> list[str]:
        """Several names in one field, each on a line or parted by semicolons."""
        return [part.strip() for part in re.split(r"[;\n]", self.given.get(name, "")) if part.strip()]


def written(value: object) -> str:
    """A value as an officer writes it into a form."""
    if isinstance(value, dt.datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value)


def day_written(text: str) -> dt.date | None | str:
    """A day as it is written in an office, None for a blank one; the text itself where it is no day."""
    if not text.strip():
        return None
    found = re.fullmatch(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", text.strip())
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text.strip())
    except ValueError:
        return text


def clock_written(text: str) -> str:
    """16 giờ 30, 16h30 or 16:30 as 16:30; what is no hour stays as it is."""
    found = re.fullmatch(r"(\d{1,2})\s*(?:giờ|h|g|:)\s*(\d{2})?(?:\s*phút)?", text.strip(), re.I)
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else text.strip()


def mistakes_of(error: ValidationError) -> dict[str, str]:
    """What is wrong, by the field's place in the model (periodic.day); "" for the whole."""
    return {
        ".".join(map(str, item["loc"])): _sentence(item["type"], item["msg"], item.get("ctx", {}))
        for item in error.errors()
    }


def _sentence(kind: str, message: str, context: Mapping[str, Any]) -> str:
    if kind.startswith("date") or kind == "value_error" and "day" in message[:4]:
        return "không phải là ngày; hãy viết như 24/01/2022"
    return mistake_words(kind, message, context)


LONGEST_QUOTE = 240
"""Characters of a sentence that a card repeats; of a longer one the words that say it."""


def quoted(sentence: str, evidence: str) -> tuple[str, ...]:
    """What a card quotes: the sentence, or of a very long one its words with an ellipsis round them."""
    short = sentence if len(sentence) <= LONGEST_QUOTE else f"… {evidence[:LONGEST_QUOTE]} …"
    return (short,) if short.strip() else ()


def tick(name: str, label: str, choices: Choices, *, default: bool = True) -> Entry:
    """A tick, set unless somebody has taken it away."""
    return Entry(name, label, "1" if choices.ticked(name, default=default) else "0", "tick")
