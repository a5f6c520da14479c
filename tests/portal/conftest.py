"""The page of an office with the small cast: a browser without a screen, and a person's way in."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from models.app import App
from models.config.link_keys import KEYS_VARIABLE
from models.config.settings import PortalSettings
from portal.app import make_app
from tests.support.offices import app, database_url, settings, sqlite_office
from tests.support.page import BASE, Page, asked


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEYS_VARIABLE, raising=False)


@pytest.fixture
def page(app: App) -> Iterator[Page]:
    """The cast's directive distributed and asked for; it is 16/02/2022, and all owe their report by Friday."""
    settings = app.settings.model_copy(update={"portal": PortalSettings(base_url=BASE, per_minute=100_000)})
    app = replace(app, settings=settings)
    asked(app)
    here = Page(app, None)  # type: ignore[arg-type]
    with TestClient(make_app(app, here.now), base_url=BASE, follow_redirects=False) as client:
        here.client = client
        yield here
