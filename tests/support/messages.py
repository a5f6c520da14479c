"""The messages that stand in the sources: what the catalogue of English must have, no more and no less.

A message is the template of a `tr` or `trn` wherever it stands; and, in the modules that speak to the screen, every
constant with Vietnamese letters, which `shown` looks up as it is. So a sentence cannot be forgotten.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter

VIETNAMESE = re.compile(r"[À-ỹĐđ]")
LETTER = re.compile(r"[^\W\d_]")
PATTERN = re.compile(r"\\|\(\?|\)\?|\[\w\w\]|\w\|\w")
"""What only a regular expression has: it is looked for, not said."""
TEMPLATES = {"tr", "trn"}
MARKS = {*TEMPLATES, "mark_text", "shown", "english"}
"""The functions whose text is for the screen, whatever its letters."""

PROJECT = Path(__file__).parents[2]
ROOMS = ("models", "tasks", "flows")
PAGE = PROJECT / "tasks/templates/page/board.html.j2"

ELSEWHERE = {
    "tasks/read": "what is looked for in documents",
    "tasks/files/legacy.py": "old encodings",
    "tasks/files/edxml.py": "degrees of urgency, as documents have them",
    "tasks/files/edxml_files.py": "what envelopes call the files in them",
    "tasks/agencies/resolver.py": "abbreviations of agencies' names",
    "tasks/agencies/directory_words.py": "the workbook of the directory",
    "tasks/agencies/seed.py": "names of agencies",
    "tasks/vietnamese_order.py": "the alphabet",
    "tasks/inbox/chat/words.py": "what agencies read in a chat",
    "models/directive.py": "degrees of urgency, as documents have them",
    "tasks/launch/from_reading.py": "titles that the draft proposes, for letters to use",
    "tasks/report_forms/workbook.py": "the workbook that an agency fills in",
    "tasks/report_forms/marks.py": "documents",
    "tasks/launch/proposed_form.py": "what is looked for in tables of documents",
    "tasks/launch/consulting.py": "what is looked for in documents",
    "tasks/launch/name_lists.py": "what is looked for in documents",
    "tasks/launch/department_lists.py": "what is looked for in documents",
    "tasks/desk/drafts": "the desk, which officers read in Vietnamese",
    "tasks/papers": "the documents that an office signs",
    "tasks/letters/enclosures.py": "letters",
    "tasks/letters/digest_words.py": "letters",
    "tasks/letters/context.py": "letters",
    "tasks/letters/envelope.py": "envelopes that go out",
    "tasks/letters/compose.py": "letters",
    "tasks/render.py": "letters",
    "tasks/inbox/answer/phrases.py": "what is looked for in mails",
    "tasks/inbox/answer/counter_phrases.py": "what is looked for in mails",
    "tasks/inbox/answer/document_phrases.py": "what is looked for in documents",
    "tasks/inbox/answer/offices.py": "what is looked for in documents",
    "tasks/inbox/answer/harmless_words.py": "what is looked for in mails",
    "tasks/inbox/answer/own_words.py": "what is looked for in mails",
    "tasks/inbox/answer/courtesies.py": "what is looked for in mails",
    "tasks/inbox/answer/going_on.py": "what is looked for in mails",
    "tasks/inbox/answer/spelling.py": "what is looked for in mails",
    "tasks/inbox/answer/reference_numbers.py": "what is looked for in mails",
    "tasks/inbox/sent_to.py": "what our letters call a document",
}
"""Modules whose Vietnamese is not for the screen but where it is marked."""

NAMES = {
    "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
    "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
    "Lạng Sơn",
    "Phòng Thông tin - Báo chí - Xuất bản",
    "chuyên viên phụ trách", "Ủy ban nhân dân tỉnh A / Sở Văn hóa, Thể thao và Du lịch tỉnh A",
    "Phòng Quản lý văn hóa; 0200.3800.000", "có", "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Đôn Đốc", "công văn", "đ",
    "Sở Thông tin và Truyền thông tỉnh Lạng Sơn",
    'label = "Khó khăn, vướng mắc"', 'label = "Hình thức chính"', 'label = "Tin, bài"',
    'help = "Tin, bài đã đăng hoặc phát; không có thì ghi 0"', 'choices = ["Báo in", "Phát thanh", "Mạng xã hội"]',
    "giữa", "về", "gửi", "Đôn Đốc: ",
}  # fmt: skip
"""Proper names, examples of what is typed or filed, and what is owed in the words of the directive."""


def fields_of(template: str) -> set[str]:
    """The names of a template's values. `${TÊN_BIẾN}` is none."""
    return {name for _, name, _, _ in Formatter().parse(template) if name and name.isascii() and name.islower()}


def has_letters(template: str) -> bool:
    """Whether there is anything to translate between the values."""
    return any(LETTER.search(literal) for literal, *_ in Formatter().parse(template))


def modules() -> Iterator[Path]:
    """Every module that can speak to the screen."""
    for room in ROOMS:
        yield from sorted(path for path in (PROJECT / room).rglob("*.py") if "migrations" not in path.parts)


def is_elsewhere(path: Path) -> bool:
    """Whether a module's Vietnamese is for others, so that only what is marked is a message."""
    return str(path.relative_to(PROJECT)).startswith(tuple(ELSEWHERE))


@cache
def messages() -> dict[str, bool]:
    """Each message of the sources, and whether its English has a singular and a plural."""
    found: dict[str, bool] = dict.fromkeys(_said_by_the_page(), False)
    for path in modules():
        for text, counted in messages_of(ast.parse(path.read_text("utf-8")), everything=not is_elsewhere(path)):
            found[text] = found.get(text, False) or counted
        if "cli" in path.parts:
            found |= dict.fromkeys(_help_of(ast.parse(path.read_text("utf-8"))), False)
    return {text: counted for text, counted in found.items() if text.strip() and text not in NAMES}


def messages_of(node: ast.AST, *, everything: bool) -> Iterator[tuple[str, bool]]:
    """The messages below a node; `everything`: constants with Vietnamese letters are messages without a mark, too."""
    parts: Iterable[ast.AST] = ast.iter_child_nodes(node)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        parts = ()  # a docstring
    elif isinstance(node, ast.Call) and (name := _called(node)) in MARKS and node.args:
        yield from _marked(name, node.args[0])
        parts = [*([] if name in TEMPLATES else node.args[:1]), *node.args[1:], *(word.value for word in node.keywords)]
    elif isinstance(node, ast.JoinedStr):  # its words are lost to the catalogue: `unmarked` names them
        parts = (value.value for value in node.values if isinstance(value, ast.FormattedValue))
    elif everything and isinstance(node, ast.Constant) and _speaks(node.value):
        yield node.value, False
    for part in parts:
        yield from messages_of(part, everything=everything)


def _marked(name: str, said: ast.expr) -> Iterator[tuple[str, bool]]:
    """The texts that a marked argument can be: itself, or either of a choice."""
    if isinstance(said, ast.IfExp):
        yield from _marked(name, said.body)
        yield from _marked(name, said.orelse)
    elif isinstance(said, ast.Constant) and isinstance(said.value, str) and _has_words(name, said.value):
        yield said.value, name == "trn"


def _speaks(value: object) -> bool:
    return isinstance(value, str) and bool(VIETNAMESE.search(value)) and not PATTERN.search(value)


def _has_words(name: str, text: str) -> bool:
    return has_letters(text) if name in TEMPLATES else bool(LETTER.search(text))


def unmarked(path: Path) -> list[str]:
    """The f-strings of a module that have Vietnamese words: as `line: text`, in the order of the lines."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            words = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            spec = "".join(ast.unparse(v.format_spec) for v in node.values if getattr(v, "format_spec", None))
            if VIETNAMESE.search(words + spec) and not PATTERN.search(words):
                found.append((node.lineno, ast.unparse(node)))
    return [f"{line}: {text}" for line, text in sorted(found)]


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _help_of(tree: ast.Module) -> Iterator[str]:
    """What the help says of the commands of a module: the paragraphs of their docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.decorator_list:
            yield from filter(VIETNAMESE.search, paragraphs(ast.get_docstring(node) or ""))


def paragraphs(doc: str) -> list[str]:
    """The texts of a command's docstring as its help shows them: each paragraph, each parameter."""
    found: list[list[str]] = [[]]
    for line in re.sub(r"^ *Parameters\n *-+\n", "\n", doc, flags=re.M).expandtabs().split("\n"):
        if not line.strip() or re.fullmatch(r" *[a-z_]+", line):
            found.append([])
        else:
            found[-1].append(line.strip())
    return [" ".join(lines) for lines in found if lines]


def _said_by_the_page() -> Iterator[str]:
    """The texts of the board's template, each in a `tr(...)` of its own."""
    text = PAGE.read_text("utf-8")
    yield from (found[1] for found in re.finditer(r"\btr\(\"([^\"]+)\"", text))
