"""`dondoc demo`: an example replayed on a virtual clock by the very functions of the real thing."""

import asyncio
import json
import os
import secrets
import signal
import sys
import threading
import time
from pathlib import Path
from shlex import quote

import pendulum
from rich.console import Console
from rich.markup import escape
from sqlmodel import select

from flows import runtime
from flows.cli.screen.seen_output import screen_itself
from flows.cli.screen.tables import closing_table
from flows.server.embedded import Server, start
from flows.server.ownership import owned
from flows.server.page_process import Beside
from models.account import DeskRole
from models.app import App, open_app
from models.campaign import Campaign
from models.config.config_file import IS_REPOSITORY, PROJECT
from models.config.desk_address import desk_url, forget_served_address, served_address
from models.config.load import load_settings
from models.database import get_meta, reading, writing
from models.errors import UserError
from models.private_files import make_private
from models.text import tr, trn
from tasks.accounts.staff import add_account, find_account, set_password
from tasks.campaigns.lookup import find_campaign
from tasks.figures.queries import campaign_status
from tasks.figures.summary import report_summaries
from tasks.figures.work_queue import work_items
from tasks.i18n import shown
from tasks.ops.scenario import DONE, Scenario, begin, read_scenario

EXAMPLES = PROJECT / "examples"
FIRST = "lang-son-2022"
"""The example that is played where none is named."""
LOGIN = "demo"
PROGRAM = "uv run dondoc" if IS_REPOSITORY else "dondoc"


def play_demo(example: str, *, exit_when_done: bool, as_json: bool) -> None:
    """Start the embedded server, replay an example to its closing, show what came of it, and keep the UI open.

    Run again it goes on where it stood, or shows the closing at once. Raises PlainError for data that is not a
    replay's, and for data that another process serves.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell may have it ignored
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.umask(0o077)
    folder = _example(example)
    settings = load_settings()
    app = open_app(settings, make_virtual=True)
    _check(app)
    with owned(settings, app.engine):
        make_private(settings.data)
        screen = Console(file=sys.stderr if as_json else screen_itself())
        _play(app, folder, screen, exit_when_done=exit_when_done, as_json=as_json)


def _example(name: str) -> Path:
    """The folder of an example; it is played in data of its own, and by its own configuration where it has one.

    An office's data are never played into: where no DONDOC_DATA is set, the folder is beside that of the office,
    data-demo or data-NAME. Raises UserError for a name that no example has.
    """
    folder = EXAMPLES / name
    if not (folder / "scenario.toml").is_file():
        known = ", ".join(sorted(one.parent.name for one in EXAMPLES.glob("*/scenario.toml")))
        raise UserError(tr("không có ví dụ “{name}”; có: {known}", name=name, known=known))
    use_own_data("demo" if name == FIRST else name)
    if (folder / "config.toml").is_file():
        os.environ.setdefault("DONDOC_CONFIG", str(folder / "config.toml"))
    return folder


def use_own_data(name: str) -> None:
    """Let this process and its children use a folder beside the office's, and no database of the office's."""
    if "DONDOC_DATA" in os.environ:
        return
    office = load_settings()
    data = office.data.with_name(f"{office.data.name}-{name}")
    os.environ["DONDOC_DATA"] = str(data)
    if office.database_url:
        os.environ["DONDOC_DATABASE_URL"] = f"sqlite:///{data / 'dondoc.sqlite'}"


def _play(app: App, folder: Path, screen: Console, *, exit_when_done: bool, as_json: bool) -> None:
    scenario = read_scenario(folder)
    screen.print(shown(tr("Dữ liệu: [bold]{data}[/]\nĐang khởi động máy chủ Prefect …", data=app.settings.data)))
    # Nobody makes blocks in a demo: a second of processor. What an office starts with stays complete.
    os.environ.setdefault("PREFECT_API_BLOCKS_REGISTER_ON_START", "false")
    server = start(app.settings)
    try:
        slug = begin(app, folder, scenario)
        # Prefect's log goes to the UI, not over the progress bar; it reads this when it is first imported.
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "ERROR")
        from flows.cli.demo.replay import replay_moments  # seconds of loading, while the server starts

        server.wait()
        asyncio.run(replay_moments(app, scenario, slug, screen))
        _show_closing(app, slug, screen, as_json=as_json)
        _show_next(app, folder, slug, screen)
        if exit_when_done:
            screen.print(shown("  Chạy lại không có --exit: bàn làm việc và Prefect UI mở với diễn biến này"))
        else:
            _stay_open(app, scenario, screen, server)
    except KeyboardInterrupt:
        screen.print(shown("Đã dừng; chạy lại lệnh này để tiếp tục."))
    finally:
        server.stop()


def _stay_open(app: App, scenario: Scenario, screen: Console, server: Server) -> None:
    """Serve the desk with an account to sign in by, beside the Prefect UI, until Ctrl-C."""
    forget_served_address(app.settings)
    page = Beside("desk")
    page.start()
    try:
        login, password = _demo_account(app, scenario)
        address = _served_desk(app)
        screen.print(f"\n[bold]{shown('Bàn làm việc')}: {address}[/]", soft_wrap=True, highlight=False)
        screen.print(
            shown(tr("  đăng nhập: {login}   mật khẩu: {password}", login=login, password=password)),
            soft_wrap=True,
            highlight=False,
        )
        screen.print(f"Prefect UI: {server.ui}", soft_wrap=True, highlight=False)
        if server.new_credential:
            told = tr("  Đăng nhập lần đầu: dán dòng trong tệp {new_credential}", new_credential=server.new_credential)
            screen.print(shown(told), soft_wrap=True, highlight=False)
        screen.print(shown("Nhấn Ctrl-C để dừng."))
        threading.Event().wait()
    finally:
        page.stop()


def _served_desk(app: App) -> str:
    """Where the desk listens, once it does; where it should, if that takes too long."""
    until = time.monotonic() + 60
    while not served_address(app.settings) and time.monotonic() < until:
        time.sleep(0.1)
    return desk_url(app.settings)


def _demo_account(app: App, scenario: Scenario) -> tuple[str, str]:
    """The account of the demo's officer, with a password that is new each time: rehearsed data are guarded too."""
    password, now = secrets.token_hex(5), pendulum.now("UTC")
    with writing(app.engine) as session:
        account = find_account(session, LOGIN)
        account = account or add_account(session, LOGIN, scenario.operator.name, DeskRole.CLERK, now, "dondoc demo")
        set_password(session, account, password, now)
    return LOGIN, password


def _check(app: App) -> None:
    with reading(app.engine) as session:
        if session.exec(select(Campaign)).first() and get_meta(session, DONE) is None:
            raise UserError(
                tr("{data} đã có đợt khác; hãy đặt DONDOC_DATA sang một thư mục mới", data=app.settings.data)
            )


def _show_closing(app: App, slug: str, screen: Console, *, as_json: bool) -> None:
    now = runtime.now()
    with reading(app.engine) as session:
        closing = campaign_status(session, now, work=work_items(app, session))
        sums = report_summaries(session, find_campaign(session, slug), now)
    if as_json:
        print(json.dumps(closing, ensure_ascii=False))
    else:
        closing_table(screen, closing["campaigns"][0], sums)


def _show_next(app: App, folder: Path, slug: str, screen: Console) -> None:
    """Where to look next; with the data folder named when it is not the one a plain command would find."""
    told = f"DONDOC_DATA={_pasted(app.settings.data)} " if os.environ.get("DONDOC_DATA") else ""
    letters = app.settings.data / "maildir" / "new"
    screen.print(f"\n[bold]{shown('Xem tiếp')}[/]")
    for command, about in (
        ("status", "bảng theo dõi"),
        ("messages", "mọi thư đã gửi"),
        (f"history {slug}", "diễn biến từng ngày"),
        (f"rehearse {_pasted(_short(folder))}", "diễn tập: sẽ gửi gì, khi nào"),
    ):
        line = f"  {told}{PROGRAM} {command:<34} [dim]{shown(about)}[/]"
        screen.print(line, soft_wrap=True, highlight=False)
    found = trn("  Thư (Maildir): {letters}, {count} thư", len(list(letters.iterdir())), letters=letters)
    screen.print(shown(found), soft_wrap=True, highlight=False)


def _pasted(path: Path) -> str:
    """A path as a shell takes it, whatever blanks and brackets are in it."""
    return escape(quote(str(path)))


def _short(folder: Path) -> Path:
    """From here, where it lies below."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
