"""A letter's words from its template: subject, plain text, and HTML. Pure: facts in, words out.

A template's first line is the subject (the mail's own head also names the directive); the rest is the body,
paragraphs parted by a blank line, list lines with "- ", table lines with "| ". The frame (letterhead, whom to ask,
signature) is one for all letters, so that each template holds only its own matter; whom a letter is to is put in last,
since the rest is often the same for thousands.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from models.config.settings import OfficeSettings
from models.text import mark_text, tr
from tasks.labels import (
    ENGLISH_LETTER_LABELS,
    ENGLISH_WEEKDAYS,
    LETTER_LABELS,
    WEEKDAYS,
    english_event_words,
    event_words,
)

TEMPLATES = Path(__file__).parent / "templates"
PAPERS = Path(__file__).parent / "papers" / "words"
LINE_MARKS = ("- ", "| ")
"""What each line of a list and of a table begins with."""

WIDTH = 78
"""Characters of a line of the plain text (RFC 5322, 2.1.1)."""


@dataclass(frozen=True)
class Words:
    """A letter as it is read."""

    subject: str
    text: str
    html: str


DOCUMENTS_WORD = {"vi": "văn bản", "en": "documents"}
"""What a letter about several directives names in its subject instead of a number."""
OURSELVES = "Đôn Đốc"
"""What a digest, which is about no one document, names in its subject."""


CUT_SHORT = "\n[…] Nội dung đầy đủ trong thư điện tử."
"""How a letter ends where a chat takes no more of it."""


def day_words(value: dt.date) -> str:
    """24/01/2022"""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"  # a format would take ten times as long, for each line


def last_day_words(deadline: dt.datetime) -> str:
    """The day of a deadline: 24:00 of a day belongs to that day."""
    return day_words(deadline - dt.timedelta(microseconds=1))


def weekday_words(value: dt.date) -> str:
    """thứ Hai, ngày 24/01/2022"""
    return tr("{weekday}, ngày {day}", weekday=mark_text(WEEKDAYS[value.weekday()]), day=day_words(value))


def moment_words(value: dt.datetime) -> str:
    """17 giờ 00, thứ Hai, ngày 24/01/2022"""
    return tr(
        "{hour:02d} giờ {minute:02d}, {weekday}",
        hour=value.hour,
        minute=value.minute,
        weekday=mark_text(weekday_words(value)),
    )


def short_moment(value: dt.datetime) -> str:
    """17 giờ 00 ngày 24/01/2022, for subjects"""
    return tr("{value:%H} giờ {value:%M} ngày {day}", value=value, day=day_words(value))


def long_day(value: dt.date) -> str:
    """ngày 24 tháng 01 năm 2022: months 1 and 2 and days below 10 take a zero (Nghị định 30/2020, Annex I)."""
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def capitalised(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def as_sentence(words: object) -> str:
    """Words that were written to stand within a sentence, as one of their own."""
    return f"{capitalised(str(words))}."


def table_cell(text: str) -> str:
    """A text within a line of a table: on one line, and no bar of its own parts the cells."""
    return " ".join(text.replace("|", "/").split())


def two_digits(number: int) -> str:
    """Counts of an office letter are written with two digits: 03 ngày."""
    return f"{number:02d}"


def english_weekday(value: dt.date) -> str:
    """Monday, 24/01/2022"""
    return f"{ENGLISH_WEEKDAYS[value.weekday()]}, {day_words(value)}"


def english_moment(value: dt.datetime) -> str:
    """17:00, Monday, 24/01/2022"""
    return f"{value:%H:%M}, {english_weekday(value)}"


def number_for_link(telephone: str) -> str:
    """A telephone number as a `tel:` link has it (RFC 3966): digits, and a plus before them."""
    return "".join(c for n, c in enumerate(telephone) if c.isdigit() or (c == "+" and n == 0))


DIALLED = re.compile(r"((?:điện thoại|telephone) )(\+?\d[\d. ()-]{6,}\d)")
"""A telephone number in the line of a letter."""


def dial_links(line: str) -> Markup:
    """A line with its telephone numbers as links, for HTML."""

    def link(found: re.Match[str]) -> str:
        return f'{found[1]}<a href="tel:{number_for_link(found[2])}" style="color:#1a4d8f">{found[2]}</a>'

    return Markup(DIALLED.sub(link, str(escape(line))))


FILTERS: dict[str, dict[str, Callable[..., str]]] = {
    "vi": {
        "day": day_words,
        "last_day": last_day_words,
        "weekday": weekday_words,
        "moment": moment_words,
        "short_moment": short_moment,
        "long_day": long_day,
        "opening": capitalised,
        "cell": table_cell,
        "dial": dial_links,
        "two": two_digits,
        "letter": LETTER_LABELS.__getitem__,
        "event": event_words,
    },
    "en": {
        "day": day_words,
        "last_day": last_day_words,
        "weekday": english_weekday,
        "moment": english_moment,
        "short_moment": lambda value: f"{value:%H:%M} on {day_words(value)}",
        "long_day": day_words,
        "opening": capitalised,
        "cell": table_cell,
        "dial": dial_links,
        "two": str,
        "letter": ENGLISH_LETTER_LABELS.__getitem__,
        "event": english_event_words,
    },
}
"""How each language says dates and counts; dates are dd/mm/yyyy in both."""


@cache
def _environment(language: str, *, escape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES / language, PAPERS]),
        undefined=StrictUndefined,
        autoescape=escape,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= FILTERS[language]
    environment.globals.clear()  # range, lipsum …: no template of ours uses them, and each letter would copy them
    return environment


@cache
def _template(language: str, name: str, *, escape: bool) -> Template:
    return _environment(language, escape=escape).get_template(name)


def render_letter(kind: str, facts: dict[str, Any], language: str = "vi") -> Words:
    """The words of one letter, in NFC; `kind` names its template.

    Raises jinja2.UndefinedError when a template asks for what was not gathered.
    """
    words = _template(language, f"{kind}.j2", escape=False).render(facts, kind=kind)
    frame = {name: facts[name] for name in FRAME}
    framed = _framed(kind, language, words, tuple(facts["numbers"]), chat=facts.get("chat"), **frame)
    to = {name: facts[name] for name in ("internal", "agency", "contact")}
    text, html = (_said_to(part, form, language, to) for part, form in ((framed.text, "txt"), (framed.html, "html")))
    return Words(framed.subject, text, html)


FRAME = ("office", "issuer", "today", "urgency", "internal", "to_officer", "link")
"""What a frame needs to know besides the words in it."""

WHO = "\0who\0"
"""Where whom it is to will stand in a frame."""


@lru_cache(maxsize=64)
def _framed(
    kind: str,
    language: str,
    words: str,
    numbers: tuple[str, ...],
    *,
    office: OfficeSettings,
    issuer: str,
    today: dt.date,
    urgency: str | None,
    internal: bool,
    to_officer: bool,
    link: str,
    chat: tuple[str, str] | None,
) -> Words:
    """A letter but for whom it is to."""
    subject, body = words.strip().split("\n", 1)
    frame = {
        "kind": kind, "subject": subject, "blocks": _blocks(body), "numbers": numbers, "office": office,
        "issuer": issuer, "today": today, "urgency": urgency, "internal": internal, "to_officer": to_officer,
        "link": link, "chat": chat, "who": WHO, "fill": _fill,
    }  # fmt: skip
    text = _template(language, "frame.txt.j2", escape=False).render(frame)
    html = _template(language, "frame.html.j2", escape=True).render(frame)
    many = f"{len(numbers)} {DOCUMENTS_WORD[language]}" if numbers else OURSELVES
    head = numbers[0] if len(numbers) == 1 else many
    subject = f"[{head}] {capitalised(' '.join(subject.split()))}"
    return Words(*(unicodedata.normalize("NFC", part) for part in (subject, text.strip() + "\n", html)))


def _said_to(framed: str, form: str, language: str, to: dict[str, Any]) -> str:
    before, _, after = framed.partition(f"{WHO}\n")
    who = _template(language, f"who.{form}.j2", escape=form == "html").render(to, fill=_fill)
    return before + unicodedata.normalize("NFC", who) + after


def render_document(template: str, facts: dict[str, Any]) -> tuple[str, list[str]]:
    """The first line and the paragraphs of a document of ours, each item of a list as one; documents are Vietnamese."""
    first, body = _template("vi", template, escape=False).render(facts).strip().split("\n", 1)
    paragraphs = [line for block in _blocks(body) for line in block.split("\n")]
    return unicodedata.normalize("NFC", " ".join(first.split())), [unicodedata.normalize("NFC", p) for p in paragraphs]


def _blocks(body: str) -> list[str]:
    """Paragraphs on one line each; lists and tables, a line for each item; lists that a blank line parts are one."""
    blocks: list[str] = []
    for block in (b.strip() for b in body.split("\n\n")):
        if mark := next((m for m in LINE_MARKS if block.startswith(m)), None):
            items = "\n".join(" ".join(item.split()) for item in block.replace(f"\n{mark}", f"\0{mark}").split("\0"))
            if blocks and blocks[-1].startswith(mark):
                blocks[-1] += f"\n{items}"
            else:
                blocks.append(items)
        elif block:
            blocks.append(" ".join(block.split()))
    return blocks


def _fill(block: str) -> str:
    """Wrap a paragraph, or each line of a list or table, for plain text."""
    if block.startswith("| "):
        head, *rows = (line[2:].split(" | ") for line in block.split("\n"))
        return "\n\n".join(_row(number, head, cells) for number, cells in enumerate(rows, start=1))
    if block.startswith("- "):
        return "\n".join(_wrap(line, "  ") for line in block.split("\n"))
    return _wrap(block)


def _row(number: int, head: list[str], cells: list[str]) -> str:
    """A table does not fit into 78 characters: each row is an item, its cells named by the columns."""
    first, *others = (f"{name}: {text}" for name, text in zip(head, cells, strict=True))
    return "\n".join([_wrap(f"{number}. {first}", "   "), *(_wrap(f"   {line}", "   ") for line in others)])


def _wrap(line: str, indent: str = "") -> str:
    """Lines of at most WIDTH where words allow; no line but that of a list begins with a dash."""
    lead = line[: len(line) - len(line.lstrip(" "))]
    rest = lead + " ".join(line.split()).replace(" - ", "\u00a0- ")
    lines, margin = [], len(lead)
    while len(rest) > WIDTH:
        at = rest.rfind(" ", margin, WIDTH + 1)
        if at < 0:  # a word longer than a line
            at = rest.find(" ", margin)
        if at < 0:
            break
        lines.append(rest[:at])
        rest, margin = indent + rest[at + 1 :], len(indent)
    return "\n".join([*lines, rest]).replace("\u00a0", " ")
