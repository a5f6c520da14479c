"""What `dondoc doctor` finds of the officers' desk: who can sign in, whether it answers, whether by TLS."""

import socket
from urllib.parse import urlsplit

from flows.cli.checks.check import Check
from models.app import App
from models.config.desk_address import desk_url, served_address
from models.database import reading
from models.text import tr
from tasks.accounts.door import has_accounts

LOOPBACK_HOSTS = ("127.0.0.1", "::1")


def check_desk(app: App) -> Check:
    """The desk: off, open to the network without TLS, without accounts, silent, or well."""
    name, desk = "bàn làm việc", app.settings.desk
    if not desk.enabled:
        return Check(name, "ok", "không bật (desk.enabled)", "desk")
    if desk.host not in LOOPBACK_HOSTS and not desk.base_url.startswith("https://"):
        what = tr(
            "mở ra mạng ở {host} mà không có TLS; hãy đặt desk.base_url là địa chỉ https:// của máy chủ web",
            host=desk.host,
        )
        return Check(name, "error", what, "desk")
    with reading(app.engine) as session:
        if not has_accounts(session):
            return Check(name, "warning", "chưa ai đăng nhập được; dondoc user add", "desk")
    at = urlsplit(served_address(app.settings))
    try:
        with socket.create_connection((at.hostname or desk.host, at.port or desk.port), timeout=2):
            return Check(name, "ok", tr("{address} trả lời", address=desk_url(app.settings)), "desk")
    except OSError:
        return Check(
            name, "warning", tr("{address} không trả lời; dondoc up khởi động", address=desk_url(app.settings)), "desk"
        )
