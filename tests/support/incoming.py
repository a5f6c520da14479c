"""A mail that has just come into the office of a desk."""

from sqlmodel import col, select

from models.database import reading
from models.incoming_mail import IncomingMail
from tasks.delivery.channels.imap import Fetched
from tasks.inbox.ingest import store
from tests.support.desk import DeskPage
from tests.support.imap_server import reply


def came_in(desk: DeskPage, sender: str, text: str, file: tuple[str, bytes] | None = None) -> int:
    """Its number; the beginning of its text is its subject."""
    raw, now = reply(sender, text[:60], text, file=file), desk.now()
    store(desk.office, Fetched("1", now, len(raw), raw, True), now)
    with reading(desk.office.engine) as session:
        return session.exec(select(IncomingMail.id).order_by(col(IncomingMail.id).desc())).first() or 0
