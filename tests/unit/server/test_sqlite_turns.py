"""Two writers of Prefect's database at once: the second waits, where Prefect's own would refuse it."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from prefect.server.database import configurations
from prefect.server.database.configurations import AioSqliteConfiguration
from sqlalchemy.exc import OperationalError

from flows.server.sqlite_turns import let_writers_wait


@pytest.fixture
def prefects_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Prefect does is there again afterwards."""
    monkeypatch.setattr(AioSqliteConfiguration, "begin_transaction", AioSqliteConfiguration.begin_transaction)


async def both_count(folder: Path) -> int:
    """Two read a number, then write the next; gives back what it came to."""
    config = AioSqliteConfiguration(f"sqlite+aiosqlite:///{folder}/x.db", timeout=30)
    engine = await config.engine()
    async with engine.begin() as connection:
        await connection.execute(sa.text("CREATE TABLE counted (number INTEGER)"))
        await connection.execute(sa.text("INSERT INTO counted VALUES (0)"))
    first_has_read = asyncio.Event()

    async def count(number: int) -> None:
        if number:
            await first_has_read.wait()
        async with await config.session(engine) as session, config.begin_transaction(session):
            found = (await session.execute(sa.text("SELECT number FROM counted"))).scalar_one()
            first_has_read.set()
            await asyncio.sleep(0.2)
            await session.execute(sa.text("UPDATE counted SET number = :next"), {"next": found + 1})

    try:
        await asyncio.gather(count(0), count(1))
        async with await config.session(engine) as session:
            return int((await session.execute(sa.text("SELECT number FROM counted"))).scalar_one())
    finally:
        await engine.dispose()


async def test_both_have_their_turn(tmp_path: Path, prefects_own: None) -> None:
    let_writers_wait()
    assert await both_count(tmp_path) == 2


async def test_prefect_itself_refuses_one(tmp_path: Path) -> None:
    """Where this fails, Prefect has mended it, and flows/server/sqlite_turns.py may go."""
    with pytest.raises(OperationalError, match="database is locked"):
        await both_count(tmp_path)


async def test_a_session_within_only_reads(tmp_path: Path, prefects_own: None) -> None:
    let_writers_wait()
    config = AioSqliteConfiguration(f"sqlite+aiosqlite:///{tmp_path}/x.db", timeout=5)
    engine = await config.engine()
    async with await config.session(engine) as outer, config.begin_transaction(outer):
        assert configurations.SQLITE_BEGIN_MODE.get() is None
        async with await config.session(engine) as inner:
            assert (await inner.execute(sa.text("SELECT 1"))).scalar_one() == 1
    await engine.dispose()
