"""Which files of a mail are an agency's answer? Signatures, cards, logos and what we sent ourselves are not."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tasks.inbox.answer.spelling import bare
from tasks.storage.attachments import File

DOCUMENTS = {
    ".pdf": (b"%PDF",),
    ".doc": (b"\xd0\xcf\x11\xe0", b"{\\rtf"),
    ".docx": (b"PK\x03\x04",),
    ".xls": (b"\xd0\xcf\x11\xe0",),
    ".xlsx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
}
"""Endings of documents in which offices report, and how their bytes begin."""

TYPES = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/zip": ".zip",
    "application/x-7z-compressed": ".7z",
}
"""Media types that say what a file without a known ending is."""

BOXES = {".zip": b"PK\x03\x04", ".7z": b"7z\xbc\xaf\x27\x1c"}

SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
SIGNATURES |= {
    "application/pgp-keys",
    "text/vcard",
    "text/x-vcard",
    "text/directory",
    "text/calendar",
    "application/ics",
}
SIGNATURES |= {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
NO_ANSWER = {".p7s", ".asc", ".sig", ".vcf", ".vcard", ".ics", ".gpg"}
"""Endings of signatures, keys, cards and calendars."""

PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".webp", ".svg", ".emf", ".wmf"}

SMALL_PICTURE = 20_000
"""Bytes of a picture that is a logo or a sign, not a photograph of a page."""

LOGO = re.compile(
    r"^(image\d{3}|outlook-\w+|logo\b.*|signature.*|chu ?ky.*|banner.*|icon.*|att\d{5}|unnamed|oledata)", re.I
)
"""Names that mail programs give to the pictures of a signature."""

LARGEST_LOGO = 200_000

OTHER_PAPER = re.compile(
    r"gia han|lui (han|thoi)|ke hoach|giay moi|thu moi|danh sach|du thao|ban thao|nhap|draft|de cuong|mau|form\b|"
    r"template|to trinh|"
    r"de nghi|kien nghi|don xin|hoa don|bien nhan|phieu|cong van|thong bao|quyet dinh|lich|huong dan|giay (xac nhan|"
    r"bao)|xac nhan|hop dong|"
    r"cv\b|gop y|tham khao|vi du|test|thu nghiem|ly do|giai trinh|cham\b|nghi\b"
)
"""Words in the name of a file that make it another paper than a report."""

NAMES_REPORT = re.compile(r"bao ?cao|b/?c\b|ket qua|so lieu|tong hop|report|bieu")

NAMES_NO_REPORT = re.compile(
    r"du thao|ban thao|nhap|draft|mau\b|template|de cuong|gop y|gia han|chua|xin|lui|hoan|thoi han|de nghi|huong dan|"
    r"yeu cau|nhac"
)
"""Words in the name of a file that speaks of a report and is none."""


@dataclass(frozen=True)
class Sorted:
    """The files of a mail by what they may be: documents, other papers, pictures, what nobody foresaw.

    `documents` and `other` are names; `said_report` is True when the name of a document says that it is a report.
    """

    documents: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def said_report(self) -> bool:
        """Whether the name of a document says so."""
        return any(names_report(name) for name in self.documents)


def sort_files(
    files: Iterable[File], our_hashes: frozenset[str] = frozenset(), our_names: Sequence[str] = ()
) -> Sorted:
    """Sort the files of a mail; signatures, logos and our own papers are in none of the lists."""
    found: dict[str, list[str]] = {"documents": [], "others": [], "pictures": [], "unclear": []}
    ours = {_plain(name) for name in our_names}
    for file in files:
        if hashlib.sha256(file.content).hexdigest() in our_hashes:
            continue
        if group := _group(file, ours):
            found[group].append(file.name)
    return Sorted(**{group: tuple(names) for group, names in found.items()})


def is_decoration(file: File) -> bool:
    """Whether a file is a signature, a card, a calendar part or a small picture: nothing that anybody answers with."""
    ending = _ending(file)
    if file.kind in SIGNATURES or ending in NO_ANSWER:
        return True
    if not _is_picture(file, ending):
        return False
    named = bool(LOGO.match(bare(file.name))) and len(file.content) <= LARGEST_LOGO
    return named or len(file.content) <= SMALL_PICTURE


def _group(file: File, our_names: set[str]) -> str:
    ending = _ending(file)
    if is_decoration(file):
        return ""
    if _is_picture(file, ending):
        return "pictures"
    if not _is_document(file, ending):
        return "unclear"
    if _plain(file.name) in our_names or (OTHER_PAPER.search(_words(file.name)) and not names_report(file.name)):
        return "others"
    return "documents"


def names_report(name: str) -> bool:
    """Whether the name of a file says that it is a report, and no draft or form of one."""
    words = _words(name)
    return bool(NAMES_REPORT.search(words)) and not NAMES_NO_REPORT.search(words)


def _is_document(file: File, ending: str) -> bool:
    if ending in BOXES:
        return file.content.startswith(BOXES[ending]) and _holds_documents(file, ending)
    return ending in DOCUMENTS and any(begin in file.content[:1024] for begin in DOCUMENTS[ending])


def _holds_documents(file: File, ending: str) -> bool:
    """Whether an archive holds documents; only its list is read. The list of a .7z is packed: its name is taken."""
    if ending == ".7z":
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as box:
            return any(PurePath(name).suffix.lower() in DOCUMENTS for name in box.namelist()[:2000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def _is_picture(file: File, ending: str) -> bool:
    return ending in PICTURES or file.kind.startswith("image/")


def _ending(file: File) -> str:
    ending = PurePath(file.name.strip()).suffix.lower()
    known = ending in DOCUMENTS or ending in BOXES or ending in PICTURES or ending in NO_ANSWER
    return ending if known or file.kind not in TYPES else TYPES[file.kind]


def _words(name: str) -> str:
    return " ".join(re.split(r"[\W_]+", bare(PurePath(name).stem)))


def _plain(name: str) -> str:
    return _words(name)
