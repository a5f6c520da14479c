"""What `dondoc doctor` says of the guards: who gets at Prefect, who reads the data, who serves it, what runs."""

import os
from itertools import islice

from flows.cli.checks.check import Check
from flows.server.credential import CLIENT_VARIABLE, SERVER_VARIABLE, credential_file, read_credential
from flows.server.embedded import api_address, healthy
from flows.server.ownership import owner_of
from flows.server.probe import Guarded, paused_schedules, probe
from models.app import App
from models.config.settings import Settings
from models.errors import UserError
from models.private_files import open_to_others
from models.text import tr
from tasks.ops.schedule_hold import schedules_held

CREDENTIAL, SCHEDULES = ("khóa vào Prefect", "prefect.credential"), ("lịch chạy", "schedules")
DOORS = (("tên máy lạ (Host)", "prefect.host"), ("trang web lạ (Origin)", "prefect.origin"))
"""The names and guards of what only a server that answers can show."""


def check_guards(app: App) -> list[Check]:
    """Every guard and its state, whether the server runs or not."""
    settings = app.settings
    return [_privacy(settings), _owner(app), *_prefect(app, api_address(settings))]


def _privacy(settings: Settings) -> Check:
    name, guard = "quyền đọc dữ liệu", "data.private"
    if found := list(islice(open_to_others(settings.data), 4)):
        paths = ", ".join(str(path) for path in found[:3]) + (" …" if len(found) > 3 else "")
        what = tr("tài khoản khác đọc được {paths}; dondoc up đóng lại khi khởi động", paths=paths)
        return Check(name, "error", what, guard)
    return Check(name, "ok", tr("chỉ chủ của {data} đọc được", data=settings.data), guard)


def _owner(app: App) -> Check:
    name, guard = "tiến trình chạy nền", "up.owner"
    if owner := owner_of(app.settings):
        return Check(name, "ok", tr("dondoc up đang chạy (tiến trình {owner})", owner=owner), guard)
    return Check(name, "ok" if app.virtual else "warning", "dondoc up không chạy trên dữ liệu này", guard)


def _prefect(app: App, url: str) -> list[Check]:
    ours = "PREFECT_API_URL" in os.environ or owner_of(app.settings)  # else whoever has the port is a stranger
    if not ours or not healthy(url):
        silent = Check("Prefect", "warning", tr("{url} không trả lời; dondoc up khởi động nó", url=url), "prefect")
        return [silent, _kept(app), *_unseen(*DOORS, SCHEDULES)]
    try:
        credential = read_credential(app.settings)
        checks = _doors(probe(url, credential), credential)
        checks.append(_schedules(app, url, credential))
    except (OSError, ValueError, UserError) as error:
        what = tr("{url} không trả lời như mong đợi: {error}", url=url, error=error)
        return [Check("Prefect", "error", what, "prefect"), *_unseen(CREDENTIAL, *DOORS, SCHEDULES)]
    return [Check("Prefect", "ok", tr("{url} trả lời", url=url), "prefect"), *checks]


def _unseen(*guards: tuple[str, str]) -> list[Check]:
    """Those of a server that does not answer."""
    return [Check(name, "warning", "chưa xem được: Prefect không trả lời", guard) for name, guard in guards]


def _kept(app: App) -> Check:
    """Of a server that does not run: whether its credential is there."""
    name, guard = CREDENTIAL
    if os.environ.get(CLIENT_VARIABLE) or os.environ.get(SERVER_VARIABLE):
        return Check(name, "ok", "đặt trong biến môi trường", guard)
    path = credential_file(app.settings)
    if path.exists():
        return Check(name, "ok", tr("trong tệp {path}", path=path), guard)
    return Check(name, "ok", "chưa có; dondoc up tạo khi khởi động lần đầu", guard)


def _doors(found: Guarded, credential: str) -> list[Check]:
    name, guard = CREDENTIAL
    if not found.wants_credential:
        what = "ai mở được địa chỉ này đều chạy được lệnh trên máy chủ; hãy đặt PREFECT_SERVER_API_AUTH_STRING"
        door = Check(name, "error", what, guard)
    elif not found.takes_ours:
        what = "không nhận khóa của ta; đặt PREFECT_API_AUTH_STRING" if credential else "cần PREFECT_API_AUTH_STRING"
        door = Check(name, "error", what, guard)
    else:
        door = Check(name, "ok", "phải có khóa mới vào được giao diện và API", guard)
    refused = (found.refuses_host, found.refuses_origin)
    return [
        door,
        *(_refusal(name, refused=well, guard=guard) for (name, guard), well in zip(DOORS, refused, strict=True)),
    ]


def _refusal(name: str, *, refused: bool, guard: str) -> Check:
    if refused:
        return Check(name, "ok", "bị từ chối", guard)
    return Check(name, "warning", "được nhận; hãy đặt máy chủ Prefect sau một máy chủ web có kiểm tra", guard)


def _schedules(app: App, url: str, credential: str) -> Check:
    name, guard = SCHEDULES
    if app.virtual:
        return Check(name, "ok", "dữ liệu chạy thử: đồng hồ ảo, không có lịch nào phải chạy", guard)
    if held := schedules_held(app):
        return Check(
            name, "warning", tr("đang dừng: {held}; cho chạy tiếp: dondoc schedules --go-on", held=held), guard
        )
    reads = app.settings.inbox.mailbox or app.settings.zalo.bot
    wanted = ("di-tuan", "doc-thu-den") if reads else ("di-tuan",)
    try:
        paused = paused_schedules(url, credential, wanted)
    except (OSError, ValueError, KeyError) as error:
        return Check(name, "warning", tr("chưa xem được: {error}", error=error), guard)
    if paused:
        return Check(
            name, "error", tr("đứng yên: {paused}; dondoc up bật lại trong nửa phút", paused=", ".join(paused)), guard
        )
    return Check(name, "ok", "chạy đều", guard)
