"""What can be said of the forms of an agency's page without asking the rows.

Each check gives a sentence for each field that is wrong, by the field's name.
"""

import re
from collections.abc import Callable

from models.enums import Opinion
from portal.form_data import FormData, parse_day, says_something

LONGEST_TEXT = {"text": 20_000, "reason": 2_000, "url": 10_000, "officer": 120, "telephone": 40, "until": 10}
"""Characters of each field."""


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
    errors, nil = _too_long(handed, "text", "url"), bool(handed.get("nil"))
    if nil and (handed.get("text") or handed.uploads or any(handed.figures.values())):
        errors["nil"] = "Đã chọn “Không có nội dung báo cáo” thì không ghi nội dung, số liệu hay tệp; hãy bỏ một bên."
    if handed.get("text") and not says_something(handed.get("text")):
        errors["text"] = "Nội dung không có chữ hay số nào đọc được; hãy ghi lại."
    return errors


def _check_opinion(handed: FormData) -> dict[str, str]:
    errors, text = _too_long(handed, "text"), handed.get("text")
    if handed.get("opinion") not in set(Opinion):
        errors["opinion"] = "Hãy chọn một trong bốn ý kiến."
    elif handed.get("opinion") in (Opinion.AGREE, Opinion.NONE) and text and not errors:
        errors["opinion"] = "Đã ghi nội dung thì chọn “Đồng ý, có góp ý” hoặc “Không đồng ý”; không thì hãy bỏ trống."
    if text and not says_something(text):
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


CHECKS: dict[str, Callable[[FormData], dict[str, str]]] = {
    "acknowledge": _check_acknowledge,
    "report": _check_report,
    "opinion": _check_opinion,
    "extend": _check_extend,
    "disown": _check_disown,
}
"""By act."""
