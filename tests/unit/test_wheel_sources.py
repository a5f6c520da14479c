"""Every module can stand one floor lower, in the wheel's one package; what cannot be moved is named (decision 0064)."""

import ast

import pytest

from hatch_build import PACKAGES, lower_imports
from tests.support.paths import PROJECT


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_can_be_moved(package: str) -> None:
    for file in (PROJECT / package).rglob("*.py"):
        moved = lower_imports(file.read_text("utf-8"), str(file))
        imported = {
            node.module or ""
            for node in ast.walk(ast.parse(moved))
            if isinstance(node, ast.ImportFrom) and not node.level
        }
        assert not {module for module in imported if module.partition(".")[0] in PACKAGES}, file


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("from tasks.read import reader\n", "from dondoc.tasks.read import reader\n"),
        ("from flows import runtime\n", "from dondoc.flows import runtime\n"),
        (
            "def f():\n    from models.app import App  # từ đây\n",
            "def f():\n    from dondoc.models.app import App  # từ đây\n",
        ),
        ("x = 'đ'; from tasks.i18n import shown\n", "x = 'đ'; from dondoc.tasks.i18n import shown\n"),
        ("from tasksmith import models\n", "from tasksmith import models\n"),
        ("from . import tasks\n", "from . import tasks\n"),
        ('"""From tasks.read to flows."""\n', '"""From tasks.read to flows."""\n'),
        ('text = "models, tasks, flows"\n', 'text = "models, tasks, flows"\n'),
    ],
)
def test_only_imports_of_ours_are_rewritten(written: str, moved: str) -> None:
    assert lower_imports(written, "x.py") == moved


@pytest.mark.parametrize(
    "written",
    [
        "import tasks.read\n",
        "import json, flows\n",
        'command = ["-m", "flows.server.page_process"]\n',
        'program.command(f"flows.cli.from_model:{name}")\n',
        'start = f"import sys;from tasks.files.child import main;main()"\n',
    ],
)
def test_what_cannot_be_moved_stops_the_build(written: str) -> None:
    with pytest.raises(ValueError, match=r"x\.py:1:"):
        lower_imports(written, "x.py")
