"""What happens to a campaign on its way: extension, pause and resume, closing."""

import datetime as dt

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Agency
from models.app import Office
from models.campaign import Campaign, Window
from models.deadline import Stated, rest_hint
from models.directive import Directive
from models.due import Due
from models.enums import Kind, ObligationKind, Tier
from models.message import Message
from models.states import UNFINISHED, CampaignState, DueState, IllegalMove, move
from tasks.agencies.contacts import confirmation_of, of_tier, parties_of, writable
from tasks.campaigns.context import note
from tasks.campaigns.guards import check_open, require
from tasks.campaigns.outbox import About, plan, tell, withdraw_pressing
from tasks.campaigns.schedule import date_due, restart
from tasks.errors import Refused
from tasks.labels import STATE_WORDS


def extend(
    office: Office,
    session: Session,
    campaign: Campaign,
    due: Due,
    until: dt.date,
    reason: str,
    now: DateTime,
    actor: str,
    *,
    refuse: bool = False,
    ask: bool = False,
) -> None:
    """Grant (refuse, or with `ask` only note that it was asked for) more time: only steps still to come move.

    Both dates and the reason are kept in the history.

    Raises Refused when nothing is owed, no reason is given, or the new day is not after the old one and today.
    """
    check_open(session, campaign, due)
    require(due, UNFINISHED, "gia hạn")
    if due.stated_on is None:
        raise Refused(f"nghĩa vụ số {due.id} không có hạn nên không gia hạn được")
    if not reason.strip():
        raise Refused("gia hạn phải nêu lý do (--reason)")
    if until <= max(due.stated_on, office.calendar.local(now).date()):
        raise Refused(f"hạn mới {until:%d/%m/%Y} phải sau hạn cũ {due.stated_on:%d/%m/%Y} và sau hôm nay")
    if hint := rest_hint(until, office.calendar):
        raise Refused(hint)
    if ask and due.asked_until == until:
        raise Refused(f"đề nghị gia hạn đến ngày {until:%d/%m/%Y} đã được ghi rồi")
    old = due.stated_on
    due.asked_until = until if ask else None
    session.flush()
    if ask:
        days = {"old": f"{old:%d/%m/%Y}", "new": f"{until:%d/%m/%Y}"}
        note(session, campaign, now, actor, "extension.asked", due, reason=reason, **days)
        return
    if refuse:
        _refuse_once(session, due, until)
        note(
            session,
            campaign,
            now,
            actor,
            "extension.refused",
            due,
            old=f"{old:%d/%m/%Y}",
            new=f"{until:%d/%m/%Y}",
            reason=reason,
        )
        tell(session, campaign, due, Kind.EXTENSION, f"refused.{until}", now, reason=reason)
        return
    withdraw_pressing(session, due)
    due.extended = True
    due.revision += 1
    date_due(due, Stated(until), office.calendar)
    if due.opened_at:
        restart(office, due, now)
    note(
        session,
        campaign,
        now,
        actor,
        "extension.granted",
        due,
        old=f"{old:%d/%m/%Y}",
        new=f"{until:%d/%m/%Y}",
        reason=reason,
    )
    tell(session, campaign, due, Kind.EXTENSION, f"granted.{until}", now, reason=reason)


def refused(session: Session, due: Due, until: dt.date) -> bool:
    """Whether the agency has been told that it does not get until that day."""
    told = select(Message).where(Message.due_id == due.id, Message.revision == due.revision)
    return session.exec(told.where(Message.step == f"refused.{until}")).first() is not None


def _refuse_once(session: Session, due: Due, until: dt.date) -> None:
    if refused(session, due, until):
        raise Refused(f"đã từ chối gia hạn đến ngày {until:%d/%m/%Y} cho nghĩa vụ số {due.id} rồi")


def pause(session: Session, campaign: Campaign, reason: str, now: DateTime, actor: str) -> None:
    """Stop all decisions and hand-overs of a campaign at once. Raises Refused when it is not under way."""
    _turn(session, campaign, CampaignState.PAUSED, reason, now, actor)


def resume(session: Session, campaign: Campaign, now: DateTime, actor: str, confirmed: str = "") -> None:
    """Let a paused campaign go on; of the steps that came meanwhile only the newest goes out.

    Raises Refused when it is not paused, or when it was never distributed and its list of recipients has changed.
    """
    if campaign.state is not CampaignState.PAUSED:
        raise Refused(f"đợt {campaign.slug} không tạm dừng, nó đang “{STATE_WORDS[campaign.state]}”")
    if campaign.started_at is None:
        parties = parties_of(session, campaign)
        asked = confirmation_of(parties, writable(session, {party.agency_id for party in parties}))
        if asked.list_hash != campaign.list_hash and confirmed.strip() != asked.short:
            raise Refused(f"danh sách nơi nhận đã đổi sau khi duyệt; xem lại rồi thêm --confirm {asked.short}")
        campaign.list_hash, campaign.recipient_count = asked.list_hash, asked.count
    _turn(session, campaign, CampaignState.RUNNING if campaign.started_at else CampaignState.APPROVED, "", now, actor)


def close(
    office: Office, session: Session, campaign: Campaign, window_key: str | None, now: DateTime, actor: str
) -> Window | None:
    """Close a campaign, or the part of it that a window is; the department's leaders get the figures.

    Raises Refused when it is closed already, or a report still waits for an officer's word.
    """
    check_open(session, campaign)
    window = _open_window(session, campaign, window_key) if window_key else None
    dues = select(Due).where(Due.campaign_id == campaign.id)
    if window:
        dues = dues.where(Due.window_id == window.id)
    rows = session.exec(dues).all()
    waiting = [d for d in rows if d.state is DueState.RECEIVED and d.kind is ObligationKind.REPORT]
    if waiting:
        raise Refused(f"còn {len(waiting)} báo cáo chờ duyệt; hãy dondoc accept hoặc dondoc return trước khi đóng")
    for due in rows:
        due.next_step_at = None
        withdraw_pressing(session, due)
    for part in [window] if window else session.exec(select(Window).where(Window.campaign_id == campaign.id)).all():
        part.closed_at, part.next_step_at = part.closed_at or now, None
    if window:
        note(session, campaign, now, actor, "window.closed", new=window.key)
    else:
        campaign.closed_at, campaign.next_step_at = now, None
        _turn(session, campaign, CampaignState.CLOSED, "", now, actor)
    session.flush()
    issuer = session.get_one(Agency, session.get_one(Directive, campaign.directive_id).issuer_id)
    about = About(Kind.CLOSING, "closing", window_id=window.id if window else None)
    for tier in (Tier.LEADER, Tier.OFFICER):
        plan(session, campaign, issuer.id or 0, of_tier(session, issuer.id or 0, tier), about, now)
    return window


def _open_window(session: Session, campaign: Campaign, key: str) -> Window:
    windows = session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))).all()
    found = next((w for w in windows if w.key == key), None)
    if found is None:
        raise Refused(f"không có khung thời gian “{key}”; hãy dùng một trong: {', '.join(w.key for w in windows)}")
    if found.closed_at:
        raise Refused(f"phần “{found.topic}” đã đóng ngày {found.closed_at:%d/%m/%Y}")
    return found


def _turn(session: Session, campaign: Campaign, to: CampaignState, reason: str, now: DateTime, actor: str) -> None:
    try:
        old = move(campaign, to)
    except IllegalMove:
        raise Refused(
            f"đợt {campaign.slug} đang “{STATE_WORDS[campaign.state]}”, không thể {STATE_WORDS[to]}"
        ) from None
    note(session, campaign, now, actor, f"campaign.{to}", old=old, new=to, reason=reason)
