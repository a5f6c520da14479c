"""Keeps up what `dondoc up` consists of: a part that ends is started again at once, a few times at most."""

import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from signal import SIGKILL, SIGTERM, SIGUSR1

from flows.server.embedded import TRY_LATER, Server, die_with_parent, end_process
from flows.server.ownership import Ownership
from models.errors import UserError
from models.text import mark_text, tr

AGAIN = 3
"""How often a part is started again within WITHIN; once more, and it is given up."""

WITHIN = 600
"""Seconds."""

CONFIRM_EVERY = 30
"""Seconds between two looks at whether the database's lock is still ours."""

RESTED = 0
"""The exit status of a runner that ended to give back its memory: it is no failure."""

REST = SIGUSR1
"""The signal for a runner to end when nothing is under way, and to begin anew."""

STOPS = ((SIGTERM, 60.0), (SIGKILL, 5.0))
"""How the runner is ended: what runs tells the server how it ended, and a letter that is being handed over is one."""


class GivenUp(UserError):
    """A part ends again and again."""

    exit_status = TRY_LATER


class Runner:
    """The process that runs the flows (flows.server.runner_process); it holds the locks of the office too."""

    def __init__(self, descriptors: tuple[int, ...], module: str = f"{__package__}.runner_process") -> None:
        self._descriptors, self._module = descriptors, module
        self.process: subprocess.Popen[bytes] | None = None

    def launch(self) -> None:
        """Start it; after the first time it is told that the schedule was not interrupted."""
        words = [] if self.process is None else ["--again"]
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", self._module, *words],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=self._descriptors,
            preexec_fn=die_with_parent,
        )

    @property
    def ended(self) -> bool:
        """Whether it was started and is no more."""
        return self.process is not None and self.process.poll() is not None

    @property
    def rested(self) -> bool:
        """Whether it ended of its own accord."""
        return self.process is not None and self.process.returncode == RESTED

    def rest(self) -> None:
        """Ask it to end when nothing is under way: what it has agreed with a server that is gone is void."""
        if self.process is not None and not self.ended:
            self.process.send_signal(REST)

    def stop(self) -> None:
        """Ask it to end, and insist."""
        if self.process is not None:
            end_process(self.process, STOPS)


@dataclass
class Restarts:
    """How often one part was started again lately."""

    name: str
    clock: Callable[[], float] = time.monotonic
    times: deque[float] = field(default_factory=deque)

    def note(self, log: str) -> None:
        """One more. Raises GivenUp when it is too often; `log` is where to look."""
        now = self.clock()
        while self.times and now - self.times[0] > WITHIN:
            self.times.popleft()
        if len(self.times) >= AGAIN:
            raise GivenUp(
                tr(
                    "{name} dừng {again} lần trong {within} phút; xem {log}, rồi dondoc doctor",
                    name=mark_text(self.name),
                    again=AGAIN + 1,
                    within=WITHIN // 60,
                    log=mark_text(log),
                )
            )
        self.times.append(now)


def keep_up(server: Server, runner: Runner, ownership: Ownership, tell: Callable[[str], None]) -> None:
    """Look after the server and the runner for ever; `tell` says to the operator what was started again.

    Raises GivenUp, or OwnedElsewhere when another has taken the office over.
    """
    servers, runners = Restarts("máy chủ Prefect"), Restarts("tiến trình chạy các việc")
    confirmed = time.monotonic()
    while True:
        if server.ended:
            servers.note(tr("nhật ký {log}", log=server.log))
            tell("Máy chủ Prefect đã dừng bất thường; đang khởi động lại.")
            server.launch()
            runner.rest()
        if runner.ended:
            if not runner.rested:
                runners.note("các dòng trên")
                tell("Tiến trình chạy các việc đã dừng bất thường; đang khởi động lại.")
            runner.launch()
        if time.monotonic() - confirmed > CONFIRM_EVERY:
            ownership.confirm()
            confirmed = time.monotonic()
        time.sleep(0.2)
