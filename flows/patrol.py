"""The patrol: every few minutes, what is due is decided campaign by campaign, then what waits is delivered.

1. Read the clock, once; stop where the database is an older backup. 2. Find campaigns with something due; none, no
subflow. 3. One subflow a campaign. 4. Once a morning, the digests. 5. One round of delivery, if anything waits. 6. Note
that a patrol completed. 7. The event feed and the boards, if anything happened.
A patrol that is killed, late, run twice or beside its twin loses and doubles nothing: the database sees to it.
"""

from typing import Annotated, Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State

from flows import runtime
from flows.campaign import campaign, rename
from flows.deliver import deliver_letters
from flows.ui.artifacts import publish_boards
from flows.ui.event_feed import tell
from flows.ui.labels import labelled
from models.instant import parse_instant
from tasks.campaigns.decide import find_campaigns_due
from tasks.delivery.queue import has_work
from tasks.figures.digest import digests_due, plan_digests
from tasks.heartbeat import record_patrol
from tasks.i18n import shown
from tasks.ops.restore_guard import check_restored

Moment = Annotated[str | None, labelled("Thời điểm", "Chỉ dùng cho dữ liệu chạy đồng hồ ảo; việc thật để trống")]


@task(name="soạn thư tổng hợp", task_run_name=shown("soạn thư tổng hợp"), cache_policy=NO_CACHE)
def digests_task(now: str) -> int:
    """See tasks.figures.digest."""
    return plan_digests(runtime.app(), parse_instant(now))


@flow(
    name="Đi tuần",
    description=shown(
        "Cứ vài phút một lần: tìm việc đến hạn của mọi văn bản, quyết định nhắc hay đôn đốc ai, rồi gửi thư."
    ),
    flow_run_name=shown("đi tuần"),
)
async def patrol(at: Moment = None) -> None:
    """One patrol of the office. `at` is only for data with a virtual clock."""
    app, now = runtime.app(), runtime.now(at)
    check_restored(app, now)
    found = find_campaigns_due(app, now)
    turns = [await campaign(campaign_id, now.isoformat(), return_state=True) for campaign_id in found]
    morning = [digests_task(now.isoformat(), return_state=True)] if digests_due(app, now) else []
    waiting = has_work(app, now)
    if waiting:
        await deliver_letters(now.isoformat())
    states: list[State[Any]] = [*turns, *morning]
    for state in states:
        await state.aresult()  # one campaign does not silence the others, but the run that failed shows red
    record_patrol(app, now)
    tell(app)
    await publish_boards(app, now)
    what = f"{len(found)} đợt có việc" if found else "gửi thư chờ" if waiting else "không có gì đến hạn"
    await rename(f"đi tuần {app.calendar.local(now):%H:%M %d/%m/%Y} · {what}", [])
