"""A new channel is one class and one line: what it does not need, it does not write."""

import pytest

from models.states import MessageState
from tasks.delivery.outcome import Channel, Outcome
from tasks.letters.compose import Letter


class Pigeon(Channel):
    """The least that a channel is."""

    def send(self, letter: Letter) -> Outcome:
        return Outcome(MessageState.SENT)

    def was_sent(self, letter_id: str) -> bool | None:
        return None


def test_a_channel_that_prepares_nothing_and_keeps_nothing_open_says_nothing_of_it() -> None:
    pigeon = Pigeon()
    assert pigeon.prepare(None) is None  # type: ignore[arg-type,func-returns-value]
    assert pigeon.close() is None  # type: ignore[func-returns-value]


def test_a_channel_that_cannot_send_or_show_evidence_is_none() -> None:
    with pytest.raises(TypeError, match="was_sent"):
        type("Half", (Channel,), {"send": Pigeon.send})()
