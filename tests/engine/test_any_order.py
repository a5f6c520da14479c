"""The whole engine on a virtual clock, in memory, against a model simple enough to be read: any order of anything.

The same sequences run each time, in parts that processes can share; with DONDOC_SEQUENCES=10000 it is the long run, and
DONDOC_SEED=1, 2, 3 … gives it others. A sequence that ever failed is kept by Hypothesis's @reproduce_failure or as a
test of its own in test_law.py.
"""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from pendulum import DateTime
from sqlmodel import Session, col, select

from models.campaign import Campaign
from models.config.settings import CalendarSettings
from models.database import reading, writing
from models.due import Due
from models.enums import CHASE_KINDS, DIGEST_KINDS, PRESSING_KINDS, MessageKind, ObligationKind
from models.event import OFFICE_LEDGER, verify_history
from models.ladder import next_at
from models.regime import Every
from models.states import UNFINISHED_STATES, CampaignState, DueState
from models.workdays import Calendar
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns import lifecycle, recalculate, submissions, suspension, withdrawal
from tasks.campaigns.context import Context
from tasks.campaigns.extensions import grant_extension, note_extension_request, refuse_extension
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.review import acceptance
from tasks.campaigns.schedule import steps_of_due
from tasks.errors import Refused
from tasks.figures.counts import Figures, count_figures, figures_by, standings_of
from tasks.launch.draft_timing import ObligationPart, PeriodicPart
from tasks.ops.patrol import next_instant, patrol
from tests.support.beginning import CAMPAIGNS, DUES, SENT, Rows, begun, launch_with, mortal, rows
from tests.support.cast import LAUNCHED, OFFICER
from tests.support.instants import at
from tests.support.verbs import Killed

CODES = ("dung-han", "cham", "im-lang")
SEQUENCES = int(os.environ.get("DONDOC_SEQUENCES", "48"))
SEED = int(os.environ.get("DONDOC_SEED", "0"))
PARTS = 6
ENDS = {CampaignState.WITHDRAWN: MessageKind.WITHDRAWAL, CampaignState.REPLACED: MessageKind.REPLACEMENT}
ALIVE = (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED)
EXTRA_DAYS_OFF = ("2022-02-18", "2022-02-21", "2022-03-21", "2022-03-08")


@cache
def calendar_with(off: frozenset[str], zone: str) -> Calendar:
    """The ordinary working calendar with more days off; what it has looked up of the years is kept."""
    return Calendar(CalendarSettings(days_off=tuple(sorted(dt.date.fromisoformat(day) for day in off))), zone)


class AnyOrder(RuleBasedStateMachine):
    """What people, agencies, clocks, outages and crashes do; `model` holds what each Due should be by now."""

    @initialize()
    def begin(self) -> None:
        """From the distributed campaign."""
        self.office, self.post = begun()
        self.now = at(LAUNCHED).add(minutes=5)
        self.model: dict[int, DueState] = {}
        self.dues: Rows = {}
        self.counted: dict[int, DueState] = {}
        self.held: set[tuple[int, str]] = set()
        self.states = {1: CampaignState.RUNNING}
        self.waiting: dict[int, set[str]] = {}
        self.replaces: dict[int, int] = {}
        self.handed = len(self.post.letters)
        self.dies: str | int = ""
        with reading(self.office.engine) as session:
            self.sent = set(rows(session, SENT))
            self.learn(rows(session, DUES))

    def teardown(self) -> None:
        """What crashed or waited has come to rest, the histories hold, and figures are the same however counted."""
        if hasattr(self, "office"):
            self.outage(1)
            with reading(self.office.engine) as session:
                ledgers = [session.get_one(Campaign, number).ledger for number in self.states]
                assert [verify_history(session, name) for name in [*ledgers, OFFICE_LEDGER]] == [None] * (
                    len(ledgers) + 1
                )
                for number, figures in self.figures(session).items():
                    assert figures == count_figures(standings_of(session, number), self.now)
                for due in session.exec(select(Due)):
                    under_way = self.states[due.campaign_id] in (CampaignState.RUNNING, CampaignState.PAUSED)
                    runs = under_way and due.owed and due.opened_at and not due.paused
                    rungs = steps_of_due(self.office, due) if runs else []
                    assert due.next_step_at == next_at(rungs, due.stepped_at or self.now), "forgotten, or never done"

    # --- time -------------------------------------------------------------------------------------------------

    @rule(minutes=st.integers(1, 3 * 24 * 60))
    def tick(self, minutes: int) -> None:
        """A patrol, sooner or later; sometimes twice."""
        self.now = self.now.add(minutes=minutes)
        self.patrolled()
        if minutes % 3 == 0:
            before = len(self.post.letters)
            self.patrolled()
            assert len(self.post.letters) == before, "a second patrol said more"

    @rule()
    def on_time(self) -> None:
        """A patrol just when something is due."""
        if following := next_instant(self.office, self.now):
            self.now = max(following, self.now)
            self.patrolled()

    @rule(days=st.integers(1, 60))
    def outage(self, days: int) -> None:
        """Nothing runs for days or months."""
        self.now = self.now.add(days=days)
        self.patrolled()

    @rule(dies=st.sampled_from(["before", "after"]) | st.integers(0, 60))
    def kill(self, dies: str | int) -> None:
        """The process dies at a letter or at a statement, and runs again when its claim has grown old."""
        self.dies = dies
        self.on_time()
        self.dies = ""
        self.now = self.now.add(minutes=self.office.settings.delivery.lease_minutes + 1)
        self.patrolled()

    # --- people -----------------------------------------------------------------------------------------------

    @rule(code=st.sampled_from(CODES), data=st.data(), nil=st.booleans())
    def hand_in(self, code: str, data: st.DataObject, nil: bool) -> None:
        """An agency hands in what it owes."""

        def do(session: Session, campaign: Campaign, due: Due) -> None:
            submissions.record_submission(
                Context(self.office, session, campaign, self.now, OFFICER), due, submissions.Given(nil=nil)
            )

        done = self.with_due(data, code, UNFINISHED_STATES, do)
        if done is not None:
            acknowledged = self.dues[done].kind is ObligationKind.ACKNOWLEDGE
            self.model[done] = DueState.ACCEPTED if acknowledged else DueState.RECEIVED

    @rule(code=st.sampled_from(CODES), data=st.data(), good=st.booleans())
    def judge(self, code: str, data: st.DataObject, good: bool) -> None:
        """An officer accepts a report, or returns it."""

        def do(session: Session, campaign: Campaign, due: Due) -> None:
            if good:
                acceptance.accept_report(Context(self.office, session, campaign, self.now, OFFICER), due)
            else:
                submissions.return_report(
                    Context(self.office, session, campaign, self.now, OFFICER), due, "thiếu số liệu"
                )

        done = self.with_due(data, code, (DueState.RECEIVED,), do)
        if done is not None:
            self.model[done] = DueState.ACCEPTED if good else DueState.RETURNED

    @rule(
        code=st.sampled_from(CODES), data=st.data(), days=st.integers(1, 30), how=st.sampled_from(["", "ask", "refuse"])
    )
    def extend(self, code: str, data: st.DataObject, days: int, how: str) -> None:
        """More time: asked for, refused or granted; the new day stands, or the old one does."""
        until = self.now.date() + dt.timedelta(days=days)
        stood: list[DateTime | None] = []

        def do(session: Session, campaign: Campaign, due: Due) -> None:
            stood.append(due.late_after)
            answer = {"": grant_extension, "ask": note_extension_request, "refuse": refuse_extension}[how]
            answer(Context(self.office, session, campaign, self.now, OFFICER), due, until, "các xã ở xa")

        done = self.with_due(data, code, UNFINISHED_STATES, do)
        if done is not None:
            wanted = stood[-1] if how else self.office.calendar.end_of(until)
            assert self.instants()[done][1] == wanted

    @rule(code=st.sampled_from(CODES), data=st.data())
    def waive(self, code: str, data: st.DataObject) -> None:
        """Freed from it."""

        def do(session: Session, campaign: Campaign, due: Due) -> None:
            submissions.waive_due(Context(self.office, session, campaign, self.now, OFFICER), due, "giải thể")

        done = self.with_due(data, code, UNFINISHED_STATES, do)
        if done is not None:
            self.model[done] = DueState.WAIVED

    @rule(whom=st.sampled_from([*CODES, "report", "thang"]), newest=st.booleans())
    def hold_or_release(self, whom: str, newest: bool) -> None:
        """An agency or an obligation stops, or goes on."""
        number = max(self.states) if newest else 1
        back = (number, whom) in self.held

        def do(session: Session, campaign: Campaign) -> None:
            target = agency_by_code(session, whom) if whom in CODES else whom
            ctx = Context(self.office, session, campaign, self.now, OFFICER)
            if back:
                suspension.resume(ctx, target)
            else:
                suspension.suspend(ctx, target, "bão lũ")

        if self.act(do, number):
            self.held ^= {(number, whom)}

    @rule(newest=st.booleans())
    def pause_or_resume(self, newest: bool) -> None:
        """The whole campaign stops, or goes on."""
        number = max(self.states) if newest else 1
        paused = self.states[number] is CampaignState.PAUSED

        def do(session: Session, campaign: Campaign) -> None:
            if paused:
                lifecycle.resume_campaign(Context(self.office, session, campaign, self.now, OFFICER))
            else:
                lifecycle.pause_campaign(Context(self.office, session, campaign, self.now, OFFICER), "chờ ý kiến")

        if self.act(do, number):
            begun = number not in self.waiting
            back = CampaignState.RUNNING if begun else CampaignState.APPROVED
            self.states[number] = back if paused else CampaignState.PAUSED

    @rule(off=st.sets(st.sampled_from(EXTRA_DAYS_OFF)))
    def change_calendar(self, off: set[str]) -> None:
        """The operator edits the days off: nothing moves; then applies them."""
        edited = calendar_with(frozenset(off), self.office.settings.time_zone)
        changed = self.office.settings.model_copy(update={"calendar": edited.settings})
        self.office = replace(self.office, settings=changed)
        before = self.instants()
        with reading(self.office.engine) as session:
            foreseen = {m.due_id for m in recalculate.diff_calendar(self.office, session) if m.due_id}
        assert self.instants() == before
        recalculate.apply_calendar(self.office, self.now, OFFICER)
        after = self.instants()
        assert {due for due in after if after[due] != before[due]} <= foreseen
        self.office = replace(self.office, calendar=edited)

    @precondition(lambda self: len(self.post.letters) > 12)
    @rule(really=st.integers(0, 3), newest=st.booleans())
    def withdraw(self, really: int, newest: bool) -> None:
        """Seldom, the whole directive is withdrawn."""
        number = max(self.states) if newest else 1

        def do(session: Session, campaign: Campaign) -> None:
            withdrawal.withdraw_directive(Context(self.office, session, campaign, self.now, OFFICER), "sai thẩm quyền")

        if really == 0 and self.act(do, number):
            self.states[number] = CampaignState.WITHDRAWN

    @precondition(lambda self: len(self.states) < 4)
    @rule(days=st.integers(0, 40))
    def launch_another(self, days: int) -> None:
        """Another directive goes out beside those there are, to the same agencies."""
        new, day = max(self.states) + 1, self.now.date() + dt.timedelta(days=days)
        given = [ObligationPart(key="report", kind=ObligationKind.REPORT, title="báo cáo", due_on=day)]

        def do(session: Session, campaign: Campaign) -> None:
            launch_with(self.office, session, given, self.now, number=str(76 + new))

        if self.act(do, 1):
            self.states[new] = CampaignState.APPROVED
            self.waiting[new] = set()

    @precondition(lambda self: len(self.states) < 4 and not self.waiting)
    @rule(days=st.integers(0, 40), carries=st.sets(st.sampled_from(["report", "thang"])))
    def replace_with_another(self, days: int, carries: set[str]) -> None:
        """A new directive is approved that takes the place of the newest one when it goes out."""
        old = max(self.states)
        day, monthly = self.now.date() + dt.timedelta(days=days), PeriodicPart(every=Every.MONTH, day=20)
        kept = {key: key for key in carries}
        given = [
            ObligationPart(
                key="report", kind=ObligationKind.REPORT, title="báo cáo", due_on=day, carries=kept.get("report", "")
            ),
            ObligationPart(
                key="thang",
                kind=ObligationKind.REPORT,
                title="báo cáo tháng",
                periodic=monthly,
                carries=kept.get("thang", ""),
            ),
        ]

        def do(session: Session, campaign: Campaign) -> None:
            number, replaced = str(77 + old), f"{76 + old}/STTTT-TTBCXB"
            launch_with(self.office, session, given, self.now, number=number, replaces=replaced)

        if self.act(do, old):
            self.states[old + 1] = CampaignState.APPROVED
            self.waiting[old + 1] = carries
            self.replaces[old + 1] = old

    # --- how --------------------------------------------------------------------------------------------------

    def act(self, what: Callable[[Session, Campaign], Any], campaign_id: int) -> bool:
        """One act a minute later; what is refused changes nothing."""
        self.now = self.now.add(minutes=1)
        try:
            with writing(self.office.engine) as session:
                what(session, lock_campaign(session, campaign_id))
        except Refused:
            with reading(self.office.engine) as session:
                self.agrees(rows(session, DUES), rows(session, CAMPAIGNS))
            return False
        return True

    def with_due(
        self, data: st.DataObject, code: str, states: tuple[DueState, ...], do: Callable[[Session, Campaign, Due], None]
    ) -> int | None:
        """Do something with one of an agency's Dues in some states; its number when it was not refused."""
        numbers = [n for n, due in self.dues.items() if due.code == code and self.model[n] in states]
        if not numbers:
            return None
        number = data.draw(st.sampled_from(numbers))
        done = self.act(lambda s, c: do(s, c, s.get_one(Due, number)), self.dues[number].campaign_id)
        return number if done else None

    def patrolled(self) -> None:
        """A patrol, and what may be new after it."""
        with suppress(Killed), mortal(self.post, self.dies):
            patrol(self.office, self.post, self.now)
        with reading(self.office.engine) as session:
            dues, sent, campaigns = rows(session, DUES), rows(session, SENT), rows(session, CAMPAIGNS)
            self.count(session, dues)
        self.begins(dues, campaigns)
        gone = [m for m in sent.values() if m.id not in self.sent]
        self.sent = set(sent)
        pressing = [m for m in gone if m.kind in PRESSING_KINDS]
        heard = Counter(
            (dues[m.due_id].obligation_id, m.agency_id, m.contact_id, dues[m.due_id].recipient_id) for m in pressing
        )
        assert not heard or max(heard.values()) == 1, "a flood"
        for message in pressing:
            due = dues[message.due_id]
            assert self.model[due.id] in UNFINISHED_STATES, "pressed for what was settled"
            assert not {(due.campaign_id, due.code), (due.campaign_id, due.key)} & self.held, "pressed while held"
            if message.kind in CHASE_KINDS | {MessageKind.ESCALATION}:
                assert due.late_after and self.now > due.late_after, "called late too early"
        handed = len(self.post.letters) - self.handed
        self.handed = len(self.post.letters)
        assert not handed or self.office.calendar.is_open(self.now), "outside office hours"
        assert all(m.sent_at <= self.now and self.office.calendar.is_open(m.sent_at) for m in gone), "at another time"
        for message in gone:
            if message.campaign_id is None:
                assert message.kind in DIGEST_KINDS, "of no campaign"
                continue
            state = self.states[message.campaign_id]
            assert state not in (CampaignState.APPROVED, CampaignState.PAUSED), "before its time, or while paused"
            assert state not in ENDS or message.kind in (ENDS[state], MessageKind.RECEIPT), "after its end"
        said = Counter((m.due_id, m.revision, m.step, m.contact_id) for m in sent.values() if m.kind in PRESSING_KINDS)
        assert not said or max(said.values()) == 1, "a step twice"
        got = {
            (m.campaign_id, m.agency_id) for m in sent.values() if m.kind in (MessageKind.DISPATCH, MessageKind.PUBLISH)
        }
        ended = Counter((m.campaign_id, m.agency_id, m.contact_id) for m in sent.values() if m.kind in ENDS.values())
        assert not ended or max(ended.values()) == 1, "the end told twice"
        assert {(campaign, agency) for campaign, agency, _ in ended} <= got, "the end told to who never had it"
        self.agrees(dues, campaigns)

    def begins(self, dues: Rows, campaigns: Rows) -> None:
        """What waited for its distribution has begun; then the one before it ends, and its reports count as agreed."""
        begun = {n: self.waiting.pop(n) for n in sorted(self.waiting) if campaigns[n].started_at}
        for number in begun:
            assert self.states[number] is CampaignState.APPROVED, "begun while it was paused or ended"
            self.states[number] = CampaignState.RUNNING
        self.learn(dues)
        for number, carried in begun.items():
            old = self.replaces.get(number)
            if old in self.states and self.states[old] in ALIVE:
                self.states[old] = CampaignState.REPLACED
            handed = {
                (due.code, due.key, due.period): self.model[due.id]
                for due in dues.values()
                if due.campaign_id == old and due.key in carried
            }
            for due in dues.values():
                known = handed.get((due.code, due.key, due.period)) if due.campaign_id == number else None
                if known in (DueState.RECEIVED, DueState.ACCEPTED):
                    self.model[due.id] = known

    def learn(self, dues: Rows) -> None:
        """A period that has begun brings a Due for each agency; no other comes from nowhere."""
        self.dues = dues
        for number, due in dues.items():
            if number not in self.model:
                self.model[number] = DueState.OPEN
                begun = not due.period or dt.date.fromisoformat(f"{due.period}-15") <= self.now.date() + dt.timedelta(
                    31
                )
                assert begun and self.states[due.campaign_id] is CampaignState.RUNNING

    def agrees(self, dues: Rows, campaigns: Rows) -> None:
        """The rows are what the model says."""
        assert {number: due.state for number, due in dues.items()} == self.model
        assert {number: campaign.state for number, campaign in campaigns.items()} == self.states
        for due in dues.values():
            owing = self.states[due.campaign_id] in ALIVE and due.state in UNFINISHED_STATES and not due.paused
            assert due.next_step_at is None or owing
            assert due.paused is bool({(due.campaign_id, due.code), (due.campaign_id, due.key)} & self.held)
            assert due.remind_by is None or due.late_after is None or due.remind_by <= due.late_after

    def count(self, session: Session, dues: Rows) -> None:
        """The figures add up, whenever the state of anything owed has changed."""
        states = {number: due.state for number, due in dues.items()}
        if states != self.counted:
            self.counted = states
            figures = self.figures(session).values()
            assert all(part.expected == part.received + part.outstanding + part.waived for part in figures)
            assert sum(part.expected for part in figures) == len(states)
            assert sum(part.waived for part in figures) == sum(s is DueState.WAIVED for s in states.values())

    def figures(self, session: Session) -> dict[int, Figures]:
        """The figures of each campaign that owes anything."""
        return {number: found for (number,), found in figures_by(session, self.now, by=(col(Due.campaign_id),)).items()}

    def instants(self) -> dict[int, tuple[DateTime | None, ...]]:
        with reading(self.office.engine) as session:
            return {n: (d.remind_by, d.late_after, d.next_step_at) for n, d in rows(session, DUES).items()}


@pytest.mark.parametrize("part", range(PARTS))
def test_the_engine_agrees_with_the_model_in_any_order(part: int) -> None:
    run_state_machine_as_test(
        seed(SEED * PARTS + part)(AnyOrder),
        settings=settings(
            max_examples=-(-SEQUENCES // PARTS),
            stateful_step_count=12,
            deadline=None,
            database=None,
            print_blob=True,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
