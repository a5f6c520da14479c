"""What must be right before a worker takes letters: the Prefect server and its credential, the database, the clock."""

from collections.abc import Callable

import pendulum
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from flows.server.embedded import TRY_LATER
from flows.server.probe import probe
from models.config.database_url import database_words
from models.config.settings import Settings
from models.database import HEAD_REVISION, connect_database
from models.errors import Misconfigured, UserError
from models.text import tr, trn

CLOCKS_APART = 0.1
"""The part of a lease by which two clocks may differ: claims are dated by the clock of who makes them."""

LONGEST = 60.0
"""Seconds between two attempts to reach what is away; the first comes after one second, each next after twice that."""


class Away(UserError):
    """The server or the database does not answer: what a worker waits for."""


class NotYet(UserError):
    """Something that may be right later: a version, a clock. docs/systemd starts again what ends so."""

    exit_status = TRY_LATER


def check_settings(settings: Settings, url: str) -> None:
    """Raises Misconfigured where no other machine could be served by these settings."""
    if settings.url.startswith("sqlite"):
        raise Misconfigured(
            "dondoc worker cần PostgreSQL: cơ sở dữ liệu đang cấu hình là SQLite, chỉ dùng được trên một máy; "
            "hãy đặt DONDOC_DATABASE_URL"
        )
    if not url.startswith(("http://", "https://")):
        raise Misconfigured(
            "chưa biết máy chủ Prefect; hãy đặt PREFECT_API_URL, như http://10.0.0.1:4200/api, "
            "và PREFECT_API_AUTH_STRING"
        )


def check_server(url: str, credential: str) -> None:
    """Raises Away while it does not answer, Misconfigured where it is open to everybody or refuses us."""
    try:
        found = probe(url, credential)
    except (OSError, ValueError) as error:
        raise Away(tr("máy chủ Prefect không trả lời: {url} ({error})", url=url, error=error)) from None
    if not found.wants_credential:
        raise Misconfigured(
            tr("máy chủ ở {url} không đòi khóa, hoặc không phải máy chủ Prefect; xem docs/scale-out.md", url=url)
        )
    if not found.takes_ours:
        raise Misconfigured(tr("máy chủ Prefect ở {url} không nhận khóa; hãy xem lại PREFECT_API_AUTH_STRING", url=url))


def check_database(settings: Settings) -> None:
    """Raises Away while it does not answer, NotYet where its tables or its clock are others than ours."""
    engine = connect_database(settings.url)
    try:
        check_version(engine)
        check_database_clock(engine, settings.delivery.lease_minutes)
    except DBAPIError as error:
        raise Away(
            tr("không mở được cơ sở dữ liệu {database}: {orig}", database=database_words(engine.url), orig=error.orig)
        ) from None
    finally:
        engine.dispose()


def check_version(engine: Engine) -> None:
    """Raises NotYet where its tables are not those of this program: a worker changes none under others."""
    with engine.connect() as connection:
        found = inspect(connection).has_table("alembic_version")
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if found else None
    if version is None:
        raise NotYet("cơ sở dữ liệu chưa có dữ liệu của Đôn Đốc; hãy chạy dondoc up ở máy thứ nhất trước")
    if version != HEAD_REVISION:
        raise NotYet(
            tr(
                "cơ sở dữ liệu ở phiên bản {version}, chương trình này cần phiên bản {ours}; "
                "hãy cài cùng một phiên bản trên mọi máy",
                version=version,
                ours=HEAD_REVISION,
            )
        )


def check_database_clock(engine: Engine, lease_minutes: float) -> None:
    """Raises NotYet where this machine's clock and the database's differ by more than a tenth of a lease."""
    apart, allowed = abs(seconds_ahead(engine)), lease_minutes * 60 * CLOCKS_APART
    if apart > allowed:
        raise NotYet(
            trn(
                "đồng hồ của máy này lệch {count} giây so với cơ sở dữ liệu (nhiều nhất {allowed} giây); "
                "hãy chỉnh đồng hồ (timedatectl)",
                round(apart),
                allowed=round(allowed),
            )
        )


def seconds_ahead(engine: Engine) -> float:
    """By how many seconds this machine's clock is ahead of the database's; half the time of asking is subtracted."""
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))  # to connect takes longer than to ask
        before = pendulum.now("UTC").timestamp()
        its = float(connection.execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one())
        after = pendulum.now("UTC").timestamp()
    return (before + after) / 2 - its


def wait_until(check: Callable[[], None], tell: Callable[[str], None], pause: Callable[[float], object]) -> None:
    """Check again, after longer and longer, while what is asked is away; `tell` hears of it once and of its end.

    Raises what the check raises for another reason.
    """
    seconds, said = 1.0, ""
    while True:
        try:
            check()
        except Away as error:
            if not said:
                tell(tr("{error}; sẽ thử lại cho đến khi được.", error=str(error)))
            said = str(error)
            pause(seconds)
            seconds = min(2 * seconds, LONGEST)
            continue
        if said:
            tell("Đã kết nối lại được.")
        return
