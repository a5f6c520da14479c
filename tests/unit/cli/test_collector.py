"""What lives for months collects its garbage as Python does; what lives for a second does not lose time with it."""

import gc
from collections.abc import Iterator

import pytest

from flows.cli import app as program_of
from flows.cli import portal, service


@pytest.fixture(autouse=True)
def a_commands_threshold() -> Iterator[None]:
    """As a command starts; afterwards the test run's own."""
    before = gc.get_threshold()
    gc.set_threshold(500_000)
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize("name", ["up", "demo", "watch", "portal", "desk"])
def test_a_command_that_stays_collects_as_usual(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int, int]] = []

    def note(*_: object, **__: object) -> None:
        seen.append(gc.get_threshold())
        raise KeyboardInterrupt

    for path in (
        "flows.server.serve.run_service", "flows.cli.demo.play.play_demo", "flows.server.page_process.run",
        "tasks.ops.watchdog.watch_once",
    ):  # fmt: skip
        monkeypatch.setattr(path, note)
    monkeypatch.setattr(program_of, "_USUAL", (700, 10, 10))
    with pytest.raises(KeyboardInterrupt):
        getattr(portal if hasattr(portal, name) else service, name)()
    assert seen == [(700, 10, 10)]
