"""Mail by our own SMTP session: one envelope recipient a letter, and the server's code and words kept.

The relay is an Apprise URL (mailto:// or mailtos://); Apprise only reads it. Its own sending returns a single
boolean and opens a connection a mail.
"""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from models.settings import Settings, expand
from models.states import MessageState
from tasks.compose import Letter
from tasks.mime import as_mail
from tasks.outcome import Outcome

AUTH_FAILURES = (530, 534, 535, 538)


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
    """The mail server that an Apprise URL names. Raises BadSettings or ValueError when it names none."""
    from apprise import Apprise

    found: Any = Apprise.instantiate(expand(url), suppress_exceptions=True)
    if found is None or not hasattr(found, "smtp_host"):
        raise ValueError("địa chỉ mailto:// không hợp lệ")
    secure = str(found.secure_mode) if found.secure else "insecure"
    port = found.port or {"ssl": 465, "starttls": 587, "insecure": 25}[secure]
    named = [address for _, address in found.targets]
    return Relay(found.smtp_host or found.host, port, secure, found.user, found.password, named[0] if named else None)


class SmtpChannel:
    """One kept session to one relay; it is opened when first needed and again after it broke."""

    def __init__(self, url: str, settings: Settings) -> None:
        self._url, self._settings = url, settings
        self._session: smtplib.SMTP | None = None
        self._relay: Relay | None = None

    def hand_over(self, letter: Letter) -> Outcome:
        """Give one letter to the relay. What fails after the final dot is `unknown`, never tried again blindly."""
        try:
            mail = as_mail(letter, self._settings)
        except (ValueError, OSError) as error:
            return Outcome(MessageState.REFUSED, text=f"không soạn được thư: {error}")
        try:
            session = self._open()
        except smtplib.SMTPAuthenticationError as error:
            return Outcome(MessageState.RETRY, error.smtp_code, "máy chủ thư không nhận tài khoản", stop=True)
        except smtplib.SMTPResponseException as error:
            return Outcome(MessageState.RETRY, error.smtp_code, _text(error.smtp_error), stop=True)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            return Outcome(MessageState.RETRY, text=f"không nối được máy chủ thư: {error}", stop=True)
        return self._transact(session, letter.address, mail)

    def was_handed_over(self, letter_id: str) -> bool | None:
        """A relay keeps no record that we can read: a person must look."""
        return None

    def close(self) -> None:
        """End the session politely."""
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
            if relay.secure == "starttls":
                session.starttls(context=ssl.create_default_context())
        session.ehlo_or_helo_if_needed()
        if relay.user and relay.password:
            session.login(relay.user, relay.password)
        self._session = session
        return session

    def _transact(self, session: smtplib.SMTP, to: str, mail: bytes) -> Outcome:
        """MAIL, RCPT, DATA (RFC 5321, 3.3), each answer looked at by itself."""
        try:
            for code, text in (self._mail_from(session), session.rcpt(to)):
                if code >= 400:
                    return self._declined(session, code, _text(text))
            code, text = session.docmd("DATA")
            if code != 354:
                return self._declined(session, code, _text(text))
        except (OSError, smtplib.SMTPException) as error:
            self._session = None  # nothing of the letter itself was given yet
            return Outcome(MessageState.RETRY, text=f"mất kết nối trước khi giao thư: {error}")
        try:
            body = smtplib._quote_periods(mail)  # type: ignore[attr-defined]
            session.send(body if body.endswith(b"\r\n") else body + b"\r\n")
            session.send(b".\r\n")
            code, text = session.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._session = None
            return Outcome(MessageState.UNKNOWN, text=f"mất kết nối khi đang giao thư: {error}")
        if code == 250:
            return Outcome(MessageState.SENT, code, _text(text))
        return self._declined(session, code, _text(text))

    def _mail_from(self, session: smtplib.SMTP) -> tuple[int, bytes]:
        return session.mail(self._settings.mail.sender, ["smtputf8"] if session.has_extn("smtputf8") else [])

    def _declined(self, session: smtplib.SMTP, code: int, text: str) -> Outcome:
        """4xx is put off, 5xx refused for good; authentication and 421 concern the whole session."""
        try:
            session.rset()
        except (OSError, smtplib.SMTPException):
            self._session = None
        if code == 421:
            self._session = None
        if code in AUTH_FAILURES:
            return Outcome(MessageState.RETRY, code, text, stop=True)
        return Outcome(MessageState.RETRY if code < 500 else MessageState.REFUSED, code, text, stop=code == 421)


def _text(raw: bytes | str) -> str:
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
