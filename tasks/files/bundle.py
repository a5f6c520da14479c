"""The documents in a .zip, taken out within limits; whatever else it holds is passed over."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import PurePosixPath
from typing import Any

from tasks.files.limits import MB
from tasks.files.package import check_contents, damaged_refused
from tasks.files.refused import DocumentRefused

ENDINGS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".rtf")
MOST, LARGEST = 10, 20 * MB
"""Documents that are taken out, and their bytes together."""


def documents_in(raw: bytes) -> dict[str, Any]:
    """`files`: name and base64 of each document, by name. Raises DocumentRefused as the archive of a document does."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        check_contents(archive, len(raw))
        return {"files": [_taken(archive, name) for name in _wanted(archive)]}
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise damaged_refused() from error


def _wanted(archive: zipfile.ZipFile) -> list[str]:
    entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
    found = [entry for entry in entries if PurePosixPath(entry.filename).suffix.lower() in ENDINGS]
    if len(found) > MOST or sum(entry.file_size for entry in found) > LARGEST:
        raise DocumentRefused("too_large", "Tệp nén có quá nhiều tài liệu hoặc quá lớn.")
    return [entry.filename for entry in found]


def _taken(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    with archive.open(name) as stream:
        raw = stream.read(LARGEST + 1)
    return {"name": PurePosixPath(name).name, "content": base64.b64encode(raw).decode()}
