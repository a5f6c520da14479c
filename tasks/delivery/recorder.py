"""What came of one worker's letters, gathered and written into the rows in groups."""

import time
from collections import Counter

from pendulum import DateTime

from models.app import App
from models.states import MessageState
from tasks import channel_health
from tasks.delivery.outcome import ClaimedLetter, Outcome
from tasks.delivery.results import record_outcomes, release_claims

GROUP = 0.5
"""Seconds for which answers are gathered before their rows are written; no letter waits a second for its record."""

MOST = 400
"""Messages after which answers are recorded, however new they are."""


class OutcomeRecorder:
    """Outcomes and claims that are to be undone. `down`: channels that take nothing.

    `back` are Messages that were not handed over, `waiting` those of them that pause first.
    """

    def __init__(self, app: App, worker: str, now: DateTime, states: Counter[MessageState]) -> None:
        """`states` counts what Messages come to."""
        self._app, self._worker, self._now, self._states = app, worker, now, states
        self._done: list[tuple[ClaimedLetter, Outcome]] = []
        self._tried: dict[str, str] = {}
        self._since, self._messages = 0.0, 0
        self.back: list[int] = []
        self.waiting: list[int] = []
        self.down = set[str]()

    def note(self, claimed: ClaimedLetter, outcome: Outcome) -> None:
        """Take the outcome of a letter, and what it says of its channel."""
        self._since = self._since if self._done else time.monotonic()
        self._messages += len(claimed.ids)
        self._done.append((claimed, outcome))
        channel = claimed.letter.channel
        if outcome.stop:
            self.down.add(channel)
            self._tried[channel] = outcome.text
        elif outcome.state is MessageState.SENT and channel not in self.down:
            self._tried[channel] = ""

    def waits_long(self, *, running: bool) -> bool:
        """True when outcomes are to be written now: sooner when no run goes on, which they would hold up."""
        old = time.monotonic() - self._since > (GROUP if running else GROUP / 2)
        return (bool(self._done) and (old or self._messages >= MOST)) or len(self.back) >= MOST

    def record(self) -> None:
        """Write what is known into the rows; claims of what was not handed over are undone.

        Nothing is forgotten before it is committed; what is written a second time changes nothing.
        """
        self._states += record_outcomes(self._app, self._done, self._worker, self._now)
        self._done, self._messages = [], 0
        release_claims(self._app, self.back, self.waiting, self._worker, self._now)
        self.back, self.waiting = [], []
        if self._tried:
            channel_health.record_attempts(self._app, self._tried, self._now)
            self._tried = {}
