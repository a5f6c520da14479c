"""What `dondoc doctor` says of the last patrol and of the clock that the next one would go by."""

from pendulum import DateTime

from flows.cli.checks.check import Check
from flows.runtime import uptime
from models.app import App
from models.database import get_meta, reading
from models.instant import moment_text, parse_instant
from models.text import mark_text, tr
from tasks.heartbeat import CLOCK, LAST_PATROL
from tasks.ops.clock_guard import days_ahead


def check_patrol(app: App, now: DateTime) -> Check:
    with reading(app.engine) as session:
        last = get_meta(session, LAST_PATROL)
    if last is None:
        return Check("đi tuần", "warning", "chưa lần nào; chạy dondoc up", "patrol")
    moment, silent = parse_instant(last), app.settings.watch.silent_minutes
    found = tr("lần cuối xong lúc {moment}", moment=moment_text(moment))
    if app.virtual:
        return Check("đi tuần", "ok", found, "patrol")
    if now > moment.add(minutes=silent):
        return Check(
            "đi tuần",
            "error",
            tr("{found}, quá {silent} phút: không thư nhắc nào được gửi", found=mark_text(found), silent=silent),
            "patrol",
        )
    if moment > now.add(minutes=silent):
        return Check(
            "đi tuần",
            "error",
            tr("{found}, sau giờ của máy: hãy chỉnh đồng hồ (timedatectl)", found=mark_text(found)),
            "patrol",
        )
    return Check("đi tuần", "ok", found, "patrol")


def check_clock(app: App, now: DateTime) -> Check:
    """Whether the next patrol would believe the machine's clock."""
    name, guard, running = "đồng hồ của máy", "clock", uptime()
    if app.virtual:
        return Check(name, "ok", "đồng hồ ảo", guard)
    if running is None:
        return Check(name, "warning", "không xem được máy đã chạy bao lâu: đồng hồ sai không bị phát hiện", guard)
    with reading(app.engine) as session:
        days, _ = days_ahead(get_meta(session, CLOCK) or "", now, running)
    if days > app.settings.watch.clock_days:
        what = tr("nhảy {days} ngày kể từ lần đi tuần cuối: lần tới sẽ tạm dừng", days=round(days))
        return Check(name, "error", what, guard)
    return Check(name, "ok", "khớp với thời gian máy đã chạy", guard)
