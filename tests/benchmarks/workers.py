"""`dondoc up` and two `dondoc worker` of one office on PostgreSQL, each with a folder of its own: none lost or twice.

10,000 chases are due, beside a relay that takes 20 ms for each. The machines share them out; the process that has
handed over most when a quarter has gone is killed -9, and what it had claimed is settled when its claim has grown old.
`ratio` is letters at the relay to those that were sent by the rows; `shares` says how many each process handed over.
"""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from sqlmodel import col, func, select

from models.app import App
from models.database import reading, writing
from models.message import Message
from models.states import WAITING_STATES, MessageState
from tests.benchmarks.offices import CAMPAIGNS, communes, empty_offices, one_campaign
from tests.support.dondoc import wait_for
from tests.support.paths import PROJECT
from tests.support.ports import free_port

LETTERS = 10_000
LASTS = 1_500
"""Seconds after which it is given up."""

DONDOC = Path(sys.executable).with_name("dondoc")
OUTER = "127.0.0.2"
"""Where the first machine is reached by the others."""


def run() -> Iterator[dict[str, object]]:
    """One line."""
    with empty_offices("postgresql", "office") as (app,), ExitStack() as stack:
        with writing(app.engine) as session:
            communes(session, LETTERS)
        for number in range(CAMPAIGNS):
            with writing(app.engine) as session:
                each = LETTERS // CAMPAIGNS
                one_campaign(app, session, number, each, 1, number * each, each, letters=False)
        start, killed = time.monotonic(), 0
        record = start_machines(app, stack)
        while (left := waiting(app)) and time.monotonic() < start + LASTS:
            if not killed and left < LETTERS * 3 // 4:
                killed = kill(app)
            time.sleep(1)
        with reading(app.engine) as session:
            states = Counter(session.exec(select(Message.state)))
            sent = {f"<{one}>" for one in session.exec(select(Message.letter_id).where(Message.state == "sent"))}
            shares = sorted(Counter(session.exec(select(Message.claimed_by))).values(), reverse=True)
        found = Counter(line.split()[0] for line in record.read_text().splitlines())
        yield {
            "name": "workers", "n": LETTERS, "ratio": round(found.total() / len(sent), 4), "goal": 1.0,
            "database": "postgresql", "twice": found.total() - len(found), "lost": len(sent - set(found)),
            "left": left, "killed": killed,
            "states": {state.value: count for state, count in states.items()}, "shares": shares,
            "took_s": round(time.monotonic() - start),
        }  # fmt: skip


def start_machines(app: App, stack: ExitStack) -> Path:
    """The relay, `dondoc up` and two workers, ended with the stack; gives back what the relay writes down."""
    folder, ports = app.settings.data.parent, {"relay": free_port(), "prefect": free_port()}
    record, pace = folder / "record", folder / "pace"
    record.touch()
    pace.write_text("0.02")
    relay = ("-m", "tests.support.recording_relay", "127.0.0.1", str(ports["relay"]), str(record), str(pace))
    launch(stack, [sys.executable, *relay], dict(os.environ))
    launch(stack, [str(DONDOC), "up"], environment(app, app.settings.data, ports))
    credential = app.settings.data / "prefect" / "credential"
    wait_for(credential.exists, 120)
    told = {
        "PREFECT_API_URL": f"http://{OUTER}:{ports['prefect']}/api",
        "PREFECT_API_AUTH_STRING": credential.read_text().strip(),
    }
    for number in (2, 3):
        command = [str(DONDOC), "worker", "--name", f"may-{number}"]
        launch(stack, command, environment(app, folder / f"may-{number}", ports) | told)
    return record


def launch(stack: ExitStack, command: list[str], told: dict[str, str]) -> None:
    """Start a program that is told to end with the stack."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=told, cwd=PROJECT, **quiet)  # type: ignore[call-overload]
    stack.callback(process.wait)
    stack.callback(process.terminate)


def environment(app: App, data: Path, ports: dict[str, int]) -> dict[str, str]:
    """What a machine is told: an office that is open now, whenever that is."""
    data.mkdir(exist_ok=True)
    days = ", ".join(str(dt.date.today() + dt.timedelta(n)) for n in (-1, 0, 1))
    (data / "config.toml").write_text(
        f'[calendar]\ndays_off = []\noffice_hours = [["00:00", "23:59"]]\nworked_days = [{days}]\n'
        f'[mail]\nrelay = "mailto://127.0.0.1:{ports["relay"]}"\n[desk]\nenabled = false\n'
        f'[prefect]\nport = {ports["prefect"]}\nlisten = "{OUTER}"\npatrol_cron = "* * * * *"\n'
    )
    named = {"DONDOC_CONFIG": str(data / "config.toml"), "DONDOC_DATA": str(data)}
    told = {**os.environ, **named, "DONDOC_DATABASE_URL": app.settings.url}
    subprocess.run([DONDOC, "calendar", "apply"], env=told, check=True, capture_output=True)
    return told


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
