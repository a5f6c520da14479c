"""Delivery as Prefect shows it: one subflow and one task a round, whatever the number of letters."""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import runtime
from flows.campaign import rename
from models.instant import parse_instant
from models.states import MessageState
from models.text import join_texts, mark_text, tr
from tasks.delivery.deliver import Delivered, deliver_waiting
from tasks.delivery.router import ChannelRouter
from tasks.i18n import shown
from tasks.labels import STATE_LABELS
from tasks.ops.worker_round import deliver_from_worker


@task(name="giao thư", task_run_name=shown("giao thư"), cache_policy=NO_CACHE)
def deliver_task(now: str) -> Delivered:
    """See tasks.delivery.deliver."""
    return deliver_waiting(runtime.app(), ChannelRouter(runtime.app(), parse_instant(now)), parse_instant(now))


@flow(
    name="Giao thư",
    description=shown("Gửi những thư đang chờ: kiểm tra lại lần cuối, gửi, ghi kết quả từng thư."),
)
async def deliver_letters(now: str) -> None:
    """One round of delivery; the run is named by its outcome."""
    await rename(outcome(deliver_task(now)), [])


@task(name="giao thư từ máy khác", task_run_name=shown("giao thư từ máy khác"), cache_policy=NO_CACHE)
def worker_task(now: str) -> Delivered:
    """See tasks.ops.worker_round."""
    return deliver_from_worker(runtime.app(), parse_instant(now))


@flow(
    name="Giao thư từ máy khác",
    description=shown("Một lượt gửi thư đang chờ trên máy chạy dondoc worker. Chạy tay cũng an toàn."),
    flow_run_name=shown("giao thư từ máy khác"),
)
async def deliver_beside() -> None:
    """One round of delivery on a further machine."""
    await rename(outcome(worker_task(runtime.now().isoformat())), [])


def outcome(delivered: Delivered) -> str:
    """giao thư · 102 đã gửi · 1 bị từ chối"""
    counts = sorted(delivered.states.items(), key=lambda item: item[0] is not MessageState.SENT)
    told = [tr("{number} {state}", number=n, state=mark_text(STATE_LABELS[state])) for state, n in counts]
    return join_texts(" · ", [mark_text("giao thư"), *(told or [mark_text("không có thư nào")])])
