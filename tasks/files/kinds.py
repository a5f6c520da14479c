"""What a file is, by its first bytes: a suffix is only what somebody called it."""

from __future__ import annotations

import re
from enum import StrEnum


class FileKind(StrEnum):
    """The formats that are told apart."""

    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    EDXML = "edxml"
    IMAGE = "image"
    DOC = "doc"
    """What only an office suite reads: binary .doc, .rtf, .odt."""
    MARKUP = "markup"
    """XML that is no edXML."""
    ARCHIVE = "archive"
    """A zip that is no .docx: .xlsx, .pptx, .zip."""


_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_HTML = re.compile(r"<(?:!doctype html|html|head|body|meta|title|table|div|p|br|span|b|center|font)\b", re.I)


def kind_of(raw: bytes) -> FileKind:
    """The kind of a file that holds these bytes."""
    if raw.startswith(b"PK\x03\x04"):
        if b"word/" in raw:
            return FileKind.DOCX
        return (
            FileKind.DOC
            if raw[30:100].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")
            else FileKind.ARCHIVE
        )
    if b"%PDF-" in raw[:1024]:
        return FileKind.PDF
    if raw.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return FileKind.DOC
    if raw.startswith(_IMAGES):
        return FileKind.IMAGE
    return _markup(raw[:2048].replace(b"\0", b"").decode("latin-1"))


def _markup(start: str) -> FileKind:
    """HTML, XML or plain text; a byte order mark and comments may come first."""
    start = re.sub(r"\A(?:\s|ï»¿|ÿþ|þÿ|<!--.*?-->)*", "", start, flags=re.S)
    if re.search(r"<(?:\w+:)?edXML\b", start):
        return FileKind.EDXML
    if start.startswith("<") and _HTML.search(start):
        return FileKind.HTML
    return FileKind.MARKUP if start.startswith("<?xml") else FileKind.TEXT
