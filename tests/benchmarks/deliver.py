"""Chases from decision to recorded outcome over SMTP, beside the yardstick: ready-made mail, one commit a message.

The yardstick knows what to send: the same number of finished mails go over one kept connection to the same server,
and a row of a database of the same kind is committed for each, durably. Ours decides each step, writes the Message,
re-checks, renders text and HTML, hands over and records. `ratio` is our rate to the yardstick's; more is better.
It is the morning after the deadline, when each agency gets its first chase; `lists`: the one of the second, when each
Message to an agency has another beside it, in the list for its leader.

Half of the yardstick is measured before ours, half after, since a machine is not equally busy all the time. Each line
is measured in a process of its own, so that its peak of memory is its own; the last lines say how much
higher that is for five times as many letters. `fsync_ms` is added to every commit of both, as a slower disk would;
`server_ms` to the server's answer to every mail.
"""

import gc
import multiprocessing
import resource
import smtplib
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from pendulum import DateTime
from sqlalchemy import event
from sqlmodel import select

from models.app import App
from models.database import reading, writing
from models.message import Message
from models.states import MessageState
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tests.benchmarks.offices import DATABASES, NOW, STEPPED, communes, empty_offices, one_campaign
from tests.benchmarks.sink import sink
from tests.support.instants import at

FEW, MANY = 2_000, 10_000
BEFORE, FIRST = at("2022-02-18T08:00"), at("2022-02-21T08:00")
CASES = ((FEW, 0, 0, False), (MANY, 0, 0, False), (FEW, 0, 2, False), (FEW // 10, 20, 0, False), (FEW, 0, 0, True))
"""Letters, milliseconds that the server takes for each, milliseconds that each commit takes longer, and `lists`."""


def run() -> Iterator[dict[str, object]]:
    """One line for each database and case, and one for what memory does."""
    fresh = multiprocessing.get_context("spawn")
    for database in DATABASES:
        peaks: dict[int, float] = {}
        for count, server_ms, fsync_ms, lists in CASES:
            with fresh.Pool(1) as process:
                line = process.apply(measured, (database, count, server_ms, fsync_ms, lists))
            peaks.setdefault(count, line["peak_rss_mib"])
            yield line
        grown = round(peaks[MANY] / peaks[FEW], 2)
        yield {"name": "deliver memory", "n": MANY, "ratio": grown, "goal": 1.2, "database": database, "to": FEW}


def measured(database: str, count: int, server_ms: int, fsync_ms: int, lists: bool) -> dict[str, Any]:
    """One case, ours and then the yardstick."""
    gc.set_threshold(50_000)  # as the command line does
    with sink(server_ms) as port, empty_offices(database, "warm", "ours") as (warm, ours):
        for app, number in ((warm, 20), (ours, count)):
            _fill(app, number, STEPPED if lists else BEFORE)
        warm, ours = (_wired(app, port) for app in (warm, ours))
        now = NOW if lists else FIRST
        _ours(warm, 20, now)
        if fsync_ms:
            event.listen(ours.engine, "commit", lambda _: time.sleep(fsync_ms / 1000))
        _yardstick(warm, port, 20, fsync_ms)
        before = _yardstick(warm, port, count // 2, fsync_ms)
        taken, peak = _ours(ours, count, now), _memory()
        after = _yardstick(warm, port, count // 2, fsync_ms)
    wall, work = (taken[i] / (before[i] + after[i]) for i in (0, 1))
    return {
        "name": "deliver", "n": count, "ratio": round(1 / wall, 3), "goal": 0.4, "database": database,
        "server_ms": server_ms, "fsync_ms": fsync_ms, "lists": lists, "ms_a_letter": round(1000 * taken[0] / count, 2),
        "letters_per_s": round(count / taken[0]), "cpu_ratio": round(1 / work, 3), "peak_rss_mib": round(peak),
    }  # fmt: skip


def _fill(app: App, count: int, stepped: DateTime) -> None:
    with writing(app.engine) as session:
        communes(session, count)
    with writing(app.engine) as session:
        one_campaign(app, session, 1, count, periods=1, stepped=stepped)


def _wired(app: App, port: int) -> App:
    mail = app.settings.mail.model_copy(update={"relay": f"mailto://127.0.0.1:{port}"})
    settings = app.settings.model_copy(update={"mail": mail})
    return App(settings, app.engine, app.calendar, app.virtual)


def _ours(app: App, count: int, now: DateTime) -> tuple[float, float]:
    start = _clocks()
    done = patrol(app, ChannelRouter(app), now)
    taken = _since(start)
    assert done.delivered.states[MessageState.SENT] >= count, done.delivered
    return taken


def _yardstick(app: App, port: int, count: int, fsync_ms: int) -> tuple[float, float]:
    """So many finished mails, each with one durable commit."""
    with reading(app.engine) as session:
        size = len(session.exec(select(Message.body).where(Message.body != "").limit(1)).one())
    mail = (b"Subject: x\r\n\r\n" + b"0123456789" * 7 + b"\r\n") * (4 * size // 90)
    with TemporaryDirectory() as folder:
        commit, close = _ledger(app, Path(folder))
        try:
            server = smtplib.SMTP("127.0.0.1", port)
            server.ehlo()
            start = _clocks()
            for number in range(count):
                server.mail("a@b.example")
                server.rcpt("c@d.example")
                server.data(mail)
                commit(number)
                if fsync_ms:
                    time.sleep(fsync_ms / 1000)
            return _since(start)
        finally:
            close()


def _clocks() -> tuple[float, float]:
    """Seconds by the wall and of this process's work."""
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float]) -> tuple[float, float]:
    wall, work = _clocks()
    return wall - start[0], work - start[1]


def _ledger(app: App, folder: Path) -> tuple[Callable[[int], object], Callable[[], object]]:
    if app.engine.dialect.name == "sqlite":
        book = sqlite3.connect(folder / "yardstick.sqlite", isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            book.execute(f"PRAGMA {pragma}")
        book.execute("CREATE TABLE sent (id INTEGER PRIMARY KEY, state TEXT)")
        return lambda number: book.execute("INSERT INTO sent VALUES (?, 'sent')", (number,)), book.close
    url = app.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    link = psycopg.connect(url, autocommit=True)
    link.execute("DROP TABLE IF EXISTS yardstick")
    link.execute("CREATE TABLE yardstick (id INTEGER PRIMARY KEY, state TEXT)")
    return lambda number: link.execute("INSERT INTO yardstick VALUES (%s, 'sent')", (number,)), link.close


def _memory() -> float:
    """The most memory that this process has had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
