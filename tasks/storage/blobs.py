"""Files in the data folder under their SHA-256: whole or not at all, and never changed."""

import hashlib
import os
from pathlib import Path


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep_bytes(path: Path, content: bytes) -> None:
    """Keep a file under its hash: written aside, forced to the disk, then given its name. Safe to repeat."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with scratch.open("wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        scratch.chmod(0o600)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
