"""What `dondoc up` serves: the patrol and the inbox by the clock, the intake and the forms of the desk on demand."""

import asyncio
import signal
from typing import Any
from uuid import UUID

import pendulum
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.states import Cancelled
from prefect.types.entrypoint import EntrypointType

from flows import runtime
from flows.alarm import alarm
from flows.desk import DESK
from flows.inbox import read_inbox
from flows.intake import intake
from flows.patrol import patrol
from flows.server.automations import install
from flows.server.schedules import keep_schedules, mend_schedules
from flows.server.supervisor import REST
from models.config.settings import Settings
from tasks.i18n import shown
from tasks.ops.schedule_hold import schedules_held

LOOK_EVERY = 3
"""Seconds after which a form that was handed in is begun at the latest; Prefect's ten would be felt at every form."""

RUNS = 300
"""Runs after which the runner rests: it keeps about 0.13 MB of each."""

PATROL = "di-tuan"
INTAKE = "tiep-nhan"
INBOX = "doc-thu-den"
ALARM = "bao-dong"


class _Quiet(Runner):
    def handle_sigterm(self, *args: object, **kwargs: object) -> None:
        """As Ctrl-C, which asyncio turns into a cancelled task; Prefect's own way exits inside the loop."""
        signal.raise_signal(signal.SIGINT)

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return bool(self._scheduled_run_poller._submitting_flow_run_ids)

    async def rest(self, after: int) -> None:
        """End when so many runs have been, or a signal has come, and none is under way: what is kept is given back.

        While a run is under way all goes on: one that hangs must not hold up the others.
        """
        seen: set[UUID] = set()
        told = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(REST, told.set)
        while not ((len(seen) >= after or told.is_set()) and await self._is_done()):
            seen |= self._scheduled_run_poller._submitting_flow_run_ids
            await asyncio.sleep(LOOK_EVERY / 2)
        await self.astop()

    async def _is_done(self) -> bool:
        """Whether nothing is under way, and nothing begins any more."""
        if self.busy:
            return False
        self._scheduled_run_poller.stopping = True
        await asyncio.sleep(2 * LOOK_EVERY)  # what was just being asked for has begun by then
        self._scheduled_run_poller.stopping = self.busy is False
        return not self.busy


async def serve(settings: Settings, *, again: bool = False, runs: int = RUNS) -> None:
    """Run what is scheduled until a signal comes, or `runs` have been; with `again` nothing scheduled was missed.

    A schedule is never paused at the end: another may serve it already, and what is missed is forgotten at the start.
    """
    if again:
        await mend_schedules((PATROL, INBOX))  # before they are registered anew, and nobody can tell
    else:
        await _forget_missed()
    runner = _Quiet(query_seconds=LOOK_EVERY, pause_on_shutdown=False)
    held = bool(schedules_held(runtime.app()))
    # One after another, the patrol first: at once they lock each other out of the server's SQLite, for a minute a time.
    for deployment in await asyncio.gather(*_deployments(settings, held=held)):
        await runner.aadd_deployment(deployment)
    await install(settings, PATROL, ALARM)
    resting = asyncio.create_task(_rest_when_started(runner, runs))
    watching = asyncio.create_task(keep_schedules((PATROL, INBOX)))
    try:
        await runner.start()
    finally:
        resting.cancel()
        watching.cancel()


async def _rest_when_started(runner: _Quiet, runs: int) -> None:
    while not runner.started:
        await asyncio.sleep(LOOK_EVERY / 2)
    await runner.rest(runs)


async def _forget_missed() -> None:
    """Cancel the runs that were scheduled while nobody ran them: the next one does the work of them all.

    Prefect would start every one of them, a process each (PrefectHQ/prefect #15886).
    """
    note = shown("lỡ giờ khi hệ thống không chạy; lần chạy sau làm thay")
    async with get_client() as client:
        while runs := await _missed(client):
            for run in runs:
                await client.set_flow_run_state(run.id, Cancelled(message=note), force=True)


async def _missed(client: PrefectClient) -> list[FlowRun]:
    """A page of them. An intake that was resumed is not missed."""
    missed = {"state": {"type": {"any_": ["SCHEDULED"]}}, "expected_start_time": {"before_": pendulum.now("UTC")}}
    scheduled = DeploymentFilter.model_validate({"name": {"any_": [PATROL, INBOX]}})
    return await client.read_flow_runs(
        flow_run_filter=FlowRunFilter.model_validate(missed), deployment_filter=scheduled
    )


def _deployments(settings: Settings, *, held: bool = False) -> list[Any]:
    """Those to serve; `held` is whether the operator has stopped what runs by the clock."""
    # A simple version: else Prefect asks git five times for each deployment, and waits.
    common: dict[str, Any] = {
        "entrypoint_type": EntrypointType.MODULE_PATH,
        "version_type": "prefect:simple",
        "tags": ["dondoc"],
    }
    made = [
        patrol.ato_deployment(
            name=PATROL,
            paused=held,
            description=shown("Nhắc, đôn đốc, báo cáo lãnh đạo và gửi thư đang chờ, theo lịch. Chạy tay cũng an toàn."),
            schedules=[Cron(settings.prefect.patrol_cron, timezone=settings.time_zone)],
            **common,
        ),
        intake.ato_deployment(
            name=INTAKE,
            description=shown(
                "Đọc một văn bản có trên máy chủ, chờ cán bộ điền số, ngày và xác nhận nơi nhận, rồi tạo đợt."
            ),
            **common,
        ),
        # Without the tag: an alarm that cannot be given is not itself an alarm.
        alarm.ato_deployment(
            name=ALARM,
            description=shown("Gửi một báo động đến kênh của người vận hành (prefect.alarm); do các automation gọi."),
            **common | {"tags": []},
        ),
        *(form.ato_deployment(name=name, description=form.description, **common) for name, form in DESK.items()),
    ]
    if settings.inbox.mailbox or settings.zalo.bot:
        answers = read_inbox.ato_deployment(
            name=INBOX,
            paused=held,
            description=shown("Đọc thư trả lời của các cơ quan, theo lịch. Chạy tay cũng an toàn."),
            schedules=[Cron(settings.inbox.cron, timezone=settings.time_zone)],
            **common,
        )
        made.append(answers)
    return made
