"""Whom to write to: the people of an agency by tier."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.agency import Agency, Contact
from models.campaign import Campaign, Recipient
from models.words import Role, Tier


@dataclass(frozen=True)
class Confirmation:
    """What an operator confirms before anything goes out: how many recipients, and the hash of their list."""

    count: int
    list_hash: str

    @property
    def short(self) -> str:
        """As it is shown and typed: 17:3fa2c1d09b7e."""
        return f"{self.count}:{self.list_hash[:12]}"


def parties_of(session: Session, campaign: Campaign) -> list[tuple[Agency, Role]]:
    """The agencies of a launched campaign with their roles."""
    rows = session.exec(select(Agency, Recipient).join(Recipient).where(Recipient.campaign_id == campaign.id))
    return [(agency, recipient.role) for agency, recipient in rows]


def confirmation_of(session: Session, parties: Iterable[tuple[Agency, Role]]) -> Confirmation:
    """SHA-256 over the agencies that would be mailed, their roles and addresses: a change of any asks again."""
    mailed = [(agency, role) for agency, role in parties if role is not Role.RECORDS]
    people = writable(session, {agency.id or 0 for agency, _ in mailed})
    lines = [
        f"{agency.code}|{role}|{'|'.join(url for c in people[agency.id or 0] for url in c.channels)}"
        for agency, role in mailed
    ]
    return Confirmation(len(mailed), hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest())


def writable(session: Session, agency_ids: set[int]) -> dict[int, list[Contact]]:
    """For each agency the people to write to: its contacts, or when it has none, its deputies, then its heads."""
    query = select(Contact).where(col(Contact.agency_id).in_(agency_ids), col(Contact.active).is_(True))
    people = [c for c in session.exec(query.order_by(col(Contact.id))) if c.channels]
    found: dict[int, list[Contact]] = {agency_id: [] for agency_id in agency_ids}
    for tier in (Tier.CONTACT, Tier.DEPUTY, Tier.HEAD):
        for contact in people:
            first = found[contact.agency_id]
            if contact.tier is tier and (not first or first[0].tier is tier):
                first.append(contact)
    return found


def of_tier(session: Session, agency_id: int, tier: Tier) -> list[Contact]:
    """The active people of one tier of an agency, as the issuing department's leaders or officer."""
    query = select(Contact).where(Contact.agency_id == agency_id, Contact.tier == tier, col(Contact.active).is_(True))
    return [c for c in session.exec(query.order_by(col(Contact.id))) if c.channels]
