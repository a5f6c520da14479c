"""Dues and windows whose step has come become Messages. Decides only; nothing is sent here.

1. `find_due` looks, by an index, for campaigns in which something is due.
2. `decide` locks one of them, starts it if it was approved, walks its windows and Dues, and for each takes the
   newest step that has come (older ones are Events), writes the Messages, and moves `next_step_at` on.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pendulum import DateTime
from sqlalchemy import union_all
from sqlmodel import Session, col, select

from models.agency import Agency, Contact
from models.campaign import Campaign, Obligation, Recipient, Window
from models.database import reading, writing
from models.directive import Directive
from models.due import Due
from models.ladder import Decision, Step, next_at
from models.ladder import decide as newest
from models.message import Message
from models.office import Office
from models.states import UNFINISHED, CampaignState, move
from models.words import TIERS, Kind, Role, Tier
from tasks.common import About, audience, insert_all, letters, lock, note, times_said, withdraw_pressing, within
from tasks.contacts import Confirmation, Party, confirmation_of, of_tier, parties_of, writable
from tasks.owe import acting, first_dues, open_periods
from tasks.recall import pass_on, replace
from tasks.steps import due_steps, window_next, window_steps

ENGINE = "hệ thống"
"""The actor of what the engine does by itself."""

ALIVE = (CampaignState.APPROVED, CampaignState.RUNNING)


@dataclass
class Decided:
    """What one campaign's turn came to; `agencies` counts, for each kind and ordinal, whom it concerns."""

    reference_no: str = ""
    slug: str = ""
    agencies: Counter[tuple[Kind, int]] = field(default_factory=Counter)
    messages: int = 0
    skipped: int = 0


def find_due(office: Office, now: DateTime) -> list[int]:
    """Ids of the campaigns in which something is due now; outside office hours only the urgent ones."""
    due = union_all(
        select(col(Campaign.id).label("campaign_id")).where(col(Campaign.next_step_at) <= now),
        select(col(Window.campaign_id)).where(col(Window.next_step_at) <= now),
        select(col(Due.campaign_id)).where(col(Due.next_step_at) <= now),
        select(col(Obligation.campaign_id)).where(col(Obligation.next_step_at) <= now),
    ).subquery()
    query = select(Campaign.id, Directive).join(Directive).where(col(Campaign.state).in_(ALIVE))
    with reading(office.engine) as session:
        rows = session.exec(query.where(col(Campaign.id).in_(select(due.c.campaign_id))).order_by(col(Campaign.id)))
        open_now = office.calendar.is_open(now)
        return [campaign_id or 0 for campaign_id, directive in rows if open_now or directive.urgent]


def decide(office: Office, campaign_id: int, now: DateTime) -> Decided:
    """One campaign's turn, in one transaction. Run twice, late or beside another, it does nothing twice."""
    with writing(office.engine) as session:
        campaign = lock(session, campaign_id)
        directive = session.get_one(Directive, campaign.directive_id)
        decided = Decided(directive.reference_no, campaign.slug)
        if campaign.state not in ALIVE:
            return decided
        turn = _Turn(office, session, campaign, directive, now, decided)
        if campaign.state is CampaignState.APPROVED:
            if campaign.next_step_at is None or campaign.next_step_at > now:
                return decided
            if not turn.start():
                return decided
        pass_on(session, campaign, now, ENGINE)
        turn.windows()
        turn.periods()
        turn.dues()
        insert_all(session, Message, turn.planned)
        return decided


@dataclass
class _Turn:
    """The working state of one campaign's turn."""

    office: Office
    session: Session
    campaign: Campaign
    directive: Directive
    now: DateTime
    decided: Decided
    planned: list[dict[str, Any]] = field(default_factory=list)
    """The Messages of this turn, inserted together at its end."""

    def start(self) -> bool:
        """Distribution: each recipient's Dues and the letter that tells of them; nothing to "Lưu"."""
        campaign = self.campaign
        parties = parties_of(self.session, campaign)
        people = writable(self.session, {party.agency_id for party in parties})
        if not self._as_confirmed(confirmation_of(parties, people)):
            return False
        campaign.started_at, campaign.next_step_at = self.now, None
        old = move(campaign, CampaignState.RUNNING)
        self.session.flush()
        note(self.session, campaign, self.now, ENGINE, "campaign.started", old=old, new=campaign.state)
        first = first_dues(self.office, self.session, campaign, self.directive, self.now)
        if campaign.replaces_id:
            replace(self.session, lock(self.session, campaign.replaces_id), campaign, self.now, ENGINE)
        for party in parties:
            if party.role is Role.RECORDS:
                continue
            kind = Kind.PUBLISH if party.role is Role.PUBLISH else Kind.DISPATCH
            step = "copy" if party.role is Role.INFO else kind.value
            self._say(party, people, About(kind, step, first.get(party.recipient_id)))
        return True

    def _as_confirmed(self, asked: Confirmation) -> bool:
        """The brake: a list that is no longer the one confirmed stops the campaign until it is confirmed anew."""
        if asked.list_hash == self.campaign.list_hash:
            return True
        old = move(self.campaign, CampaignState.PAUSED)
        why = f"danh sách nơi nhận đã đổi sau khi duyệt; xem lại rồi dondoc resume --confirm {asked.short}"
        note(self.session, self.campaign, self.now, ENGINE, "campaign.paused", old=old, new="paused", reason=why)
        return False

    def windows(self) -> None:
        """Announce what closes, and ask the officer about what has ended."""
        query = select(Window).where(Window.campaign_id == self.campaign.id, col(Window.next_step_at) <= self.now)
        for window in self.session.exec(query.order_by(col(Window.id))).all():
            decision = newest(window_steps(self.office, window), window.stepped_at, self.now)
            self._skip(decision.skipped, window.key)
            for step in decision.send:
                if not self._already(step, Message.window_id == window.id):
                    self._window_step(window, step)
            window.stepped_at = self.now
            window.next_step_at = window_next(self.office, window)

    def _window_step(self, window: Window, step: Step) -> None:
        about = About(Kind.WINDOW_CLOSING, step.name, window_id=window.id)
        note(self.session, self.campaign, self.now, ENGINE, f"window.{step.name.split('.')[0]}", new=window.key)
        if step.name == "ended":
            self._tell_department(about, Tier.OFFICER)
            return
        mine = select(Due.recipient_id, Due.state).where(Due.window_id == window.id)
        states = self.session.exec(mine).all()
        done = {number for number, _ in states} - {number for number, state in states if state in UNFINISHED}
        parties = acting(self.session, self.campaign)
        working = [r for r in parties if r.role is Role.ACTION and not r.paused and r.id not in done]
        people = writable(self.session, {r.agency_id for r in working})
        for recipient in working:
            self._say(recipient, people, about)

    def periods(self) -> None:
        """Make the Dues of the periods that have begun."""
        query = select(Obligation).where(Obligation.campaign_id == self.campaign.id)
        for obligation in self.session.exec(query.where(col(Obligation.next_step_at) <= self.now)).all():
            open_periods(self.office, self.session, self.campaign, self.directive, obligation, self.now)

    def dues(self) -> None:
        """Remind, chase and escalate what is still owed."""
        query = (
            select(Due, Recipient)
            .join(Recipient)
            .where(within(col(Due.campaign_id), self.campaign.id), col(Due.next_step_at) <= self.now)
            .where(col(Due.state).in_(UNFINISHED))
            .order_by(col(Due.id))
        )
        rows = self.session.exec(query).all()
        people = writable(self.session, {recipient.agency_id for _, recipient in rows})
        newest_of: dict[tuple[int, int, int | None, str], Due] = {}
        decisions: list[tuple[Due, Recipient, Decision]] = []
        for due, recipient in rows:
            rungs = due_steps(self.office, due)
            decision = newest(rungs, due.stepped_at or self.now, self.now)
            decisions.append((due, recipient, decision))
            for step in decision.send:
                newest_of[_audience(due, step)] = due
            due.stepped_at = self.now
            due.next_step_at = next_at(rungs, self.now)
        for due, recipient, decision in decisions:
            self._skip(decision.skipped, recipient.name, due)
            for step in decision.send:
                if newest_of[_audience(due, step)] is not due:  # one message for each recipient and obligation
                    self._skip((step,), recipient.name, due)
                elif not self._already(step, Message.due_id == due.id, Message.revision == due.revision):
                    withdraw_pressing(self.session, due, audience(step.kind))
                    self._due_step(due, recipient, people, step)

    def _due_step(self, due: Due, recipient: Recipient, people: dict[int, list[Contact]], step: Step) -> None:
        about = About(step.kind, step.name, due, ordinal=times_said(self.session, due, step.kind, step.name) + 1)
        tier = TIERS.get(step.kind)
        if tier == Tier.LEADER:
            self._tell_department(about, Tier.LEADER)
        elif tier:
            if not (higher := of_tier(self.session, recipient.agency_id, Tier(tier))):
                return  # an agency without such a person: its contact and our leaders hear of it
            self._plan(recipient.agency_id, higher, about, recipient.name)
        else:
            self._say(recipient, people, about)
        note(self.session, self.campaign, self.now, ENGINE, f"due.{step.kind}", due, new=step.name)

    def _already(self, step: Step, *about: Any) -> bool:
        """True when this very step was said: a ladder or hour changed in config.toml has moved it past the cursor."""
        query = select(Message.id).where(*about, Message.step == step.name).limit(1)
        return self.session.exec(query).first() is not None

    def _say(self, recipient: Recipient | Party, people: dict[int, list[Contact]], about: About) -> None:
        self._plan(recipient.agency_id, people[recipient.agency_id], about, recipient.name)

    def _plan(self, agency_id: int, people: list[Contact], about: About, name: str) -> None:
        written = letters(self.campaign, agency_id, people, about, self.now)
        self.planned += written
        self.decided.messages += len(written)
        self.decided.agencies[(about.kind, about.ordinal)] += 1
        if not written:
            why = "không có liên hệ nào có địa chỉ trong danh bạ"
            note(self.session, self.campaign, self.now, ENGINE, "contact.missing", about.due, new=name, reason=why)

    def _tell_department(self, about: About, tier: Tier) -> None:
        office = select(Agency).where(Agency.id == self.directive.issuer_id)
        agency = self.session.exec(office).one()
        people = of_tier(self.session, agency.id or 0, tier)
        self._plan(agency.id or 0, people, about, f"{agency.name} ({tier})")

    def _skip(self, skipped: tuple[Step, ...], about: str, due: Due | None = None) -> None:
        for step in skipped:
            self.decided.skipped += 1
            reason = f"{about}: đến hạn lúc {step.at:%H:%M %d/%m/%Y} khi hệ thống không chạy; đã có bước mới hơn"
            note(self.session, self.campaign, self.now, ENGINE, "step.skipped", due, new=step.name, reason=reason)


def _audience(due: Due, step: Step) -> tuple[int, int, int | None, str]:
    """Who hears of what: of several periods of one obligation only one step goes to a tier in one turn."""
    return due.recipient_id, due.obligation_id, due.window_id, TIERS.get(step.kind, "")
