"""Sends, and is killed -9 at random: `python -m tests.support.sender_process KILLS SEED`, settings on its input.

Each round is a fork. One in five is killed wherever it is, the others soon after their first letter; the next begins
two minutes later by the clock that is handed in, when what was claimed has been abandoned. When enough have been
killed, rounds go on until nothing waits.
"""

import os
import random
import signal
import sys
import time

from pendulum import DateTime
from sqlmodel import col, select

from models.app import App, open_app
from models.config.settings import Settings
from models.database import reading
from models.message import Message
from models.states import MessageState
from tasks.campaigns import planner
from tasks.campaigns.decide import decide_campaign, find_campaigns_due
from tasks.delivery.channels.smtp import parse_relay
from tasks.delivery.deliver import deliver_waiting
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.letters.compose import Letter
from tests.support.forked import forked, was_killed
from tests.support.instants import at

BEGIN = at("2022-02-21T08:00")
STEP = 121
"""Seconds from round to round, by the clock handed in."""

ANYWHERE, SOON = 0.5, 0.05
"""How many seconds at most a round lives: from its beginning, and from its first letter."""

ENDS = (MessageState.SENT, MessageState.CANCELLED, MessageState.DEAD)


def main(kills: int, seed: int) -> None:
    """Print how many rounds were killed while something was left to do."""
    app = open_app(Settings.model_validate_json(sys.stdin.read()))
    dice, now, killed = random.Random(seed), BEGIN, 0
    parse_relay(app.settings.mail.relay)  # loads what each round would have to load anew
    planner.PORTION = 50  # else a round of half a second would never have decided about thousands
    while killed < kills and left(app, now):
        killed += dies(app, now, dice)
        now = now.add(seconds=STEP)
    while left(app, now):
        send(app, ChannelRouter(app, now), now)
        now = now.add(seconds=STEP)
    print(killed)


class Beginning(ChannelRouter):
    """A transport that says when the first letter is about to be handed over, by closing a pipe."""

    def __init__(self, app: App, now: DateTime, pipe: int) -> None:
        super().__init__(app, now)
        self._pipe: int | None = pipe

    def send(self, letter: Letter) -> Outcome:
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None
        return super().send(letter)


def send(app: App, room: ChannelRouter, now: DateTime) -> None:
    """A patrol but for its look after a silence, which would go through the whole archive each time."""
    for campaign_id in find_campaigns_due(app, now):
        decide_campaign(app, campaign_id, now)
    deliver_waiting(app, room, now)


def dies(app: App, now: DateTime, dice: random.Random) -> bool:
    """One round, killed; False when it had come to its end."""
    app.engine.dispose()
    heard, said = os.pipe()
    child = forked(lambda: send(app, Beginning(app, now, said), now))
    os.close(said)
    if dice.random() < 0.2:
        time.sleep(dice.uniform(0, ANYWHERE))
    else:
        os.read(heard, 1)  # returns at the first letter, or when the round has ended
        time.sleep(dice.uniform(0, SOON))
    os.close(heard)
    os.kill(child, signal.SIGKILL)
    return was_killed(child)


def left(app: App, now: DateTime) -> bool:
    """True while something is to be decided, or a letter has not come to its end."""
    open_letters = select(Message.id).where(col(Message.state).not_in(ENDS)).limit(1)
    with reading(app.engine) as session:
        return session.exec(open_letters).first() is not None or bool(find_campaigns_due(app, now))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
