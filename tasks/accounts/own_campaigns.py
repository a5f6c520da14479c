"""Whose a campaign is: those officers who do on it what they may do on their own campaigns only."""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.account import Account, CampaignOfficer, DeskRole
from tasks.errors import Refused


def assign_officer(session: Session, campaign_id: int, account_id: int, now: DateTime, by: str) -> bool:
    """Give an officer a campaign; False when it was theirs. Raises Refused for an account that has ended."""
    account = session.get(Account, account_id)
    if account is None or account.ended_at:
        raise Refused("tài khoản này không còn dùng được")
    if _row(session, campaign_id, account_id):
        return False
    session.add(CampaignOfficer(campaign_id=campaign_id, account_id=account_id, since=now, assigned_by=by))
    return True


def release_officer(session: Session, campaign_id: int, account_id: int) -> bool:
    """Take a campaign from an officer; False when it was not theirs."""
    row = _row(session, campaign_id, account_id)
    if row:
        session.delete(row)
    return row is not None


def officers_of(session: Session, campaign_id: int) -> list[Account]:
    """Whose a campaign is."""
    query = select(Account).join(CampaignOfficer).where(CampaignOfficer.campaign_id == campaign_id)
    return list(session.exec(query.order_by(col(Account.name))))


def assignable_officers(session: Session) -> list[Account]:
    """Those to whom a campaign can be given."""
    query = select(Account).where(Account.role == DeskRole.OFFICER, col(Account.ended_at).is_(None))
    return list(session.exec(query.order_by(col(Account.name))))


def _row(session: Session, campaign_id: int, account_id: int) -> CampaignOfficer | None:
    mine = (CampaignOfficer.campaign_id == campaign_id, CampaignOfficer.account_id == account_id)
    return session.exec(select(CampaignOfficer).where(*mine)).first()
