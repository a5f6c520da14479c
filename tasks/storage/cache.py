"""Files below the data folder, a cache of the database: it may be empty, and nothing in it is believed unseen."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from sqlmodel import Session

from models.config.settings import Settings
from models.text import tr
from tasks.storage.attachments import attachment_path
from tasks.storage.blobs import sha256_of
from tasks.storage.store import stored_chunks


class FileGone(FileNotFoundError):
    """A file that is neither in the data folder nor in the database."""


class FileAltered(OSError):
    """A file that is no longer what it was when it came, and of which there is no other copy."""


def cached_file(session: Session, sha256: str, place: Path) -> Path:
    """The file of this hash at `place`: what lies there, where it is whole, else what the database has, laid there.

    Raises FileGone or FileAltered, and OSError where the folder takes nothing. What is altered is left as it is.
    """
    found = _hash_at(place)
    if found != sha256 and not _fill(session, sha256, place):
        if found:
            raise FileAltered(tr("tệp {name} đã bị sửa", name=place.name))
        raise FileGone(tr("tệp {name} không còn", name=place.name))
    return place


def cached_attachment(session: Session, settings: Settings, sha256: str) -> Path:
    """A file that came in, or a page that was kept. Raises as `cached_file` does."""
    return cached_file(session, sha256, attachment_path(settings, sha256))


def laid_attachment(settings: Settings, session: Session, sha256: str) -> Path:
    """Where a file that came in is laid to be opened; where it would be, if it is lost. Raises OSError as above."""
    try:
        return cached_attachment(session, settings, sha256)
    except (FileGone, FileAltered):
        return attachment_path(settings, sha256)


def _hash_at(place: Path) -> str:
    try:
        return sha256_of(place)
    except OSError:  # not there, or not to be read: the database may have it
        return ""


def _fill(session: Session, sha256: str, place: Path) -> bool:
    """Lay the file there whole, also where others do so at once; False where the database does not have it whole."""
    chunks, digest = stored_chunks(session, sha256), hashlib.sha256()
    first = next(chunks, None)
    if first is None and sha256 != digest.hexdigest():
        return False
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, aside = tempfile.mkstemp(dir=place.parent, prefix=f".{sha256[:16]}.", suffix=".part")  # 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            chunk = first
            while chunk is not None:
                digest.update(chunk)
                file.write(chunk)
                chunk = next(chunks, None)
        if digest.hexdigest() != sha256:
            return False
        Path(aside).replace(place)
    finally:
        with suppress(FileNotFoundError):
            Path(aside).unlink()
    return True
