"""The patrol: every few minutes, what is due is decided campaign by campaign, then what waits is delivered.

It reads the clock once and runs the steps of one tick (tasks/ops/tick.py): one subflow a campaign, the digests, one
round of delivery; then the event feed and the boards, if anything happened.
A patrol that is killed, late, run twice or beside its twin loses and doubles nothing: the database sees to it.
"""

from typing import Annotated

from pendulum import DateTime
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import runtime
from flows.campaign import campaign, rename
from flows.deliver import deliver_letters
from flows.ui.artifacts import publish_boards
from flows.ui.event_feed import tell
from flows.ui.labels import labelled
from models.instant import parse_instant
from models.text import mark_text, tr, trn
from tasks.figures.digest import plan_digests
from tasks.i18n import shown
from tasks.ops.tick import DecideCampaign, DeliverLetters, LookAtPages, PlanDigests, Tick, TickStep
from tasks.proofs.looks import look_at_pages
from tasks.tracing import traced

Moment = Annotated[str | None, labelled("Thời điểm", "Chỉ dùng cho dữ liệu chạy đồng hồ ảo; việc thật để trống")]


@task(name="soạn thư tổng hợp", task_run_name=shown("soạn thư tổng hợp"), cache_policy=NO_CACHE)
def digests_task(now: str) -> int:
    """See tasks.figures.digest."""
    return plan_digests(runtime.app(), parse_instant(now))


@task(name="kiểm bài đăng", task_run_name=shown("kiểm bài đăng"), cache_policy=NO_CACHE)
def looks_task(now: str) -> int:
    """See tasks.proofs.looks."""
    return look_at_pages(runtime.app(), parse_instant(now)).total()


@flow(
    name="Đi tuần",
    description=shown(
        "Cứ vài phút một lần: tìm việc đến hạn của mọi văn bản, quyết định nhắc hay đôn đốc ai, rồi gửi thư."
    ),
    flow_run_name=shown("đi tuần"),
)
async def patrol(at: Moment = None) -> None:
    """One patrol of the office. `at` is only for data with a virtual clock."""
    now = runtime.now(at)
    said = await run_patrol(now)
    tell(runtime.app())
    await publish_boards(runtime.app(), now)
    await rename(said, [])


async def run_patrol(now: DateTime) -> str:
    """The steps of a patrol, each as Prefect shows it; gives back what it came to, as its run is called."""
    app = runtime.app()
    tick = Tick(app, now, runtime.uptime())
    with traced(app.settings, "patrol") as facts:
        for step in tick:
            with tick.attempt(step):
                await _run(step, now.isoformat())
        facts["campaigns"] = sum(isinstance(step, DecideCampaign) for step in tick.steps)
    return tr("đi tuần {local:%H:%M %d/%m/%Y} · {what}", local=app.calendar.local(now), what=mark_text(_what(tick)))


async def _run(step: TickStep, now: str) -> None:
    """One step as Prefect shows it."""
    match step:
        case DecideCampaign(campaign_id):
            await campaign(campaign_id, now)
        case PlanDigests():
            digests_task(now)
        case DeliverLetters():
            await deliver_letters(now)
        case LookAtPages():
            looks_task(now)


def _what(tick: Tick) -> str:
    """What a patrol came to, in a few words."""
    if found := sum(isinstance(step, DecideCampaign) for step in tick.steps):
        return trn("{count} đợt có việc", found)
    return "gửi thư chờ" if DeliverLetters() in tick.steps else "không có gì đến hạn"
