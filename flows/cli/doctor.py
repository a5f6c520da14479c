"""`dondoc doctor`: what is configured, what is reachable, what the calendar covers, when the last patrol ended."""

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
from flows.cli.checks.files_check import check_files
from flows.cli.checks.guards import check_guards
from flows.cli.checks.mailbox_check import check_mailboxes, check_reading
from flows.cli.checks.patrol_check import check_clock, check_patrol
from flows.cli.checks.stamp_check import check_stamps
from flows.cli.damage import damage_words
from flows.server.embedded import HOST
from models.agency import Agency, Contact
from models.app import App, open_app
from models.config.config_file import config_file
from models.config.load import load_settings
from models.config.settings import Settings
from models.database import reading
from models.errors import UserError
from models.text import join_texts, mark_text, tr, trn
from tasks.campaigns.recalculate import unapplied_calendar_words
from tasks.i18n import shown
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
    checks += [check_files(app), _restore(app)]
    checks.append(_examples(app))
    checks += [_directory(app), _calendar(app, now), _mail(settings)]
    checks += [
        *check_mailboxes(settings),
        check_reading(app, now),
        *check_axis(settings.edxml, now),
        _page(app),
        check_desk(app),
        _watch(settings),
        check_patrol(app, now),
        check_clock(app, now),
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
    counted = join_texts(", ", [trn("{count} cơ quan", agencies), trn("{count} liên hệ", people)])
    return Check("danh bạ", "ok", counted)


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
            "calendar",
        )
    return Check("lịch làm việc", "ok", tr("biết ngày nghỉ, ngày làm bù đến hết năm {known}", known=known), "calendar")


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


def _page(app: App) -> Check:
    """The agencies' page and the keys of its links; a key that is not there yet is made with the first link."""
    from tasks.letters.signing_keys import has_signing_keys, signing_keys

    name, portal = "trang của cơ quan", app.settings.portal
    if not portal.base_url:
        return Check(name, "warning", "chưa có địa chỉ (portal.base_url): thư không mang liên kết để trả lời")
    try:
        with reading(app.engine) as session:
            number = len(signing_keys(session)) if has_signing_keys(session) else 0
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
