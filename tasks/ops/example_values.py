"""Which settings still say what the example says: an office that sends with them sends in another's name."""

import re
from collections.abc import Iterator
from typing import Any

from models.config.settings import MailSettings, OfficeSettings, Settings

_EXAMPLE = re.compile(
    r"(?:^|[@./])(?:[\w-]+\.)*(?:example|example\.(?:com|net|org|vn)|tinh-a\.gov\.vn)$", re.IGNORECASE
)


def is_example(address: str) -> bool:
    """Whether a host or an address is one that stands for others (RFC 2606: .example, example.com)."""
    return bool(_EXAMPLE.search(address.strip().rstrip(".")))


def example_settings(settings: Settings) -> list[str]:
    """The keys, such as office.place, whose value is the one of the example office, or names a host of examples."""
    tables = (("office", settings.office, OfficeSettings()), ("mail", settings.mail, MailSettings()))
    found = [
        f"{name}.{key}"
        for name, ours, example in tables
        for key in _TELLING[name]
        if (value := getattr(ours, key)) == getattr(example, key) and value
    ]
    hosts = [key for key, value in _texts(settings.model_dump(mode="json")) if any(map(is_example, _hosts(value)))]
    return list(dict.fromkeys([*found, *hosts]))


_TELLING = {
    "office": ("agency", "parent", "letterhead", "place", "report_to", "telephone", "email"),
    "mail": ("sender", "sender_name"),
}
"""What is another's. Whom to ask and how it is signed are words that fit many."""


def _hosts(value: str) -> list[str]:
    """What in a setting may be a host: of a URL, of an address, or the value itself."""
    url = re.match(r"[a-z]+://([^/?#]*)", value)
    return [re.sub(r":\d*$", "", (url[1] if url else value).rpartition("@")[2])]


def _texts(table: dict[str, Any], head: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _texts(value, f"{head}{key}.")
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                yield f"{head}{key}", text
