"""What a person writes into a file as one line: names, codes and addresses, held to what can be seen and sent."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator

from models.text import mark_text, tr, trn

LONGEST = 300
"""Characters of a name."""
_PATH = re.compile(r"[/\\]|^\.+$|^~")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Unicode categories: controls, marks of direction and the like, halves of characters, private ones, line breaks."""


def seen_line(text: str) -> str:
    """The text as one line of what can be seen: for words that came from elsewhere."""
    return " ".join("".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text).split())


def check_line(text: str) -> str:
    """The text, if it is one line without control characters, marks of direction and other characters that are not
    seen. Raises ValueError."""
    for letter in text:
        if unicodedata.category(letter) in _UNSEEN:
            raise ValueError(
                tr("có ký tự xuống dòng hoặc ký tự không nhìn thấy (U+{code:04X}); hãy gõ lại", code=ord(letter))
            )
    if len(text) > LONGEST:
        raise ValueError(trn("dài quá {count} ký tự", LONGEST))
    return text


def check_name(text: str) -> str:
    """The same for a name, which is not empty."""
    if not text.strip():
        raise ValueError("không được để trống")
    return check_line(text)


def check_code(code: str) -> str:
    """The same for a code, which is no path: it names files and stands in commands."""
    check_name(code)
    if _PATH.search(code) or code != code.strip():
        raise ValueError(
            tr("mã “{code}” không dùng được; mã không có dấu gạch chéo, không là dấu chấm hay khoảng trắng", code=code)
        )
    return code


def check_address(address: str) -> str:
    """The address, if it is a plain one in ASCII (RFC 5321, 4.1.2: a dot-atom and a domain). Raises ValueError."""
    check_line(address)
    if not address.strip():
        raise ValueError("chưa ghi địa chỉ thư; hãy viết như baocao@so.example")
    if len(address) > 254 or not _ADDRESS.fullmatch(address) or len(address.split("@")[0]) > 64:
        why = _why_not(address)
        raise ValueError(
            tr(
                "“{address}” không phải là một địa chỉ thư; hãy viết như baocao@so.example, {why}",
                address=address,
                why=mark_text(why),
            )
        )
    return address


def _why_not(address: str) -> str:
    if address.lower().startswith("mailto:"):
        return "bỏ “mailto:”"
    if re.search(r"[<>()\[\]\"]", address):
        return "bỏ dấu ngoặc và tên"
    return "hai dấu chấm không đi liền nhau" if ".." in address else "không dấu, không khoảng trắng"


Line = Annotated[str, AfterValidator(check_line)]
"""One line; empty for none."""
Name = Annotated[str, AfterValidator(check_name)]
"""One line that says something."""
Code = Annotated[str, AfterValidator(check_code)]
"""A name for machines."""
