"""Two Prefect workers of one office on PostgreSQL, as docs/scale-out.sh starts them: nothing lost, nothing twice.

10,000 chases are due. The patrols of both workers share them out; the one that has handed over most when a quarter has
gone is killed -9, and what it had claimed is settled when its claim has grown old. `ratio` is letters in the Maildir to
those that were sent by the rows; `shares` says how many each process handed over. It takes four minutes.
"""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sqlmodel import col, func, select

from models.app import App
from models.database import reading, writing
from models.message import Message
from models.states import WAITING_STATES, MessageState
from tests.benchmarks.offices import CAMPAIGNS, communes, empty_offices, one_campaign
from tests.support.maildir import mails
from tests.support.paths import PROJECT
from tests.support.ports import free_port

LETTERS = 10_000
LASTS = 1_500
"""Seconds after which it is given up."""

DONDOC = Path(sys.executable).with_name("dondoc")
SCRIPT = PROJECT / "docs" / "scale-out.sh"


def run() -> Iterator[dict[str, object]]:
    """One line."""
    with empty_offices("postgresql", "office") as (app,):
        with writing(app.engine) as session:
            communes(session, LETTERS)
        for number in range(CAMPAIGNS):
            with writing(app.engine) as session:
                each = LETTERS // CAMPAIGNS
                one_campaign(app, session, number, each, 1, number * each, each, letters=False)
        told = environment(app)
        subprocess.run([DONDOC, "calendar", "apply"], env=told, check=True, capture_output=True)
        start, killed = time.monotonic(), 0
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(SCRIPT, env=told, start_new_session=True, **quiet) as workers:
            try:
                while (left := waiting(app)) and time.monotonic() < start + LASTS:
                    if not killed and left < LETTERS * 3 // 4:
                        killed = kill(app)
                    time.sleep(1)
            finally:
                os.killpg(workers.pid, signal.SIGTERM)
        with reading(app.engine) as session:
            states = Counter(session.exec(select(Message.state)))
            sent = set(session.exec(select(Message.letter_id).where(Message.state == MessageState.SENT)))
            shares = sorted(Counter(session.exec(select(Message.claimed_by))).values(), reverse=True)
        found = Counter(mail.letter_id for mail in mails(app))
        yield {
            "name": "workers", "n": LETTERS, "ratio": round(found.total() / len(sent), 4), "goal": 1.0,
            "database": "postgresql", "twice": found.total() - len(found), "lost": len(sent - set(found)),
            "left": left, "killed": killed,
            "states": {state.value: count for state, count in states.items()}, "shares": shares,
            "took_s": round(time.monotonic() - start),
        }  # fmt: skip


def environment(app: App) -> dict[str, str]:
    """What the script is told: an office that is open now, whenever that is."""
    config, port = app.settings.data / "config.toml", str(free_port())
    days = ", ".join(str(dt.date.today() + dt.timedelta(n)) for n in (-1, 0, 1))
    config.write_text(f'[calendar]\ndays_off = []\noffice_hours = [["00:00", "23:59"]]\nworked_days = [{days}]\n')
    named = {"DONDOC_CONFIG": str(config), "DONDOC_DATA": str(app.settings.data), "PORT": port}
    return {**os.environ, **named, "DONDOC_DATABASE_URL": app.settings.url}


def waiting(app: App) -> int:
    """How many letters have still to go; before everything is decided, all of them."""
    count = select(func.count()).select_from(Message)
    with reading(app.engine) as session:
        if session.exec(count).one() < LETTERS:
            return LETTERS
        return session.exec(count.where(col(Message.state).in_({*WAITING_STATES, MessageState.SENDING}))).one()


def kill(app: App) -> int:
    """Kill the process that has handed over most so far; gives back its number."""
    with reading(app.engine) as session:
        claims = Counter(filter(None, session.exec(select(Message.claimed_by))))
    ((busiest, _),) = claims.most_common(1)
    number = int(busiest.rsplit(":", 1)[-1])
    os.kill(number, signal.SIGKILL)
    return number
