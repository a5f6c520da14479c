"""Where this process works, and what time it is: the office of the environment, opened once; the clock, read here."""

from functools import cache

import pendulum
from pendulum import DateTime

from models.app import Office, keep_clock, open_office, set_clock
from models.config import load
from models.instant import ZONE


@cache
def office() -> Office:
    """The office that config.toml and the environment name. Prefect's parameters never carry it, only ids."""
    return open_office(load())


def now(at: str | None = None) -> DateTime:
    """The instant of this command or run; `at` is only for data with a virtual clock. Raises BadClock."""
    moment = set_clock(office(), at, pendulum.now(ZONE))
    if at:
        keep_clock(office(), moment)
    return moment
