"""What the Maildir holds, read as a mail client reads it: the judge of what was really sent."""

import email
import email.policy
from dataclasses import dataclass
from pathlib import Path

from pendulum import DateTime

from models.app import App
from models.instant import to_local


@dataclass(frozen=True, order=True)
class Mail:
    """One letter of the Maildir; `text` is its plain text on one line."""

    at: DateTime
    to: str
    subject: str
    text: str
    letter_id: str


def folder(app: App) -> Path:
    """Where the letters of an office lie."""
    return app.settings.data / "maildir" / "new"


def read_mail(path: Path) -> Mail:
    """One file, decoded."""
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    return Mail(
        at=to_local(mail["Date"].datetime),
        to=mail["To"].addresses[0].addr_spec,
        subject=str(mail["Subject"]),
        text=" ".join(body.get_content().split()),
        letter_id=str(mail["Message-ID"]).strip("<> "),
    )


def mails(app: App) -> list[Mail]:
    """All letters, oldest first."""
    return sorted(read_mail(path) for path in folder(app).glob("*")) if folder(app).exists() else []


def letters(app: App) -> list[Mail]:
    """What was said of the documents: all letters but the digests, which tell the department's own people of a day."""
    return [mail for mail in mails(app) if "[Đôn Đốc]" not in mail.subject]
