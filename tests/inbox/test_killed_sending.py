"""Senders killed -9 at random while letters go out by SMTP: by the relay's own record none is lost, none taken twice.

The relay lays the copy of each letter in the archive, where what a kill left in doubt is looked for over IMAP.
DONDOC_LETTERS, DONDOC_KILLS and DONDOC_SESSIONS make it another (docs/testing.md).
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlmodel import func, select

from models.app import App
from models.config.settings import ArchiveSettings, CalendarSettings, DeliverySettings, MailSettings, Settings
from models.database import reading, writing
from models.event import Event
from models.states import MessageState
from tasks.campaigns import recalculate
from tests.benchmarks.offices import communes, one_campaign
from tests.support.cast import OFFICER, said
from tests.support.debian import open_to
from tests.support.dovecot import running_dovecot
from tests.support.imap_server import PASSWORD, Imap
from tests.support.instants import at
from tests.support.paths import PROJECT
from tests.support.ports import free_port
from tests.support.smtp_server import with_pipelining
from tests.support.verbs import whole

COPY = "luu@so.example"
SESSIONS = int(os.environ.get("DONDOC_SESSIONS", "8"))
"""Letters that each kill may leave in doubt."""


class Relay:
    """Takes every mail, lays its copy in the archive, and only then says so."""

    def __init__(self, imap: Imap) -> None:
        self.taken: list[str] = []
        self._imap, self._box = imap, imap.client()

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return with_pipelining(responses)  # as most relays do

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        assert envelope.rcpt_tos[1:] == [COPY]
        self._box.append(envelope.original_content, self._imap.folder)
        self.taken.append(message_from_bytes(envelope.original_content)["Message-ID"].strip("<>"))
        return "250 OK"


@contextmanager
def relaying(archive: Imap) -> Iterator[tuple[Relay, int]]:
    """A relay, and its port."""
    relay = Relay(archive)
    controller = Controller(relay, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield relay, controller.port
    finally:
        controller.stop()


def test_each_letter_is_taken_once_whoever_is_killed(app: App, imap: Imap) -> None:
    check(app, imap, letters=80, kills=6)


@pytest.mark.servers
def test_each_letter_is_taken_once_with_an_archive_in_dovecot(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONDOC_IMAP_PASSWORD", PASSWORD)
    open_to("postfix", tmp_path / "boxes")
    with running_dovecot(tmp_path / "boxes") as port:
        check(app, Imap(port).room(), letters=200, kills=25)


def check(app: App, archive: Imap, letters: int, kills: int) -> None:
    """Send so many letters with so many kills, unless the environment names other numbers."""
    letters, kills = (int(os.environ.get(f"DONDOC_{name}", n)) for name, n in (("LETTERS", letters), ("KILLS", kills)))
    with relaying(archive) as (record, port):
        settings = _settings(app, archive, port)
        _fill(app, settings, letters // 2)
        sender = [sys.executable, "-m", "tests.support.sender_process", str(kills), "11"]
        done = subprocess.run(sender, cwd=PROJECT, input=settings.model_dump_json().encode(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    assert int(done.stdout) == kills  # else there were too few letters for so many kills

    sent = [m.letter_id for m in said(app)]
    assert {m.state for m in said(app)} == {MessageState.SENT}
    assert len(sent) == letters and sorted(record.taken) == sorted(sent)
    assert archive.count() == letters
    assert 0 < _doubted(app) <= SESSIONS * kills  # of what was only claimed, or answered, it is known whether it went
    assert whole(app)


def _doubted(app: App) -> int:
    with reading(app.engine) as session:
        return session.exec(select(func.count()).where(Event.what == "message.unknown")).one()


def _settings(app: App, archive: Imap, port: int) -> Settings:
    return app.settings.model_copy(
        update={
            "mail": MailSettings(relay=f"mailto://127.0.0.1:{port}", timeout_seconds=60),
            "archive": ArchiveSettings(mailbox=archive.url, address=COPY, ask_minutes=(1, 3, 6)),
            # Killed over and over at the same letter, a person would get it after the eighth time.
            "delivery": DeliverySettings(
                lease_minutes=2, retry_minutes=(1,) * 100, give_up_hours=240, sessions=SESSIONS
            ),
            "calendar": CalendarSettings.model_validate({"office_hours": [("00:00", "23:59")]}),
        }
    )


def _fill(app: App, settings: Settings, half: int) -> None:
    """Two campaigns in which so many agencies each are late."""
    before = at("2022-02-18T08:00")
    recalculate.apply_calendar(replace(app, settings=settings), before, OFFICER)  # no night holds letters back
    with writing(app.engine) as session:
        communes(session, 2 * half)
        for number in (1, 2):
            one_campaign(app, session, number, half, 1, (number - 1) * half, half, stepped=before, letters=False)
