"""Patrols: `python -m tests.support.patrol_process DATA DATABASE_URL NUMBER WORKERS MOMENT...`.

At each moment it says that it is ready (a file) and waits until all WORKERS are.
"""

import sys
import time
from pathlib import Path

from models.app import open_app
from models.settings import Settings
from tasks.delivery import deliver
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tests.support.instants import at


def main(data: str, database_url: str, number: str, workers: str, *moments: str) -> None:
    """Patrol at each moment, at once with the others: nobody runs ahead of another's clock."""
    app = open_app(Settings(data=Path(data), database_url=database_url))
    deliver.FIRST = deliver.MOST = 2  # small claims, so that there is something to share out
    for moment in moments:
        (Path(data) / f"ready.{moment}.{number}").touch()
        while len(list(Path(data).glob(f"ready.{moment}.*"))) < int(workers):
            time.sleep(0.002)
        patrol(app, ChannelRouter(app), at(moment))


if __name__ == "__main__":
    main(*sys.argv[1:])
