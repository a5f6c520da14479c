"""A form as it came in: its fields, cleaned, and its files."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from tasks.storage.uploads import Upload

STALE = "Trang này đã mở quá lâu hoặc không còn đúng; xin kiểm tra lại nội dung dưới đây rồi gửi một lần nữa."

HIDDEN = ("form", "act", "nil", "opinion", "csrf", "toi", "password", "new_password", "again")
"""What a form brings itself, and what is never shown again."""

FIGURE = "v_"
"""What the names of a report form's own fields begin with."""


@dataclass(frozen=True)
class FormData:
    """A form as it came in: its fields, cleaned, and its files. `pairs` are the fields with those that come repeatedly.

    `errors` is what is wrong with the body itself, by field, and `status` the answer to it; then there are no
    `uploads`, whether or not files were sent (`had_files`).
    """

    fields: Mapping[str, str]
    uploads: tuple[Upload, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    had_files: bool = False
    status: int = 422
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        return self.fields.get(name, "")

    def all_of(self, name: str) -> list[str]:
        """All that was ticked or written under a name, in the order of the form; empty ones do not count."""
        return [text for key, text in self.pairs if key == name and text]

    def uploads_of(self, name: str) -> tuple[Upload, ...]:
        """The files chosen in one field."""
        return tuple(upload for upload in self.uploads if upload.field == name)

    @property
    def typed(self) -> list[str]:
        """What a person has written, without what the form itself brings."""
        return [text for name, text in self.fields.items() if name not in HIDDEN and text]

    @property
    def figures(self) -> dict[str, str]:
        """What was written into the report's own form, by the key of its field."""
        return {name[len(FIGURE) :]: text for name, text in self.fields.items() if name.startswith(FIGURE)}


def clean_field(value: str, *, lines: bool) -> str:
    """A field as it is kept: NFC, nothing that hides or turns around what is written; `lines`: with its line ends."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(sign for sign in text if sign in "\n\t" or not _hides(sign))
    return (kept if lines else " ".join(kept.split())).strip()


def _hides(sign: str) -> bool:
    """Whether it is no sign to read: control, format, private, unassigned, or what stands for an undecodable byte."""
    return unicodedata.category(sign)[0] == "C" or sign == "\ufffd"


def says_something(text: str) -> bool:
    """Whether there is a letter or a figure in it."""
    return any(sign.isalnum() for sign in text)


def parse_day(text: str) -> dt.date | None:
    """2022-02-25, as a browser's calendar gives it, or 25/02/2022."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text)
    except ValueError:
        return None
