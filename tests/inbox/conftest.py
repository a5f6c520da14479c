"""Fixtures of the tests of what comes in: a real IMAP server, and an office that reads it, on both databases."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.app import App
from tests.support.imap_server import PASSWORD, Imap
from tests.support.offices import app, database_url, settings, sqlite_office
from tests.support.postfix import postfix
from tests.support.readdress import readdress
from tests.support.replies import asked, reads


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
def reading_office(app: App, imap: Imap) -> App:
    """An office on both databases that reads the IMAP server and asked three agencies for a report by 18/02."""
    asked(app)
    return replace(app, settings=app.settings.model_copy(update={"inbox": reads(imap)}))
