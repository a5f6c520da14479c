"""From a file to its text. Reading starts from text; a new format is one more entry in EXTRACTORS."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from pathlib import Path

from tasks.read.refused import DocumentRefused

MAX_BYTES = 5 * 1024 * 1024
_NOT_TEXT = "Tệp không phải là văn bản UTF-8 hay UTF-16; đề nghị lưu lại thành tệp .txt (UTF-8)."


def text_of(path: Path) -> str:
    """The text of the file at `path`, tidied.

    Raises DocumentRefused "unsupported" (format), "unreadable" (missing, too large, not text) or "no_text".
    """
    extractor = EXTRACTORS.get(path.suffix.lower())
    if extractor is None:
        raise DocumentRefused(
            "unsupported",
            f"Định dạng {path.suffix} chưa được hỗ trợ; đề nghị lưu nội dung thành tệp .txt (UTF-8).",
        )
    return tidy(extractor(_bytes_of(path)))


def tidy(text: str) -> str:
    """NFC with plain line ends, so that offsets mean the same however the file was typed."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DocumentRefused("no_text", "Văn bản không có chữ; đề nghị gửi bản có lớp chữ hoặc nhận dạng chữ trước.")
    return text


def decode(raw: bytes) -> str:
    """UTF-8 (with or without BOM), or UTF-16 with its BOM; anything else is refused as "unreadable"."""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentRefused("unreadable", _NOT_TEXT) from error
    if "\0" in text:  # valid UTF-8, yet a binary file
        raise DocumentRefused("unreadable", _NOT_TEXT)
    return text


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentRefused("unreadable", "Tệp lớn hơn 5 MB; đề nghị chỉ gửi phần văn bản chỉ đạo.")
        return path.read_bytes()
    except OSError as error:
        raise DocumentRefused(
            "unreadable", f"Không mở được tệp ({error.strerror or error}); đề nghị kiểm tra lại đường dẫn."
        ) from error


EXTRACTORS: dict[str, Callable[[bytes], str]] = {"": decode, ".txt": decode, ".md": decode}
