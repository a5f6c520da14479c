"""A directive is withdrawn, or another takes its place: its steps end, and exactly those who got it are told."""

from pendulum import DateTime
from sqlalchemy import update
from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient, Window
from models.directive import Directive
from models.due import Due, Submission
from models.enums import Kind
from models.message import Message
from models.states import MOVES, UNFINISHED, WAITING, CampaignState, DueState, MessageState, move
from tasks.agencies.contacts import writable
from tasks.campaigns.context import note
from tasks.campaigns.dues import acting, obligations
from tasks.campaigns.guards import check_open
from tasks.campaigns.lookup import last_submission
from tasks.campaigns.outbox import SAID, About, plan
from tasks.errors import Refused

ENDED_BY = {Kind.WITHDRAWAL: CampaignState.WITHDRAWN, Kind.REPLACEMENT: CampaignState.REPLACED}


def withdraw(session: Session, campaign: Campaign, reason: str, now: DateTime, actor: str) -> int:
    """Withdraw a directive (Nghị định 30/2020/NĐ-CP, Điều 18); gives back how many recipients are told.

    Raises Refused without a reason, or when the campaign has ended.
    """
    check_open(session, campaign)
    if not reason.strip():
        raise Refused("thu hồi phải nêu lý do (--reason)")
    return _end(session, campaign, Kind.WITHDRAWAL, reason, now, actor)


def replace(session: Session, old: Campaign, new: Campaign, now: DateTime, actor: str) -> int:
    """Let a campaign that is being distributed take the place of another, whose row the caller has locked.

    What was handed in under the old one counts for those obligations of the new one that say so (`carries`). One that
    was closed or withdrawn while the new one waited for its distribution stays as it ended, and nobody is told twice.
    """
    number = session.get_one(Directive, new.directive_id).reference_no
    for obligation in obligations(session, new):
        if obligation.carries:
            _carry(session, old, new, obligation, now, actor)
    if not MOVES[old.state]:
        return 0
    return _end(session, old, Kind.REPLACEMENT, "", now, actor, by=number)


def _end(session: Session, campaign: Campaign, kind: Kind, reason: str, now: DateTime, actor: str, by: str = "") -> int:
    told = _told(session, campaign)
    session.execute(
        update(Message)
        .where(col(Message.campaign_id) == campaign.id, col(Message.state).in_(WAITING))
        .values(state=MessageState.CANCELLED)
    )
    for table in (Due, Window, Obligation):
        session.execute(update(table).where(col(table.campaign_id) == campaign.id).values(next_step_at=None))
    old = move(campaign, ENDED_BY[kind])
    campaign.closed_at, campaign.next_step_at = now, None
    note(session, campaign, now, actor, f"campaign.{campaign.state}", old=old, new=by or campaign.state, reason=reason)
    session.flush()
    people = writable(session, {r.agency_id for r in told})
    for recipient in told:
        about = About(kind, kind.value, reason=reason)
        plan(session, campaign, recipient.agency_id, people[recipient.agency_id], about, now)
    return len(told)


def _told(session: Session, campaign: Campaign) -> list[Recipient]:
    """The recipients to whom the document was said."""
    query = select(Message.agency_id).where(Message.campaign_id == campaign.id, col(Message.state).in_(SAID))
    got = set(session.exec(query.where(col(Message.kind).in_((Kind.DISPATCH, Kind.PUBLISH)))))
    return [r for r in acting(session, campaign) if r.agency_id in got]


def _carry(session: Session, old: Campaign, new: Campaign, obligation: Obligation, now: DateTime, actor: str) -> None:
    """Count what an agency handed in for the old obligation as handed in for the new one, with its own date."""
    mine = select(Due, Recipient.agency_id).join(Recipient).where(Due.obligation_id == obligation.id)
    theirs = select(Due, Recipient.agency_id).join(Recipient).join(Obligation, col(Due.obligation_id) == Obligation.id)
    theirs = theirs.where(Due.campaign_id == old.id, Obligation.key == obligation.carries)
    theirs = theirs.where(col(Due.state).in_((DueState.RECEIVED, DueState.ACCEPTED))).order_by(col(Due.id))
    done = {(agency, period): due for due, agency in session.exec(theirs) for period in {due.period, ""}}
    number = session.get_one(Directive, old.directive_id).reference_no
    for due, agency in session.exec(mine).all():
        source = done.get((agency, due.period))
        if source is None or not due.owed:
            continue
        given = last_submission(session, source)
        if given is None:
            continue
        same = session.get_one(Obligation, source.obligation_id).fields == obligation.fields
        copied = given.model_dump(exclude={"id"}) | {"due_id": due.id, "round": due.round}
        copied["values"] = given.values if same else {}  # figures of another form would be summed as something else
        session.add(Submission(**copied))
        move(due, DueState.RECEIVED)
        if source.state is DueState.ACCEPTED:
            move(due, DueState.ACCEPTED)
        due.next_step_at = None
        reason = f"đã nộp theo văn bản {number}"
        note(session, new, now, actor, f"{due.kind}.received", due, new=due.state, reason=reason)


def to_replace(session: Session, old: Campaign, carries: dict[str, str]) -> None:
    """Raises Refused when a campaign cannot be replaced, or has not the obligations whose reports are carried over."""
    check_open(session, old)
    newer = session.exec(select(Campaign).where(Campaign.replaces_id == old.id)).first()
    if newer:
        raise Refused(f"đợt {old.slug} đã được đợt {newer.slug} thay thế rồi")
    known = [o.key for o in obligations(session, old)]
    for key, wanted in carries.items():
        if wanted not in known:
            raise Refused(f"nghĩa vụ “{key}”: đợt {old.slug} không có nghĩa vụ “{wanted}”; có: {', '.join(known)}")


def pass_on(session: Session, campaign: Campaign, now: DateTime, actor: str) -> None:
    """What an agency that no longer exists still owes passes to its successor; what is settled keeps its name."""
    query = select(Recipient, Agency).join(Agency).where(Recipient.campaign_id == campaign.id)
    query = query.where(col(Agency.successor_id).is_not(None), col(Agency.valid_to) < now.date())
    for recipient, agency in session.exec(query.order_by(col(Recipient.id))).all():
        owed = select(Due).where(Due.recipient_id == recipient.id, col(Due.state).in_(UNFINISHED))
        dues = session.exec(owed.order_by(col(Due.id))).all()
        binding = [o for o in obligations(session, campaign) if recipient.id in o.binds]
        if not dues and not binding:
            continue
        heir = _heir(session, campaign, recipient, _successor(session, agency, now))
        for obligation in binding:
            ids = [heir.id if one == recipient.id else one for one in obligation.binds]
            obligation.binds = list(dict.fromkeys(i for i in ids if i))
        session.execute(update(Recipient).where(col(Recipient.parent_id) == recipient.id).values(parent_id=heir.id))
        for due in dues:
            _pass_due(session, campaign, due, recipient, heir, now, actor)
        session.flush()


def _successor(session: Session, agency: Agency, now: DateTime) -> Agency:
    """The last of a chain of successors that has itself not ended yet; a chain that turns round stops."""
    seen = {agency.id}
    while agency.successor_id not in seen | {None} and agency.valid_to and agency.valid_to < now.date():
        agency = session.get_one(Agency, agency.successor_id)
        seen.add(agency.id)
    return agency


def _heir(session: Session, campaign: Campaign, recipient: Recipient, agency: Agency) -> Recipient:
    query = select(Recipient).where(Recipient.campaign_id == campaign.id, Recipient.agency_id == agency.id)
    if found := session.exec(query).first():
        return found
    copied = recipient.model_dump(exclude={"id", "agency_id", "name"})
    heir = Recipient(**copied, agency_id=agency.id or 0, name=agency.name)
    session.add(heir)
    session.flush()
    return heir


def _pass_due(
    session: Session, campaign: Campaign, due: Due, old: Recipient, heir: Recipient, now: DateTime, actor: str
) -> None:
    """A Due changes hands; where the successor owes the same already, one is enough and this one is waived."""
    waiting = select(Message).where(Message.due_id == due.id, col(Message.state).in_(WAITING))
    unsaid = session.exec(waiting.where(Message.agency_id == old.agency_id).order_by(col(Message.id))).all()
    for message in unsaid:
        move(message, MessageState.CANCELLED)
    same = select(Due.id).where(Due.obligation_id == due.obligation_id, Due.recipient_id == heir.id)
    if session.exec(same.where(Due.period == due.period)).first():
        due.next_step_at = None
        move(due, DueState.WAIVED)
        why = f"{old.name} đã nhập vào {heir.name}, nơi đã có nghĩa vụ này"
        note(session, campaign, now, actor, f"{due.kind}.waived", due, new=due.state, reason=why)
        return
    due.recipient_id, due.paused = heir.id or 0, due.paused or heir.paused
    note(session, campaign, now, actor, "agency.succeeded", due, old=old.name, new=heir.name)
    people = writable(session, {heir.agency_id})[heir.agency_id]
    for kind, step, ordinal, reason in dict.fromkeys((m.kind, m.step, m.ordinal, m.reason) for m in unsaid):
        about = About(kind, step, due, ordinal=ordinal, reason=reason)
        plan(session, campaign, heir.agency_id, people, about, now)
