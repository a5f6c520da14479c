"""The office as it stands now, for a process that serves it for weeks: its calendar may be changed meanwhile."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from models.app import CALENDAR, App, with_calendar
from models.config.settings import CalendarSettings, Settings
from models.database import get_meta, reading
from models.workdays import Calendar

LOOK_EVERY = 10
"""Seconds after which the calendar in force is looked at again."""


class CurrentOffice:
    """An office whose working calendar is the one in force, whoever has applied another."""

    def __init__(self, app: App) -> None:
        self._app, self._looked = app, time.monotonic()

    def app(self) -> App:
        """The office; its calendar is at most some seconds old."""
        if time.monotonic() - self._looked > LOOK_EVERY:
            self.look_again()
        return self._app

    def look_again(self) -> None:
        """Take over the calendar in force."""
        with reading(self._app.engine) as session:
            kept = get_meta(session, CALENDAR)
        settings = CalendarSettings.model_validate_json(kept) if kept else self._app.calendar.settings
        if settings != self._app.calendar.settings:
            self._app = with_calendar(self._app, Calendar(settings, self._app.settings.time_zone))
        self._looked = time.monotonic()


class Finding(Protocol):
    """One finding of the doctor."""

    @property
    def name(self) -> str: ...

    @property
    def level(self) -> str: ...

    @property
    def found(self) -> str: ...


@dataclass(frozen=True)
class Machine:
    """What only the process that serves the desk can tell: config.toml as it is now, and what the doctor finds."""

    settings_now: Callable[[], Settings]
    examine: Callable[[], Sequence[Finding]]


def machine_of(app: App) -> Machine:
    """Where nothing more is known: the settings of the start, and no doctor."""
    return Machine(lambda: app.settings, lambda: ())
