"""What every verb needs: the settings, the working calendar, the database and its clock."""

from contextlib import suppress
from dataclasses import dataclass, replace

from pendulum import DateTime
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from models.agency import Agency
from models.config.link_keys import take_in_key_file
from models.config.settings import CalendarSettings, Settings
from models.database import DatabaseError, connect_database, get_meta, reading, set_meta, upgrade_schema, writing
from models.errors import UserError, os_words
from models.instant import moment_text, parse_instant
from models.private_files import make_private_file, make_private_folder
from models.text import tr
from models.workdays import Calendar

CALENDAR = "calendar"
"""The Meta key of the working calendar in force: what config.toml said when it was last applied."""

CLOCK = "clock"
"""The Meta key of the virtual clock; a database that has it is a rehearsal and never reaches anybody."""


class BadClock(UserError, ValueError):
    """A time that this database may not be told."""


@dataclass(frozen=True)
class App:
    """One instance of Đôn Đốc. `virtual` instances write to the Maildir only, whatever their channels are."""

    settings: Settings
    engine: Engine
    calendar: Calendar
    virtual: bool


def open_app(settings: Settings, *, make_virtual: bool = False) -> App:
    """Open (and when new, make) the database of these settings.

    Raises BadClock when a database with a real clock is asked to be virtual, DatabaseError when it cannot open,
    BadSettings when an earlier version's keys cannot be read.
    """
    try:  # letters, keys and Prefect's own database lie in it, whichever database is ours
        make_private_folder(settings.data)
    except OSError as error:
        raise DatabaseError(
            tr("không tạo được thư mục dữ liệu {data}: {strerror}", data=settings.data, strerror=os_words(error))
        ) from None
    if not settings.database_url:
        make_private_file(settings.data / "dondoc.sqlite")
    engine = connect_database(settings.url)
    new = upgrade_schema(engine)
    take_in_key_file(settings.data, engine)
    with reading(engine) as session:
        virtual = get_meta(session, CLOCK) is not None
    if make_virtual and not virtual:
        with reading(engine) as session:
            used = not new and session.exec(select(Agency.id).limit(1)).first() is not None
        if used:
            raise BadClock(
                tr("dữ liệu ở {data} là dữ liệu thật; chỉ dữ liệu mới mới có thể chạy đồng hồ ảo", data=settings.data)
            )
        with writing(engine) as session:
            set_meta(session, CLOCK, "")
        virtual = True
    return App(settings, engine, Calendar(_calendar_in_force(settings, engine), settings.time_zone), virtual)


def _calendar_in_force(settings: Settings, engine: Engine) -> CalendarSettings:
    """The calendar kept with the data, so that an edited config.toml moves nothing by itself; the first is kept."""
    with reading(engine) as session:
        kept = get_meta(session, CALENDAR)
    if kept:
        return CalendarSettings.model_validate_json(kept)
    with suppress(IntegrityError), writing(engine) as session:  # two that open at once keep the same
        set_meta(session, CALENDAR, settings.calendar.model_dump_json())
    return settings.calendar


def with_calendar(app: App, calendar: Calendar) -> App:
    """The same office by another calendar."""
    return replace(app, calendar=calendar)


def set_clock(app: App, at: str | None, real: DateTime) -> DateTime:
    """The `now` of one command: the real one, or the virtual clock's, moved to `at` where that is given.

    The move is kept by `keep_clock`, when the command has done its work.

    Raises BadClock when `at` is given for a real database, or would turn a virtual clock back.
    """
    if not app.virtual:
        if at is not None:
            raise BadClock("--at chỉ dùng cho dữ liệu chạy đồng hồ ảo (dondoc demo, hoặc --virtual với dữ liệu mới)")
        return real
    with reading(app.engine) as session:
        kept = get_meta(session, CLOCK)
    stood = parse_instant(kept) if kept else None
    if at is None:
        return stood or real
    now = parse_instant(at)
    if stood and now < stood:
        raise BadClock(tr("đồng hồ ảo đang là {stood}, không quay ngược lại được", stood=moment_text(stood)))
    return now


def keep_clock(app: App, now: DateTime) -> None:
    """Let a virtual clock stand where a command moved it; a real one needs no keeping."""
    if app.virtual:
        with writing(app.engine) as session:
            set_meta(session, CLOCK, now.isoformat())
