"""The bytes of a mail -> Incoming: who writes, which letters it answers, its own words, its files. Pure.

What cannot be read is left out or replaced. A mail beyond all measure ends in TooMuch or RecursionError: it is read
in a child process (tasks/inbox/mail/mail_reader.py), and what ends there waits for a person.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from tasks.inbox.answer.automatic import why_automatic
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.bounce.bounce_facts import Undelivered, returned_letters, undelivered
from tasks.inbox.mail.from_header import plain_address, sent_by_another, sound_head
from tasks.inbox.mail.html_text import to_text
from tasks.inbox.mail.sender_authentication import authentic
from tasks.inbox.mail.tnef import unpack_tnef
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

LINES_OF_DASHES = 5_000
"""Lines that may begin a part; beyond them the library would take a minute."""

LONGEST_HEAD = 200_000
"""Bytes of all headers together; servers refuse mails far below it."""

ENCLOSED = 50
"""Mails within each other, or beside each other, in one mail."""


class TooMuch(ValueError):
    """A mail made of more than any mail of people; the message, in Vietnamese, says of what."""


@dataclass(frozen=True)
class Incoming:
    """A mail as far as matching needs it. `own` is its text without what it quotes; `answers` are the Message-IDs
    in its In-Reply-To and References, `tokens` the reply tokens in its addresses and subject; `genuine` is None when
    our own server did not say whether the sender is who he says; `automatic` says why no person wrote it; `strange`
    why its head leaves open who wrote it, and then `genuine` is never True. `undelivered` is what a server says of
    letters, `returned`, that did not arrive. `vouched` names an officer who answers for the sender.
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
    strange: str = ""
    undelivered: tuple[Undelivered, ...] = ()
    returned: tuple[str, ...] = ()
    vouched: str = ""


def parse(raw: bytes, authserv_id: str, inner: tuple[str, ...] = ()) -> Incoming:
    """Read a mail; `inner` as for `authentic`. The same mail has the same key, however often it came.

    The key is a SHA-256 over Message-ID, sender, body and our server's word on its sender: trace headers differ
    between two copies, and a forged copy must not hide the true one. Raises TooMuch, RecursionError.
    """
    _check_measure(raw)
    mail: EmailMessage = message_from_bytes(raw, policy=default)
    address = plain_address(_raw_values(mail, "From"))
    strange = _strange(mail, raw, address)
    sender = address or " | ".join(_values(mail, "From"))[:300]
    letter_id = "".join(_values(mail, "Message-ID")[:1]).strip().strip("<>")
    genuine = None if strange else authentic(_pairs(mail), sender, authserv_id, inner)
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
        files=tuple(unpack_tnef(_files(mail), words=bool(text))),
        genuine=genuine,
        automatic=_automatic(mail, subject),
        strange=strange,
        undelivered=undelivered(mail),
        returned=returned_letters(mail),
    )


def _check_measure(raw: bytes) -> None:
    if not re.search(rb"\n\r?\n", raw[:LONGEST_HEAD]) and len(raw) > LONGEST_HEAD:
        raise TooMuch("phần đầu thư quá dài")
    if sum(1 for _ in re.finditer(rb"^--", raw, re.MULTILINE)) > LINES_OF_DASHES:
        raise TooMuch("thư có quá nhiều phần")
    if raw.lower().count(b"message/rfc822") > ENCLOSED:
        raise TooMuch("thư có quá nhiều thư lồng trong nhau")


def _strange(mail: EmailMessage, raw: bytes, address: str) -> str:
    """Why the head leaves open who wrote the mail; "" when it is one plain address of one From."""
    if not address:
        return "dòng From không ghi đúng một địa chỉ thư rõ ràng, không tin được là của ai"
    if not sound_head(raw):
        return "phần đầu thư viết sai quy cách, không tin được là của ai"
    if sent_by_another(_raw_values(mail, "Sender"), address):
        return "người gửi hộ (Sender) thuộc tên miền khác với địa chỉ ở dòng From"
    return ""


def _pairs(mail: EmailMessage) -> list[tuple[str, str]]:
    """The headers as they stand, unfolded; by `raw_items`, for the parsed ones may raise on hostile values."""
    return [(name.lower(), " ".join(_clean(str(value)).split())) for name, value in mail.raw_items()]


def _raw_values(mail: EmailMessage, name: str) -> list[str]:
    return [str(value) for key, value in mail.raw_items() if key.strip().lower() == name.lower()]


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


def _automatic(mail: EmailMessage, subject: str) -> str:
    """Why no person wrote this; "" when nothing says so."""
    headers = [(name, value) for name, value in _pairs(mail) if name != "list-unsubscribe-post"]
    return why_automatic(headers, subject, [mail.get_content_type(), *(p.get_content_type() for p in _leaves(mail))])


def _leaves(mail: EmailMessage) -> list[EmailMessage]:
    """The parts that hold something, in order; a mail that is enclosed is a file, not looked into."""
    found: list[EmailMessage] = []
    waiting: list[Any] = [mail]
    while waiting:
        if len(found) >= PARTS:
            raise TooMuch("thư có quá nhiều phần")
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
    """The text by its charset; as UTF-8 where that fits better, for some programs call everything ASCII."""
    content, charset = _bytes(part), str(part.get_param("charset") or "utf-8")
    for name, errors in ((charset, "strict"), ("utf-8", "strict"), (charset, "replace")):
        try:
            return content.decode(name, errors)
        except (LookupError, ValueError):
            continue
    return content.decode("utf-8", "replace")


def _clean(text: str) -> str:
    """NFC, without NUL (PostgreSQL keeps none), lone surrogates and characters that turn a line around."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", "", whole))
