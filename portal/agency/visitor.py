"""The visitor of a page: the person, office and part in a campaign that a link stands for."""

from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session

from models.access_link import AccessLink
from models.agency import Agency, Contact
from models.app import App
from models.campaign import Recipient
from tasks.letters.links import link_of, link_signer


@dataclass(frozen=True)
class Visitor:
    """A person of an agency, let in by a link; `token` is what the addresses of its pages carry."""

    token: str
    link: AccessLink
    contact: Contact
    recipient: Recipient
    agency: Agency

    @property
    def actor(self) -> str:
        """As the history names who acted."""
        return f"{self.contact.name}, {self.recipient.name} (trang của cơ quan)"


def visitor_of(app: App, session: Session, token: str, now: DateTime) -> Visitor:
    """Whom a token lets in. Raises BadLink."""
    return Visitor(token, *link_of(session, link_signer(session, now), token, now))
