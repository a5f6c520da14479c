"""Other addresses for the cast."""

from collections.abc import Callable

import pytest

import tests.support.cast


@pytest.fixture
def readdress(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Gives the contact of an agency of the cast other channels, before it is launched."""

    def readdress(code: str, *channels: str) -> None:
        changed = tests.support.cast.CAST.model_copy(deep=True)
        next(a for a in changed.agency if a.code == code).contact[0].channels = list(channels)
        monkeypatch.setattr("tests.support.cast.CAST", changed)

    return readdress
