"""The process that works for a Prefect work pool of the type `process`: `python -m flows.server.worker_process`.

Prefect's own worker, with three differences: its runs are forked (docs/decisions/0077), it asks for a round of
delivery itself when letters wait, so that nothing piles up while it is away, and a server that is away is waited for
in silence.
"""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.exceptions import PrefectException
from prefect.states import Crashed, Scheduled
from prefect.types.entrypoint import EntrypointType
from prefect.workers.process import ProcessWorker
from sqlalchemy.exc import SQLAlchemyError

from flows import runtime
from flows.deliver import deliver_beside
from flows.server.forked_runs import fork_runs
from flows.server.short_errors import shorten_errors
from flows.server.supervisor import REST
from flows.server.worker import NAME
from flows.server.worker_checks import LONGEST, check_database, check_database_clock, check_version
from models.config.load import load_settings
from models.errors import Misconfigured, UserError
from models.text import mark_text, tr
from tasks import i18n
from tasks.i18n import shown
from tasks.ops.schedule_hold import schedules_held
from tasks.ops.worker_round import check_patrolled, has_letters

POOL = "dondoc"

LOOK_EVERY = 3.0
"""Seconds between two looks at what there is to do."""

HEARTBEAT = 30.0
"""Seconds between two signs of life, by which Prefect's page of the pool shows who is there."""

RUNS = 300
"""Runs after which it ends, to give back its memory, and is started again."""


TALKATIVE = ("prefect.FlowRunCancellingObserver", "asyncio")
"""Loggers that tell of a server that is away, page by page; the worker says it in a sentence."""


class Rounds:
    """When this machine next asks for a round of delivery, and why not now."""

    def __init__(self, seconds: float, tell: Callable[[str], None]) -> None:
        self._seconds, self._tell, self._next, self._why = seconds, tell, 0.0, ""

    def is_wanted(self) -> bool:
        """Whether letters wait and may go from here; what hinders is told once, and so is its end."""
        if time.monotonic() < self._next:
            return False
        app = runtime.app()
        try:
            check_version(app.engine)  # `dondoc up` may have brought the rows to a newer one meanwhile
            check_database_clock(app.engine, app.settings.delivery.lease_minutes)
            check_patrolled(app, runtime.now())
            wanted = not schedules_held(app) and has_letters(app, runtime.now())
            self._say("")
        except UserError as error:
            wanted = False
            self._say(str(error))
        except (SQLAlchemyError, OSError) as error:
            wanted = False
            self._say(tr("cơ sở dữ liệu không trả lời: {error}", error=mark_text(str(error).splitlines()[0])))
        self._next = time.monotonic() + (self._seconds if wanted else LOOK_EVERY)
        return wanted

    def _say(self, why: str) -> None:
        if bool(why) != bool(self._why):
            self._tell(tr("Tạm nghỉ gửi thư: {why}", why=mark_text(why)) if why else "Gửi thư trở lại.")
        self._why = why


class Connection:
    """Whether the Prefect server answers; how long to wait for it."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell, self._failures = tell, 0

    def note_answer(self) -> float:
        """It answers: the seconds to the next look."""
        if self._failures:
            self._tell("Máy chủ Prefect đã trả lời trở lại.")
        self._failures = 0
        return LOOK_EVERY

    def note_failure(self, error: Exception) -> float:
        """It does not: the seconds to the next look. Raises Misconfigured where it refuses our credential."""
        if isinstance(error, httpx.HTTPStatusError) and error.response.status_code in (401, 403):
            raise Misconfigured("máy chủ Prefect không còn nhận khóa; hãy xem lại PREFECT_API_AUTH_STRING") from None
        if not self._failures:
            self._tell("Máy chủ Prefect không trả lời; sẽ thử lại cho đến khi được.")
        self._failures += 1
        return float(min(LOOK_EVERY * 2 ** min(self._failures, 10), LONGEST))


async def serve_pool(name: str, tell: Callable[[str], None], runs: int = RUNS) -> None:
    """Work until told to stop, or until so many runs have been. Raises Misconfigured for a refused credential."""
    rest = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(REST, rest.set)
    connection, rounds = Connection(tell), Rounds(runtime.app().settings.prefect.worker_seconds, tell)
    begun = 0
    async with ProcessWorker(POOL, [name], name, limit=1, prefetch_seconds=LOOK_EVERY) as worker:
        deployment, beaten = None, -HEARTBEAT
        while True:
            busy = bool(worker.limiter.borrowed_tokens)
            if not busy and (begun >= runs or rest.is_set()):
                return
            try:
                if time.monotonic() - beaten >= HEARTBEAT:
                    await worker.sync_with_backend()
                    beaten = time.monotonic()
                deployment = deployment or await _register(worker.client, name)
                if not busy and await asyncio.to_thread(rounds.is_wanted):
                    await worker.client.create_flow_run_from_deployment(deployment, state=Scheduled())
                begun += len(await worker.get_and_submit_flow_runs())
                pause = connection.note_answer()
            except (httpx.HTTPError, PrefectException, OSError) as error:
                pause = connection.note_failure(error)
            await asyncio.sleep(pause)


async def _register(client: PrefectClient, name: str) -> UUID:
    """This machine's deployment, in a queue of its own; what its predecessor has left is ended."""
    # The command is what each run is forked for; the folder is this machine's.
    here = {"command": "python -m prefect.engine", "working_dir": os.getcwd()}
    how: dict[str, Any] = {"entrypoint_type": EntrypointType.MODULE_PATH, "version_type": "prefect:simple"}
    made = await deliver_beside.ato_deployment(
        name=f"giao-thu-{name}",
        work_pool_name=POOL,
        work_queue_name=name,
        job_variables=here,
        tags=["dondoc"],
        description=shown("Một lượt gửi thư đang chờ trên máy chạy dondoc worker. Chạy tay cũng an toàn."),
        **how,
    )
    deployment = await made.aapply()
    left = FlowRunFilter.model_validate({"state": {"type": {"any_": ["SCHEDULED", "PENDING", "RUNNING"]}}})
    own = DeploymentFilter.model_validate({"id": {"any_": [deployment]}})
    for run in await client.read_flow_runs(flow_run_filter=left, deployment_filter=own):
        note = shown("máy chạy lượt này đã dừng giữa chừng; lượt sau làm thay")
        await client.set_flow_run_state(run.id, Crashed(message=note), force=True)
    return deployment


def run() -> None:
    """Serve the pool as the machine that the environment names. Raises UserError for what a person can mend."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    for name in TALKATIVE:  # a filter, since Prefect sets the levels of its loggers anew
        logging.getLogger(name).addFilter(lambda _: False)
    shorten_errors()
    check_database(load_settings())  # before an office is opened, which would bring its rows to our version
    fork_runs()
    asyncio.run(serve_pool(os.environ[NAME], lambda text: print(shown(text), flush=True)))


if __name__ == "__main__":
    try:
        run()
    except UserError as error:
        print(f"{i18n.shown('Lỗi')}: {i18n.shown(str(error))}", file=sys.stderr)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        sys.exit(130)
