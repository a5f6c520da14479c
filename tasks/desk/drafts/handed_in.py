"""Files handed in for a draft: a mail is opened to its attachments, each is checked, all are kept under their hash."""

import base64
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session

from models.draft import DeskDraft
from tasks.desk.drafts.kept import open_draft
from tasks.errors import Refused
from tasks.files.kinds import FileKind, kind_of
from tasks.files.limits import MAX_BYTES, MB
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child
from tasks.inbox.answer.answer_files import is_decoration
from tasks.inbox.mail.mail_reader import MailReader, Unreadable
from tasks.storage.attachments import describe_file
from tasks.storage.store import content_of_bytes, store_for_draft
from tasks.storage.uploads import Upload, check_upload, shown_name

MOST_FILES = 20
"""Files of one draft."""

_OUTLOOK = (".msg",)
_PACKED = (".zip", ".rar", ".7z", ".gz", ".tar")
_MAIL_HEAD = re.compile(rb"^(?:From|Date|Message-ID|MIME-Version|Content-Type|Received):", re.I | re.M)
_READ_ONLY = (FileKind.EDXML, FileKind.HTML)
"""Read as documents, though no agency may hand them in."""


@dataclass(frozen=True)
class HandedFile:
    """A file in memory, checked; `name` is for the eye only."""

    name: str
    content: bytes

    def described(self) -> dict[str, Any]:
        """As the draft's row has it."""
        digest = hashlib.sha256(self.content).hexdigest()
        return describe_file(self.name, "", len(self.content), digest) | {"kind": "attachment"}


def open_uploads(uploads: Iterable[Upload]) -> tuple[list[HandedFile], list[str]]:
    """The files of an upload, the attachments of a mail in its place, and why others were not taken."""
    found: list[HandedFile] = []
    wrong: list[str] = []
    for upload in uploads:
        name = shown_name(upload.name)
        try:
            found += _opened(name, upload.stream.read(MAX_BYTES + 1), wrong)
        except Refused as error:
            wrong.append(str(error))
    return found, wrong


def _opened(name: str, raw: bytes, wrong: list[str]) -> list[HandedFile]:
    if len(raw) > MAX_BYTES:
        raise Refused(f"tệp “{name}” lớn hơn {MAX_BYTES // MB} MB; hãy chỉ gửi phần văn bản chỉ đạo")
    if _is_mail(name, raw):
        return _of_mail(name, raw, wrong)
    if kind_of(raw) is FileKind.EDXML:
        return [HandedFile(name, raw), *_of_envelope(raw, wrong)]
    return [_checked(name, raw)]


def _of_envelope(raw: bytes, wrong: list[str]) -> list[HandedFile]:
    """The files in an edXML envelope: agencies are sent the document itself, not what it came in.

    What is wrong with the envelope is said when it is read.
    """
    try:
        files = parse_in_child("edxml", raw)["files"]
    except (DocumentRefused, KeyError):
        return []
    inner = [(shown_name(file["name"]), base64.b64decode(file["content"])) for file in files if file["content"]]
    return _all_checked(inner, wrong)


def _is_mail(name: str, raw: bytes) -> bool:
    """By its ending, or where it has none that says so by its head: two lines of it that only a mail has."""
    ending = Path(name).suffix.lower()
    head = raw[:20_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return ending == ".eml" or (ending in ("", ".txt") and len(_MAIL_HEAD.findall(head)) >= 2)


def _of_mail(name: str, raw: bytes, wrong: list[str]) -> list[HandedFile]:
    """The documents in a mail; why one of them is not taken goes to `wrong`. Raises Refused where there is none."""
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    with MailReader("") as reader:
        try:
            mail = reader.read(raw.partition(b"\n")[2] if raw.startswith(b"From ") else raw)
        except Unreadable as error:
            raise Refused(f"không đọc được thư “{name}”: {error}; hãy lưu riêng tệp văn bản rồi gửi tệp ấy") from None
    files = [file for file in mail.files if not is_decoration(file)]
    if not files:
        raise Refused(f"thư “{name}” không kèm tệp văn bản nào; hãy gửi chính tệp văn bản")
    return _all_checked([(shown_name(file.name), file.content) for file in files], wrong)


def _all_checked(files: Iterable[tuple[str, bytes]], wrong: list[str]) -> list[HandedFile]:
    found = []
    for name, raw in files:
        try:
            found.append(_checked(name, raw))
        except Refused as error:
            wrong.append(str(error))
    return found


def _checked(name: str, raw: bytes) -> HandedFile:
    """Raises Refused for a file that is empty, no document, not what its ending says, or made to harm."""
    ending = Path(name).suffix.lower()
    if ending in _OUTLOOK:
        raise Refused(f"“{name}” là thư của Outlook; hãy mở thư, lưu lại dưới dạng .eml hoặc lưu riêng tệp đính kèm")
    if ending in _PACKED:
        raise Refused(f"“{name}” là tệp nén; hãy giải nén rồi gửi từng tệp")
    if kind_of(raw) in _READ_ONLY and ending in (".edxml", ".xml", ".html", ".htm", ".mht", ""):
        return HandedFile(name, raw)
    check_upload(name, raw[:4096], len(raw), io.BytesIO(raw))
    return HandedFile(name, raw)


def add_files(session: Session, number: int, files: list[HandedFile]) -> DeskDraft:
    """Keep the files with those that the draft has; the same one twice is one. Raises Refused beyond MOST_FILES."""
    draft = open_draft(session, number)
    described = {file["sha256"]: file for file in draft.files}
    for file in files:
        described.setdefault(file.described()["sha256"], file.described())
    if len(described) > MOST_FILES:
        raise Refused(f"một văn bản chỉ kèm nhiều nhất {MOST_FILES} tệp; hãy bớt lại")
    draft.files = list(described.values())
    store_for_draft(session, [content_of_bytes(file.content) for file in files])
    return draft


def choose_main(session: Session, number: int, sha256: str) -> None:
    """Make one of the files the document, the others go along. Raises Refused where the draft has no such file."""
    draft = open_draft(session, number)
    if sha256 not in {file["sha256"] for file in draft.files}:
        raise Refused("dự thảo không có tệp này")
    kinds = {True: "main", False: "attachment"}
    draft.files = [{**file, "kind": kinds[file["sha256"] == sha256]} for file in draft.files]
    draft.choices, draft.earlier, draft.reading, draft.text = {}, {}, {}, ""
