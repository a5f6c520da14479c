"""Mail by our own SMTP session: one envelope recipient a letter, and the server's code and words kept.

The relay is an Apprise URL (mailto:// or mailtos://); Apprise only reads it. Its own sending returns a single
boolean and opens a connection a mail.
"""

import re
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from models.config.secrets import expand_secrets, hide
from models.config.settings import Settings
from models.states import MessageState
from tasks.delivery.channels.chat import silence_apprise
from tasks.delivery.channels.mime import as_mail
from tasks.delivery.outcome import Channel, Outcome
from tasks.letters.compose import Letter

GO_ON = 354
AUTH_FAILURES = (530, 534, 535, 538)
NO_RECIPIENT_CODES = "nobody@invalid.example"
"""Apprise wants a sender in the URL, and takes it for the recipient too; ours is `mail.sender`."""


@dataclass(frozen=True)
class Relay:
    """A mail server: `secure` is "ssl", "starttls" or "insecure"."""

    host: str
    port: int
    secure: str
    user: str | None
    password: str | None
    to: str | None


def parse_relay(url: str) -> Relay:
    """The mail server that an Apprise URL names. Raises BadSettings or ValueError when it names none.

    Port 465 means TLS from the first byte (RFC 8314, 3.3).
    """
    from apprise import Apprise

    silence_apprise()
    address, _, query = expand_secrets(url).partition("?")
    address = re.sub("@(?=[^/]*@)", "%40", address)  # an account is often a whole address
    found: Any = Apprise.instantiate(f"{address}?from={NO_RECIPIENT_CODES}&{query}", suppress_exceptions=True)
    if not getattr(found, "smtp_host", None):
        raise ValueError("địa chỉ mailto:// không hợp lệ")
    secure = str(found.secure_mode) if found.secure else "insecure"
    if secure == "starttls" and found.port == 465:
        secure = "ssl"
    return Relay(found.smtp_host.strip("[]"), found.port, secure, found.user, found.password, _recipient(found))


def _recipient(found: Any) -> str | None:
    """Whom the URL itself writes to; without a name in it, the account's own mailbox."""
    named = [str(address) for _, address in found.targets if address != NO_RECIPIENT_CODES]
    if named or not found.user:
        return named[0] if named else None
    return found.user if "@" in found.user else f"{found.user}@{found.host}"


class SmtpChannel(Channel):
    """One kept session to one relay; it is opened when first needed and again after it broke."""

    def __init__(self, url: str, settings: Settings) -> None:
        self._url, self._settings = url, settings
        self._session: smtplib.SMTP | None = None
        self._relay: Relay | None = None
        self._carried = False
        self._announced: list[str] | None = None
        """The envelope that the server has and whose letter it waits for."""

    def prepare(self, letter: Letter) -> None:
        """Send the envelope of the letter that comes next, so that the server looks at it while we look once more too.

        Only in a session that is open, to a server that takes several commands at once (RFC 2920). Nothing is lost
        when the letter does not follow: no mail without its end is delivered (RFC 5321, 4.1.1.10).
        """
        if self._announced is not None:
            self._drop()
        if self._session and self._session.has_extn("pipelining"):
            try:
                commands = self._commands(letter.address)
                self._session.send("".join(f"{command}\r\n" for command in commands))
                self._announced = commands
            except ValueError:
                pass  # an address that is none: said of the letter when it is handed over
            except (OSError, smtplib.SMTPException):
                self._drop()

    def send(self, letter: Letter) -> Outcome:
        """Give one letter to the relay. What fails after the final dot is `unknown`, never tried again blindly.

        The server's words are kept without the password, which it may echo.
        """
        outcome = self._hand_over(letter)
        secret = self._relay.password if self._relay else None
        return replace(outcome, text=hide(outcome.text, secret)) if secret and outcome.text else outcome

    def _hand_over(self, letter: Letter) -> Outcome:
        try:
            commands, mail = self._commands(letter.address), as_mail(letter, self._settings)
        except (ValueError, OSError) as error:
            if self._announced is not None:
                self._drop()
            return Outcome(MessageState.REFUSED, text=f"không soạn được thư: {error}")
        try:
            session = self._open()
            if self._announced != commands:
                self.prepare(letter)
                session = self._open()  # another one, where the server had ended the old one
        except smtplib.SMTPAuthenticationError as error:
            return Outcome(MessageState.RETRY, error.smtp_code, "máy chủ thư không nhận tài khoản", stop=True)
        except smtplib.SMTPResponseException as error:
            return Outcome(MessageState.RETRY, error.smtp_code, _text(error.smtp_error), stop=True)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            return Outcome(MessageState.RETRY, text=f"không nối được máy chủ thư: {error}", stop=True)
        return self._transact(session, commands, mail)

    def was_sent(self, letter_id: str) -> bool | None:
        """A relay keeps no record that we can read: a person must look."""
        return None

    def close(self) -> None:
        """End the session politely, unless the server waits for a letter that does not come."""
        if self._announced is not None:
            self._drop()
        if self._session:
            with suppress(OSError, smtplib.SMTPException):
                self._session.quit()
            self._session = None

    def _open(self) -> smtplib.SMTP:
        if self._session:
            return self._session
        self._relay = relay = self._relay or parse_relay(self._url)
        timeout = self._settings.mail.timeout_seconds
        session: smtplib.SMTP
        if relay.secure == "ssl":
            session = smtplib.SMTP_SSL(relay.host, relay.port, timeout=timeout, context=ssl.create_default_context())
        else:
            session = smtplib.SMTP(relay.host, relay.port, timeout=timeout)
        try:
            # The final dot is a packet of its own: Nagle's algorithm would let it wait 40 ms for the one before.
            assert session.sock
            session.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if relay.secure == "starttls":
                session.starttls(context=ssl.create_default_context())
            session.ehlo_or_helo_if_needed()
            if relay.user and relay.password:
                session.login(relay.user, relay.password)
        except Exception:
            session.close()
            raise
        self._session = session
        return session

    def _drop(self) -> None:
        """Forget a session that is of no more use; the next letter opens a new one."""
        self._carried, self._announced = False, None
        if self._session:
            self._session.close()
            self._session = None

    def _commands(self, to: str) -> list[str]:
        """The envelope: MAIL, RCPT, also for the archive's copy, and DATA."""
        recipients = [to, copy] if (copy := self._archive()) else [to]
        sender = f"MAIL FROM:{_path(self._settings.mail.sender)}"
        return [sender, *(f"RCPT TO:{_path(one)}" for one in recipients), "DATA"]

    def _archive(self) -> str:
        return self._settings.archive.address if self._url == self._settings.mail.relay else ""

    def _transact(self, session: smtplib.SMTP, commands: list[str], mail: bytes) -> Outcome:
        """MAIL, RCPT, DATA (RFC 5321, 3.3), each answer looked at by itself. Nothing is given before the final dot."""
        announced, self._announced = self._announced is not None, None
        try:
            if refused := _envelope(session, commands, announced):
                return self._unwanted(session, refused, self._archive())
            body = mail.replace(b"\r\n.", b"\r\n..")  # RFC 5321, 4.5.2; a mail begins with a header
            session.send(body if body.endswith(b"\r\n") else body + b"\r\n")
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Outcome(MessageState.RETRY, text=f"mất kết nối trước khi giao thư: {error}")
        try:
            session.send(b".\r\n")
            code, text = session.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Outcome(MessageState.UNKNOWN, text=f"mất kết nối khi đang giao thư: {error}")
        if _positive(code):
            self._carried = True
            return Outcome(MessageState.SENT, code, _text(text))
        if code < 400:
            self._drop()
            return Outcome(MessageState.UNKNOWN, code, f"máy chủ thư trả lời không hiểu được: {_text(text)}")
        return self._declined(session, code, text)

    def _unwanted(self, session: smtplib.SMTP, refused: "EnvelopeRefused", copy: str) -> Outcome:
        if refused.waits:
            self._drop()  # and no mail without its end is delivered (RFC 5321, 4.1.1.10)
        declined = self._declined(session, refused.code, refused.text)
        if refused.number == 0 and refused.code >= 500:  # it is we who are not wanted, not this recipient
            return replace(declined, state=MessageState.RETRY, stop=True)
        if copy and refused.number == 2:  # no letter goes without its evidence
            why = f"hộp thư lưu {copy} không nhận bản chép: {_text(refused.text)}"
            return replace(declined, state=MessageState.RETRY, text=why, stop=True)
        return declined

    def _declined(self, session: smtplib.SMTP, code: int, raw: bytes | str) -> Outcome:
        """4xx is put off, 5xx refused for good; authentication and 421 concern the whole session.

        A 421 after letters were taken is a limit per session: the next letter tries a new one.
        """
        with suppress(OSError, smtplib.SMTPException):
            session.rset()
        stop = code in AUTH_FAILURES or (code == 421 and not self._carried)
        if code == 421 or session.sock is None:
            self._drop()
        refused = code >= 500 and code not in AUTH_FAILURES
        return Outcome(MessageState.REFUSED if refused else MessageState.RETRY, code, _text(raw), stop)


class EnvelopeRefused(NamedTuple):
    """The first of the commands of an envelope that was not taken, by its number (0 is MAIL), and the server's answer.

    `waits`: the server took a later one, and now waits for the mail itself.
    """

    number: int
    code: int
    text: bytes
    waits: bool


def _envelope(session: smtplib.SMTP, commands: list[str], announced: bool) -> EnvelopeRefused | None:
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
        if not refused and (command == "DATA" or not _positive(code)):
            refused = EnvelopeRefused(number, code, text, waits=False)
            if not announced:
                break
    return refused


@lru_cache(maxsize=4096)
def _path(address: str) -> str:
    """Raises ValueError for an address that is not ASCII, or has a line break in it."""
    if not address.isascii() or "\r" in address or "\n" in address:
        raise ValueError(f"địa chỉ không hợp lệ: {address!r}")
    return smtplib.quoteaddr(address)


def _positive(code: int) -> bool:
    return 200 <= code < 300


def _text(raw: bytes | str) -> str:
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
