"""A database that takes nothing: no letter leaves without a durable claim, the watch rings, and it mends by itself."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

import models.database
from models.app import App, open_app
from models.config.settings import Settings
from models.states import MessageState
from tasks.campaigns.decide import decide_campaign, find_campaigns_due
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tasks.ops.watchdog import trouble_now
from tests.support.cast import launched, said
from tests.support.instants import at
from tests.support.maildir import mails
from tests.support.verbs import go, whole

Broken = Callable[[App], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite waits a fifth of a second for a lock, not half a minute."""
    monkeypatch.setattr(models.database, "BUSY_MS", 200)


@contextmanager
def read_only(app: App) -> Iterator[None]:
    """As on a disk that was remounted, or on a server that lost its role."""
    sqlite = app.engine.dialect.name == "sqlite"
    setting = "PRAGMA query_only=ON" if sqlite else "SET default_transaction_read_only = on"

    def refuse(connection: object, _: object) -> None:
        connection.execute(setting)  # type: ignore[attr-defined]
        connection.commit()  # type: ignore[attr-defined]

    app.engine.dispose()
    event.listen(app.engine, "connect", refuse)
    yield
    event.remove(app.engine, "connect", refuse)
    app.engine.dispose()


@contextmanager
def locked(app: App) -> Iterator[None]:
    """As by a backup that never ends; PostgreSQL is told not to wait for ever, as SQLite is."""
    sqlite = app.engine.dialect.name == "sqlite"

    def impatiently(connection: object, _: object) -> None:
        if not sqlite:
            connection.execute("SET lock_timeout = '200ms'")  # type: ignore[attr-defined]
            connection.commit()  # type: ignore[attr-defined]

    with app.engine.execution_options(writes=True).connect() as other:
        other.execute(text("SELECT 1") if sqlite else text("LOCK TABLE campaign, message IN EXCLUSIVE MODE"))
        event.listen(app.engine, "connect", impatiently)
        yield
        event.remove(app.engine, "connect", impatiently)
        other.rollback()
    app.engine.dispose()


@pytest.mark.parametrize("broken", [read_only, locked])
def test_nothing_goes_while_the_database_takes_nothing(app: App, broken: Broken) -> None:
    launched(app)
    go(app, "2022-01-24T08:00")  # before the launch's hour: nothing to do, but a sign of life
    with broken(app):
        for minute in (35, 40):
            with pytest.raises((SQLAlchemyError, ExceptionGroup)):
                patrol(app, ChannelRouter(app), at(f"2022-01-24T08:{minute}"))
        assert mails(app) == []
        assert "không lần đi tuần nào hoàn thành từ 08:00" in trouble_now(app.settings, at("2022-01-24T08:40"))
    assert said(app) == []
    go(app, "2022-01-24T08:45")
    assert {m.state for m in said(app)} == {MessageState.SENT} and len(mails(app)) == len(said(app)) == 4
    assert trouble_now(app.settings, at("2022-01-24T08:46")) == "" and whole(app)


def test_nothing_goes_when_only_the_claim_cannot_be_written(app: App) -> None:
    """The decision stands; the disk fills, or the lock comes, before the letters are claimed."""
    launched(app)
    now = at("2022-01-24T08:35")
    for campaign_id in find_campaigns_due(app, now):
        decide_campaign(app, campaign_id, now)
    assert {m.state for m in said(app)} == {MessageState.PLANNED}
    for broken in (read_only, locked):
        with broken(app), pytest.raises(OperationalError if broken is locked else SQLAlchemyError):
            go(app, "2022-01-24T08:36")
        assert mails(app) == [] and {m.attempts for m in said(app)} == {0}
    go(app, "2022-01-24T08:45")
    assert len(mails(app)) == 4 and {m.state for m in said(app)} == {MessageState.SENT}


def test_a_patrol_that_waits_for_a_lock_goes_on_when_it_is_given(app: App) -> None:
    launched(app)
    with app.engine.execution_options(writes=True).connect() as other:
        other.execute(text("UPDATE campaign SET slug = slug"))
        waiting = threading.Thread(target=lambda: _until_it_goes(app))
        waiting.start()
        waiting.join(0.5)
        assert mails(app) == [] and waiting.is_alive()
        other.rollback()
    waiting.join(60)
    assert len(mails(app)) == 4 and {m.attempts for m in said(app)} == {1}


def _until_it_goes(app: App) -> None:
    for _ in range(100):
        try:
            return go(app, "2022-01-24T08:35")
        except (OperationalError, ExceptionGroup):
            continue  # SQLite's patience is 0.2 s here; the next patrol tries again


@pytest.mark.servers
def test_a_full_disk_sends_nothing_rings_and_mends_by_itself(tmp_path: Path) -> None:
    """A real small disk (tmpfs; mounting it needs root), filled to the last byte and emptied again."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], check=True)
    try:
        app = open_app(Settings(data=disk / "data"))
        launched(app)
        go(app, "2022-01-24T08:00")
        with (disk / "ballast").open("wb", buffering=0) as ballast, pytest.raises(OSError, match="No space"):
            while True:
                ballast.write(bytes(4096))
        for minute in (35, 40):
            with pytest.raises((SQLAlchemyError, ExceptionGroup)):
                go(app, f"2022-01-24T08:{minute}")
        assert mails(app) == []
        assert "không lần đi tuần nào hoàn thành từ 08:00" in trouble_now(app.settings, at("2022-01-24T08:40"))
        (disk / "ballast").unlink()
        go(app, "2022-01-24T08:45")
        assert len(mails(app)) == 4 and {m.state for m in said(app)} == {MessageState.SENT}
        assert "đi tuần" not in trouble_now(app.settings, at("2022-01-24T08:46")) and whole(app)
        app.engine.dispose()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_data_folder_laid_elsewhere_has_its_documents(tmp_path: Path) -> None:
    app = open_app(Settings(data=tmp_path / "here"))
    launched(app)
    app.engine.dispose()
    elsewhere = (tmp_path / "here").rename(tmp_path / "there")
    app = open_app(Settings(data=elsewhere))
    go(app, "2022-01-24T08:30")
    assert {m.state for m in said(app)} == {MessageState.SENT}
    app.engine.dispose()
