"""The credential of the Prefect server: made once, for its owner's eyes, and never left out."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.server.credential import (
    CLIENT_VARIABLE,
    SERVER_VARIABLE,
    authorization,
    credential_file,
    ensure_credential,
    read_credential,
)
from models.config.settings import Settings
from models.errors import BadSettings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    for name in (CLIENT_VARIABLE, SERVER_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "prefect").mkdir()
    before = os.umask(0)
    yield Settings(data=tmp_path)
    os.umask(before)


def test_it_is_made_once_and_readable_by_its_owner_only(settings: Settings) -> None:
    assert read_credential(settings) == ""
    made, new = ensure_credential(settings)
    assert new and made.startswith("dondoc:") and len(made) > 45
    assert ensure_credential(settings) == (made, False)
    assert stat.S_IMODE(credential_file(settings).stat().st_mode) == 0o600
    assert [path.name for path in (settings.data / "prefect").iterdir()] == ["credential"]


def test_that_of_the_environment_is_used_and_none_is_made(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CLIENT_VARIABLE, "admin:khac")
    assert ensure_credential(settings) == ("admin:khac", False)
    assert not credential_file(settings).exists()


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_a_file_that_holds_none_stops_the_start(settings: Settings, content: bytes) -> None:
    credential_file(settings).write_bytes(content)
    with pytest.raises(BadSettings, match="khóa của máy chủ Prefect"):
        ensure_credential(settings)


def test_it_goes_in_a_header() -> None:
    assert authorization("a:b") == {"Authorization": "Basic YTpi"}
    assert authorization("") == {}
