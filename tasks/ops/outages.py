"""What has stopped: the patrol, a channel, a mailbox. Every surface puts it on top, with why and what mends it."""

from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.app import App
from models.campaign import Campaign
from models.config.settings import Settings
from models.database import get_meta
from models.instant import moment_text, parse_instant
from models.text import mark_text, tr
from tasks.figures.work_letters import closed_channels, closed_mailboxes
from tasks.heartbeat import HELD, LAST_PATROL
from tasks.ops.schedule_hold import SCHEDULES_HELD


@dataclass(frozen=True)
class Outage:
    """One thing that has stopped, as a person reads it."""

    what: str
    why: str
    remedy: str


def outages(app: App, session: Session, now: DateTime) -> list[Outage]:
    """What has stopped at a moment: first what stops everything."""
    stopped = "" if app.virtual or _is_new(app, session, now) else stopped_words(app.settings, session, now)
    found = [Outage(*_parts(stopped))] if stopped else []
    closed = [*closed_channels(session), *closed_mailboxes(app, session)]
    return found + [Outage(one.what, one.who, one.todo) for one in closed]


def _parts(words: str) -> tuple[str, str, str]:
    """What, why and remedy of a sentence that has them behind a semicolon and a full stop."""
    told, _, remedy = words.partition(". ")
    what, _, why = told.partition("; ")
    return what, why, remedy or "xem dondoc doctor"


def _is_new(app: App, session: Session, now: DateTime) -> bool:
    """True while no patrol need have come: none ever did, and no campaign has waited for one."""
    if get_meta(session, LAST_PATROL) is not None:
        return False
    first = session.exec(select(func.min(col(Campaign.approved_at)))).one()
    return first is None or now <= first.add(minutes=app.settings.watch.silent_minutes)


def stopped_words(settings: Settings, session: Session, now: DateTime) -> str:
    """That nothing is sent or decided, why and what to do, in a sentence; "" while patrols come to their end."""
    silent = settings.watch.silent_minutes
    last, held, stopped = (get_meta(session, key) for key in (LAST_PATROL, HELD, SCHEDULES_HELD))
    if held:
        return tr("hệ thống tạm dừng: {held}", held=mark_text(held))
    if last is None:
        return "chưa lần đi tuần nào hoàn thành; hãy kiểm tra dịch vụ dondoc up"
    moment = parse_instant(last)
    if moment > now.add(minutes=silent):
        return tr(
            "lần đi tuần cuối ghi {moment}, sau giờ của máy: hãy chỉnh đồng hồ (timedatectl)",
            moment=moment_text(moment),
        )
    if now <= moment.add(minutes=silent):
        return ""
    if stopped:
        return tr(
            "lịch chạy đang dừng, không thư nhắc nào được gửi ({stopped}); cho chạy tiếp: dondoc schedules --go-on",
            stopped=stopped,
        )
    since = moment_text(moment)
    return tr(
        "không lần đi tuần nào hoàn thành từ {since}; không thư nhắc nào được gửi. Hãy xem dondoc doctor",
        since=mark_text(since),
    )
