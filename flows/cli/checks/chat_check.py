"""What `dondoc doctor` says of the office's bot on Zalo."""

from flows.cli.checks.check import Check
from models.app import App
from models.errors import UserError
from models.text import tr
from tasks.delivery.channels.zalo import parse_bot
from tasks.inbox.chat.take import chats_unread


def check_chats(app: App) -> list[Check]:
    """Whether the bot can be used, and was read the last time; nothing where there is none."""
    name, guard = "Zalo", "zalo"
    if not app.settings.zalo.bot:
        return []
    try:
        parse_bot(app.settings.zalo.bot)
    except UserError as error:
        return [Check(name, "error", str(error), guard)]
    if why := chats_unread(app):
        return [Check(name, "error", tr("chưa đọc được tin nhắn: {why}", why=why), guard)]
    return [Check(name, "ok", "đọc được tin nhắn gửi cho bot", guard)]
