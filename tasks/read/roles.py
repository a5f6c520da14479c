"""What an expression of time is for: something due, a window, or neither. Judged by the signs round it."""

from __future__ import annotations

import math
from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from tasks.read.weights import WEIGHTS


class TimeRole(StrEnum):
    DEADLINE = "deadline"
    WINDOW = "window"
    NEITHER = "neither"


@dataclass(frozen=True)
class Judgement:
    """The role that the signs speak for most, the next one, and how sure the first is, from 0 to 1."""

    role: TimeRole
    second: TimeRole
    sure: float


def judge(signs: Set[str]) -> Judgement:
    """The best and the second role of an expression with these signs."""
    found = [WEIGHTS[sign] for sign in (*signs, "always") if sign in WEIGHTS]
    score = {
        TimeRole.DEADLINE: sum(due for due, _ in found),
        TimeRole.WINDOW: sum(runs for _, runs in found),
        TimeRole.NEITHER: 0.0,
    }
    first, second = sorted(score, key=lambda role: -score[role])[:2]
    odds = [math.exp(value - score[first]) for value in score.values()]
    return Judgement(first, second, 1 / sum(odds))
