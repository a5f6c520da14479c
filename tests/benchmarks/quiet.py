"""A patrol that finds nothing due costs the same among a million open Dues as among ten thousand."""

import statistics
import time
import tracemalloc
from collections.abc import Iterator

from models.app import App
from tasks.delivery.router import NullTransport
from tasks.ops.patrol import patrol
from tests.benchmarks.offices import DATABASES, NOW, empty_offices, open_dues

SMALL, LARGE = 10_000, 1_000_000
ROUNDS = 30


def run() -> Iterator[dict[str, object]]:
    """One line for each database: the median of whole patrols, taken in turn in both offices."""
    for database in DATABASES:
        with empty_offices(database, "small", "large") as (small, large):
            start = time.perf_counter()
            open_dues(small, SMALL, 0)
            open_dues(large, LARGE, 0)
            filled = time.perf_counter() - start
            _timed(small), _timed(large)  # statements are compiled once
            rounds = [(_timed(small), _timed(large)) for _ in range(ROUNDS)]
            few, many = (statistics.median(times) for times in zip(*rounds, strict=True))
            yield {
                "name": "quiet", "n": LARGE, "ratio": round(many / few, 2), "goal": 1.5, "database": database,
                "small_s": round(few, 5), "large_s": round(many, 5),
                "small_peak_kib": _peak(small), "large_peak_kib": _peak(large), "fill_s": round(filled, 1),
            }  # fmt: skip


def _timed(app: App) -> float:
    start = time.perf_counter()
    patrol(app, NullTransport(), NOW)
    return time.perf_counter() - start


def _peak(app: App) -> int:
    """The most memory that a patrol's own objects took at a time, in KiB."""
    tracemalloc.start()
    patrol(app, NullTransport(), NOW)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(peak / 1024)
