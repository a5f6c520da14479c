"""Claimed letters go to sessions, each committed as begun before and its answer after.

One thread tells the database everything: it gives letters to sessions that have nothing in hand, writes into the
journal what they answered together with what they begin next, and records outcomes in groups. With a quick server it
gives one session a run of letters, and hears of them when they have gone.
"""

import time
from collections import Counter, deque
from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import NamedTuple

from pendulum import DateTime

from models.app import App
from models.states import MessageState
from tasks.delivery.cancellation import CancellationCheck
from tasks.delivery.journal import Journal
from tasks.delivery.outcome import ClaimedLetter, Outcome
from tasks.delivery.recorder import OutcomeRecorder
from tasks.delivery.session_pool import SessionPool
from tasks.delivery.sessions import Answer, Post, Posts, SenderSession, Transport
from tasks.delivery.throttle import Throttle

LONGEST = 400
"""Letters of a run."""

LOOK = 0.2
"""Seconds between two looks at what only time changes."""

GRACE = 20.0
"""Seconds that letters in hand are waited for when the worker is told to end; then they are in doubt."""

FAREWELL = 2.0
"""Seconds that each session has to say goodbye to its server."""


class _Chosen(NamedTuple):
    """A session that has nothing in hand, and what it is to hand over."""

    pool: SessionPool
    session: SenderSession
    letters: list[ClaimedLetter]


class Dispatcher(AbstractContextManager["Dispatcher"]):
    """What one worker has in hand. `down`: channels that take nothing; `left`: letters were given back that may go."""

    def __init__(
        self, app: App, transport: Transport, throttle: Throttle, worker: str, now: DateTime,
        states: Counter[MessageState],
    ) -> None:  # fmt: skip
        """`states` counts what Messages come to."""
        self._app, self._transport, self._throttle = app, transport, throttle
        self._worker = worker
        self._open = ExitStack()
        self._posts: Posts = SimpleQueue()
        self._pools: dict[str, SessionPool] = {}
        self._ready: dict[str, deque[ClaimedLetter]] = {}
        self._in_hand, self._pause = 0, LOOK
        self._told: dict[str, Outcome] = {}
        self._recorder = OutcomeRecorder(app, worker, now, states)
        self.down = self._recorder.down
        self._error: BaseException | None = None
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
            try:
                self._give_back()
            finally:
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
        while any(self._ready.values()) or any(pool.busy for pool in self._pools.values()):
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
        self._recorder.record()
        self._told = {}

    def _new_session(self) -> SenderSession:
        return SenderSession(self._transport, self._cancellation, self._journal, self._posts)

    def _turn(self) -> int:
        """Begin what may begin, wait for an answer, and take all that have come; gives back how many."""
        self._begin(self._choose())
        heard = 0
        try:
            post = self._posts.get(timeout=self._pause)
            while True:
                heard += len(post.answers)
                self._hear(post)
                post = self._posts.get_nowait()
        except Empty:
            pass
        self._end_runs()
        if self._recorder.waits_long(running=any(pool.busy for pool in self._pools.values())):
            self.record()
        return heard

    def _end_runs(self) -> None:
        """What is left of a run that is over, or that one letter holds up, may go another way."""
        for name, pool in self._pools.items():
            if (session := pool.runner) and (session.stalled or not session.running):
                if session.running:
                    pool.stall()
                    self._hear(session.collect())
                self._take_back(name, session)
                pool.put_back(session)

    def _take_back(self, name: str, session: SenderSession) -> None:
        rest, held = session.take_back()
        for claimed in reversed(held + rest):
            self._in_hand -= 1
            self._throttle.stopped(claimed.letter)
            self._ready[name].appendleft(claimed)
        self._journal.withdraw([claimed.letter.letter_id for claimed in held])

    def _choose(self) -> list[_Chosen]:
        """Sessions that have nothing in hand, each with what it is to begin."""
        self._pause, chosen = LOOK, []
        for name, ready in self._ready.items():
            pool = self._pools[name]
            while ready and (session := pool.take_idle()):
                quick = pool.quick
                letters = self._next_letters(ready, LONGEST if quick else 1)
                if not letters:
                    pool.put_back(session)
                    break
                pool.runner = session if quick else pool.runner
                chosen.append(_Chosen(pool, session, letters))
        return chosen

    def _next_letters(self, ready: deque[ClaimedLetter], most: int) -> list[ClaimedLetter]:
        chosen: list[ClaimedLetter] = []
        for _ in range(len(ready)):
            letter, ids = ready[0].letter, ready[0].ids
            if letter.channel in self.down:
                self._recorder.back += ids
            elif self._throttle.backing_off(letter.address):
                self._recorder.waiting += ids
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

    def _begin(self, chosen: list[_Chosen]) -> None:
        """Commit what was answered and what is begun, and only then let it begin. A run commits its own letters."""
        alone = [one.letters[0].letter.letter_id for one in chosen if one.pool.runner is not one.session]
        try:
            ours = self._journal.write(self._told, alone)
        except BaseException:
            self._recorder.back += [number for one in chosen for claimed in one.letters for number in claimed.ids]
            raise
        self._told = {}
        for pool, session, letters in chosen:
            self._in_hand += len(letters)
            if pool.runner is session:
                session.give_run(letters, pool.letters)
            elif letters[0].letter.letter_id in ours:
                session.give(letters[0])
            else:  # what somebody else has in hand is neither sent nor given back: the lease settles whose it is
                self._in_hand -= 1
                pool.put_back(session)

    def _hear(self, post: Post) -> None:
        """Take answers: what is known is to be recorded, what was not handed over to be given back."""
        self._told |= post.told
        for answer in post.answers:
            self._take(post.session, answer)

    def _take(self, session: SenderSession, answer: Answer) -> None:
        (letter, ids, _), outcome = answer.claimed, answer.outcome
        pool = self._pools[self._transport.route(letter).name]
        self._in_hand -= 1
        session.in_hand -= 1
        self._error = self._error or answer.error
        if outcome is not None and not outcome.stop:
            pool.prove(session, answer.seconds)
        crowded = outcome is not None and outcome.crowded and pool.may_do_without(session)
        if outcome is None or crowded:
            self._throttle.stopped(letter)
            if not answer.begun:  # else nobody knows
                self._recorder.back += ids
                self.left = self.left or not answer.error
        else:
            self._throttle.heard(letter, outcome)
            self._recorder.note(answer.claimed, outcome)
        if pool.runner is not session:
            pool.put_back(session)

    def _give_back(self) -> None:
        for name, pool in self._pools.items():
            if pool.runner:
                self._take_back(name, pool.runner)
        for ready in self._ready.values():
            self._recorder.back += [number for claimed in ready for number in claimed.ids]
            ready.clear()

    def _raise(self) -> None:
        if self._error:
            error, self._error = self._error, None
            raise error
