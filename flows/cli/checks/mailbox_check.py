"""What `dondoc doctor` says of the mailboxes: of answers, of copies, of what comes back."""

from pendulum import DateTime

from flows.cli.checks.check import Check
from models.app import App
from models.config.settings import Settings
from models.database import get_meta, reading
from models.errors import UserError
from models.instant import moment_text, parse_instant
from models.text import mark_text, tr
from tasks.mailbox_health import LAST_READING, stale_reading_words


def check_mailboxes(settings: Settings) -> list[Check]:
    """Both are tried as they will be used: logged in and selected."""
    from tasks.delivery.channels.imap import open_mailbox

    names = {
        "hộp thư đến": ("inbox.mailbox", settings.inbox.mailbox, ""),
        "hộp thư lưu": ("archive.mailbox", settings.archive.mailbox, "archive.mailbox"),
    }
    checks = []
    for name, (key, url, guard) in names.items():
        if not url:
            checks.append(Check(name, "warning", tr("chưa có ({key})", key=key), guard))
            continue
        try:
            with open_mailbox(url):
                checks.append(Check(name, "ok", "mở được", guard))
        except UserError as error:
            checks.append(Check(name, "error", str(error), guard))
    return [*checks, _border(settings), _bounces(settings)]


def _border(settings: Settings) -> Check:
    """Whose word is believed on who sent a mail."""
    name, guard, border = "người gửi thư đến", "inbox.authserv_id", settings.inbox.authserv_id
    if border:
        return Check(name, "ok", tr("tin lời của {border}", border=border), guard)
    level = "warning" if settings.inbox.mailbox else "ok"
    return Check(name, level, "chưa đặt inbox.authserv_id: mọi thư trả lời chờ cán bộ xem", guard)


def check_reading(app: App, now: DateTime) -> Check:
    """Whether the mailbox is being read: while it is not, chases are held."""
    name, guard = "đọc thư đến", "inbox.reading"
    if app.virtual or not app.settings.inbox.mailbox:
        return Check(name, "ok", "không có hộp thư nào phải đọc", guard)
    with reading(app.engine) as session:
        stale, last = stale_reading_words(app, session, now), get_meta(session, LAST_READING)
    if stale:
        return Check(name, "error", stale, guard)
    moment = app.calendar.local(parse_instant(last or now.isoformat()))
    return Check(name, "ok", tr("lần cuối xong lúc {moment}", moment=moment_text(moment)), guard)


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
