"""Reading by a process of its own: the same reading, its limits, and what a fork or an end does to it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.read import DocumentRefused, apart, read_file, read_text
from tasks.read.apart import read_apart
from tasks.read.wire import dumped, loaded
from tests.support.paths import GOLD

TEXTS = sorted((GOLD / "known").glob("*.txt"))


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    apart.end()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_reading_comes_back_whole(path: Path) -> None:
    try:
        reading = read_text(path.read_text("utf-8"))
    except DocumentRefused as refused:
        with pytest.raises(DocumentRefused) as again:
            read_file(path)
        assert (again.value.code, str(again.value)) == (refused.code, str(refused))  # noqa: PT017  both are refused alike
        return
    assert loaded(dumped(reading), reading.text) == reading
    assert read_file(path) == reading


def test_what_came_along_is_looked_at_for_stamps() -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_apart(TEXTS[0].read_text("utf-8"), others=["TỐI MẬT\nDanh sách cán bộ"])
    assert refused.value.code == "secrecy"


def test_it_is_started_again_when_it_was_ended() -> None:
    text = TEXTS[0].read_text("utf-8")
    first = read_apart(text)
    assert apart._reader is not None
    os.kill(apart._reader._process.pid, signal.SIGKILL)
    apart._reader._process.wait()
    assert read_apart(text) == first


def test_a_text_that_takes_too_long_is_refused_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    apart.start()
    assert apart._reader is not None
    os.kill(apart._reader._process.pid, signal.SIGSTOP)
    monkeypatch.setattr(apart, "_WALL_SECONDS", 0.05)
    with pytest.raises(DocumentRefused) as refused:
        read_apart("Kính gửi")
    assert refused.value.code == "too_large"
    monkeypatch.undo()
    assert read_apart(TEXTS[0].read_text("utf-8")).symbol == "CT-UBND"
