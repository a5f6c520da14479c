"""A clock that is wrong must accuse nobody: the patrol stops where its now cannot be true, and a person is told.

1. A now before the last patrol: it waits until the clock has passed it, or until a person says that this one is right.
2. A now further ahead than the machine has been running since the last patrol, by more than `watch.clock_days`: held as
   after a restored backup. A machine that was started anew in between may have been off so long: it goes on, and
   catches up.
"""

from pendulum import DateTime

from models.app import App
from models.database import get_meta, reading, set_meta, writing
from models.instant import moment_text, parse_instant
from models.text import mark_text, tr, trn
from tasks.heartbeat import CLOCK, HELD, LAST_PATROL, Uptime
from tasks.ops.restore_guard import Held, hold_engine

MACHINES = 8
"""Of how many starts of machines is remembered what they saw; of one office there are few."""


def check_clock(app: App, now: DateTime, uptime: Uptime | None) -> None:
    """Before each patrol of the real office. Raises Held where `now` cannot be true."""
    if app.virtual or uptime is None:
        return
    with reading(app.engine) as session:
        last, seen = get_meta(session, LAST_PATROL), get_meta(session, CLOCK) or ""
        held = get_meta(session, HELD)
    if held:
        return  # the next check says why
    if last and now.add(minutes=app.settings.watch.silent_minutes) < parse_instant(last):
        raise Held(
            tr(
                "giờ của máy ({moment}) ở trước lần đi tuần cuối ({last}): hãy chỉnh đồng hồ (timedatectl); "
                "nếu giờ bây giờ mới đúng, cho chạy tiếp: dondoc restore --go-on",
                moment=mark_text(_moment(app, now)),
                last=mark_text(_moment(app, parse_instant(last))),
            )
        )
    days, since = days_ahead(seen, now, uptime)
    if days > app.settings.watch.clock_days:
        hold_engine(
            app, now, "clock.held",
            trn("đồng hồ của máy nhảy {count} ngày kể từ lần đi tuần cuối ({moment}) trong khi máy không "
"nghỉ: hãy chỉnh đồng hồ (timedatectl) nếu giờ bây giờ sai", round(days), moment=mark_text(_moment(app, since))),
        )  # fmt: skip


def days_ahead(seen: str, now: DateTime, uptime: Uptime) -> tuple[float, DateTime]:
    """By how many days the clock went further than this machine ran, and since when.

    0 where the machine was started anew, or goes on patrol for the first time.
    """
    for line in seen.splitlines():
        boot, seconds, instant = line.split(" ")
        if boot == uptime.boot:
            since = parse_instant(instant)
            return ((now - since).total_seconds() - uptime.seconds + float(seconds)) / 86_400, since
    return 0.0, now


def note_clock(app: App, now: DateTime, uptime: Uptime | None) -> None:
    """After each patrol of the real office: remember what this machine's clocks showed, beside those of others."""
    if app.virtual or uptime is None:
        return
    with writing(app.engine) as session:
        others = [one for one in (get_meta(session, CLOCK) or "").splitlines() if not one.startswith(f"{uptime.boot} ")]
        mine = f"{uptime.boot} {uptime.seconds:.0f} {now.isoformat()}"
        set_meta(session, CLOCK, "\n".join([*others[1 - MACHINES :], mine]))


def _moment(app: App, moment: DateTime) -> str:
    return moment_text(app.calendar.local(moment))
