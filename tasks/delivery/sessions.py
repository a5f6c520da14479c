"""Sessions: threads that hand over, each with a connection of its own (docs/decisions/0070).

A thread waits for a server's answer without keeping the others from working, and whatever a channel speaks needs not
be written anew. With a quick server one session is enough: it works off a whole run of letters and writes the journal
itself, without a word to the thread that gave them (docs/decisions/0084).
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import Protocol, TypeVar

from models.states import MessageState
from tasks.delivery.cancellation import CancellationCheck
from tasks.delivery.journal import Journal
from tasks.delivery.outcome import ClaimedLetter, Outcome, Route
from tasks.letters.compose import Letter

T = TypeVar("T")

QUICK = 0.005
"""Seconds for a letter below which further sessions would cost more than the waiting that they save."""

STALLED = 0.1
"""Seconds after which a letter holds up those of its run, so that they are given to others."""

RUN = 0.4
"""Seconds that a run lasts at most: its letters are recorded after it."""

SAMPLE = 8
"""Letters by whose median a server's pace is known: a machine that is busy now and then makes no server slow."""

POST = 0.1
"""Seconds for which the answers of a run are gathered before they are told."""


class Transport(Protocol):
    """What hands letters over: the router, or the rehearsal's transport that sends nothing."""

    def route(self, letter: Letter) -> Route: ...

    def prepare(self, letter: Letter) -> None: ...

    def send(self, letter: Letter) -> Outcome: ...

    def was_sent(self, letter_id: str, channel: str) -> bool | None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Answer:
    """What came of a letter: its outcome, None when it was not handed over, or with `begun` when nobody knows.

    `seconds` is how long the server took for its words.
    """

    claimed: ClaimedLetter
    outcome: Outcome | None = None
    error: BaseException | None = None
    begun: bool = False
    seconds: float = 0.0


@dataclass(frozen=True)
class Post:
    """Answers of one session, in their order; `told` are those that the journal does not have yet."""

    session: "SenderSession"
    answers: Sequence[Answer]
    told: Mapping[str, Outcome]


Posts = SimpleQueue[Post]


class SenderSession:
    """A thread that hands over what it is given, letter by letter, and posts an answer for each."""

    def __init__(self, transport: Transport, cancellation: CancellationCheck, journal: Journal, posts: Posts) -> None:
        self._transport, self._cancellation, self._journal, self._posts = transport, cancellation, journal, posts
        self._given: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._rest, self._held = deque[ClaimedLetter](), deque[ClaimedLetter]()
        self._answered = deque[Answer]()
        self._since = 0.0
        self.in_hand, self.running = 0, False
        # In the context of its round; a daemon, since one that hangs keeps no process from ending.
        self._thread = threading.Thread(target=copy_context().run, args=(self._work,), daemon=True)
        self._thread.start()

    def give(self, claimed: ClaimedLetter) -> None:
        """A letter to hand over, which the journal has; only when none is in hand."""
        self.in_hand = 1
        self._given.put(lambda: self._hand_over_one(claimed))

    def give_run(self, letters: Sequence[ClaimedLetter], most: int) -> None:
        """Letters to hand over one after another, so many at a time in hand; only when none is in hand."""
        self.in_hand, self.running, self._since = len(letters), True, time.monotonic()
        self._rest.extend(letters)
        self._given.put(lambda: self._hand_over_run(most))

    @property
    def stalled(self) -> bool:
        """True when letters of a run wait for one that takes its time."""
        return self.running and time.monotonic() - self._since > STALLED

    def take_back(self) -> tuple[list[ClaimedLetter], list[ClaimedLetter]]:
        """What is left of a run: letters that nothing is known of, and letters that the journal has as in hand."""
        rest, held = _emptied(self._rest), _emptied(self._held)
        self.in_hand -= len(rest) + len(held)
        return rest, held

    def collect(self) -> Post:
        """What has been answered, and not been posted yet."""
        answers = _emptied(self._answered)
        return Post(self, answers, {a.claimed.letter.letter_id: a.outcome for a in answers if a.outcome})

    def end(self) -> None:
        """Let the thread close its connections and end, when it has done what it was given."""
        self._given.put(None)

    def join(self, seconds: float) -> None:
        """Wait for its end, so long at most."""
        self._thread.join(seconds)

    def _work(self) -> None:
        try:
            while do := self._given.get():
                do()
        finally:
            self._transport.close()

    def _hand_over_one(self, claimed: ClaimedLetter) -> None:
        self._answered.append(self._hand_over(claimed))
        self._posts.put(self.collect())

    def _hand_over_run(self, most: int) -> None:
        """Groups of letters till one is put off, the server is slow, or the run has lasted long enough."""
        run = _Run()
        while not run.over and (group := _taken(self._rest, most)):
            self._hand_over_group(run, group)
        self.running = False
        self._posts.put(replace(self.collect(), told=run.told))

    def _hand_over_group(self, run: "_Run", group: list[ClaimedLetter]) -> None:
        """Letters of which one commit says that they are in hand, and what came of the group before."""
        try:
            ours = self._journal.write(run.told, [claimed.letter.letter_id for claimed in group])
        except BaseException as error:
            self._answered.extend(Answer(claimed, error=error) for claimed in group)
            run.over = True
            return
        run.told = {}
        if time.monotonic() - run.posted > POST:
            run.posted = time.monotonic()
            self._posts.put(replace(self.collect(), told={}))
        # What somebody else has in hand is neither sent nor given back: the lease settles whose it is.
        self._answered.extend(Answer(claimed, begun=True) for claimed in group if claimed.letter.letter_id not in ours)
        self._held.extend(claimed for claimed in group if claimed.letter.letter_id in ours)
        while claimed := _first(self._held):
            self._since = time.monotonic()
            answer = Answer(claimed) if run.stopped else self._hand_over(claimed)
            run.hear(answer)
            self._answered.append(answer)

    def _hand_over(self, claimed: ClaimedLetter) -> Answer:
        """The envelope, a last look, and the letter. An error before its words are sent is no doubt about it."""
        begun = False
        try:
            if self._cancellation.warned and self._stopped(claimed):
                return self._put_down(claimed)
            self._transport.prepare(claimed.letter)
            if self._stopped(claimed):
                return self._put_down(claimed)
            begun, start = True, time.monotonic()
            outcome = self._transport.send(claimed.letter)
            return Answer(claimed, outcome, seconds=time.monotonic() - start)
        except BaseException as error:  # told by whom the letter was given
            return Answer(claimed, error=error, begun=begun)

    def _put_down(self, claimed: ClaimedLetter) -> Answer:
        """What was stopped is in hand no more: of many that are stopped one after another a crash leaves no doubt."""
        self._journal.withdraw([claimed.letter.letter_id])
        return Answer(claimed)

    def _stopped(self, claimed: ClaimedLetter) -> bool:
        return self._cancellation.is_cancelled(claimed.letter.letter_id, len(claimed.ids))


class _Run:
    """How far a session has come with what it was given; `told` are answers that the journal does not have yet."""

    def __init__(self) -> None:
        self.told: dict[str, Outcome] = {}
        self.stopped = self.over = False
        self.posted = self._began = time.monotonic()
        self._pace = deque[float](maxlen=SAMPLE)

    def hear(self, answer: Answer) -> None:
        """Take an answer. The run is over when others must be asked whether the next may go, or may go beside it."""
        outcome = answer.outcome
        self._pace.append(answer.seconds)
        slow = len(self._pace) == SAMPLE and not is_quick(self._pace)
        self.stopped = self.stopped or bool(answer.error or (outcome and outcome.stop))
        self.over = self.over or self.stopped or slow or time.monotonic() - self._began > RUN
        if outcome:
            self.told[answer.claimed.letter.letter_id] = outcome
            self.over = self.over or outcome.state in (MessageState.RETRY, MessageState.UNKNOWN)


def is_quick(seconds: Collection[float]) -> bool:
    """True when a server that took so long for its last letters is waited for so shortly that one session is enough."""
    return sorted(seconds)[(len(seconds) - 1) // 2] < QUICK


def _taken(letters: deque[T], most: int) -> list[T]:
    """The first ones, taken away; another thread may empty the rest meanwhile."""
    found: list[T] = []
    while len(found) < most and (one := _first(letters)):
        found.append(one)
    return found


def _first(letters: deque[T]) -> T | None:
    try:
        return letters.popleft()
    except IndexError:
        return None


def _emptied(letters: deque[T]) -> list[T]:
    return _taken(letters, len(letters))
