"""Pause and resume of one agency or one obligation: nothing is decided or sent meanwhile, and no flood follows."""

from pendulum import DateTime
from sqlmodel import Session, col, or_, select

from models.agency import Agency
from models.app import Office
from models.campaign import Campaign, Obligation, Recipient
from models.due import Due
from tasks.campaigns.context import note
from tasks.campaigns.dues import obligations
from tasks.campaigns.guards import check_open
from tasks.campaigns.lookup import unsettled
from tasks.campaigns.schedule import aim
from tasks.errors import Refused


def hold(
    office: Office,
    session: Session,
    campaign: Campaign,
    whom: Agency | str,
    reason: str,
    now: DateTime,
    actor: str,
    *,
    back: bool = False,
) -> str:
    """Pause (or with `back` resume) an agency, or an obligation by its key; gives back its name.

    What was planned is held, not cancelled. After a resume only the newest step of each Due goes out. Raises Refused
    when there is none such in the campaign, or when it is already as wished.
    """
    check_open(session, campaign)
    part = held(session, campaign, whom)
    if isinstance(part, Recipient):
        kind, name, query = "agency", part.name, select(Due).where(Due.recipient_id == part.id)
    else:
        kind, name, query = "obligation", part.key, select(Due).where(Due.obligation_id == part.id)
    if part.paused is not back:
        raise Refused(f"{name} {'đang tạm dừng rồi' if part.paused else 'không tạm dừng'}")
    if not back and not reason.strip():
        raise Refused("tạm dừng phải nêu lý do (--reason)")
    part.paused = not back
    session.flush()
    # All of it, whatever its state: what is handed in may be returned, and its receipt may wait to go.
    paused = query.add_columns(or_(col(Recipient.paused), col(Obligation.paused))).join(Recipient).join(Obligation)
    for due, stands in session.execute(paused).all():
        due.paused = stands
    session.flush()
    for due in session.exec(unsettled(query)).all():
        aim(office, due)
    note(session, campaign, now, actor, f"{kind}.{'resumed' if back else 'paused'}", new=name, reason=reason)
    return name


def held(session: Session, campaign: Campaign, whom: Agency | str) -> Recipient | Obligation:
    """What an agency or an obligation's key means in a campaign. Raises Refused when there is none such."""
    return _recipient(session, campaign, whom) if isinstance(whom, Agency) else _obligation(session, campaign, whom)


def _recipient(session: Session, campaign: Campaign, agency: Agency) -> Recipient:
    query = select(Recipient).where(Recipient.campaign_id == campaign.id, Recipient.agency_id == agency.id)
    if found := session.exec(query).first():
        return found
    raise Refused(f"{agency.name} không có trong nơi nhận của đợt {campaign.slug}")


def _obligation(session: Session, campaign: Campaign, key: str) -> Obligation:
    known = {o.key: o for o in obligations(session, campaign)}
    if key in known:
        return known[key]
    raise Refused(f"không có nghĩa vụ “{key}”; hãy dùng một trong: {', '.join(known)}")
