"""Mails are read by a child process with limits; one child serves a round of reading, as long as it lives.

What it cannot read within its time and memory is Unreadable; the next mail then gets a new child. A mail that broke
it leaves only its bytes' hash, and what a narrow look finds of its sender and subject.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import selectors
import signal
import subprocess
import sys
import time
from email.header import decode_header, make_header
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from pydantic import TypeAdapter, ValidationError

from tasks.files.limits import MB, WALL_SECONDS
from tasks.inbox.mail.parse import Incoming
from tasks.inbox.mail.pieces import LENGTH, write_piece
from tasks.storage.attachments import File

LONGEST_HEAD = 20_000
"""Bytes of a mail's head that are looked at where it could not be read."""

_ROOT = str(Path(__file__).parents[__name__.count(".")])
_START = f"import sys;sys.path.insert(0,{_ROOT!r});from {__package__}.child import main;main(*sys.argv[1:])"
_READ: TypeAdapter[Incoming] = TypeAdapter(Incoming)


class Unreadable(Exception):
    """A mail that the child could not read; the message, in Vietnamese, says why."""


class MailReader:
    """Reads mails one after another. `authserv_id` and `inner` are those of tasks.inbox.mail.sender_authentication."""

    def __init__(self, authserv_id: str, inner: tuple[str, ...] = ()) -> None:
        self._names = (authserv_id, *inner)
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> MailReader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, raw: bytes) -> Incoming:
        """What a mail holds. Raises Unreadable."""
        self._child = self._child or _started(self._names)
        try:
            answer, files = _asked(self._child, raw)
        except (OSError, TimeoutError, ValueError) as error:
            self.close()
            raise Unreadable("thư đòi hỏi quá nhiều thời gian hoặc bộ nhớ nên đã dừng đọc") from error
        if "refused" in answer:
            self.close()  # what it holds after such a mail, nobody knows
            raise Unreadable(str(answer["refused"])[:300])
        return _incoming(answer, files)

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            for pipe in (child.stdin, child.stdout):
                with contextlib.suppress(OSError):
                    _there(pipe).close()
            child.wait()


def _started(names: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """-E -s -P: neither the environment, nor the user's packages, nor the working directory is looked at."""
    return subprocess.Popen(
        [sys.executable, "-E", "-s", "-P", "-c", _START, *names], cwd="/", start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={"LANG": "C.UTF-8", "PATH": os.defpath},
    )  # fmt: skip


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _asked(child: subprocess.Popen[bytes], raw: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Raises OSError or ValueError when the child died or answers wrongly, TimeoutError when it takes too long."""
    write_piece(_there(child.stdin), raw)
    until, most = time.monotonic() + WALL_SECONDS, 4 * len(raw) + 10 * MB
    answers = _Answers(_there(child.stdout).fileno(), until, most)
    answer: dict[str, Any] = json.loads(answers.piece())
    return answer, [answers.piece() for _ in answer.get("files", ())]


class _Answers:
    """The pieces that a child gives, until an instant of the monotonic clock and at most so many bytes of all."""

    def __init__(self, pipe: int, until: float, most: int) -> None:
        self._pipe, self._until, self._most = pipe, until, most

    def piece(self) -> bytes:
        """The next piece."""
        return self._bytes(int(LENGTH.unpack(self._bytes(LENGTH.size))[0]))

    def _bytes(self, count: int) -> bytes:
        self._most -= count
        if self._most < 0:
            raise ValueError("too long an answer")
        found = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(self._pipe, selectors.EVENT_READ)
            while len(found) < count:
                if not selector.select(max(0.0, self._until - time.monotonic())):
                    raise TimeoutError
                if not (more := os.read(self._pipe, min(count - len(found), MB))):
                    raise OSError("the child has ended")
                found += more
        return bytes(found)


def narrow_look(raw: bytes) -> Incoming:
    """What is known of a mail that could not be read: its hash, and sender and subject at a glance."""
    head = raw[:LONGEST_HEAD].partition(b"\r\n\r\n")[0]
    subject, sender = (_glance(head, name) for name in (b"Subject", b"From"))
    nothing: tuple[Any, ...] = ()
    return Incoming(
        key=hashlib.sha256(raw).hexdigest(), letter_id="", sender=sender, subject=subject, text="", own="",
        answers=nothing, tokens=nothing, files=nothing, genuine=None, automatic="",
    )  # fmt: skip


def _glance(head: bytes, name: bytes) -> str:
    found = re.search(rb"^%s:[ \t]*([^\r\n]{0,500})" % name, head, re.MULTILINE | re.IGNORECASE)
    plain = found[1].decode("utf-8", "replace") if found else ""
    with contextlib.suppress(Exception):  # a broken encoded word: binascii, LookupError, UnicodeError and others
        plain = str(make_header(decode_header(plain)))
    return "".join(letter for letter in plain if letter.isprintable())[:300]


def _incoming(answer: dict[str, Any], files: list[bytes]) -> Incoming:
    """The answer is checked field by field: the child has read foreign bytes. Raises Unreadable."""
    described = answer.pop("files", [])
    try:
        whole = [
            File(str(about["name"]), str(about["kind"]), content)
            for about, content in zip(described, files, strict=True)
        ]
        return _READ.validate_python(answer | {"files": tuple(whole)})
    except (ValidationError, TypeError, KeyError, ValueError) as error:
        raise Unreadable("thư hỏng") from error
