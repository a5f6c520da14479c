"""A look, without a lock, whether something has come between a claim and its hand-over.

Asked before each hand-over of a batch; what it stops is claimed anew, and judged there. The question itself is put
only when the database has changed since it was last put, and each kind of database tells cheaply whether it has.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any

from sqlalchemy import and_, or_
from sqlmodel import col, select

from models.app import App
from models.campaign import Campaign
from models.database import reading_engine
from models.due import Due
from models.enums import PRESSING_KINDS
from models.message import Message
from models.states import UNFINISHED_STATES, CampaignState
from tasks.delivery.queue import STILL_SPEAKS

CHANGES = {
    "sqlite": "PRAGMA data_version",  # another number whenever another connection has committed
    "postgresql": "SELECT pg_current_snapshot()::text",  # the same text: nothing that one could see has changed
}


class CancellationCheck(AbstractContextManager["CancellationCheck"]):
    """Watches over the claimed Messages of one batch, by a connection of its own."""

    def __init__(self, app: App, ids: Iterable[int]) -> None:
        self._app, self._ids = app, list(ids)
        self._link = reading_engine(app.engine).connect()
        self._driver: Any = self._link.connection.driver_connection  # each question sees what is committed by then
        self._seen: object = None
        self._stopped: frozenset[int] = frozenset()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._link.close()

    def known(self, ids: list[int]) -> bool:
        """True when the last look saw that these were stopped; nothing is asked anew."""
        return not self._stopped.isdisjoint(ids)

    def is_cancelled(self, ids: list[int]) -> bool:
        """True when a pause, an end, a report or a new deadline has come since these Messages were claimed."""
        change = self._driver.execute(CHANGES[self._app.engine.dialect.name]).fetchone()
        if change != self._seen:
            self._seen = change
            self._stopped = _stopped(self._app, self._ids)
        return self.known(ids)


def _stopped(app: App, ids: list[int]) -> frozenset[int]:
    state = col(Campaign.state)
    settled = or_(
        state != CampaignState.RUNNING, col(Due.state).not_in(UNFINISHED_STATES), col(Due.paused),
        col(Due.revision) != col(Message.revision),
    )  # fmt: skip
    query = select(col(Message.id)).join(Campaign, col(Message.campaign_id) == Campaign.id)
    query = query.outerjoin(Due, col(Message.due_id) == Due.id).where(col(Message.id).in_(ids))
    changed = or_(state.not_in(STILL_SPEAKS), and_(col(Message.kind).in_(PRESSING_KINDS), settled))
    with reading_engine(app.engine).connect() as connection:
        return frozenset(connection.execute(query.where(changed)).scalars())
