"""Machines of one network, each a network namespace with its own host name (ip-netns(8)); needs root.

The first has the bridge to which the others are connected, so that nothing is changed in the namespace of the tests.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.support.debian import installed
from tests.support.paths import PROJECT

NAMED = ("unshare", "--uts", "sh", "-c", 'hostname "$0" && exec "$@"')


class Machines:
    """`may-1` at 10.77.0.1, `may-2` at 10.77.0.2, ...; `prefix` keeps those of two runs apart."""

    def __init__(self, count: int, prefix: str) -> None:
        self.count, self._prefix = count, prefix
        self._started: list[subprocess.Popen[bytes]] = []

    @staticmethod
    def address(number: int) -> str:
        return f"10.77.0.{number}"

    def name(self, number: int) -> str:
        return f"{self._prefix}-{number}"

    def build(self) -> None:
        """Make and connect them. Fails where this machine allows no namespaces."""
        for number in range(1, self.count + 1):
            _ip("netns", "add", self.name(number))
            _ip("-n", self.name(number), "link", "set", "lo", "up")
        _ip("-n", self.name(1), "link", "add", "net0", "type", "bridge")
        for number in range(2, self.count + 1):
            ours, its = f"to{number}", ("netns", self.name(number))
            _ip("-n", self.name(1), "link", "add", ours, "type", "veth", "peer", "name", "net0", *its)
            _ip("-n", self.name(1), "link", "set", ours, "master", "net0", "up")
        for number in range(1, self.count + 1):
            _ip("-n", self.name(number), "address", "add", f"{self.address(number)}/24", "dev", "net0")
            _ip("-n", self.name(number), "link", "set", "net0", "up")

    def start(
        self, number: int, command: list[str | Path], said: Path, env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program on a machine; what it says is in a file."""
        inside = ("ip", "netns", "exec", self.name(number), *NAMED, f"may-{number}")
        with said.open("w") as log:
            process = subprocess.Popen(
                [*inside, *command], env=env, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        self._started.append(process)
        return process

    def cut(self, number: int) -> None:
        """Drop all that a machine sends and gets; nobody is told."""
        _ip("-n", self.name(1), "link", "set", f"to{number}", "nomaster")

    def mend(self, number: int) -> None:
        """Connect it again."""
        _ip("-n", self.name(1), "link", "set", f"to{number}", "master", "net0")

    def processes(self, number: int) -> list[int]:
        """What runs on a machine."""
        found = subprocess.run(
            ["ip", "netns", "pids", self.name(number)], capture_output=True, text=True, check=False
        ).stdout
        return [int(one) for one in found.split()]

    def signal(self, number: int, what: signal.Signals) -> None:
        """To all that runs on a machine at once, as a service manager or the power does."""
        for process in self.processes(number):
            with suppress(ProcessLookupError):
                os.kill(process, what)

    def remove(self) -> None:
        """End what runs on them, and let go of them."""
        for number in range(self.count, 0, -1):
            until = time.monotonic() + 20
            while self.processes(number) and time.monotonic() < until:
                self.signal(number, signal.SIGKILL)
                time.sleep(0.1)
            subprocess.run(["ip", "netns", "del", self.name(number)], capture_output=True, check=False)
        for process in self._started:
            process.kill()
            process.wait()


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"ip {' '.join(words)}: {done.stderr.strip()}; network namespaces need root and CAP_SYS_ADMIN")


@contextmanager
def machines(count: int) -> Iterator[Machines]:
    """So many machines, gone at the end however it ends."""
    for program in ("ip", "unshare"):
        installed(program)
    if os.geteuid() != 0:
        pytest.fail("only root may make network namespaces")
    made = Machines(count, f"dondoc{os.getpid()}")
    try:
        made.build()
        yield made
    finally:
        made.remove()
