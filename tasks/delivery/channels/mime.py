"""A letter as a mail (RFC 5322), and the Maildir in which letters are kept by default.

The parts are put together by hand, which takes a hundredth of the time of the classes of `email`; the tests read
every mail back with them.
"""

import binascii
import datetime as dt
import mimetypes
import os
import socket
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path

from models.config.settings import Settings
from models.errors import os_words
from models.states import MessageState
from models.text import tr
from tasks.delivery.channels.headers import address_field, file_name_parameter, ids_field, text_field
from tasks.delivery.outcome import SENT, Channel, Outcome
from tasks.letters.compose import Letter

OFFICE_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
"""What a machine without a list of its own does not know (Python 3.11 does not)."""

_TYPES = mimetypes.MimeTypes()


def as_mail(letter: Letter, settings: Settings) -> bytes:
    """The mail of a letter: text and HTML, a stable Message-ID, Auto-Submitted (RFC 3834).

    Raises ValueError when an address or a header cannot be one (a line break in it, for example), OSError when an
    attachment cannot be read.
    """
    inner, outer = f"=_words-{letter.letter_id}", f"=_files-{letter.letter_id}"  # "=_" occurs in no encoded body
    texts = ((letter.words.text, "plain"), (letter.words.html, "html"))
    body = _multipart("alternative", inner, [_text(text, subtype) for text, subtype in texts])
    if letter.files or letter.forms:
        files = [_file(f"{name.replace('/', '-')}{path.suffix}", path) for name, path in letter.files]
        files += [_attached(f"{form.name.replace('/', '-')}.xlsx", form.workbook(), ".xlsx") for form in letter.forms]
        body = _multipart("mixed", outer, [body, *files])
    return _headers(letter, settings).encode("ascii") + b"MIME-Version: 1.0\r\n" + body


def _multipart(subtype: str, boundary: str, parts: list[bytes]) -> bytes:
    mark = f"--{boundary}".encode()
    head = f'Content-Type: multipart/{subtype};\r\n boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


def _text(text: str, subtype: str) -> bytes:
    """Quoted-printable (RFC 2045, 6.7): a person who reads the raw mail still finds the words that are ASCII."""
    body = b"\r\n".join(_quoted(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    head = f"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head.encode() + body


@lru_cache(maxsize=4096)
def _quoted(line: str) -> bytes:
    """Most lines of a letter are those of all others too."""
    return binascii.b2a_qp(line.encode(), istext=True).replace(b"\n", b"\r\n")


def _headers(letter: Letter, settings: Settings) -> str:
    to = letter.address if "://" not in letter.address else settings.office.email
    headers = {
        "From": address_field("From", settings.mail.sender_name, settings.mail.sender),
        "To": address_field("To", letter.to_name, to),
        "Reply-To": settings.inbox.reply_to.format(token=letter.letter_id.split("@")[0]) or settings.office.email,
        "Subject": text_field("Subject", letter.words.subject),
        "Date": _date(letter.date),
        "Message-ID": f"<{letter.letter_id}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",  # Exchange: neither absence notes nor other automatic answers
    }
    if letter.answers:
        headers["In-Reply-To"] = headers["References"] = ids_field(letter.answers)
    if letter.urgent:
        headers["Importance"] = "high"  # RFC 2156, 5.3.4
    if letter.channel != "mail":
        headers["X-Dondoc-Channel"] = letter.channel
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items())


@lru_cache(maxsize=16)
def _date(moment: dt.datetime) -> str:
    return format_datetime(dt.datetime.fromisoformat(moment.isoformat()))


def _file(name: str, path: Path) -> bytes:
    stat = path.stat()
    return _encoded_file(name, path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _encoded_file(name: str, path: Path, changed: int, size: int) -> bytes:
    """One document goes to thousands; it is read and encoded again only when it has changed."""
    return _attached(name, path.read_bytes(), path.suffix)


def _attached(name: str, content: bytes, suffix: str) -> bytes:
    kind = OFFICE_TYPES.get(suffix.casefold()) or _TYPES.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    if kind.startswith(("text/", "message/", "multipart/")):
        kind = _text_type(kind, content)
    head = (
        f"Content-Type: {kind}{file_name_parameter('name', name)}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment{file_name_parameter('filename', name)}\r\n\r\n"
    )
    return head.encode("ascii") + _base64(content)


def _text_type(kind: str, content: bytes) -> str:
    """A text without a charset would be taken for ASCII; what is no UTF-8 is sent as a file of unknown kind."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else "application/octet-stream"


def _base64(content: bytes) -> bytes:
    """Base64 in lines of 76 characters (RFC 2045, 6.8)."""
    lines = (binascii.b2a_base64(content[i : i + 57], newline=False) for i in range(0, len(content), 57))
    return b"\r\n".join(lines)


class MaildirChannel(Channel):
    """A folder of letters, each under a name made from its Message-ID: delivering one twice is impossible."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder, self._settings = folder, settings
        for name in ("tmp", "new", "cur"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def send(self, letter: Letter) -> Outcome:
        """Write to tmp/, then link into new/ (the Maildir way: a reader never sees half a letter)."""
        try:
            mail = as_mail(letter, self._settings)
        except (ValueError, OSError) as error:  # of this letter, as a file that is gone: the others go on
            return Outcome(MessageState.REFUSED, text=tr("không soạn được thư: {error}", error=error))
        name = _file_name(letter.letter_id)
        scratch = self._folder / "tmp" / f"{name}.{socket.gethostname()}.{os.getpid()}"
        try:
            with scratch.open("wb") as file:
                file.write(mail)
                file.flush()
                os.fsync(file.fileno())
            if not self.was_sent(letter.letter_id):
                os.link(scratch, self._folder / "new" / name)
        except FileExistsError:
            return SENT
        except OSError as error:
            return Outcome(
                MessageState.RETRY,
                text=tr("không ghi được vào hộp thư: {strerror}", strerror=os_words(error)),
                stop=True,
            )
        finally:
            scratch.unlink(missing_ok=True)
        return Outcome(MessageState.SENT, text=tr("lưu tại new/{name}", name=name))

    def was_sent(self, letter_id: str) -> bool | None:
        """The file itself is the evidence; a reader may have moved it to cur/ with flags."""
        name = _file_name(letter_id)
        return (self._folder / "new" / name).exists() or any((self._folder / "cur").glob(f"{name}*"))


def _file_name(letter_id: str) -> str:
    return f"{letter_id.split('@')[0]}.dondoc"
