"""`dondoc up`: the Prefect server (or an existing one), the deployments and their schedules; stops cleanly."""

import asyncio
import os
import signal
from typing import Any

import pendulum
from rich.console import Console

from flows.server import start
from models.config import config_file, load
from models.office import open_office
from models.plain import PlainError
from models.settings import Settings

PATROL = "di-tuan"
INTAKE = "tiep-nhan"
INBOX = "doc-thu-den"


async def _forget_missed() -> None:
    """Cancel the runs that were scheduled while nobody ran them: the next one does the work of them all.

    Prefect would start every one of them, a process each (PrefectHQ/prefect #15886).
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
    from prefect.states import Cancelled

    missed = {"state": {"type": {"any_": ["SCHEDULED"]}}, "expected_start_time": {"before_": pendulum.now("UTC")}}
    # an intake that was resumed is not missed
    scheduled = DeploymentFilter.model_validate({"name": {"any_": [PATROL, INBOX]}})
    async with get_client() as client:
        for run in await client.read_flow_runs(
            flow_run_filter=FlowRunFilter.model_validate(missed), deployment_filter=scheduled
        ):
            note = "lỡ giờ khi hệ thống không chạy; lần chạy sau làm thay"
            await client.set_flow_run_state(run.id, Cancelled(message=note), force=True)


async def _serve(settings: Settings) -> None:
    """Run what is scheduled until a signal comes, then pause the schedule and let go of what runs."""
    from prefect.runner import Runner
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.automations import install
    from flows.desk import DESK
    from flows.inbox import read_inbox
    from flows.intake import intake
    from flows.patrol import patrol

    class Quiet(Runner):
        def handle_sigterm(self, *args: object, **kwargs: object) -> None:
            """As Ctrl-C, which asyncio turns into a cancelled task; Prefect's own way exits inside the loop."""
            signal.raise_signal(signal.SIGINT)

    await _forget_missed()
    runner = Quiet()
    common: dict[str, Any] = {"entrypoint_type": EntrypointType.MODULE_PATH, "tags": ["dondoc"]}
    on_patrol = patrol.ato_deployment(
        name=PATROL,
        paused=False,  # a clean stop pauses it, so that hours without a runner pile up no late runs
        description="Nhắc, đôn đốc, báo cáo lãnh đạo và gửi thư đang chờ, theo lịch. Chạy tay cũng an toàn.",
        schedules=[Cron(settings.prefect.patrol_cron, timezone=settings.time_zone)],
        **common,
    )
    taken_in = intake.ato_deployment(
        name=INTAKE,
        description="Đọc một văn bản có trên máy chủ, chờ cán bộ điền số, ngày và xác nhận nơi nhận, rồi tạo đợt.",
        **common,
    )
    forms = [form.ato_deployment(name=name, description=form.description, **common) for name, form in DESK.items()]
    if settings.inbox.mailbox:
        answers = read_inbox.ato_deployment(
            name=INBOX,
            paused=False,
            description="Đọc thư trả lời của các cơ quan, theo lịch. Chạy tay cũng an toàn.",
            schedules=[Cron(settings.inbox.cron, timezone=settings.time_zone)],
            **common,
        )
        forms.append(answers)
    made = await asyncio.gather(on_patrol, taken_in, *forms)
    await asyncio.gather(*(runner.aadd_deployment(deployment) for deployment in made))
    await install(settings, PATROL)
    await runner.start()


def up() -> None:
    """Serve until told to stop. Raises PlainError for virtual data: nobody time-travels a real patrol."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings = load()
    office = open_office(settings)
    if office.virtual:
        raise PlainError(f"{settings.data} là dữ liệu chạy đồng hồ ảo; hãy đặt DONDOC_DATA sang thư mục của việc thật")
    office.engine.dispose()
    # Each run is a process of its own, wherever it starts: it must find the same office.
    os.environ["DONDOC_DATA"] = str(settings.data.resolve())
    if file := config_file():
        os.environ["DONDOC_CONFIG"] = str(file.resolve())
    screen = Console()
    screen.print(f"Dữ liệu: {settings.data}\nĐang khởi động máy chủ Prefect …")
    server = start(settings)
    try:
        screen.print(f"Prefect UI: {server.ui}\nNhấn Ctrl-C để dừng.", highlight=False)
        asyncio.run(_serve(settings))
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()
        screen.print("Đã dừng.")
