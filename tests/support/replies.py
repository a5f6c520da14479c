"""An office that reads a mailbox, and the replies that come into it."""

from sqlmodel import select

from models.app import Office
from models.database import reading
from models.due import Submission
from models.enums import Kind, ObligationKind
from models.incoming_mail import Mail
from models.settings import InboxSettings
from tasks.inbox import ingest
from tests.support.cast import launched, requested, said
from tests.support.imap_server import OURS, Imap
from tests.support.instants import at
from tests.support.prepared import prepared
from tests.support.verbs import go


def reads(imap: Imap) -> InboxSettings:
    """The settings of an office that reads a mailbox."""
    return InboxSettings(mailbox=imap.url, authserv_id=OURS)


@prepared
def asked(office: Office) -> None:
    """Launch the cast's campaign, send it, and ask for the report."""
    launched(office)
    go(office, "2022-01-24T08:35")
    requested(office, "2022-02-16T08:00", "2022-02-18")
    go(office, "2022-02-16T08:05")


ACK = ObligationKind.ACKNOWLEDGE


CAME, NOW = "2022-02-17T09:00", at("2022-02-17T09:10")


LATE, GOOD = "cham@huyen.example", "dunghan@huyen.example"


def letter_to(office: Office, address: str, kind: Kind = Kind.REQUEST) -> str:
    """The Message-ID of what was sent to an address."""
    return next(m.letter_id or "" for m in said(office) if m.address == address and m.kind is kind)


def mails(office: Office) -> list[Mail]:
    with reading(office.engine) as session:
        return ingest.tray(session, every=True)


def submissions(office: Office) -> list[Submission]:
    with reading(office.engine) as session:
        return list(session.exec(select(Submission).order_by(Submission.id)))  # type: ignore[arg-type]


def read_one(office: Office, imap: Imap, mail: bytes) -> Mail:
    """The mail as it is stored after a reading; it is the only new one."""
    before = len(mails(office))
    imap.put(mail, when=CAME)
    ingest.read(office, NOW)
    after = mails(office)
    assert len(after) == before + 1
    return after[-1]
