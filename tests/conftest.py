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


ONE_IS_ENOUGH = re.compile(r"engine/test_(law|life|rehearse)\.py")
"""Rules that no database decides: their PostgreSQL half runs with DONDOC_BOTH=1."""


WORKERS = 3
"""For two cores: one of them mostly waits for a server."""


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """The whole suite, asked for by a plain `pytest`, is shared out; a file or a folder of it starts at once, alone."""
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS
    if whole and config.option.numprocesses is None and not config.option.usepdb:
        config.option.numprocesses, config.option.dist = WORKERS, "worksteal"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: a test that waits for a real Prefect server must not begin when all others have ended."""
    items.sort(key=lambda item: "tests/flows/" not in item.nodeid)
    if not os.environ.get("DONDOC_BOTH"):  # a quarter of an hour is all: docs/testing.md
        items[:] = [item for item in items if not ("[postgresql" in item.nodeid and ONE_IS_ENOUGH.search(item.nodeid))]
