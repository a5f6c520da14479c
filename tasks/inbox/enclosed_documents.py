"""The documents of a mail, read in child processes with limits, before anything is decided or stored of it."""

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tasks.errors import Refused
from tasks.files.decode import tidy_text
from tasks.files.extract import extract_bytes
from tasks.files.kinds import FileKind, kind_of
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child
from tasks.inbox.answer.answer_files import sort_files
from tasks.inbox.answer.document_phrases import LEFT_OPEN
from tasks.inbox.answer.enclosed import Enclosed
from tasks.read.apart import read_apart
from tasks.read.facts import Reading
from tasks.report_forms.returned import workbook_format
from tasks.storage.attachments import File

MOST = 10
"""Documents of one mail that are read; whoever sends more has a person look."""

READ_CHARACTERS = 15_000
"""What of a text is read for the facts of its head."""

SCAN = "là bản quét hoặc ảnh, không có lớp chữ để đối chiếu"
NO_READER = "máy này không có chương trình đọc định dạng ấy để đối chiếu"
DAMAGED = "tệp PDF không mở được ở đây để đối chiếu"
TOO_MANY = "thư có quá nhiều tệp nên chưa đọc tệp này"
EMPTY = "tệp không có chữ nào"
SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"


def read_enclosed(files: Iterable[File], forms: frozenset[str] = frozenset()) -> tuple[Enclosed, ...]:
    """What the documents among files say; those named in `forms` are known already. Never raises for a file."""
    files = [file for file in files if file.name not in forms]
    names = set(sort_files(files).documents)
    documents = [file for file in files if file.name in names]
    found = [replace(one, file=file.name) for file in documents[:MOST] for one in _read(file)]
    return (*found, *(Enclosed(file.name, refused=TOO_MANY, file=file.name) for file in documents[MOST:]))


def _read(file: File) -> Iterator[Enclosed]:
    """A document, or those of an archive: a workbook and a text are archives too, so the name tells."""
    name, raw = file.name, file.content
    if raw.startswith(SEVEN_ZIP):
        yield Enclosed(name, unread=NO_READER)
    elif name.lower().endswith(".zip") or file.kind in ("application/zip", "application/x-zip-compressed"):
        yield from _unpacked(name, raw)
    else:
        yield _document(name, raw)


def _unpacked(name: str, raw: bytes) -> Sequence[Enclosed]:
    try:
        inner = parse_in_child("zip", raw)["files"]
    except DocumentRefused as error:
        return [Enclosed(name, refused=_said(error))]
    return [_document(one["name"], base64.b64decode(one["content"])) for one in inner]


def _document(name: str, raw: bytes) -> Enclosed:
    try:
        text = tidy_text(_cells(raw) if workbook_format(raw) else extract_bytes(raw).text)
    except DocumentRefused as error:
        return _without_text(name, raw, error)
    if not any(map(str.isalnum, text)):
        return Enclosed(name, refused=EMPTY)
    return _read_head(Enclosed(name, text))


def _without_text(name: str, raw: bytes, error: DocumentRefused) -> Enclosed:
    """A scan and a format without a reader here are no fault of the sender; any other refusal is told."""
    kind = kind_of(raw)
    if error.code == "no_text":
        return Enclosed(name, unread=SCAN) if kind is FileKind.PDF else Enclosed(name, refused=EMPTY)
    if error.code == "unsupported":
        return Enclosed(name, unread=NO_READER)
    if error.code == "unreadable" and kind is FileKind.PDF:
        return Enclosed(name, unread=DAMAGED, damaged=True)
    return Enclosed(name, refused=_said(error))


def _said(error: DocumentRefused) -> str:
    return str(error).partition(";")[0].rstrip(".")


def _cells(raw: bytes) -> str:
    """A line for each row of each sheet, its cells behind each other."""
    sheets = parse_in_child(workbook_format(raw) or "", raw, "", "")
    rows: dict[tuple[str, int], list[str]] = {}
    for title, sheet in sheets.items():
        for row, _, _, value in sheet["cells"]:
            rows.setdefault((title, row), []).append(str(value))
    return "\n".join("\t".join(cells) for cells in rows.values())


def _read_head(one: Enclosed) -> Enclosed:
    """With what the head says; a text that is no office's document has no such facts."""
    try:
        reading = read_apart(one.text[:READ_CHARACTERS])
    except DocumentRefused as error:
        return replace(one, text="", refused=_said(error)) if error.code == "secrecy" else one
    except Refused:
        return one
    return with_facts(one, reading)


def with_facts(one: Enclosed, reading: Reading) -> Enclosed:
    """The document with what the reader found in its head."""
    return replace(
        one,
        doc_type=reading.doc_type or "",
        blank=LEFT_OPEN in reading.blank.get("number", "") and LEFT_OPEN in reading.blank.get("issued_on", ""),
        issuer=reading.issuer or "",
        subject=reading.subject or "",
        issued_on=reading.issued_on,
        addressees=tuple(party.name for party in reading.addressees),
    )  # fmt: skip
