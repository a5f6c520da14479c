"""Whose a campaign is: those officers who do on it what they may do on their own campaigns only."""

from collections.abc import Collection

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.account import Account, CampaignOfficer, DeskRole
from models.campaign import Campaign
from models.event import record_event
from tasks.errors import Refused

ASSIGNED, RELEASED = "campaign.assigned", "campaign.released"
"""The Events, in the campaign's history."""


def assign_officer(session: Session, campaign_id: int, account_id: int, now: DateTime, by: str) -> bool:
    """Give an officer a campaign; False when it was theirs. Raises Refused for an account that has ended."""
    account = session.get(Account, account_id)
    if account is None or account.ended_at:
        raise Refused("tài khoản này không còn dùng được")
    if _row(session, campaign_id, account_id):
        return False
    session.add(CampaignOfficer(campaign_id=campaign_id, account_id=account_id, since=now, assigned_by=by))
    slug = session.get_one(Campaign, campaign_id).slug
    record_event(session, slug, now, by, ASSIGNED, new=account.name)
    return True


def release_officer(session: Session, campaign_id: int, account_id: int, now: DateTime, by: str) -> bool:
    """Take a campaign from an officer; False when it was not theirs."""
    row = _row(session, campaign_id, account_id)
    if row:
        name, slug = session.get_one(Account, account_id).name, session.get_one(Campaign, campaign_id).slug
        session.delete(row)
        record_event(session, slug, now, by, RELEASED, old=name)
    return row is not None


def officers_of(session: Session, campaign_id: int) -> list[Account]:
    """Whose a campaign is."""
    query = select(Account).join(CampaignOfficer).where(CampaignOfficer.campaign_id == campaign_id)
    return list(session.exec(query.order_by(col(Account.name), col(Account.id))))


def campaigns_of(session: Session, account_id: int) -> set[int]:
    """The campaigns that are an officer's."""
    return set(session.exec(select(CampaignOfficer.campaign_id).where(CampaignOfficer.account_id == account_id)))


def count_campaigns(session: Session) -> dict[int, int]:
    """How many campaigns each officer has, whatever became of them."""
    query = select(CampaignOfficer.account_id, func.count()).group_by(col(CampaignOfficer.account_id))
    return dict(session.exec(query).all())


def assignable_officers(session: Session) -> list[Account]:
    """Those to whom a campaign can be given."""
    query = select(Account).where(Account.role == DeskRole.OFFICER, col(Account.ended_at).is_(None))
    return list(session.exec(query.order_by(col(Account.name), col(Account.id))))


def slugs_of(session: Session, campaigns: Collection[int]) -> frozenset[str]:
    """The names of some campaigns in addresses."""
    return frozenset(session.exec(select(Campaign.slug).where(col(Campaign.id).in_(campaigns))))


def _row(session: Session, campaign_id: int, account_id: int) -> CampaignOfficer | None:
    mine = (CampaignOfficer.campaign_id == campaign_id, CampaignOfficer.account_id == account_id)
    return session.exec(select(CampaignOfficer).where(*mine)).first()
