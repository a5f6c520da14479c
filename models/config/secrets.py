"""Secrets are never in a file: a channel's URL names an environment variable, `${DONDOC_SMTP_PASSWORD}`."""

import os
import re
from base64 import b64encode
from typing import Annotated
from urllib.parse import quote

from pydantic import AfterValidator

from models.errors import BadSettings
from models.text import tr

NO_SECRET = "không ghi mật khẩu vào tệp cấu hình; hãy viết ${TÊN_BIẾN} và đặt biến môi trường"
SECRET_KEYS = "pass|password|passwd|pwd|token|apikey|api_key|key|secret|auth"
LONG_TOKEN = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z])[\w-]{20,}", re.ASCII)
"""What services give out as tokens; no name of a room or person looks like it."""


def has_secret(url: str) -> bool:
    """True when a channel's URL carries a password or a token that is written out.

    That is what stands after the account's colon, in a query key that names one, and in a chat channel's own URL
    any long word of letters and digits, or an account with a colon (tgram://123:abc/…).
    """
    scheme, parted, rest = url.partition("://")
    path, _, query = rest.partition("?")
    account, at, _ = path.rpartition("@")
    written = [word for _, word in re.findall(rf"(?:^|&)({SECRET_KEYS})=([^&]*)", query, re.IGNORECASE)]
    if at and not re.match(r"[^/:]*:\d+/", account):  # host:port/someone@… names no account
        written.append(account.partition(":")[2])
    elif parted and not at and (found := re.match(r"[^/:$]*:(?!\d*(?:/|$))([^/]*)", path)):
        written.append(found[1])
    if not re.match(r"(mailtos?|sqlite|postgresql)\b", scheme):
        written += [word for word in re.split(r"[/@:]", path) if LONG_TOKEN.fullmatch(word)]
    return any(word and not re.fullmatch(r"\$\{\w+\}", word) for word in written)


def expand_secrets(url: str, environment: dict[str, str] | None = None) -> str:
    """A channel's URL with its ${VARIABLES} filled in, for use at the moment of sending only.

    A variable may hold any characters: they are quoted as a URL wants them (RFC 3986, 2.1).

    Raises BadSettings when a variable is not set.
    """
    values = os.environ if environment is None else environment

    def fill(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise BadSettings(tr("chưa đặt biến môi trường {variables} mà địa chỉ kênh cần đến", variables=found[1]))
        return quote(values[found[1]], safe="")

    return re.sub(r"\$\{(\w+)\}", fill, url)


def hide(text: str, secret: str) -> str:
    """A server's words without a secret that it echoes: as it is, as URLs and base64 write it, alone or within more."""
    if not secret:
        return text
    for written in sorted({secret, quote(secret, safe=""), quote(secret), repr(secret)[1:-1]}, key=len, reverse=True):
        text = text.replace(written, "…")
    cores = [core for shift in range(3) if len(core := _base64_core(secret.encode(), shift)) >= 6]
    return re.sub(rf"[\w+/=-]*(?:{'|'.join(map(re.escape, cores))})[\w+/=-]*", "…", text) if cores else text


def _base64_core(secret: bytes, shift: int) -> str:
    """What base64 makes of the secret alone, where it begins so many bytes into a group of three (RFC 4648, 4)."""
    written = b64encode(b"\0" * shift + secret).decode().rstrip("=")
    whole = (shift + len(secret)) * 8 // 6
    return written[-(-shift * 8 // 6) : whole]


def _without_secret(url: str) -> str:
    if has_secret(url):
        raise ValueError(NO_SECRET)
    return url


ChannelUrl = Annotated[str, AfterValidator(_without_secret)]
"""The URL of a channel as the configuration may have it."""
