"""What `dondoc up` serves: the patrol and the inbox by the clock, the intake and the forms of the desk on demand."""

import asyncio
import signal
from typing import Any

import pendulum
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.states import Cancelled
from prefect.types.entrypoint import EntrypointType

from flows.desk import DESK
from flows.inbox import read_inbox
from flows.intake import intake
from flows.patrol import patrol
from flows.server.automations import install
from models.settings import Settings
from tasks.i18n import shown

LOOK_EVERY = 3
"""Seconds after which a form that was handed in is begun at the latest; Prefect's ten would be felt at every form."""

PATROL = "di-tuan"
INTAKE = "tiep-nhan"
INBOX = "doc-thu-den"


class _Quiet(Runner):
    def handle_sigterm(self, *args: object, **kwargs: object) -> None:
        """As Ctrl-C, which asyncio turns into a cancelled task; Prefect's own way exits inside the loop."""
        signal.raise_signal(signal.SIGINT)


async def serve(settings: Settings) -> None:
    """Run what is scheduled until a signal comes, then pause the schedule and let go of what runs."""
    await _forget_missed()
    runner = _Quiet(query_seconds=LOOK_EVERY)
    # One after another, the patrol first: at once they lock each other out of the server's SQLite, for a minute a time.
    for deployment in await asyncio.gather(*_deployments(settings)):
        await runner.aadd_deployment(deployment)
    await install(settings, PATROL)
    await runner.start()


async def _forget_missed() -> None:
    """Cancel the runs that were scheduled while nobody ran them: the next one does the work of them all.

    Prefect would start every one of them, a process each (PrefectHQ/prefect #15886).
    """
    missed = {"state": {"type": {"any_": ["SCHEDULED"]}}, "expected_start_time": {"before_": pendulum.now("UTC")}}
    # an intake that was resumed is not missed
    scheduled = DeploymentFilter.model_validate({"name": {"any_": [PATROL, INBOX]}})
    async with get_client() as client:
        for run in await client.read_flow_runs(
            flow_run_filter=FlowRunFilter.model_validate(missed), deployment_filter=scheduled
        ):
            note = shown("lỡ giờ khi hệ thống không chạy; lần chạy sau làm thay")
            await client.set_flow_run_state(run.id, Cancelled(message=note), force=True)


def _deployments(settings: Settings) -> list[Any]:
    # A simple version: else Prefect asks git five times for each deployment, and waits.
    common: dict[str, Any] = {
        "entrypoint_type": EntrypointType.MODULE_PATH,
        "version_type": "prefect:simple",
        "tags": ["dondoc"],
    }
    made = [
        patrol.ato_deployment(
            name=PATROL,
            paused=False,  # a clean stop pauses it, so that hours without a runner pile up no late runs
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
        *(form.ato_deployment(name=name, description=form.description, **common) for name, form in DESK.items()),
    ]
    if settings.inbox.mailbox:
        answers = read_inbox.ato_deployment(
            name=INBOX,
            paused=False,
            description=shown("Đọc thư trả lời của các cơ quan, theo lịch. Chạy tay cũng an toàn."),
            schedules=[Cron(settings.inbox.cron, timezone=settings.time_zone)],
            **common,
        )
        made.append(answers)
    return made
