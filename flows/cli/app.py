"""What all commands share: the program itself, what every act has, and the transaction it runs in."""

import gc
import getpass
import json as jsonlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import cyclopts
from cyclopts import Parameter

from models.text import mark_text, tr

if TYPE_CHECKING:
    from pendulum import DateTime

    from models.app import App
    from tasks.campaigns.context import Context
    from tasks.ops.outages import Outage

_USUAL = gc.get_threshold()
gc.set_threshold(500_000)  # a command lives for a second: collecting while modules load only delays it

program = cyclopts.App(
    name="dondoc",
    help="Đôn Đốc: biến một văn bản chỉ đạo thành một đợt công việc, từ lúc gửi đi đến báo cáo cuối cùng.",
    version="0.1.0",
    help_on_error=False,
)
agencies = cyclopts.App(name="agencies", help="Danh bạ cơ quan.")
program.command(agencies)
calendar = cyclopts.App(name="calendar", help="Lịch làm việc: ngày nghỉ, ngày làm bù, giờ làm việc.")
program.command(calendar)

OUTAGE_CODE = 3
"""How `dondoc status` and `dondoc patrol` end while something has stopped; 1 is an error."""

Due_kind = Literal["report", "acknowledge", "publish", "cascade", "consultation"]


@Parameter(name="*")
@dataclass(frozen=True)
class Act:
    """What every act has.

    Parameters
    ----------
    by
        Người thực hiện, ghi vào nhật ký (mặc định: tài khoản đang dùng).
    at
        Thời điểm, chỉ cho dữ liệu chạy đồng hồ ảo: 2022-01-24T08:00.
    virtual
        Tạo dữ liệu mới với đồng hồ ảo: thư chỉ ghi vào Maildir, không gửi cho ai.
    """

    by: str = ""
    at: str | None = None
    virtual: bool = False

    @property
    def actor(self) -> str:
        return self.by or os.environ.get("DONDOC_ACTOR") or getpass.getuser()


@Parameter(name="*")
@dataclass(frozen=True)
class Which:
    """Which thing owed is meant.

    Parameters
    ----------
    kind
        Nghĩa vụ nào.
    window
        Khóa của khung thời gian, khi cơ quan còn nợ nhiều báo cáo.
    id
        Số của nghĩa vụ (sau dấu # trong dondoc status), khi cần nói đích danh.
    """

    kind: Due_kind = "report"
    window: str | None = None
    id: int | None = None


def collect_as_usual() -> None:
    """For a command that lives for months: with the threshold of the others it comes to keep a hundred megabytes."""
    gc.set_threshold(*_USUAL)


def print_text(text: str, **how: Any) -> None:
    """Print for a person, in the language of the screen."""
    from tasks.i18n import shown

    print(shown(text), **how)


def tell_outages(stopped: "Sequence[Outage]") -> int:
    """Say on stderr what has stopped; gives back the code with which the command ends."""
    from tasks.i18n import shown

    for one in stopped:
        print_text(tr("SỰ CỐ: {what}", what=mark_text(one.what)), file=sys.stderr)
        for line in filter(None, (one.why, one.remedy)):
            print(f"  {shown(line)}", file=sys.stderr)
    return OUTAGE_CODE if stopped else 0


def json_lines(lines: Iterable[dict[str, Any]]) -> None:
    for line in lines:
        print(jsonlib.dumps(line, ensure_ascii=False))


@contextmanager
def the_office(act: Act | None = None) -> Iterator[tuple["App", "DateTime"]]:
    """The office and the instant of this command."""
    import pendulum

    from models.app import keep_clock, open_app, set_clock
    from models.config.load import load_settings
    from models.instant import ZONE

    app = open_app(load_settings(), make_virtual=bool(act and act.virtual))
    try:
        now = set_clock(app, act.at if act else None, pendulum.now(ZONE))
        yield app, now
        if act and act.at:
            keep_clock(app, now)
    finally:
        app.engine.dispose()


@contextmanager
def the_campaign(name: str, act: Act) -> Iterator["Context"]:
    """An act on a campaign, within one transaction that commits when the command has done its work."""
    from models.database import writing
    from tasks.campaigns.context import begin_act

    with the_office(act) as (app, now), writing(app.engine) as session:
        yield begin_act(app, session, name, now, act.actor)
