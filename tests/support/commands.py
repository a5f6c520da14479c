"""The command line, run within the test."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import cli
from tests.support.paths import EXAMPLE

CAMPAIGN = "123/STTTT-TTBCXB"


Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as the program does; gives back its output, errors after it. A failure raises Failed."""
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DONDOC_ACTOR", "Cán bộ")
    monkeypatch.setattr("sys.argv", ["dondoc"])

    def go(*words: str) -> str:
        capsys.readouterr()
        monkeypatch.setattr("sys.argv", ["dondoc", *words])
        try:
            code: object = cli.main()
        except SystemExit as ended:  # of wrong usage
            code = ended.code
        said = capsys.readouterr()
        if code:
            raise Failed(f"{code}: {said.out}{said.err}")
        return said.out + said.err

    return go


class Failed(Exception):
    """A command that ended with another status than 0."""


@pytest.fixture
def draft(run: Run, tmp_path: Path) -> Path:
    """The example's agencies imported on a virtual clock, its directive read, number and day filled in."""
    run("agencies", "import", str(EXAMPLE / "agencies.toml"), "--virtual", "--at", "2022-01-24T08:00")
    path = tmp_path / "draft.toml"
    said = run("read", str(EXAMPLE / "directive.txt"), "-o", str(path))
    assert "chưa có số văn bản" in said and "chưa có ngày ban hành" in said
    text = path.read_text("utf-8")
    text = re.sub(r'^number = "".*$', 'number = "123"', text, flags=re.M)
    path.write_text(re.sub(r'^issued_on = "".*$', "issued_on = 2022-01-24", text, flags=re.M), "utf-8")
    return path


@pytest.fixture
def campaign(run: Run, draft: Path) -> str:
    """The campaign launched and distributed."""
    with pytest.raises(Failed, match="--confirm") as refused:
        run("launch", str(draft))
    confirm = re.findall(r"--confirm (\S+)", str(refused.value))[-1]
    assert confirm.startswith("17:")
    run("launch", str(draft), "--confirm", confirm)
    run("patrol", "--at", "2022-01-24T08:30")
    return CAMPAIGN
