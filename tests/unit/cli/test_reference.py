"""docs/commands.md says what the commands' own help says."""

import os
import subprocess
import sys

from tests.support.messages import VIETNAMESE
from tests.support.paths import PROJECT

RENEW = "uv run python -m flows.cli.reference > docs/commands.md"


def test_the_reference_is_the_help_of_today() -> None:
    order = [sys.executable, "-m", "flows.cli.reference"]
    made = subprocess.run(
        order, cwd=PROJECT, env=os.environ | {"COLUMNS": "80"}, capture_output=True, text=True, check=True
    )
    written = (PROJECT / "docs" / "commands.md").read_text("utf-8")
    assert made.stdout == written, f"a command has changed: {RENEW}"
    assert "## dondoc accept" in written and "### dondoc inbox show" in written and "--role" in written
    lines = [line for line in written.splitlines() if VIETNAMESE.search(line)]
    assert len(lines) < 25, "the reference is English, but for names and examples"
