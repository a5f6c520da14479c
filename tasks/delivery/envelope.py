"""The envelope of a mail: MAIL, RCPT, DATA, and what a server answers to each (RFC 5321, 3.3)."""

import smtplib
from functools import lru_cache
from typing import NamedTuple

from models.text import tr

GO_ON = 354
"""The server waits for the mail itself."""


class EnvelopeRefused(NamedTuple):
    """The first of the commands of an envelope that was not taken, by its number (0 is MAIL), and the server's answer.

    `waits`: the server took a later one, and now waits for the mail itself.
    """

    number: int
    code: int
    text: bytes
    waits: bool


def send_envelope(session: smtplib.SMTP, commands: list[str], *, announced: bool) -> EnvelopeRefused | None:
    """What the server answers to an envelope, up to the first refusal; `announced`: it was sent already, as a whole."""
    refused: EnvelopeRefused | None = None
    for number, command in enumerate(commands):
        try:
            code, text = session.getreply() if announced else session.docmd(command)
        except smtplib.SMTPServerDisconnected:
            if refused:
                return refused  # what it said before it hung up
            raise
        if code == GO_ON and command == "DATA":
            return refused and refused._replace(waits=True)
        if not refused and (command == "DATA" or not is_positive(code)):
            refused = EnvelopeRefused(number, code, text, waits=False)
            if not announced:
                break
    return refused


@lru_cache(maxsize=4096)
def path_of(address: str) -> str:
    """An address as MAIL and RCPT say it. Raises ValueError for one that is not ASCII, or has a line break in it."""
    if not address.isascii() or "\r" in address or "\n" in address:
        raise ValueError(tr("địa chỉ không hợp lệ: {address!r}", address=address))
    return smtplib.quoteaddr(address)


def is_positive(code: int) -> bool:
    """True for an answer that takes what was said (RFC 5321, 4.2.1)."""
    return 200 <= code < 300


def as_text(raw: bytes | str) -> str:
    """The words of an answer."""
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
