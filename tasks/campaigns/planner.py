"""One campaign's turn: its start, its windows, its periods, and what is still owed; all that it writes at its end."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pendulum import DateTime
from sqlalchemy import and_, update
from sqlmodel import col, select

from models.agency import Agency, Contact
from models.campaign import Obligation, Recipient, Window
from models.database import portions
from models.directive import Directive
from models.due import NO_REASONING, Due
from models.enums import TIER_KINDS, MessageKind, Role, Tier
from models.event import EventData, record_events
from models.ladder import Decision, Step, decide_step, next_at
from models.message import Message
from models.states import UNFINISHED_STATES, WAITING_STATES, CampaignState, move
from models.text import mark_text, tr
from tasks.agencies.contacts import Confirmation, Party, confirmation_of, contacts_to_write, of_tier, parties_of
from tasks.campaigns.consultation.silence import consent_by_silence
from tasks.campaigns.context import Context
from tasks.campaigns.dues import create_initial_dues, open_periods, recipients_to_notify
from tasks.campaigns.outbox import (
    MessageSpec,
    PlannedBefore,
    cancel_messages,
    count_said,
    insert_rows,
    kinds_replaced,
    message_rows,
    planned_before,
)
from tasks.campaigns.schedule import next_window_step, steps_of_due, steps_of_window
from tasks.campaigns.withdrawal import replace_campaign

PORTION = 1_000
"""Recipients whose Dues are decided in one transaction."""


@dataclass
class Decided:
    """What one campaign's turn came to; `agencies` counts, for each kind and ordinal, whom it concerns."""

    reference_no: str = ""
    slug: str = ""
    agencies: Counter[tuple[MessageKind, int]] = field(default_factory=Counter)
    messages: int = 0
    skipped: int = 0


@dataclass
class CampaignPlanner:
    """The working state of one campaign's turn."""

    ctx: Context
    directive: Directive
    decided: Decided
    _ladders: dict[Any, list[Step]] = field(default_factory=dict)
    _tiers: dict[tuple[int, Tier], list[Contact]] = field(default_factory=dict)
    happened: list[EventData] = field(default_factory=list)
    """The Events of this turn, written together."""
    withdrawn: list[int] = field(default_factory=list)
    """Messages whose place a newer step takes."""
    planned: list[dict[str, Any]] = field(default_factory=list)
    """The Messages of this turn, inserted together at its end."""

    def start(self) -> bool:
        """Distribution: each recipient's Dues and the letter that tells of them; nothing to "Lưu"."""
        campaign = self.ctx.campaign
        parties = parties_of(self.ctx.session, campaign)
        people = contacts_to_write(self.ctx.session, {party.agency_id for party in parties})
        if not self._as_confirmed(confirmation_of(parties, people)):
            return False
        campaign.started_at, campaign.next_step_at = self.ctx.now, None
        old = move(campaign, CampaignState.RUNNING)
        self.ctx.session.flush()
        self.ctx.note("campaign.started", old=old, new=campaign.state)
        first = create_initial_dues(self.ctx, self.directive)
        if campaign.replaces_id:
            replace_campaign(self.ctx, campaign.replaces_id)
        for party in parties:
            if party.role is Role.RECORDS:
                continue
            kind = MessageKind.PUBLISH if party.role is Role.PUBLISH else MessageKind.DISPATCH
            step = "copy" if party.role is Role.INFO else kind.value
            self._say(party, people, MessageSpec(kind, step, first.get(party.recipient_id)))
        return True

    def _as_confirmed(self, asked: Confirmation) -> bool:
        """The brake: a list that is no longer the one confirmed stops the campaign until it is confirmed anew."""
        if asked.list_hash == self.ctx.campaign.list_hash:
            return True
        old = move(self.ctx.campaign, CampaignState.PAUSED)
        why = tr(
            "danh sách nơi nhận đã đổi sau khi duyệt; xem lại rồi dondoc resume --confirm {short}", short=asked.short
        )
        self.ctx.note("campaign.paused", old=old, new="paused", reason=why)
        return False

    def write(self) -> None:
        """All that was decided: what is withdrawn first, since a newer step has taken its place."""
        cancel_messages(self.ctx.session, self.withdrawn)
        record_events(self.ctx.session, self.ctx.campaign.ledger, self.ctx.now, self.ctx.actor, self.happened)
        insert_rows(self.ctx.session, Message, self.planned)

    def windows(self) -> None:
        """Announce what closes, and ask the officer about what has ended."""
        query = select(Window).where(
            Window.campaign_id == self.ctx.campaign.id, col(Window.next_step_at) <= self.ctx.now
        )
        for window in self.ctx.session.exec(query.order_by(col(Window.id))).all():
            decision = decide_step(steps_of_window(self.ctx.app, window), window.stepped_at, self.ctx.now)
            self._skip(decision.skipped, window.key, _missed)
            for step in decision.send:
                said = select(Message.id).where(Message.window_id == window.id, Message.step == step.name).limit(1)
                if self.ctx.session.exec(said).first() is None:
                    self._window_step(window, step)
            window.stepped_at = self.ctx.now
            window.next_step_at = next_window_step(self.ctx.app, window)

    def _window_step(self, window: Window, step: Step) -> None:
        about = MessageSpec(MessageKind.WINDOW_CLOSING, step.name, window_id=window.id)
        self.happened.append(EventData(f"window.{step.name.split('.')[0]}", new=window.key))
        if step.name == "ended":
            self._tell_department(about, Tier.OFFICER)
            return
        mine = select(Due.recipient_id, Due.state).where(Due.window_id == window.id)
        states = self.ctx.session.exec(mine).all()
        done = {number for number, _ in states} - {number for number, state in states if state in UNFINISHED_STATES}
        parties = recipients_to_notify(self.ctx.session, self.ctx.campaign)
        working = [r for r in parties if r.role is Role.ACTION and not r.paused and r.id not in done]
        people = contacts_to_write(self.ctx.session, {r.agency_id for r in working})
        for recipient in working:
            self._say(recipient, people, about)

    def periods(self) -> None:
        """Make the Dues of the periods that have begun."""
        query = select(Obligation).where(Obligation.campaign_id == self.ctx.campaign.id)
        for obligation in self.ctx.session.exec(query.where(col(Obligation.next_step_at) <= self.ctx.now)).all():
            open_periods(self.ctx, self.directive, obligation)

    def dues(self) -> bool:
        """Remind, chase and escalate what a portion of the recipients still owe; True when there may be others."""
        mine, unfinished = col(Due.campaign_id) == self.ctx.campaign.id, col(Due.state).in_(UNFINISHED_STATES)
        due_now = and_(mine, unfinished, col(Due.next_step_at) <= self.ctx.now)
        owing = select(Due.recipient_id).where(due_now).distinct().order_by(col(Due.recipient_id))
        last = self.ctx.session.exec(owing.offset(PORTION - 1).limit(1)).first()
        if last is not None:
            due_now = and_(due_now, col(Due.recipient_id) <= last)
        query = select(Due, Recipient).join(Recipient).where(due_now).order_by(col(Due.id))
        rows = self.ctx.session.exec(query.options(*NO_REASONING)).all()
        about = planned_before(self.ctx.session, col(Message.due_id).in_(select(Due.id).where(due_now)))
        people = contacts_to_write(self.ctx.session, {recipient.agency_id for _, recipient in rows})
        newest_of: dict[tuple[int, int, int | None, str], Due] = {}
        decisions: list[tuple[Due, Recipient, Decision]] = []
        ahead: dict[DateTime | None, list[int]] = defaultdict(list)
        for due, recipient in rows:
            rungs = self._rungs(due)
            decision = decide_step(rungs, due.stepped_at or self.ctx.now, self.ctx.now)
            if due.tacit and rungs and rungs[-1].at <= self.ctx.now:  # again each time, until it is certain
                decision = Decision((rungs[-1],), tuple(one for one in decision.skipped if one != rungs[-1]))
            decisions.append((due, recipient, decision))
            for step in decision.send:
                newest_of[_audience(due, step)] = due
            ahead[next_at(rungs, self.ctx.now)].append(due.id)
        self._move_on(ahead)
        for due, recipient, decision in decisions:
            said = about.get(due.id, [])
            self._skip(decision.skipped, recipient.name, _missed, due)
            for step in decision.send:
                if newest_of[_audience(due, step)] is not due:  # one message for each recipient and obligation
                    self._skip((step,), recipient.name, _said_of_other_period, due)
                # Else it was said already: a ladder or hour changed in config.toml has moved it past the cursor.
                elif not any((s.step, s.revision) == (step.name, due.revision) for s in said):
                    same = kinds_replaced(step.kind)
                    self.withdrawn += [s.id for s in said if s.kind in same and s.state in WAITING_STATES]
                    self._due_step(due, recipient, people, step, said)
        return last is not None

    def _move_on(self, ahead: dict[DateTime | None, list[int]]) -> None:
        """Move the cursors of Dues; many have their next step at the same moment."""
        for moment, ids in ahead.items():
            for some in portions(ids):
                moved = update(Due).where(col(Due.id).in_(some)).values(stepped_at=self.ctx.now, next_step_at=moment)
                self.ctx.session.execute(moved, execution_options={"synchronize_session": False})

    def _rungs(self, due: Due) -> list[Step]:
        """The ladder of a deadline; many Dues have the same."""
        key = (due.kind, due.urgent, due.tacit, due.remind_by, due.late_after)
        if key not in self._ladders:
            self._ladders[key] = steps_of_due(self.ctx.app, due)
        return self._ladders[key]

    def _due_step(
        self, due: Due, recipient: Recipient, people: dict[int, list[Contact]], step: Step, said: list[PlannedBefore]
    ) -> None:
        if step.kind is MessageKind.CONSENT and not consent_by_silence(self.ctx, due):
            return
        about = MessageSpec(step.kind, step.name, due, ordinal=count_said(said, due, step.kind, step.name) + 1)
        tier = TIER_KINDS.get(step.kind)
        if tier == Tier.LEADER:
            self._tell_department(about, Tier.LEADER)
        elif tier:
            if not (higher := self._people(recipient.agency_id, Tier(tier))):
                return  # an agency without such a person: its contact and our leaders hear of it
            self._plan(recipient.agency_id, higher, about, recipient.name)
        else:
            self._say(recipient, people, about)
        self.happened.append(EventData(f"due.{step.kind}", due.id, new=step.name))

    def _people(self, agency_id: int, tier: Tier) -> list[Contact]:
        if (agency_id, tier) not in self._tiers:
            self._tiers[agency_id, tier] = of_tier(self.ctx.session, agency_id, tier)
        return self._tiers[agency_id, tier]

    def _say(self, recipient: Recipient | Party, people: dict[int, list[Contact]], about: MessageSpec) -> None:
        self._plan(recipient.agency_id, people[recipient.agency_id], about, recipient.name)

    def _plan(self, agency_id: int, people: list[Contact], about: MessageSpec, name: str) -> None:
        written = message_rows(self.ctx, agency_id, people, about)
        self.planned += written
        self.decided.messages += len(written)
        self.decided.agencies[(about.kind, about.ordinal)] += 1
        if not written:
            why = "không có liên hệ nào có địa chỉ trong danh bạ"
            due_id = about.due.id if about.due else None
            self.happened.append(EventData("contact.missing", due_id, new=name, reason=why))

    def _tell_department(self, about: MessageSpec, tier: Tier) -> None:
        agency = self._issuer
        self._plan(agency.id, self._people(agency.id, tier), about, f"{agency.name} ({tier})")

    @cached_property
    def _issuer(self) -> Agency:
        return self.ctx.session.get_one(Agency, self.directive.issuer_id)

    def _skip(
        self, skipped: tuple[Step, ...], about: str, why: Callable[[str, Step], str], due: Due | None = None
    ) -> None:
        for step in skipped:
            self.decided.skipped += 1
            due_id = due.id if due else None
            self.happened.append(EventData("step.skipped", due_id, new=step.name, reason=why(about, step)))


def _missed(about: str, step: Step) -> str:
    return tr(
        "{about}: đến hạn lúc {at:%H:%M %d/%m/%Y}, không gửi: lúc đó hệ thống không chạy hoặc việc đang tạm dừng; "
        "đã có bước mới hơn",
        about=mark_text(about),
        at=step.at,
    )


def _said_of_other_period(about: str, step: Step) -> str:
    return tr(
        "{about}: đến hạn lúc {at:%H:%M %d/%m/%Y}, không gửi riêng: cùng lúc đã có thư về kỳ khác của yêu cầu này",
        about=mark_text(about),
        at=step.at,
    )


def _audience(due: Due, step: Step) -> tuple[int, int, int | None, str]:
    """Who hears of what: of several periods of one obligation only one step goes to a tier in one turn."""
    return due.recipient_id, due.obligation_id, due.window_id, TIER_KINDS.get(step.kind, "")
