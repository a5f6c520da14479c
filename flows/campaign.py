"""One campaign's turn as Prefect shows it: a subflow named after what it decided."""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.runtime import flow_run

from flows import runtime
from models.instant import parse_instant
from tasks.campaigns.decide import decide_campaign
from tasks.campaigns.planner import Decided
from tasks.desk.campaign_board import campaign_headline
from tasks.i18n import shown
from tasks.launch.draft import one_line


@task(name="quyết định bước tiếp theo", task_run_name=shown("quyết định bước tiếp theo"), cache_policy=NO_CACHE)
def decide_task(campaign_id: int, now: str) -> Decided:
    """See tasks.campaigns.decide."""
    return decide_campaign(runtime.app(), campaign_id, parse_instant(now))


@flow(
    name="Một đợt",
    description=shown(
        "Xét một văn bản: khung thời gian nào sắp hết, cơ quan nào cần nhắc, đôn đốc; soạn sẵn thư chờ gửi."
    ),
)
async def campaign(campaign_id: int, now: str) -> None:
    """Decide; then, after our commit, name the run after what was decided."""
    decided = decide_task(campaign_id, now)
    await rename(campaign_headline(decided), [decided.reference_no])


async def rename(name: str, tags: list[str]) -> None:
    """Name the present run by what it did, so that the Runs list reads like a diary."""
    if flow_run.id:
        async with get_client() as client:
            await client.update_flow_run(flow_run.id, name=one_line(shown(name))[:250], tags=[*flow_run.tags, *tags])
