"""The data folder is its owner's alone: folders 0700, files 0600, whatever the umask was when they were made."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private(folder: Path) -> None:
    """Take the rights of all others from a folder and from what is in it. What cannot be changed, the doctor tells."""
    for path in open_to_others(folder):
        with suppress(OSError):
            path.chmod(stat.S_IMODE(path.lstat().st_mode) & ~OTHERS)


def open_to_others(folder: Path) -> Iterator[Path]:
    """The folder and what is in it, as far as others may read, write or enter it; links are not followed."""
    if _is_open(folder) and not _is_shared(folder):
        yield folder
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            if not path.is_symlink() and _is_open(path):
                yield path


def make_private_folder(folder: Path) -> None:
    """Make a folder that others cannot enter; one that is there is closed to them, but for a system's shared one."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if _is_open(folder) and not _is_shared(folder):
        with suppress(OSError):  # another account's: the doctor tells
            folder.chmod(0o700)


def make_private_file(path: Path) -> None:
    """Make an empty file that others cannot read, or close one that is there to them."""
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        if _is_open(path):
            path.chmod(0o600)


def _is_open(path: Path) -> bool:
    try:
        return bool(path.lstat().st_mode & OTHERS)
    except OSError:
        return False


def _is_shared(folder: Path) -> bool:
    """Such as /tmp: a folder with the sticky bit is many people's."""
    return bool(folder.stat().st_mode & stat.S_ISVTX)
