"""Files as the database keeps them: each once under its SHA-256, cut into chunks, whole or not at all."""

from sqlalchemy import Column, ForeignKey, LargeBinary, String
from sqlmodel import Field

from models.columns import Table, boolean_column


class StoredFile(Table, table=True):
    """A file that is there whole: its row and its chunks are written by one transaction.

    `size` is in bytes. `lasting` says that a record names it which is never deleted: a directive, a letter, a report, a
    mail, a proof. One that is not lasting belongs to drafts of the desk, and ends with the last of them.
    """

    __tablename__ = "stored_file"

    sha256: str = Field(primary_key=True, max_length=64)
    size: int
    lasting: bool = boolean_column()


class FileChunk(Table, table=True):
    """The bytes of a stored file from `number` times CHUNK_BYTES on (tasks/storage/store.py)."""

    __tablename__ = "file_chunk"

    sha256: str = Field(
        sa_column=Column(
            String(64), ForeignKey("stored_file.sha256", ondelete="CASCADE"), primary_key=True, nullable=False
        )
    )
    number: int = Field(primary_key=True)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
