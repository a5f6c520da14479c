"""Claim, re-check, write, hand over, record: how a planned Message goes out once.

1. `recover_claims` finds what a crash left between claim and record, and settles it by evidence, never by hope.
2. `claim_batch` takes a batch of letters in a transaction that re-checks whether each may still be said, writes its
   words into its rows and marks them `sending`.
3. A Dispatcher gives them to sessions, several at once. That one has a letter in hand is committed before it goes, and
   a look behind its envelope shows whether a pause or a report has come since the claim.
4. `record_outcomes` writes what came of each, only if the claim is still ours, and starts the ladder of what the
   letter opened.

A batch is as large as a second of handing over (docs/decisions/0014); a crash leaves one letter a session in doubt
(docs/decisions/0070).
"""

import os
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from pendulum import DateTime
from sqlalchemy.exc import SQLAlchemyError

from models.app import App
from models.states import MessageState
from tasks.delivery.claim import claim_batch
from tasks.delivery.hand_over import Dispatcher
from tasks.delivery.queue import LAST, QueuedMessage, letters_waiting
from tasks.delivery.recovery import recover_claims, release_unbegun
from tasks.delivery.sessions import Transport
from tasks.delivery.throttle import Throttle
from tasks.tracing import traced

SECONDS = 1.0
"""How long the letters of one claim may take to hand over; what waits after twice that is given back."""

FIRST, MOST = 16, 400
"""Letters of the first claim, before the server's pace is known, and of the largest; nor does any claim but that of
one long list hold more Messages."""


@dataclass
class Delivered:
    """What a round of delivery came to, in Messages by the state they went to."""

    states: Counter[MessageState] = field(default_factory=Counter)


def deliver_waiting(app: App, transport: Transport, now: DateTime, without: frozenset[str] = frozenset()) -> Delivered:
    """Send what is waiting. Outside office hours only what is urgent goes; a channel that is down ends its round.

    What goes over the channels `without` is left to others.
    """
    delivered = Delivered()
    # A claim is dated by the patrol's now: a round ends well before others may take its claims for abandoned.
    until = time.monotonic() + app.settings.delivery.lease_minutes * 60 / 2
    try:
        with traced(app.settings, "deliver") as facts:
            delivered.states += recover_claims(app, transport.was_sent, now)
            _Round(app, transport, now, delivered).run(until, without)
            facts |= {f"letters.{state.value}": number for state, number in delivered.states.items()}
    finally:
        transport.close()
    return delivered


class _Round:
    """One worker's round: what it has in hand, and how fast the servers are."""

    def __init__(self, app: App, transport: Transport, now: DateTime, delivered: Delivered) -> None:
        self._app, self._now, self._delivered = app, now, delivered
        self._worker = f"{socket.gethostname()[:40]}:{os.getpid()}"
        self._throttle, self._size = Throttle(app), FIRST
        self._claimed = set[int]()
        self._dispatcher = Dispatcher(app, transport, self._throttle, self._worker, now, delivered.states)

    def run(self, until: float, without: frozenset[str]) -> None:
        """Deliver till nothing waits that anything but time has kept from going, or till `until` (monotonic).

        Told to end, or stopped by an error, it leaves nothing claimed but what is in hand.
        """
        try:
            self._deliver(until, without)
        except BaseException:
            with suppress(SQLAlchemyError):  # else the lease ends the claims
                release_unbegun(self._app, self._claimed, self._worker)
            raise

    def _deliver(self, until: float, without: frozenset[str]) -> None:
        with self._dispatcher as dispatcher:
            dispatcher.down |= without
            dispatcher.left = True
            while dispatcher.left:
                dispatcher.left = False
                for batch in self._batches():
                    if time.monotonic() > until:
                        return
                    self._send(batch, until)
                dispatcher.record()
                if not dispatcher.left:
                    dispatcher.finish(until)

    def _batches(self) -> Iterator[list[list[QueuedMessage]]]:
        """Letters that wait, as many together as may be claimed at once."""
        batch: list[list[QueuedMessage]] = []
        last, messages = False, 0
        for letter in letters_waiting(self._app, self._now):
            if letter[0].channel in self._dispatcher.down:
                continue
            ends = letter[0].kind in LAST
            messages += len(letter)
            if batch and (ends != last or len(batch) >= self._size or messages > MOST):
                yield batch
                batch, messages = [], len(letter)
            last = ends
            batch.append(letter)
        if batch:
            yield batch

    def _send(self, batch: list[list[QueuedMessage]], until: float) -> None:
        """Claim and hand over; what could not be handed over in time is given back."""
        if batch[0][0].kind in LAST:
            self._dispatcher.finish(until)  # it tells what has been said
        self._claimed.update(message.id for letter in batch for message in letter)
        claimed = claim_batch(self._app, batch, self._throttle, self._worker, self._now)
        self._delivered.states += claimed.states
        start = time.monotonic()
        answered = self._dispatcher.hand_out(claimed.letters, start + 2 * SECONDS)
        if answered:
            self._adapt(answered, time.monotonic() - start)

    def _adapt(self, count: int, taken: float) -> None:
        """The next claim is what the servers take in SECONDS, and at most twice the last."""
        pace = int(count * SECONDS / max(taken, 0.001))
        self._size = max(1, min(pace, 2 * self._size, MOST))
