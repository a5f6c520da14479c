"""What every act checks first: whether its campaign, and the Due it is about, still allow it."""

from models.campaign import Campaign
from models.due import Due
from models.states import CampaignState, DueState
from models.text import mark_text, tr
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import closed_window_of
from tasks.errors import Refused
from tasks.labels import STATE_LABELS


def check_under_way(campaign: Campaign) -> None:
    """Raises Refused when a campaign has ended."""
    if campaign.state not in (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED):
        raise Refused(
            tr(
                "đợt {campaign} đã {state}; không ghi thêm được gì nữa",
                campaign=campaign.slug,
                state=mark_text(STATE_LABELS[campaign.state]),
            )
        )


def check_open(ctx: Context, due: Due | None = None) -> None:
    """Raises Refused when the campaign, or the part of it to which a Due belongs, is closed."""
    check_under_way(ctx.campaign)
    if due and (window := closed_window_of(ctx.session, due)):
        raise Refused(
            tr(
                "phần “{topic}” của đợt {campaign} đã đóng ngày {closed_at:%d/%m/%Y}",
                topic=window.topic,
                campaign=ctx.campaign.slug,
                closed_at=window.closed_at,
            )
        )


def require_state(due: Due, allowed: tuple[DueState, ...], act: str) -> None:
    """Raises Refused when a Due's state does not allow an act."""
    if due.state not in allowed:
        raise Refused(
            tr(
                "không thể {act}: nghĩa vụ số {due} đang ở trạng thái “{state}”",
                act=mark_text(act),
                due=due.id,
                state=mark_text(STATE_LABELS[due.state]),
            )
        )


def check_reason(reason: str, otherwise: str) -> None:
    """Raises Refused with the sentence `otherwise` when no reason is given."""
    if not reason.strip():
        raise Refused(otherwise)
