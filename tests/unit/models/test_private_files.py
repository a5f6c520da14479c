"""Nothing of the data folder is open to others, and nothing beyond it is touched."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.private_files import make_private, make_private_file, make_private_folder, open_to_others


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_what_is_open_is_found_and_closed(tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    (data / "files" / "ab").mkdir(parents=True)
    elsewhere.write_text("x")
    (data / "files" / "ab" / "x").write_text("x")
    (data / "files" / "run").write_text("x")
    (data / "files" / "run").chmod(0o777)
    (data / "link").symlink_to(elsewhere)
    assert {path.name for path in open_to_others(data)} == {"data", "files", "ab", "x", "run"}
    make_private(data)
    assert list(open_to_others(data)) == []
    assert (mode(data), mode(data / "files" / "ab" / "x"), mode(data / "files" / "run")) == (0o700, 0o600, 0o700)
    assert mode(elsewhere) == 0o666


def test_new_and_old_folders_and_files_are_closed(tmp_path: Path) -> None:
    for name in ("new", "old"):
        folder = tmp_path / name
        if name == "old":
            folder.mkdir(mode=0o755)
            (folder / "f").touch()
        make_private_folder(folder)
        make_private_file(folder / "f")
        assert (mode(folder), mode(folder / "f")) == (0o700, 0o600)


def test_a_shared_folder_is_left_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "tmp"
    shared.mkdir()
    shared.chmod(0o1777)
    make_private_folder(shared)
    assert mode(shared) == 0o1777 and list(open_to_others(shared)) == []
