"""Obligations become Dues: at the distribution, and of a periodic one when the data of its next period begin."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient, Window
from models.deadline import After, Basis, Stated, Term, term_from_json
from models.directive import Directive
from models.due import Due
from models.enums import MessageKind, ObligationKind, Role, Timing
from models.instant import to_local
from models.message import Message
from models.regime import Period, owed_from, regime_from_json
from models.states import UNFINISHED_STATES, DueState, MessageState
from models.text import tr
from tasks.campaigns.context import Context, DueRef
from tasks.campaigns.outbox import insert_rows
from tasks.campaigns.schedule import restart_schedule, set_deadline


def obligations_of(session: Session, campaign: Campaign) -> list[Obligation]:
    """What a campaign's document demands, in its order."""
    query = select(Obligation).where(Obligation.campaign_id == campaign.id).order_by(col(Obligation.id))
    return list(session.exec(query))


def create_initial_dues(ctx: Context, directive: Directive) -> dict[int, DueRef]:
    """The Dues that begin with the distribution; of each recipient the first, for which its letter stands.

    What is asked on request has no Due until it is asked for; of what is periodic the current period's is made.
    """
    session, campaign = ctx.session, ctx.campaign
    members = members_of(session, campaign)
    for obligation in obligations_of(session, campaign):
        if obligation.timing is Timing.ON_REQUEST:
            continue
        if obligation.timing is Timing.PERIODIC:
            today = ctx.app.calendar.local(ctx.now).date()
            obligation.opened_to = today - dt.timedelta(days=1)
            if obligation.rule["interval"] > 1 and not obligation.rule["since"]:
                # every other week counts from the week of the distribution
                obligation.rule = obligation.rule | {"since": today.isoformat()}
            open_periods(ctx, directive, obligation)
            continue
        bases = {
            level: _first_basis(ctx, directive, obligation, level)
            for level in set(levels_of(session, obligation, members).values())
        }
        insert_rows(session, Due, _rows(ctx, directive, obligation, members, bases))
        if obligation.kind is ObligationKind.CASCADE:
            _hand_down(ctx, directive, obligation)
    told = select(Due.recipient_id, Due.id, Due.revision, Due.round).where(Due.campaign_id == campaign.id)
    rows = session.exec(told.order_by(col(Due.id).desc())).all()  # so that the first of each is what stays
    return {recipient_id: DueRef(*rest) for recipient_id, *rest in rows}


class Member(NamedTuple):
    """As much of a recipient as its Dues need."""

    id: int
    agency_id: int
    paused: bool
    parent_id: int | None


def members_of(session: Session, campaign: Campaign) -> dict[int, Member]:
    """The recipients of a campaign, sub-units too, by number."""
    query = select(Recipient.id, Recipient.agency_id, Recipient.paused, Recipient.parent_id)
    rows = session.exec(query.where(Recipient.campaign_id == campaign.id)).all()
    return {number or 0: Member(number or 0, *rest) for number, *rest in rows}


def _rows(
    ctx: Context,
    directive: Directive,
    obligation: Obligation,
    members: dict[int, Member],
    bases: Mapping[int, Basis | None],
    period: Period | None = None,
) -> list[dict[str, Any]]:
    """The Dues of one obligation and period, a deadline computed once for each level, as rows to insert together."""
    levels, same = levels_of(ctx.session, obligation, members), {}
    for level, basis in bases.items():
        due = new_due(ctx.campaign, directive, obligation, Member(0, 0, paused=False, parent_id=None))
        if period:
            due.period, due.label = period.key, label_period(period)
        if basis:
            set_deadline(due, basis, ctx.app.calendar)
        same[level] = due.model_dump(exclude={"id"})
    held = obligation.paused
    return [
        same[levels[number]] | {"recipient_id": number, "paused": held or members[number].paused}
        for number in obligation.binds
    ]


def new_due(campaign: Campaign, directive: Directive, obligation: Obligation, recipient: Recipient | Member) -> Due:
    """A Due without a deadline yet."""
    return Due(
        campaign_id=campaign.id,
        obligation_id=obligation.id,
        recipient_id=recipient.id,
        kind=obligation.kind,
        urgent=directive.urgent,
        tacit=bool(obligation.consultation.get("silence")),
        paused=recipient.paused or obligation.paused,
    )


def levels_of(session: Session, obligation: Obligation, members: dict[int, Member]) -> dict[int, int]:
    """For each recipient bound, how many of the offices above it are bound too (Nghị định 09/2019, Điều 8)."""
    if not obligation.lower:
        return dict.fromkeys(obligation.binds, 0)
    parents = dict(session.exec(select(Agency.id, Agency.parent_id)).all())
    known = {members[number].agency_id for number in obligation.binds}

    def depth(agency_id: int) -> int:
        above, seen, found = parents.get(agency_id), {agency_id}, 0
        while above is not None and above not in seen:
            found += above in known
            seen.add(above)
            above = parents.get(above)
        return found

    return {number: depth(members[number].agency_id) for number in obligation.binds}


def _hand_down(ctx: Context, directive: Directive, obligation: Obligation) -> None:
    """The Dues of the sub-units: the same day; they have no ladder of their own, their parent is chased for them."""
    query = select(Due, Recipient).join(Recipient, col(Recipient.parent_id) == Due.recipient_id)
    query = query.where(Due.obligation_id == obligation.id).order_by(col(Recipient.id))
    for above, unit in ctx.session.exec(query).all():
        due = new_due(ctx.campaign, directive, obligation, unit)
        due.stated_on, due.remind_by, due.late_after = above.stated_on, above.remind_by, above.late_after
        due.reasons, due.basis = above.reasons, above.basis
        ctx.session.add(due)
    ctx.session.flush()


def _first_basis(ctx: Context, directive: Directive, obligation: Obligation, level: int) -> Basis | None:
    """What an obligation's deadline is computed from at the distribution; None where it begins with the receipt."""
    calendar = ctx.app.calendar
    if obligation.due_on:
        return Stated(obligation.due_on, obligation.before, obligation.due_time, level * obligation.lower)
    if obligation.timing is not Timing.TERM:
        return None
    rule, start = term_from_json(obligation.rule), calendar.local
    if rule.after is After.ISSUE:
        return Term(start(calendar.end_of(directive.issued_on)).subtract(days=1), rule.count, rule.unit, dated=True)
    if rule.after is After.WINDOW_END:
        query = select(Window).where(Window.campaign_id == obligation.campaign_id, Window.key == rule.window)
        ends_on = ctx.session.exec(query).one().ends_on
        return Term(calendar.end_of(ends_on).subtract(days=1), rule.count, rule.unit, dated=True) if ends_on else None
    return None


def open_periods(ctx: Context, directive: Directive, obligation: Obligation) -> None:
    """Make the Dues of each period whose data have begun to be gathered, and set when the next one opens.

    Of periods that passed while nothing ran the Dues are made too: they are owed.
    """
    session, calendar = ctx.session, ctx.app.calendar
    regime, today = regime_from_json(obligation.rule), calendar.local(ctx.now).date()
    after = obligation.opened_to or today - dt.timedelta(days=1)
    members, told = members_of(session, ctx.campaign), _told(session, ctx.campaign)
    levels = set(levels_of(session, obligation, members).values())
    obligation.next_step_at = None
    for period, stated in owed_from(regime, after + dt.timedelta(days=1)):
        opens = calendar.sending_hour(period.first)
        if opens > ctx.now:
            obligation.next_step_at = opens
            break
        obligation.opened_to = stated.day
        bases = {level: replace(stated, earlier=level * obligation.lower) for level in levels}
        insert_rows(session, Due, _rows(ctx, directive, obligation, members, bases, period))
        made = select(Due).where(Due.obligation_id == obligation.id, Due.period == period.key)
        for due in session.exec(made) if told else ():
            if since := told.get(due.recipient_id):
                due.opened_at = ctx.now
                restart_schedule(ctx.app, due, max(since, opens))
        session.flush()
        ctx.note("period.opened", new=period.label, reason=obligation.title)


def label_period(period: Period) -> str:
    """How a letter calls a period: tháng 02/2022 (số liệu từ ngày 15/01/2022 đến hết ngày 14/02/2022)."""
    if period.first == period.last:
        return period.label
    return tr(
        "{period_label} (số liệu từ ngày {first:%d/%m/%Y} đến hết ngày {last:%d/%m/%Y})",
        period_label=period.label,
        first=period.first,
        last=period.last,
    )


def _told(session: Session, campaign: Campaign) -> dict[int, DateTime]:
    """When each recipient was told what it owes, of those that were: by the letter, or as heir of one that was."""
    said = select(Recipient.id, Message.sent_at).join(Message, col(Message.agency_id) == Recipient.agency_id)
    said = said.where(Recipient.campaign_id == campaign.id, Message.campaign_id == campaign.id)
    said = said.where(
        col(Message.kind).in_((MessageKind.DISPATCH, MessageKind.PUBLISH)), Message.state == MessageState.SENT
    )
    opened = select(Due.recipient_id, Due.opened_at).where(Due.campaign_id == campaign.id)
    rows = [*session.exec(opened), *session.exec(said)]
    return {recipient_id or 0: to_local(at) for recipient_id, at in rows if at}


def recipients_to_notify(session: Session, campaign: Campaign) -> list[Recipient]:
    """The recipients to write to: not "Lưu", and not the units that hear from the office above them."""
    query = select(Recipient).where(Recipient.campaign_id == campaign.id, Recipient.role != Role.RECORDS)
    query = query.where(col(Recipient.parent_id).is_(None))
    return list(session.exec(query.order_by(col(Recipient.id))))


@dataclass(frozen=True)
class Units:
    """How far the sub-units of a recipient have answered: 3/5, and the names of the silent ones."""

    expected: int = 0
    answered: int = 0
    silent: tuple[str, ...] = ()


def count_units(session: Session, due: Due) -> Units:
    """The roll-up of the sub-units to which the recipient of a Due handed that obligation down."""
    query = select(Due.state, Recipient.name).join(Recipient).where(Due.obligation_id == due.obligation_id)
    query = query.where(Recipient.parent_id == due.recipient_id, Due.period == due.period)
    rows = [row for row in session.exec(query.order_by(col(Due.id))) if row[0] is not DueState.WAIVED]
    silent = tuple(name for state, name in rows if state in UNFINISHED_STATES)
    return Units(len(rows), len(rows) - len(silent), silent)
