"""What every act checks first: whether its campaign, and the Due it is about, still allow it."""

from models.campaign import Campaign
from models.due import Due
from models.states import CampaignState, DueState
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import closed_window_of
from tasks.errors import Refused
from tasks.labels import STATE_LABELS


def check_under_way(campaign: Campaign) -> None:
    """Raises Refused when a campaign has ended."""
    if campaign.state not in (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED):
        raise Refused(f"đợt {campaign.slug} đã {STATE_LABELS[campaign.state]}; không ghi thêm được gì nữa")


def check_open(ctx: Context, due: Due | None = None) -> None:
    """Raises Refused when the campaign, or the part of it to which a Due belongs, is closed."""
    check_under_way(ctx.campaign)
    if due and (window := closed_window_of(ctx.session, due)):
        raise Refused(f"phần “{window.topic}” của đợt {ctx.campaign.slug} đã đóng ngày {window.closed_at:%d/%m/%Y}")


def require_state(due: Due, allowed: tuple[DueState, ...], act: str) -> None:
    """Raises Refused when a Due's state does not allow an act."""
    if due.state not in allowed:
        raise Refused(f"không thể {act}: nghĩa vụ số {due.id} đang ở trạng thái “{STATE_LABELS[due.state]}”")


def check_reason(reason: str, otherwise: str) -> None:
    """Raises Refused with the sentence `otherwise` when no reason is given."""
    if not reason.strip():
        raise Refused(otherwise)
