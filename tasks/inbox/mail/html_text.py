"""The words of an HTML mail as plain text, in which what it quotes is marked as in a plain mail, by "> ".

The marks are those that mail programs leave: containers that hold the quoted mail (Gmail, Yahoo, Thunderbird, Apple,
Zimbra) and places from which on all is quoted (Outlook, Outlook on the web, Zimbra).
"""

import re
from contextlib import suppress
from html.parser import HTMLParser

LONGEST = 500_000
"""Characters of an HTML text that are looked at."""

HOLDS = re.compile(
    r"\b(gmail_quote|yahoo_quoted|yahoo_quote|moz-cite-prefix|protonmail_quote|tutanota_quote|"
    r"ms-outlook-mobile-reference-message|zmail_extra|replyquote|quoted?-?(reply|text|message))", re.I
)  # fmt: skip
"""Class or id of a container whose content is the quoted mail."""

FROM_HERE = re.compile(
    r"^(x_|m_-?\d+)?(divrplyfwdmsg|appendonsend|zwchr|mail-editor-reference-message-container|"
    r"isforwardcontent|isreplycontent|replysplit|oriqmsg|reply-intro|stopspelling|lotus_quote)", re.I
)  # fmt: skip
"""Id or class of an element from which on, to the end of the mail, all is quoted."""

RULE = re.compile(r"border-top\s*:[^;]*#(e1e1e1|b5c4df)", re.I)
"""The line that Outlook draws above the head of the quoted mail."""

BLOCKS = {"p", "div", "tr", "li", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "article"}
SILENT = {"style", "script", "title", "head", "s", "strike", "del"}
"""Elements whose content is not said: no text, or text that was struck out."""
VOID = {"br", "hr", "img", "meta", "link", "input", "area", "base", "col", "source", "wbr"}


def to_text(html: str) -> str:
    """The text of an HTML mail, line by line; quoted lines begin with "> "."""
    words = _Words()
    with suppress(AssertionError, ValueError):  # html.parser gives up on some broken declarations
        words.feed(html[:LONGEST])
    return words.text()


class _Words(HTMLParser):
    """Collects lines; `_open` remembers of each open element whether it began a quote or hides its content."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[bool, list[str]]] = [(False, [])]
        self._open: list[tuple[str, str]] = []
        self._quoted = self._silent = 0
        self._rest = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block begins, a quote where a mail program begins one."""
        if tag in BLOCKS or tag == "br":
            self._break()
        known = {name: value or "" for name, value in attrs}
        self._rest = self._rest or _begins_the_rest(known)
        what = "silent" if tag in SILENT or _hidden(known) else "quote" if _is_quote(tag, known) else ""
        if tag in VOID:
            return
        self._open.append((tag, what))
        self._silent += what == "silent"
        self._quoted += what == "quote"
        if what == "quote":
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those within it that were never closed."""
        if tag in BLOCKS:
            self._break()
        if tag not in (name for name, _ in self._open):
            return
        while self._open:
            name, what = self._open.pop()
            self._silent -= what == "silent"
            self._quoted -= what == "quote"
            if what == "quote":
                self._break()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Keep words that a person would see."""
        if not self._silent:
            quoted, words = self._lines[-1]
            self._lines[-1] = (quoted or (not words and self._is_quoted()), [*words, data.replace("\n", " ")])

    def _is_quoted(self) -> bool:
        return self._rest or self._quoted > 0

    def _break(self) -> None:
        self._lines.append((self._is_quoted(), []))

    def text(self) -> str:
        """What was collected, without empty lines."""
        lines = [(quoted, " ".join("".join(words).split())) for quoted, words in self._lines]
        return "\n".join(f"> {line}" if quoted else line for quoted, line in lines if line)


def _is_quote(tag: str, attrs: dict[str, str]) -> bool:
    if tag == "blockquote" or attrs.get("name") == "quoted-content":
        return True
    return bool(HOLDS.search(attrs.get("class", "")) or HOLDS.search(attrs.get("id", "")))


def _begins_the_rest(attrs: dict[str, str]) -> bool:
    named = (*attrs.get("id", "").split(), *attrs.get("class", "").split())
    return any(FROM_HERE.match(name) for name in named) or bool(RULE.search(attrs.get("style", "")))


def _hidden(attrs: dict[str, str]) -> bool:
    style = attrs.get("style", "").replace(" ", "").casefold()
    return "display:none" in style or "mso-hide:all" in style
