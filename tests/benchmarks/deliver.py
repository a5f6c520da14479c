"""Chases from decision to recorded outcome over SMTP, beside the yardstick: ready-made mail, one commit a message.

The yardstick knows what to send: the same number of finished mails go over one kept connection to the same server,
and a row of a database of the same kind is committed for each, durably. Ours decides each step, writes the Message,
re-checks, renders text and HTML, hands over and records. `ratio` is our rate to the yardstick's; more is better.
It is the morning after the deadline, when each agency gets its first chase; `lists`: the one of the second, when each
Message to an agency has another beside it, in the list for its leader.

Half of the yardstick is measured before ours, half after, since a machine is not equally busy all the time. Each line
is measured in a process of its own, so that its peak of memory is its own; one line says how much higher that is for
five times as many letters. `sink` names the program that takes the mails; `cpu_ms` is this process's work a letter,
`yardstick_cpu_ms` the yardstick's. `fsync_ms` is added to every commit of both, as a slower disk would; `server_ms` to
the server's answer to every mail; `put_off` of a hundred mails are answered by 451.

The last lines compare 16 sessions with one beside a relay that takes 20 ms and 100 ms for each mail: `ratio` is the
rate of the many to the rate of the one.
"""

import gc
import multiprocessing
import resource
import smtplib
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import psycopg
from pendulum import DateTime
from sqlalchemy import event
from sqlmodel import select

from models.app import App
from models.database import reading, writing
from models.message import Message
from models.states import MessageState
from tasks.delivery.journal import Journal
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tests.benchmarks.offices import DATABASES, NOW, STEPPED, communes, empty_offices, one_campaign
from tests.benchmarks.sink import sink
from tests.support.instants import at

FEW, MANY = 2_000, 10_000
BEFORE, FIRST = at("2022-02-18T08:00"), at("2022-02-21T08:00")


class Case(NamedTuple):
    """Letters, and what is unlike a quiet relay, a quick disk and a morning of first chases."""

    count: int
    server_ms: int = 0
    fsync_ms: int = 0
    lists: bool = False
    put_off: int = 0
    sessions: int = 4


CASES = (
    Case(FEW), Case(MANY), Case(FEW, fsync_ms=2), Case(FEW // 10, server_ms=20), Case(FEW // 10, server_ms=100),
    Case(FEW, put_off=5), Case(FEW, lists=True),
)  # fmt: skip
SIDE_BY_SIDE = ((20, 6.0), (100, 12.0))
"""Milliseconds that a relay takes, and how much quicker than one session sixteen are to be."""
GOALS = {"sqlite": 0.35, "postgresql": 0.25}


def run() -> Iterator[dict[str, object]]:
    """One line for each database and case, and one for what memory does."""
    fresh = multiprocessing.get_context("spawn")
    for database in DATABASES:
        peaks: dict[int, float] = {}
        for case in CASES:
            with fresh.Pool(1) as process:
                line = process.apply(measured, (database, case))
            peaks.setdefault(case.count, line["peak_rss_mib"])
            yield line
        grown = round(peaks[MANY] / peaks[FEW], 2)
        yield {"name": "deliver memory", "n": MANY, "ratio": grown, "goal": 1.2, "database": database, "to": FEW}
        for server_ms, goal in SIDE_BY_SIDE:
            with fresh.Pool(1) as process:
                yield process.apply(beside_one_session, (database, server_ms, goal))


def measured(database: str, case: Case) -> dict[str, Any]:
    """One case, ours and then the yardstick."""
    gc.set_threshold(50_000)  # as the command line does
    count, fsync_ms = case.count, case.fsync_ms
    with sink(case.server_ms, case.put_off) as server, empty_offices(database, "warm", "ours") as (warm, ours):
        for app, number in ((warm, 20), (ours, count)):
            _fill(app, number, STEPPED if case.lists else BEFORE)
        warm, ours = (_wired(app, server.port, case.sessions) for app in (warm, ours))
        now = NOW if case.lists else FIRST
        _ours(warm, 20, now, case.put_off)
        if fsync_ms:
            event.listen(ours.engine, "commit", lambda _: time.sleep(fsync_ms / 1000))
            slow_journal(fsync_ms)
        _yardstick(warm, server.port, 20, fsync_ms)
        before = _yardstick(warm, server.port, count // 2, fsync_ms)
        taken, peak = _ours(ours, count, now, case.put_off), _memory()
        after = _yardstick(warm, server.port, count // 2, fsync_ms)
    wall, work = (taken[i] / (before[i] + after[i]) for i in (0, 1))
    return {
        "name": "deliver", "n": count, "ratio": round(1 / wall, 3), "goal": 0.4 if case.lists else GOALS[database],
        "database": database, "sink": server.program, "server_ms": case.server_ms, "fsync_ms": fsync_ms,
        "put_off": case.put_off, "lists": case.lists, "sessions": case.sessions,
        "ms_a_letter": round(1000 * taken[0] / count, 2), "letters_per_s": round(count / taken[0]),
        "cpu_ms": round(1000 * taken[1] / count, 2), "cpu_ratio": round(1 / work, 3),
        "yardstick_cpu_ms": round(1000 * (before[1] + after[1]) / count, 2), "peak_rss_mib": round(peak),
    }  # fmt: skip


def slow_journal(fsync_ms: int) -> None:
    """The journal's commits, of which SQLAlchemy tells nothing, take as much longer as the others."""
    plain = Journal.write

    def slowly(journal: Journal, answered: Mapping[str, Outcome], begun: Sequence[str]) -> set[str]:
        if answered or begun:
            time.sleep(fsync_ms / 1000)
        return plain(journal, answered, begun)

    Journal.write = slowly  # type: ignore[method-assign]


def beside_one_session(database: str, server_ms: int, goal: float) -> dict[str, Any]:
    """Sixteen sessions, and one of which half is measured before and half after."""
    gc.set_threshold(50_000)
    many, one = 32_000 // server_ms, 2_000 // server_ms
    with sink(server_ms) as server, empty_offices(database, "warm", "first", "many", "second") as offices:
        counts = (20, one, many, one)
        for app, number in zip(offices, counts, strict=True):
            _fill(app, number, BEFORE)
        wired = [
            _wired(app, server.port, 16 if number == many else 1) for app, number in zip(offices, counts, strict=True)
        ]
        _, first, taken, second = (_ours(app, n, FIRST, 0) for app, n in zip(wired, counts, strict=True))
    alone = 2 * one / (first[0] + second[0])
    return {
        "name": "deliver sessions", "n": many, "ratio": round(many / taken[0] / alone, 2), "goal": goal,
        "database": database, "sink": server.program, "server_ms": server_ms, "letters_per_s": round(many / taken[0]),
        "one_session_per_s": round(alone, 1),
    }  # fmt: skip


def _fill(app: App, count: int, stepped: DateTime) -> None:
    with writing(app.engine) as session:
        communes(session, count)
    with writing(app.engine) as session:
        one_campaign(app, session, 1, count, periods=1, stepped=stepped)


def _wired(app: App, port: int, sessions: int) -> App:
    mail = app.settings.mail.model_copy(update={"relay": f"mailto://127.0.0.1:{port}"})
    delivery = app.settings.delivery.model_copy(update={"sessions": sessions})
    settings = app.settings.model_copy(update={"mail": mail, "delivery": delivery})
    return App(settings, app.engine, app.calendar, app.virtual)


def _ours(app: App, count: int, now: DateTime, put_off: int) -> tuple[float, float]:
    start = _clocks()
    done = patrol(app, ChannelRouter(app), now)
    taken = _since(start)
    states = done.delivered.states
    waiting = states[MessageState.RETRY] if put_off else 0
    assert states[MessageState.SENT] + waiting >= count, done.delivered
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
