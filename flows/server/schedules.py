"""Keeps the schedules as the operator wants them: paused by `dondoc schedules --hold`, and by nobody else."""

import asyncio
import logging
from contextlib import suppress

import httpx
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import DeploymentFilter
from prefect.client.schemas.responses import DeploymentResponse
from prefect.exceptions import PrefectException
from sqlalchemy.exc import SQLAlchemyError

from flows import runtime
from models.text import tr
from tasks.i18n import shown
from tasks.ops.schedule_hold import note_mended, schedules_held

EVERY = 30
"""Seconds between two looks."""


class _Seen:
    held = False
    """Whether the operator held the schedules at the last look."""


async def keep_schedules(names: tuple[str, ...]) -> None:
    """Look at the schedules of these deployments for ever. A server or database that is down is asked again."""
    while True:
        with suppress(httpx.HTTPError, PrefectException, SQLAlchemyError, OSError):
            await mend_schedules(names)
        await asyncio.sleep(EVERY)


async def mend_schedules(names: tuple[str, ...]) -> list[str]:
    """Switch on what is paused and should not be, or pause what the operator has held; gives what was mended."""
    app, mended = runtime.app(), []
    held, before = schedules_held(app), _Seen.held
    async with get_client() as client:
        wanted = DeploymentFilter.model_validate({"name": {"any_": list(names)}})
        for deployment in await client.read_deployments(deployment_filter=wanted):
            if held:
                await _pause(client, deployment)
            elif await _resume(client, deployment):
                mended.append(deployment.name)
    _Seen.held = bool(held)
    if mended and not before:  # what the operator has just released is no surprise
        note_mended(app, mended, runtime.now())
        text = shown(tr("lịch chạy {mended} đã bị tạm dừng từ bên ngoài; đã bật lại", mended=", ".join(mended)))
        logging.getLogger("prefect.runner").warning(text)
    return mended


async def _pause(client: PrefectClient, deployment: DeploymentResponse) -> None:
    if not deployment.paused:
        await client.pause_deployment(deployment.id)


async def _resume(client: PrefectClient, deployment: DeploymentResponse) -> bool:
    """Whether something was paused."""
    asleep = [schedule for schedule in deployment.schedules if not schedule.active]
    for schedule in asleep:
        await client.update_deployment_schedule(deployment.id, schedule.id, active=True)
    if deployment.paused:
        await client.resume_deployment(deployment.id)
    return bool(asleep) or deployment.paused
