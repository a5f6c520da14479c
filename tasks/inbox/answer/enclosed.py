"""A document that came with a mail, as far as it could be read (tasks/inbox/enclosed_documents.py reads it)."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Enclosed:
    """The words of a document and the facts of its head; a fact that it does not give is "", None or ().

    Without text, either `unread` says why this program cannot read it (a scan, a format without a reader here), and
    the words of the mail decide; or `refused` says why a person must look, whatever the mail says. `damaged` marks
    one of those that are unread because they do not open. `blank` is True where number and day were left open.
    `file` is the file of the mail in which it came, an archive or itself.
    """

    name: str
    text: str = ""
    unread: str = ""
    refused: str = ""
    damaged: bool = False
    doc_type: str = ""
    blank: bool = False
    issuer: str = ""
    subject: str = ""
    issued_on: dt.date | None = None
    addressees: tuple[str, ...] = ()
    file: str = ""
