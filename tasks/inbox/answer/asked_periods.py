"""Is an answer about the period that the letter asked about, where several were asked about?"""

import re
from collections.abc import Iterable
from pathlib import PurePath

from models.text import tr
from tasks.inbox.answer.sentences import own_subject
from tasks.inbox.answer.spelling import bare
from tasks.inbox.answer.verdict import Classified

_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_PERIOD = re.compile(rf"\b(thang|quy|tuan|dot|ky)(?: thu)? (\d{{1,2}}|{'|'.join(_NUMERALS)})\b(?!/\d{{1,2}}/)")
_SHORT = re.compile(r"(?<![a-z0-9])t(?:hang)?[ ._-]?(\d{1,2})(?!\d)")
"""A month in the name of a file: "BC T3", "bao cao thang 3"."""

Periods = frozenset[tuple[str, int]]


def periods_in(texts: Iterable[str]) -> Periods:
    """The periods that texts name, by kind and number: "tháng 02/2026" is ("thang", 2)."""
    found = [one for text in texts for one in _PERIOD.findall(bare(text))]
    return frozenset((kind, _NUMERALS.get(number) or int(number)) for kind, number in found)


def other_period(answer: Classified) -> str:
    """Why an answer is about another of the periods that were asked about; "" when nothing says so."""
    mine = periods_in(answer.told) or periods_in(answer.names)
    others = periods_in((*answer.ours, *answer.beside, *answer.names)) - mine
    if not others:
        return ""
    said = [periods_in([answer.own, own_subject(answer)])]
    said += [periods_in([one.subject]) for one in answer.enclosed]
    said += [_months_of_name(name) for name in answer.files.documents]
    for periods in said:
        if periods & others and not periods & mine:
            return tr("có thể là của kỳ khác: {period}", period=_in_words(min(periods & others)))
    return ""


def _months_of_name(name: str) -> Periods:
    return frozenset(("thang", int(number)) for number in _SHORT.findall(bare(PurePath(name).stem)))


def _in_words(period: tuple[str, int]) -> str:
    kinds = {"thang": "tháng", "quy": "quý", "tuan": "tuần", "dot": "đợt", "ky": "kỳ"}
    return f"{kinds[period[0]]} {period[1]}"
