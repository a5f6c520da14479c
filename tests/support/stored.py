"""The files of an office under test: what its database has, laid out; and files that are lost everywhere."""

import shutil

from sqlalchemy import delete
from sqlmodel import col

from models.app import App
from models.database import reading, writing
from models.history.stored_file import FileChunk, StoredFile
from tasks.storage.cache import cached_attachment


def kept_bytes(app: App, sha256: str) -> bytes:
    """A file that came in. Raises FileGone or FileAltered."""
    with reading(app.engine) as session:
        return cached_attachment(session, app.settings, sha256).read_bytes()


def lose_stored_files(app: App) -> None:
    """Of all files the database keeps nothing any more; what lies in the folder stays."""
    with writing(app.engine) as session:
        session.execute(delete(FileChunk).where(col(FileChunk.number) >= 0))
        session.execute(delete(StoredFile).where(col(StoredFile.size) >= 0))


def lose_all_files(app: App) -> None:
    """Neither the database nor the folder has any."""
    lose_stored_files(app)
    shutil.rmtree(app.settings.data / "files", ignore_errors=True)
