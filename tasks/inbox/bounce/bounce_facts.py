"""What a server says of a letter that it could not deliver: in the words of RFC 3464, or in those of its maker. Pure.

Standard notifications are read field by field, with the liberties that servers take: other containers, missing types,
encoded parts (RFC 3464, 6533). What follows no standard is recognised by flufl.bounce, and only where a server wrote.
"""

import base64
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_string
from email.message import Message as Part
from typing import Literal

from flufl.bounce import all_failures

BounceOutcome = Literal["failed", "delayed", "full", "refused"]

STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
RETURNED_TYPES = ("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")
MOST_RECIPIENTS = 50
"""Recipients of one notification that are looked at; a letter of ours has one."""

LONGEST = 100_000
"""Characters of a part that are looked at."""

FULL = re.compile(
    r"\b[45]\.2\.2\b|mailbox (is )?full|over ?quota|quota exceeded|exceed\w* (\w+ ){0,3}quota|inbox is full|"
    r"(mailbox|disk|storage) (size )?(limit|quota|space)[^.]{0,40}exceeded|insufficient (storage|mailbox)|"
    r"out of storage space|hộp thư (đã )?đầy",
    re.IGNORECASE,
)
"""The mailbox is there, and has no room (RFC 3463, 3.3: X.2.2)."""

REFUSED = re.compile(
    r"\b5\.7\.\d+|\b5\.3\.4\b|\b5\.2\.3\b|message (size )?(is )?(too (large|big)|exceeds)|"
    r"black ?list|block ?list|\b(spam|dmarc|dkim|spf)\b|policy (violation|reasons?|restriction)",
    re.IGNORECASE,
)
"""The other server will not take this letter, or nothing of ours: policy, size (RFC 3463, 3.3 to 3.8)."""

NO_ADDRESS = re.compile(
    r"\b5\.1\.(?:[0-46]|10)\b|\b5\.2\.1\b|(user|recipient|mailbox|account|address)( name)? (is )?"
    r"(unknown|not found|does not exist|disabled)|"
    r"(unknown|no such) (user|recipient|mailbox)|recipientnotfound",
    re.IGNORECASE,
)
"""The address is none, whatever else is said (RFC 3463, 3.2)."""

FAILED_LINE = re.compile(
    r"^[ \t]*(?:Failed (?:address|recipient)(?:\(?s\)?|es)?|Intended recipients?)[ \t]*:[ \t]*"
    r"<?([^\s<>,;]+@[^\s<>,;]+)>?",
    re.MULTILINE | re.IGNORECASE,
)
"""The line in which MDaemon and Haraka name whom they could not reach; flufl.bounce does not know them."""

DAEMONS = re.compile(r"\b(mailer-daemon|mail-daemon|postmaster|mdaemon|microsoftexchange\w*)\b@?", re.IGNORECASE)
MESSAGE_ID = re.compile(r"<([^<>\s]{3,400})>")
NAMED = re.compile(r"^[ \t>]*(?:X-Original-)?Message-ID:\s*<([^<>\s]{3,400})>", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Undelivered:
    """One recipient that a server speaks of: the address, what came of it, the server's words."""

    address: str
    outcome: BounceOutcome
    words: str


def undelivered(mail: Part) -> tuple[Undelivered, ...]:
    """The recipients whose letter did not arrive, not yet, was refused, or found no room; none for other mails."""
    standard = [found for block in _blocks(mail) for found in _of_block(block)]
    found = standard or (list(_of_words(mail)) if written_by_server(mail) else [])
    return tuple(dict.fromkeys(found))[:MOST_RECIPIENTS]


def returned_letters(mail: Part) -> tuple[str, ...]:
    """The Message-IDs of the letters that a notification is about, likeliest first."""
    found: list[str] = []
    for part in _parts(mail):
        if part.get_content_type() in (*RETURNED_TYPES, *STATUS_TYPES):
            found += NAMED.findall(_source(part))
    found += NAMED.findall("\n".join(_texts(mail)))
    for name in ("X-Original-Message-ID", "In-Reply-To", "References"):
        found += MESSAGE_ID.findall(" ".join(_raw(mail, name)))
    return tuple(dict.fromkeys(found))[:20]


def written_by_server(mail: Part) -> bool:
    """True for what says that no person sent it: an empty return path, a daemon's name, a list of failed addresses."""
    if mail.get_content_type() == "multipart/report" or _raw(mail, "X-Failed-Recipients"):
        return True
    empty = any(value.strip() == "<>" for value in _raw(mail, "Return-Path"))
    return empty or any(DAEMONS.search(value) for value in _raw(mail, "From"))


def _raw(mail: Part, name: str) -> list[str]:
    """The values of a header as they stand: the library's own reading of hostile ones may take long, or fail."""
    return [str(value)[:20_000] for key, value in mail.raw_items() if key.lower() == name.lower()]


def _plain(value: object) -> str:
    return " ".join(str(value)[:2000].split())


def _parts(mail: Part) -> Iterator[Part]:
    """The parts of the notification, without those of the letter that it returns."""
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        yield part
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting[:0] = [inner for inner in payload if isinstance(inner, Part)]


def _source(part: Part) -> str:
    """What a part holds, as text, whatever the library made of it; base64 and quoted-printable are undone."""
    payload = part.get_payload()
    blocks = [_as_it_came(inner) for inner in payload if isinstance(inner, Part)] if isinstance(payload, list) else []
    text = ("\n".join(blocks) if blocks else str(payload))[:LONGEST]
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    raw = text.encode("utf-8", "surrogateescape" if text.isascii() else "replace")
    with suppress(ValueError):
        if encoding == "base64":
            return base64.b64decode(raw).decode("utf-8", "replace")
        if encoding == "quoted-printable":
            return quopri.decodestring(raw).decode("utf-8", "replace")
    return _eight_bit(text)


def _as_it_came(part: Part) -> str:
    """A part within a part, its fields unencoded: of a status these are all, of a letter what is looked for."""
    said = "".join(f"{name}: {value}\n" for name, value in part.raw_items())
    payload = part.get_payload()
    return f"{said}\n{payload}" if isinstance(payload, str) else said


def _eight_bit(text: str) -> str:
    """Text whose bytes beyond ASCII the library kept as surrogates, read as UTF-8."""
    try:
        return text.encode("ascii", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # it was decoded already
        return text


def _blocks(mail: Part) -> Iterator[Part]:
    """The groups of fields of the notification (RFC 3464, 2.1): one of the message, then one of each recipient."""
    for part in _parts(mail):
        if part.get_content_type() in STATUS_TYPES:
            for block in re.split(r"\r?\n(?:[ \t]*\r?\n)+", _source(part).strip()):
                yield message_from_string(block)


def _of_block(block: Part) -> Iterator[Undelivered]:
    action, status = _field(block, "Action").lower(), _field(block, "Status")
    words = f"{status} {_typed(_field(block, 'Diagnostic-Code'))}".strip()[:300]
    address = _address(_field(block, "Original-Recipient")) or _address(_field(block, "Final-Recipient"))
    if not address:
        return
    if action.startswith("delayed"):
        yield Undelivered(address, "delayed", words)
    elif action.startswith(("fail", "error")):
        yield Undelivered(address, _outcome(words), words)


def _outcome(words: str) -> BounceOutcome:
    """What a server that gave up says by its code and words: of the mailbox, of our letter, or of the address."""
    if FULL.search(words):
        return "full"
    return "refused" if REFUSED.search(words) and not NO_ADDRESS.search(words) else "failed"


def _field(block: Part, name: str) -> str:
    return _plain(block.get(name, ""))


def _typed(value: str) -> str:
    """The value of a `type; value` field (RFC 3464, 2.1.2); some servers leave the type out."""
    kind, mark, rest = value.partition(";")
    return rest.strip() if mark and re.fullmatch(r"[\w-]+", kind.strip()) else value.strip()


def _address(value: str) -> str:
    """The address of a recipient, with the escapes of RFC 6533 undone; "" for what is none."""
    plain = re.sub(r"\\x\{([0-9A-Fa-f]{2,6})\}", lambda found: chr(int(found[1], 16) % 0x110000), _typed(value))
    found = re.search(r"[^\s<>\"(),;:]+@[^\s<>\"(),;:]+", plain)
    return found[0].lower() if found else ""


def _of_words(mail: Part) -> Iterator[Undelivered]:
    try:
        temporary, permanent = all_failures(mail)
    except Exception:  # its detectors fall over some mails; such a one waits for a person
        return
    text = "\n".join(_texts(mail))
    failed = {one.decode("ascii", "replace").lower() for one in permanent}
    for address in sorted(failed or {one.lower() for one in FAILED_LINE.findall(text.split("\n---", 1)[0])}):
        words = _said_of(text, address)
        yield Undelivered(address, _outcome(words), words)
    for address in sorted(one.decode("ascii", "replace").lower() for one in temporary):
        yield Undelivered(address, "delayed", _said_of(text, address))


def _texts(mail: Part) -> Iterator[str]:
    for part in _parts(mail):
        if part.get_content_maintype() == "text":
            yield _source(part)


def _said_of(text: str, address: str) -> str:
    """The server's words on an address: what stands behind it, up to the letter that it returns."""
    at = text.lower().find(address)
    behind = text[at : at + 600] if at >= 0 else text[:300]
    cut = re.split(r"\n-{3}|\n\s*(?:Return-Path|Received|Message-ID):", behind, maxsplit=1)[0]
    return " ".join(cut.split())[:300]
