"""Sentences for the screen, made of a template and named values: in Vietnamese as they are, in English by gettext.

`tr("Cơ quan {agency} vắng mặt.", agency=name)` is a str and reads as the finished sentence wherever one is read: in a
letter, a history, an exception. It also keeps its template and its values; `tasks.i18n.shown` looks the template up in
the catalogue and puts the values in again. A value that is itself a Text is translated in turn; a plain str is a name
or somebody's words and stays as it is; `mark_text` marks one that is looked up whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any


class Text(str):
    """A sentence that keeps how it was made. What cuts or changes it (`strip`, an f-string) gives a plain str again."""

    __slots__ = ("number", "template", "values")
    template: str
    values: Mapping[str, Any]
    number: int | None

    def __new__(cls, template: str, values: Mapping[str, Any] | None = None, number: int | None = None) -> Text:
        made = super().__new__(cls, template.format_map(values) if values else template)
        made.template, made.values, made.number = template, values or {}, number
        return made

    def __str__(self) -> str:
        return self  # so that str(error) keeps it too

    def __add__(self, other: str) -> str:
        return join_texts("", (self, other))

    def __radd__(self, other: str) -> str:
        return join_texts("", (other, self))

    def __getnewargs__(self) -> tuple[str, Mapping[str, Any], int | None]:  # type: ignore[override]
        return self.template, dict(self.values), self.number


class Figure(Text):
    """A number as Vietnamese has it, 1.234,5; English has 1,234.5."""

    __slots__ = ()


def is_bare(template: str) -> bool:
    """Whether only marks stand between the values, which every language has alike."""
    return not any(letter.isalpha() for literal, *_ in Formatter().parse(template) for letter in literal)


def tr(template: str, /, **values: Any) -> str:
    """A sentence for the screen; the template is a key of the catalogue."""
    return Text(template, values)


def trn(template: str, count: int, /, **values: Any) -> str:
    """A sentence about `{count}` things, whose English may have a singular and a plural."""
    return Text(template, {"count": count, **values}, count)


def mark_text(words: object) -> str:
    """Words of a closed list, or what an error says: looked up as they are where they are no Text yet."""
    said = str(words)
    return said if isinstance(said, Text) else Text(said)


def join_texts(joint: str, parts: Iterable[str]) -> str:
    """`joint.join(parts)` that keeps each Text among the parts, and the joint if it is one."""
    values: dict[str, str] = {}
    for number, part in enumerate(parts):
        if number and joint:
            values[f"joint{number}"] = joint
        values[f"part{number}"] = part
    return Text("".join(f"{{{name}}}" for name in values), values)
