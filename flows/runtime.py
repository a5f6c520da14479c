"""Where this process works, and what time it is: the office of the environment, opened once; the clock, read here."""

from functools import cache
from pathlib import Path

import pendulum
from pendulum import DateTime

from models.app import App, keep_clock, open_app, set_clock
from models.config.load import load_settings
from models.instant import ZONE
from tasks.heartbeat import Uptime


@cache
def app() -> App:
    """The office that config.toml and the environment name. Prefect's parameters never carry it, only ids."""
    return open_app(load_settings())


def now(at: str | None = None) -> DateTime:
    """The instant of this command or run; `at` is only for data with a virtual clock. Raises BadClock."""
    moment = set_clock(app(), at, pendulum.now(ZONE))
    if at:
        keep_clock(app(), moment)
    return moment


def uptime() -> Uptime | None:
    """How long this machine has been running; None where that cannot be read, and then its clock is not checked."""
    try:
        seconds = float(Path("/proc/uptime").read_text("ascii").split()[0])
        return Uptime(Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip(), seconds)
    except (OSError, ValueError, IndexError):
        return None
