"""An agency that no longer exists: what it still owes passes to its successor, what is settled keeps its name."""

from sqlalchemy import update
from sqlmodel import col, select

from models.agency import Agency
from models.campaign import Recipient
from models.due import Due
from models.message import Message
from models.states import UNFINISHED_STATES, WAITING_STATES, DueState, MessageState, move
from models.text import tr
from tasks.agencies.contacts import contacts_to_write
from tasks.campaigns.context import Context
from tasks.campaigns.dues import obligations_of
from tasks.campaigns.outbox import MessageSpec, plan_messages


def pass_to_successors(ctx: Context) -> None:
    """What an agency that no longer exists still owes passes to its successor; what is settled keeps its name."""
    session, campaign, now = ctx.session, ctx.campaign, ctx.now
    query = select(Recipient, Agency).join(Agency).where(Recipient.campaign_id == campaign.id)
    query = query.where(col(Agency.successor_id).is_not(None), col(Agency.valid_to) < now.date())
    for recipient, agency in session.exec(query.order_by(col(Recipient.id))).all():
        owed = select(Due).where(Due.recipient_id == recipient.id, col(Due.state).in_(UNFINISHED_STATES))
        dues = session.exec(owed.order_by(col(Due.id))).all()
        binding = [o for o in obligations_of(session, campaign) if recipient.id in o.binds]
        if not dues and not binding:
            continue
        heir = _heir(ctx, recipient, _successor(ctx, agency))
        for obligation in binding:
            ids = [heir.id if one == recipient.id else one for one in obligation.binds]
            obligation.binds = list(dict.fromkeys(i for i in ids if i))
        session.execute(update(Recipient).where(col(Recipient.parent_id) == recipient.id).values(parent_id=heir.id))
        for due in dues:
            _pass_due(ctx, due, recipient, heir)
        session.flush()


def _successor(ctx: Context, agency: Agency) -> Agency:
    """The last of a chain of successors that has itself not ended yet; a chain that turns round stops."""
    seen = {agency.id}
    while agency.successor_id not in seen | {None} and agency.valid_to and agency.valid_to < ctx.now.date():
        agency = ctx.session.get_one(Agency, agency.successor_id)
        seen.add(agency.id)
    return agency


def _heir(ctx: Context, recipient: Recipient, agency: Agency) -> Recipient:
    session = ctx.session
    query = select(Recipient).where(Recipient.campaign_id == ctx.campaign.id, Recipient.agency_id == agency.id)
    if found := session.exec(query).first():
        return found
    copied = recipient.model_dump(exclude={"id", "agency_id", "name"})
    heir = Recipient(**copied, agency_id=agency.id, name=agency.name)
    session.add(heir)
    session.flush()
    return heir


def _pass_due(ctx: Context, due: Due, old: Recipient, heir: Recipient) -> None:
    """A Due changes hands; where the successor owes the same already, one is enough and this one is waived."""
    session = ctx.session
    waiting = select(Message).where(Message.due_id == due.id, col(Message.state).in_(WAITING_STATES))
    unsaid = session.exec(waiting.where(Message.agency_id == old.agency_id).order_by(col(Message.id))).all()
    for message in unsaid:
        move(message, MessageState.CANCELLED)
    same = select(Due.id).where(Due.obligation_id == due.obligation_id, Due.recipient_id == heir.id)
    if session.exec(same.where(Due.period == due.period)).first():
        due.next_step_at = None
        move(due, DueState.WAIVED)
        why = tr("{old} đã nhập vào {heir}, nơi đã có nghĩa vụ này", old=old.name, heir=heir.name)
        ctx.note(f"{due.kind}.waived", due, new=due.state, reason=why)
        return
    due.recipient_id, due.paused = heir.id, due.paused or heir.paused
    ctx.note("agency.succeeded", due, old=old.name, new=heir.name)
    people = contacts_to_write(session, {heir.agency_id})[heir.agency_id]
    for kind, step, ordinal, reason in dict.fromkeys((m.kind, m.step, m.ordinal, m.reason) for m in unsaid):
        about = MessageSpec(kind, step, due, ordinal=ordinal, reason=reason)
        plan_messages(ctx, heir.agency_id, people, about)
