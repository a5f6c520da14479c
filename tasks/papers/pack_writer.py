"""The zip of a pack of evidence while it is written: each file with its SHA-256, and always with the same date."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from tasks.storage.cache import FileAltered, FileGone


class Gap(Enum):
    """Why a kept file cannot be put in."""

    GONE = 1
    ALTERED = 2


@dataclass
class PackWriter:
    """Files into the zip, each with the same date, and their entries of the manifest."""

    archive: zipfile.ZipFile
    stamp: tuple[int, int, int, int, int, int]
    files: dict[str, dict[str, Any]]

    def put(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write a file, and note it for the manifest."""
        entry = zipfile.ZipInfo(name, self.stamp)
        entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
        digest, size = hashlib.sha256(), 0
        with self.archive.open(entry, "w", force_zip64=True) as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.files[name] = {"sha256": digest.hexdigest(), "size": size}

    def put_kept(self, name: str, find: Callable[[], Path]) -> Gap | None:
        """Put in a file of which `find` gives the place (tasks/storage/cache.py), once; why it could not be."""
        if name in self.files:
            return None
        try:
            self.put(name, chunks_of(find()))
        except FileGone:
            return Gap.GONE
        except FileAltered:
            return Gap.ALTERED
        return None


def chunks_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file, a megabyte at a time."""
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            yield chunk
