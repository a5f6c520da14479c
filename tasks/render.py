"""A letter's words from its template: subject, plain text, and HTML. Pure: facts in, words out.

A template's first line is the subject (the mail's own head also names the directive); the rest is the body,
paragraphs parted by a blank line, list lines with "- ". The frame (letterhead, whom to ask, signature) is one for
all letters, so that each template holds only its own matter.
"""

import datetime as dt
import re
import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.words import Kind
from tasks.vocabulary import ENGLISH_LETTER_WORDS, ENGLISH_WEEKDAYS, LETTER_WORDS, WEEKDAYS

TEMPLATES = Path(__file__).parent / "templates"
WIDTH = 78
"""Characters of a line of the plain text (RFC 5322, 2.1.1)."""


@dataclass(frozen=True)
class Words:
    """A letter as it is read."""

    subject: str
    text: str
    html: str


def day(value: dt.date) -> str:
    """24/01/2022"""
    return f"{value:%d/%m/%Y}"


def weekday(value: dt.date) -> str:
    """thứ Hai, ngày 24/01/2022"""
    return f"{WEEKDAYS[value.weekday()]}, ngày {day(value)}"


def moment(value: dt.datetime) -> str:
    """17 giờ 00, thứ Hai, ngày 24/01/2022"""
    return f"{value:%H} giờ {value:%M}, {weekday(value)}"


def short_moment(value: dt.datetime) -> str:
    """17 giờ 00 ngày 24/01/2022, for subjects"""
    return f"{value:%H} giờ {value:%M} ngày {day(value)}"


def long_day(value: dt.date) -> str:
    """ngày 24 tháng 01 năm 2022: months 1 and 2 and days below 10 take a zero (Nghị định 30/2020, Annex I)."""
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def opening(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def two(number: int) -> str:
    """Counts of an office letter are written with two digits: 03 ngày."""
    return f"{number:02d}"


def english_weekday(value: dt.date) -> str:
    """Monday, 24/01/2022"""
    return f"{ENGLISH_WEEKDAYS[value.weekday()]}, {day(value)}"


def english_moment(value: dt.datetime) -> str:
    """17:00, Monday, 24/01/2022"""
    return f"{value:%H:%M}, {english_weekday(value)}"


FILTERS: dict[str, dict[str, Callable[..., str]]] = {
    "vi": {
        "day": day,
        "weekday": weekday,
        "moment": moment,
        "short_moment": short_moment,
        "long_day": long_day,
        "opening": opening,
        "two": two,
        "letter": LETTER_WORDS.__getitem__,
    },
    "en": {
        "day": day,
        "weekday": english_weekday,
        "moment": english_moment,
        "short_moment": lambda value: f"{value:%H:%M} on {day(value)}",
        "long_day": day,
        "opening": opening,
        "two": str,
        "letter": ENGLISH_LETTER_WORDS.__getitem__,
    },
}
"""How each language says dates and counts; dates are dd/mm/yyyy in both."""


@cache
def _environment(language: str, escape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES / language, TEMPLATES]),
        undefined=StrictUndefined,
        autoescape=escape,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= FILTERS[language]
    return environment


def render(kind: Kind, facts: dict[str, Any], language: str = "vi") -> Words:
    """The words of one letter, in NFC. Raises jinja2.UndefinedError when a template asks for what was not gathered."""
    plain = _environment(language, False)
    subject, body = plain.get_template(f"{kind}.j2").render(facts, kind=kind).strip().split("\n", 1)
    blocks = _blocks(body)
    frame = facts | {"kind": kind, "subject": subject, "blocks": blocks}
    text = plain.get_template("frame.txt.j2").render(frame, fill=_fill)
    html = _environment(language, True).get_template("frame.html.j2").render(frame)
    subject = f"[{facts['directive'].reference_no}] {opening(' '.join(subject.split()))}"
    return Words(*(unicodedata.normalize("NFC", words) for words in (subject, text.strip() + "\n", html)))


def _blocks(body: str) -> list[str]:
    """Paragraphs on one line each, and lists, a line for each item; lists that only a blank line parts are one."""
    blocks: list[str] = []
    for block in (b.strip() for b in body.split("\n\n")):
        if block.startswith("- "):
            items = "\n".join(" ".join(item.split()) for item in re.split(r"\n(?=- )", block))
            if blocks and blocks[-1].startswith("- "):
                blocks[-1] += f"\n{items}"
            else:
                blocks.append(items)
        elif block:
            blocks.append(" ".join(block.split()))
    return blocks


def _fill(block: str) -> str:
    """Wrap a paragraph, or each line of a list, for plain text; no line but that of a list begins with a dash."""
    lines = block.split("\n") if block.startswith("- ") else [block]
    return "\n".join(
        textwrap.fill(
            line.replace(" - ", "\u00a0- "),
            WIDTH,
            subsequent_indent="  " if line.startswith("- ") else "",
            break_long_words=False,
            break_on_hyphens=False,
        ).replace("\u00a0", " ")
        for line in lines
    )
