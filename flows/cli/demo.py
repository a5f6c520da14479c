"""`dondoc demo`: the directive of January 2022 replayed on a virtual clock by the very functions of the real thing."""

import asyncio
import json
import os
import signal
import threading

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from sqlmodel import select

from flows import runtime
from flows.cli.screen.tables import closing_table
from flows.server.embedded import Server, start
from flows.server.ownership import owned
from models.app import App, open_app
from models.campaign import Campaign
from models.config.config_file import PROJECT
from models.config.load import load_settings
from models.database import get_meta, reading
from models.errors import UserError
from models.private_files import make_private
from tasks.campaigns.lookup import find_campaign
from tasks.figures.queries import campaign_status
from tasks.figures.summary import report_summaries
from tasks.figures.work_queue import work_items
from tasks.i18n import shown
from tasks.labels import KIND_LABELS
from tasks.ops.scenario import DONE, Moment, Scenario, ScenarioStep, begin, moments, play, read_scenario

EXAMPLE = PROJECT / "examples" / "lang-son-2022"
SLUG = "123-stttt-ttbcxb-2022"
ACTS = {"accept": "duyệt báo cáo", "return": "trả lại báo cáo", "extend": "gia hạn", "request": "yêu cầu báo cáo"}


def play_demo(*, exit_when_done: bool, as_json: bool) -> None:
    """Start the embedded server, replay the example to its closing, show what came of it, and keep the UI open.

    Run again it goes on where it stood, or shows the closing at once. Raises PlainError for data that is not a
    replay's, and for data that another process serves.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell may have it ignored
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.umask(0o077)
    settings = load_settings()
    app = open_app(settings, make_virtual=True)
    _check(app)
    with owned(settings, app.engine):
        make_private(settings.data)
        _play(app, Console(stderr=as_json), exit_when_done=exit_when_done, as_json=as_json)


def _play(app: App, screen: Console, *, exit_when_done: bool, as_json: bool) -> None:
    scenario = read_scenario(EXAMPLE)
    screen.print(shown(f"Dữ liệu: [bold]{app.settings.data}[/]\nĐang khởi động máy chủ Prefect …"))
    server = start(app.settings)
    try:
        begin(app, EXAMPLE, scenario)
        # Prefect's log goes to the UI, not over the progress bar; it reads this when it is first imported.
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "ERROR")
        from flows import patrol  # noqa: F401  seconds of loading, while the server starts

        server.wait()
        asyncio.run(_replay(app, scenario, screen))
        _show_closing(app, screen, as_json)
        _further(app, screen, None if exit_when_done else server)
        if not exit_when_done:
            screen.print(shown("Nhấn Ctrl-C để dừng."))
            threading.Event().wait()
    except KeyboardInterrupt:
        screen.print(shown("Đã dừng; chạy lại lệnh này để tiếp tục."))
    finally:
        server.stop()


def _check(app: App) -> None:
    with reading(app.engine) as session:
        if session.exec(select(Campaign)).first() and get_meta(session, DONE) is None:
            raise UserError(f"{app.settings.data} đã có đợt khác; hãy đặt DONDOC_DATA sang một thư mục mới")


async def _replay(app: App, scenario: Scenario, screen: Console) -> None:
    """Play each moment, then patrol: every step and every act of an officer or agency is a run in the UI."""
    from prefect import flow
    from prefect.logging.handlers import APILogHandler

    from flows.patrol import patrol

    @flow(name="Việc trong ngày", description=shown("Việc mà cán bộ hoặc cơ quan đã làm."), flow_run_name="{what}")
    async def done(what: str) -> None:
        """An act of the outside world, already committed."""

    @flow(
        name="Diễn lại",
        description=shown("Phát lại một văn bản từ lúc gửi đến khi kết thúc, trên đồng hồ ảo."),
    )
    async def replay() -> None:
        for moment in moments(app, scenario):
            play(app, scenario, moment, SLUG)
            if moment.act:
                await done(f"{moment.at:%d/%m/%Y %H:%M} · {_say(moment.act)}")
            await patrol(at=moment.at.isoformat())
            show(moment)

    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TimeElapsedColumn(),
        console=screen,
    )  # fmt: skip
    first, last = scenario.operator.launch_at.timestamp(), scenario.event[-1].at.timestamp()
    line = bar.add_task(f"{scenario.operator.launch_at:%d/%m/%Y %H:%M}".ljust(51), total=last - first)

    def show(moment: Moment) -> None:
        what = _say(moment.act) if moment.act else shown("bước đến hạn")
        wall = moment.at.naive().timestamp()
        bar.update(line, completed=wall - first, description=f"{moment.at:%d/%m/%Y %H:%M} {what:<34.34}")
        if not screen.is_terminal:
            screen.print(f"  {moment.at:%d/%m/%Y %H:%M}  {what}", highlight=False)

    with bar:
        if next(moments(app, scenario), None):
            await replay.with_options(flow_run_name=shown(f"Diễn lại {SLUG}"))()
        bar.update(line, completed=last - first, description=shown("Phần COVID-19 đã đóng").ljust(51))
    await APILogHandler.aflush()  # before the server that it writes to may be stopped


def _say(act: ScenarioStep) -> str:
    what = "đóng phần việc" if act.do == "close" else ACTS.get(act.do, f"nhận {KIND_LABELS[act.kind]}")
    return shown(f"{what} · {len(act.agencies)} cơ quan" if act.agencies else what)


def _show_closing(app: App, screen: Console, as_json: bool) -> None:
    now = runtime.now()
    with reading(app.engine) as session:
        closing = campaign_status(session, now, work=work_items(app, session))
        sums = report_summaries(session, find_campaign(session, SLUG), now)
    if as_json:
        print(json.dumps(closing, ensure_ascii=False))
    else:
        closing_table(screen, closing["campaigns"][0], sums)


def _further(app: App, screen: Console, server: Server | None) -> None:
    """Where to look next; with the data folder named when it is not the one a plain command would find."""
    told = f"DONDOC_DATA={app.settings.data} " if os.environ.get("DONDOC_DATA") else ""
    letters = app.settings.data / "maildir" / "new"
    screen.print(f"\n[bold]{shown('Xem tiếp')}[/]")
    for command, about in (
        ("status", "bảng theo dõi"),
        ("messages", "mọi thư đã gửi"),
        (f"history {SLUG}", "diễn biến từng ngày"),
        ("rehearse examples/lang-son-2022", "diễn tập: sẽ gửi gì, khi nào"),
    ):
        screen.print(f"  {told}uv run dondoc {command:<34} [dim]{shown(about)}[/]", soft_wrap=True, highlight=False)
    screen.print(
        shown(f"  Thư (Maildir): {letters}, {len(list(letters.iterdir()))} thư"), soft_wrap=True, highlight=False
    )
    if server:
        screen.print(f"  Prefect UI:    {server.ui}", soft_wrap=True, highlight=False)
        if server.new_credential:
            told = f"  Đăng nhập lần đầu: dán dòng trong tệp {server.new_credential}"
            screen.print(shown(told), soft_wrap=True, highlight=False)
    else:
        screen.print(shown("  Prefect UI:    chạy lại không có --exit, diễn biến còn nguyên ở đó"), highlight=False)
