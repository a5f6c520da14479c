"""What came of a hand-over: an outcome, the way a letter takes, and a letter that is ours to hand over."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from models.states import MessageState
from tasks.letters.compose import Letter


@dataclass(frozen=True)
class Outcome:
    """The state a Message goes to, the server's code and words; `stop` when the whole channel is down.

    `ours`: the letter itself could not be written, whoever it was for. `crowded`: it is a further session that the
    server did not take now; where others are open, these go on.
    """

    state: MessageState
    code: int | None = None
    text: str = ""
    stop: bool = False
    ours: bool = False
    crowded: bool = False


class Route(NamedTuple):
    """The way that a letter takes: how many sessions it has at most, and how many letters one alone has in hand.

    What is in hand is in doubt when the process dies: no more letters than sessions, but where the way is evidence.
    """

    name: str
    sessions: int = 1
    letters: int = 1


class ClaimedLetter(NamedTuple):
    """A letter that is ours to hand over, the ids of its Messages, and whether something begins with it."""

    letter: Letter
    ids: list[int]
    opens: bool = False


class Channel(Protocol):
    """A way to hand a letter over, and to find out later whether it had been.

    A new one is a class under tasks/delivery/channels that inherits this, and a line in CHANNELS of its router.
    """

    def prepare(self, letter: Letter) -> None:
        """Take what can be taken of the letter that comes next; nothing, where the channel has no such thing."""
        return

    def close(self) -> None:
        """End what is kept open; nothing, where nothing is."""
        return

    @abstractmethod
    def send(self, letter: Letter) -> Outcome:
        """Give the letter to the server, once; never raises for what the server or the network does."""

    @abstractmethod
    def was_sent(self, letter_id: str) -> bool | None:
        """The evidence: True or False by the letter's Message-ID, None where there is none to look into."""


SENT = Outcome(MessageState.SENT)
