"""The số/ký hiệu of directives in mails: written with blanks, other dashes, a leading zero, characters nobody sees."""

import re
from collections.abc import Sequence

from tasks.inbox.answer.spelling import tidy

_SYMBOL = r"(?:\d{4}\s*/\s*)?[A-ZĐ]{2,}(?!\w)(?:\s*[-&.]\s*[A-ZĐ]{1,}(?!\w))*"
NUMBER = re.compile(rf"(?<![\w/])\d{{1,5}}\s*/\s*{_SYMBOL}", re.IGNORECASE)
"""A số/ký hiệu in a tidy text."""

_GOES_ON = r"(?!\w)(?!\s*/\s*\w)(?!-\w)(?!\s+-\s*(?-i:[A-ZĐ]{2,})(?![\w/]))"
"""What makes a number longer than the one that is looked for: 77/STTTT-TTBCXB-VP; "- ngày 24/01" does not."""


def cites(text: str, reference: str) -> bool:
    """Whether a text names a directive by its số/ký hiệu."""
    return bool(reference.strip()) and _pattern(reference).search(tidy(text)) is not None


def without(text: str, references: Sequence[str]) -> str:
    """A tidy text without these numbers."""
    for reference in references:
        text = _pattern(reference).sub(" ", text)
    return text


def other_number(text: str, references: Sequence[str]) -> str:
    """A number of the same issuer that a text names while it names none of `references`; "" where there is none.

    The number of the agency's own paper (15/BC-VHTT) and bases of another issuer are no matter.
    """
    text = tidy(text)
    if any(cites(text, reference) for reference in references):
        return ""
    issuers = {_issuer(reference) for reference in references}
    return next((found for found in NUMBER.findall(text) if _issuer(found) in issuers), "")


def _pattern(reference: str) -> re.Pattern[str]:
    spaced = r"\s*".join(re.escape(letter) for letter in tidy(reference).replace(" ", ""))
    return re.compile(rf"(?<!\d)0*{spaced}{_GOES_ON}", re.IGNORECASE)


def _issuer(number: str) -> str:
    return re.split(r"[-&.\s]", number.rpartition("/")[2].strip().casefold())[0]
