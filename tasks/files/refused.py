"""The documents that are not read, and why."""

from __future__ import annotations

from typing import Literal

from models.errors import UserError

RefusalCode = Literal[
    "secrecy",  # a stamp of secrecy
    "no_text",  # nothing to read, or a scan
    "not_a_directive",
    "unreadable",  # missing, damaged, in an unknown encoding
    "unsupported",  # a format that is not read here
    "protected",  # locked by a password
    "too_large",  # beyond the limits of size, time or memory
    "unsafe",  # macros, declarations, names with paths: made to harm, or able to
]


class DocumentRefused(UserError):
    """The document must not, or cannot, be read. `code` is for programs; the message, in Vietnamese like all
    that an officer reads, says what is wrong and what to do."""

    def __init__(self, code: RefusalCode, message: str) -> None:
        super().__init__(message)
        self.code: RefusalCode = code
