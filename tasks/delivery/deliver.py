"""Claim, re-check, write, hand over, record: how a planned Message goes out once.

1. `recover_claims` finds what a crash left between hand-over and record, and settles it by evidence, never by hope.
2. `claim_batch` takes a batch of letters in a transaction that re-checks whether each may still be said, writes its
   words into its rows and marks them `sending`; that commit stands before anything is handed over.
3. The router prepares each letter with its server, and sends it unless the cancellation check sees that it was stopped
   since.
4. `record_outcomes` writes what came of each, only if the claim is still ours, and starts the ladder of what the
   letter opened.

A batch is as large as a second of handing over, and so many letters are in doubt after a crash. Before each hand-over
a look shows whether a pause or a report has come since the claim (docs/decisions/0014).
"""

import os
import socket
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from pendulum import DateTime

from models.app import App
from models.states import MessageState
from tasks import channel_health
from tasks.delivery.cancellation import CancellationCheck
from tasks.delivery.claim import claim_batch
from tasks.delivery.outcome import Outcome
from tasks.delivery.queue import LAST, QueuedMessage, letters_waiting
from tasks.delivery.recovery import recover_claims
from tasks.delivery.results import record_outcomes, release_claims
from tasks.delivery.throttle import Throttle
from tasks.letters.compose import Letter

SECONDS = 1.0
"""How long the letters of one claim may take to hand over; what is left then is given back."""

FIRST, MOST = 16, 400
"""Letters of the first claim, before the server's pace is known, and of the largest; nor does any claim but that of
one long list hold more Messages."""


class Transport(Protocol):
    """What hands letters over: the router, or the rehearsal's transport that sends nothing."""

    def prepare(self, letter: Letter) -> None: ...

    def send(self, letter: Letter) -> Outcome: ...

    def was_sent(self, letter_id: str, channel: str) -> bool | None: ...

    def close(self) -> None: ...


@dataclass
class Delivered:
    """What a round of delivery came to, in Messages by the state they went to."""

    states: Counter[MessageState] = field(default_factory=Counter)


def deliver_waiting(app: App, transport: Transport, now: DateTime) -> Delivered:
    """Send what is waiting. Outside office hours only what is urgent goes; a channel that is down ends its round."""
    delivered = Delivered()
    turn = _Round(app, transport, now, delivered)
    # A claim is dated by the patrol's now: a round ends well before others may take its claims for abandoned.
    until = time.monotonic() + app.settings.delivery.lease_minutes * 60 / 2
    try:
        delivered.states += recover_claims(app, transport.was_sent, now)
        while turn.left:
            turn.left = False
            for batch in turn.batches():
                if time.monotonic() > until:
                    return delivered
                turn.send(batch)
    finally:
        transport.close()
    return delivered


class _Round:
    """One worker's round: what is down, how fast the server is, and the throttle."""

    def __init__(self, app: App, transport: Transport, now: DateTime, delivered: Delivered) -> None:
        self._app, self._transport, self._now, self._delivered = app, transport, now, delivered
        self._worker = f"{socket.gethostname()[:40]}:{os.getpid()}"
        self._throttle, self._down, self._size = Throttle(app), set[str](), FIRST
        self.left = True
        """Whether letters may wait that nothing but time has kept from going."""

    def batches(self) -> Iterator[list[list[QueuedMessage]]]:
        """Letters that wait, as many together as may be claimed at once."""
        batch: list[list[QueuedMessage]] = []
        last, messages = False, 0
        for letter in letters_waiting(self._app, self._now):
            if letter[0].channel in self._down:
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

    def send(self, batch: list[list[QueuedMessage]]) -> None:
        """Claim, hand over, record; what could not be handed over in time is given back."""
        claimed = claim_batch(self._app, batch, self._throttle, self._worker, self._now)
        self._delivered.states += claimed.states
        start = time.monotonic()
        done: list[tuple[list[int], Outcome]] = []
        left = list(reversed(claimed.letters))
        back: list[int] = []
        waiting: list[int] = []
        tried: dict[str, str] = {}
        try:
            with CancellationCheck(self._app, [message_id for _, ids in left for message_id in ids]) as cancellation:
                while left:
                    letter, ids = left[-1]
                    backs_off = self._throttle.backing_off(letter.address)
                    keeps = backs_off or not self._may_go(letter, ids, cancellation, start)
                    left.pop()  # only now: till here it was certainly not handed over
                    if keeps:
                        (waiting if backs_off else back).extend(ids)
                        continue
                    outcome = self._transport.send(letter)
                    done.append((ids, outcome))
                    self._throttle.heard(letter, outcome)
                    if outcome.stop:
                        self._down.add(letter.channel)
                    if outcome.stop or outcome.state is MessageState.SENT:
                        tried[letter.channel] = outcome.text if outcome.stop else ""
        finally:
            back += [message_id for _, ids in left for message_id in ids]
            self._delivered.states += record_outcomes(self._app, done, self._worker, self._now)
            release_claims(self._app, back, waiting, self._worker, self._now)
            channel_health.record_attempts(self._app, tried, self._now)
        if done:
            self._adapt(len(done), time.monotonic() - start)

    def _may_go(self, letter: Letter, ids: list[int], cancellation: CancellationCheck, start: float) -> bool:
        """False for a letter whose channel is down, whose batch has taken too long, or that was stopped."""
        if letter.channel in self._down:
            return False
        if time.monotonic() - start <= 2 * SECONDS:
            self._throttle.wait_turn(letter.channel)
            if not cancellation.known(ids):
                self._transport.prepare(letter)
            if not cancellation.is_cancelled(ids):  # looked after the wait: a report may come while we wait
                return True
        self.left = True
        return False

    def _adapt(self, count: int, taken: float) -> None:
        """The next claim is what this server takes in SECONDS, and at most twice the last."""
        pace = int(count * SECONDS / max(taken, 0.001))
        self._size = max(1, min(pace, 2 * self._size, MOST))
