"""One `dondoc up` or `dondoc demo` for one office at a time: a lock that the system lets go of when its owner is dead.

In the data folder it is a locked file (flock), which the process that runs the flows holds as well, so that a new owner
waits until it has ended; a `dondoc worker` holds its folder too. On PostgreSQL it is an advisory lock besides, for two
data folders on one database.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from models.config.settings import Settings
from models.errors import UserError
from models.text import tr

ADVISORY = 0x446F6E446F63
"""The number of the advisory lock, within its database: "DonDoc"."""

PATIENCE = 30
"""Seconds to wait for what a dead owner has left running."""


class OwnedElsewhere(UserError):
    """Another process serves this office."""


class Ownership:
    """The locks that are held; `descriptors` are those of the files, for a child that shall hold them too."""

    def __init__(self, engine: Engine, descriptors: tuple[int, ...]) -> None:
        self.descriptors, self._engine = descriptors, engine
        self._connection: Connection | None = None

    def confirm(self) -> None:
        """Take the database's lock, or see that it is still held: a server that was restarted has forgotten it.

        Raises OwnedElsewhere. One that does not answer is asked again the next time.
        """
        if self._engine.dialect.name != "postgresql":
            return
        try:
            if self._connection is None:
                self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
                taken = self._connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": ADVISORY}).scalar()
            else:
                taken = self._connection.execute(text("SELECT true")).scalar()
        except DBAPIError:
            self.release()
            return
        if not taken:
            raise OwnedElsewhere(
                "cơ sở dữ liệu này đang do một dondoc up hoặc dondoc demo khác chạy, có thể trên máy khác; "
                "hãy dừng nó trước"
            )

    def release(self) -> None:
        """Let go of the database's lock."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


@contextmanager
def owned(settings: Settings, engine: Engine) -> Iterator[Ownership]:
    """Hold the office. Raises OwnedElsewhere while another process does."""
    with owned_folder(settings) as held:
        ownership = Ownership(engine, held)
        try:
            ownership.confirm()
            yield ownership
        finally:
            ownership.release()


@contextmanager
def owned_folder(settings: Settings) -> Iterator[tuple[int, ...]]:
    """Hold the data folder alone, as a worker does beside others; gives the files that are locked.

    Raises OwnedElsewhere while another process does.
    """
    with ExitStack() as stack:
        yield tuple(stack.enter_context(_locked(path)) for path in lock_files(settings))


def lock_files(settings: Settings) -> list[Path]:
    """The data folder's lock, and that of an SQLite file that lies elsewhere."""
    paths = [settings.data / "up.lock"]
    if settings.database_url.startswith("sqlite"):
        database = Path(settings.database_url.partition("///")[2])
        if database.parent.resolve() != settings.data.resolve():
            paths.append(database.with_name(f"{database.name}.up.lock"))
    return paths


def owner_of(settings: Settings) -> int:
    """The process that holds the data folder, 0 when none does."""
    path = lock_files(settings)[0]
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return 0
    try:
        return 0 if _taken(descriptor) else _written_by(descriptor) or -1
    finally:
        os.close(descriptor)


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + PATIENCE
        while not _taken(descriptor):
            owner = _written_by(descriptor)
            if _lives(owner) or time.monotonic() > until:
                raise OwnedElsewhere(
                    tr(
                        "dữ liệu ở {parent} đang do một dondoc up, worker hoặc demo khác chạy (tiến trình {owner}); "
                        "hãy dừng nó trước, hoặc đặt DONDOC_DATA sang thư mục khác",
                        parent=path.parent,
                        owner=owner,
                    )
                )
            time.sleep(0.2)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _written_by(descriptor: int) -> int:
    found = os.pread(descriptor, 20, 0).strip()
    return int(found) if found.isdigit() else 0


def _lives(process: int) -> bool:
    """Whether a process is there; one that is dead but not yet taken note of (a zombie) is not."""
    if process <= 0:
        return False  # its owner has not written yet who it is
    try:
        return Path(f"/proc/{process}/stat").read_text("latin-1").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
