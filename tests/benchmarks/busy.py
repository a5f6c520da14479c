"""2,000 steps that are due cost the same among a million open Dues as among ten thousand: decided, said, recorded.

It is the whole patrol, with its commits and with the Maildir: second chases to 2,000 agencies, and to the leaders a
letter of each.
"""

import gc
import resource
import time
from collections import Counter
from collections.abc import Iterator

from models.app import App
from models.states import MessageState
from tasks.delivery.queue import has_work
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tests.benchmarks.offices import CAMPAIGNS, DATABASES, NOW, empty_offices, open_dues

SMALL, LARGE = 10_000, 1_000_000
LATE = 2_000


def run() -> Iterator[dict[str, object]]:
    """One line for each database."""
    gc.set_threshold(50_000)  # as the command line does
    for database in DATABASES:
        with empty_offices(database, "warm", "small", "large") as (warm, small, large):
            for app, count, late in ((warm, SMALL, CAMPAIGNS), (small, SMALL, LATE), (large, LARGE, LATE)):
                open_dues(app, count, late)
            _timed(warm, CAMPAIGNS)  # statements and templates are compiled once
            few, before = _timed(small, LATE), _memory()
            many, after = _timed(large, LATE), _memory()
            yield {
                "name": "busy", "n": LARGE, "ratio": round(many / few, 2), "goal": 1.5, "database": database,
                "small_s": round(few, 2), "large_s": round(many, 2), "letters_per_s": round(2 * LATE / many),
                "peak_rss_mib": round(after), "large_more_mib": round(after - before),
            }  # fmt: skip


def _timed(app: App, late: int) -> float:
    """Seconds till all has gone: one patrol, or several where it takes longer than a patrol may."""
    start = time.perf_counter()
    states: Counter[MessageState] = Counter()
    while not states or has_work(app, NOW):
        states += patrol(app, ChannelRouter(app), NOW).delivered.states
    taken = time.perf_counter() - start
    digests = states.pop(MessageState.SENT) - (late + late)  # of a morning, to the leader
    assert not states and digests in (0, 1), (states, digests)
    return taken


def _memory() -> float:
    """The most memory that this process has had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
