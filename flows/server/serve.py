"""`dondoc up`: the Prefect server (or an existing one) and what it serves; stops cleanly."""

import asyncio
import os
import signal

from rich.console import Console

from flows.server.embedded import start
from flows.server.page_process import Beside
from models.app import open_app
from models.config import load_settings
from models.config_file import config_file
from models.errors import UserError
from tasks.i18n import shown


def up() -> None:
    """Serve until told to stop. Raises PlainError for virtual data: nobody time-travels a real patrol."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings = load_settings()
    app = open_app(settings)
    if app.virtual:
        raise UserError(f"{settings.data} là dữ liệu chạy đồng hồ ảo; hãy đặt DONDOC_DATA sang thư mục của việc thật")
    app.engine.dispose()
    # Each run is a process of its own, wherever it starts: it must find the same office.
    os.environ["DONDOC_DATA"] = str(settings.data.resolve())
    if file := config_file():
        os.environ["DONDOC_CONFIG"] = str(file.resolve())
    screen = Console()
    screen.print(shown(f"Dữ liệu: {settings.data}\nĐang khởi động máy chủ Prefect …"))
    server, page = start(settings), Beside() if settings.portal.base_url else None
    try:
        if page:
            page.start()
        from flows.server.deployments import serve  # seconds of loading, while the server starts

        server.wait()
        if page:
            screen.print(shown(f"Trang của cơ quan: {settings.portal.base_url}"), highlight=False)
        screen.print(shown(f"Prefect UI: {server.ui}\nNhấn Ctrl-C để dừng."), highlight=False)
        asyncio.run(serve(settings))
    except KeyboardInterrupt:
        pass
    finally:
        if page:
            page.stop()
        server.stop()
        screen.print(shown("Đã dừng."))
