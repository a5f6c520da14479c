"""Whatever people, agencies, clocks and outages do, in any order: what must hold after every step of it."""

import atexit
import datetime as dt
import shutil
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlmodel import Session, select

from models.app import App, open_app
from models.campaign import Campaign
from models.config.settings import Settings
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import DIGEST_KINDS, PRESSING_KINDS, MessageKind, ObligationKind
from models.event import verify_history
from models.message import Message
from models.states import UNFINISHED_STATES, CampaignState, DueState, MessageState
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns import lifecycle, submissions
from tasks.campaigns.context import Context
from tasks.campaigns.extensions import grant_extension, refuse_extension
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign, pick_due
from tasks.campaigns.request import Wanted, request_reports
from tasks.campaigns.review import acceptance
from tasks.delivery.router import ChannelRouter
from tasks.errors import Refused
from tasks.figures.counts import count_figures, standings_of
from tasks.ops.patrol import patrol
from tests.support.cast import LAUNCHED, OFFICER, SLUG, closed, launched
from tests.support.databases import opened
from tests.support.instants import at
from tests.support.maildir import mails

CODES = st.sampled_from(["dung-han", "cham", "im-lang"])
KINDS = st.sampled_from([ObligationKind.REPORT, ObligationKind.REPORT, ObligationKind.ACKNOWLEDGE])
SETTLED = frozenset(DueState) - frozenset(UNFINISHED_STATES)


@cache
def distributed() -> Path:
    """The folder of an office whose campaign was launched and distributed, to be copied for each life."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-"))
    atexit.register(shutil.rmtree, folder)
    app = opened(Settings(data=folder))
    launched(app)
    patrol(app, ChannelRouter(app), at(LAUNCHED))
    app.engine.dispose()
    return folder


class Life(RuleBasedStateMachine):
    """A campaign of the cast on SQLite, with a clock that only goes forward."""

    office: App
    folder: Path

    @initialize()
    def begin(self) -> None:
        """Launched and distributed."""
        self.folder = Path(tempfile.mkdtemp(prefix="dondoc-"))
        shutil.copytree(distributed(), self.folder, dirs_exist_ok=True)
        self.office = open_app(Settings(data=self.folder))
        self.now = at(LAUNCHED)
        self.seen = 0
        self.settled: dict[int, int] = {}
        self.paused = 0
        self.mark()

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "office"):
            self.office.engine.dispose()
            shutil.rmtree(self.folder)

    # --- what happens -------------------------------------------------------------------------------------------

    @rule(minutes=st.integers(1, 400))
    def tick(self, minutes: int) -> None:
        """A patrol, sooner or later."""
        self.now = self.now.add(minutes=minutes)
        self.ticked()

    @rule(days=st.integers(0, 3))
    def morning(self, days: int) -> None:
        """The patrol at the sending hour of a day soon: where most of the ladder lies."""
        day = self.now.date() + dt.timedelta(days=days + 1)
        self.now = self.office.calendar.at(day, dt.time(8))
        self.ticked()

    @rule()
    def again(self) -> None:
        """A second patrol at the same instant adds nothing."""
        self.ticked()
        before = self.keys()
        self.ticked()
        assert self.keys() == before

    @rule(hours=st.integers(20, 30 * 24))
    def outage(self, hours: int) -> None:
        """Nothing runs for a day, or a month."""
        self.now = self.now.add(hours=hours)
        self.ticked()

    @rule(days=st.integers(1, 20))
    def ask(self, days: int) -> None:
        """A report on the window."""
        due_on = self.now.date() + dt.timedelta(days=days)
        self.act(
            lambda s, c: (
                request_reports(Context(self.office, s, c, self.now, OFFICER), Wanted(due_on, window="dot")) and None
            )
        )

    @rule(code=CODES, kind=KINDS, nil=st.booleans())
    def hand_in(self, code: str, kind: ObligationKind, nil: bool) -> None:
        """An agency hands in what it owes."""
        given = submissions.Given(nil=nil)
        self.act(
            lambda s, c: (
                submissions.record_submission(
                    Context(self.office, s, c, self.now, OFFICER), pick(s, c, code, kind), given
                )
                and None
            )
        )

    @rule(code=CODES)
    def accept(self, code: str) -> None:
        """An officer finds it in order."""
        self.act(lambda s, c: acceptance.accept_report(Context(self.office, s, c, self.now, OFFICER), pick(s, c, code)))

    @rule(code=CODES)
    def send_back(self, code: str) -> None:
        """Or does not."""
        self.act(
            lambda s, c: submissions.return_report(
                Context(self.office, s, c, self.now, OFFICER), pick(s, c, code), "thiếu"
            )
        )

    @rule(code=CODES, days=st.integers(-2, 15), refuse=st.booleans())
    def extend(self, code: str, days: int, refuse: bool) -> None:
        """More time, granted or not."""
        until = self.now.date() + dt.timedelta(days=days)

        def extension(session: Session, campaign: Campaign) -> None:
            due = pick(session, campaign, code)
            answer = refuse_extension if refuse else grant_extension
            answer(Context(self.office, session, campaign, self.now, OFFICER), due, until, "xa")

        self.act(extension)

    @rule(code=CODES, kind=KINDS)
    def waive(self, code: str, kind: ObligationKind) -> None:
        """Freed from it."""
        self.act(
            lambda s, c: submissions.waive_due(
                Context(self.office, s, c, self.now, OFFICER), pick(s, c, code, kind), "giải thể"
            )
        )

    @rule()
    def pause(self) -> None:
        """All stops."""
        self.act(lambda s, c: lifecycle.pause_campaign(Context(self.office, s, c, self.now, OFFICER), "chờ"))

    @rule()
    def resume(self) -> None:
        """All goes on."""
        self.act(lambda s, c: lifecycle.resume_campaign(Context(self.office, s, c, self.now, OFFICER)))

    @rule(whole=st.integers(0, 9))
    def close(self, whole: int) -> None:
        """The window is closed, or seldom the whole campaign."""
        window = "dot" if whole else None
        self.act(lambda s, c: closed(Context(self.office, s, c, self.now, OFFICER), window))

    # --- how ----------------------------------------------------------------------------------------------------

    def act(self, what: object) -> None:
        """One act of a person, a minute later; what is refused changes nothing."""
        self.now = self.now.add(minutes=1)
        before = self.keys()
        try:
            with writing(self.office.engine) as session:
                what(session, lock_campaign(session, find_campaign(session, SLUG).id))  # type: ignore[operator]
        except Refused:
            assert self.keys() == before
        self.mark()

    def mark(self) -> None:
        """Remember how much had been said when a thing was settled, or the campaign paused."""
        with reading(self.office.engine) as session:
            dues, campaign = session.exec(select(Due)).all(), find_campaign(session, SLUG)
            letters = len(mails(self.office))
        self.settled = {due.id: letters for due in dues if due.state in SETTLED}
        self.paused = letters if campaign.state is CampaignState.PAUSED else -1

    def ticked(self) -> None:
        """A patrol, and what may be new after it."""
        with reading(self.office.engine) as session:
            old = {m.id: m.state for m in session.exec(select(Message))}
            owed = {d.id: d.state in UNFINISHED_STATES for d in session.exec(select(Due))}
            started = [c.state for c in session.exec(select(Campaign))]
        patrol(self.office, ChannelRouter(self.office), self.now)
        with reading(self.office.engine) as session:
            gone = [
                m
                for m in session.exec(select(Message))
                if m.state is MessageState.SENT
                and old.get(m.id) is not MessageState.SENT
                and m.kind not in DIGEST_KINDS
            ]
        pressing = [m for m in gone if m.kind in PRESSING_KINDS]
        audiences = Counter((m.due_id, m.kind is MessageKind.ESCALATION, m.contact_id, m.channel) for m in pressing)
        assert not audiences or max(audiences.values()) == 1, "two at once"
        assert all(owed[m.due_id] for m in pressing), "pressed for what was settled"
        if gone:
            assert self.office.calendar.is_open(self.now), "outside office hours"
            assert CampaignState.PAUSED not in started, "while paused"
        if CampaignState.CLOSED in started:
            assert {m.kind for m in gone} <= {MessageKind.CLOSING, MessageKind.RECEIPT}
        self.mark()

    def keys(self) -> list[tuple[str, str]]:
        with reading(self.office.engine) as session:
            return sorted((m.key, m.state.value) for m in session.exec(select(Message)))

    # --- what must hold -----------------------------------------------------------------------------------------

    @invariant()
    def holds(self) -> None:
        """After every step."""
        if not hasattr(self, "office"):
            return
        with reading(self.office.engine) as session:
            campaign = find_campaign(session, SLUG)
            messages = session.exec(select(Message)).all()
            dues = session.exec(select(Due)).all()
            handed = session.exec(select(Submission)).all()
            for kind in (None, *ObligationKind):
                figures = count_figures(standings_of(session, campaign.id, kind), self.now)
                assert figures.expected == figures.received + figures.outstanding + figures.waived
                assert figures.received == figures.on_time + figures.late
                assert figures.overdue <= figures.outstanding
            assert verify_history(session, SLUG) is None
        assert len({m.key for m in messages}) == len(messages)
        sent = [m for m in messages if m.state is MessageState.SENT]
        letters = mails(self.office)
        assert sorted({m.letter_id or "" for m in sent}) == sorted(letter.letter_id for letter in letters)
        assert all(self.office.calendar.is_open(letter.at) for letter in letters)
        assert {m.state for m in messages} <= {MessageState.SENT, MessageState.PLANNED, MessageState.CANCELLED}
        for due in dues:
            mine = [m for m in sent if m.due_id == due.id]
            told = [m for m in mine if m.kind in PRESSING_KINDS]
            assert not told or due.opened_at is not None, "chased before it was told"
            steps = Counter((m.revision, m.step, m.contact_id) for m in told)
            assert not steps or max(steps.values()) == 1, "a step said twice"
            rounds = [s for s in handed if s.due_id == due.id]
            for message in told:
                came = next((s.received_at for s in rounds if s.round == message.round), None)
                assert came is None or (message.sent_at or came) <= came, "pressed after the report came"
            chases = [(m.round, m.ordinal) for m in mine if m.kind is MessageKind.CHASE]
            assert chases == [(r, n) for r in sorted({r for r, _ in chases}) for n in counted(chases, r)]
            assert due.state in UNFINISHED_STATES or due.next_step_at is None
            assert campaign.state is not CampaignState.CLOSED or due.next_step_at is None


def counted(chases: list[tuple[int, int]], of_round: int) -> range:
    """Lần 1, 2, 3 ... of a round, without a gap."""
    return range(1, 1 + len([1 for r, _ in chases if r == of_round]))


def pick(session: Session, campaign: Campaign, code: str, kind: ObligationKind = ObligationKind.REPORT) -> Due:
    """The Due an officer means; Refused when there is none."""
    return pick_due(session, campaign, agency_by_code(session, code), kind, None)


def test_the_invariants_hold_whatever_happens() -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=6,
            stateful_step_count=22,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
