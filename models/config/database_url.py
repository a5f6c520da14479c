"""The address of the database: shown without its secrets, and kept out of what a server answers."""

import re

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from models.config.secrets import SECRET_KEYS, hide
from models.errors import BadSettings


def parse_database_url(url: str) -> URL:
    """The address in its parts. Raises BadSettings, without a word of the address, where it is none.

    A password whose @, / or : is written as it is ends up in the name of the host (RFC 3986, 3.2).
    """
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        found = URL.create("")
    if not found.drivername or not re.fullmatch(r"[\w.:%-]*", found.host or ""):
        raise BadSettings(
            "địa chỉ cơ sở dữ liệu (database_url) không đọc được; trong mật khẩu, ký tự khác chữ và số phải viết "
            "theo mã, như %40 thay cho @"
        )
    return found


def database_words(url: URL) -> str:
    """Where a database is, for a sentence: neither the account nor what stands behind the question mark."""
    return str(URL.create(url.drivername, host=url.host, port=url.port, database=url.database))


def without_secrets(text: str, url: URL) -> str:
    """What a server said, without the secrets of its address."""
    for secret in (url.password, *_asked(url)):
        text = hide(text, secret or "")
    return text


def _asked(url: URL) -> list[str]:
    """The secrets behind the question mark, where psycopg takes a password too."""
    values = [value for key, value in url.query.items() if re.search(SECRET_KEYS, key, re.IGNORECASE)]
    return [one for value in values for one in ([value] if isinstance(value, str) else value)]
