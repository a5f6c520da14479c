"""The agencies' page as a server on loopback: by itself (`dondoc portal`), or beside `dondoc up`, which keeps it up."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress

import pendulum

from flows.server.embedded import HOST, die_with_parent
from models.app import open_app, set_clock
from models.config.load import load_settings
from models.errors import UserError
from models.instant import ZONE
from tasks import i18n
from tasks.letters.links import link_signer
from tasks.storage.uploads import staging_folder

AGAIN_AFTER = 5
"""Seconds after which a page that ended is started again."""

MOST_AT_ONCE = 600
"""Connections; the next is told to come later (503), so that there are files left to open."""


def run() -> None:
    """Serve until told to stop. Raises UserError when the keys cannot be used or the port is taken."""
    import uvicorn

    from portal.app import make_app
    from portal.punctual import Punctual

    settings = load_settings()
    app = open_app(settings)
    link_signer(settings, pendulum.now(ZONE))
    # Starlette lays large uploads aside in the system's folder, which is often memory: ours is a disk.
    tempfile.tempdir = str(staging_folder(settings))
    site = make_app(app, lambda: set_clock(app, None, pendulum.now(ZONE)))
    # No access log: the address of a page is its key. X-Forwarded-For is believed of the proxy on this machine only.
    config = uvicorn.Config(
        site, host=HOST, port=settings.portal.port, access_log=False, log_level="warning", server_header=False,
        forwarded_allow_ips=HOST, timeout_keep_alive=5, timeout_graceful_shutdown=10, http=Punctual,
        limit_concurrency=MOST_AT_ONCE,
    )  # fmt: skip
    try:
        listening = config.bind_socket()
    except SystemExit:
        raise UserError(f"cổng {settings.portal.port} đang có chương trình khác; hãy đổi [portal] port") from None
    for left in staging_folder(
        settings
    ).iterdir():  # by a page that was killed while files came in; we alone have the port
        left.unlink()
    address = settings.portal.base_url or "chưa đặt [portal] base_url, thư không có liên kết"
    print(i18n.shown(f"Trang của cơ quan: http://{HOST}:{settings.portal.port} ({address})"), flush=True)
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.default_int_handler)  # which the server calls when it has ended in peace
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


def without_prefect() -> dict[str, str]:
    """The environment for a process that takes in what strangers send: it has no business with Prefect."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}


class Beside:
    """The page as a child process, started again when it ends."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and look after it from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end, and insist."""
        self._stopping.set()
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(12)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", f"{__package__}.page_process"],
                env=without_prefect(),
                start_new_session=True,
                preexec_fn=die_with_parent,
            )
            self._process.wait()
            self._stopping.wait(AGAIN_AFTER)


if __name__ == "__main__":
    try:
        run()
    except UserError as error:
        sys.exit(f"{i18n.shown('Lỗi')}: {i18n.shown(str(error))}")
