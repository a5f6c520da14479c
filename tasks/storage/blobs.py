"""Files in the data folder under their SHA-256: whole or not at all, and never changed."""

import hashlib
from pathlib import Path

from tasks.storage.atomic import atomic_write


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep_bytes(path: Path, content: bytes) -> None:
    """Keep a file under its hash: written aside, forced to the disk, then given its name. Safe to repeat."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, content, mode=0o600, durable=True)
