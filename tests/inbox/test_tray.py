"""The review tray and the watch on the command line."""

import json
from collections.abc import Callable

import pytest
from sqlmodel import select

from flows import cli
from models.app import App
from models.database import reading
from models.due import Submission
from models.enums import ObligationKind
from models.errors import MISCONFIGURED
from models.states import DueState
from tests.support.imap_server import OURS, Imap, reply
from tests.support.replies import asked
from tests.support.verbs import due_of

LATE = "cham@huyen.example"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(sqlite_office: App, imap: Imap, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in the process, on an office that reads the mailbox; gives back its status and what it said."""
    asked(sqlite_office)
    config = sqlite_office.settings.data / "config.toml"
    config.write_text(f'data = "."\n[inbox]\nmailbox = "{imap.url}"\nauthserv_id = "{OURS}"\n', "utf-8")
    monkeypatch.setenv("DONDOC_CONFIG", str(config))
    monkeypatch.setenv("DONDOC_ACTOR", "Cán bộ")

    def go(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        monkeypatch.setattr("sys.argv", ["dondoc", *words])
        code = cli.main()
        said = capsys.readouterr()
        return code, said.out + said.err

    return go


def test_the_tray_from_reading_to_settling(
    run: Run, sqlite_office: App, imap: Imap, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("inbox") == (0, "Không có thư nào chờ xem.\n")
    strange = reply("vanthu@khac.example", "[bold]Báo cáo[/]", file=("../../etc/passwd.pdf", b"%PDF"))
    imap.put(
        strange,
        reply("quangcao@khac.example", "Mua ngay"),
        reply(LATE, "Báo cáo theo 77/STTTT-TTBCXB"),
        when="2022-02-17T09:00",
    )
    assert run("inbox", "read") == (0, "2 thư chờ xem · 1 thư đã ghi nhận\n")
    assert run("inbox", "read") == (0, "Không có thư mới.\n")
    monkeypatch.setenv("COLUMNS", "80")
    code, said = run("inbox")
    assert code == 0 and "…" not in said
    monkeypatch.setenv("COLUMNS", "200")  # no cell is broken in two
    code, said = run("inbox")
    assert code == 0 and "vanthu@khac.example" in said
    assert "[bold]Báo cáo[/]" in said and "không có" in said and "#" not in said
    due = due_of(sqlite_office, "dung-han").id
    code, said = run("inbox", "show", "1")
    assert code == 0 and "Tệp: ../../etc/passwd.pdf (4 byte): " in said
    kept = said.split("(4 byte): ")[1].strip()
    assert kept.startswith(str(sqlite_office.settings.data / "files")) and ".." not in kept
    assert run("inbox", "accept", "1")[0] == 1
    assert run("inbox", "accept", "1", "--id", str(due)) == (0, f"Đã ghi nhận thư 1 (nghĩa vụ #{due}).\n")
    assert run("inbox", "dismiss", "2", "--reason", "quảng cáo") == (0, "Đã bỏ qua thư 2.\n")
    assert due_of(sqlite_office, "dung-han").state is DueState.RECEIVED
    found = [json.loads(line) for line in run("inbox", "--all", "--json")[1].splitlines()]
    assert [(line["state"], line["by"]) for line in found] == [
        ("counted", "Cán bộ"),
        ("dismissed", "Cán bộ"),
        ("counted", "hộp thư đến"),
    ]


def test_a_mail_says_that_there_is_nothing_and_one_passed_over_is_looked_at_again(
    run: Run, sqlite_office: App, imap: Imap
) -> None:
    imap.put(reply("vanthu@khac.example", "Không có gì"), reply("la@khac.example", "Mua ngay"), when="2022-02-17T09:00")
    run("inbox", "read")
    report = str(due_of(sqlite_office, "dung-han").id)
    known = str(due_of(sqlite_office, "dung-han", ObligationKind.ACKNOWLEDGE).id)
    code, said = run("inbox", "accept", "1", "--id", known, "--nil")
    assert code == 1 and "không phải là báo cáo" in said
    assert run("inbox", "accept", "1", "--id", report, "--nil")[0] == 0
    with reading(sqlite_office.engine) as session:
        assert session.exec(select(Submission.nil)).one() is True
    assert run("inbox", "dismiss", "2", "--reason", "quảng cáo")[0] == 0
    assert run("inbox", "undo", "2", "--reason", " ")[0] == 1
    assert run("inbox", "undo", "2", "--reason", "xem nhầm") == (0, "Thư 2 chờ xem lại trong khay.\n")
    assert "đã bỏ qua (quảng cáo), nay xem lại: xem nhầm" in " ".join(run("inbox", "--json")[1].split())


def test_the_watch_and_the_restore_without_cause(run: Run) -> None:
    code, said = run("watch", "--once")
    assert code == MISCONFIGURED and "watch.channel" in said
    assert run("restore") == (0, "Hệ thống không bị tạm dừng do khôi phục dữ liệu.\n")
    code, said = run("restore", "--go-on")
    assert code == 1 and "không bị tạm dừng" in said
    code, said = run("doctor", "--json")
    checks = {line["name"]: line["level"] for line in map(json.loads, said.splitlines())}
    assert (checks["hộp thư đến"], checks["hộp thư lưu"], checks["báo động"]) == ("ok", "warning", "warning")
