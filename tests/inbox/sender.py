"""Sends, and is killed -9 at random, again and again: `python -m tests.inbox.sender KILLS SEED`, settings on its input.

Each round is a fork, which is killed wherever it is; the next begins some minutes later by the clock that is handed
in, when what was claimed has been abandoned. When enough have been killed, rounds go on until nothing waits.
"""

import os
import random
import signal
import sys
import time
import traceback

from pendulum import DateTime
from sqlmodel import col, select

from models.database import reading
from models.message import Message
from models.office import Office, open_office
from models.settings import Settings
from models.states import MessageState
from tasks import turn
from tasks.decide import decide, find_due
from tasks.deliver import deliver
from tasks.send import MailRoom
from tests.cast import at

BEGIN = at("2022-02-21T08:00")
STEP, LONGEST = 121, 0.5
"""Seconds from round to round by the clock handed in, and how long at most a round lives by the real one."""

ENDS = (MessageState.SENT, MessageState.CANCELLED)


def main(kills: int, seed: int) -> None:
    """Print how many rounds were killed while something was left to do."""
    office, dice, now, killed = (
        open_office(Settings.model_validate_json(sys.stdin.read())),
        random.Random(seed),
        BEGIN,
        0,
    )
    turn.PORTION = 50  # else a round of half a second would never have decided about thousands
    while killed < kills and left(office, now):
        killed += dies(office, now, dice.uniform(0, LONGEST))
        now = now.add(seconds=STEP)
    while left(office, now):
        send(office, now)
        now = now.add(seconds=STEP)
    print(killed)


def send(office: Office, now: DateTime) -> None:
    """A patrol but for its look after a silence, which would go through the whole archive each time."""
    for campaign_id in find_due(office, now):
        decide(office, campaign_id, now)
    deliver(office, MailRoom(office, now), now)


def dies(office: Office, now: DateTime, after: float) -> bool:
    """One round, killed after so many seconds; False when it had come to its end."""
    office.engine.dispose()
    child = os.fork()
    if child == 0:
        try:
            send(office, now)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), code
    return code != 0


def left(office: Office, now: DateTime) -> bool:
    """True while something is to be decided, or a letter has not come to its end."""
    open_letters = select(Message.id).where(col(Message.state).not_in(ENDS)).limit(1)
    with reading(office.engine) as session:
        return session.exec(open_letters).first() is not None or bool(find_due(office, now))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
