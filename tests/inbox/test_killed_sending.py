"""Senders killed -9 at random while letters go out by SMTP: by the relay's own record none is lost, none taken twice.

The relay lays the copy of each letter in the archive, where what a kill left in doubt is looked for over IMAP.
DONDOC_LETTERS and DONDOC_KILLS make it long (docs/testing.md).
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from models.database import writing
from models.office import Office
from models.settings import ArchiveSettings, CalendarSettings, DeliverySettings, MailSettings
from models.states import MessageState
from tasks import calendar
from tests.benchmarks.offices import communes, one_campaign
from tests.cast import OFFICER, at, said
from tests.channels.test_servers import open_to
from tests.engine.verbs import whole
from tests.inbox.dovecot import running_dovecot
from tests.inbox.server import PASSWORD, Imap
from tests.ports import free_port

LETTERS = int(os.environ.get("DONDOC_LETTERS", "160"))
KILLS = int(os.environ.get("DONDOC_KILLS", "12"))
PROJECT = Path(__file__).parents[2]
COPY = "luu@so.example"


class Relay:
    """Takes every mail, lays its copy in the archive, and only then says so."""

    def __init__(self, imap: Imap) -> None:
        self.taken: list[str] = []
        self._imap, self._box = imap, imap.client()

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*responses[:-1], "250-PIPELINING", responses[-1]]  # as most relays do

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        assert envelope.rcpt_tos[1:] == [COPY]
        self._box.append(envelope.original_content, self._imap.folder)
        self.taken.append(message_from_bytes(envelope.original_content)["Message-ID"].strip("<>"))
        return "250 OK"


@pytest.fixture(params=["pymap", pytest.param("dovecot", marks=pytest.mark.servers)])
def archive(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Imap]:
    """An empty mailbox for the copies: of a server in Python, and of Debian's."""
    if request.param == "pymap":
        yield request.getfixturevalue("imap")
        return
    monkeypatch.setenv("DONDOC_IMAP_PASSWORD", PASSWORD)
    open_to("postfix", tmp_path / "boxes")
    with running_dovecot(tmp_path / "boxes") as port:
        yield Imap(port).room()


@pytest.fixture
def relay(archive: Imap) -> Iterator[tuple[Relay, int]]:
    """A relay, and its port."""
    relay = Relay(archive)
    controller = Controller(relay, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield relay, controller.port
    controller.stop()


def test_each_letter_is_taken_once_whoever_is_killed(office: Office, archive: Imap, relay: tuple[Relay, int]) -> None:
    record, port = relay
    settings = office.settings.model_copy(
        update={
            "mail": MailSettings(relay=f"mailto://127.0.0.1:{port}", timeout_seconds=5),
            "archive": ArchiveSettings(mailbox=archive.url, address=COPY, ask_minutes=(1, 3, 6)),
            # Killed over and over at the same letter, a person would get it after the eighth time.
            "delivery": DeliverySettings(lease_minutes=2, retry_minutes=(1,) * 100, give_up_hours=240),
            "calendar": CalendarSettings.model_validate({"office_hours": [("00:00", "23:59")]}),
        }
    )
    half, before = LETTERS // 2, at("2022-02-18T08:00")
    calendar.apply(replace(office, settings=settings), before, OFFICER)  # no night holds letters back
    with writing(office.engine) as session:
        communes(session, LETTERS)
        for number in (1, 2):
            one_campaign(office, session, number, half, 1, (number - 1) * half, half, stepped=before, letters=False)
    sender = [sys.executable, "-m", "tests.inbox.sender", str(KILLS), "11"]
    done = subprocess.run(sender, cwd=PROJECT, input=settings.model_dump_json().encode(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    assert int(done.stdout) == KILLS  # else there were too few letters for so many kills

    letters = [m.letter_id for m in said(office)]
    assert {m.state for m in said(office)} == {MessageState.SENT}
    assert len(letters) == LETTERS and sorted(record.taken) == sorted(letters)
    assert archive.count() == LETTERS
    assert whole(office)
