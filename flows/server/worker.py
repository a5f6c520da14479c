"""`dondoc worker`: the process of a further machine, looked after; it says what is wrong and waits for what is away."""

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress

from rich.console import Console

from flows.server.credential import CLIENT_VARIABLE
from flows.server.embedded import QUIET
from flows.server.ownership import owned_folder
from flows.server.supervisor import Restarts, Runner
from flows.server.worker_checks import check_database, check_server, check_settings, wait_until
from models.app import open_app
from models.config.config_file import config_file
from models.config.load import load_settings
from models.config.settings import Settings
from models.errors import BadSettings, Misconfigured
from models.private_files import make_private, make_private_folder
from models.text import tr
from tasks.i18n import shown
from tasks.ops.worker_round import check_delegable

NAME = "DONDOC_WORKER_NAME"
"""The variable by which the process knows its name."""

PATIENCE = 20.0
"""Seconds that runs have to end when all is told to stop; a letter in hand is settled by evidence else."""


def run_worker(name: str = "") -> None:
    """Serve until told to stop; `name` is the host's unless another is given.

    Raises Misconfigured for what a person must change, NotYet for a version or a clock, UserError for a data folder
    that another process serves and for a process that does not stay up.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    os.umask(0o077)
    try:
        settings = load_settings()
    except BadSettings as error:
        raise Misconfigured(str(error)) from None
    _set_environment(settings, name or socket.gethostname())
    screen = Console()
    with suppress(KeyboardInterrupt):
        _serve(settings, lambda text: screen.print(shown(text), highlight=False, soft_wrap=True))
    screen.print(shown("Đã dừng."))


def _serve(settings: Settings, tell: Callable[[str], None]) -> None:
    url = os.environ.get("PREFECT_API_URL", "")
    check_settings(settings, url)
    make_private_folder(settings.data)
    with owned_folder(settings) as held:
        make_private(settings.data)
        wait_until(lambda: check_database(settings), tell, time.sleep)
        _check_office(settings)
        wait_until(lambda: check_server(url, os.environ.get(CLIENT_VARIABLE, "")), tell, time.sleep)
        tell(tr("Máy gửi thư {name} đang chờ việc từ {url}. Nhấn Ctrl-C để dừng.", name=os.environ[NAME], url=url))
        runner = Runner(held, f"{__package__}.worker_process")
        try:
            _keep_up(runner, tell)
        finally:
            end_group(runner)


def _check_office(settings: Settings) -> None:
    """Raises Misconfigured for virtual data, and where letters go into a folder of one machine."""
    app = open_app(settings)
    try:
        if app.virtual:
            raise Misconfigured("cơ sở dữ liệu này chạy đồng hồ ảo; dondoc worker chỉ gửi thư của việc thật")
        check_delegable(app)
    finally:
        app.engine.dispose()


def _set_environment(settings: Settings, name: str) -> None:
    """What the process and its runs find: the same office, Prefect's home within its folder."""
    os.environ[NAME] = "".join(one if one.isalnum() or one in "-_." else "-" for one in name)[:60] or "may"
    os.environ["DONDOC_DATA"] = str(settings.data.resolve())
    if file := config_file():
        os.environ["DONDOC_CONFIG"] = str(file.resolve())
    os.environ.setdefault("PREFECT_HOME", str(settings.data.resolve() / "prefect"))
    os.environ.update({key: value for key, value in QUIET.items() if key not in os.environ})


def _keep_up(runner: Runner, tell: Callable[[str], None]) -> None:
    """Look after the process for ever. Raises GivenUp where it ends again and again, Misconfigured as it did itself."""
    ends = Restarts("tiến trình chạy các việc")
    runner.launch()
    while True:
        if runner.ended:
            end_group(runner)
            if runner.process and runner.process.returncode == Misconfigured.exit_status:
                raise Misconfigured("xem các dòng trên")
            if not runner.rested:
                ends.note("các dòng trên")
                tell("Tiến trình chạy các việc đã dừng bất thường; đang khởi động lại.")
            runner.launch()
        time.sleep(0.2)


def end_group(runner: Runner, patience: float = PATIENCE) -> None:
    """Tell the process and its runs to end, wait for all of them, and kill what is left."""
    if runner.process is None:
        return
    _signal(runner.process.pid, signal.SIGTERM)
    until = time.monotonic() + patience
    while time.monotonic() < until and (runner.process.poll() is None or _signal(runner.process.pid, 0)):
        time.sleep(0.1)
    _signal(runner.process.pid, signal.SIGKILL)
    runner.process.wait()


def _signal(group: int, number: int) -> bool:
    """Whether there was still a process in that group to be signalled."""
    with suppress(ProcessLookupError):
        os.killpg(group, number)
        return True
    return False
