"""Patrols: `python -m tests.support.patrol_process DATA DATABASE_URL NUMBER WORKERS MOMENT...`.

At each moment it says that it is ready (a file) and waits until all WORKERS are. With SHARE=1 in the environment, each
also waits with the first letter it has claimed until every one has claimed one: who is quicker then decides nothing.
"""

import os
import sys
import time
from pathlib import Path

from models.app import App, open_app
from models.config.settings import Settings
from tasks.delivery import deliver
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tests.support.instants import at

PATIENCE = 120
"""Seconds after which a meeting to which somebody does not come is given up, and the test fails."""


class Meetings:
    """Where the processes of one test wait for each other: a file in the data folder for each that has come."""

    def __init__(self, folder: Path, number: str, workers: int) -> None:
        self.folder, self.number, self.workers = folder, number, workers

    def wait(self, what: str) -> None:
        (self.folder / f"{what}.{self.number}").touch()
        until = time.monotonic() + PATIENCE
        while len(list(self.folder.glob(f"{what}.*"))) < self.workers:
            if time.monotonic() > until:
                raise TimeoutError(f"not all came to {what}")
            time.sleep(0.002)


class SharingRoom(ChannelRouter):
    """Hands its first letter over when every process has claimed one."""

    def __init__(self, app: App, meetings: Meetings) -> None:
        super().__init__(app)
        self.meetings, self.met = meetings, False

    def send(self, letter: Letter) -> Outcome:
        if not self.met:
            self.meetings.wait("claimed")
            self.met = True
        return super().send(letter)


def main(data: str, database_url: str, number: str, workers: str, *moments: str) -> None:
    """Patrol at each moment, at once with the others: nobody runs ahead of another's clock."""
    app = open_app(Settings(data=Path(data), database_url=database_url))
    deliver.FIRST = deliver.MOST = 2  # small claims, so that there is something to share out
    meetings = Meetings(Path(data), number, int(workers))
    for moment in moments:
        meetings.wait(f"ready.{moment}")
        room = SharingRoom(app, meetings) if os.environ.get("SHARE") else ChannelRouter(app)
        patrol(app, room, at(moment))


if __name__ == "__main__":
    main(*sys.argv[1:])
