"""How many sessions a route has: as many as its server takes and as are worth it."""

import time
from collections import deque
from collections.abc import Callable

from tasks.delivery.outcome import Route
from tasks.delivery.sessions import SAMPLE, STALLED, SenderSession, is_quick

ALONE = 1.0
"""Seconds for which the first session of a route is its only one, unless a letter is answered before: a server that is
down is asked by one letter."""


class SessionPool:
    """The sessions of one route: one till a letter is answered, then as many as it may have and as are worth it."""

    def __init__(self, route: Route, make: Callable[[], SenderSession]) -> None:
        self._make, self._most, self._first = make, route.sessions, 0.0
        self._pace = deque[float](maxlen=SAMPLE)
        self.letters = route.letters
        self.runner: SenderSession | None = None
        """The session that works off a run."""
        self._all: list[SenderSession] = []
        self._idle: list[SenderSession] = []
        self._proved: set[SenderSession] = set()

    @property
    def quick(self) -> bool:
        """True when one session is enough, or no more are taken."""
        return self._most == 1 or (bool(self._pace) and is_quick(self._pace))

    @property
    def busy(self) -> bool:
        """True while a session works off a run, and no letter of it hangs."""
        return self.runner is not None and not self.runner.stalled

    def take_idle(self) -> SenderSession | None:
        """A session that has nothing in hand, opened if need be; None when as many as may be are at work."""
        if self.busy and self.quick:
            return None
        if self._idle:
            return self._idle.pop()  # the one that worked last
        now = time.monotonic()
        self._first = self._first or now
        most = self._most if self._proved or now - self._first > ALONE else 1
        if len(self._all) >= most:
            return None
        self._all.append(self._make())
        return self._all[-1]

    def put_back(self, session: SenderSession) -> None:
        """It may begin another letter, if it has none in hand any more."""
        if session.in_hand:
            return
        if session in self._all and session not in self._idle:
            self._idle.append(session)
        self.runner = None if session is self.runner else self.runner

    def prove(self, session: SenderSession, seconds: float) -> None:
        """The server answered it, after so many seconds."""
        self._proved.add(session)
        self._pace.append(seconds)

    def stall(self) -> None:
        """A letter takes its time: further sessions are worth it."""
        self._pace.extend([STALLED] * SAMPLE)

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
