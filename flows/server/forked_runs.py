"""How the runner begins a run: as a copy of a process that has loaded everything, not as a new Python.

`run_process` stands in the place of what Prefect's runner calls to start `python -m prefect.engine`.
"""

import asyncio
import itertools
import json
import os
import socket
import subprocess
import sys
from asyncio import Queue, StreamReader, StreamWriter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from signal import SIGKILL
from typing import Any

Told = Queue[dict[str, int] | None]
"""What the fork server tells of one run: its process, then how it ended; None when it can tell no more."""


@dataclass
class ForkedRun:
    """The process of a run, as much as Prefect's runner looks at."""

    pid: int
    returncode: int | None = None


@dataclass
class Line:
    """A fork server, and who waits for what it tells."""

    process: subprocess.Popen[bytes]
    writer: StreamWriter
    waiting: dict[int, Told] = field(default_factory=dict)

    async def read(self, reader: StreamReader) -> None:
        """Hand out what it tells, until it is no more."""
        try:
            async for words in reader:
                told = json.loads(words)
                self.waiting[told["run"]].put_nowait(told)
        finally:
            for queue in self.waiting.values():
                queue.put_nowait(None)
            self.writer.close()


class ForkServer:
    """The fork server of this process: started when a run first needs it, and again when it was killed."""

    def __init__(self) -> None:
        self._line: Line | None = None
        self._reading: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self._numbers = itertools.count()

    async def run(self, env: Mapping[str, str], cwd: str | None, begun: Callable[[ForkedRun], None]) -> ForkedRun:
        """Run with that environment, in that folder; tell when it has begun, and return when it has ended.

        Raises ChildProcessError where it cannot be begun.
        """
        async with self._starting:
            line = await self._connected(env)
        number, told = next(self._numbers), Told()
        line.waiting[number] = told
        line.writer.write(json.dumps({"run": number, "env": dict(env), "cwd": cwd}).encode() + b"\n")
        try:
            if (start := await told.get()) is None:
                raise ChildProcessError("the fork server ended")
            one = ForkedRun(start["pid"])
            begun(one)
            end = await told.get()
            one.returncode = end["status"] if end else await _wait_for_orphan(one.pid)
            return one
        finally:
            line.waiting.pop(number, None)

    async def _connected(self, env: Mapping[str, str]) -> Line:
        if self._line is None or self._reading is None or self._reading.done():
            ours, its = socket.socketpair()
            with its:
                process = _launch(its.fileno(), env)
            reader, writer = await asyncio.open_connection(sock=ours)
            self._line = Line(process, writer)
            self._reading = asyncio.create_task(self._line.read(reader))
        return self._line


def _launch(descriptor: int, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start one. Names with two underscores are of one run only."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", f"{__package__}.fork_server", str(descriptor)],
        env={name: value for name, value in env.items() if not name.startswith("PREFECT__")},
        stdin=subprocess.DEVNULL,
        pass_fds=[descriptor],
    )


async def _wait_for_orphan(pid: int) -> int:
    """How a run ended of which nobody tells: it is waited for, and called killed, unless Prefect knows better."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return -SIGKILL
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(process, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(process)
        os.close(process)
    return -SIGKILL


def fork_runs() -> None:
    """From now on each run that Prefect's runner begins in this process is forked."""
    from prefect.runner import _starter_engine

    server = ForkServer()

    async def run_process(
        *, env: Mapping[str, str], cwd: Any, task_status: Any, task_status_handler: Callable[[Any], Any], **_: Any
    ) -> ForkedRun:
        return await server.run(
            env, str(cwd) if cwd else None, lambda one: task_status.started(task_status_handler(one))
        )

    _starter_engine.run_process = run_process  # type: ignore[assignment, attr-defined]
