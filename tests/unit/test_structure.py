"""The shape of the house, held against its plan: folders, names, parameters, and where tests lie."""

import ast
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.paths import PROJECT

PACKAGES = ("models", "tasks", "portal", "flows")
MODULES = defaultdict(lambda: 25, {"models": 25})
"""How many modules a folder may hold."""
APART = ("tasks/read",)
"""Folders that another rule keeps small."""


SHARED_NAMES, ONE_WORD = 5.0, 30.0
"""Percent of public names that more than one module may define, and of public functions that may be one word."""
MANY_PARAMETERS = 20
"""How many functions may take more than six parameters."""


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of the product, by its path in the project."""
    found = [path for package in PACKAGES for path in sorted((PROJECT / package).rglob("*.py"))]
    kept = [path for path in found if "migrations" not in path.parts]
    return {path.relative_to(PROJECT): ast.parse(path.read_text("utf-8")) for path in kept}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def public(kinds: type[ast.AST] | tuple[type[ast.AST], ...]) -> list[tuple[str, Path]]:
    """The public names of a kind that modules define, each with its module."""
    return [
        (node.name, path)
        for path, tree in trees().items()
        for node in tree.body
        if isinstance(node, kinds) and not node.name.startswith("_")  # type: ignore[attr-defined]
    ]


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def test_no_folder_holds_more_modules_than_one_can_look_over() -> None:
    held = Counter(str(path.parent) for path in trees() if path.name != "__init__.py")
    assert {folder: n for folder, n in held.items() if n > MODULES[folder] and folder not in APART} == {}


def test_no_wing_repeats_its_name_in_a_file() -> None:
    assert [str(path) for path in trees() if path.stem == path.parent.name] == []


def test_a_public_name_lives_in_one_module() -> None:
    homes: dict[str, set[Path]] = defaultdict(set)
    for name, path in public((ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        homes[name].add(path)
    shared = sorted(name for name, paths in homes.items() if len(paths) > 1)
    assert 100 * len(shared) / len(homes) <= SHARED_NAMES, shared


def test_a_public_function_says_verb_and_object() -> None:
    names = [name for name, _ in public((ast.FunctionDef, ast.AsyncFunctionDef))]
    short = [name for name in names if "_" not in name]
    assert 100 * len(short) / len(names) <= ONE_WORD, short


def test_few_functions_take_more_than_six_parameters() -> None:
    long = [f"{path}:{one.name}" for path, tree in trees().items() for one in functions(tree) if parameters(one) > 6]
    assert len(long) <= MANY_PARAMETERS, long


def test_the_import_contracts_are_kept() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize(
    "folder", sorted(p.name for p in (PROJECT / "tests").iterdir() if (p / "__init__.py").exists())
)
def test_no_test_module_imports_another(folder: str) -> None:
    found = [
        f"{path.relative_to(PROJECT)}: {name}"
        for path in (PROJECT / "tests" / folder).rglob("*.py")
        for name in imported(path)
        if name.startswith("tests.") and any(part.startswith("test_") or part == "conftest" for part in name.split("."))
    ]
    assert found == []


def test_unit_tests_mirror_the_wings() -> None:
    below = [path for package in ("tasks", "flows") for path in (PROJECT / package).iterdir()]
    wings = {path.name for path in below if path.is_dir()} | {*PACKAGES, "database"}
    folders = {path.name for path in (PROJECT / "tests" / "unit").iterdir() if (path / "__init__.py").exists()}
    assert folders <= wings


def test_tests_of_pure_rules_begin_without_the_product() -> None:
    """Neither a conftest above them nor what it plugs in loads anything of ours before it is asked for."""
    assert not (PROJECT / "tests" / "unit" / "conftest.py").exists()
    assert not (PROJECT / "tests" / "unit" / "models" / "conftest.py").exists()
    for module in ("conftest.py", "support/servers.py"):
        tree = ast.parse((PROJECT / "tests" / module).read_text("utf-8"))
        loaded = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        assert [line for line in loaded if line.split()[1].split(".")[0] in (*PACKAGES, "tests")] == [], module


@pytest.mark.parametrize(
    ("source", "is_worker", "workers"),
    [("TESTPATHS", False, 3), ("ARGS", False, None), ("TESTPATHS", True, None), ("ARGS", True, None)],
)
def test_only_the_whole_suite_is_shared_out_and_only_once(
    pytestconfig: pytest.Config, source: str, is_worker: bool, workers: int | None
) -> None:
    """A process to which tests are shared out shares out nothing: it would start as many again, and they as many."""
    option = SimpleNamespace(numprocesses=None, dist="no", usepdb=False)
    asked = SimpleNamespace(args_source=pytest.Config.ArgsSource[source], option=option)
    if is_worker:
        asked.workerinput = {}
    root = pytestconfig.pluginmanager.get_plugin(str(PROJECT / "tests" / "conftest.py"))
    root.pytest_cmdline_main(asked)
    assert option.numprocesses == workers
