"""A real IMAP server on loopback: pymap, in a process of its own that a test may kill. It forgets when it ends."""

import datetime as dt
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import format_datetime

from imap_tools import BaseMailBox, MailBoxUnencrypted

from models.instant import parse_instant
from tests.support.ports import free_port

USER, PASSWORD = "hopthu", "mat-khau-imap"


@dataclass
class Imap:
    """The server, and a person's own client of it. `port` stays when it is started again, UIDVALIDITY does not."""

    port: int = 0
    folder: str = "INBOX"
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"imap://{USER}:${{DONDOC_IMAP_PASSWORD}}@127.0.0.1:{self.port}/{self.folder}"

    def room(self) -> "Imap":
        """An empty folder of its own on the same server."""
        other = replace(self, folder=f"F{uuid.uuid4().hex[:12]}")
        box = self.client()
        box.folder.create(other.folder)
        box.client.shutdown()
        return other

    def start(self) -> "Imap":
        self.port = self.port or free_port()
        program = [sys.executable, "-c", "from pymap.main import main; main()"]
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--no-tls"]
        self.process = subprocess.Popen(
            [*program, *where, "dict", "--demo-user", USER, "--demo-password", PASSWORD],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 120
        while True:
            try:
                self.client().client.shutdown()
                return self
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def client(self) -> BaseMailBox:
        return MailBoxUnencrypted("127.0.0.1", self.port, timeout=60).login(USER, PASSWORD, initial_folder=None)

    def put(self, *mails: bytes, when: str) -> None:
        """Let mails arrive at an instant by Viet Nam's clock."""
        moment = dt.datetime.fromisoformat(parse_instant(when).isoformat())
        box = self.client()
        for mail in mails:
            box.append(mail, self.folder, dt=moment)
        box.client.shutdown()

    def count(self, criteria: str = "ALL") -> int:
        box = self.client()
        box.folder.set(self.folder)
        found = len(box.uids(criteria))
        box.client.shutdown()
        return found


OURS = "mx.so.example"
"""The name under which the office's own mail server writes Authentication-Results."""


def reply(
    sender: str,
    subject: str = "Báo cáo",
    text: str = "Xin gửi báo cáo.",
    *,
    to: str = "",
    number: int = 1,
    file: tuple[str, bytes] | None = ("bao-cao.pdf", b"%PDF-1.7 bao cao"),
    result: str = "dmarc=pass",
    **headers: str,
) -> bytes:
    """A mail of an agency as our server hands it on, with its word on the sender; `to` is the letter it answers."""
    mail = EmailMessage()
    domain = sender.rpartition("@")[2].rstrip(">")
    if result:
        mail["Authentication-Results"] = f"{OURS}; {result} header.from={domain}"
    mail["Received"] = f"from mail.{domain} by {OURS} with ESMTPS; Mon, 24 Jan 2022 09:00:00 +0700"
    mail["From"], mail["To"], mail["Subject"] = sender, "ttbcxb@stttt.langson.example", subject
    mail["Date"] = format_datetime(dt.datetime(2022, 1, 24, 9, tzinfo=dt.timezone(dt.timedelta(hours=7))))
    mail["Message-ID"] = f"<r{number}.{abs(hash((sender, subject, text)))}@{domain}>"
    if to:
        mail["In-Reply-To"] = f"<{to}>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    if file:
        mail.add_attachment(file[1], maintype="application", subtype="pdf", filename=file[0])
    return mail.as_bytes()


def bounce(letter_id: str, address: str, action: str = "failed", status: str = "5.1.1") -> bytes:
    """A delivery status notification (RFC 3464) as Postfix writes it."""
    return f"""Return-Path: <>
Received: by {OURS} (Postfix) id 4ABC; Mon, 24 Jan 2022 09:05:00 +0700
From: MAILER-DAEMON@{OURS}
To: dondoc@stttt.langson.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <dsn.{letter_id[:8]}.{action}@{OURS}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: text/plain

This is the mail system.

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; {OURS}

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: user unknown

--=_b
Content-Type: text/rfc822-headers

Message-ID: <{letter_id}>
Subject: gone

--=_b--
""".replace("\n", "\r\n").encode()
