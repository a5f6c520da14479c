"""A letter's words from its template: subject, plain text, and HTML. Pure: facts in, words out.

A template's first line is the subject (the mail's own head also names the directive); the rest is the body,
paragraphs parted by a blank line, list lines with "- ". The frame (letterhead, whom to ask, signature) is one for
all letters, so that each template holds only its own matter.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.words import Kind
from tasks.vocabulary import WEEKDAYS

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


FILTERS = {"day": day, "weekday": weekday, "moment": moment, "long_day": long_day, "opening": opening, "two": two}


@cache
def _environment(language: str, escape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES / language, TEMPLATES]),
        undefined=StrictUndefined,
        autoescape=escape,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= FILTERS
    return environment


def render(kind: Kind, facts: dict[str, Any], language: str = "vi") -> Words:
    """The words of one letter. Raises jinja2.UndefinedError when a template asks for what was not gathered."""
    plain = _environment(language, False)
    subject, body = plain.get_template(f"{kind}.j2").render(facts, kind=kind).strip().split("\n", 1)
    blocks = _blocks(body)
    frame = facts | {"kind": kind, "subject": subject, "blocks": blocks}
    text = plain.get_template("frame.txt.j2").render(frame, fill=_fill)
    html = _environment(language, True).get_template("frame.html.j2").render(frame)
    reference = facts["directive"].reference_no
    return Words(f"[{reference}] {opening(' '.join(subject.split()))}", text.strip() + "\n", html)


def _blocks(body: str) -> list[str]:
    """Paragraphs on one line each, and lists; lists that only a blank line parts are one."""
    blocks: list[str] = []
    for block in (b.strip() for b in body.split("\n\n")):
        if block.startswith("- ") and blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n{block}"
        elif block:
            blocks.append(block if block.startswith("- ") else " ".join(block.split()))
    return blocks


def _fill(block: str) -> str:
    """Wrap a paragraph, or each line of a list, for plain text."""
    import textwrap

    lines = block.split("\n") if block.startswith("- ") else [block]
    return "\n".join(
        textwrap.fill(line, WIDTH, subsequent_indent="  " if line.startswith("- ") else "", break_long_words=False)
        for line in lines
    )
