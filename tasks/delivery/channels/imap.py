"""A mailbox read over IMAP (RFC 9051, 3501): what is new in it, what a letter's Message-ID finds, the mark of the read.

imap-tools opens it and searches it; STORE is said by ourselves, because its `flag` ends with an EXPUNGE, which would
remove for good what a person has only marked as deleted.
"""

import datetime as dt
import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pendulum import DateTime

from models.config.secrets import expand_secrets, hide
from models.errors import UserError
from models.instant import to_local
from models.text import mark_text, tr

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

KEYWORD = "$DonDoc"
"""The mark of a mail that is stored; people's own marks, \\Seen above all, mean nothing to us."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
TIMEOUT = 30


class MailboxDown(UserError):
    """The mailbox cannot be reached or read; nothing was changed in it."""


class OneMailFailed(Exception):
    """The server refused what was asked of one mail; the message is its words."""


@dataclass(frozen=True)
class Account:
    """What an IMAP URL names (RFC 5092); `host` without brackets."""

    secure: bool
    user: str
    password: str
    host: str
    port: int
    folder: str


@dataclass(frozen=True)
class Fetched:
    """A mail as the server has it: its number, when the server took it, its size in bytes, its bytes.

    `whole` is False for one above the limit, of which only the headers were fetched.
    """

    uid: str
    received_at: DateTime
    size: int
    raw: bytes
    whole: bool


def parse_url(url: str) -> Account:
    """The mailbox of imaps://user:${PASSWORD}@host:993/Folder. Raises MailboxDown, BadSettings where one is missing."""
    scheme, _, rest = url.partition("://")
    place, _, folder = rest.partition("/")
    login, _, server = place.rpartition("@")
    user, _, password = login.partition(":")
    found = re.fullmatch(r"\[?([\w.:-]+?)\]?(?::(\d+))?", server)
    if not (found and user):
        raise MailboxDown("địa chỉ hộp thư phải như imaps://tài_khoản:${TÊN_BIẾN}@máy_chủ:993/INBOX")
    port = int(found[2] or (993 if scheme == "imaps" else 143))
    return Account(
        scheme == "imaps", unquote(user), unquote(expand_secrets(password)), found[1], port, unquote(folder) or "INBOX"
    )


@contextmanager
def open_mailbox(url: str) -> Iterator["Mailbox"]:
    """The mailbox, logged in and selected. Whatever the server or the network does comes out as MailboxDown."""
    account = parse_url(url)
    with mailbox_errors(account):
        box = log_in(account)
        try:
            yield box
        finally:
            box.close()


@contextmanager
def mailbox_errors(account: Account) -> Iterator[None]:
    """What a mailbox is asked within comes out as MailboxDown when it fails, with the place and no password."""
    from imap_tools import ImapToolsError

    where = tr(
        "hộp thư {user} tại {host}:{port}/{folder}",
        user=account.user,
        host=account.host,
        port=account.port,
        folder=account.folder,
    )
    try:
        yield
    except imaplib.IMAP4.readonly as error:
        raise MailboxDown(
            tr(
                "{where} chỉ cho đọc, không đánh dấu được: {why}",
                where=mark_text(where),
                why=hide(str(error), account.password),
            )
        ) from None
    except (OSError, imaplib.IMAP4.error, ImapToolsError) as error:
        raise MailboxDown(
            tr("không dùng được {where}: {why}", where=mark_text(where), why=hide(str(error), account.password))
        ) from None


def log_in(account: Account) -> "Mailbox":
    """Its mailbox, selected; for the caller to close."""
    box = _connect(account)
    try:
        box.login(account.user, account.password, initial_folder=account.folder)
        return Mailbox(box)
    except BaseException:
        _shut(box)
        raise


def _shut(box: "BaseMailBox") -> None:
    with suppress(Exception):
        box.client.shutdown()  # no LOGOUT to wait for: nothing is left open by it


def _connect(account: Account) -> "BaseMailBox":
    from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted

    if account.secure:
        return MailBox(account.host, account.port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())
    if account.host in LOOPBACK:
        return MailBoxUnencrypted(account.host, account.port, timeout=TIMEOUT)
    return MailBoxStartTls(account.host, account.port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())


class Mailbox:
    """An open mailbox."""

    def __init__(self, box: "BaseMailBox") -> None:
        self._box = box
        kept = b" ".join(part or b"" for part in box.client.response("PERMANENTFLAGS")[1])
        self._mark = KEYWORD if not kept or b"\\*" in kept or KEYWORD.encode() in kept else "\\Flagged"

    def close(self) -> None:
        """End the connection."""
        _shut(self._box)

    def new(self) -> list[str]:
        """The numbers of the mails that do not carry our mark."""
        return self._box.uids("UNFLAGGED" if self._mark == "\\Flagged" else f"UNKEYWORD {KEYWORD}", charset=None)

    def since(self, day: dt.date) -> list[str]:
        """The numbers of the mails that the server took on a day or later, marked or not."""
        months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return self._box.uids(f"SINCE {day.day:02}-{months[day.month - 1]}-{day.year:04}", charset=None)

    def with_letter(self, letter_id: str) -> bool:
        """True when a mail with this Message-ID is here."""
        return bool(self._box.uids(f'HEADER Message-ID "<{letter_id}>"', charset=None))

    def mark(self, uid: str) -> None:
        """Remember in the mailbox that a mail is stored with us. Raises OneMailFailed where the server refuses."""
        with _of_one_mail():
            self._answered("STORE", uid, "+FLAGS.SILENT", f"({self._mark})")

    def fetch(self, uid: str, limit: int) -> Fetched | None:
        """One mail, whole when it has at most `limit` bytes; None when it has gone meanwhile. Marks nothing.

        Raises OneMailFailed where the server has an answer, but does not give this mail.
        """
        with _of_one_mail():
            return self._fetch(uid, limit)

    def _fetch(self, uid: str, limit: int) -> Fetched | None:
        about = _flat(self._answered("FETCH", uid, "(UID INTERNALDATE RFC822.SIZE)"))
        size = re.search(rb"RFC822\.SIZE (\d+)", about)
        if size is None:
            return None
        whole = int(size[1]) <= limit
        data = self._answered("FETCH", uid, "(UID BODY.PEEK[])" if whole else "(UID BODY.PEEK[HEADER])")
        raw = next((item[1] for item in data if isinstance(item, tuple)), None)
        return None if raw is None else Fetched(uid, _internal_date(about), int(size[1]), raw, whole)

    def headers(self, uid: str) -> tuple[DateTime, bytes]:
        """When the server took a mail, and its headers."""
        data = self._answered("FETCH", uid, "(UID INTERNALDATE BODY.PEEK[HEADER])")
        return _internal_date(_flat(data)), next((item[1] for item in data if isinstance(item, tuple)), b"")

    def _answered(self, *command: str) -> list[Any]:
        kind, data = self._box.client.uid(*command)
        if kind != "OK":
            raise imaplib.IMAP4.error(f"{command[0]}: {data!r}")
        return list(data)


@contextmanager
def _of_one_mail() -> Iterator[None]:
    """What the server answers about one mail says nothing of the next; a connection that is gone does."""
    try:
        yield
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, ValueError) as error:
        raise OneMailFailed(str(error)[:300]) from error


def _flat(data: list[Any]) -> bytes:
    return b" ".join(b" ".join(item) if isinstance(item, tuple) else item or b"" for item in data)


def _internal_date(about: bytes) -> DateTime:
    """INTERNALDATE is the server's word; pendulum's instant of it."""
    found = re.search(rb'INTERNALDATE "([^"]+)"', about)
    if found is None:
        raise imaplib.IMAP4.error("máy chủ không cho biết INTERNALDATE")
    return to_local(dt.datetime.strptime(found[1].decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z"))
