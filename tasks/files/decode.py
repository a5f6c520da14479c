"""From bytes to text: UTF-8, UTF-16, and the encodings from before Unicode."""

from __future__ import annotations

import codecs
import unicodedata

from tasks.files.legacy import count_vietnamese, encoding_of, to_unicode
from tasks.files.refused import DocumentRefused

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_text(raw: bytes) -> str:
    """The text of a plain file: UTF-8 or UTF-16, each with or without BOM, TCVN3, VNI or windows-1258.

    Raises DocumentRefused "unreadable" where none of them gives Vietnamese: no letter is ever guessed.
    """
    text = _unicode(raw)
    if text is None:
        text = _single_bytes(raw)
    if text is None or "\0" in text:  # a NUL is valid UTF-8, yet the mark of a binary file
        raise DocumentRefused(
            "unreadable",
            "Tệp không phải là văn bản UTF-8, UTF-16, TCVN3 (ABC), VNI hay windows-1258; "
            "đề nghị mở bằng phần mềm đã soạn và lưu lại thành .docx hoặc .txt (UTF-8).",
        )
    return tidy_text(text)


def tidy_text(text: str) -> str:
    """NFC, in Unicode letters, with plain line ends, so that offsets mean the same however the file was made."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return to_unicode(unicodedata.normalize("NFC", text))


def _unicode(raw: bytes) -> str | None:
    """The text of UTF-8 or UTF-16, or None."""
    guessed = None if raw.startswith(_WIDE_MARKS) else _wide(raw[:4096])
    try:
        text = raw.decode(guessed or ("utf-16" if raw.startswith(_WIDE_MARKS) else "utf-8-sig"))
    except UnicodeDecodeError:
        return None
    # cut at an odd byte, UTF-16 is valid still, and nonsense
    return None if guessed and count_vietnamese(text) < 0 and encoding_of(text) is None else text


def _wide(sample: bytes) -> str | None:
    """The form of UTF-16 without a BOM, by where the zero bytes of blanks and figures stand."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(1, len(sample) // 8) or min(even, odd) > max(even, odd) // 8:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _single_bytes(raw: bytes) -> str | None:
    """The text of an encoding of one byte a letter, or None where its words are not Vietnamese."""
    if b"\0" in raw:
        return None
    text = raw.decode("cp1252", "replace")
    return text if encoding_of(text) else None
