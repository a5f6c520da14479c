"""The alarms that `dondoc up` installs: each calls the operator's channel, where config.toml names one.

They are written anew at each start, but one that an operator has switched off stays off. An operator's own stand
beside them (docs/guide.md).
"""

from datetime import timedelta
from typing import Any

from prefect.automations import AutomationCore, DoNothing, EventTrigger, Posture, SendNotification
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import get_client

from models.secrets import expand_secrets
from models.settings import Settings
from tasks.i18n import english, shown

BLOCK = "dondoc-bao-dong"


def alarms(patrol: str, silent_minutes: int, actions: list[Any]) -> list[AutomationCore]:
    """A broken run, no patrol for so long, and something that waits for a person; `patrol` is its deployment."""
    ours = {"prefect.resource.role": "tag", "prefect.resource.id": "prefect.tag.dondoc"}
    on_patrol = {"prefect.resource.role": "deployment", "prefect.resource.name": patrol}
    runs = {"prefect.resource.id": "prefect.flow-run.*"}

    def made(name: str, description: str, trigger: EventTrigger) -> AutomationCore:
        return AutomationCore(name=f"Đôn Đốc: {name}", description=shown(description), trigger=trigger, actions=actions)

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
            f"Đã {silent_minutes} phút không có lần đi tuần nào xong: thư nhắc, đôn đốc đang không được gửi.",
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


async def install(settings: Settings, patrol: str) -> None:
    """Bring the alarms and the channel they call up to date. Raises BadSettings for a variable that is not set."""
    actions: list[Any] = [DoNothing()]
    if settings.prefect.alarm:
        channel = CustomWebhookNotificationBlock(
            name="Đôn Đốc",
            url=expand_secrets(settings.prefect.alarm),
            json_data={"text": "{{subject}}: {{body}}"},
            headers=None,
            cookies=None,
        )
        block: Any = await channel.save(BLOCK, overwrite=True)
        said = "{{ event.event }} · {{ event.resource.name }} · {{ event.payload | tojson }}"
        actions = [SendNotification(block_document_id=block, subject="{{ automation.name }}", body=said)]
    async with get_client() as client:
        for alarm in alarms(patrol, settings.watch.silent_minutes, actions):
            named = alarm.model_copy(update={"name": shown(alarm.name)})
            known = await client.read_automations_by_name(alarm.name)
            known = known or await client.read_automations_by_name(english(alarm.name))
            if known:  # in whichever language it was installed
                await client.update_automation(known[0].id, named.model_copy(update={"enabled": known[0].enabled}))
            else:
                await client.create_automation(named)
