"""A database of the version before tasks/ was put into wings, with a campaign under way, is opened by this one.

It was written by commit f60bdc8: the example of Lạng Sơn played up to 21/02/2022 on a virtual clock. What that version
printed of it lies beside it; this one may print more about each, never anything else.
"""

import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from flows.cli.checks.files_check import check_files
from models.app import open_app
from models.config.settings import Settings
from models.database import reading
from models.directive import Directive
from tasks.letters.compose import files_of
from tasks.ops.earlier_files import take_in_earlier
from tests.support.commands import Run
from tests.support.instants import at
from tests.support.paths import PROJECT

EARLIER = PROJECT / "tests" / "files" / "earlier"


@pytest.fixture
def earlier(tmp_path: Path) -> None:
    """Its data folder, as `run` uses it."""
    data = tmp_path / "data"
    data.mkdir()
    database = sqlite3.connect(data / "dondoc.sqlite")
    database.executescript((EARLIER / "dondoc.sql").read_text("utf-8"))
    database.close()


ANEW = {"needs_a_person"}
"""What is counted otherwise since: reports that wait to be judged need a person too (decision 0062)."""


def common(said: Any, expected: Any) -> Any:
    """What is said, without what the earlier version did not say at all."""
    if isinstance(said, dict) and isinstance(expected, dict):
        return {key: common(value, expected[key]) for key, value in said.items() if key in expected.keys() - ANEW}
    if isinstance(said, list) and isinstance(expected, list) and len(said) == len(expected):
        return [common(one, other) for one, other in zip(said, expected, strict=True)]
    return said


def objects(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_its_document_is_taken_into_the_database(earlier: None, tmp_path: Path) -> None:
    """Its letters go out with it after its folder was emptied."""
    document = (PROJECT / "examples" / "lang-son-2022" / "directive.txt").read_bytes()
    kept = tmp_path / "data" / "files" / f"{hashlib.sha256(document).hexdigest()}.txt"
    kept.parent.mkdir()
    kept.write_bytes(document)
    app = open_app(Settings(data=tmp_path / "data"))
    assert check_files(app).level == "warning"
    assert take_in_earlier(app, at("2022-02-21T15:30")) == 1 and check_files(app).level == "ok"
    kept.unlink()
    with reading(app.engine) as session:
        directive = session.exec(select(Directive)).one()
        [(_, path)] = files_of(session, app.settings.data, directive, [])
    assert path == kept and path.read_bytes() == document
    app.engine.dispose()


def test_its_status_is_the_same(run: Run, earlier: None) -> None:
    expected = objects((EARLIER / "status.json").read_text("utf-8"))
    assert common(objects(run("status", "--json")), expected) == common(expected, expected)


def test_its_next_letters_are_the_same_line_by_line(run: Run, earlier: None) -> None:
    expected = objects((EARLIER / "rehearse.jsonl").read_text("utf-8"))
    said = objects(run("rehearse", "123/STTTT-TTBCXB", "--json"))
    assert len(said) == len(expected) > 100
    for letter, before in zip(said, expected, strict=True):
        assert common(letter, before) == before
