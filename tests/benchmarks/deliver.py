"""Chases from decision to recorded outcome over SMTP, beside the yardstick: ready-made mail, one commit a message.

The yardstick knows what to send: the same number of finished mails go over one kept connection to the same server,
and a row of a database of the same kind is committed for each, durably. Ours decides each step, writes the Message,
re-checks, renders text and HTML, hands over and records. `ratio` is our rate to the yardstick's; more is better.
"""

import gc
import resource
import smtplib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from sqlmodel import select

from models.database import reading, writing
from models.message import Message
from models.office import Office
from models.states import MessageState
from tasks.patrol import patrol
from tasks.send import MailRoom
from tests.benchmarks.offices import DATABASES, NOW, communes, empty_offices, one_campaign
from tests.benchmarks.sink import sink

SIZES = (2_000, 10_000)


def run() -> Iterator[dict[str, object]]:
    """One line for each database and size, and for a server that takes 20 ms a mail."""
    gc.set_threshold(50_000)  # as the command line does
    for database in DATABASES:
        for count, delay in ((SIZES[0], 0), (SIZES[1], 0), (SIZES[0] // 10, 20)):
            with sink(delay) as port, empty_offices(database, "warm", "ours") as (warm, ours):
                for office, number in ((warm, 20), (ours, count)):
                    _fill(office, number)
                warm, ours = (_wired(office, port) for office in (warm, ours))
                _ours(warm, 20)
                taken, before = _ours(ours, count), _memory()
                them = _yardstick(ours, port, count)
            yield {
                "name": "deliver", "n": count, "ratio": round(them / taken, 3), "goal": 0.4, "database": database,
                "server_ms": delay, "ours_s": round(taken, 2), "ms_a_letter": round(1000 * taken / count, 2),
                "yardstick_s": round(them, 2), "letters_per_s": round(count / taken), "peak_rss_mib": round(before),
            }  # fmt: skip


def _fill(office: Office, count: int) -> None:
    with writing(office.engine) as session:
        communes(session, count)
    with writing(office.engine) as session:
        one_campaign(office, session, 1, count, periods=1)


def _wired(office: Office, port: int) -> Office:
    mail = office.settings.mail.model_copy(update={"relay": f"mailto://127.0.0.1:{port}"})
    settings = office.settings.model_copy(update={"mail": mail})
    return Office(settings, office.engine, office.calendar, office.virtual)


def _ours(office: Office, count: int) -> float:
    start = time.perf_counter()
    done = patrol(office, MailRoom(office), NOW)
    taken = time.perf_counter() - start
    assert done.delivered.states[MessageState.SENT] >= count, done.delivered
    return taken


def _yardstick(office: Office, port: int, count: int) -> float:
    """Seconds for so many finished mails, each with one durable commit."""
    with reading(office.engine) as session:
        size = len(session.exec(select(Message.body).where(Message.body != "").limit(1)).one())
    mail = (b"Subject: x\r\n\r\n" + b"0123456789" * 7 + b"\r\n") * (4 * size // 90)
    with TemporaryDirectory() as folder:
        commit, close = _ledger(office, Path(folder))
        try:
            server = smtplib.SMTP("127.0.0.1", port)
            server.ehlo()
            start = time.perf_counter()
            for number in range(count):
                server.mail("a@b.example")
                server.rcpt("c@d.example")
                server.data(mail)
                commit(number)
            return time.perf_counter() - start
        finally:
            close()


def _ledger(office: Office, folder: Path):  # type: ignore[no-untyped-def]
    if office.engine.dialect.name == "sqlite":
        book = sqlite3.connect(folder / "yardstick.sqlite", isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            book.execute(f"PRAGMA {pragma}")
        book.execute("CREATE TABLE sent (id INTEGER PRIMARY KEY, state TEXT)")
        return lambda number: book.execute("INSERT INTO sent VALUES (?, 'sent')", (number,)), book.close
    url = office.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    link = psycopg.connect(url, autocommit=True)
    link.execute("CREATE TABLE yardstick (id INTEGER PRIMARY KEY, state TEXT)")
    return lambda number: link.execute("INSERT INTO yardstick VALUES (%s, 'sent')", (number,)), link.close


def _memory() -> float:
    """The most memory that this process has had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
