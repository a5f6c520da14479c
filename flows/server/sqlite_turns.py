"""Lets the writers of Prefect's SQLite database wait for each other, where Prefect refuses one of them (503).

Prefect begins most transactions as readers (BEGIN DEFERRED). One that has read and then writes, while another has
written in between, is refused by SQLite at once, whatever its time-out (sqlite.org/isolation.html): a form that is
handed in while `dondoc up` registers what it serves. A transaction that says at its start that it will write (BEGIN
IMMEDIATE) waits its turn, for as long as Prefect's own time-out.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from prefect.server.database import configurations
from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction


def let_writers_wait() -> None:
    """From now on each transaction of Prefect's on SQLite takes its turn at its start."""
    configurations.AioSqliteConfiguration.begin_transaction = _begin  # type: ignore[assignment, method-assign]


@asynccontextmanager
async def _begin(
    _: Any, session: AsyncSession, *, with_for_update: bool = False
) -> AsyncGenerator[AsyncSessionTransaction, None]:
    """Prefect's begin_transaction. The mode holds for this one connection: a session opened within only reads."""
    async with session.begin() as transaction:
        token = configurations.SQLITE_BEGIN_MODE.set("IMMEDIATE")
        try:
            await session.connection()
        finally:
            configurations.SQLITE_BEGIN_MODE.reset(token)
        yield transaction
