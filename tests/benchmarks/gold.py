"""How often a value is wrong and not marked as doubtful, over all sets of documents with gold: tests/gold/*, and the
folders named in DONDOC_GOLD (divided by colons).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.gold import Count, sets

UNMARKED_GOAL = 0.01
"""Wrong values without a word of doubt, of all facts."""
OWN = Path(__file__).parents[1] / "gold"


def run() -> Iterator[dict[str, Any]]:
    """A line for each set, then one for all; `ratio` is the share of unmarked wrong values."""
    others = [Path(name) for name in os.environ.get("DONDOC_GOLD", "").split(":") if name]
    total = Count()
    for name, count in sets(*sorted(path for path in OWN.iterdir() if path.is_dir()), *others):
        yield _line(name, count)
        total.add(count)
    yield _line("all", total)


def _line(name: str, count: Count) -> dict[str, Any]:
    facts = count.facts or 1
    return {
        "name": name,
        "n": count.facts,
        "ratio": round(len(count.unmarked) / facts, 4),
        "goal": UNMARKED_GOAL,
        "right": count.right,
        "missed": len(count.missed),
        "wrong": len(count.wrong),
        "wrong_unmarked": len(count.unmarked),
        "which": count.unmarked,
    }
