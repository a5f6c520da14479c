"""The process that reads: it waits on its standard input for texts and forks a child for each.

A child gives up every right before it looks at the text (see `tasks.files.child`), and what one document does to it
the next one does not feel. Each message is its length in four bytes and so many bytes of JSON.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import select
from typing import Any

from tasks.files.child import give_up_rights
from tasks.files.limits import CPU_SECONDS
from tasks.files.refused import DocumentRefused
from tasks.read.reader import read
from tasks.read.refusals import demand_text, refuse_secret
from tasks.read.wire import dumped

IDLE_SECONDS = 60
"""So long it waits for the next text; then it ends, and the next text starts another."""
_SAMPLE = """SỞ Y TẾ
Số: 5/SYT-VP
V/v báo cáo
Hà Nam, ngày 10 tháng 3 năm 2024

Kính gửi: UBND các huyện.

Thực hiện Kế hoạch số 3/KH-UBND ngày 01/3/2024, từ ngày 11/3/2024 đến ngày 20/3/2024, đề nghị báo cáo trước ngày
25/3/2024.
Định kỳ trước ngày 25 hằng tháng, báo cáo Sở trong 03 ngày kể từ ngày nhận được văn bản.

Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Trần Văn An
"""


def main() -> None:
    """Serve until the input ends or nothing has come for a while."""
    read(_SAMPLE)  # the patterns are compiled once, not by each child
    while select.select([0], [], [], IDLE_SECONDS)[0]:
        message = _received()
        if message is None:
            return
        pid = os.fork()
        if pid == 0:
            _answer(message)
        _, status = os.waitpid(pid, 0)
        if status:
            _send(b'{"refused": "too_large"}')


def _answer(message: bytes) -> None:
    """Read, send, end; whatever goes wrong ends the child with a status that its parent words."""
    status = 1
    with contextlib.suppress(MemoryError, RecursionError):
        give_up_rights(CPU_SECONDS)
        _send(_read(json.loads(message)))
        status = 0
    os._exit(status)


def _read(asked: dict[str, Any]) -> bytes:
    day = asked["issued_on"]
    try:
        for other in asked["others"]:
            refuse_secret(other)
        return dumped(read(demand_text(asked["text"]), dt.date.fromisoformat(day) if day else None))
    except DocumentRefused as error:
        return json.dumps({"refused": error.code, "message": str(error)}).encode()


def _received() -> bytes | None:
    """The next message, None where there is no other one."""
    length = _exactly(4)
    return _exactly(int.from_bytes(length, "big")) if length else None


def _exactly(count: int) -> bytes | None:
    parts: list[bytes] = []
    while count:
        part = os.read(0, min(count, 1 << 20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _send(message: bytes) -> None:
    left = memoryview(len(message).to_bytes(4, "big") + message)
    while left:
        left = left[os.write(1, left) :]


if __name__ == "__main__":
    main()
