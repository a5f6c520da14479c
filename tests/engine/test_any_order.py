"""The whole engine on a virtual clock, in memory, against a model simple enough to be read: any order of anything.

Sixty sequences run each time; `DONDOC_SEQUENCES=10000 pytest tests/engine/test_any_order.py` is the long run.
A sequence that ever failed is kept by Hypothesis's @reproduce_failure or as a test of its own in test_law.py.
"""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from pendulum import DateTime
from sqlalchemy import Engine, create_engine
from sqlmodel import Session, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient
from models.database import reading, writing
from models.due import Due
from models.event import verify
from models.message import Message
from models.office import Office
from models.regime import Every
from models.settings import CalendarSettings, Settings
from models.states import UNFINISHED, CampaignState, DueState, MessageState
from models.tables import metadata
from models.words import CHASES, DIGESTS, PRESSING, Kind, ObligationKind
from models.workdays import Calendar
from tasks import amend, calendar, recall, receive
from tasks.common import lock
from tasks.compose import Letter
from tasks.directory import import_directory
from tasks.errors import Refused
from tasks.figures import count, standings
from tasks.finder import agency_by_code
from tasks.hold import hold
from tasks.launch import launch_rows, read_file
from tasks.outcome import Outcome
from tasks.patrol import next_instant, patrol
from tasks.recipients import recipients_of
from tasks.timing import ObligationPart, PeriodicPart
from tests.cast import CAST, LAUNCHED, OFFICER, TEXT, at, draft
from tests.engine.verbs import Killed

CODES = ("dung-han", "cham", "im-lang")
SEQUENCES = int(os.environ.get("DONDOC_SEQUENCES", "60"))
READ_ONCE = cache(read_file)
ENDS = {CampaignState.WITHDRAWN: Kind.WITHDRAWAL, CampaignState.REPLACED: Kind.REPLACEMENT}
ALIVE = (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED)
EXTRA_DAYS_OFF = ("2022-02-18", "2022-02-21", "2022-03-21", "2022-03-08")


class Post:
    """A mail room that keeps what it is given, and may die at a letter: before it has it, or just after."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.dies: str = ""

    def hand_over(self, letter: Letter) -> Outcome:
        """Keep it."""
        dies, self.dies = self.dies, ""
        if dies == "before":
            raise Killed
        assert letter.letter_id not in {one.letter_id for one in self.letters}, "the server got one letter twice"
        self.letters.append(letter)
        if dies == "after":
            raise Killed
        return Outcome(MessageState.SENT)

    def was_handed_over(self, letter_id: str, channel: str) -> bool:
        """By what it keeps."""
        return letter_id in {one.letter_id for one in self.letters}

    def close(self) -> None:
        """Nothing to close."""


def in_memory(settings: Settings) -> Office:
    engine = create_engine("sqlite://")
    return Office(settings, engine, Calendar(settings.calendar, settings.time_zone), virtual=True)


@cache
def distributed() -> tuple[Office, Post]:
    """One campaign of three agencies, distributed: an acknowledgement, a report on a day, a monthly one."""
    office, post = in_memory(Settings(data=TEXT.parent)), Post()
    metadata.create_all(office.engine)
    monthly = PeriodicPart(every=Every.MONTH, day=20)
    given = [
        ObligationPart(key="acknowledge", kind=ObligationKind.ACKNOWLEDGE, title="xác nhận đã nhận văn bản"),
        ObligationPart(key="report", kind=ObligationKind.REPORT, title="báo cáo", due_on=dt.date(2022, 2, 18)),
        ObligationPart(key="thang", kind=ObligationKind.REPORT, title="báo cáo tháng", periodic=monthly),
    ]
    with writing(office.engine) as session:
        import_directory(session, CAST, at(LAUNCHED), OFFICER)
        launch_with(office, session, given, at(LAUNCHED))
    patrol(office, post, at(LAUNCHED))
    return office, post


def launch_with(
    office: Office, session: Session, given: list[ObligationPart], now: DateTime, **directive: Any
) -> Campaign:
    """Launch the cast's draft with these obligations, without keeping files."""
    paper = draft(**directive)
    paper.obligation = given
    with patch("tasks.launch.read_file", READ_ONCE):
        return launch_rows(office, session, paper, TEXT.parent, recipients_of(session, paper), now, OFFICER)


@cache
def scratch() -> Engine:
    """One database in memory for all sequences: a new engine each time would compile every statement anew."""
    return create_engine("sqlite://")


def copied(engine: Engine) -> Engine:
    """The scratch database, filled from another: each sequence begins from the same distributed campaign."""
    source, target = engine.raw_connection(), scratch().raw_connection()
    source.driver_connection.backup(target.driver_connection)  # type: ignore[union-attr]
    source.close()
    target.close()
    return scratch()


class AnyOrder(RuleBasedStateMachine):
    """What people, agencies, clocks, outages and crashes do; `model` holds what each Due should be by now."""

    @initialize()
    def begin(self) -> None:
        """From the distributed campaign."""
        template, post = distributed()
        self.office = replace(template, engine=copied(template.engine))
        self.post = Post()
        self.post.letters = list(post.letters)
        self.now = at(LAUNCHED).add(minutes=5)
        self.model: dict[int, DueState] = {}
        self.held: set[tuple[int, str]] = set()
        self.states = {1: CampaignState.RUNNING}
        self.waiting: dict[int, set[str]] = {}
        self.learn()

    def teardown(self) -> None:
        """The chain of Events holds, and what crashed or waited has come to rest."""
        if hasattr(self, "office"):
            self.tick(24 * 60)
            with reading(self.office.engine) as session:
                assert [verify(session, one.slug) for one in session.exec(select(Campaign))] == [None] * len(
                    self.states
                )

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

    @rule(dies=st.sampled_from(["before", "after"]))
    def kill(self, dies: str) -> None:
        """The process dies at a letter, and runs again when its claim has grown old."""
        self.post.dies = dies
        self.on_time()
        self.post.dies = ""
        self.now = self.now.add(minutes=self.office.settings.delivery.lease_minutes + 1)
        self.patrolled()

    # --- people -----------------------------------------------------------------------------------------------

    @rule(code=st.sampled_from(CODES), data=st.data(), nil=st.booleans())
    def hand_in(self, code: str, data: st.DataObject, nil: bool) -> None:
        """An agency hands in what it owes."""

        def do(session: Session, campaign: Campaign, due: Due) -> None:
            receive.receive(self.office, session, campaign, due, receive.Given(nil=nil), self.now, OFFICER)

        done = self.with_due(data, code, UNFINISHED, do)
        if done is not None:
            acknowledged = self.kind_of(done) is ObligationKind.ACKNOWLEDGE
            self.model[done] = DueState.ACCEPTED if acknowledged else DueState.RECEIVED

    @rule(code=st.sampled_from(CODES), data=st.data(), good=st.booleans())
    def judge(self, code: str, data: st.DataObject, good: bool) -> None:
        """An officer accepts a report, or returns it."""

        def do(session: Session, campaign: Campaign, due: Due) -> None:
            if good:
                receive.accept(session, campaign, due, self.now, OFFICER)
            else:
                receive.send_back(self.office, session, campaign, due, "thiếu số liệu", self.now, OFFICER)

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
            more = {how: True} if how else {}
            amend.extend(self.office, session, campaign, due, until, "các xã ở xa", self.now, OFFICER, **more)

        done = self.with_due(data, code, UNFINISHED, do)
        if done is not None:
            wanted = stood[-1] if how else self.office.calendar.end_of(until)
            assert self.due(done).late_after == wanted

    @rule(code=st.sampled_from(CODES), data=st.data())
    def waive(self, code: str, data: st.DataObject) -> None:
        """Freed from it."""

        def do(session: Session, campaign: Campaign, due: Due) -> None:
            receive.waive(session, campaign, due, "giải thể", self.now, OFFICER)

        done = self.with_due(data, code, UNFINISHED, do)
        if done is not None:
            self.model[done] = DueState.WAIVED

    @rule(whom=st.sampled_from([*CODES, "report", "thang"]), newest=st.booleans())
    def hold_or_release(self, whom: str, newest: bool) -> None:
        """An agency or an obligation stops, or goes on."""
        number = max(self.states) if newest else 1
        back = (number, whom) in self.held

        def do(session: Session, campaign: Campaign) -> None:
            target = agency_by_code(session, whom) if whom in CODES else whom
            hold(self.office, session, campaign, target, "" if back else "bão lũ", self.now, OFFICER, back=back)

        if self.act(do, number):
            self.held ^= {(number, whom)}

    @rule(newest=st.booleans())
    def pause_or_resume(self, newest: bool) -> None:
        """The whole campaign stops, or goes on."""
        number = max(self.states) if newest else 1
        paused = self.states[number] is CampaignState.PAUSED

        def do(session: Session, campaign: Campaign) -> None:
            if paused:
                amend.resume(session, campaign, self.now, OFFICER)
            else:
                amend.pause(session, campaign, "chờ ý kiến", self.now, OFFICER)

        if self.act(do, number):
            begun = number not in self.waiting
            back = CampaignState.RUNNING if begun else CampaignState.APPROVED
            self.states[number] = back if paused else CampaignState.PAUSED

    @rule(off=st.sets(st.sampled_from(EXTRA_DAYS_OFF)))
    def change_calendar(self, off: set[str]) -> None:
        """The operator edits the days off: nothing moves; then applies them."""
        edited = CalendarSettings(days_off=tuple(sorted(dt.date.fromisoformat(day) for day in off)))
        settings = self.office.settings.model_copy(update={"calendar": edited})
        self.office = replace(self.office, settings=settings)
        before = self.instants()
        with reading(self.office.engine) as session:
            foreseen = {m.due_id for m in calendar.diff(self.office, session) if m.due_id}
        assert self.instants() == before
        calendar.apply(self.office, self.now, OFFICER)
        after = self.instants()
        assert {due for due in after if after[due] != before[due]} <= foreseen
        self.office = replace(self.office, calendar=Calendar(edited, self.office.settings.time_zone))

    @precondition(lambda self: len(self.post.letters) > 12)
    @rule(really=st.integers(0, 3), newest=st.booleans())
    def withdraw(self, really: int, newest: bool) -> None:
        """Seldom, the whole directive is withdrawn."""
        number = max(self.states) if newest else 1

        def do(session: Session, campaign: Campaign) -> None:
            recall.withdraw(session, campaign, "sai thẩm quyền", self.now, OFFICER)

        if really == 0 and self.act(do, number):
            self.states[number] = CampaignState.WITHDRAWN

    @precondition(lambda self: len(self.states) < 3 and not self.waiting)
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

    # --- how --------------------------------------------------------------------------------------------------

    def act(self, what: Callable[[Session, Campaign], Any], campaign_id: int) -> bool:
        """One act a minute later; what is refused changes nothing."""
        self.now = self.now.add(minutes=1)
        try:
            with writing(self.office.engine) as session:
                what(session, lock(session, campaign_id))
        except Refused:
            self.agrees()
            return False
        return True

    def with_due(
        self, data: st.DataObject, code: str, states: tuple[DueState, ...], do: Callable[[Session, Campaign, Due], None]
    ) -> int | None:
        """Do something with one of an agency's Dues in some states; its number when it was not refused."""
        with reading(self.office.engine) as session:
            query = select(Due.id).join(Recipient).join(Agency).where(Agency.code == code)
            numbers = [n or 0 for n in session.exec(query) if self.model.get(n or 0) in states]
        if not numbers:
            return None
        number = data.draw(st.sampled_from(numbers))
        done = self.act(lambda s, c: do(s, c, s.get_one(Due, number)), self.due(number).campaign_id)
        return number if done else None

    def patrolled(self) -> None:
        """A patrol, and what may be new after it."""
        with reading(self.office.engine) as session:
            before = {m.id for m in session.exec(select(Message).where(Message.state == MessageState.SENT))}
        with suppress(Killed):
            patrol(self.office, self.post, self.now)
        self.begins()
        self.learn()
        with reading(self.office.engine) as session:
            sent = session.exec(select(Message).where(Message.state == MessageState.SENT)).all()
            rows = {d.id: d for d in session.exec(select(Due))}
            names = dict(session.exec(select(Recipient.id, Agency.code).join(Agency)).all())
            keys = dict(session.exec(select(Obligation.id, Obligation.key)).all())
            figures = [count(standings(session, number), self.now) for number in self.states]
        gone = [m for m in sent if m.id not in before]
        pressing = [m for m in gone if m.kind in PRESSING]
        heard = Counter(
            (rows[m.due_id].obligation_id, m.agency_id, m.contact_id, rows[m.due_id].recipient_id) for m in pressing
        )
        assert not heard or max(heard.values()) == 1, "a flood"
        for message in pressing:
            due = rows[message.due_id]
            assert self.model[due.id or 0] in UNFINISHED, "pressed for what was settled"
            who, what = names[due.recipient_id], keys[due.obligation_id]
            assert not {(due.campaign_id, who), (due.campaign_id, what)} & self.held, "pressed while held"
            if message.kind in CHASES | {Kind.ESCALATION}:
                assert due.late_after and self.now > due.late_after, "called late too early"
        assert not gone or self.office.calendar.is_open(self.now), "outside office hours"
        for message in gone:
            if message.campaign_id is None:
                assert message.kind in DIGESTS, "of no campaign"
                continue
            state = self.states[message.campaign_id]
            assert state not in (CampaignState.APPROVED, CampaignState.PAUSED), "before its time, or while paused"
            assert state not in ENDS or message.kind in (ENDS[state], Kind.RECEIPT), "after its end"
        said = Counter((m.due_id, m.revision, m.step, m.contact_id) for m in sent if m.kind in PRESSING)
        assert not said or max(said.values()) == 1, "a step twice"
        got = {(m.campaign_id, m.agency_id) for m in sent if m.kind in (Kind.DISPATCH, Kind.PUBLISH)}
        ended = Counter((m.campaign_id, m.agency_id, m.contact_id) for m in sent if m.kind in ENDS.values())
        assert not ended or max(ended.values()) == 1, "the end told twice"
        assert {(campaign, agency) for campaign, agency, _ in ended} <= got, "the end told to who never had it"
        for part in figures:
            assert part.expected == part.received + part.outstanding + part.waived
        assert sum(part.expected for part in figures) == len(rows)
        assert sum(part.waived for part in figures) == sum(s is DueState.WAIVED for s in self.model.values())
        self.agrees()

    def begins(self) -> None:
        """What waited for its distribution has begun; then the one before it ends, and its reports count as agreed."""
        with reading(self.office.engine) as session:
            begun = [n for n in self.waiting if session.get_one(Campaign, n).started_at]
            rows = select(Due, Agency.code, Obligation.key).select_from(Due)
            rows = rows.join(Recipient, Due.recipient_id == Recipient.id).join(Agency).join(Obligation)  # type: ignore[arg-type]
            dues = session.exec(rows.order_by(Due.id)).all()  # type: ignore[arg-type]
        for number in begun:
            carried = self.waiting.pop(number)
            assert self.states[number] is CampaignState.APPROVED, "begun while it was paused or ended"
            self.states[number] = CampaignState.RUNNING
            self.learn()
            if self.states[number - 1] in ALIVE:
                self.states[number - 1] = CampaignState.REPLACED
            handed = {
                (code, key, due.period): self.model[due.id or 0]
                for due, code, key in dues
                if due.campaign_id == number - 1 and key in carried
            }
            for due, code, key in dues:
                known = handed.get((code, key, due.period)) if due.campaign_id == number else None
                if known in (DueState.RECEIVED, DueState.ACCEPTED):
                    self.model[due.id or 0] = known

    def learn(self) -> None:
        """A period that has begun brings a Due for each agency; no other comes from nowhere."""
        with reading(self.office.engine) as session:
            for due in session.exec(select(Due)):
                if due.id not in self.model:
                    self.model[due.id or 0] = DueState.OPEN
                    begun = not due.period or dt.date.fromisoformat(
                        f"{due.period}-15"
                    ) <= self.now.date() + dt.timedelta(31)
                    assert begun and self.states[due.campaign_id] is CampaignState.RUNNING

    def agrees(self) -> None:
        """The rows are what the model says."""
        with reading(self.office.engine) as session:
            dues = session.exec(select(Due)).all()
            states = dict(session.exec(select(Campaign.id, Campaign.state)).all())
        assert {d.id: d.state for d in dues} == self.model
        assert states == self.states
        for due in dues:
            owing = self.states[due.campaign_id] in ALIVE and due.state in UNFINISHED and not due.paused
            assert due.next_step_at is None or owing
            assert due.remind_by is None or due.late_after is None or due.remind_by <= due.late_after

    def instants(self) -> dict[int, tuple[DateTime | None, ...]]:
        with reading(self.office.engine) as session:
            return {d.id or 0: (d.remind_by, d.late_after, d.next_step_at) for d in session.exec(select(Due))}

    def due(self, number: int) -> Due:
        with reading(self.office.engine) as session:
            return session.get_one(Due, number)

    def kind_of(self, number: int) -> ObligationKind:
        return self.due(number).kind


def test_the_engine_agrees_with_the_model_in_any_order() -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=12,
            deadline=None,
            derandomize="DONDOC_SEQUENCES" not in os.environ,
            database=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
