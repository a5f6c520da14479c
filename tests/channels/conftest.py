"""Fixtures of the channels' tests: real servers on loopback, and offices that speak to them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import tests.cast
from models.app import Office, open_office
from models.settings import MailSettings, Settings
from tests.channels.post import Post


@pytest.fixture
def post() -> Iterator[Post]:
    """A scripted SMTP server that is up."""
    post = Post().start()
    yield post
    post.stop()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    """Opens offices on SQLite with some settings of `mail` changed."""
    offices: list[Office] = []

    def opened(*, virtual: bool = False, **mail: Any) -> Office:
        settings = Settings(data=tmp_path / f"data{len(offices)}", mail=MailSettings(**mail))
        offices.append(open_office(settings, make_virtual=virtual))
        return offices[-1]

    yield opened
    for office in offices:
        office.engine.dispose()


@pytest.fixture
def wired(post: Post, opened: Callable[..., Office]) -> Office:
    """An office whose relay is the scripted server."""
    return opened(relay=post.relay, timeout_seconds=5)


@pytest.fixture
def readdress(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Gives the contact of an agency of the cast other channels, before it is launched."""

    def readdress(code: str, *channels: str) -> None:
        changed = tests.cast.CAST.model_copy(deep=True)
        next(a for a in changed.agency if a.code == code).contact[0].channels = list(channels)
        monkeypatch.setattr("tests.cast.CAST", changed)

    return readdress
