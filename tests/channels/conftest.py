"""Fixtures of the channels' tests: real servers on loopback, and offices that speak to them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from models.app import App, open_app
from models.config.settings import DeliverySettings, MailSettings, Settings
from tests.support.offices import app, database_url, settings, sqlite_office
from tests.support.postfix import postfix
from tests.support.readdress import readdress
from tests.support.smtp_server import Post


@pytest.fixture
def post() -> Iterator[Post]:
    """A scripted SMTP server that is up."""
    post = Post().start()
    yield post
    post.stop()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., App]]:
    """Opens offices on SQLite with one session, and some settings of `mail` changed."""
    offices: list[App] = []

    def opened(*, virtual: bool = False, **mail: Any) -> App:
        data, one = tmp_path / f"data{len(offices)}", DeliverySettings(sessions=1)
        settings = Settings(data=data, mail=MailSettings(**mail), delivery=one)
        offices.append(open_app(settings, make_virtual=virtual))
        return offices[-1]

    yield opened
    for app in offices:
        app.engine.dispose()


@pytest.fixture
def wired(post: Post, opened: Callable[..., App]) -> App:
    """An office whose relay is the scripted server."""
    return opened(relay=post.relay, timeout_seconds=60)
