"""Files handed in on the agency's page: streamed to the disk, their real type checked, stored under their SHA-256.

1. `stage_uploads` writes each file aside, and refuses all of them when one may not be kept.
2. Within the transaction that takes the report `keep_staged` stores them in the database, from there.
3. Whatever happens, `discard_staged` removes what still lies aside. Nothing is ever opened, unpacked or executed.
"""

import hashlib
import os
import re
import secrets
import struct
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from sqlmodel import Session, col, select

from models.config.settings import Settings
from models.due import Due, Submission
from models.errors import os_words
from models.text import mark_text, tr
from tasks.errors import Refused
from tasks.files.package import MAX_ENTRIES, check_contents
from tasks.files.refused import DocumentRefused
from tasks.storage.attachments import attachment_path, describe_file
from tasks.storage.cache import laid_attachment
from tasks.storage.store import content_of_file, store_for_good

UPLOAD_CHUNK = 256 * 1024
ZIP, OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
STARTS: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".doc": OLE, ".xls": OLE, ".ppt": OLE,
    ".docx": ZIP, ".xlsx": ZIP, ".pptx": ZIP, ".odt": ZIP, ".ods": ZIP, ".odp": ZIP,
    ".rtf": (b"{\\rtf",),
    ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",), ".png": (b"\x89PNG\r\n\x1a\n",),
    ".tif": (b"II*\0", b"MM\0*"), ".tiff": (b"II*\0", b"MM\0*"),
}  # fmt: skip
"""What a file of each ending begins with. Archives are not taken: nobody could see what is in them."""

TEXTS = {".txt", ".csv"}
UPLOAD_TYPES = "PDF, Word, Excel, PowerPoint, OpenDocument, RTF, TXT, CSV, JPG, PNG, TIFF, HEIC"
"""The types as a person is told them."""

LONGEST_NAME = 150
"""Characters of a file's name that are shown."""


class Upload(NamedTuple):
    """A file as it came in: the name that its sender gave it, where its bytes are read from, the form's field."""

    name: str
    stream: BinaryIO
    field: str = ""


@dataclass(frozen=True)
class Staged:
    """A file that lies aside on the disk; `name` is for the eye only."""

    name: str
    size: int
    sha256: str
    scratch: Path
    place: Path

    def described(self) -> dict[str, Any]:
        """As a row has it (tasks/storage/attachments.py)."""
        return describe_file(self.name, "", self.size, self.sha256)


@contextmanager
def open_named(paths: Iterable[str]) -> Iterator[list[Upload]]:
    """Files of this machine, open to be read. Raises Refused for one that cannot be."""
    with ExitStack() as stack:
        found = []
        for path in (Path(text.strip()) for text in paths if text.strip()):
            try:
                found.append(Upload(path.name, stack.enter_context(path.open("rb"))))
            except OSError as error:
                raise Refused(tr("không đọc được {path}: {strerror}", path=path, strerror=os_words(error))) from None
        yield found


def stage_uploads(settings: Settings, uploads: Iterable[Upload]) -> list[Staged]:
    """Write the files aside. Raises Refused, with none of them left, when one may not be kept."""
    staged: list[Staged] = []
    try:
        for upload in uploads:
            staged.append(_stage(settings, upload))
    except BaseException:
        discard_staged(staged)
        raise
    return staged


def keep_staged(session: Session, staged: Sequence[Staged]) -> None:
    """Store the files, last in the transaction that takes them; what lay aside becomes their copy in the cache."""
    store_for_good(session, [content_of_file(file.scratch, file.sha256) for file in staged])
    for file in staged:
        file.place.parent.mkdir(parents=True, exist_ok=True)
        file.scratch.replace(file.place)


def discard_staged(staged: Iterable[Staged]) -> None:
    """Remove what still lies aside."""
    for file in staged:
        file.scratch.unlink(missing_ok=True)


def staging_folder(settings: Settings) -> Path:
    """The folder in which files lie until they are taken."""
    folder = settings.data / "files" / "aside"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def shown_name(name: str) -> str:
    """The name without folders, and without characters that hide or turn around what it is."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C")
    stem, dot, ending = " ".join(plain.split()).rpartition(".")
    return f"{stem[: LONGEST_NAME - 10]}{dot}{ending[:8]}" if stem else (ending[:LONGEST_NAME] or "tệp")


def _stage(settings: Settings, upload: Upload) -> Staged:
    name, most = shown_name(upload.name), settings.portal.file_mb * 1_000_000
    digest, size, head = hashlib.sha256(), 0, b""
    scratch = staging_folder(settings) / secrets.token_hex(16)
    try:
        with scratch.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            while chunk := upload.stream.read(UPLOAD_CHUNK):
                head, size = head or chunk, size + len(chunk)
                if size > most:
                    raise Refused(
                        tr(
                            "tệp “{name}” lớn hơn {size} MB; hãy nén nhỏ hoặc gửi từng phần",
                            name=name,
                            size=settings.portal.file_mb,
                        )
                    )
                digest.update(chunk)
                file.write(chunk)
        with scratch.open("rb") as content:
            check_upload(name, head, size, content)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    return Staged(name, size, digest.hexdigest(), scratch, attachment_path(settings, digest.hexdigest()))


def check_upload(name: str, head: bytes, size: int, content: BinaryIO) -> None:
    """Raises Refused for an empty file, a type that is not taken, or content that is not what the ending says."""
    ending = Path(name).suffix.lower()
    if ending not in STARTS and ending not in TEXTS | {".heic"}:
        raise Refused(
            tr(
                "tệp “{name}” thuộc loại không được nhận; hãy gửi một trong các loại: {types}",
                name=name,
                types=UPLOAD_TYPES,
            )
        )
    if not size:
        raise Refused(tr("tệp “{name}” không có nội dung; hãy kiểm tra lại rồi gửi lại", name=name))
    if not _genuine(ending, head):
        raise Refused(
            tr(
                "nội dung tệp “{name}” không phải là loại {ending}; hãy mở tệp, lưu lại đúng loại rồi gửi lại",
                name=name,
                ending=ending,
            )
        )
    if STARTS.get(ending) == ZIP:
        _check_package(name, content, size)


def _genuine(ending: str, head: bytes) -> bool:
    if ending in TEXTS:
        wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        return (wide or b"\0" not in head) and not head.startswith((b"MZ", b"\x7fELF", b"#!"))
    if ending == ".heic":
        return head[4:8] == b"ftyp"
    return head[:1024].find(b"%PDF-") >= 0 if ending == ".pdf" else head.startswith(STARTS[ending])


def _check_package(name: str, content: BinaryIO, size: int) -> None:
    try:
        if _entries(content, size) > MAX_ENTRIES:
            raise Refused(
                tr(
                    "tệp “{name}” bung ra quá lớn (dấu hiệu tệp độc hại) nên không nhận; hãy kiểm tra nguồn tệp",
                    name=name,
                )
            )
        with zipfile.ZipFile(content) as archive:
            check_contents(archive, size)
    except DocumentRefused as error:
        raise Refused(tr("không nhận tệp “{name}”: {error}", name=name, error=mark_text(error))) from None
    except (zipfile.BadZipFile, struct.error, ValueError, OSError):
        raise Refused(tr("tệp “{name}” hỏng hoặc bị cắt; hãy lưu lại rồi gửi lại", name=name)) from None


def _entries(content: BinaryIO, size: int) -> int:
    """How many entries the end of an archive announces, asked before the library reads them all into memory.

    Raises ValueError when there is no such end: APPNOTE.TXT 4.3.16, at most 65,557 bytes before the end.
    """
    content.seek(max(0, size - 65_557))
    tail = content.read()
    start = tail.rfind(b"PK\x05\x06")
    if start < 0 or tail[max(0, start - 20) :].startswith(b"PK\x06\x07"):  # of more than 4 GB: none of ours
        raise ValueError
    _, entries, length = struct.unpack_from("<HHL", tail, start + 8)
    return int(max(entries, length // 300))


def files_of_due(settings: Settings, session: Session, due: Due) -> list[dict[str, Any]]:
    """The files that came with each submission for a Due, with the place where each is laid to be opened."""
    query = select(Submission).where(Submission.due_id == due.id).order_by(col(Submission.round))
    return [
        {**file, "round": one.round, "path": str(laid_attachment(settings, session, file["sha256"]))}
        for one in session.exec(query)
        for file in one.files or ()
    ]
