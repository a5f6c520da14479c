"""The files of an edXML envelope: base64 of the file itself, or of a zip that holds it alone, whatever is said of it.

This runs in the child that parses foreign files: nothing is unpacked to disk.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from models.text import tr, trn
from tasks.files.edxml_tree import elements, text_at
from tasks.files.limits import MAX_BYTES
from tasks.files.package import archive_bomb, check_contents, damaged_refused
from tasks.files.refused import DocumentRefused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_FILES = 50
_CONTENTS = ("attachmentcontent", "contenttransferencoded", "content", "data")
_BASE64 = re.compile(r"[\s\ufeff]+")


def attached_files(root: Element) -> tuple[list[dict[str, Any]], list[str]]:
    """Each file's "name" and "content" (base64 of the file itself; None where none came), the document proper first;
    and the names of those that the manifest lists and that did not come.

    Raises DocumentRefused "too_large" for too many, "unreadable" for wrong base64 or a damaged zip, "unsafe" for a
    bomb and "protected" for a zip with a password.
    """
    attached = list(elements(root, "Attachment"))
    if len(attached) > MAX_FILES:
        raise DocumentRefused(
            "too_large",
            trn("Gói edXML có {count} tệp, quá {most} tệp; đề nghị kiểm tra lại.", len(attached), most=MAX_FILES),
        )
    listed = [(text_at(one, "ContentId"), one) for one in elements(root, "Reference") if text_at(one, "ContentId")]
    described = {key: text_at(one, "Description") or "" for key, one in listed}
    files, left = [], MAX_BYTES
    for one in attached:
        content = _content(one, left)
        left -= len(content or b"")
        said = text_at(one, "Description") or described.get(text_at(one, "ContentId"), "")
        files.append({"name": _name(one), "said": said, "content": _encoded(content)})
    came = {text_at(one, "ContentId") for one in attached}
    missing = [text_at(one, "AttachmentName") or key or "" for key, one in listed if key not in came]
    return sorted(files, key=_rank), missing


def _rank(file: dict[str, Any]) -> int:
    """The document before what is said to be its annex; else as they stand."""
    said = str(file["said"]).casefold()
    return 0 if said.startswith("văn bản chính") else 2 if said.startswith("phụ lục") else 1


def _name(attachment: Element) -> str:
    """Its name; a path in it is dropped."""
    name = text_at(attachment, "AttachmentName") or text_at(attachment, "Name") or ""
    return re.split(r"[/\\]", name)[-1]


def _encoded(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode("ascii")


def _content(attachment: Element, left: int) -> bytes | None:
    """The file itself; None where the envelope has only its name."""
    said = next((text for text in _contents(attachment) if text), None)
    if said is None:
        return None
    try:
        raw = base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError) as error:
        raise DocumentRefused(
            "unreadable",
            tr("Tệp “{name}” trong gói edXML hỏng (base64); đề nghị lấy lại từ nơi gửi.", name=_name(attachment)),
        ) from error
    return _unzipped(raw, left)


def _contents(attachment: Element) -> list[str]:
    """What may be the file: ContentTransferEncoded is its base64, or only the word for it ("base64")."""
    inner = [e for name in _CONTENTS for e in elements(attachment, name)]
    texts = [_BASE64.sub("", "".join(e.itertext())) for e in inner or ([] if len(attachment) else [attachment])]
    return [text for text in texts if text.lower() not in ("", "base64", "binary", "8bit", "7bit")]


def _unzipped(raw: bytes, left: int) -> bytes:
    """The one file of a zip; whatever else it is (an office document is a zip too) as it came."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw)) if raw.startswith(b"PK\x03\x04") else None
    except (zipfile.BadZipFile, ValueError, OSError):
        archive = None  # who reads the file says what is wrong with it
    entries = [entry for entry in archive.infolist() if not entry.is_dir()] if archive else []
    if archive is None or len(entries) != 1:
        return raw
    check_contents(archive, len(raw))
    try:
        with archive.open(entries[0]) as stream:
            content = stream.read(left + 1)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error) as error:
        raise damaged_refused() from error
    if len(content) > left:
        raise archive_bomb()
    return content
