"""Sessions: threads that hand over, each with a connection of its own (docs/decisions/0070).

A thread waits for a server's answer without keeping the others from working, and whatever a channel speaks needs not
be written anew. It asks the database nothing but whether its letter was stopped; claims and records are another's.
"""

import threading
import time
from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Protocol

from tasks.delivery.cancellation import CancellationCheck
from tasks.delivery.outcome import ClaimedLetter, Outcome, Route
from tasks.letters.compose import Letter

ALONE = 1.0
"""Seconds for which the first session of a route is its only one, unless a letter is answered before: a server that is
down is asked by one letter."""


class Transport(Protocol):
    """What hands letters over: the router, or the rehearsal's transport that sends nothing."""

    def route(self, letter: Letter) -> Route: ...

    def prepare(self, letter: Letter) -> None: ...

    def send(self, letter: Letter) -> Outcome: ...

    def was_sent(self, letter_id: str, channel: str) -> bool | None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Answer:
    """What came of a letter: its outcome, None when it was not handed over, or with `begun` when nobody knows."""

    session: "SenderSession"
    claimed: ClaimedLetter
    outcome: Outcome | None = None
    error: BaseException | None = None
    begun: bool = False


Answers = SimpleQueue[Answer]


class SenderSession:
    """A thread that hands over what it is given, letter by letter, and puts an answer for each."""

    def __init__(self, transport: Transport, cancellation: CancellationCheck, answers: Answers) -> None:
        self._transport, self._cancellation, self._answers = transport, cancellation, answers
        self._given: SimpleQueue[Sequence[ClaimedLetter]] = SimpleQueue()
        self.in_hand = 0
        # In the context of its round; a daemon, since one that hangs keeps no process from ending.
        self._thread = threading.Thread(target=copy_context().run, args=(self._run,), daemon=True)
        self._thread.start()

    def give(self, letters: Sequence[ClaimedLetter]) -> None:
        """Letters to hand over; only when none is in hand."""
        self.in_hand = len(letters)
        self._given.put(letters)

    def end(self) -> None:
        """Let the thread close its connections and end, when it has done what it was given."""
        self._given.put(())

    def join(self, seconds: float) -> None:
        """Wait for its end, so long at most."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            while letters := self._given.get():
                stopped = False
                for claimed in letters:
                    answer = Answer(self, claimed) if stopped else self._hand_over(claimed)
                    stopped = stopped or bool(answer.error or (answer.outcome and answer.outcome.stop))
                    self._answers.put(answer)
        finally:
            self._transport.close()

    def _hand_over(self, claimed: ClaimedLetter) -> Answer:
        """The envelope, a last look, and the letter. An error before its words are sent is no doubt about it."""
        begun = False
        try:
            if self._cancellation.warned and self._stopped(claimed):
                return Answer(self, claimed)
            self._transport.prepare(claimed.letter)
            if self._stopped(claimed):
                return Answer(self, claimed)
            begun = True
            return Answer(self, claimed, self._transport.send(claimed.letter))
        except BaseException as error:  # told by whom the letter was given
            return Answer(self, claimed, error=error, begun=begun)

    def _stopped(self, claimed: ClaimedLetter) -> bool:
        return self._cancellation.is_cancelled(claimed.letter.letter_id, len(claimed.ids))


class SessionPool:
    """The sessions of one route: one till a letter is answered, then as many as it may have."""

    def __init__(self, route: Route, make: Callable[[], SenderSession]) -> None:
        self._make, self._most, self._first = make, route.sessions, 0.0
        self.letters = route.letters
        self._all: list[SenderSession] = []
        self._idle: list[SenderSession] = []
        self._proved: set[SenderSession] = set()

    def take_idle(self) -> SenderSession | None:
        """A session that has nothing in hand, opened if need be; None when as many as may be are at work."""
        if self._idle:
            return self._idle.pop()  # the one that worked last
        now = time.monotonic()
        self._first = self._first or now
        most = self._most if self._proved or now - self._first > ALONE else 1
        if len(self._all) >= most:
            return None
        self._all.append(self._make())
        return self._all[-1]

    def put_back(self, session: SenderSession, *, proved: bool = False) -> None:
        """It has nothing in hand any more; `proved`: the server answered it."""
        self._idle.append(session)
        if proved:
            self._proved.add(session)

    def may_do_without(self, session: SenderSession) -> bool:
        """True when others are open or at work; then this one ends, and no more are opened than those."""
        self._proved.discard(session)
        if len(self._all) == 1:
            return False
        self._all.remove(session)
        self._most = max(1, len(self._all))
        session.end()
        return True

    def end(self) -> list[SenderSession]:
        """Let all that have nothing in hand end; gives back the ends to wait for."""
        for session in self._all:
            session.end()
        return self._all
