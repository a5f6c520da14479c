"""Foreign files are handled by other processes, with limits: our own child, or a program of the system."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from tasks.files.limits import MB, WALL_SECONDS
from tasks.files.refused import DocumentRefused

_ROOT = str(Path(__file__).parents[__name__.count(".")])
_SPARE = {"LANG": "C.UTF-8", "PATH": os.defpath, "OMP_THREAD_LIMIT": "1"}  # no secret is handed on


def parse_in_child(kind: str, raw: bytes, *args: str) -> dict[str, Any]:
    """What `tasks.files.child` answers. Raises DocumentRefused."""
    answer: dict[str, Any] = json.loads(_child(kind, raw, *args) or b"{}")
    if "refused" in answer:
        raise DocumentRefused(answer["refused"], answer.get("message") or _SAID[answer["refused"]])
    return answer


def draw_page(raw: bytes, page: int) -> bytes:
    """A page of a PDF (from 1) as a picture. Raises DocumentRefused."""
    picture = _child("pages", raw, str(page))
    if not picture.startswith(b"P5"):
        raise DocumentRefused("unreadable", _SAID["unreadable"])
    return picture


class Preview(NamedTuple):
    """A page of a file as a JPEG, and how many pages the file has."""

    pages: int
    jpeg: bytes


def draw_preview(raw: bytes, page: int) -> Preview:
    """A page (from 1) of a PDF or of a picture, drawn anew. Raises DocumentRefused."""
    answer = _child("preview", raw, str(page))
    count, _, jpeg = answer.partition(b"\n")
    if jpeg.startswith(b"\xff\xd8"):
        return Preview(int(count), jpeg)
    said = json.loads(answer or b"{}")
    code = said.get("refused", "unreadable")
    raise DocumentRefused(code, said.get("message") or _SAID.get(code, _SAID["unreadable"]))


def _child(kind: str, raw: bytes, *args: str) -> bytes:
    """-E -s -P: neither the environment, nor the user's packages, nor the working directory is looked at."""
    start = f"import sys;sys.path.insert(0,{_ROOT!r});from {__package__}.child import main;main(*sys.argv[1:])"
    return run_limited([sys.executable, "-E", "-s", "-P", "-c", start, kind, *args], raw, WALL_SECONDS, None)


def run_limited(
    command: list[str], given: bytes, seconds: float, memory_mb: int | None, folder: Path | None = None
) -> bytes:
    """Run a program on `given` and return what it prints; it is killed, with all it started, after `seconds`.

    Raises DocumentRefused "too_large" when it ran out of time or memory or was killed, "unreadable" when it failed.
    """
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=_SPARE | ({"HOME": str(folder)} if folder else {}), cwd=folder or "/", start_new_session=True,
    )  # fmt: skip
    if memory_mb:
        resource.prlimit(process.pid, resource.RLIMIT_AS, (memory_mb * MB, memory_mb * MB))
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    try:
        said, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise DocumentRefused("too_large", _SAID["too_large"]) from error
    finally:
        _end(process)
    if process.returncode < 0:
        raise DocumentRefused("too_large", _SAID["too_large"])
    if process.returncode:
        raise DocumentRefused("unreadable", _SAID["unreadable"])
    return said


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing that it started may stay behind."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


_SAID = {
    "too_large": "Tệp đòi hỏi quá nhiều thời gian hoặc bộ nhớ nên đã dừng đọc; "
    "đề nghị chỉ đưa phần văn bản chỉ đạo, hoặc lưu lại thành .txt (UTF-8).",
    "unreadable": "Tệp hỏng hoặc không đúng định dạng nên không đọc được; đề nghị lấy lại bản gốc rồi đưa lại.",
}
