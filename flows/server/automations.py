"""The alarms that `dondoc up` installs: each runs the flow that speaks to the operator, where config.toml names how.

No block holds the channel's address: Prefect writes blocks, and what it makes of them, into its own database.
They are written anew at each start, but one that an operator has switched off stays off. An operator's own stand
beside them (docs/prefect-ui.md).
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from prefect.automations import AutomationCore, DoNothing, EventTrigger, Posture, RunDeployment
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import DeploymentFilter
from prefect.exceptions import ObjectNotFound

from models.config.settings import Settings
from models.text import trn
from tasks.i18n import english, shown

OLD_BLOCK = "dondoc-bao-dong"
PREFIX = "Đôn Đốc: "
SAYS = "{{ event.event }} · {{ event.resource.name }} · {{ event.payload | tojson }}"


def alarms(patrol: str, silent_minutes: int, actions: list[Any]) -> list[AutomationCore]:
    """A broken run, no patrol for so long, and something that waits for a person; `patrol` is its deployment."""
    ours = {"prefect.resource.role": "tag", "prefect.resource.id": "prefect.tag.dondoc"}
    on_patrol = {"prefect.resource.role": "deployment", "prefect.resource.name": patrol}
    runs = {"prefect.resource.id": "prefect.flow-run.*"}

    def made(name: str, description: str, trigger: EventTrigger) -> AutomationCore:
        return AutomationCore(
            name=PREFIX + name,
            description=shown(description),
            trigger=trigger,
            actions=actions,
        )

    return [
        made(
            "lượt chạy hỏng",
            "Một lượt chạy lỗi hoặc bị ngắt; phiếu chưa nhận không tính.",
            EventTrigger(
                expect={"prefect.flow-run.Failed", "prefect.flow-run.Crashed"},
                match=runs,  # type: ignore[arg-type]
                match_related=ours,  # type: ignore[arg-type]
                posture=Posture.Reactive,
                threshold=1,
            ),
        ),
        made(
            "không đi tuần",
            trn(
                "Đã {count} phút không có lần đi tuần nào xong: thư nhắc, đôn đốc đang không được gửi.", silent_minutes
            ),
            EventTrigger(
                expect={"prefect.flow-run.Completed"},
                match=runs,  # type: ignore[arg-type]
                match_related=on_patrol,  # type: ignore[arg-type]
                posture=Posture.Proactive,
                threshold=1,
                within=timedelta(minutes=silent_minutes),
            ),
        ),
        made(
            "cần người xử lý",
            "Thư không gửi được, báo cáo chờ duyệt, dự thảo chờ điền: xem bảng can-nguoi-xu-ly.",
            EventTrigger(expect={"dondoc.failed", "dondoc.waiting"}, posture=Posture.Reactive, threshold=1),
        ),
    ]


def name_on_screen(name: str, say: Callable[[str], str] = shown) -> str:
    """The name of an alarm in the language of the screen."""
    return PREFIX + say(name.removeprefix(PREFIX))


async def install(settings: Settings, patrol: str, speaker: str) -> None:
    """Bring the alarms up to date; `speaker` is the deployment that speaks to the operator."""
    async with get_client() as client:
        await _forget_block(client)
        actions: list[Any] = [await _speak(client, speaker)] if settings.prefect.alarm else [DoNothing()]
        for alarm in alarms(patrol, settings.watch.silent_minutes, actions):
            named = alarm.model_copy(update={"name": name_on_screen(alarm.name)})
            known = await client.read_automations_by_name(alarm.name)
            known = known or await client.read_automations_by_name(name_on_screen(alarm.name, english))
            if known:  # in whichever language it was installed
                await client.update_automation(known[0].id, named.model_copy(update={"enabled": known[0].enabled}))
            else:
                await client.create_automation(named)


async def _speak(client: PrefectClient, speaker: str) -> RunDeployment:
    named = DeploymentFilter.model_validate({"name": {"any_": [speaker]}})
    (deployment,) = await client.read_deployments(deployment_filter=named)
    words = {"title": "{{ automation.name }}", "text": SAYS}
    parameters = {name: {"__prefect_kind": "jinja", "template": text} for name, text in words.items()}
    return RunDeployment(source="selected", deployment_id=deployment.id, parameters=parameters, job_variables=None)


async def _forget_block(client: PrefectClient) -> None:
    """The block in which an earlier version kept the address, its secret filled in."""
    with suppress(ObjectNotFound):
        block = await client.read_block_document_by_name(OLD_BLOCK, "custom-webhook")
        await client.delete_block_document(block.id)
