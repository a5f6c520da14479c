"""A real SMTP server on loopback whose answers a test may script. What it accepted is the judge, not our own log."""

import asyncio
import email
import email.policy
from collections import defaultdict
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.support.ports import free_port

CUT = "cut"
"""An answer that is none: the server does what was asked, then drops the connection."""


GIBBERISH = "thư đã vào kho".encode().decode("latin-1")
"""The server takes the mail, and says something that is no answer of SMTP."""

STALL = "stall"
"""The server takes the mail, and says so long after anybody waits for it."""


@dataclass(frozen=True)
class Accepted:
    """One mail that the server took: its envelope, and the bytes as they came."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def mail(self) -> EmailMessage:
        found = email.message_from_bytes(self.raw, policy=email.policy.default)
        assert isinstance(found, EmailMessage)
        return found

    @property
    def message_id(self) -> str:
        return str(self.mail["Message-ID"])


@dataclass
class Post:
    """Answers "250" unless a line is scripted for a stage (MAIL, RCPT, DOT), or for one recipient at RCPT or DOT."""

    port: int = 0
    accepted: list[Accepted] = field(default_factory=list)
    offered: list[Accepted] = field(default_factory=list)
    """Every mail that came up to its final dot, accepted or not."""
    sessions: int = 0
    pipelining: bool = False
    """Whether it says that several commands may come in one packet (RFC 2920)."""
    scripts: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    controller: Controller | None = None

    def say(self, stage: str, *answers: str, to: str = "") -> None:
        """Give these answers first, in this order."""
        self.scripts[(stage, to)].extend(answers)

    def to(self, address: str) -> list[Accepted]:
        """What was accepted for one recipient."""
        return [mail for mail in self.accepted if address in mail.recipients]

    @property
    def relay(self) -> str:
        return f"mailto://127.0.0.1:{self.port}"

    def start(self, **options: Any) -> "Post":
        """Listen, on the same port as before when there was one."""
        self.controller = Controller(_Hooks(self), hostname="127.0.0.1", port=self.port or free_port(), **options)
        self.controller.start()
        self.port = self.controller.port
        return self

    def stop(self) -> None:
        """Be gone: connections are refused."""
        if self.controller:
            self.controller.stop(no_assert=True)
            self.controller = None

    def answer(self, stage: str, to: str = "") -> str:
        for key in ((stage, to), (stage, "")):
            if self.scripts[key]:
                return self.scripts[key].pop(0)
        return "250 OK"


def with_pipelining(responses: list[str]) -> list[str]:
    """What EHLO is answered, and that several commands may come in one packet (RFC 2920)."""
    return [*responses[:-1], "250-PIPELINING", responses[-1]]


class _Hooks:
    """What aiosmtpd asks at each command."""

    def __init__(self, post: Post) -> None:
        self.post = post

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.post.sessions += 1
        session.host_name = hostname
        return with_pipelining(responses) if self.post.pipelining else responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.post.answer("MAIL")
        if answer.startswith("2"):
            envelope.mail_from = address
        return answer

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.post.answer("RCPT", address)
        if answer == CUT:
            _cut(server)
        elif answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        mail = Accepted(envelope.mail_from or "", tuple(envelope.rcpt_tos), bytes(envelope.original_content or b""))
        self.post.offered.append(mail)
        answer = self.post.answer("DOT", mail.recipients[0])
        if answer in (CUT, STALL, GIBBERISH) or answer.startswith("2"):
            self.post.accepted.append(mail)
        if answer == STALL:
            await asyncio.sleep(60)
            answer = "250 OK, at last"
        if answer == CUT:
            _cut(server)
        return answer


class OneAccount:
    """An authenticator that knows one account."""

    def __init__(self, user: str, password: str) -> None:
        self.user, self.password = user.encode(), password.encode()

    def __call__(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and (data.login, data.password) == (self.user, self.password)
        return AuthResult(success=good, handled=False)


def _cut(server: SMTP) -> None:
    if server.transport:
        server.transport.abort()  # type: ignore[attr-defined]
