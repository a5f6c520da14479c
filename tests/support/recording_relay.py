"""A relay that writes down what it takes: `python -m tests.support.recording_relay ADDRESS PORT RECORD PACE`.

A line of RECORD is a letter: its Message-ID and the machine that gave it, written before the letter is taken. PACE is a
file that says how many seconds each letter takes.
"""

import asyncio
import email
import sys
import threading
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class _Recorder:
    """What aiosmtpd asks."""

    def __init__(self, record: Path, pace: Path) -> None:
        self._record, self._pace = record.open("a"), pace

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(float(self._pace.read_text()))
        assert isinstance(envelope.content, bytes) and session.peer
        self._record.write(f"{email.message_from_bytes(envelope.content)['Message-ID']} {session.peer[0]}\n")
        self._record.flush()
        return "250 OK"


if __name__ == "__main__":
    Controller(_Recorder(Path(sys.argv[3]), Path(sys.argv[4])), hostname=sys.argv[1], port=int(sys.argv[2])).start()
    threading.Event().wait()
