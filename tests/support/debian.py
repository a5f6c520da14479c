"""Debian's own servers: found, waited for, given folders."""

import os
import pwd
import shutil
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 120
"""Seconds that a server may take for what it does by itself."""


def installed(name: str) -> str:
    """The path of a server's program; a missing one is a failure, not a reason to skip."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if path is None:
        pytest.fail(f"{name} is not installed; run .ci/servers.sh")
    return path


def answers(port: int) -> bool:
    """True when something listens."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait(until: Callable[[], bool], what: str) -> None:
    """Give a server some time."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > deadline:
            pytest.fail(f"waited {PATIENCE} s for {what}")
        time.sleep(0.05)


def open_to(user: str, *folders: Path) -> None:
    """Give folders to a server's own user, and let it walk down to them."""
    owner = pwd.getpwnam(user)
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        for parent in folder.parents:
            if str(parent) in ("/", "/tmp"):
                break
            parent.chmod(parent.stat().st_mode | 0o011)
