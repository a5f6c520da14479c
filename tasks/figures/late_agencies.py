"""Who is late with anything in any campaign, and whom to telephone there: counted by the database."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from models.agency import Agency, Contact
from models.campaign import Campaign, Recipient
from models.due import Due
from models.enums import Tier
from models.states import CampaignState
from tasks.campaigns.lookup import select_unsettled
from tasks.render import number_for_link

TELEPHONED_FIRST = (Tier.CONTACT, Tier.DEPUTY, Tier.HEAD)
"""Whom to telephone, as far as there is a number; who is away comes last."""


@dataclass(frozen=True)
class LateAgency:
    """An agency that is late: with how many things, the oldest of them, and whom to call."""

    name: str
    things: int
    late_since: DateTime
    slug: str
    due_id: int
    call: Contact | None

    @property
    def number(self) -> str:
        """The telephone number as a link has it."""
        return number_for_link(self.call.telephone if self.call else "")


def late_agencies(session: Session, now: DateTime, most: int, *where: Any) -> tuple[list[LateAgency], int]:
    """Those who are late longest, and how many are late in all; conditions may be of Due and its Campaign.

    A campaign that is paused, or a part of it that is closed, accuses nobody.
    """
    behind = (
        col(Due.late_after) < now, col(Due.paused).is_(False), col(Campaign.state) == CampaignState.RUNNING, *where,
    )  # fmt: skip
    columns: Any = (Recipient.agency_id, func.count(), func.min(Due.late_after), func.count().over())
    query = select_columns(*columns).select_from(Due).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id).where(*behind)
    query = select_unsettled(query).group_by(col(Recipient.agency_id))
    query = query.order_by(func.min(Due.late_after), func.count().desc(), col(Recipient.agency_id))
    first = session.execute(query.limit(most)).all()
    agencies = [agency for agency, *_ in first]
    names: dict[int, str] = dict(session.exec(select(Agency.id, Agency.name).where(col(Agency.id).in_(agencies))).all())
    oldest, calls = _oldest(session, agencies, behind), whom_to_telephone(session, agencies)
    return [
        LateAgency(names[agency], things, since, *oldest[agency], calls.get(agency))
        for agency, things, since, _ in first
    ], first[0][3] if first else 0


def _oldest(session: Session, agencies: Collection[int], behind: tuple[Any, ...]) -> dict[int, tuple[str, int]]:
    """The campaign and the number of what each has been late with longest."""
    parties = session.exec(select(Recipient.id).where(col(Recipient.agency_id).in_(agencies))).all()
    columns: Any = (Recipient.agency_id, Campaign.slug, Due.id)
    query = select_columns(*columns).select_from(Due).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = (
        select_unsettled(query)
        .where(*behind, col(Due.recipient_id).in_(parties))
        .order_by(col(Due.late_after), col(Due.id))
    )
    found: dict[int, tuple[str, int]] = {}
    for agency, slug, number in session.execute(query):
        found.setdefault(agency, (slug, number))
    return found


def whom_to_telephone(session: Session, agencies: Collection[int]) -> dict[int, Contact]:
    """For each agency the person to call: one with a number, present before absent, who reports before who heads."""
    query = select(Contact).where(col(Contact.agency_id).in_(agencies), col(Contact.active).is_(True))
    people: dict[int, list[Contact]] = defaultdict(list)
    for person in session.exec(query.order_by(col(Contact.id))):
        if person.tier in TELEPHONED_FIRST:
            people[person.agency_id].append(person)
    return {
        agency: min(some, key=lambda p: (not p.telephone, bool(p.absent), TELEPHONED_FIRST.index(p.tier)))
        for agency, some in people.items()
    }
