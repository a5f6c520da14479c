"""The process that a run of a flow begins as a copy of: `python -P -m flows.server.fork_server DESCRIPTOR`.

It has loaded Prefect and the flows, which takes two seconds of processor, and forks for each run. A run stays a process
of its own, which can be killed and gives all its memory back. Only who holds the other end of DESCRIPTOR, a pair of
sockets without an address, can ask (flows/server/forked_runs.py).

Asked: a line of JSON `{"run": number, "env": {...}, "cwd": path or null}`. Answered: `{"run", "pid"}`, and at its end
`{"run", "status"}`, as subprocess.Popen.returncode says it. It ends when nobody can ask any more.
"""

import gc
import importlib
import json
import os
import runpy
import selectors
import signal
import socket
import sys
from contextlib import suppress
from io import RawIOBase
from typing import Any

LOADED = (
    *("prefect.flow_engine", "prefect.task_engine", "anyio._backends._asyncio", "sqlalchemy.dialects.sqlite"),
    "holidays.countries",
    *(f"{__package__.rpartition('.')[0]}.{name}" for name in ("alarm", "desk", "inbox", "intake", "patrol")),
)
"""What a run would load first."""

ENGINE = "prefect.engine"

ENDED = signal.SIGCHLD


def serve(line: socket.socket) -> dict[str, Any] | None:
    """Fork for whoever asks. Returns in each copy with what was asked, and None here, once nobody can ask any more."""
    waker, wakes = socket.socketpair()
    wakes.setblocking(False)  # noqa: FBT003 - takes no name
    signal.signal(ENDED, lambda *_: None)
    signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM):  # they are for the runs: it ends after them
        signal.signal(number, signal.SIG_IGN)
    runs: dict[int, int] = {}
    with selectors.DefaultSelector() as selector, line.makefile("rb", buffering=0) as asked, waker, wakes:
        selector.register(line, selectors.EVENT_READ)
        selector.register(waker, selectors.EVENT_READ)
        while True:
            ready = [key.fileobj for key, _ in selector.select()]
            if waker in ready:
                waker.recv(4096)
                _tell_ended(line, runs)
            if line in ready:
                wanted = json.loads(_next_line(asked) or b"null")
                if wanted is None or not _fork(line, runs, wanted["run"]):
                    return wanted  # type: ignore[no-any-return]


def _fork(line: socket.socket, runs: dict[int, int], number: int) -> int:
    """Begin the run of that number, and tell its process; gives back 0 in the run itself."""
    if pid := os.fork():
        runs[pid] = number
        _tell(line, {"run": number, "pid": pid})
    return pid


def _tell_ended(line: socket.socket, runs: dict[int, int]) -> None:
    """Of each run that has ended meanwhile, how."""
    while runs:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        _tell(line, {"run": runs.pop(pid), "status": os.waitstatus_to_exitcode(status)})


def _next_line(asked: RawIOBase) -> bytes:
    """What is asked; empty when who asked is no more."""
    try:
        return asked.readline()
    except ConnectionError:
        return b""


def _tell(line: socket.socket, words: dict[str, int]) -> None:
    with suppress(ConnectionError):  # the next reading says that nobody listens
        line.sendall(json.dumps(words).encode() + b"\n")


def become_run(wanted: dict[str, Any]) -> None:
    """Be what `python -m prefect.engine` with that environment would be; ends with SystemExit, or returns."""
    signal.set_wakeup_fd(-1)
    for number in (ENDED, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(wanted["env"])
    if wanted["cwd"]:
        os.chdir(wanted["cwd"])
    sys.argv = [ENGINE]
    sys.modules.pop(ENGINE, None)  # some flow has loaded it; it keeps no state
    runpy.run_module(ENGINE, run_name="__main__", alter_sys=True)


def run(descriptor: int) -> None:
    """Load, serve, and in each copy be the run."""
    for name in LOADED:
        importlib.import_module(name)
    from sqlalchemy.orm import configure_mappers

    configure_mappers()
    gc.collect()
    gc.freeze()  # what is never collected is never written to, and stays one memory for all runs
    line = socket.socket(fileno=descriptor)
    wanted = serve(line)
    line.close()
    if wanted is not None:
        become_run(wanted)


if __name__ == "__main__":
    run(int(sys.argv[1]))
