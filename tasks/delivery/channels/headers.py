"""Header fields with words that are not ASCII: RFC 2047 for texts and names, RFC 2231 for the names of files.

Put together by hand, as the rest of a mail: `email.header` makes words and lines that are longer than RFC 2047 allows
(docs/decisions/0039).
"""

import binascii
import re
import unicodedata
from collections.abc import Iterable, Iterator
from email.utils import formataddr
from functools import lru_cache
from urllib.parse import quote

from models.text import tr

WORD, LINE = 75, 76
"""The most characters of an encoded word, and of a line with one (RFC 2047, 2)."""
_AROUND = len("=?utf-8?b??=")
_SHORTEST = 30
"""Bytes of the longest word that is not parted."""
_SEGMENT = 60
"""Characters of one piece of a file's name (RFC 2231, 3)."""


@lru_cache(maxsize=2048)
def text_field(header: str, text: str) -> str:
    """The value of a header that is words: as it is where it is short and plain, else in encoded words."""
    check_one_line(header, text)
    if _plain(text) and len(header) + 2 + len(text) <= LINE:
        return text
    return "\r\n ".join(_encoded_words(text, LINE - len(header) - 2))


@lru_cache(maxsize=2048)
def address_field(header: str, name: str, address: str) -> str:
    """A name and its address. Raises ValueError for a line break, or for an address that is not in ASCII."""
    check_one_line(header, name + address)
    address.encode("ascii")  # no server in between is asked for SMTPUTF8
    if _plain(name):
        whole = formataddr((name, address))
        return whole if len(header) + 2 + len(whole) <= LINE else whole.replace(" <", "\r\n <")
    *before, last = _encoded_words(name, LINE - len(header) - 2)
    used = len(last) + (1 if before else len(header) + 2)
    joint = " " if used + len(address) + 3 <= LINE else "\r\n "
    return "\r\n ".join([*before, f"{last}{joint}<{address}>"])


def ids_field(letter_ids: Iterable[str]) -> str:
    """Message-IDs, each on a line of its own (RFC 5322, 3.6.4)."""
    return "\r\n ".join(f"<{letter_id}>" for letter_id in letter_ids)


@lru_cache(maxsize=2048)
def file_name_parameter(parameter: str, name: str) -> str:
    """A parameter with a file's name, in pieces where it is long (RFC 2231, 3 and 4)."""
    pieces = list(_segments(name))
    if len(pieces) == 1:
        return f";\r\n {parameter}*=utf-8''{pieces[0]}"
    first, *rest = pieces
    more = "".join(f";\r\n {parameter}*{number}*={piece}" for number, piece in enumerate(rest, start=1))
    return f";\r\n {parameter}*0*=utf-8''{first}{more}"


def check_one_line(header: str, text: str) -> None:
    """Raises ValueError for a line break in a header."""
    if "\r" in text or "\n" in text:
        raise ValueError(tr("{header} có ký tự xuống dòng", header=header))


def _plain(text: str) -> bool:
    """Whether a reader takes it for what it is: ASCII that is seen, and nothing that looks like an encoded word."""
    return text.isascii() and text.isprintable() and "=?" not in text


def _encoded_words(text: str, first: int) -> Iterator[str]:
    """The text in encoded words, the first of at most `first` characters.

    They end behind a blank where one is near, since some readers put one between two of them; none parts a letter from
    its marks.
    """
    room, held = _room(first), b""
    for piece in _pieces(text):
        if held and len(held) + len(piece) > room:
            yield _word(held)
            room, held = _room(WORD), b""
        held += piece
    yield _word(held)


def _pieces(text: str) -> Iterator[bytes]:
    """The words with the blanks behind them, as bytes; one that fills no line by itself in its letters."""
    for word in re.findall(r"\S+\s*|\s+", text):
        raw = word.encode()
        if len(raw) <= _SHORTEST:
            yield raw
        else:
            yield from (letter.encode() for letter in _letters(word))


def _room(width: int) -> int:
    """Bytes that an encoded word of so many characters holds."""
    return (min(width, WORD) - _AROUND) // 4 * 3


def _word(raw: bytes) -> str:
    return f"=?utf-8?b?{binascii.b2a_base64(raw, newline=False).decode()}?="


def _letters(text: str) -> Iterator[str]:
    """Characters, each with the few combining marks that follow it."""
    held = ""
    for character in text:
        if held and not (unicodedata.combining(character) and len(held) < 4):
            yield held
            held = ""
        held += character
    if held:
        yield held


def _segments(name: str) -> Iterator[str]:
    """The name as %XX, in pieces that part no character: some readers decode each by itself."""
    held = ""
    for character in name:
        quoted = quote(character, safe="")
        if held and len(held) + len(quoted) > _SEGMENT:
            yield held
            held = ""
        held += quoted
    yield held
