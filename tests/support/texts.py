"""Every Vietnamese text that a module can show, as the key under which the table of English has it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tasks.i18n import EDGES, MARKS

VIETNAMESE = re.compile(r"[À-ỹĐđ]")
PATTERN = re.compile(r"\\|\(\?|\)\?|\[\w\w\]|\w\|\w")
"""What only a regular expression has: it is looked for, not said."""


def key(text: str) -> str:
    """Holes of any kind as {}, those side by side as one; without the space and the marks that join it to others."""
    text = re.sub(r"\{[a-z_0-9#=~]*\}", "{}", text)
    return re.sub(r"\{\}(\s?\{\})+", "{}", text).strip(EDGES)


def texts_of(path: Path) -> Iterator[str]:
    """The keys of a module's strings, f-strings, sums of them, and hours and days in words (`%H giờ %M`)."""
    return texts_in(ast.parse(path.read_text("utf-8")))


def texts_in(tree: ast.AST) -> Iterator[str]:
    """The keys below a node, of Markdown by its cells; docstrings and regular expressions are no texts."""
    if isinstance(tree, ast.Expr) and isinstance(tree.value, ast.Constant):
        return
    if isinstance(tree, ast.JoinedStr | ast.BinOp | ast.Constant) and (text := _text(tree)) is not None:
        if not PATTERN.search(text):
            for part in MARKS.split(text)[::2] if re.match(r"#+ |- |\| |\*\*", text) else [text]:
                yield key(f"{{}}{part}{{}}" if part.startswith(" ") and part.endswith(" ") else part)
        for part in _inside(tree):
            yield from texts_in(part)
        return
    for child in ast.iter_child_nodes(tree):
        yield from texts_in(child)


def _text(node: ast.expr) -> str | None:
    """What a node says, its values as {}; None where it is no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value).replace("{", "⟨").replace("}", "⟩") if isinstance(part, ast.Constant) else "{}"
            for part in node.values
        ).replace("⟨", "{").replace("⟩", "}")  # fmt: skip
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left), _text(node.right)
        if left is not None or right is not None:
            return ("{}" if left is None else left) + ("{}" if right is None else right)
    return None


def _inside(node: ast.expr) -> Iterator[ast.AST]:
    """The values that stand in a text, and the words in which an hour or a day is written."""
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield part.value
                if isinstance(part.format_spec, ast.JoinedStr):
                    spec = _text(part.format_spec) or ""
                    yield ast.Constant(re.sub(r"%\w([:/]%\w)*", "{}", spec))
    elif isinstance(node, ast.BinOp):
        for side in (node.left, node.right):
            if isinstance(side, ast.JoinedStr | ast.BinOp):
                yield from _inside(side)
            elif not isinstance(side, ast.Constant):
                yield side


def paragraphs(doc: str) -> list[str]:
    """The texts of a command's docstring as its help shows them: each paragraph, each parameter."""
    found: list[list[str]] = [[]]
    for line in re.sub(r"^ *Parameters\n *-+\n", "\n", doc, flags=re.M).expandtabs().split("\n"):
        if not line.strip() or re.fullmatch(r" *[a-z_]+", line):
            found.append([])
        else:
            found[-1].append(line.strip())
    return [" ".join(lines) for lines in found if lines]
