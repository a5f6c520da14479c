"""Claimed letters go to sessions, each committed as begun before and its answer after.

One thread tells the database everything: it gives letters to sessions that have nothing in hand, writes into the
journal what they answered together with what they begin next, and records outcomes in groups.
"""

import time
from collections import Counter, deque
from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from queue import Empty, SimpleQueue
from types import TracebackType

from pendulum import DateTime

from models.app import App
from models.states import MessageState
from tasks import channel_health
from tasks.delivery.cancellation import CancellationCheck
from tasks.delivery.journal import Journal
from tasks.delivery.outcome import ClaimedLetter, Outcome
from tasks.delivery.results import record_outcomes, release_claims
from tasks.delivery.sessions import Answer, Answers, SenderSession, SessionPool, Transport
from tasks.delivery.throttle import Throttle

GROUP = 0.5
"""Seconds for which answers are gathered before their rows are written; no letter waits a second for its record."""

MOST = 400
"""Messages after which answers are recorded, however new they are."""

LOOK = 0.2
"""Seconds between two looks at what only time changes."""

GRACE = 20.0
"""Seconds that letters in hand are waited for when the worker is told to end; then they are in doubt."""

FAREWELL = 2.0
"""Seconds that each session has to say goodbye to its server."""


class Dispatcher(AbstractContextManager["Dispatcher"]):
    """What one worker has in hand. `down`: channels that take nothing; `left`: letters were given back that may go."""

    def __init__(
        self, app: App, transport: Transport, throttle: Throttle, worker: str, now: DateTime,
        states: Counter[MessageState],
    ) -> None:  # fmt: skip
        """`states` counts what Messages come to."""
        self._app, self._transport, self._throttle = app, transport, throttle
        self._worker, self._now, self._states = worker, now, states
        self._open = ExitStack()
        self._answers: Answers = SimpleQueue()
        self._pools: dict[str, SessionPool] = {}
        self._ready: dict[str, deque[ClaimedLetter]] = {}
        self._in_hand, self._pause, self._since = 0, LOOK, 0.0
        self._told: dict[str, Outcome] = {}
        self._done: list[tuple[ClaimedLetter, Outcome]] = []
        self._back: list[int] = []
        self._waiting: list[int] = []
        self._tried: dict[str, str] = {}
        self._error: BaseException | None = None
        self.down = set[str]()
        self.left = False

    @cached_property
    def _journal(self) -> Journal:
        return self._open.enter_context(Journal(self._app, self._worker))

    @cached_property
    def _cancellation(self) -> CancellationCheck:
        return CancellationCheck(self._app, self._journal, self._worker)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """What waits is given back, what is in hand is waited for a while, and every session ends politely."""
        try:
            self._give_back()
            self.finish(time.monotonic() + GRACE)
        finally:
            leaving = [session for pool in self._pools.values() for session in pool.end()]
            for session in leaving:
                session.join(FAREWELL)
            self._open.close()

    def hand_out(self, letters: list[ClaimedLetter], until: float) -> int:
        """Give claimed letters to sessions till none waits; what waits at `until` (monotonic) is given back.

        Gives back how many were answered meanwhile; the last ones are still in hand. Raises what a session raised.
        """
        for claimed in letters:
            route = self._transport.route(claimed.letter)
            if route.name not in self._pools:
                self._pools[route.name] = SessionPool(route, self._new_session)
            self._ready.setdefault(route.name, deque()).append(claimed)
        self._cancellation.warned = False
        answered = 0
        while any(self._ready.values()):
            if time.monotonic() > until:
                self.left = True
                self._give_back()
            answered += self._turn()
            self._raise()
        return answered

    def finish(self, until: float) -> None:
        """Wait for what is in hand, but not longer than till `until` (monotonic), and record everything."""
        while self._in_hand and time.monotonic() < until:
            self._turn()
        self.record()
        self._raise()

    def record(self) -> None:
        """Write what is known into the rows; claims of what was not handed over are undone."""
        done, back, waiting, tried = self._done, self._back, self._waiting, self._tried
        self._done, self._back, self._waiting, self._tried, self._told = [], [], [], {}, {}
        self._states += record_outcomes(self._app, done, self._worker, self._now)
        release_claims(self._app, back, waiting, self._worker, self._now)
        if tried:
            channel_health.record_attempts(self._app, tried, self._now)

    def _new_session(self) -> SenderSession:
        return SenderSession(self._transport, self._cancellation, self._answers)

    def _turn(self) -> int:
        """Begin what may begin, wait for an answer, and take all that have come; gives back how many."""
        self._begin(self._choose())
        heard = 0
        try:
            answer = self._answers.get(timeout=self._pause)
            while True:
                heard += 1
                self._hear(answer)
                answer = self._answers.get_nowait()
        except Empty:
            pass
        if self._done and (
            time.monotonic() - self._since > GROUP or sum(len(claimed.ids) for claimed, _ in self._done) >= MOST
        ):
            self.record()
        return heard

    def _choose(self) -> list[tuple[SessionPool, SenderSession, list[ClaimedLetter]]]:
        """Sessions that have nothing in hand, each with what it is to begin."""
        self._pause, chosen = LOOK, []
        for name, ready in self._ready.items():
            pool = self._pools[name]
            while ready and (session := pool.take_idle()):
                letters = self._next_letters(ready, pool.letters)
                if not letters:
                    pool.put_back(session)
                    break
                chosen.append((pool, session, letters))
        return chosen

    def _next_letters(self, ready: deque[ClaimedLetter], most: int) -> list[ClaimedLetter]:
        chosen: list[ClaimedLetter] = []
        for _ in range(len(ready)):
            letter, ids = ready[0].letter, ready[0].ids
            if letter.channel in self.down:
                self._back += ids
            elif self._throttle.backing_off(letter.address):
                self._waiting += ids
            elif not self._throttle.has_room(letter.address):
                ready.append(ready[0])  # others may go meanwhile
            elif seconds := self._throttle.take_turn(letter.channel):
                self._pause = min(self._pause, seconds)
                break
            else:
                self._throttle.begin(letter)
                chosen.append(ready[0])
            ready.popleft()
            if len(chosen) == most:
                break
        return chosen

    def _begin(self, chosen: list[tuple[SessionPool, SenderSession, list[ClaimedLetter]]]) -> None:
        """Commit what was answered and what is begun, and only then let it begin."""
        try:
            named = [claimed.letter.letter_id for _, _, letters in chosen for claimed in letters]
            ours = self._journal.write(self._told, named)
        except BaseException:
            self._back += [number for _, _, letters in chosen for claimed in letters for number in claimed.ids]
            raise
        self._told = {}
        for pool, session, letters in chosen:
            # What somebody else has in hand is neither sent nor given back: the lease settles whose it is.
            mine = [claimed for claimed in letters if claimed.letter.letter_id in ours]
            self._in_hand += len(mine)
            if mine:
                session.give(mine)
            else:
                pool.put_back(session)

    def _hear(self, answer: Answer) -> None:
        """Take one answer: what is known is to be recorded, what was not handed over to be given back."""
        (letter, ids, _), session, outcome = answer.claimed, answer.session, answer.outcome
        pool = self._pools[self._transport.route(letter).name]
        self._in_hand -= 1
        session.in_hand -= 1
        self._error = self._error or answer.error
        crowded = outcome is not None and outcome.crowded and pool.may_do_without(session)
        if outcome is None or crowded:
            self._throttle.stopped(letter)
            if not answer.begun:  # else nobody knows
                self._back += ids
                self.left = self.left or not answer.error
        else:
            self._note(answer.claimed, outcome)
        if not session.in_hand and not crowded:
            pool.put_back(session, proved=outcome is not None and not outcome.stop)

    def _note(self, claimed: ClaimedLetter, outcome: Outcome) -> None:
        letter = claimed.letter
        self._since = self._since if self._done else time.monotonic()
        self._done.append((claimed, outcome))
        self._told[letter.letter_id] = outcome
        self._throttle.heard(letter, outcome)
        if outcome.stop:
            self.down.add(letter.channel)
            self._tried[letter.channel] = outcome.text
        elif outcome.state is MessageState.SENT and letter.channel not in self.down:
            self._tried[letter.channel] = ""

    def _give_back(self) -> None:
        for ready in self._ready.values():
            self._back += [number for claimed in ready for number in claimed.ids]
            ready.clear()

    def _raise(self) -> None:
        if self._error:
            error, self._error = self._error, None
            raise error
