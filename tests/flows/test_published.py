"""The boards as artifacts: drawn when something changed, and never so long that the next patrol is late."""

import pytest

from flows.ui import artifacts
from models.app import App
from tests.support.cast import launched
from tests.support.instants import at
from tests.support.verbs import go


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the artifacts that were written."""
    keys: list[str] = []

    async def create(markdown: str, key: str, description: str) -> None:
        keys.append(key)

    monkeypatch.setattr(artifacts, "acreate_markdown_artifact", create)
    return keys


async def test_what_is_left_when_time_is_up_is_drawn_next_time(
    sqlite_office: App, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in ("77", "78", "79"):
        launched(sqlite_office, number=number)
    go(sqlite_office, "2022-01-24T08:30")
    monkeypatch.setattr(artifacts, "ENOUGH", 0)
    now = at("2022-01-24T08:31")
    for _ in range(5):
        await artifacts.publish_boards(sqlite_office, now)
    mine = [key for key in drawn if key.startswith("dot-")]
    assert sorted(mine) == [f"dot-{number}-stttt-ttbcxb-2022" for number in (77, 78, 79)]
    assert sorted(set(drawn) - set(mine)) == [artifacts.WAITING, artifacts.OVERVIEW]
