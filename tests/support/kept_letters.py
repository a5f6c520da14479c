"""A transport that keeps what it is given."""

from dataclasses import dataclass, field

from tasks.delivery.outcome import Outcome
from tasks.delivery.router import NullTransport
from tasks.letters.compose import Letter


@dataclass
class Kept(NullTransport):
    """A transport that keeps what it is given."""

    letters: list[Letter] = field(default_factory=list)

    def send(self, letter: Letter) -> Outcome:
        self.letters.append(letter)
        return super().send(letter)
