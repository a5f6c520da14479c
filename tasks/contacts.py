"""Whom to write to: the people of an agency by tier."""

from sqlmodel import Session, col, select

from models.agency import Contact
from models.words import Tier


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
