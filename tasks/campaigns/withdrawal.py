"""A directive is withdrawn, or another takes its place: its steps end, and exactly those who got it are told."""

from dataclasses import replace

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.campaign import Campaign, Obligation, Recipient, Window
from models.directive import Directive
from models.due import Due, Submission
from models.enums import MessageKind
from models.message import Message
from models.states import FILED_STATES, MOVES, CampaignState, DueState, move
from models.text import tr
from tasks.agencies.contacts import contacts_to_write
from tasks.campaigns.context import Context
from tasks.campaigns.dues import obligations_of, recipients_to_notify
from tasks.campaigns.guards import check_open, check_reason, check_under_way
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_last_submission
from tasks.campaigns.outbox import SAID_STATES, MessageSpec, cancel_waiting, plan_messages
from tasks.errors import Refused

ENDED_BY = {MessageKind.WITHDRAWAL: CampaignState.WITHDRAWN, MessageKind.REPLACEMENT: CampaignState.REPLACED}


def withdraw_directive(ctx: Context, reason: str) -> int:
    """Withdraw a directive (Nghị định 30/2020/NĐ-CP, Điều 18); gives back how many recipients are told.

    Raises Refused without a reason, or when the campaign has ended otherwise; AlreadyDone when it is withdrawn.
    """
    if ctx.campaign.state is CampaignState.WITHDRAWN:
        raise ctx.already("thu hồi văn bản", ["campaign.withdrawn"])
    check_open(ctx)
    check_reason(reason, "thu hồi phải nêu lý do (--reason)")
    return _end(ctx, MessageKind.WITHDRAWAL, reason)


def replace_campaign(ctx: Context, old_id: int) -> int:
    """Let a campaign that is being distributed take the place of another; gives back how many are told of the end.

    What was handed in under the old one counts for those obligations of the new one that say so (`carries`). One that
    was closed or withdrawn while the new one waited for its distribution stays as it ended, and nobody is told twice.
    """
    old = replace(ctx, campaign=lock_campaign(ctx.session, old_id))
    for obligation in obligations_of(ctx.session, ctx.campaign):
        if obligation.carries:
            _carry(ctx, old.campaign, obligation)
    if not MOVES[old.campaign.state]:
        return 0
    number = ctx.session.get_one(Directive, ctx.campaign.directive_id).reference_no
    return _end(old, MessageKind.REPLACEMENT, "", by=number)


def _end(ctx: Context, kind: MessageKind, reason: str, by: str = "") -> int:
    session, campaign = ctx.session, ctx.campaign
    told = _told(session, campaign)
    cancel_waiting(session, col(Message.campaign_id) == campaign.id)
    for table in (Due, Window, Obligation):
        session.execute(update(table).where(col(table.campaign_id) == campaign.id).values(next_step_at=None))
    old = move(campaign, ENDED_BY[kind])
    campaign.closed_at, campaign.next_step_at = ctx.now, None
    ctx.note(f"campaign.{campaign.state}", old=old, new=by or campaign.state, reason=reason)
    session.flush()
    people = contacts_to_write(session, {r.agency_id for r in told})
    for recipient in told:
        plan_messages(
            ctx, recipient.agency_id, people[recipient.agency_id], MessageSpec(kind, kind.value, reason=reason)
        )
    return len(told)


def _told(session: Session, campaign: Campaign) -> list[Recipient]:
    """The recipients to whom the document was said."""
    query = select(Message.agency_id).where(Message.campaign_id == campaign.id, col(Message.state).in_(SAID_STATES))
    got = set(session.exec(query.where(col(Message.kind).in_((MessageKind.DISPATCH, MessageKind.PUBLISH)))))
    return [r for r in recipients_to_notify(session, campaign) if r.agency_id in got]


def _carry(ctx: Context, old: Campaign, obligation: Obligation) -> None:
    """Count what an agency handed in for the old obligation as handed in for the new one, with its own date."""
    session = ctx.session
    mine = select(Due, Recipient.agency_id).join(Recipient).where(Due.obligation_id == obligation.id)
    theirs = select(Due, Recipient.agency_id).join(Recipient).join(Obligation, col(Due.obligation_id) == Obligation.id)
    theirs = theirs.where(Due.campaign_id == old.id, Obligation.key == obligation.carries)
    theirs = theirs.where(col(Due.state).in_(FILED_STATES)).order_by(col(Due.id))
    done = {(agency, period): due for due, agency in session.exec(theirs) for period in {due.period, ""}}
    number = session.get_one(Directive, old.directive_id).reference_no
    for due, agency in session.exec(mine).all():
        source = done.get((agency, due.period))
        if source is None or not due.owed:
            continue
        given = find_last_submission(session, source)
        if given is None:
            continue
        same = session.get_one(Obligation, source.obligation_id).fields == obligation.fields
        copied = given.model_dump(exclude={"id"}) | {"due_id": due.id, "round": due.round}
        copied["values"] = given.values if same else {}  # figures of another form would be summed as something else
        session.add(Submission(**copied))
        move(due, DueState.RECEIVED)
        if source.state is not DueState.RECEIVED:
            move(due, source.state)
        due.next_step_at = None
        reason = tr("đã nộp theo văn bản {number}", number=number)
        ctx.note(f"{due.kind}.received", due, new=due.state, reason=reason)


def check_replaceable(session: Session, old: Campaign, carries: dict[str, str]) -> None:
    """Raises Refused when a campaign cannot be replaced, or has not the obligations whose reports are carried over."""
    check_under_way(old)
    newer = session.exec(select(Campaign).where(Campaign.replaces_id == old.id)).first()
    if newer:
        raise Refused(tr("đợt {old} đã được đợt {newer} thay thế rồi", old=old.slug, newer=newer.slug))
    known = [o.key for o in obligations_of(session, old)]
    for key, wanted in carries.items():
        if wanted not in known:
            raise Refused(
                tr(
                    "nghĩa vụ “{key}”: đợt {old} không có nghĩa vụ “{wanted}”; có: {known}",
                    key=key,
                    old=old.slug,
                    wanted=wanted,
                    known=", ".join(known),
                )
            )
