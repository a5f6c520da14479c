"""What a command prints makes a terminal do nothing, whoever wrote it; colours stay."""

import io
import subprocess
import sys

import pytest
from rich.console import Console
from rich.table import Table

from flows.cli.screen.seen_output import print_as_seen, screen_itself, seen_text
from tests.support.dondoc import DONDOC

ACTED_UPON = [
    ("\x1b[2J\x1b[HSở giả", "␛[2J␛[HSở giả"),  # an empty screen
    ("\x1b]0;tên cửa sổ\x07", "␛]0;tên cửa sổ␇"),
    ("\x1b]8;;http://bad.example\x1b\\Bấm\x1b]8;;\x1b\\", "␛]8;;http://bad.example␛\\Bấm␛]8;;␛\\"),
    ("\x1b]52;c;cm0gLXJm\x07", "␛]52;c;cm0gLXJm␇"),  # the clipboard
    ("\x1bP+q544e\x1b\\", "␛P+q544e␛\\"),
    ("\x1b[8mẩn\x1b[0m", "␛[8mẩn\x1b[0m"),
    ("\x1b[1;8mẩn", "␛[1;8mẩn"),
    ("\x9b2J\x9d0;x\x9c", "\ufffd2J\ufffd0;x\ufffd"),  # the same in eight bits
    ("tốt\rxấu", "tốt␍xấu"),
    ("a\bb\x7f\x00", "a␈b␡␀"),
    ("\u202egnod.exe", "\ufffdgnod.exe"),
]
LEFT = ["Sở Xây dựng\n\tdòng hai\n", "\x1b[1;31mlỗi\x1b[0m \x1b[38m", "Nguyễn\u200d \u00ad 🟢"]


@pytest.mark.parametrize(("text", "seen"), ACTED_UPON + [(text, text) for text in LEFT])
def test_nothing_but_a_colour_is_acted_upon(text: str, seen: str) -> None:
    assert seen_text(text) == seen


def test_both_streams_and_tables_of_colour_are_written_so(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {name: io.BytesIO() for name in ("stdout", "stderr")}
    for name, buffer in raw.items():
        monkeypatch.setattr(sys, name, io.TextIOWrapper(buffer, "utf-8"))
    given = sys.stdout
    print_as_seen()
    print_as_seen()  # a second time changes nothing
    assert screen_itself() is given
    print("a\x1b[2J", flush=True)
    print("b\x1b[2J", file=sys.stderr, flush=True)
    table = Table(show_header=False)
    table.add_row("[red]lỗi[/]", "tên\x1b[2J")
    Console(force_terminal=True, highlight=False).print(table)
    sys.stdout.flush()
    written = {name: buffer.getvalue() for name, buffer in raw.items()}
    assert written["stderr"].decode() == "b␛[2J\n"
    assert written["stdout"].decode().startswith("a␛[2J\n")
    assert b"\x1b[2J" not in written["stdout"]
    assert b"\x1b[31m" in written["stdout"]


def test_a_stream_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    print_as_seen()
    assert (sys.stdout, sys.stderr) == streams
    assert screen_itself() is streams[0]


def test_the_program_prints_so() -> None:
    order = [DONDOC, "history", "đợt\x1b[2Jgiả"]
    done = subprocess.run(order, capture_output=True, text=True, timeout=60, check=False)
    assert "␛[2Jgiả" in done.stdout + done.stderr
    assert "\x1b[2J" not in done.stdout + done.stderr
