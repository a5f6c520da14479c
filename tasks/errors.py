"""One error for what a person asked and cannot have: it says what is wrong, where, and what to do."""

from pydantic import ValidationError

WORDS = {
    "extra_forbidden": "không có khóa này; hãy xem lại chính tả hoặc bỏ đi",
    "missing": "thiếu, cần điền",
    "string_type": "phải là chữ",
    "int_type": "phải là số nguyên",
    "bool_type": "phải là true hoặc false",
    "date_from_datetime_parsing": "không phải là ngày; hãy viết như 2022-01-24",
    "date_parsing": "không phải là ngày; hãy viết như 2022-01-24",
    "date_type": "không phải là ngày; hãy viết như 2022-01-24",
}


class Refused(Exception):
    """A request that was refused; nothing was changed."""


def explain(error: ValidationError) -> str:
    """A validation error as lines of `place: what is wrong`, places counted from 1 as a person counts."""
    lines = []
    for item in error.errors():
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in item["loc"])
        message = WORDS.get(item["type"], item["msg"].removeprefix("Value error, "))
        lines.append(f"  {place or '(chung)'}: {message}")
    return "\n".join(lines)
