"""Pause and resume of one agency or one obligation: nothing is decided or sent meanwhile, and no flood follows."""

from sqlmodel import col, or_, select

from models.agency import Agency
from models.campaign import Obligation, Recipient
from models.due import Due
from models.event import Event
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.dues import obligations_of
from tasks.campaigns.guards import check_open, check_reason
from tasks.campaigns.lookup import select_unsettled
from tasks.campaigns.schedule import set_next_step
from tasks.errors import Refused


def suspend(ctx: Context, whom: Agency | str, reason: str) -> str:
    """Pause an agency, or an obligation by its key; gives back its name. What was planned is held, not cancelled.

    Raises Refused when there is none such in the campaign or no reason is given, AlreadyDone when it is paused.
    """
    kind, name, part = find_part(ctx, whom)
    if part.paused:
        raise ctx.already("tạm dừng", [f"{kind}.paused"], None, col(Event.new) == name)
    check_open(ctx)
    check_reason(reason, "tạm dừng phải nêu lý do (--reason)")
    _set_paused(ctx, part, paused=True)
    ctx.note(f"{kind}.paused", new=name, reason=reason)
    return name


def resume(ctx: Context, whom: Agency | str) -> str:
    """Let an agency, or an obligation by its key, go on; gives back its name. Only the newest steps go out.

    Raises Refused when there is none such in the campaign, AlreadyDone when it is not paused.
    """
    kind, name, part = find_part(ctx, whom)
    if not part.paused:
        raise ctx.already("chạy tiếp", [f"{kind}.resumed"], None, col(Event.new) == name)
    check_open(ctx)
    _set_paused(ctx, part, paused=False)
    ctx.note(f"{kind}.resumed", new=name)
    return name


def _set_paused(ctx: Context, part: Recipient | Obligation, *, paused: bool) -> None:
    session = ctx.session
    mine = Due.recipient_id == part.id if isinstance(part, Recipient) else Due.obligation_id == part.id
    query = select(Due).where(mine)
    part.paused, part.paused_until = paused, None
    session.flush()
    # All of it, whatever its state: what is handed in may be returned, and its receipt may wait to go.
    stand = query.add_columns(or_(col(Recipient.paused), col(Obligation.paused))).join(Recipient).join(Obligation)
    for due, stands in session.execute(stand).all():
        due.paused = stands
    session.flush()
    for due in session.exec(select_unsettled(query)).all():
        set_next_step(ctx.app, due)


def find_part(ctx: Context, whom: Agency | str) -> tuple[str, str, Recipient | Obligation]:
    """What an agency or an obligation's key means in a campaign, with its kind and name. Raises Refused for neither."""
    if isinstance(whom, Agency):
        recipient = _find_recipient(ctx, whom)
        return "agency", recipient.name, recipient
    obligation = _find_obligation(ctx, whom)
    return "obligation", obligation.key, obligation


def _find_recipient(ctx: Context, agency: Agency) -> Recipient:
    query = select(Recipient).where(Recipient.campaign_id == ctx.campaign.id, Recipient.agency_id == agency.id)
    if found := ctx.session.exec(query).first():
        return found
    raise Refused(
        tr("{agency} không có trong nơi nhận của đợt {campaign}", agency=agency.name, campaign=ctx.campaign.slug)
    )


def _find_obligation(ctx: Context, key: str) -> Obligation:
    known = {o.key: o for o in obligations_of(ctx.session, ctx.campaign)}
    if key in known:
        return known[key]
    raise Refused(tr("không có nghĩa vụ “{key}”; hãy dùng một trong: {known}", key=key, known=", ".join(known)))
