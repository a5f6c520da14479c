"""The course of a campaign: pause, resume, and the closing of it or of a part."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.campaign import Window
from models.directive import Directive
from models.due import Due
from models.enums import JUDGED_KINDS, PRESSING_KINDS, MessageKind, Tier
from models.event import Event
from models.states import REVIEW_STATES, CampaignState, IllegalMove, move
from models.text import mark_text, tr, trn
from tasks.agencies.contacts import confirmation_of, contacts_to_write, of_tier, parties_of
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open
from tasks.campaigns.lookup import find_window
from tasks.campaigns.outbox import MessageSpec, cancel_letters, plan_messages
from tasks.errors import Refused
from tasks.labels import STATE_LABELS


def pause_campaign(ctx: Context, reason: str) -> None:
    """Stop all decisions and hand-overs of a campaign at once.

    Raises Refused when it is not under way, AlreadyDone when it is paused.
    """
    if ctx.campaign.state is CampaignState.PAUSED:
        raise ctx.already("tạm dừng", ["campaign.paused"])
    _move_campaign(ctx, CampaignState.PAUSED, reason)


def resume_campaign(ctx: Context, confirmed: str = "") -> None:
    """Let a paused campaign go on; of the steps that came meanwhile only the newest goes out.

    Raises Refused when it has ended, or when it was never distributed and its list of recipients has changed, which
    `confirmed` confirms anew; AlreadyDone when it is not paused.
    """
    campaign = ctx.campaign
    if campaign.state in (CampaignState.RUNNING, CampaignState.APPROVED):
        raise ctx.already("chạy tiếp", ["campaign.running", "campaign.approved", "campaign.started"])
    if campaign.state is not CampaignState.PAUSED:
        raise Refused(
            tr(
                "đợt {campaign} không tạm dừng, nó đang “{state}”",
                campaign=campaign.slug,
                state=mark_text(STATE_LABELS[campaign.state]),
            )
        )
    if campaign.started_at is None:
        parties = parties_of(ctx.session, campaign)
        asked = confirmation_of(parties, contacts_to_write(ctx.session, {party.agency_id for party in parties}))
        if asked.list_hash != campaign.list_hash and confirmed.strip() != asked.short:
            raise Refused(
                tr("danh sách nơi nhận đã đổi sau khi duyệt; xem lại rồi thêm --confirm {short}", short=asked.short)
            )
        campaign.list_hash, campaign.recipient_count = asked.list_hash, asked.count
    campaign.paused_until = None
    _move_campaign(ctx, CampaignState.RUNNING if campaign.started_at else CampaignState.APPROVED, "")


def close_campaign(ctx: Context) -> None:
    """Close a campaign with all its parts; the department's leaders get the figures.

    Raises Refused when it has ended otherwise, or a report still waits for an officer's word; AlreadyDone when it is
    closed.
    """
    session, campaign = ctx.session, ctx.campaign
    if campaign.state is CampaignState.CLOSED:
        raise ctx.already("kết thúc", ["campaign.closed"])
    check_open(ctx)
    _end_dues(session, session.exec(select(Due).where(Due.campaign_id == campaign.id)).all())
    for part in session.exec(select(Window).where(Window.campaign_id == campaign.id)).all():
        part.closed_at, part.next_step_at = part.closed_at or ctx.now, None
    campaign.closed_at, campaign.next_step_at = ctx.now, None
    _move_campaign(ctx, CampaignState.CLOSED, "")
    _report_closing(ctx, None)


def close_window(ctx: Context, key: str) -> Window:
    """Close the part of a campaign that a window is; gives it back. Raises as `close_campaign` does."""
    window = find_window(ctx.session, ctx.campaign, key)
    if window.closed_at:
        raise ctx.already("kết thúc", ["window.closed"], None, col(Event.new) == key)
    check_open(ctx)
    _end_dues(ctx.session, ctx.session.exec(select(Due).where(Due.window_id == window.id)).all())
    window.closed_at, window.next_step_at = ctx.now, None
    ctx.note("window.closed", new=window.key)
    _report_closing(ctx, window.id)
    return window


def _end_dues(session: Session, dues: Sequence[Due]) -> None:
    """Nothing more is asked for these. Raises Refused when a report among them waits for an officer's word."""
    waiting = [d for d in dues if d.state in REVIEW_STATES and d.kind in JUDGED_KINDS]
    if waiting:
        raise Refused(
            trn("còn {count} báo cáo chờ duyệt; hãy dondoc accept hoặc dondoc return trước khi đóng", len(waiting))
        )
    for due in dues:
        due.next_step_at = None
        cancel_letters(session, due, PRESSING_KINDS)


def _report_closing(ctx: Context, window_id: int | None) -> None:
    """The figures go to the leaders and officers of the department."""
    session = ctx.session
    session.flush()
    issuer_id = session.get_one(Directive, ctx.campaign.directive_id).issuer_id
    about = MessageSpec(MessageKind.CLOSING, "closing", window_id=window_id)
    for tier in (Tier.LEADER, Tier.OFFICER):
        plan_messages(ctx, issuer_id, of_tier(session, issuer_id, tier), about)


def _move_campaign(ctx: Context, to: CampaignState, reason: str) -> None:
    campaign = ctx.campaign
    try:
        old = move(campaign, to)
    except IllegalMove:
        raise Refused(
            tr(
                "đợt {campaign} đang “{state}”, không thể {wanted}",
                campaign=campaign.slug,
                state=mark_text(STATE_LABELS[campaign.state]),
                wanted=mark_text(STATE_LABELS[to]),
            )
        ) from None
    ctx.note(f"campaign.{to}", old=old, new=to, reason=reason)
