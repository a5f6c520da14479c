"""An alarm of Prefect's automations, told to the operator's webhook: its address is read here, and nowhere kept."""

import asyncio

from prefect import flow

from flows import runtime
from tasks.i18n import shown
from tasks.ops.alarm_webhook import post_alarm

AGAIN_AFTER = (5, 30, 120)
"""Seconds before each further attempt."""


@flow(
    name="Báo động",
    description=shown("Gửi một báo động đến kênh của người vận hành (prefect.alarm)."),
    flow_run_name=shown("báo động"),
)
async def alarm(title: str, text: str) -> None:
    """Tell the operator. Fails where the webhook did not take it, and says only how it answered."""
    for patience in (*AGAIN_AFTER, None):
        why = await asyncio.to_thread(post_alarm, runtime.app().settings.prefect.alarm, f"{title}: {text}")
        if not why:
            return
        if patience is None:
            raise RuntimeError(shown(why))
        await asyncio.sleep(patience)
