"""What an office looks at, in 100 campaigns of 2,000 agencies: 10,000 and 100,000 Dues, each look a process of its own.

`ratio` is processor seconds, the start of the program among them, to what a look may take at 100,000; `peak_mb` the
most memory that the process held, `output_kb` what it printed or wrote. DONDOC_LOOKS names some looks only, or an older
program to measure beside: `DONDOC_LOOKS=status,ics`, `DONDOC_PROGRAM=/older/.venv/bin/dondoc`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import insert, literal, select, text, update
from sqlmodel import col

from models.app import CLOCK, App
from models.database import set_meta, writing
from models.due import Due, Submission
from models.enums import Via
from models.states import DueState
from tests.benchmarks.offices import COMMUNES, DATABASES, NOW, STEPPED, empty_offices, open_dues

SIZES = (10_000, 100_000)
PATIENCE = 400
"""Seconds by the clock after which a look is given up."""

ANSWERED = 5
"""One Due of so many has been answered."""


class Look(NamedTuple):
    """A command, what it may take of the processor at 100,000 Dues, and what it writes beside what it prints."""

    words: tuple[str, ...]
    seconds: float
    wrote: str = ""


LOOKS = {
    "status": Look(("status",), 1.0),
    "status --json": Look(("status", "--json"), 10.0),
    "figures": Look(("figures",), 3.0),
    "board --html": Look(("board", "--html", "{0}/board.html"), 3.0, "board.html"),
    "messages --json": Look(("messages", "--json"), 10.0),
    "agencies list": Look(("agencies", "list"), 1.5),
    "ics": Look(("ics", "-o", "{0}/calendar"), 20.0, "calendar"),
    "ics again": Look(("ics", "-o", "{0}/calendar"), 20.0, "calendar"),
    "history": Look(("history", "7-stttt-ttbcxb-2022"), 2.0),
}


class Taken(NamedTuple):
    """What a process took; `code` is None where it was given up."""

    code: int | None
    seconds: float
    peak_mb: float
    output: int


def run() -> Iterator[dict[str, object]]:
    """One line for each look, size and database."""
    wanted = os.environ.get("DONDOC_LOOKS")
    for database in DATABASES:
        with empty_offices(database, *(f"n{size}" for size in SIZES)) as offices:
            for app, size in zip(offices, SIZES, strict=True):
                fill(app, size)
                take(app, ["status"])  # what is loaded is compiled once
                for name, look in LOOKS.items():
                    if not wanted or name.split()[0] in wanted.split(","):
                        yield measured(app, name, look, size, database)


def fill(app: App, size: int) -> None:
    """So many Dues, a fifth of them answered, at an hour of a clock of its own."""
    open_dues(app, size, min(COMMUNES, size // 20))
    with writing(app.engine) as session:
        answered = (col(Due.id) % ANSWERED == 0, col(Due.period) == "2")
        session.execute(update(Due).where(*answered).values(state=DueState.RECEIVED, next_step_at=None))
        given = {"round": 1, "via": Via.EMAIL, "nil": False, "text": "Đã thực hiện.", "values": {}, "recorded_by": "xa"}
        given |= {"received_at": STEPPED, "files": []}
        table = Submission.__table__  # type: ignore[attr-defined]
        values = [literal(value, table.c[name].type) for name, value in given.items()]
        rows = select(col(Due.id), col(Due.late_after), *values).where(*answered)
        session.execute(insert(Submission).from_select(["due_id", "late_after", *given], rows))
        set_meta(session, CLOCK, NOW.isoformat())
    if app.engine.dialect.name == "postgresql":
        with app.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))


def measured(app: App, name: str, look: Look, size: int, database: str) -> dict[str, object]:
    """The line of one look."""
    folder = app.settings.data
    taken = take(app, [word.format(folder) for word in look.words])
    output = taken.output + (size_of(folder / look.wrote) if look.wrote else 0)
    return {
        "name": f"looks: {name}", "n": size, "ratio": round(taken.seconds / look.seconds, 2), "goal": 1.0,
        "database": database, "processor_s": round(taken.seconds, 2), "peak_mb": round(taken.peak_mb),
        "output_kb": round(output / 1000, 1), "ended": taken.code,
    }  # fmt: skip


def take(app: App, words: list[str]) -> Taken:
    """Run the program as a process and ask the system what it took."""
    program = os.environ.get("DONDOC_PROGRAM") or str(Path(sys.executable).with_name("dondoc"))
    told = {"DONDOC_DATA": str(app.settings.data), "DONDOC_DATABASE_URL": app.settings.url, "COLUMNS": "80"}
    printed = app.settings.data / "printed"
    with printed.open("wb") as out:
        # its own folder, so that no config.toml of the project is read
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | told
        process = subprocess.Popen([program, *words], env=env, stdout=out, cwd=app.settings.data)
        end = time.monotonic() + PATIENCE
        while True:
            number, status, usage = os.wait4(process.pid, os.WNOHANG)
            if number or time.monotonic() > end:
                break
            time.sleep(0.05)
        if not number:
            process.kill()
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    code = process.returncode if number else None
    return Taken(code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed.stat().st_size)


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in files if one.is_file())
