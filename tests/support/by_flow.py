"""Production's patrol for the tests that drive the engine: the body of the flow itself, without Prefect's server."""

import asyncio
import threading
from collections.abc import Callable

import pytest
from pendulum import DateTime

from models.app import App
from tasks.delivery.sessions import Transport
from tasks.heartbeat import Uptime

Patrol = Callable[..., None]


def production_patrol(patch: pytest.MonkeyPatch) -> Patrol:
    """A patrol as the flow makes it; only what shows it to people is left out."""
    import flows.campaign
    import flows.deliver
    import flows.patrol
    from flows import runtime

    async def shown_to_nobody(*_: object) -> None:
        pass

    for module, name, made in (
        (flows.patrol, "campaign", flows.campaign.campaign),
        (flows.campaign, "decide_task", flows.campaign.decide_task),
        (flows.patrol, "deliver_letters", flows.deliver.deliver_letters),
        (flows.deliver, "deliver_task", flows.deliver.deliver_task),
        (flows.patrol, "digests_task", flows.patrol.digests_task),
        (flows.patrol, "looks_task", flows.patrol.looks_task),
    ):
        patch.setattr(module, name, made.fn)
    patch.setattr(flows.patrol, "tell", lambda _: None)
    patch.setattr(flows.patrol, "publish_boards", shown_to_nobody)
    own = threading.local()  # several may patrol beside each other
    patch.setattr(runtime, "app", lambda: own.office)
    patch.setattr(runtime, "now", lambda _=None: own.now)
    patch.setattr(runtime, "uptime", lambda: own.uptime)  # the days of most tests pass in a moment
    patch.setattr(flows.deliver, "ChannelRouter", lambda *_: own.room)

    def patrol(app: App, room: Transport, now: DateTime, uptime: Uptime | None = None) -> None:
        own.office, own.room, own.now, own.uptime = app, room, now, uptime
        asyncio.run(flows.patrol.patrol.fn())

    return patrol
