"""A form as it came in: its fields, cleaned, its files, and what can be said of them without asking the rows.

Each check gives a sentence for each field that is wrong, by the field's name.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tasks.storage.uploads import Upload

LONGEST_TEXT = {"text": 20_000, "reason": 2_000, "officer": 120, "telephone": 40, "until": 10}
"""Characters of each field."""

STALE = "Trang này đã mở quá lâu hoặc không còn đúng; xin kiểm tra lại nội dung dưới đây rồi gửi một lần nữa."

FIGURE = "v_"
"""What the names of a report form's own fields begin with."""


@dataclass(frozen=True)
class FormData:
    """A form as it came in: its fields, cleaned, and its files.

    `errors` is what is wrong with the body itself, by field, and `status` the answer to it; then there are no
    `uploads`, whether or not files were sent (`had_files`).
    """

    fields: Mapping[str, str]
    uploads: tuple[Upload, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    had_files: bool = False
    status: int = 422

    def get(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def typed(self) -> list[str]:
        """What a person has written, without what the form itself brings."""
        return [text for name, text in self.fields.items() if name not in ("form", "act", "nil") and text]

    @property
    def figures(self) -> dict[str, str]:
        """What was written into the report's own form, by the key of its field."""
        return {name[len(FIGURE) :]: text for name, text in self.fields.items() if name.startswith(FIGURE)}


def clean_field(name: str, value: str) -> str:
    """A field as it is kept: NFC, line ends as one sign, nothing that hides or turns around what is written."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(sign for sign in text if sign in "\n\t" or not _hides(sign))
    return (kept if name in ("text", "reason") else " ".join(kept.split())).strip()


def _hides(sign: str) -> bool:
    """Whether it is no sign to read: control, format, private, unassigned, or what stands for an undecodable byte."""
    return unicodedata.category(sign)[0] == "C" or sign == "\ufffd"


def says_something(text: str) -> bool:
    """Whether there is a letter or a figure in it."""
    return any(sign.isalnum() for sign in text)


def _too_long(handed: FormData, *names: str) -> dict[str, str]:
    return {
        name: f"Quá dài: nhiều nhất {LONGEST_TEXT[name]} ký tự, đang có {len(handed.get(name))}."
        for name in names
        if len(handed.get(name)) > LONGEST_TEXT[name]
    }


def _check_acknowledge(handed: FormData) -> dict[str, str]:
    errors = _too_long(handed, "officer", "telephone")
    if not says_something(handed.get("officer")):
        errors["officer"] = "Hãy ghi họ tên cán bộ theo dõi."
    if not re.fullmatch(r"\+?[\d .()-]{6,40}", handed.get("telephone")):
        errors["telephone"] = "Hãy ghi số điện thoại, như 0205 3812 345."
    return errors


def _check_report(handed: FormData) -> dict[str, str]:
    errors, nil = _too_long(handed, "text"), bool(handed.get("nil"))
    if nil and (handed.get("text") or handed.uploads or any(handed.figures.values())):
        errors["nil"] = "Đã chọn “Không có nội dung báo cáo” thì không ghi nội dung, số liệu hay tệp; hãy bỏ một bên."
    if handed.get("text") and not says_something(handed.get("text")):
        errors["text"] = "Nội dung không có chữ hay số nào đọc được; hãy ghi lại."
    return errors


def _check_extend(handed: FormData) -> dict[str, str]:
    errors = _too_long(handed, "reason")
    if parse_day(handed.get("until")) is None:
        errors["until"] = "Hãy chọn ngày, hoặc viết như 25/02/2022."
    if not says_something(handed.get("reason")):
        errors["reason"] = "Hãy nêu lý do."
    return errors


def _check_disown(handed: FormData) -> dict[str, str]:
    return _too_long(handed, "reason") or ({} if says_something(handed.get("reason")) else {"reason": "Hãy nêu lý do."})


def parse_day(text: str) -> dt.date | None:
    """2022-02-25, as a browser's calendar gives it, or 25/02/2022."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text)
    except ValueError:
        return None


CHECKS: dict[str, Callable[[FormData], dict[str, str]]] = {
    "acknowledge": _check_acknowledge,
    "report": _check_report,
    "extend": _check_extend,
    "disown": _check_disown,
}
"""By act."""
