"""`dondoc doctor`: what is configured, what is reachable, what the calendar covers, when the last patrol ended."""

import os
import socket

import pendulum
from pendulum import DateTime
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlmodel import col, func, select

from flows.cli.checks.axis_check import check_axis
from flows.cli.checks.chat_check import check_chats
from flows.cli.checks.check import Check
from flows.cli.checks.desk_check import check_desk
from flows.cli.checks.guards import check_guards
from flows.cli.checks.stamp_check import check_stamps
from flows.cli.damage import damage_words
from flows.server.embedded import HOST
from models.agency import Agency, Contact
from models.app import App, open_app
from models.config.config_file import config_file
from models.config.load import load_settings
from models.config.settings import Settings
from models.database import get_meta, reading
from models.errors import UserError
from models.instant import moment_text, parse_instant
from models.text import join_texts, mark_text, tr, trn
from tasks.campaigns.recalculate import unapplied_calendar_words
from tasks.heartbeat import LAST_PATROL
from tasks.i18n import shown
from tasks.mailbox_health import LAST_READING, stale_reading_words
from tasks.ops.example_values import example_settings, is_example
from tasks.ops.restore_guard import restore_finding
from tasks.storage.space import is_full, space_words


def examine() -> list[Check]:
    """All findings, the ones that stop the rest first."""
    try:
        settings = load_settings()
    except UserError as error:
        return [Check("cấu hình", "error", str(error))]
    checks = [
        Check("cấu hình", "ok", str(config_file() or "giá trị mặc định")),
        Check("dữ liệu", "ok", str(settings.data)),
        _space(settings),
    ]
    try:
        app = open_app(settings)
    except UserError as error:
        return [*checks, Check("cơ sở dữ liệu", "error", damage_words(error) or str(error))]
    now = pendulum.now("UTC")
    name = "SQLite" if settings.url.startswith("sqlite") else "PostgreSQL"
    clock = "đồng hồ ảo: không gửi cho ai" if app.virtual else "đồng hồ thật"
    checks.append(Check("cơ sở dữ liệu", "ok", join_texts(", ", [name, mark_text(clock)])))
    checks.append(_restore(app))
    checks.append(_examples(app))
    checks += [_directory(app), _calendar(app, now), _mail(settings)]
    checks += [
        *_mailboxes(settings),
        *_reading(app, now),
        *check_axis(settings.edxml, now),
        _page(settings),
        check_desk(app),
        _watch(settings),
        _patrol(app, now),
        check_stamps(app),
        *check_chats(app),
    ]
    checks += [*check_guards(app), *_readers()]
    app.engine.dispose()
    return checks


def _space(settings: Settings) -> Check:
    found = space_words(settings.data)
    level = ("error" if is_full(settings.data) else "warning") if found else "ok"
    return Check("ổ đĩa", level, found or "còn chỗ", "data.space")


def _restore(app: App) -> Check:
    name, guard = "khôi phục", "restore"
    if held := restore_finding(app):
        return Check(
            name, "error", tr("tạm dừng: {held}; xem lại rồi dondoc restore --go-on", held=mark_text(held)), guard
        )
    return Check(name, "ok", "không bị tạm dừng", guard)


def _examples(app: App) -> Check:
    """What still stands for another: in a rehearsal it may."""
    name, guard = "giá trị ví dụ", "examples"
    with reading(app.engine) as session:
        channels = session.exec(select(Contact.channels).where(col(Contact.active).is_(True))).all()
    people = sum(any(map(is_example, some)) for some in channels)
    found = [", ".join(keys)] if (keys := example_settings(app.settings)) else []
    found += [trn("{count} liên hệ trong danh bạ", people)] if people else []
    if found and not app.virtual:
        return Check(
            name, "warning", tr("{found}: giá trị ví dụ, hãy thay (dondoc init)", found="; ".join(found)), guard
        )
    return Check(name, "ok", "dữ liệu diễn tập dùng ví dụ" if found else "không còn giá trị ví dụ nào", guard)


def _directory(app: App) -> Check:
    with reading(app.engine) as session:
        agencies = session.exec(select(func.count()).select_from(Agency)).one()
        people = session.exec(select(func.count()).select_from(Contact)).one()
        us = session.exec(select(Agency).where(Agency.code == app.settings.office.agency)).first()
    if not agencies:
        return Check("danh bạ", "warning", "chưa có cơ quan nào; dondoc agencies import TỆP")
    if us is None:
        return Check(
            "danh bạ",
            "error",
            tr("không có cơ quan ban hành “{agency}” (office.agency)", agency=app.settings.office.agency),
        )
    return Check("danh bạ", "ok", tr("{agencies} cơ quan, {people} liên hệ", agencies=agencies, people=people))


def _calendar(app: App, now: DateTime) -> Check:
    if unapplied_calendar_words(app):
        why = "cấu hình [calendar] đã sửa mà chưa áp dụng; xem dondoc calendar diff, rồi dondoc calendar apply"
        return Check("lịch làm việc", "warning", why, "calendar")
    known = app.calendar.known_until()
    if known < app.calendar.local(now).year:
        return Check(
            "lịch làm việc",
            "warning",
            tr("ngày hoán đổi mới biết đến hết năm {known}; xem calendar.days_off", known=known),
        )
    return Check("lịch làm việc", "ok", tr("biết ngày nghỉ, ngày làm bù đến hết năm {known}", known=known))


def _mail(settings: Settings) -> Check:
    if settings.mail.relay == "maildir":
        return Check(
            "thư điện tử",
            "warning",
            tr("chỉ ghi vào {data}, không gửi đi (mail.relay)", data=settings.data / "maildir"),
        )
    from tasks.delivery.channels.smtp import parse_relay

    try:
        relay = parse_relay(settings.mail.relay)
        with socket.create_connection((relay.host, relay.port), timeout=5):
            return Check("thư điện tử", "ok", tr("{host}:{port} trả lời", host=relay.host, port=relay.port))
    except (UserError, ValueError, OSError) as error:
        return Check(
            "thư điện tử", "error", tr("không nối được máy chủ thư (mail.relay): {error}", error=mark_text(error))
        )


def _mailboxes(settings: Settings) -> list[Check]:
    """Both are tried as they will be used: logged in and selected."""
    from tasks.delivery.channels.imap import open_mailbox

    names = {
        "hộp thư đến": ("inbox.mailbox", settings.inbox.mailbox),
        "hộp thư lưu": ("archive.mailbox", settings.archive.mailbox),
    }
    checks = []
    for name, (key, url) in names.items():
        if not url:
            checks.append(Check(name, "warning", tr("chưa có ({key})", key=key)))
            continue
        try:
            with open_mailbox(url):
                checks.append(Check(name, "ok", "mở được"))
        except UserError as error:
            checks.append(Check(name, "error", str(error)))
    if settings.inbox.mailbox and not settings.inbox.authserv_id:
        what = "chưa đặt inbox.authserv_id: mọi thư trả lời chờ cán bộ xem"
        checks.append(Check("hộp thư đến", "warning", what, "inbox.authserv_id"))
    return [*checks, _bounces(settings)]


def _reading(app: App, now: DateTime) -> list[Check]:
    """Whether the mailbox is being read: while it is not, chases are held."""
    if app.virtual or not app.settings.inbox.mailbox:
        return []
    with reading(app.engine) as session:
        stale, last = stale_reading_words(app, session, now), get_meta(session, LAST_READING)
    if stale:
        return [Check("đọc thư đến", "error", stale, "inbox.reading")]
    moment = app.calendar.local(parse_instant(last or now.isoformat()))
    return [Check("đọc thư đến", "ok", tr("lần cuối xong lúc {moment}", moment=moment_text(moment)), "inbox.reading")]


def _bounces(settings: Settings) -> Check:
    """Where servers send back what they cannot deliver: the sender of the envelope (RFC 5321, 4.4)."""
    sender = settings.mail.sender
    if not settings.inbox.mailbox:
        return Check(
            "thư bị trả về",
            "warning",
            tr("về {sender}, nhưng chưa có hộp thư nào để đọc (inbox.mailbox)", sender=mark_text(sender)),
        )
    return Check(
        "thư bị trả về",
        "ok",
        tr("về {sender}: thư đến địa chỉ này phải vào hộp thư ở inbox.mailbox", sender=mark_text(sender)),
    )


def _page(settings: Settings) -> Check:
    """The agencies' page and the keys of its links; a key that is not there yet is made with the first link."""
    from tasks.letters.signing_keys import VARIABLE, keys_path, signing_keys

    name, portal = "trang của cơ quan", settings.portal
    if not portal.base_url:
        return Check(name, "warning", "chưa có địa chỉ (portal.base_url): thư không mang liên kết để trả lời")
    try:
        number = len(signing_keys(settings)) if VARIABLE in os.environ or keys_path(settings).exists() else 0
    except UserError as error:
        return Check(name, "error", str(error))
    try:
        with socket.create_connection((HOST, portal.port), timeout=2):
            return Check(
                name,
                "ok",
                trn(
                    "{address} trả lời ở cổng {port}, {count} khóa ký liên kết",
                    number,
                    address=portal.base_url,
                    port=portal.port,
                ),
            )
    except OSError:
        return Check(
            name, "warning", tr("cổng {port} không trả lời; dondoc up khởi động trang (portal.port)", port=portal.port)
        )


def _watch(settings: Settings) -> Check:
    if not settings.watch.channel:
        what = "chưa có kênh (watch.channel); dondoc watch không báo được cho ai"
        return Check("báo động", "warning", what, "watch")
    return Check("báo động", "ok", "đã có kênh; dịch vụ: docs/systemd/dondoc-watch.timer", "watch")


def _patrol(app: App, now: DateTime) -> Check:
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


def _readers() -> list[Check]:
    """The programs that read scans and old formats; the rest needs none."""
    import shutil

    from tasks.files.images.ocr import missing_program
    from tasks.files.office import can_use_libreoffice

    lacking = missing_program()
    scans = Check("bản quét", "warning", lacking) if lacking else Check("bản quét", "ok", "Tesseract tiếng Việt")
    if can_use_libreoffice():
        return [scans, Check("tệp .doc", "ok", "LibreOffice, tách khỏi mạng")]
    if shutil.which("antiword"):
        return [scans, Check("tệp .doc", "ok", "antiword (không đọc .rtf, .odt)")]
    return [scans, Check("tệp .doc", "warning", "không đọc được; cài antiword hoặc LibreOffice (Debian: antiword)")]


def report(checks: list[Check]) -> None:
    """Show the findings with colours that mean something."""
    marks = {"ok": ("tốt", "green"), "warning": ("lưu ý", "yellow"), "error": ("lỗi", "red")}
    table = Table(show_header=False)
    for check in checks:
        word, colour = marks[check.level]
        table.add_row(f"[{colour}]{shown(word)}[/]", escape(shown(check.name)), escape(shown(check.found)))
    Console(highlight=False).print(table)
