"""Attachments are kept under their SHA-256; the name that a sender gave is for the eye only, never for the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.text import tr

if TYPE_CHECKING:
    from models.config.settings import Settings  # the child that reads mails starts without it

DOCUMENT_TYPES = {
    ".pdf",
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".odt",
    ".ods",
    ".odp",
    ".rtf",
    ".txt",
    ".csv",
}
DOCUMENT_TYPES |= {".xml", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".zip", ".rar", ".7z", ".p7s", ".eml"}
"""Endings of names that are kept; programs, scripts and documents with macros stay in the mailbox."""

MOST_FILES = 50
"""Files of one mail that are kept."""


@dataclass(frozen=True)
class File:
    """An attachment: the name that the sender gave it, its declared type, its bytes."""

    name: str
    kind: str
    content: bytes


def describe_attachments(settings: Settings, files: tuple[File, ...]) -> list[dict[str, Any]]:
    """What a row says of each file; `why` says why one may not be kept (tasks/storage/store.py stores the others)."""
    described = []
    for number, file in enumerate(files):
        sha256 = hashlib.sha256(file.content).hexdigest()
        why = _why_not(settings, file) or ("quá nhiều tệp" if number >= MOST_FILES else "")
        described.append(describe_file(file.name, file.kind, len(file.content), sha256, why))
    return described


def describe_file(name: str, kind: str, size: int, sha256: str, why: str = "") -> dict[str, Any]:
    """A file that came in, as rows have it: `kind` is its media type, `size` its bytes, `why` why it was not kept."""
    return {"name": name, "type": kind, "size": size, "sha256": sha256, "why": why}


def attachment_path(settings: Settings, sha256: str) -> Path:
    """Where a file of this hash lies in the data folder when it was asked for (tasks/storage/cache.py)."""
    return settings.data / "files" / sha256[:2] / sha256


def folder_of(settings: Settings, number: int) -> Path:
    """Where the files of a draft of the desk are laid when they are needed, each under its SHA-256 and its ending."""
    return settings.data / "drafts" / str(number)


def file_name_of(file: Mapping[str, Any]) -> str:
    """The name under which a file of a draft is laid."""
    ending = Path(file["name"]).suffix.lower()
    return f"{file['sha256']}{ending if ending[1:].isalnum() else ''}"


def _why_not(settings: Settings, file: File) -> str:
    ending = Path(file.name).suffix.lower()
    if ending not in DOCUMENT_TYPES:
        return tr("loại tệp “{ending}” không được nhận", ending=ending or file.kind)
    if len(file.content) > settings.inbox.file_mb * 1_000_000:
        return tr("lớn hơn {size} MB", size=settings.inbox.file_mb)
    return ""
