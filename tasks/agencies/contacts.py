"""Whom to write to: the people of an agency by tier."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from models.agency import Agency, Contact
from models.campaign import Campaign, Recipient
from models.enums import Role, Tier
from models.event import OFFICE_LEDGER, record_event
from models.text import mark_text, tr
from tasks.agencies.resolver import fold_name
from tasks.errors import AlreadyDone, Refused


@dataclass(frozen=True)
class Confirmation:
    """What an operator confirms before anything goes out: how many recipients, and the hash of their list."""

    count: int
    list_hash: str

    @property
    def short(self) -> str:
        """As it is shown and typed: 17:3fa2c1d09b7e."""
        return f"{self.count}:{self.list_hash[:12]}"


@dataclass(frozen=True, slots=True)
class Party:
    """An agency as it takes part in a campaign; `recipient_id` is 0 until there is a row."""

    agency_id: int
    code: str
    name: str
    role: Role
    group: str = ""
    recipient_id: int = 0


def parties_of(session: Session, campaign: Campaign) -> list[Party]:
    """The agencies of a launched campaign, under the names they had then; not the sub-units, which hear from above."""
    party: Any = (Agency.id, Agency.code, Recipient.name, Recipient.role, Recipient.group, Recipient.id)
    query = select_columns(*party).join(Recipient).where(col(Recipient.campaign_id) == campaign.id)
    query = query.where(col(Recipient.parent_id).is_(None))
    return [Party(*row) for row in session.execute(query.order_by(col(Recipient.id)))]


def confirmation_of(parties: Iterable[Party], people: dict[int, list[Contact]]) -> Confirmation:
    """SHA-256 over the agencies that would be mailed, their roles and addresses: a change of any asks again."""
    lines = [
        f"{party.code}|{party.role}|{'|'.join(url for c in people[party.agency_id] for url in c.channels)}"
        for party in parties
        if party.role is not Role.RECORDS
    ]
    return Confirmation(len(lines), hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest())


def contacts_to_write(session: Session, agency_ids: set[int]) -> dict[int, list[Contact]]:
    """For each agency the people to write to: its contacts, or when it has none or they are away, or their letters came
    back, its deputies, then its heads.
    """
    query = select(Contact).where(col(Contact.agency_id).in_(agency_ids), col(Contact.active).is_(True))
    everybody = [c for c in session.exec(query.order_by(col(Contact.id))) if c.channels]
    found: dict[int, list[Contact]] = {agency_id: [] for agency_id in agency_ids}
    for out in (False, True):  # where all are away, a letter still goes to the first of them
        for tier in (Tier.CONTACT, Tier.DEPUTY, Tier.HEAD):
            for contact in everybody:
                first = found[contact.agency_id]
                alike = first and first[0].tier is tier and out_of_reach(first[0]) is out
                if contact.tier is tier and out_of_reach(contact) is out and (not first or alike):
                    first.append(contact)
    return found


def out_of_reach(contact: Contact) -> bool:
    """True for one who is away, or whose letters come back."""
    return contact.absent or bool(contact.bounced)


def bounced_contacts(session: Session) -> list[tuple[Contact, str]]:
    """The contacts of the directory whose letters came back, each with its agency's name."""
    query = select(Contact, Agency.name).join(Agency).where(col(Contact.active).is_(True), Contact.bounced != "")
    return list(session.exec(query.order_by(col(Contact.id))))


def of_tier(session: Session, agency_id: int, tier: Tier) -> list[Contact]:
    """The active people of one tier of an agency, as the issuing department's leaders or officer."""
    query = select(Contact).where(Contact.agency_id == agency_id, Contact.tier == tier, col(Contact.active).is_(True))
    found = [c for c in session.exec(query.order_by(col(Contact.id))) if c.channels]
    return [c for c in found if not out_of_reach(c)] or found


def mark_absent(session: Session, agency: Agency, name: str, now: DateTime, actor: str) -> Contact:
    """Mark a contact as away. Raises Refused when the agency has no such contact, AlreadyDone when it is away."""
    found = _find_contacts(session, agency, name)
    if all(contact.absent for contact in found):
        raise AlreadyDone(tr("{name} vắng mặt", name=found[0].name))
    for contact in found:
        contact.absent = True
    record_event(session, OFFICE_LEDGER, now, actor, "contact.absent", new=found[0].name, reason=agency.name)
    return found[0]


def mark_present(session: Session, agency: Agency, name: str, now: DateTime, actor: str) -> Contact:
    """Mark a contact as there again. Raises as `mark_absent` does."""
    found = _find_contacts(session, agency, name)
    if not any(contact.absent for contact in found):
        raise AlreadyDone(tr("{name} đã trở lại", name=found[0].name))
    for contact in found:
        contact.absent = False
    record_event(session, OFFICE_LEDGER, now, actor, "contact.present", new=found[0].name, reason=agency.name)
    return found[0]


def _find_contacts(session: Session, agency: Agency, name: str) -> list[Contact]:
    """Those of an agency that have a name. Raises Refused when nobody has."""
    people = session.exec(select(Contact).where(Contact.agency_id == agency.id, col(Contact.active).is_(True))).all()
    if found := [c for c in people if fold_name(c.name) == fold_name(name)]:
        return found
    raise Refused(
        tr(
            "{agency} không có liên hệ “{name}”; có: {names}",
            agency=agency.name,
            name=name,
            names=mark_text("; ".join(c.name for c in people) or "chưa ai"),
        )
    )
