"""An office that reads a mailbox, and the replies that come into it."""

from sqlmodel import select

from models.app import App
from models.config.settings import InboxSettings
from models.database import reading
from models.due import Submission
from models.enums import MessageKind, ObligationKind
from models.incoming_mail import IncomingMail
from tasks.inbox import ingest, review
from tests.support.cast import launched, requested, said
from tests.support.imap_server import OURS, Imap
from tests.support.instants import at
from tests.support.prepared import prepared
from tests.support.verbs import go


def reads(imap: Imap) -> InboxSettings:
    """The settings of an office that reads a mailbox."""
    return InboxSettings(mailbox=imap.url, authserv_id=OURS)


@prepared
def asked(app: App) -> None:
    """Launch the cast's campaign, send it, and ask for the report."""
    launched(app)
    go(app, "2022-01-24T08:35")
    requested(app, "2022-02-16T08:00", "2022-02-18")
    go(app, "2022-02-16T08:05")


ACK = ObligationKind.ACKNOWLEDGE


CAME, NOW = "2022-02-17T09:00", at("2022-02-17T09:10")


LATE, GOOD = "cham@huyen.example", "dunghan@huyen.example"


def letter_to(app: App, address: str, kind: MessageKind = MessageKind.REQUEST) -> str:
    """The Message-ID of what was sent to an address."""
    return next(m.letter_id or "" for m in said(app) if m.address == address and m.kind is kind)


def mails(app: App) -> list[IncomingMail]:
    with reading(app.engine) as session:
        return review.tray(session, every=True)


def submissions(app: App) -> list[Submission]:
    with reading(app.engine) as session:
        return list(session.exec(select(Submission).order_by(Submission.id)))  # type: ignore[arg-type]


def read_one(app: App, imap: Imap, mail: bytes) -> IncomingMail:
    """The mail as it is stored after a reading; it is the only new one."""
    before = len(mails(app))
    imap.put(mail, when=CAME)
    ingest.read(app, NOW)
    after = mails(app)
    assert len(after) == before + 1
    return after[-1]
