"""Files that are there whole or not at all: written aside, then given their name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; what is there at the end takes its place, or after an error is taken away."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        yield aside
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def atomic_write(path: Path, content: bytes, *, mode: int = 0o666, durable: bool = False) -> None:
    """Write a file in place of an older one; `mode` as for open(2), under the umask.

    With `durable` it is forced to the disk first: what is to be there after a power cut.
    """
    with written_aside(path) as aside:
        aside.unlink(missing_ok=True)
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
