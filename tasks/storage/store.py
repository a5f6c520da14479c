"""Files in the database, in chunks under their SHA-256, written by the transaction that writes the row naming them.

So either both are there or neither, whatever is killed. A transaction stores files as its last act, in the order of
their hashes: who waits for one that another transaction is just storing holds nothing that the other will ask for.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import delete, true, update
from sqlmodel import Session, col, select

from models.database import insert_or
from models.draft import DeskDraft
from models.history.stored_file import FileChunk, StoredFile
from tasks.errors import Refused
from tasks.storage.attachments import File

CHUNK_BYTES = 256 * 1024
STORED_FILE: Any = StoredFile.__table__  # type: ignore[attr-defined]
FILE_CHUNK: Any = FileChunk.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Content:
    """Bytes to be stored: their hash and number, and where they are read from, from the beginning."""

    sha256: str
    size: int
    begin: Callable[[], BinaryIO]


def content_of_bytes(raw: bytes) -> Content:
    """What is in memory."""
    return Content(hashlib.sha256(raw).hexdigest(), len(raw), lambda: io.BytesIO(raw))


def content_of_file(path: Path, sha256: str) -> Content:
    """What lies in a file and had this hash when it was looked at. Raises OSError."""
    return Content(sha256, path.stat().st_size, lambda: path.open("rb"))


def store_for_good(session: Session, contents: Iterable[Content]) -> None:
    """Store what a lasting record names. Raises Refused when a file was changed since its hash was taken, OSError."""
    _store_all(session, contents, lasting=True)


def store_for_draft(session: Session, contents: Iterable[Content]) -> None:
    """Store what a draft of the desk names, until it is released. Raises as `store_for_good` does."""
    _store_all(session, contents, lasting=False)


def store_attachments(session: Session, files: Iterable[File], described: Iterable[dict[str, Any]]) -> None:
    """Store the files of a mail or an envelope that may be kept, as `described` says."""
    kept = [file.content for file, told in zip(files, described, strict=True) if not told["why"]]
    store_for_good(session, map(content_of_bytes, kept))


def release_of_draft(session: Session, draft: DeskDraft) -> None:
    """Delete what this draft alone names; what a record or another open draft names stays."""
    hashes = [file["sha256"] for file in draft.files]
    mine = select(StoredFile.sha256).where(col(StoredFile.sha256).in_(hashes), col(StoredFile.lasting).is_(False))
    # Locked before it is asked who else names them: who stores one of them again waits, and then stores it anew.
    passing = session.exec(mine.order_by(col(StoredFile.sha256)).with_for_update()).all()
    others = session.exec(select(DeskDraft.files).where(col(DeskDraft.closed_at).is_(None), DeskDraft.id != draft.id))
    named = {file["sha256"] for files in others for file in files} if passing else set()
    if gone := [sha256 for sha256 in passing if sha256 not in named]:
        _overwrite_deleted(session)
        session.execute(delete(FileChunk).where(col(FileChunk.sha256).in_(gone)))
        session.execute(delete(StoredFile).where(col(StoredFile.sha256).in_(gone)))


def stored_sizes(session: Session, hashes: Sequence[str]) -> dict[str, int]:
    """The bytes of those of these files that the database has, by their hash."""
    query = select(StoredFile.sha256, StoredFile.size).where(col(StoredFile.sha256).in_(hashes))
    return dict(session.exec(query).all()) if hashes else {}


def stored_chunks(session: Session, sha256: str) -> Iterator[bytes]:
    """The bytes of a stored file, a chunk at a time: no more is held."""
    number = 0
    chunk = select(FileChunk.content).where(FileChunk.sha256 == sha256)
    while (content := session.exec(chunk.where(FileChunk.number == number)).first()) is not None:
        yield content
        number += 1


def keep_for_good(session: Session, sha256: str) -> bool:
    """Let a stored file outlive the drafts that name it; False where it is not stored."""
    return _take_up(session, sha256, lasting=True)


def _store_all(session: Session, contents: Iterable[Content], *, lasting: bool) -> None:
    once = {content.sha256: content for content in contents}
    session.flush()
    for sha256 in sorted(once):
        while not _take_up(session, sha256, lasting=lasting):  # again where it ended with a draft meanwhile
            if _begin_file(session, once[sha256], lasting=lasting):
                break


def _begin_file(session: Session, content: Content, *, lasting: bool) -> bool:
    """Write it where it is not there; False where it is, also where another transaction was just writing it."""
    link = session.connection()  # by plain statements: a row of the ORM would hold what it is given
    row = {"sha256": content.sha256, "size": content.size, "lasting": lasting}
    begun = insert_or(session, STORED_FILE).values(**row).on_conflict_do_nothing().returning(STORED_FILE.c.sha256)
    if link.execute(begun).first() is None:
        return False
    digest = hashlib.sha256()
    with content.begin() as stream:
        for number, chunk in enumerate(iter(lambda: stream.read(CHUNK_BYTES), b"")):
            digest.update(chunk)
            link.execute(FILE_CHUNK.insert(), {"sha256": content.sha256, "number": number, "content": chunk})
    if digest.hexdigest() != content.sha256:
        raise Refused("tệp vừa bị sửa trong lúc được lưu; hãy xem lại rồi làm lại")
    return True


def _take_up(session: Session, sha256: str, *, lasting: bool) -> bool:
    """Lock the row of a file that is there, so that no draft that ends takes it away."""
    kept = true() if lasting else STORED_FILE.c.lasting
    change = update(STORED_FILE).where(STORED_FILE.c.sha256 == sha256).values(lasting=kept)
    return session.connection().execute(change).rowcount == 1


def _overwrite_deleted(session: Session) -> None:
    """Let SQLite write zeros over what is deleted (sqlite.org/pragma.html#pragma_secure_delete)."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA secure_delete=ON")
