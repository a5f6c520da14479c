"""English: every text of the house has its English, and no English is left over."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.config.config_file import PROJECT
from models.config.load import load_settings
from models.errors import BadSettings
from tasks.i18n import EDGES, HOLE, TABLES, english, table
from tests.support.texts import VIETNAMESE, key, paragraphs, texts_of

ELSEWHERE = {
    "tasks/read": "what is looked for in documents",
    "tasks/files/legacy.py": "old encodings",
    "tasks/files/edxml.py": "degrees of urgency, as documents have them",
    "tasks/files/edxml_files.py": "what envelopes call the files in them",
    "tasks/agencies/resolver.py": "abbreviations of agencies' names",
    "tasks/agencies/directory_words.py": "the workbook of the directory",
    "tasks/agencies/seed.py": "names of agencies",
    "tasks/vietnamese_order.py": "the alphabet",
    "models/directive.py": "degrees of urgency, as documents have them",
    "tasks/launch/from_reading.py": "titles that the draft proposes, for letters to use",
    "tasks/report_forms/workbook.py": "the workbook that an agency fills in",
    "tasks/report_forms/marks.py": "documents",
    "tasks/launch/proposed_form.py": "what is looked for in tables of documents",
    "tasks/launch/name_lists.py": "what is looked for in documents",
    "tasks/launch/department_lists.py": "what is looked for in documents",
    "tasks/desk/drafts": "the desk, which officers read in Vietnamese",
    "tasks/papers": "the documents that an office signs",
    "portal": "the pages that agencies and officers read",
    "tasks/letters/enclosures.py": "letters",
    "tasks/letters/digest_words.py": "letters",
    "tasks/letters/context.py": "letters",
    "tasks/letters/envelope.py": "envelopes that go out",
    "tasks/letters/compose.py": "letters",
    "tasks/render.py": "letters",
    "tasks/inbox/answer/phrases.py": "what is looked for in mails",
    "tasks/inbox/answer/courtesies.py": "what is looked for in mails",
    "tasks/inbox/answer/counter_phrases.py": "what is looked for in mails",
    "tasks/inbox/answer/document_phrases.py": "what is looked for in documents",
    "tasks/inbox/answer/offices.py": "what is looked for in documents",
    "tasks/inbox/answer/harmless_words.py": "what is looked for in mails",
    "tasks/inbox/answer/own_words.py": "what is looked for in mails",
    "tasks/inbox/answer/spelling.py": "what is looked for in mails",
    "tasks/inbox/answer/reference_numbers.py": "what is looked for in mails",
    "tasks/inbox/sent_to.py": "what our letters call a document",
}
"""Modules whose Vietnamese is not for the screen; what they refuse, or say in passing, may have English too."""

NAMES = {
    "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
    "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
    "Lạng Sơn",
    "Phòng Thông tin - Báo chí - Xuất bản",
    "chuyên viên phụ trách", "Ủy ban nhân dân tỉnh A / Sở Văn hóa, Thể thao và Du lịch tỉnh A",
    "Phòng Quản lý văn hóa; 0200.3800.000", "có", "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Đôn Đốc", "công văn", "đ",
    "Sở Thông tin và Truyền thông tỉnh Lạng Sơn",
}  # fmt: skip
"""Proper names, and the word by which a directive calls itself."""
IN_PAPERS = {"Thư: {} ({})", "Gửi: {} <{}> qua {}", "Tình trạng: {}, {}", "Máy chủ trả lời: {}", "Tiêu đề: {}"}
"""The heads of letters in an evidence pack, which is filed."""
IN_FORMS = {
    'label = "Khó khăn, vướng mắc"', 'label = "Hình thức chính"', 'label = "Tin, bài"',
    'help = "Tin, bài đã đăng hoặc phát; không có thì ghi 0"', 'choices = ["Báo in", "Phát thanh", "Mạng xã hội"]',
}  # fmt: skip
"""The form that a draft shows as an example: agencies would read it."""
IN_PHRASES = {"giữa", "Báo cáo {}", "{} về {}"}
"""What is owed, in the words of the directive, with the topic of its window."""


def entries() -> Iterator[tuple[str, str]]:
    """The table as it is written."""
    for path in sorted(TABLES.glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8")).items()


def modules() -> Iterator[Path]:
    for room in ("models", "tasks", "portal", "flows"):
        yield from sorted((PROJECT / room).rglob("*.py"))


def said_by(path: Path) -> set[str]:
    """The keys of a module: its texts, and the help of its commands."""
    found = set(texts_of(path))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if "cli" in path.parts and isinstance(node, ast.FunctionDef | ast.ClassDef) and node.decorator_list:
            found |= {key(text) for text in paragraphs(ast.get_docstring(node) or "")}
    return found


def said_by_the_page() -> set[str]:
    """The keys of the board's template: the texts between its tags, and those that are read aloud or on touch."""
    text = (PROJECT / "tasks/templates/page/board.html.j2").read_text("utf-8")
    text = re.sub(r"\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "{}", re.sub(r"(?s)<style>.*</style>", "", text)))
    return {key(said) for pair in re.findall(r'>([^<>]+)<| (?:title|aria-label)="([^"]+)"', text) for said in pair}


def same(text: str) -> set[str]:
    """A text begun with a small letter and with a capital: one English serves both."""
    return {text, text[:1].swapcase() + text[1:]}


def test_every_vietnamese_text_has_its_english() -> None:
    table = {key(text) for text, _ in entries()}
    lacking = {}
    for path in modules():
        name = str(path.relative_to(PROJECT))
        if not name.startswith(tuple(ELSEWHERE)):
            wanted = {
                text for text in said_by(path) - NAMES - IN_PAPERS - IN_FORMS - IN_PHRASES if VIETNAMESE.search(text)
            }
            if missing := {text for text in wanted if not same(text) & table}:
                lacking[name] = missing
    if missing := {text for text in said_by_the_page() if VIETNAMESE.search(text) and not same(text) & table}:
        lacking["board.html.j2"] = missing
    assert not lacking


def test_no_english_is_left_over() -> None:
    said = said_by_the_page().union(*(said_by(path) for path in modules()))
    assert [text for text, _ in entries() if not same(key(text)) & said] == []


def test_entries_are_written_once_and_have_the_holes_of_their_text() -> None:
    times = Counter(text for text, _ in entries())
    assert [text for text, number in times.items() if number > 1] == []
    for text, said in entries():
        assert text == text.strip(EDGES) and said == said.strip(EDGES), text
        holes = re.findall(r"\{(\d?)\}", said)
        assert len(HOLE.findall(text)) == len(holes), text
        assert not any(holes) or sorted(holes) == [str(n) for n in range(len(holes))], text


def put(said: str, values: list[str]) -> str:
    """The English with the values in it, several of each that is counted."""
    order = iter(values)
    plural = re.sub(r"(\{\d?\}) (\w+)\|(\w+)", r"\1 \3", said)
    return re.sub(r"\{(\d?)\}", lambda hole: values[int(hole[1])] if hole[1] else next(order), plural)


def test_each_text_with_values_is_found_again() -> None:
    texts, patterns = table()
    given = {"": "17", "=": "Báo Lạng Sơn", "#": "12", "~": "báo cáo"}
    for pattern in patterns:
        said = HOLE.sub(lambda hole: given[hole[1]], pattern.key)
        values = [texts[given[kind]] if kind == "~" else given[kind] for kind in pattern.kinds]
        if not same(said) & set(texts):  # "trả lại báo cáo" is an event, with words of its own
            assert english(said) == put(pattern.said, values), pattern.key


def test_several_mistakes_in_a_configuration_are_told_in_english(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[mail]\nrelay = "abc"\nsender = "so"\nx = 1\n[archive]\naddress = "luu"\n', "utf-8")
    with pytest.raises(BadSettings) as refused:
        load_settings(path)
    said = english(str(refused.value)).replace(str(path), "")
    assert said.count("\n") == 4 and not VIETNAMESE.search(said), said


def test_what_is_elsewhere_is_there() -> None:
    assert all((PROJECT / name).exists() for name in ELSEWHERE)
