"""A process of its own that patrols: `python -m tests.engine.beside DATA DATABASE_URL READY GO MOMENT...`.

It says that it is READY (a file), waits for GO (a file), and then patrols at each moment.
"""

import sys
import time
from pathlib import Path

from models.office import open_office
from models.settings import Settings
from tasks.patrol import patrol
from tasks.send import MailRoom
from tests.cast import at


def main(data: str, database_url: str, ready: str, go: str, *moments: str) -> None:
    """Patrol at each moment, as soon as there is a GO."""
    office = open_office(Settings(data=Path(data), database_url=database_url))
    Path(ready).touch()
    while not Path(go).exists():
        time.sleep(0.002)
    for moment in moments:
        patrol(office, MailRoom(office), at(moment))


if __name__ == "__main__":
    main(*sys.argv[1:])
