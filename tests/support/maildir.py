"""What the Maildir holds, read as a mail client reads it: the judge of what was really sent."""

import email
import email.policy
from dataclasses import dataclass
from pathlib import Path

from pendulum import DateTime

from models.app import Office
from models.instant import aware


@dataclass(frozen=True, order=True)
class Mail:
    """One letter of the Maildir; `text` is its plain text on one line."""

    at: DateTime
    to: str
    subject: str
    text: str
    letter_id: str


def folder(office: Office) -> Path:
    """Where the letters of an office lie."""
    return office.settings.data / "maildir" / "new"


def read_mail(path: Path) -> Mail:
    """One file, decoded."""
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    return Mail(
        at=aware(mail["Date"].datetime),
        to=mail["To"].addresses[0].addr_spec,
        subject=str(mail["Subject"]),
        text=" ".join(body.get_content().split()),
        letter_id=str(mail["Message-ID"]).strip("<> "),
    )


def mails(office: Office) -> list[Mail]:
    """All letters, oldest first."""
    return sorted(read_mail(path) for path in folder(office).glob("*")) if folder(office).exists() else []


def letters(office: Office) -> list[Mail]:
    """What was said of the documents: all letters but the digests, which tell the department's own people of a day."""
    return [mail for mail in mails(office) if "[Đôn Đốc]" not in mail.subject]
