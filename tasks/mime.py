"""A letter as a mail (RFC 5322), and the Maildir in which letters are kept by default."""

import datetime as dt
import os
import socket
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime, formataddr
from pathlib import Path

from models.settings import Settings
from models.states import MessageState
from tasks.compose import Letter
from tasks.outcome import SENT, Outcome

# EmailMessage would be the modern way, but on Python 3.11 it loses a blank where it folds a long Vietnamese subject.
QUOTED = Charset("utf-8")
QUOTED.body_encoding = QP


def as_mail(letter: Letter, settings: Settings) -> bytes:
    """The mail of a letter: text and HTML, a stable Message-ID, Auto-Submitted (RFC 3834).

    Raises ValueError when an address or a header cannot be one (a line break in it, for example), OSError when an
    attachment cannot be read.
    """
    words = MIMEMultipart("alternative")
    for text, subtype in ((letter.words.text, "plain"), (letter.words.html, "html")):
        part = MIMENonMultipart("text", subtype, charset="utf-8")
        part.set_payload(text, QUOTED)
        words.attach(part)
    mail = MIMEMultipart("mixed") if letter.files else words
    if letter.files:
        mail.attach(words)
    for name, path in letter.files:
        mail.attach(_file(f"{name.replace('/', '-')}{path.suffix}", path))
    for header, value in _headers(letter, settings).items():
        if "\r" in str(value) or "\n" in str(value):
            raise ValueError(f"{header} có ký tự xuống dòng")
        mail[header] = value  # type: ignore[assignment]  # a Header is one, but for its stub
    return mail.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _headers(letter: Letter, settings: Settings) -> dict[str, str | Header]:
    to = letter.address if "://" not in letter.address else settings.office.email
    headers = {
        "From": _address("From", settings.mail.sender_name, settings.mail.sender),
        "To": _address("To", letter.to_name, to),
        "Reply-To": settings.office.email,
        "Subject": _words("Subject", letter.words.subject),
        "Date": format_datetime(dt.datetime.fromisoformat(letter.date.isoformat())),
        "Message-ID": f"<{letter.letter_id}>",
        "Auto-Submitted": "auto-generated",
    }
    if letter.urgent:
        headers["Importance"] = "high"  # RFC 2156, 5.3.4
    if letter.channel != "mail":
        headers["X-Dondoc-Channel"] = letter.channel
    return headers


def _words(header: str, text: str) -> str | Header:
    return text if text.isascii() else Header(text, "utf-8", header_name=header)


def _address(header: str, name: str, address: str) -> str | Header:
    """A name and its address; formataddr would write a long name as one word of more than 75 (RFC 2047, 2)."""
    address.encode("ascii")  # no server in between is asked for SMTPUTF8
    if name.isascii():
        return formataddr((name, address))
    words = Header(name, "utf-8", header_name=header)
    words.append(f"<{address}>", "us-ascii")
    return words


def _file(name: str, path: Path) -> MIMEApplication:
    part = MIMEApplication(path.read_bytes(), Name=Header(name, "utf-8").encode())
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))  # RFC 2231
    return part


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
                file.write(as_mail(letter, self._settings))
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
