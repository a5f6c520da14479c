"""The command line, run within the test."""

import re
import shutil
import tempfile
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


_KEPT = tempfile.TemporaryDirectory(prefix="dondoc-commands-", ignore_cleanup_errors=True)


def _once(name: str, folder: Path, begin: Callable[[], None]) -> None:
    """Begin in an empty folder; the next time the same name is asked for, put what that left into the folder."""
    kept = Path(_KEPT.name) / name
    if kept.exists():
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        return
    begin()
    shutil.copytree(folder, kept)


@pytest.fixture
def draft(run: Run, tmp_path: Path) -> Path:
    """The example's agencies imported on a virtual clock, its directive read, number and day filled in."""
    _once("draft", tmp_path, lambda: _read(run, tmp_path / "draft.toml"))
    return tmp_path / "draft.toml"


def _read(run: Run, path: Path) -> None:
    run("agencies", "import", str(EXAMPLE / "agencies.toml"), "--virtual", "--at", "2022-01-24T08:00")
    said = run("read", str(EXAMPLE / "directive.txt"), "-o", str(path))
    assert "chưa có số văn bản" in said and "chưa có ngày ban hành" in said
    text = path.read_text("utf-8")
    text = re.sub(r'^number = "".*$', 'number = "123"', text, flags=re.M)
    path.write_text(re.sub(r'^issued_on = "".*$', "issued_on = 2022-01-24", text, flags=re.M), "utf-8")


@pytest.fixture
def campaign(run: Run, draft: Path) -> str:
    """The campaign launched and distributed."""
    _once("campaign", draft.parent, lambda: _launch(run, draft))
    return CAMPAIGN


def _launch(run: Run, draft: Path) -> None:
    with pytest.raises(Failed, match="--confirm") as refused:
        run("launch", str(draft))
    confirm = re.findall(r"--confirm (\S+)", str(refused.value))[-1]
    assert confirm.startswith("17:")
    run("launch", str(draft), "--confirm", confirm)
    run("patrol", "--at", "2022-01-24T08:30")
