"""`dondoc init`: an office begins with six answers, given as options, on the standard input, or at the prompt."""

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import Parameter

from flows.cli.app import print_text, program
from models.config.config_file import IS_REPOSITORY
from models.errors import UserError
from models.text import mark_text, tr, trn
from tasks.i18n import shown

if TYPE_CHECKING:
    from tasks.agencies.directory import DirectoryIn
    from tasks.ops.office_setup import Question


NEXT = (
    ("doctor", "xem còn thiếu gì"),
    ('user add van-thu --name "Họ và tên" --role "văn thư"', "tài khoản đầu tiên của bàn làm việc"),
    ("up", "chạy nền"),
)
"""What comes after, and why."""


@Parameter(name="*")
@dataclass(frozen=True)
class Answers:
    """What is known before anything is asked.

    Parameters
    ----------
    office
        Cơ quan ban hành: Cơ quan cấp trên / Tên cơ quan.
    place
        Địa danh đứng trước ngày tháng.
    sender
        Địa chỉ thư gửi đi.
    relay
        Máy chủ thư: mailtos://…, hoặc maildir (chỉ ghi vào thư mục).
    report_to
        Nơi nhận báo cáo và điện thoại: Phòng A; 0200.3800.000.
    directory
        Tệp danh bạ cơ quan (TOML); "" khi chưa có.
    """

    office: str | None = None
    place: str | None = None
    sender: str | None = None
    relay: str | None = None
    report_to: str | None = None
    directory: str | None = None


@program.command
def init(folder: Path = Path("."), *, answers: Answers = Answers(), replace: bool = False) -> None:
    """Lập config.toml của cơ quan: sáu câu hỏi. Câu nào đã có trong tùy chọn thì không hỏi nữa.

    Parameters
    ----------
    folder
        Thư mục làm việc, nơi đặt config.toml và dữ liệu.
    replace
        Ghi đè config.toml đã có; tệp cũ được giữ thành config.toml.bak.
    """
    config = folder / "config.toml"
    _may_write(config, replace=replace)
    _begin_office(config, _answers(asdict(answers)))


def _may_write(config: Path, *, replace: bool) -> None:
    """Whether an existing file may be replaced: by the option, or by a person who says yes. Raises UserError."""
    if not config.exists() or replace:
        return
    if sys.stdin.isatty():
        print_text(
            tr("{config} đã có. Ghi đè? Tệp cũ được giữ thành config.toml.bak (c/K)", config=config),
            end=" ",
            flush=True,
        )
        if sys.stdin.readline().strip().lower() in ("c", "co", "có", "y", "yes"):
            return
    raise UserError(tr("{config} đã có; giữ nguyên. Muốn lập lại: dondoc init --replace", config=config))


def _answers(given: Mapping[str, str | None]) -> dict[str, str]:
    """The six, each checked. Raises Refused for an option that is wrong, UserError where the input ends too early."""
    from tasks.ops.office_setup import QUESTIONS, check_answer

    for question in QUESTIONS:  # what is wrong with an option is said before anything is asked
        if (answer := given[question.key]) is not None:
            check_answer(question, answer)
    found = {}
    for number, question in enumerate(QUESTIONS, 1):
        answer = given[question.key]
        found[question.key] = check_answer(question, answer) if answer is not None else _ask(number, question)
    return found


def _ask(number: int, question: "Question") -> str:
    """Ask until the answer will do."""
    from tasks.ops.office_setup import check_answer

    print(f"{number}/6 {shown(question.asks)}. {shown(question.hint)}")
    while True:
        print_text(tr("    Ví dụ: {example}", example=question.example))
        print("    > ", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            raise UserError(tr("chưa trả lời: {asks}; config.toml chưa được ghi", asks=mark_text(question.asks)))
        try:
            return check_answer(question, line.strip())
        except UserError as error:
            print_text(tr("    Chưa được: {error}", error=mark_text(error)))


def _begin_office(config: Path, answers: Mapping[str, str]) -> None:
    """Write config.toml, take the directory in, and say what comes next."""
    from tasks.ops.office_setup import config_text, office_directory

    code, directory = office_directory(answers)
    text = config_text(answers, code, _data_folder(config.parent))
    config.parent.mkdir(parents=True, exist_ok=True)
    if config.exists():
        config.replace(config.with_name("config.toml.bak"))
    config.write_text(text, "utf-8")
    print_text(tr("Đã ghi {config}", config=config))
    print_text(trn("Danh bạ: {count} cơ quan, cơ quan ban hành là {code}", _take_in(config, directory), code=code))
    _show_next(config)


def _show_next(config: Path) -> None:
    """The commands that come next, as they are typed here: within the repository `uv run` gives the program."""
    from tasks.i18n import shown

    print_text("Tiếp theo:")
    if config.parent.resolve() != Path.cwd():
        print(f"  export DONDOC_CONFIG={config}" if IS_REPOSITORY else f"  cd {config.parent}")
    for command, about in NEXT:
        print(f"  {'uv run dondoc' if IS_REPOSITORY else 'dondoc'} {shown(command):<58} {shown(about)}")


def _data_folder(folder: Path) -> str:
    """`data`, or another name where the demo has played there: rehearsed data never become an office's."""
    import sqlite3
    from contextlib import closing, suppress

    from models.app import CLOCK

    file = folder / "data" / "dondoc.sqlite"
    with suppress(sqlite3.Error):
        if file.is_file():
            with closing(sqlite3.connect(file)) as link:
                played = link.execute("SELECT 1 FROM meta WHERE key = ?", (CLOCK,)).fetchone()
            return "du-lieu" if played else "data"
    return "data"


def _take_in(config: Path, directory: "DirectoryIn") -> int:
    import pendulum

    from flows.cli.app import Act
    from models.app import open_app, set_clock
    from models.config.load import load_settings
    from models.database import writing
    from models.instant import ZONE
    from tasks.agencies.directory import import_directory

    app = open_app(load_settings(config))
    try:
        with writing(app.engine) as session:
            return import_directory(session, directory, set_clock(app, None, pendulum.now(ZONE)), Act().actor)
    finally:
        app.engine.dispose()
