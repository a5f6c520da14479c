"""Lists that hold few rows at a time are given on both databases, whatever session they are asked by."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.agency import Agency
from models.app import App
from models.database import reading, streaming
from tasks.agencies.listing import directory_lines
from tasks.agencies.resolver import agency_by_code
from tasks.figures.queries import stream_messages
from tasks.papers.calendars import agency_calendar
from tests.support.cast import launched, requested
from tests.support.verbs import go

Looks = Callable[[Engine], AbstractContextManager[Session]]


@pytest.fixture
def running(app: App) -> App:
    launched(app)
    go(app, "2022-01-24T08:30")
    requested(app, "2022-02-16T09:00", "2022-02-18")
    return app


@pytest.mark.parametrize("looks", [reading, streaming])
def test_each_list_is_given(running: App, looks: Looks) -> None:
    with looks(running.engine) as session:
        names: list[dict[str, Any]] = list(directory_lines(session))
        assert len(names) == len(session.exec(select(Agency.id)).all())
        assert len(list(stream_messages(session))) > 3
        assert agency_calendar(running, session, agency_by_code(session, "cham")).count(b"BEGIN:VEVENT") == 2
