"""What keeps a letter back although it is due: the allow-list, a domain that puts off, the pace of a channel."""

import time
from collections import Counter

from pendulum import DateTime

from models.app import App
from models.message import Message
from models.states import MessageState
from tasks.delivery.outcome import Outcome
from tasks.delivery.results import pause_seconds
from tasks.letters.compose import Letter

PATIENCE = 3
"""Letters in a row that a domain puts off (4xx) before the rest of its letters wait too, untried."""


class Throttle:
    """What one worker's round of delivery may send, and how fast: per channel, per domain, over all its sessions."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._only = tuple(one.casefold() for one in app.settings.delivery.only_to)
        self._put_off: Counter[str] = Counter()
        self._in_hand: Counter[str] = Counter()
        self._next: dict[str, float] = {}

    def holds(self, message: Message, address: str, now: DateTime) -> bool:
        """True when a Message is not to go now: outside the allow-list, or to a domain that puts us off."""
        if not self.allows(address):
            message.outcome = "giữ lại: địa chỉ không có trong danh sách only_to của config.toml"
            return True
        if self.backing_off(address):
            message.send_after = self.later(message, now)
            return True
        return False

    def allows(self, address: str) -> bool:
        """True without an allow-list, for an address in it, and for one whose domain is in it."""
        if not self._only or self._app.virtual:
            return True
        named = address.casefold()
        return named in self._only or domain_of(named) in self._only

    def backing_off(self, address: str) -> bool:
        """True for a domain that has put off several letters in a row."""
        return self._put_off[domain_of(address)] >= PATIENCE

    def has_room(self, address: str) -> bool:
        """True unless the letters that are in hand for a domain that puts off might be as many as it is allowed."""
        domain = domain_of(address)
        return not self._put_off[domain] or self._put_off[domain] + self._in_hand[domain] < PATIENCE

    def begin(self, letter: Letter) -> None:
        """Remember that a letter is in hand; `heard` or `stopped` ends it."""
        self._in_hand[domain_of(letter.address)] += 1

    def stopped(self, letter: Letter) -> None:
        """Remember that a letter was not handed over after all."""
        self._in_hand[domain_of(letter.address)] -= 1

    def later(self, message: Message, now: DateTime) -> DateTime:
        """When a letter to such a domain may be tried; it has not been tried now."""
        return now.add(seconds=pause_seconds(self._app, message))

    def heard(self, letter: Letter, outcome: Outcome) -> None:
        """Remember what a domain answered."""
        domain = domain_of(letter.address)
        self._in_hand[domain] -= 1
        if outcome.state is MessageState.RETRY and outcome.code and not outcome.stop:
            self._put_off[domain] += 1
        elif outcome.state is MessageState.SENT:
            self._put_off[domain] = 0

    def take_turn(self, channel: str) -> float:
        """Take the next turn on a channel and return 0; where it has not come yet, return the seconds until then."""
        limit = self._app.settings.delivery.per_minute.get(channel)
        if not limit or self._app.virtual:
            return 0.0
        here = time.monotonic()
        turn = self._next.get(channel, 0.0)
        if turn <= here:
            self._next[channel] = here + 60 / limit
        return max(0.0, turn - here)


def domain_of(address: str) -> str:
    """The domain of a mail address, the host of a channel's URL."""
    name = address.partition("://")[2].partition("?")[0].split("/")[0] if "://" in address else address
    return name.rpartition("@")[2].casefold()
