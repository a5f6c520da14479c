"""A file written in place of another is there whole or not at all, and nothing is left beside it."""

from pathlib import Path

import pytest

from tasks.storage.atomic import atomic_write, written_aside


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_takes_the_place_of_the_older_one(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "keys"
    path.write_text("cũ")
    atomic_write(path, b"new", mode=0o600, durable=durable)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_leaves_the_older_one_and_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_text("cũ")
    with pytest.raises(OSError, match="full"), written_aside(path) as aside:
        aside.write_text("half of")
        raise OSError("full")
    assert path.read_text() == "cũ" and list(tmp_path.iterdir()) == [path]
