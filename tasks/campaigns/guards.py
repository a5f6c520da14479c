"""What every act checks first: whether its campaign, and the Due it is about, still allow it."""

from sqlmodel import Session

from models.campaign import Campaign, Window
from models.due import Due
from models.states import CampaignState, DueState
from tasks.errors import Refused
from tasks.labels import STATE_WORDS


def check_open(session: Session, campaign: Campaign, due: Due | None = None) -> None:
    """Raises Refused when the campaign, or the part of it to which a Due belongs, is closed."""
    if campaign.state not in (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED):
        raise Refused(f"đợt {campaign.slug} đã {STATE_WORDS[campaign.state]}; không ghi thêm được gì nữa")
    window = session.get(Window, due.window_id) if due and due.window_id else None
    if window and window.closed_at:
        raise Refused(f"phần “{window.topic}” của đợt {campaign.slug} đã đóng ngày {window.closed_at:%d/%m/%Y}")


def require(due: Due, allowed: tuple[DueState, ...], act: str) -> None:
    """Raises Refused when a Due's state does not allow an act."""
    if due.state not in allowed:
        raise Refused(f"không thể {act}: nghĩa vụ số {due.id} đang ở trạng thái “{STATE_WORDS[due.state]}”")
