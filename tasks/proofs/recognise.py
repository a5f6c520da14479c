"""Does a text show a document? By its number, its title, or the hash of one of its files; pure."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from models.text import tr
from tasks.read.fold import spelling
from tasks.read.numbers import SYMBOL, squeezed

LEAST_TITLE_WORDS = 6
"""A shorter title may be that of any document."""

NUMBER, TITLE, FILE = "số/ký hiệu", "trích yếu", "tệp của văn bản"
"""What can be recognised, as a person is told."""

NOTHING = "không thấy số/ký hiệu, trích yếu hay tệp của văn bản trên trang"

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_GOES_ON = r"(?!\w)(?!\s*/\s*\w)(?!-\w)(?!\s+-\s*(?-i:[A-ZĐ]{2,})(?![\w/]))"
_DAY = re.compile(r"\W{0,3}(?:ký )?ngày\s*(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})", re.I)
"""The day that a number is given together with, right behind it."""


@dataclass(frozen=True)
class Sought:
    """The document that a page is to show; `hashes` are the SHA-256 of its file and of what was sent along."""

    reference_no: str
    issued_on: dt.date
    subject: str
    hashes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Seen:
    """What was recognised; where nothing was, `why` says it as a person is told."""

    found: tuple[str, ...] = ()
    why: str = NOTHING


def recognise_document(text: str, sought: Sought, asked: str = "") -> Seen:
    """What of the document stands in the text of a page.

    `asked` is the query of the page's address: what a search page only repeats is nothing found.
    """
    text, asked = _plain(text), _plain(asked)
    number = _number_stands(text, sought) and not _number_stands(asked, sought)
    title = _title_stands(text, sought.subject) and not _title_stands(asked, sought.subject)
    if title and not number and (other := _number_of_another(text, sought)):
        return Seen(why=tr("trang có trích yếu giống như của văn bản, nhưng ghi số khác ({other})", other=other))
    found = tuple(name for name, stands in ((NUMBER, number), (TITLE, title)) if stands)
    return Seen(found, "" if found else NOTHING)


def _plain(text: str) -> str:
    return " ".join(spelling(unicodedata.normalize("NFC", text.translate(_UNSEEN))).split())


def _number_stands(text: str, sought: Sought) -> bool:
    """The number as a whole, and not, each time, with another day than that of the document."""
    for found in _number(sought.reference_no).finditer(text):
        day = _DAY.match(text, found.end())
        if day is None or tuple(map(int, day.groups())) == _numbers(sought.issued_on):
            return True
    return False


def _numbers(day: dt.date) -> tuple[int, int, int]:
    return day.day, day.month, day.year


def _number(reference: str) -> re.Pattern[str]:
    """Blanks round the hyphens and slashes do not count, nor do leading zeros."""
    parts = re.split(r"([-/])", spelling(squeezed(reference)).lstrip("0"))
    spaced = r"\s*".join(map(re.escape, parts))
    return re.compile(rf"(?<![\w/.-])0*{spaced}{_GOES_ON}", re.I)


def _title_stands(text: str, subject: str) -> bool:
    """The title word by word, whatever the case and the marks between the words."""
    words = _words(re.sub(r"^\s*(?:v/v|về việc)\b[:\s]*", "", _plain(subject), flags=re.I))
    return len(words) >= LEAST_TITLE_WORDS and f" {' '.join(words)} " in f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _number_of_another(text: str, sought: Sought) -> str:
    """A number of the same issuer on the page that is not the document's."""
    own, _, symbol = squeezed(sought.reference_no).lstrip("0").casefold().partition("/")
    for found in re.finditer(rf"(?<![\w/.-])0*(\d{{1,6}})\s*/\s*({SYMBOL})", text):
        if squeezed(found[2]).casefold() == symbol and found[1] != own:
            return squeezed(found[0])
    return ""
