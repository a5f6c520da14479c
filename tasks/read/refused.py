"""The documents that are not read, and why."""

from __future__ import annotations

from typing import Literal

from models.plain import PlainError

Code = Literal["secrecy", "no_text", "not_a_directive", "unreadable", "unsupported"]


class DocumentRefused(PlainError):
    """The document must not, or cannot, be read. `code` is for programs; the message, in Vietnamese like all
    that an officer reads, says what is wrong and what to do."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code: Code = code
