"""What holds for every run. It loads nothing of the product: the tests of pure rules start at once."""

import gc
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest

os.environ["TZ"] = "America/New_York"  # a machine's own zone must not matter

pytest_plugins = ("tests.support.servers",)

SHARED_MEMORY = Path("/dev/shm")
if SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > 4 << 30:
    # Hundreds of databases come and go: on a disk, its writing and deleting them would be a third of the run.
    tempfile.tempdir = os.environ["TMPDIR"] = str(SHARED_MEMORY)

# The rows of a test are soon gone by themselves: collecting as often as by default only delays.
gc.set_threshold(100_000)


DATABASE_DECIDES = re.compile(
    r"engine/test_(begun_after|beside|invariants|killed|plans|smoke|storage|stored)\.py"
    r"|inbox/test_killed_sending\.py|unit/database/"
)
"""Tests of claims, locks, races and kills, which run on both databases each time.

The others are the same rules on any database: their PostgreSQL half is marked `again` and run by .ci/run.
"""

WORKERS = 3
"""For two cores: one of them mostly waits for a server."""


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """The whole suite, asked for by a plain `pytest`, is shared out; a file or a folder of it starts at once, alone."""
    if hasattr(config, "workerinput"):  # one of those it is shared out to
        return
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS
    if whole and config.option.numprocesses is None and not config.option.usepdb:
        config.option.numprocesses, config.option.dist = WORKERS, "worksteal"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: a test that waits for a real Prefect server must not begin when all others have ended."""
    items.sort(key=lambda item: "tests/flows/" not in item.nodeid)
    for item in items:
        parameters = getattr(item, "callspec", None)
        on_postgresql = parameters is not None and parameters.params.get("database_url") == "postgresql"
        if on_postgresql and not DATABASE_DECIDES.search(item.nodeid):
            item.add_marker("again")
