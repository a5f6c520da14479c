"""Dates that stand beside a day of the week which is not theirs: "thứ Sáu, ngày 05/12/2026" is a Saturday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from tasks.read.dates import DATE, WEEKDAY, day_of, next_of, parts, weekday
from tasks.read.facts import DOUBTFUL, Deadline, Reading, Window

NAMES = ("", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""By the ISO number of the day."""
_ORDINAL = r"(?<!lần )(?<!đợt )(?<!ngày )(?<!điểm )(?<!phần )(?<!bước )"  # "lần thứ hai, ngày 15/3" names no Monday
_BESIDE = re.compile(rf"{_ORDINAL}{WEEKDAY}(?:, ?| ?\(| )(?:tức )?{DATE('x')}", re.I)
_BEHIND = re.compile(rf"{DATE('x')} ?[,(] ?{_ORDINAL}{WEEKDAY}", re.I)
_Timed = TypeVar("_Timed", Deadline, Window)


def doubt_named_days(reading: Reading, about: dt.date | None) -> Reading:
    """The same reading; a time whose date and day of the week contradict each other is doubtful and says so."""
    wrong = list(_contradictions(reading.text, about))
    if not wrong:
        return reading
    return replace(
        reading, windows=_doubted(reading.windows, wrong), deadlines=_doubted(reading.deadlines, wrong)
    )  # fmt: skip


def _contradictions(text: str, about: dt.date | None) -> Iterator[tuple[int, int, str]]:
    """Where they stand, and in which words they are told."""
    lowered = text.lower()
    for pattern in (_BESIDE, _BEHIND) if "thứ " in lowered or "chủ nhật" in lowered else ():
        for m in pattern.finditer(text):
            day, month, year = parts(m, "x")
            on = (day_of(year, month, day) if year else next_of(month, day, about)) if day and month else None
            said = weekday(m)
            if on and said and on.isoweekday() != said:
                yield m.start(), m.end(), f"ngày {on:%d/%m/%Y} là {NAMES[on.isoweekday()]}, không phải {NAMES[said]}"


def _doubted(facts: Sequence[_Timed], wrong: Sequence[tuple[int, int, str]]) -> tuple[_Timed, ...]:
    found = []
    for fact in facts:
        why = next((why for start, end, why in wrong if start < fact.end and fact.start < end), None)
        found.append(replace(fact, confidence=min(fact.confidence, DOUBTFUL), doubt=why) if why else fact)
    return tuple(found)
