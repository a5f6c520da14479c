"""Saved mails (.eml) taken as if they had come by the mailbox: the same checks, the same states, each counted once."""

import errno
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from pendulum import DateTime
from sqlmodel import Session, select

from models.app import App
from models.database import reading
from models.due import Due
from models.enums import ObligationKind
from models.errors import UserError
from models.incoming_mail import IncomingMail
from models.states import MailState
from models.text import mark_text, tr
from tasks.campaigns.lookup import find_last_submission
from tasks.delivery.channels.imap import Fetched
from tasks.files.kinds import FileKind, kind_of
from tasks.inbox.ingest import read_with, store
from tasks.inbox.mail.mail_reader import MailReader

OUTLOOK = b"\xd0\xcf\x11\xe0"
"""How an Outlook .msg begins, which is no mail as it went over the network."""


LONGEST_HEAD = 200_000
FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
TELLTALE = re.compile(rb"^(?:from|subject|message-id|received|date|to)[ \t]*:", re.IGNORECASE | re.MULTILINE)

_WHY_NOT = {
    errno.ENOENT: "không có tệp này",
    errno.EISDIR: "đây là thư mục; hãy nêu từng tệp .eml",
    errno.EACCES: "không có quyền đọc",
}
_KINDS = {
    FileKind.DOCX: "tệp Word (.docx)",
    FileKind.ARCHIVE: "tệp nén hoặc bảng tính (.zip, .xlsx)",
    FileKind.PDF: "tệp PDF",
    FileKind.HTML: "trang web (.html)",
    FileKind.IMAGE: "tệp ảnh",
    FileKind.EDXML: "gói edXML (hãy dùng dondoc edxml take)",
    FileKind.MARKUP: "tệp XML",
    FileKind.DOC: "tệp văn bản .rtf, .odt",
    FileKind.TEXT: "văn bản không có phần đầu của thư",
}


@dataclass(frozen=True)
class Taken:
    """What became of a saved mail; `counted_as` is "report", "nil", "acknowledge", or "" where it is not counted."""

    file: Path
    mail: IncomingMail
    counted_as: str = ""


def read_saved(path: Path, most_mb: int) -> bytes:
    """The bytes of a saved mail, without what programs put before its head.

    Raises UserError for what cannot be read, what is larger than `most_mb` megabytes or no file (a pipe would never
    end), and for what is no mail, saying what it is.
    """
    try:
        found = path.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise UserError(tr("{path} không phải là tệp thường; hãy lưu thư thành tệp .eml rồi đưa vào", path=path))
        if found.st_size > most_mb * 1_000_000:
            raise UserError(
                tr("{path} lớn hơn {most_mb} MB, mức của hộp thư ([inbox] mail_mb)", path=path, most_mb=most_mb)
            )
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(tr("không đọc được {path}: {why_not}", path=path, why_not=mark_text(_why_not(error)))) from None
    if raw.startswith(OUTLOOK) and path.suffix.lower() == ".msg":
        raise UserError(tr("{path} là tệp .msg của Outlook; hãy lưu lại thư dưới dạng .eml", path=path))
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    raw = raw.partition(b"\n")[2] if raw.startswith(b"From ") else raw
    if not _is_mail(raw):
        raise UserError(
            tr(
                "{path} không phải thư đã lưu mà là {kind}; hãy lưu thư dưới dạng .eml rồi đưa vào",
                path=path,
                kind=mark_text(_kind(raw)),
            )
        )
    return raw


def _why_not(error: OSError) -> str:
    return _WHY_NOT.get(error.errno or 0, tr("lỗi {errno} của hệ thống", errno=error.errno))


def _is_mail(raw: bytes) -> bool:
    """Whether it begins with the head of a mail (RFC 5322, 2.2), in which one of the fields stands that mails have."""
    head = re.split(rb"\r?\n\r?\n", raw[:LONGEST_HEAD], maxsplit=1)[0]
    return bool(FIELD.match(head)) and bool(TELLTALE.search(head))


def _kind(raw: bytes) -> str:
    if not raw.strip():
        return "tệp rỗng"
    if raw.startswith(OUTLOOK):
        return "tệp .msg của Outlook hoặc tệp .doc, .xls"
    return _KINDS.get(kind_of(raw), "tệp loại khác")


def add_saved(app: App, reader: MailReader, path: Path, raw: bytes, now: DateTime, vouched: str = "") -> Taken:
    """Take a saved mail as it would be taken from the mailbox at this instant; one that is known stays as it was.

    `vouched` names the officer who answers for the sender of a mail of which our server said nothing.
    """
    limit = app.settings.inbox.mail_mb * 1_000_000
    whole = len(raw) <= limit
    kept = raw if whole else raw.partition(b"\r\n\r\n" if b"\r\n\r\n" in raw else b"\n\n")[0] + b"\r\n\r\n"
    store(app, Fetched(path.name, now, len(raw), kept, whole), now, reader, vouched)
    key = read_with(reader, kept)[0].key
    with reading(app.engine) as session:
        mail = session.exec(select(IncomingMail).where(IncomingMail.key == key)).one()
        return Taken(path, mail, counted_as(session, mail))


def counted_as(session: Session, mail: IncomingMail) -> str:
    """What a mail was counted for: "report", "nil", "acknowledge", or "" when it was not."""
    due = session.get(Due, mail.due_id or 0)
    if mail.state is not MailState.COUNTED or due is None:
        return ""
    handed_in = find_last_submission(session, due)
    nil = due.kind is ObligationKind.REPORT and handed_in is not None and handed_in.nil
    return "nil" if nil else due.kind.value
