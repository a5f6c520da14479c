"""The replay of `dondoc demo` as Prefect's flows: one run for each moment at which something is due or is done.

The patrol that follows an act is within the act's own run. Boards are drawn once, at the end: nobody looks at those
between, and to foresee what is still to come was most of the time of a replay.
"""

from functools import partial

from prefect import flow
from prefect.logging.handlers import APILogHandler
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from sqlmodel import col, select

from flows import runtime
from flows.campaign import rename
from flows.patrol import run_patrol
from flows.ui.artifacts import publish_boards
from flows.ui.event_feed import tell
from models.app import App
from models.database import reading
from models.message import Message
from models.text import mark_text, tr, trn
from tasks.delivery.router import ChannelRouter
from tasks.i18n import shown
from tasks.labels import KIND_LABELS
from tasks.ops.patrol import patrol
from tasks.ops.scenario import Moment, Scenario, ScenarioStep, moments, play

ACTS = {"accept": "duyệt báo cáo", "return": "trả lại báo cáo", "extend": "gia hạn", "request": "yêu cầu báo cáo"}


@flow(name="Việc trong ngày", description=shown("Việc mà cán bộ hoặc cơ quan đã làm."), flow_run_name="{what}")
async def act_run(what: str, at: str) -> None:
    """An act of the outside world, already committed, and the patrol after it."""
    now = runtime.now(at)
    patrol(runtime.app(), ChannelRouter(runtime.app(), now), now)


@flow(name="Đi tuần", description=shown("Bước đến hạn của đợt."), flow_run_name=shown("đi tuần"))
async def due_run(at: str) -> None:
    """The patrol of a moment at which something is due."""
    await rename(await run_patrol(runtime.now(at)), [])
    tell(runtime.app())


async def replay_moments(app: App, scenario: Scenario, slug: str, screen: Console) -> None:
    """Play each moment that is left, and show how far it is; nothing where all has been played."""
    shows = _Shows(app, scenario, screen)

    @flow(
        name="Diễn lại",
        description=shown("Phát lại một văn bản từ lúc gửi đến khi kết thúc, trên đồng hồ ảo."),
        flow_run_name=shown(tr("Diễn lại {slug}", slug=slug)),
    )
    async def replay() -> None:
        for moment in moments(app, scenario):
            play(app, scenario, moment, slug)
            at = moment.at.isoformat()
            await (act_run(f"{moment.at:%d/%m/%Y %H:%M} · {_say(moment.act)}", at) if moment.act else due_run(at))
            shows.moment(moment)
        tell(app)
        await publish_boards(app, runtime.now())

    with shows.bar:
        if next(moments(app, scenario), None):
            await replay()
        shows.end()
    await APILogHandler.aflush()  # before the server that it writes to may be stopped


def _say(act: ScenarioStep) -> str:
    what = (
        "đóng phần việc"
        if act.do == "close"
        else ACTS.get(act.do, tr("nhận {kind}", kind=mark_text(KIND_LABELS[act.kind])))
    )
    return shown(trn("{what} · {count} cơ quan", len(act.agencies), what=mark_text(what)) if act.agencies else what)


class _Shows:
    """The progress on the screen: a bar, or where it is no terminal a line a moment."""

    def __init__(self, app: App, scenario: Scenario, screen: Console) -> None:
        self._app, self._screen, self._has_letters = app, screen, False
        self.bar = Progress(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(), console=screen,
        )  # fmt: skip
        self._first = scenario.operator.launch_at.timestamp()
        self._length = scenario.event[-1].at.timestamp() - self._first
        self._line = self.bar.add_task(f"{scenario.operator.launch_at:%d/%m/%Y %H:%M}".ljust(51), total=self._length)

    def moment(self, moment: Moment) -> None:
        """A moment has been played."""
        what = _say(moment.act) if moment.act else shown("bước đến hạn")
        wall = moment.at.naive().timestamp()
        self.bar.update(
            self._line, completed=wall - self._first, description=f"{moment.at:%d/%m/%Y %H:%M} {what:<34.34}"
        )
        if not self._screen.is_terminal:
            self._screen.print(f"  {moment.at:%d/%m/%Y %H:%M}  {what}", highlight=False)
        self._has_letters = self._has_letters or self._first_letters()

    def end(self) -> None:
        """All has been played."""
        self.bar.update(self._line, completed=self._length, description=shown("Phần COVID-19 đã đóng").ljust(51))

    def _first_letters(self) -> bool:
        """When the first letters have gone: to whom, and where one can be read."""
        with reading(self._app.engine) as session:
            gone = select(Message).where(col(Message.sent_at).is_not(None)).order_by(col(Message.id))
            letters = session.exec(gone).all()
        if not letters:
            return False
        say = partial(self._screen.print, soft_wrap=True, highlight=False, markup=False)
        say(shown(trn("{count} thư đầu tiên đã gửi, như:", len(letters))))
        say(f"  {letters[0].address}: {letters[0].subject}")
        file = next((self._app.settings.data / "maildir" / "new").iterdir(), None)
        say(shown(tr("  đọc được trong tệp {file}", file=file)))
        return True
