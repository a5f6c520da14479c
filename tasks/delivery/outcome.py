"""What came of a hand-over, typed: the table of states that RFC 5321's replies lead to."""

from dataclasses import dataclass
from typing import Protocol

from models.states import MessageState
from tasks.letters.compose import Letter


@dataclass(frozen=True)
class Outcome:
    """The state a Message goes to, the server's code and words; `stop` when the whole channel is down.

    `ours`: the letter itself could not be written, whoever it was for.
    """

    state: MessageState
    code: int | None = None
    text: str = ""
    stop: bool = False
    ours: bool = False


class Channel(Protocol):
    """A way to hand a letter over, and to find out later whether it had been."""

    def send(self, letter: Letter) -> Outcome:
        """Give the letter to the server, once; never raises for what the server or the network does."""

    def was_sent(self, letter_id: str) -> bool | None:
        """The evidence: True or False by the letter's Message-ID, None where there is none to look into."""


SENT = Outcome(MessageState.SENT)
