"""The title in the manner of law collections: type, issuer, number, day and subject run together in capitals.

CHỈ THỊ CỦA BỘ Y TẾ SỐ 07/2008/CT-BYT NGÀY 30 THÁNG 12 NĂM 2008 VỀ ...
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.read.facts import LIKELY, Fact
from tasks.read.fold import Folded, fold
from tasks.read.lines import Line, is_upper
from tasks.read.numbers import SYMBOL
from tasks.read.patterns import Pattern

_NUMBER = Pattern(rf"SỐ ?:? ?\d{{1,5}}[A-Z]? ?/ ?(?:(?:19|20)\d\d ?/ ?)?{SYMBOL}")
_DAY = Pattern(r"NGÀY (?P<d>\d{1,2})(?: THÁNG |[/.-])(?P<m>\d{1,2})(?: NĂM |[/.-])(?P<y>(?:19|20)\d\d)(?!\d)")
_ISSUER = Pattern(
    r"CỦA (?:(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG) )?"
    r"(?P<i>[^,;:]{2,120}?)(?= SỐ ?:? ?\d| NGÀY \d| VỀ | V/V |\Z)"
)
_SUBJECT = Pattern(r"(?<!\w)(?:VỀ VIỆC|V/V|VỀ) (?P<s>\S.*)\Z")
_LONGEST = 12  # lines


@dataclass(frozen=True)
class Title:
    """What the title says beside the type; each part may be missing."""

    day: dt.date | None
    day_at: Fact | None
    issuer: str | None
    issuer_at: Fact | None
    subject: str | None
    subject_at: Fact | None


def title(text: str, lines: Sequence[Line]) -> Title | None:
    """The parts of the title that begins with the first of these lines, if it names the document's number or day."""
    run = fold(text, [(line.start, line.end) for line in _run(lines)])
    number, day = _NUMBER.search(run.text), _DAY.search(run.text)
    if number is None and day is None:
        return None
    issuer = _ISSUER.search(run.text)
    last = max(m.end() for m in (number, day, issuer) if m)
    subject = _SUBJECT.search(run.text, last)
    return Title(
        day=_day(day) if day else None,
        day_at=_fact(run, *day.span()) if day else None,
        issuer=run.plain(*issuer.span("i")) if issuer else None,
        issuer_at=_fact(run, *issuer.span("i")) if issuer else None,
        subject=run.plain(*subject.span("s")) if subject else None,
        subject_at=_fact(run, *subject.span("s")) if subject else None,
    )


def _run(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines in capitals from the first one on."""
    end = next((i for i, line in enumerate(lines[:_LONGEST]) if i and not is_upper(line.text)), len(lines[:_LONGEST]))
    return lines[:end]


def _day(m: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(m["y"]), int(m["m"]), int(m["d"]))
    except ValueError:
        return None


def _fact(run: Folded, start: int, end: int) -> Fact:
    first, last = run.span(start, end)
    said = run.source[first:last]
    return Fact(start=first, end=last, evidence=said, sentence=said, confidence=LIKELY)
