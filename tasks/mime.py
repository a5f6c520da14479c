"""A letter as a mail (RFC 5322), and the Maildir in which letters are kept by default."""

import datetime as dt
import os
import socket
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from models.settings import Settings
from models.states import MessageState
from tasks.compose import Letter
from tasks.outcome import SENT, Outcome


def as_mail(letter: Letter, settings: Settings) -> EmailMessage:
    """The mail of a letter: text and HTML, a stable Message-ID, Auto-Submitted (RFC 3834).

    Raises ValueError when an address or a header cannot be one (a line break in it, for example).
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(settings.mail.sender_name, addr_spec=settings.mail.sender)
    mail["To"] = Address(letter.to_name, addr_spec=letter.address) if "://" not in letter.address else letter.to_name
    mail["Reply-To"] = settings.office.email
    mail["Subject"] = letter.words.subject
    mail["Date"] = format_datetime(dt.datetime.fromisoformat(letter.date.isoformat()))
    mail["Message-ID"] = f"<{letter.letter_id}>"
    mail["Auto-Submitted"] = "auto-generated"
    if letter.urgent:
        mail["Importance"] = "high"  # RFC 2156, 5.3.4
    if letter.channel != "mail":
        mail["X-Dondoc-Channel"] = letter.channel
    mail.set_content(letter.words.text, cte="quoted-printable")
    mail.add_alternative(letter.words.html, subtype="html", cte="quoted-printable")
    for name, path in letter.files:
        mail.add_attachment(
            path.read_bytes(),
            maintype="application",
            subtype="octet-stream",
            filename=f"{name.replace('/', '-')}{path.suffix}",
        )
    return mail


class MaildirChannel:
    """A folder of letters, each under a name made from its Message-ID: delivering one twice is impossible."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder, self._settings = folder, settings
        for name in ("tmp", "new", "cur"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def hand_over(self, letter: Letter) -> Outcome:
        """Write to tmp/, then link into new/ (the Maildir way: a reader never sees half a letter)."""
        name = _file_name(letter.letter_id)
        scratch = self._folder / "tmp" / f"{name}.{socket.gethostname()}.{os.getpid()}"
        try:
            with scratch.open("wb") as file:
                file.write(as_mail(letter, self._settings).as_bytes())
                file.flush()
                os.fsync(file.fileno())
            if not self.was_handed_over(letter.letter_id):
                os.link(scratch, self._folder / "new" / name)
        except FileExistsError:
            return SENT
        except ValueError as error:
            return Outcome(MessageState.REFUSED, text=f"địa chỉ hoặc tiêu đề không hợp lệ: {error}")
        except OSError as error:
            return Outcome(MessageState.RETRY, text=f"không ghi được vào hộp thư: {error.strerror}", stop=True)
        finally:
            scratch.unlink(missing_ok=True)
        return Outcome(MessageState.SENT, text=f"lưu tại new/{name}")

    def was_handed_over(self, letter_id: str) -> bool | None:
        """The file itself is the evidence; a reader may have moved it to cur/ with flags."""
        name = _file_name(letter_id)
        return (self._folder / "new" / name).exists() or any((self._folder / "cur").glob(f"{name}*"))


def _file_name(letter_id: str) -> str:
    return f"{letter_id.split('@')[0]}.dondoc"
