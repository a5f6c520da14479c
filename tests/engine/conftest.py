"""What several tests of the engine start from."""

import pytest

from tests.support import verbs
from tests.support.by_flow import production_patrol
from tests.support.commands import run
from tests.support.offices import app, database_url, settings, sqlite_office
from tests.support.reports import reported


@pytest.fixture(autouse=True)
def production_on_postgresql(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs on both databases is driven by both patrols: the plain one on SQLite, production's on PostgreSQL."""
    if "[postgresql" in request.node.name:
        patrol = production_patrol(monkeypatch)
        for module in (verbs, request.module):
            if hasattr(module, "patrol"):
                monkeypatch.setattr(module, "patrol", patrol)
