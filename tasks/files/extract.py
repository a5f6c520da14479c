"""From a file to its text, whatever it is. A new format is one more branch of `_text` and one more parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import os_words
from models.text import tr
from tasks.files.decode import decode_text, tidy_text
from tasks.files.kinds import FileKind, kind_of
from tasks.files.legacy import count_vietnamese
from tasks.files.limits import MAX_BYTES, MAX_TEXT_BYTES, MB
from tasks.files.refused import DocumentRefused

_IS_SCAN = (
    "Tệp là bản quét (ảnh), không có lớp chữ; đề nghị chạy lại với --ocr để nhận dạng chữ, "
    "hoặc lấy bản có lớp chữ từ nơi ban hành."
)

_NO_VIETNAMESE = (
    "Lớp chữ của tệp PDF không phải tiếng Việt đọc được (phông chữ hỏng hoặc nhận dạng sai); "
    "đề nghị chạy lại với --ocr để nhận dạng chữ từ hình, hoặc lấy bản khác từ nơi ban hành."
)
_FEWEST_WORDS = 60
_LEAST_VIETNAMESE = 0.15  # of the words; in a Vietnamese text two of three bear marks

_PACKED = (".pdf", ".docx", ".doc", ".rtf", ".odt")
_NOT_WHAT_IT_IS_CALLED = (
    "Tệp có đuôi {suffix} nhưng nội dung không phải định dạng ấy: tệp hỏng hoặc tải về chưa xong; "
    "đề nghị lấy lại tệp từ nơi gửi."
)


@dataclass(frozen=True)
class Other:
    """A file that came along with the document; `text` is None where it cannot be read."""

    name: str
    text: str | None


@dataclass(frozen=True)
class Extracted:
    """The text of a document, tidied (see `decode.tidy`), and how far it is to be trusted.

    `scanned`: some of it was recognised from a picture. `notes`: what a person should know about the file.
    `envelope`: the header of an edXML envelope; `others`: the files that came along in it.
    """

    text: str
    scanned: bool = False
    notes: tuple[str, ...] = ()
    envelope: Mapping[str, Any] | None = None
    others: tuple[Other, ...] = ()


def extract_file(path: Path, *, ocr: bool = False) -> Extracted:
    """The text of the file at `path`; with `ocr`, pages without text are recognised.

    Raises DocumentRefused; nothing of the document is kept, wherever it stopped.
    """
    raw, suffix = _bytes_of(path), path.suffix.casefold()
    try:
        return extract_bytes(raw, ocr=ocr)
    except DocumentRefused as error:
        if error.code == "unreadable" and kind_of(raw) is FileKind.TEXT and suffix in _PACKED:
            raise DocumentRefused("unreadable", tr(_NOT_WHAT_IT_IS_CALLED, suffix=suffix)) from error
        raise


def extract_bytes(raw: bytes, *, ocr: bool = False) -> Extracted:
    """The same for a file in memory: what it is told by its bytes, not by its name."""
    kind = kind_of(raw)
    if kind is FileKind.EDXML:
        from tasks.files.envelope import open_envelope

        return open_envelope(raw, ocr=ocr)
    text, blank, scanned = _text(kind, raw, ocr=ocr)
    notes = (
        (tr("Trang {letters} không có chữ nên chưa đọc; --ocr để nhận dạng.", letters=", ".join(map(str, blank))),)
        if blank
        else ()
    )
    return Extracted(_demanded(tidy_text(text)), scanned, notes)


def _text(kind: FileKind, raw: bytes, *, ocr: bool) -> tuple[str, list[int], bool]:
    """The text, the pages without any, and whether it was recognised from a picture."""
    if kind is FileKind.TEXT:
        return decode_text(_small(raw)), [], False
    if kind is FileKind.PDF:
        return _pdf(raw, ocr=ocr)
    if kind is FileKind.IMAGE:
        return _picture(raw, ocr=ocr), [], True
    if kind is FileKind.DOC:
        from tasks.files.office import office_text

        return office_text(raw), [], False
    if kind in (FileKind.DOCX, FileKind.HTML):
        from tasks.files.sandbox import parse_in_child

        return parse_in_child(kind.value, _small(raw) if kind is FileKind.HTML else raw)["text"], [], False
    raise DocumentRefused(
        "unsupported",
        "Định dạng này chưa được hỗ trợ (đọc được .docx, .pdf, .html, .txt, .edxml, và .doc khi máy có LibreOffice); "
        "đề nghị lưu lại thành .docx.",
    )


def _pdf(raw: bytes, *, ocr: bool) -> tuple[str, list[int], bool]:
    from tasks.files.sandbox import parse_in_child

    answer = parse_in_child("pdf", raw)
    pages, blank, covered = answer["pages"], answer["blank"], bool(answer["covered"])
    if not ocr and len(blank) == sum(bool(page.strip()) or i in blank for i, page in enumerate(pages, 1)) > 0:
        raise DocumentRefused("no_text", _IS_SCAN)
    spoilt = not _is_vietnamese("\n".join(pages))
    if spoilt and not ocr:
        raise DocumentRefused("no_text", _NO_VIETNAMESE)
    if ocr and (blank or spoilt):
        from tasks.files.images.ocr import recognise_pdf

        for page, said in recognise_pdf(raw, list(range(1, len(pages) + 1)) if spoilt else blank).items():
            pages[page - 1] = said
        return "\n".join(pages), [], True
    return "\n".join(pages), blank, covered


def _is_vietnamese(text: str) -> bool:
    """Are enough of its words Vietnamese? Of a short text, as a stamp has, nothing is said."""
    words = tidy_text(text[:20_000]).split()
    return len(words) < _FEWEST_WORDS or count_vietnamese(" ".join(words)) > _LEAST_VIETNAMESE * len(words)


def _picture(raw: bytes, *, ocr: bool) -> str:
    if not ocr:
        raise DocumentRefused("no_text", _IS_SCAN)
    from tasks.files.images.ocr import recognise_picture

    return recognise_picture(raw)


def _demanded(text: str) -> str:
    if not text.strip():
        raise DocumentRefused("no_text", "Văn bản không có chữ; đề nghị gửi bản có chữ.")
    return text


def _small(raw: bytes) -> bytes:
    if len(raw) > MAX_TEXT_BYTES:
        raise _too_large(MAX_TEXT_BYTES)
    return raw


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(MAX_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise DocumentRefused(
            "unreadable",
            tr("Không mở được tệp ({strerror}); đề nghị kiểm tra lại đường dẫn.", strerror=os_words(error)),
        ) from error


def _too_large(limit: int) -> DocumentRefused:
    return DocumentRefused(
        "too_large", tr("Tệp lớn hơn {limit} MB; đề nghị chỉ gửi phần văn bản chỉ đạo.", limit=limit // MB)
    )
