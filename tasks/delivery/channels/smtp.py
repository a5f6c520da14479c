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
from typing import Any, NamedTuple

from models.config.secrets import expand_secrets, hide
from models.config.settings import Settings
from models.states import MessageState
from models.text import tr
from tasks.delivery.channels.chat import silence_apprise
from tasks.delivery.channels.mime import as_mail
from tasks.delivery.envelope import EnvelopeRefused, as_text, is_positive, path_of, send_envelope
from tasks.delivery.outcome import Channel, Outcome
from tasks.letters.compose import Letter

AUTH_FAILURES = (530, 534, 535, 538)
PLACEHOLDER_SENDER = "nobody@invalid.example"
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
    found: Any = Apprise.instantiate(f"{address}?from={PLACEHOLDER_SENDER}&{query}", suppress_exceptions=True)
    if not getattr(found, "smtp_host", None):
        raise ValueError("địa chỉ mailto:// không hợp lệ")
    secure = str(found.secure_mode) if found.secure else "insecure"
    if secure == "starttls" and found.port == 465:
        secure = "ssl"
    return Relay(found.smtp_host.strip("[]"), found.port, secure, found.user, found.password, _recipient(found))


def _recipient(found: Any) -> str | None:
    """Whom the URL itself writes to; without a name in it, the account's own mailbox."""
    named = [str(address) for _, address in found.targets if address != PLACEHOLDER_SENDER]
    if named or not found.user:
        return named[0] if named else None
    return found.user if "@" in found.user else f"{found.user}@{found.host}"


class _Announced(NamedTuple):
    """A letter whose envelope has been answered, or of which it is known already that it does not go."""

    letter: Letter
    mail: bytes
    outcome: Outcome | None


class SmtpChannel(Channel):
    """One kept session to one relay, of one thread; it is opened when first needed and again after it broke."""

    def __init__(self, url: str, settings: Settings) -> None:
        self._url, self._settings = url, settings
        self._session: smtplib.SMTP | None = None
        self._relay: Relay | None = None
        self._carried = False
        self._announced: _Announced | None = None

    def prepare(self, letter: Letter) -> None:
        """Send the envelope of the letter that comes next and hear the answers, so that only its words are left.

        Where the server takes several commands at once (RFC 2920) they go in one packet, and the mail is put together
        while it looks at them. Nothing is lost when the letter does not follow: no mail without its end is delivered
        (RFC 5321, 4.1.1.10).
        """
        self._forget()
        try:
            self._announced = self._announce(letter)
        except BaseException:
            self._drop()
            raise

    def send(self, letter: Letter) -> Outcome:
        """Give one letter to the relay. What fails after the final dot is `unknown`, never tried again blindly.

        The server's words are kept without the password, which it may echo.
        """
        if self._announced is None or self._announced.letter != letter:
            self.prepare(letter)
        assert self._announced is not None
        (_, mail, outcome), self._announced = self._announced, None
        outcome = outcome or self._give(mail)
        secret = self._relay.password if self._relay else None
        return replace(outcome, text=hide(outcome.text, secret)) if secret and outcome.text else outcome

    def _announce(self, letter: Letter) -> _Announced:
        try:
            commands = self._commands(letter.address)
        except ValueError as error:
            return _Announced(letter, b"", _unwritable(error))
        session = self._open_or_tell()
        if isinstance(session, Outcome):
            return _Announced(letter, b"", session)
        return self._envelop(session, commands, letter)

    def _open_or_tell(self) -> smtplib.SMTP | Outcome:
        """The session, or why there is none. `crowded` when others that are open may go on."""
        try:
            return self._open()
        except smtplib.SMTPAuthenticationError as error:
            return Outcome(MessageState.RETRY, error.smtp_code, "máy chủ thư không nhận tài khoản", stop=True)
        except smtplib.SMTPResponseException as error:
            code, words = error.smtp_code, as_text(error.smtp_error)
            return Outcome(MessageState.RETRY, code, words, stop=True, crowded=400 <= code < 500)
        except (OSError, smtplib.SMTPException) as error:
            return Outcome(
                MessageState.RETRY, text=tr("không nối được máy chủ thư: {error}", error=error), stop=True, crowded=True
            )
        except ValueError as error:
            return Outcome(MessageState.RETRY, text=tr("không nối được máy chủ thư: {error}", error=error), stop=True)

    def _envelop(self, session: smtplib.SMTP, commands: list[str], letter: Letter) -> _Announced:
        """MAIL, RCPT, DATA (RFC 5321, 3.3), each answer looked at by itself; the mail is put together meanwhile."""
        at_once = session.has_extn("pipelining")
        try:
            if at_once:
                session.send("".join(f"{command}\r\n" for command in commands))
            try:
                mail = as_mail(letter, self._settings)
            except (ValueError, OSError) as error:
                if at_once:
                    self._drop()
                return _Announced(letter, b"", _unwritable(error))
            refused = send_envelope(session, commands, announced=at_once)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            why = tr("mất kết nối trước khi giao thư: {error}", error=error)
            return _Announced(letter, b"", Outcome(MessageState.RETRY, text=why))
        outcome = self._unwanted(session, refused, self._archive()) if refused else None
        return _Announced(letter, mail, outcome)

    def was_sent(self, letter_id: str) -> bool | None:
        """A relay keeps no record that we can read: a person must look."""
        return None

    def close(self) -> None:
        """End the session politely, unless the server waits for a letter that does not come."""
        self._forget()
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

    def _forget(self) -> None:
        """A letter that was announced does not follow: where the server waits for it, that costs the session."""
        if self._announced is not None and self._announced.outcome is None:
            self._drop()
        self._announced = None

    def _drop(self) -> None:
        """Forget a session that is of no more use; the next letter opens a new one."""
        self._carried = False
        if self._session:
            self._session.close()
            self._session = None

    def _commands(self, to: str) -> list[str]:
        """The envelope: MAIL, RCPT, also for the archive's copy, and DATA."""
        recipients = [to, copy] if (copy := self._archive()) else [to]
        sender = f"MAIL FROM:{path_of(self._settings.mail.sender)}"
        return [sender, *(f"RCPT TO:{path_of(one)}" for one in recipients), "DATA"]

    def _archive(self) -> str:
        return self._settings.archive.address if self._url == self._settings.mail.relay else ""

    def _give(self, mail: bytes) -> Outcome:
        """The mail itself, for which the server waits. Nothing is given before the final dot."""
        session = self._session
        assert session
        try:
            body = mail.replace(b"\r\n.", b"\r\n..")  # RFC 5321, 4.5.2; a mail begins with a header
            session.send(body if body.endswith(b"\r\n") else body + b"\r\n")
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Outcome(MessageState.RETRY, text=tr("mất kết nối trước khi giao thư: {error}", error=error))
        try:
            session.send(b".\r\n")
            code, text = session.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Outcome(MessageState.UNKNOWN, text=tr("mất kết nối khi đang giao thư: {error}", error=error))
        if is_positive(code):
            self._carried = True
            return Outcome(MessageState.SENT, code, as_text(text))
        if code < 400:
            self._drop()
            return Outcome(
                MessageState.UNKNOWN, code, tr("máy chủ thư trả lời không hiểu được: {answer}", answer=as_text(text))
            )
        return self._declined(session, code, text)

    def _unwanted(self, session: smtplib.SMTP, refused: EnvelopeRefused, copy: str) -> Outcome:
        if refused.waits:
            self._drop()  # and no mail without its end is delivered (RFC 5321, 4.1.1.10)
        declined = self._declined(session, refused.code, refused.text)
        if refused.number == 0 and refused.code >= 500:  # it is we who are not wanted, not this recipient
            return replace(declined, state=MessageState.RETRY, stop=True)
        if copy and refused.number == 2:  # no letter goes without its evidence
            why = tr("hộp thư lưu {copy} không nhận bản chép: {answer}", copy=copy, answer=as_text(refused.text))
            return replace(declined, state=MessageState.RETRY, text=why, stop=True)
        return declined

    def _declined(self, session: smtplib.SMTP, code: int, raw: bytes | str) -> Outcome:
        """4xx is put off, 5xx refused for good; authentication and 421 concern the whole session.

        A 421 after letters were taken is a limit per session: the next letter tries a new one.
        """
        with suppress(OSError, smtplib.SMTPException):
            session.rset()
        crowded = code == 421 and not self._carried
        stop = code in AUTH_FAILURES or crowded
        if code == 421 or session.sock is None:
            self._drop()
        refused = code >= 500 and code not in AUTH_FAILURES
        return Outcome(
            MessageState.REFUSED if refused else MessageState.RETRY, code, as_text(raw), stop, crowded=crowded
        )


def _unwritable(error: Exception) -> Outcome:
    return Outcome(MessageState.REFUSED, text=tr("không soạn được thư: {error}", error=error))
