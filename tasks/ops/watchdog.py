"""The alarm that needs no patrol: none completed for ten minutes, a channel down, evidence that nobody can reach.

It needs neither Prefect nor the main relay: it reads the database and speaks over `watch.channel`. What it last said
is kept in a file of the data folder, so that an alarm is repeated each hour, not each minute, and its end is told once.
"""

import json
from contextlib import suppress
from dataclasses import dataclass

from pendulum import DateTime
from sqlalchemy.exc import SQLAlchemyError

from models.app import open_app
from models.config.settings import Settings
from models.database import get_meta, reading
from models.errors import Misconfigured, UserError
from models.instant import moment_text, parse_instant
from models.text import mark_text, tr, trn
from tasks.channel_health import channels_down
from tasks.figures.work_item import count_work
from tasks.figures.work_queue import work_items
from tasks.mailbox_health import UNREACHABLE, stale_reading_words
from tasks.ops.alarm_webhook import report_health
from tasks.ops.outages import stopped_words
from tasks.ops.schedule_hold import SCHEDULES_MENDED
from tasks.storage.atomic import atomic_write
from tasks.storage.space import space_words


@dataclass(frozen=True)
class WatchResult:
    """What one look came to: the alarm (or ""), whether something was said, and reached its channel, and how many
    things wait for a person, as everywhere (None where the database cannot be read)."""

    alarm: str
    told: bool = False
    reached: bool = True
    needs_a_person: int | None = None


def watch_once(settings: Settings, now: DateTime) -> WatchResult:
    """Look once; ring where something is wrong and it was not said within `watch.repeat_minutes`, tell the end once.

    Where all is well, `watch.health_url` is called: whoever waits for the calls tells when this machine is gone.

    Raises Misconfigured where no channel is configured: an alarm that nobody can hear is none.
    """
    from tasks.delivery.channels.chat import send_alarm

    if not settings.watch.channel:
        raise Misconfigured("chưa có kênh báo động; hãy đặt watch.channel trong config.toml")
    alarm, before, needs = trouble_now(settings, now), _last(settings), _count_work(settings)
    if alarm:
        if before and _lately(parse_instant(before["at"]), settings.watch.repeat_minutes, now):
            return WatchResult(alarm, needs_a_person=needs)
        said = trn("{alarm}\nCần người xử lý: {count} việc.", needs, alarm=mark_text(alarm)) if needs else alarm
        reached = send_alarm(settings.watch.channel, "BÁO ĐỘNG: Đôn Đốc", said)
        if reached:  # else it is tried again at the next look
            _remember(settings, {"at": now.isoformat(), "alarm": alarm})
        return WatchResult(alarm, told=True, reached=reached, needs_a_person=needs)
    if settings.watch.health_url:
        report_health(settings.watch.health_url)
    if before:
        reached = send_alarm(
            settings.watch.channel, "Đôn Đốc hoạt động trở lại", tr("Đã hết: {alarm}", alarm=mark_text(before["alarm"]))
        )
        if reached:
            _remember(settings, None)
        return WatchResult("", told=True, reached=reached, needs_a_person=needs)
    return WatchResult("", needs_a_person=needs)


def _count_work(settings: Settings) -> int | None:
    """How many things wait for a person; None where the database cannot be read, which is an alarm of its own."""
    with suppress(UserError, SQLAlchemyError, OSError):
        app = open_app(settings)
        try:
            with reading(app.engine) as session:
                return count_work(work_items(app, session))
        finally:
            app.engine.dispose()
    return None


def _lately(said: DateTime, minutes: int, now: DateTime) -> bool:
    """What was said in the future was said by a clock that has been set right since."""
    return said <= now < said.add(minutes=minutes)


def trouble_now(settings: Settings, now: DateTime) -> str:
    """What is wrong, in a sentence an operator can act on; "" when all is well."""
    silent = settings.watch.silent_minutes
    try:
        app = open_app(settings)
        with reading(app.engine) as session:
            stopped, down = stopped_words(settings, session, now), channels_down(session)
            unreachable, mended = get_meta(session, UNREACHABLE), get_meta(session, SCHEDULES_MENDED)
            unread = stale_reading_words(app, session, now)
        app.engine.dispose()
    except (UserError, SQLAlchemyError, OSError) as error:
        full = space_words(settings.data)
        return full or tr(
            "không đọc được cơ sở dữ liệu của hệ thống: {error}", error=mark_text(str(error).splitlines()[0])
        )
    if stopped:
        return stopped
    for name, (since_when, why) in down.items():
        if now > since_when.add(minutes=silent):
            return tr(
                "kênh {name} không nhận thư nào từ {since_when}, mọi thư đang chờ: {why}",
                name=name,
                since_when=moment_text(since_when),
                why=mark_text(why),
            )
    if unread:
        return unread
    if unreachable:
        at, _, why = unreachable.partition(" ")
        if now > parse_instant(at).add(minutes=silent):
            return tr("không hỏi được hộp thư lưu, thư chưa rõ kết quả đang chờ: {why}", why=mark_text(why))
    if short := space_words(settings.data):
        return short
    if mended:
        at, _, names = mended.partition(" ")
        if now < parse_instant(at).add(minutes=silent):
            return tr(
                "lịch chạy {names} đã bị tạm dừng từ bên ngoài, hệ thống đã bật lại: xem ai vào được Prefect UI",
                names=names,
            )
    return ""


def _last(settings: Settings) -> dict[str, str] | None:
    with suppress(OSError, ValueError, KeyError):
        said = json.loads((settings.data / "watch.json").read_text("utf-8"))
        return {"at": parse_instant(said["at"]).isoformat(), "alarm": str(said["alarm"])}
    return None


def _remember(settings: Settings, said: dict[str, str] | None) -> None:
    """A disk that is full forgets, and then the alarm rings each time: better than not at all."""
    path = settings.data / "watch.json"
    with suppress(OSError):
        if said is None:
            path.unlink(missing_ok=True)
        else:
            atomic_write(path, json.dumps(said, ensure_ascii=False).encode())
