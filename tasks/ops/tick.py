"""One tick of the engine: the steps of a patrol in their order, for whoever runs them.

The plain runner (tasks/ops/patrol.py), with it the rehearsal, and the Prefect flow (flows/patrol.py) take the steps
from here, so that what is tested without Prefect is what runs with it.

1. It stops where the clock cannot be right, or the database is an older backup. 2. Each campaign with something due is
decided. 3. Once a morning, the digests are planned. 4. One round of delivery, if anything waits. 5. The pages that
agencies named as proof of a publication are looked at. 6. That a patrol completed is noted. 7. A seal of the history
is taken to the time-stamp server, where one is configured, and files that the version before kept in the folder only
are taken into the database. Before 2, the day before is sealed, it is noted whether
mail can be read, pauses whose day has come end, and envelopes of the axis for documents are taken in, where a folder
is configured.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pendulum import DateTime

from models.app import App
from tasks.campaigns.decide import find_campaigns_due
from tasks.campaigns.pause_end import resume_paused
from tasks.delivery.queue import has_work
from tasks.figures.digest import digests_due
from tasks.heartbeat import Uptime, record_patrol
from tasks.inbox.axis.folder import take_folder
from tasks.mailbox_health import note_stale_reading
from tasks.ops.clock_guard import check_clock, note_clock
from tasks.ops.earlier_files import take_in_earlier
from tasks.ops.restore_guard import check_restored
from tasks.proofs.looks import has_looks
from tasks.stamps.seal import seal_history
from tasks.stamps.stamping import stamp_seals
from tasks.tracing import traced


@dataclass(frozen=True)
class DecideCampaign:
    """Decide what comes next in a campaign."""

    campaign_id: int


@dataclass(frozen=True)
class PlanDigests:
    """Plan the morning's letters to officers and leaders."""


@dataclass(frozen=True)
class TakeEnvelopes:
    """Take in what came by the axis for documents; it is no step of a runner's, and comes before anybody is chased."""


@dataclass(frozen=True)
class DeliverLetters:
    """Hand over what waits."""


@dataclass(frozen=True)
class LookAtPages:
    """Look at the pages that are named as proof of a publication; last, for foreign servers may be slow."""


TickStep = DecideCampaign | PlanDigests | DeliverLetters | LookAtPages


STEP_NAMES = {
    DecideCampaign: "decide campaign",
    PlanDigests: "plan digests",
    TakeEnvelopes: "take envelopes",
    DeliverLetters: "deliver letters",
    LookAtPages: "look at pages",
}
"""How a step is called in a trace."""


@dataclass
class Tick:
    """One patrol at an instant: each step is asked for when the one before it has been run under `attempt`."""

    app: App
    now: DateTime
    uptime: Uptime | None = None
    """Of real patrols; without it the clock is not checked."""
    steps: list[TickStep] = field(default_factory=list)
    """What was asked for so far."""
    _failures: list[Exception] = field(default_factory=list)

    def __iter__(self) -> Iterator[TickStep]:
        """The steps that are due.

        Raises Held while the engine is paused after a restore, and at the end an ExceptionGroup of what failed.
        """
        for step in self._due():
            self.steps.append(step)
            yield step
        if self._failures:
            raise ExceptionGroup("có việc của lần đi tuần không xử lý được", self._failures)
        record_patrol(self.app, self.now)
        note_clock(self.app, self.now, self.uptime)
        stamp_seals(self.app, self.now)
        take_in_earlier(self.app, self.now)

    def _due(self) -> Iterator[TickStep]:
        check_clock(self.app, self.now, self.uptime)
        check_restored(self.app, self.now)
        seal_history(self.app, self.now)
        note_stale_reading(self.app, self.now)
        resume_paused(self.app, self.now)
        with self.attempt(TakeEnvelopes()):
            take_folder(self.app, self.now)
        for campaign_id in find_campaigns_due(self.app, self.now):
            yield DecideCampaign(campaign_id)
        if digests_due(self.app, self.now):
            yield PlanDigests()
        if has_work(self.app, self.now):
            yield DeliverLetters()
        if has_looks(self.app, self.now):
            yield LookAtPages()

    @contextmanager
    def attempt(self, step: TickStep | TakeEnvelopes) -> Iterator[None]:
        """Run a step within: one campaign does not silence the others, nor a digest the letters."""
        try:
            with traced(self.app.settings, STEP_NAMES[type(step)], **vars(step)):
                yield
        except Exception as error:
            if isinstance(step, DeliverLetters):
                raise
            self._failures.append(error)
