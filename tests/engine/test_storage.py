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
from models.app import Office, open_office
from models.settings import Settings
from models.states import MessageState
from tasks.campaigns.decide import decide_campaign, find_campaigns_due
from tasks.delivery.router import MailRoom
from tasks.ops.patrol import patrol
from tasks.ops.watchdog import trouble
from tests.support.cast import launched, said
from tests.support.instants import at
from tests.support.maildir import mails
from tests.support.verbs import go, whole

Broken = Callable[[Office], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite waits a fifth of a second for a lock, not half a minute."""
    monkeypatch.setattr(models.database, "BUSY_MS", 200)


@contextmanager
def read_only(office: Office) -> Iterator[None]:
    """As on a disk that was remounted, or on a server that lost its role."""
    sqlite = office.engine.dialect.name == "sqlite"
    setting = "PRAGMA query_only=ON" if sqlite else "SET default_transaction_read_only = on"

    def refuse(connection: object, _: object) -> None:
        connection.execute(setting)  # type: ignore[attr-defined]
        connection.commit()  # type: ignore[attr-defined]

    office.engine.dispose()
    event.listen(office.engine, "connect", refuse)
    yield
    event.remove(office.engine, "connect", refuse)
    office.engine.dispose()


@contextmanager
def locked(office: Office) -> Iterator[None]:
    """As by a backup that never ends; PostgreSQL is told not to wait for ever, as SQLite is."""
    sqlite = office.engine.dialect.name == "sqlite"

    def impatiently(connection: object, _: object) -> None:
        if not sqlite:
            connection.execute("SET lock_timeout = '200ms'")  # type: ignore[attr-defined]
            connection.commit()  # type: ignore[attr-defined]

    with office.engine.execution_options(writes=True).connect() as other:
        other.execute(text("SELECT 1") if sqlite else text("LOCK TABLE campaign, message IN EXCLUSIVE MODE"))
        event.listen(office.engine, "connect", impatiently)
        yield
        event.remove(office.engine, "connect", impatiently)
        other.rollback()
    office.engine.dispose()


@pytest.mark.parametrize("broken", [read_only, locked])
def test_nothing_goes_while_the_database_takes_nothing(office: Office, broken: Broken) -> None:
    launched(office)
    go(office, "2022-01-24T08:00")  # before the launch's hour: nothing to do, but a sign of life
    with broken(office):
        for minute in (35, 40):
            with pytest.raises((SQLAlchemyError, ExceptionGroup)):
                patrol(office, MailRoom(office), at(f"2022-01-24T08:{minute}"))
        assert mails(office) == []
        assert "không lần đi tuần nào hoàn thành từ 08:00" in trouble(office.settings, at("2022-01-24T08:40"))
    assert said(office) == []
    go(office, "2022-01-24T08:45")
    assert {m.state for m in said(office)} == {MessageState.SENT} and len(mails(office)) == len(said(office)) == 4
    assert trouble(office.settings, at("2022-01-24T08:46")) == "" and whole(office)


def test_nothing_goes_when_only_the_claim_cannot_be_written(office: Office) -> None:
    """The decision stands; the disk fills, or the lock comes, before the letters are claimed."""
    launched(office)
    now = at("2022-01-24T08:35")
    for campaign_id in find_campaigns_due(office, now):
        decide_campaign(office, campaign_id, now)
    assert {m.state for m in said(office)} == {MessageState.PLANNED}
    for broken in (read_only, locked):
        with broken(office), pytest.raises(OperationalError if broken is locked else SQLAlchemyError):
            go(office, "2022-01-24T08:36")
        assert mails(office) == [] and {m.attempts for m in said(office)} == {0}
    go(office, "2022-01-24T08:45")
    assert len(mails(office)) == 4 and {m.state for m in said(office)} == {MessageState.SENT}


def test_a_patrol_that_waits_for_a_lock_goes_on_when_it_is_given(office: Office) -> None:
    launched(office)
    with office.engine.execution_options(writes=True).connect() as other:
        other.execute(text("UPDATE campaign SET slug = slug"))
        waiting = threading.Thread(target=lambda: _until_it_goes(office))
        waiting.start()
        waiting.join(0.5)
        assert mails(office) == [] and waiting.is_alive()
        other.rollback()
    waiting.join(60)
    assert len(mails(office)) == 4 and {m.attempts for m in said(office)} == {1}


def _until_it_goes(office: Office) -> None:
    for _ in range(100):
        try:
            return go(office, "2022-01-24T08:35")
        except (OperationalError, ExceptionGroup):
            continue  # SQLite's patience is 0.2 s here; the next patrol tries again


@pytest.mark.servers
def test_a_full_disk_sends_nothing_rings_and_mends_by_itself(tmp_path: Path) -> None:
    """A real small disk (tmpfs; mounting it needs root), filled to the last byte and emptied again."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], check=True)
    try:
        office = open_office(Settings(data=disk / "data"))
        launched(office)
        go(office, "2022-01-24T08:00")
        with (disk / "ballast").open("wb", buffering=0) as ballast, pytest.raises(OSError, match="No space"):
            while True:
                ballast.write(bytes(4096))
        for minute in (35, 40):
            with pytest.raises((SQLAlchemyError, ExceptionGroup)):
                go(office, f"2022-01-24T08:{minute}")
        assert mails(office) == []
        assert "không lần đi tuần nào hoàn thành từ 08:00" in trouble(office.settings, at("2022-01-24T08:40"))
        (disk / "ballast").unlink()
        go(office, "2022-01-24T08:45")
        assert len(mails(office)) == 4 and {m.state for m in said(office)} == {MessageState.SENT}
        assert trouble(office.settings, at("2022-01-24T08:46")) == "" and whole(office)
        office.engine.dispose()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_data_folder_laid_elsewhere_has_its_documents(tmp_path: Path) -> None:
    office = open_office(Settings(data=tmp_path / "here"))
    launched(office)
    office.engine.dispose()
    elsewhere = (tmp_path / "here").rename(tmp_path / "there")
    office = open_office(Settings(data=elsewhere))
    go(office, "2022-01-24T08:30")
    assert {m.state for m in said(office)} == {MessageState.SENT}
    office.engine.dispose()
