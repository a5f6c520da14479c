"""The wheel: one import package, `dondoc`, with the four packages of this repository and what users read and copy.

The repository's own names (models, tasks, portal, flows) are as common as names can be. So the wheel's modules are
those of the repository one floor lower, and each absolute import among them is rewritten (docs/decisions/0064).
"""

import ast
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGES = ("models", "tasks", "portal", "flows")
BESIDE = ("config.toml", "examples", "docs")
"""What goes along as it is."""


class OnePackage(BuildHookInterface[Any]):
    """Makes the tree of the package in a temporary folder and hands it to the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is made; an editable one is the repository itself."""
        if version == "editable":
            return
        self._made = tempfile.mkdtemp(prefix="dondoc-wheel-")
        make_package(Path(self.root), Path(self._made) / "dondoc")
        build_data["force_include"][str(Path(self._made) / "dondoc")] = "dondoc"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is made."""
        if version != "editable":
            shutil.rmtree(self._made)


def make_package(project: Path, package: Path) -> None:
    """Write the package that the wheel carries. Raises ValueError for a module that cannot be moved."""
    package.mkdir(parents=True)
    skip = shutil.ignore_patterns("__pycache__", "decisions")
    for name in (*PACKAGES, *BESIDE):
        source = project / name
        if source.is_dir():
            shutil.copytree(source, package / name, ignore=skip)
        else:
            shutil.copy(source, package / name)
    shutil.copy(project / "dondoc.py", package / "__init__.py")
    (package / "py.typed").touch()
    for name in ("__init__.py", *PACKAGES):
        root = package / name
        for module in [root] if root.is_file() else sorted(root.rglob("*.py")):
            module.write_text(lower_imports(module.read_text("utf-8"), str(module.relative_to(package))), "utf-8")


def lower_imports(source: str, name: str) -> str:
    """The module's text with `from tasks.x import y` as `from dondoc.tasks.x import y`.

    Raises ValueError for `import tasks.x`, which binds a name that would be another, and for a module's name in a
    string, which nothing here could tell from a word.
    """
    lines = source.splitlines(keepends=True)
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(_is_ours(alias.name) for alias in node.names):
            raise ValueError(f"{name}:{node.lineno}: say `from … import …`: the wheel moves this module")
        if isinstance(node, ast.ImportFrom) and not node.level and _is_ours(node.module or ""):
            line = lines[node.lineno - 1]
            head, tail = line.encode()[: node.col_offset].decode(), line.encode()[node.col_offset :].decode()
            lines[node.lineno - 1] = head + tail.replace("from ", "from dondoc.", 1)
    for found in _named_in_strings(tree):
        raise ValueError(f"{name}:{found.lineno}: a module by its name: use __package__, the wheel moves it")
    return "".join(lines)


def _named_in_strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Strings that are read as a module of ours: "flows.cli.from_model:", "…;from tasks.files.child import main"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
            head, dot, rest = node.value.partition(".")
            alone = dot and head in PACKAGES and rest[:1].isidentifier() and " " not in rest
            if alone or any(f"from {package}." in node.value for package in PACKAGES):
                yield node


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in PACKAGES
