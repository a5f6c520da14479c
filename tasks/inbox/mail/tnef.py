"""Unpacks winmail.dat (TNEF, MS-OXTNEF), into which Outlook puts the files of a mail; read by the library tnefparse."""

import logging
from collections.abc import Iterator
from mimetypes import MimeTypes

from tnefparse import TNEF

from tasks.storage.attachments import File

KINDS = {"application/ms-tnef", "application/vnd.ms-tnef"}
MOST = 100
"""Files of one winmail.dat that are taken."""

_TYPES = MimeTypes()
logging.getLogger("tnef-decode").setLevel(logging.CRITICAL)


def unpack_tnef(files: list[File], *, words: bool) -> Iterator[File]:
    """The files of a mail, those of a winmail.dat in its place.

    It stays where it cannot be unpacked, holds no file, or, with no `words` in the mail, is likely to hold those too.
    """
    for file in files:
        if file.kind not in KINDS and file.name.lower() != "winmail.dat":
            yield file
            continue
        yield from (_files_of(file.content) if words else []) or [file]


def _files_of(content: bytes) -> list[File]:
    try:
        found = TNEF(content, do_checksum=False).attachments[:MOST]
        return [File(*_named(one.long_filename()), bytes(one.data)) for one in found if one.data]
    except Exception:  # made by whoever: the library falls in many ways over what it does not know
        return []


def _named(name: object) -> tuple[str, str]:
    plain = str(name or "tệp không tên").rstrip("\x00")[:200]
    return plain, _TYPES.guess_type(plain)[0] or "application/octet-stream"
