"""Fixtures of the tests of what comes in: a real IMAP server, and an office that reads it, on both databases."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.app import Office
from models.settings import InboxSettings
from tests.cast import launched, requested
from tests.engine.verbs import go
from tests.inbox.server import OURS, PASSWORD, Imap
from tests.prepared import prepared


@pytest.fixture(scope="session")
def imap_server() -> Iterator[Imap]:
    """An IMAP server for the run."""
    server = Imap().start()
    yield server
    server.stop()


@pytest.fixture
def imap(imap_server: Imap, monkeypatch: pytest.MonkeyPatch) -> Imap:
    """An empty mailbox on that server; its password is in the environment."""
    monkeypatch.setenv("DONDOC_IMAP_PASSWORD", PASSWORD)
    return imap_server.room()


@pytest.fixture
def own_imap() -> Iterator[Imap]:
    """A server that a test may stop; it forgets everything, and its next UIDVALIDITY is another."""
    server = Imap().start()
    yield server
    server.stop()


@pytest.fixture
def reading_office(office: Office, imap: Imap) -> Office:
    """An office on both databases that reads the IMAP server and asked three agencies for a report by 18/02."""
    office = replace(office, settings=office.settings.model_copy(update={"inbox": reads(imap)}))
    asked(office)
    return office


def reads(imap: Imap) -> InboxSettings:
    """The settings of an office that reads a mailbox."""
    return InboxSettings(mailbox=imap.url, authserv_id=OURS)


@prepared
def asked(office: Office) -> None:
    """Launch the cast's campaign, send it, and ask for the report."""
    launched(office)
    go(office, "2022-01-24T08:35")
    requested(office, "2022-02-16T08:00", "2022-02-18")
    go(office, "2022-02-16T08:05")
