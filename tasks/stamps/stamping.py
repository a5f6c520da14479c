"""The seals of days taken to the time-stamp server, one a patrol and after all else: row, act, record."""

import datetime as dt

import pendulum
from pendulum import DateTime
from sqlalchemy import update
from sqlmodel import col, select

from models.app import App
from models.database import reading, writing
from models.errors import BadSettings
from models.history.day_seal import DaySeal
from tasks.stamps.authority import NoTimeStamp, TimeStamp, ask_time_stamp, read_certificates

RETRY_MINUTES = (5, 15, 60, 240, 720)
"""Minutes until a server that gave no token is asked again; the last goes on."""
ASKED_DAYS = 30
"""An older seal is not stamped any more: a later one covers its history too."""


def stamp_seals(app: App, now: DateTime) -> None:
    """Get a token for the oldest seal that has none, where a server is configured and the clock is the real one."""
    if app.virtual or not app.settings.timestamp.url or not (seal := _claim(app, now)):
        return
    try:
        certificates = read_certificates(app.settings.timestamp.certificates)
        stamp: TimeStamp | str = ask_time_stamp(app.settings.timestamp.url, seal.code, certificates)
    except (NoTimeStamp, BadSettings) as error:
        stamp = str(error)
    _record(app, seal.id, stamp)


def seal_to_stamp(app: App, now: DateTime) -> DaySeal | None:
    """The oldest seal whose token is to be asked for now."""
    oldest = app.calendar.local(now).date() - dt.timedelta(days=ASKED_DAYS)
    query = select(DaySeal).where(col(DaySeal.token).is_(None), DaySeal.day >= oldest, DaySeal.next_try_at <= now)
    with reading(app.engine) as session:
        return session.exec(query.order_by(col(DaySeal.id)).limit(1)).first()


def _claim(app: App, now: DateTime) -> DaySeal | None:
    """A seal that this patrol alone asks for, until its next try: one killed while it asks is followed by another."""
    if (seal := seal_to_stamp(app, now)) is None:
        return None
    again = now.add(minutes=RETRY_MINUTES[min(seal.tries, len(RETRY_MINUTES) - 1)])
    mine = (col(DaySeal.id) == seal.id, col(DaySeal.tries) == seal.tries, col(DaySeal.token).is_(None))
    with writing(app.engine) as session:
        taken = session.execute(update(DaySeal).where(*mine).values(tries=seal.tries + 1, next_try_at=again))
    return seal if taken.rowcount == 1 else None  # type: ignore[attr-defined]


def _record(app: App, seal_id: int, stamp: TimeStamp | str) -> None:
    came: dict[str, object] = {"fault": stamp}
    if isinstance(stamp, TimeStamp):
        came = {"token": stamp.token, "stamped_at": pendulum.instance(stamp.at), "fault": ""}
    with writing(app.engine) as session:
        session.execute(update(DaySeal).where(col(DaySeal.id) == seal_id, col(DaySeal.token).is_(None)).values(**came))
