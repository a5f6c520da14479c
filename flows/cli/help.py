"""The help in English: what the commands' docstrings say, translated before cyclopts reads them.

It is loaded only where the screen speaks English.
"""

import dataclasses
import re
from typing import Any, get_type_hints

from cyclopts import App

from tasks.i18n import english

ASKS = {"--help", "-h", "--version"}


def translate_help(program: App, words: list[str]) -> None:
    """Give the program's help in English, where the words ask for help."""
    if not words or ASKS & set(words) or words[0] in program and len(words) == 1:
        _translate(program)


def _translate(one: App) -> None:
    before = one.help
    if command := one.default_command:
        command.__doc__ = in_english(command.__doc__ or "")
        for kind in filter(dataclasses.is_dataclass, get_type_hints(command).values()):
            kind.__doc__ = in_english(kind.__doc__ or "")
    if one.help == before:  # it has words of its own, beside those of its command
        one.help = english(before)
    for name in one:
        if not name.startswith("-"):
            _translate(one[name])


def in_english(doc: str) -> str:
    """A docstring with each of its paragraphs, and each description of a parameter, translated."""
    return re.sub(r"(?m)^( *)(?=\S)(?![a-z_]+$|-+$|Parameters$).*(?:\n\1(?! )\S.*)*", _paragraph, doc)


def _paragraph(found: "re.Match[str]") -> str:
    lines: list[Any] = found[0].split("\n")
    text = " ".join(line.strip() for line in lines)
    said = english(text)
    return found[0] if said == text else found[1] + said
