"""A clock that is wrong must accuse nobody: the patrol stops where its now cannot be true, and a person is told.

1. A now before the last patrol: it waits until the clock has passed it, or until a person says that this one is right.
2. A now further ahead than the machine has been running since the last patrol, by more than `watch.clock_days`: held as
   after a restored backup. A machine that was started anew in between may have been off so long: it goes on, and
   catches up.
"""

from pendulum import DateTime

from models.app import App
from models.database import get_meta, reading, set_meta, writing
from models.instant import parse_instant
from tasks.heartbeat import CLOCK, LAST_PATROL, Uptime
from tasks.ops.restore_guard import HELD, Held, hold_engine


def check_clock(app: App, now: DateTime, uptime: Uptime | None) -> None:
    """Before each patrol of the service. Raises Held where `now` cannot be true."""
    if app.virtual or uptime is None:
        return
    with reading(app.engine) as session:
        last, seen = get_meta(session, LAST_PATROL), get_meta(session, CLOCK) or ""
        held = get_meta(session, HELD)
    if held:
        return  # the next check says why
    if last and now.add(minutes=app.settings.watch.silent_minutes) < parse_instant(last):
        raise Held(
            f"giờ của máy ({_moment(app, now)}) ở trước lần đi tuần cuối ({_moment(app, parse_instant(last))}): hãy "
            "chỉnh đồng hồ (timedatectl); nếu giờ bây giờ mới đúng, cho chạy tiếp: dondoc restore --go-on"
        )
    days = days_ahead(seen, now, uptime)
    if days > app.settings.watch.clock_days:
        since = _moment(app, parse_instant(seen.split(" ")[2]))
        hold_engine(
            app, now, "clock.held",
            f"đồng hồ của máy nhảy {days:.0f} ngày kể từ lần đi tuần cuối ({since}) trong khi máy không nghỉ: "
            "hãy chỉnh đồng hồ (timedatectl) nếu giờ bây giờ sai",
        )  # fmt: skip


def days_ahead(seen: str, now: DateTime, uptime: Uptime) -> float:
    """By how many days the clock went further than the machine ran; 0 where the machine was started anew."""
    boot, _, rest = seen.partition(" ")
    if not rest or boot != uptime.boot:
        return 0.0
    seconds, _, instant = rest.partition(" ")
    ran = uptime.seconds - float(seconds)
    return ((now - parse_instant(instant)).total_seconds() - ran) / 86_400


def note_clock(app: App, now: DateTime, uptime: Uptime | None) -> None:
    """After each patrol of the service: remember what its clocks showed."""
    if app.virtual or uptime is None:
        return
    with writing(app.engine) as session:
        set_meta(session, CLOCK, f"{uptime.boot} {uptime.seconds:.0f} {now.isoformat()}")


def _moment(app: App, moment: DateTime) -> str:
    return f"{app.calendar.local(moment):%H:%M ngày %d/%m/%Y}"
