"""docs/security.md, what the doctor says and what the tests show are one list."""

import json
import re

import pytest

from flows.cli.checks.check import GUARDS, OPTIONAL_GUARDS, Check
from tests.support.commands import Run
from tests.support.paths import PROJECT

TABLE = (PROJECT / "docs" / "security.md").read_text("utf-8").partition("## Promises")[2].partition("\n## ")[0]
ROWS = [[cell.strip() for cell in row.strip("|").split("|")] for row in TABLE.splitlines() if row.startswith("|")][2:]


def test_each_guard_of_the_document_is_one_of_the_doctor_and_each_of_the_doctor_is_in_the_document() -> None:
    named = [guard for _, _, guards in ROWS for guard in re.findall(r"`([^`]+)`", guards)]
    assert sorted(set(named)) == sorted(GUARDS)


def test_each_promise_is_shown_by_tests_that_are_there() -> None:
    for promise, shown, _ in ROWS:
        paths = re.findall(r"`(tests/[^`]+)`", shown)
        assert paths, promise
        for path in paths:
            assert (PROJECT / path).exists(), (promise, path)


def test_the_doctor_names_each_guard_of_an_office_that_nobody_serves(run: Run) -> None:
    """That of one that is served is in tests/flows/test_up.py."""
    lines = [json.loads(line) for line in run("doctor", "--json").splitlines()]
    assert {line["guard"] for line in lines} - {""} == GUARDS - OPTIONAL_GUARDS
    assert {line["level"] for line in lines} <= {"ok", "warning", "error"}


def test_a_guard_that_no_document_knows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"prefect\.door"):
        Check("x", "ok", "y", "prefect.door")
