"""Reading apart: texts are read by a process of their own, with limits of time and memory (decision 0043).

One such process serves this one, started with the first text and again whenever it has ended.
"""

from __future__ import annotations

import atexit
import contextlib
import datetime as dt
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from models.text import tr
from tasks.files.refused import DocumentRefused
from tasks.read.facts import Reading
from tasks.read.wire import loaded

_ROOT = str(Path(__file__).parents[__name__.count(".")])
_WALL_SECONDS = 60
"""The processor time is limited more strictly (`tasks.files.limits.CPU_SECONDS`); this is for a busy machine."""
_LOCK = threading.Lock()
_TOO_LARGE = tr(
    "Văn bản đòi hỏi quá nhiều thời gian hoặc bộ nhớ để đọc nên đã dừng; đề nghị chỉ đưa phần văn bản chỉ đạo."
)


class _Reader:
    """The process that reads, and who started it: after a fork the other process starts its own."""

    def __init__(self) -> None:
        start = f"import sys;sys.path.insert(0,{_ROOT!r});from {__package__}.child import main;main()"
        self.owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-E", "-s", "-P", "-c", start],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8", "PATH": os.defpath}, cwd="/", start_new_session=True,
        )  # fmt: skip

    def alive(self) -> bool:
        return self.owner == os.getpid() and self._process.poll() is None

    def ask(self, message: bytes) -> bytes:
        """The answer. Raises OSError or EOFError when the process ended or was ended because it took too long."""
        given, said = self._process.stdin, self._process.stdout
        assert given is not None and said is not None
        watch = threading.Timer(_WALL_SECONDS, self.end)
        watch.daemon = True
        watch.start()
        try:
            given.write(len(message).to_bytes(4, "big") + message)
            given.flush()
            return _exactly(said, int.from_bytes(_exactly(said, 4), "big"))
        finally:
            watch.cancel()

    def end(self) -> None:
        """Nothing that it started stays behind."""
        if self.owner != os.getpid():
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


_reader: _Reader | None = None


def start() -> None:
    """Start the process, so that it is ready when the text is."""
    with _LOCK:
        _ready()


def read_apart(text: str, issued_on: dt.date | None = None, others: Sequence[str] = ()) -> Reading:
    """Read a tidied text as `tasks.read.reader.read` does; none of `others`, which came along, may be secret.

    Raises DocumentRefused, "too_large" where the limits of time or memory were reached.
    """
    asked = {"text": text, "issued_on": issued_on.isoformat() if issued_on else None, "others": list(others)}
    message = json.dumps(asked).encode()
    with _LOCK:
        try:
            answer = _asked(message)
        except (OSError, EOFError) as error:
            end()
            raise DocumentRefused("too_large", _TOO_LARGE) from error
    if answer.startswith(b'{"refused"'):
        refused = json.loads(answer)
        raise DocumentRefused(refused["refused"], refused.get("message") or _TOO_LARGE)
    return loaded(answer, text)


def _asked(message: bytes) -> bytes:
    """Asked once more where the process had just ended for want of work."""
    reader = _ready()
    try:
        return reader.ask(message)
    except BrokenPipeError:
        end()
        return _ready().ask(message)


def _ready() -> _Reader:
    global _reader
    if _reader is None or not _reader.alive():
        end()
        _reader = _Reader()
    return _reader


def end() -> None:
    """End the process, if one runs."""
    global _reader
    if _reader is not None:
        _reader.end()
    _reader = None


def _exactly(stream: IO[bytes], count: int) -> bytes:
    said = stream.read(count)
    if len(said) != count:
        raise EOFError
    return said


atexit.register(end)
