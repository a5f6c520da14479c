"""`dondoc up`: the Prefect server (or an existing one), the runner and the agencies' page; stops cleanly."""

import os
import signal

from rich.console import Console

from flows.server.embedded import Server, start
from flows.server.ownership import Ownership, owned
from flows.server.page_process import Beside, sites_wanted
from flows.server.supervisor import Runner, keep_up
from models.app import open_app
from models.config.config_file import config_file
from models.config.desk_address import forget_served_address
from models.config.load import load_settings
from models.config.settings import Settings
from models.errors import BadSettings, Misconfigured
from models.private_files import make_private
from models.text import mark_text, tr
from tasks.i18n import shown


def run_service() -> None:
    """Serve until told to stop.

    Raises Misconfigured for settings that cannot be read, and for virtual data (nobody time-travels a real patrol);
    UserError for data that another process serves, and when a part does not stay up.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.umask(0o077)
    try:
        settings = load_settings()
    except BadSettings as error:
        raise Misconfigured(str(error)) from None
    app = open_app(settings)
    if app.virtual:
        raise Misconfigured(
            tr("{data} là dữ liệu chạy đồng hồ ảo; hãy đặt DONDOC_DATA sang thư mục của việc thật", data=settings.data)
        )
    # Each run is a process of its own, wherever it starts: it must find the same office.
    os.environ["DONDOC_DATA"] = str(settings.data.resolve())
    if file := config_file():
        os.environ["DONDOC_CONFIG"] = str(file.resolve())
    screen = Console()
    try:
        with owned(settings, app.engine) as ownership:
            make_private(settings.data)
            if settings.watch.metrics_port:
                from flows.server.metrics import serve_metrics

                serve_metrics(app, settings.watch.metrics_port)
            screen.print(shown(tr("Dữ liệu: {data}\nĐang khởi động máy chủ Prefect …", data=settings.data)))
            _serve(settings, ownership, screen)
    except KeyboardInterrupt:
        pass
    finally:
        app.engine.dispose()
    screen.print(shown("Đã dừng."))


def _serve(settings: Settings, ownership: Ownership, screen: Console) -> None:
    names = sites_wanted(settings)
    forget_served_address(settings)
    server, runner, page = start(settings), Runner(ownership.descriptors), Beside(*names) if names else None
    try:
        if page:
            page.start()
        runner.launch()
        server.wait()
        if settings.portal.base_url:
            screen.print(
                shown(tr("Trang của cơ quan: {address}", address=mark_text(settings.portal.base_url))), highlight=False
            )
        # Where the desk is, its own process says once it listens there: before that a browser would be refused.
        _show_way_in(settings, server, screen)
        keep_up(server, runner, ownership, lambda text: screen.print(shown(text), highlight=False))
    finally:
        runner.stop()
        if page:
            page.stop()
        server.stop()


def _show_way_in(settings: Settings, server: Server, screen: Console) -> None:
    screen.print(f"Prefect UI: {server.ui}", highlight=False)
    if settings.prefect.listen and server.process:
        told = tr(
            "Máy gửi thư (dondoc worker) kết nối đến: http://{listen}:{port}/api",
            listen=settings.prefect.listen,
            port=settings.prefect.port,
        )
        screen.print(shown(told), highlight=False)
    if server.process and not server.url.endswith(f":{settings.prefect.port}/api"):
        screen.print(
            shown(tr("Lưu ý: cổng {port} đang có chương trình khác.", port=settings.prefect.port)), highlight=False
        )
    if server.new_credential:
        told = tr("Đăng nhập lần đầu: dán dòng trong tệp {new_credential}", new_credential=server.new_credential)
        screen.print(shown(told), highlight=False, soft_wrap=True)
    screen.print(shown("Nhấn Ctrl-C để dừng."), highlight=False)
