"""The bytes of a mail -> Incoming: who writes, which letters it answers, its own words, its files. Pure.

What cannot be read is left out or replaced; hostile bytes make a poor Incoming, never an exception.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from typing import Any

from tasks.inbox.automatic import why_automatic
from tasks.inbox.html_text import to_text
from tasks.inbox.own_words import own_words
from tasks.inbox.sender_authentication import authentic
from tasks.storage.attachments import File

LONGEST = 100_000
"""Characters of a mail's text that are kept."""

LONGEST_HEADER = 20_000
"""Characters of a header that are looked at; References of a long exchange have some thousand."""

TOKEN = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
"""The part before the @ of our own Message-IDs (tasks/delivery/deliver.py), which a reply address may carry too."""

WORDS = ("text/plain", "text/html", "text/enriched")
"""Parts that hold what a person wrote, if they are no files."""

PARTS = 200
"""Parts of one mail that are looked at; a mail of people has a handful."""


@dataclass(frozen=True)
class Incoming:
    """A mail as far as matching needs it. `own` is its text without what it quotes; `answers` are the Message-IDs
    in its In-Reply-To and References, `tokens` the reply tokens in its addresses and subject; `genuine` is None when
    our own server did not say whether the sender is who he says; `automatic` says why no person wrote it.
    """

    key: str
    letter_id: str
    sender: str
    subject: str
    text: str
    own: str
    answers: tuple[str, ...]
    tokens: tuple[str, ...]
    files: tuple[File, ...]
    genuine: bool | None
    automatic: str
    mail: EmailMessage


def parse(raw: bytes, authserv_id: str) -> Incoming:
    """Read a mail. The same mail has the same key, by whatever way and however often it came.

    The key is a SHA-256 over Message-ID, sender, body and our server's word on its sender: trace headers differ
    between two copies, and a forged copy must not hide the true one.
    """
    mail: EmailMessage = message_from_bytes(raw, policy=default)
    sender = _one_address(_values(mail, "From"))
    letter_id = "".join(_values(mail, "Message-ID")[:1]).strip().strip("<>")
    genuine = authentic(_pairs(mail), sender, authserv_id)
    body = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[-1]
    facts = (letter_id.encode(), sender.encode(), str(genuine).encode(), body if letter_id else raw)
    text = _text(mail)
    subject = " ".join(" ".join(_values(mail, "Subject")).split())
    to = _values(mail, "To") + _values(mail, "Cc") + _values(mail, "Delivered-To") + _values(mail, "X-Original-To")
    answers = re.findall(r"<([^<>\s]{3,400})>", " ".join(_values(mail, "In-Reply-To") + _values(mail, "References")))
    return Incoming(
        key=hashlib.sha256(b"\0".join(hashlib.sha256(fact).digest() for fact in facts)).hexdigest(),
        letter_id=_clean(letter_id)[:998],
        sender=sender,
        subject=subject[:1000],
        text=text,
        own=own_words(text),
        answers=tuple(dict.fromkeys(answers)),
        tokens=tuple(dict.fromkeys(TOKEN.findall(" ".join([*to, subject]).lower()))),
        files=tuple(_files(mail)),
        genuine=genuine,
        automatic=_automatic(mail, subject),
        mail=mail,
    )


def _pairs(mail: EmailMessage) -> list[tuple[str, str]]:
    """The headers as they stand, unfolded; by `raw_items`, for the parsed ones may raise on hostile values."""
    return [(name.lower(), " ".join(_clean(str(value)).split())) for name, value in mail.raw_items()]


def _values(mail: EmailMessage, name: str) -> list[str]:
    """All values of a header, decoded; a value that the library cannot decode as it stands."""
    found = []
    for key, value in mail.raw_items():
        if key.lower() != name.lower():
            continue
        try:
            said = str(default.header_fetch_parse(key, str(value)[:LONGEST_HEADER]))
        except Exception:  # the header parser fails on some hostile values with IndexError, AttributeError and others
            said = str(value)[:LONGEST_HEADER]
        found.append(_clean(said))
    return found


def _one_address(values: list[str]) -> str:
    """The sender, where there is exactly one; else "", and nobody is believed to have written it."""
    try:
        addresses = [address for _, address in getaddresses(values) if "@" in address]
    except RecursionError:  # a thousand brackets within each other
        return ""
    return addresses[0].lower() if len(addresses) == 1 and len(values) == 1 else ""


def _automatic(mail: EmailMessage, subject: str) -> str:
    """Why no person wrote this; "" when nothing says so."""
    headers = [(name, value) for name, value in _pairs(mail) if name != "list-unsubscribe-post"]
    return why_automatic(headers, subject, [mail.get_content_type(), *(p.get_content_type() for p in _leaves(mail))])


def _leaves(mail: EmailMessage) -> list[EmailMessage]:
    """The parts that hold something, in order; a mail that is enclosed is a file, not looked into."""
    found: list[EmailMessage] = []
    waiting: list[Any] = [mail]
    while waiting and len(found) < PARTS:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting[:0] = part.get_payload()
        else:
            found.append(part)
    return found


def _is_file(part: EmailMessage) -> bool:
    named = bool(_file_name(part)) or part.get_content_disposition() == "attachment"
    picture_in_text = part.get_content_maintype() == "image" and bool(part.get("Content-ID"))
    if picture_in_text and part.get_content_disposition() != "attachment":
        return False  # the logo of a signature
    return named or part.get_content_maintype() not in ("text", "multipart")


def _file_name(part: EmailMessage) -> str:
    try:
        return _clean(part.get_filename() or "")
    except Exception:  # as for headers
        return "tệp không đọc được tên"


def _files(mail: EmailMessage) -> list[File]:
    if mail.get_content_type() == "multipart/report":
        return []
    return [
        File(_file_name(part)[:200] or "tệp không tên", part.get_content_type(), _bytes(part))
        for part in _leaves(mail)
        if _is_file(part)
    ]


def _bytes(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # a broken encoding
        payload = None
    if isinstance(payload, bytes):
        return payload
    return part.as_bytes() if part.is_multipart() else str(part.get_payload()).encode("utf-8", "replace")


def _text(mail: EmailMessage) -> str:
    """Its plain text, or that of its HTML where it has none."""
    words = [part for part in _leaves(mail) if part.get_content_type() in WORDS and not _is_file(part)]
    plain = [said for part in words if part.get_content_type() != "text/html" and (said := _decode(part)).strip()]
    texts = plain or [to_text(_decode(part)) for part in words]
    return _clean("\n".join(texts))[:LONGEST].strip()


def _decode(part: EmailMessage) -> str:
    charset = str(part.get_param("charset") or "utf-8")
    try:
        return _bytes(part).decode(charset, "replace")
    except (LookupError, ValueError):
        return _bytes(part).decode("utf-8", "replace")


def _clean(text: str) -> str:
    """NFC, without NUL (PostgreSQL keeps none), lone surrogates and characters that turn a line around."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", "", whole))
