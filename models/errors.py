"""The one kind of error that is written for the person at the screen, and the words for a value's mistakes."""

import errno
from collections.abc import Iterable, Mapping
from typing import Any

from models.text import mark_text, tr


class UserError(Exception):
    """Its message says what is wrong, where, and what to do; it is shown as it is, without a traceback."""

    exit_status = 1
    """What the program ends with."""


_OS_WORDS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.EISDIR: "đây là thư mục, không phải là tệp",
    errno.EEXIST: "đã có tệp hay thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "hệ thống không cho phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã hết chỗ",
    errno.EDQUOT: "đã dùng hết dung lượng được cấp",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ELOOP: "liên kết vòng quanh",
    errno.EIO: "ổ đĩa hỏng, không đọc ghi được",
    errno.EMFILE: "đang mở quá nhiều tệp",
}


def os_words(error: OSError) -> str:
    """Why the operating system refused a file; in its own words where the reason is a rare one."""
    return mark_text(_OS_WORDS.get(error.errno or 0, error.strerror or str(error)))


MISCONFIGURED = 78
"""The exit status of a service that no start will mend (EX_CONFIG of sysexits.h); docs/systemd starts none anew."""


class Misconfigured(UserError):
    """What is configured cannot be served; a person must change it first."""

    exit_status = MISCONFIGURED


class BadSettings(UserError, ValueError):
    """The configuration cannot be used; the message has one line for each mistake."""


FAMILIES = {
    "string": "phải là chữ",
    "int": "phải là số nguyên",
    "bool": "phải là true hoặc false",
    "date": "không phải là ngày; hãy viết như 2022-01-24",
    "datetime": "không phải là thời điểm; hãy viết như 2022-01-24T08:00:00",
    "time": "không phải là giờ; hãy viết như “08:00”",
    "path": "phải là chữ",
    "list": "phải là một danh sách, viết trong [ ]",
    "tuple": "phải là một danh sách, viết trong [ ]",
    "model": "phải là một bảng",
    "dict": "phải là một bảng",
}
"""What a value must be, by the first word of pydantic's name for the mistake (int_type, int_parsing ...)."""

MISTAKES = {
    "extra_forbidden": "không có khóa này; hãy xem lại chính tả hoặc bỏ đi",
    "missing": "thiếu, cần điền",
    "too_short": "cần ít nhất {min_length} phần tử",
    "string_too_short": "không được để trống",
    "string_too_long": "dài quá {max_length} ký tự",
    "too_long": "nhiều phần tử quá, chỉ được {max_length}",
    "enum": "phải là một trong: {expected}",
    "literal_error": "phải là một trong: {expected}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "không được quá {le}",
}
"""The mistakes that need a sentence of their own."""


def mistake_words(kind: str, message: str, context: Mapping[str, Any]) -> str:
    """One of pydantic's errors, by its type, message and context, as an officer understands it."""
    known = MISTAKES.get(kind) or FAMILIES.get(kind.split("_")[0])
    if known is None:
        return mark_text(context["error"]) if "error" in context else message.removeprefix("Value error, ")
    return tr(known, **{name: _either(value) for name, value in context.items()})


def _either(value: Any) -> Any:
    """pydantic's 'a', 'b' or 'c' of a closed list, as a sentence has it."""
    *others, last = value.split(" or ") if isinstance(value, str) else [value]
    return tr("{others} hoặc {last}", others=" ".join(others), last=last) if others else last


def place_words(path: Iterable[int | str]) -> str:
    """Where a mistake is, as calendar.days_off.1: a person counts from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or mark_text("(chung)")
