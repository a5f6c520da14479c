"""Why an act was refused, for who reads it on a page: what the command line would want is said as the page has it."""

import re

from tasks.commands.catalogue import CATALOGUE, ENTRIES
from tasks.render import as_sentence

NAMES = {entry.slug: entry.name for entry in ENTRIES}

OPTIONS = {
    "--nil": "“Báo cáo không có nội dung”", "--later": "“Số liệu đến sau”", "--value": "“Số liệu”",
    "--file": "“Tệp kèm theo”", "--confirm": "“Mã xác nhận nơi nhận”", "--report": "“Báo cáo nào”",
    "--window": "“Khung thời gian”", "--obligation": "nghĩa vụ", "--refuse": "“không đồng ý”",
}  # fmt: skip
"""What an option is called on the page."""

_PHRASES: tuple[tuple[str, str], ...] = (
    (r"\s*\((?:xem )?dondoc status\)", ""),
    (r"dondoc inbox undo (\d+)", r"rút lại thư số \1 ở trang Thư đến"),
    (r"dondoc inbox --all", "trang Thư đến"),
    (r"; dondoc messages (?:--\S+ ?)+(?:unknown )?cho biết các số", ""),
    (r"\s*\(--value khóa=giá trị\)", ""),
    (r"dondoc resume \S+ --obligation", "“Chạy tiếp” nghĩa vụ"),
    (r"hãy chạy lại dondoc evidence \S+", "hãy kết thúc lại sau"),
    (r"\s*\(--[a-z-]+\)", ""),
    (r":? --id\b", ""),
)
"""Whole phrases, first."""


def refusal_words(error: object) -> str:
    """The sentence for the page."""
    said = str(error)
    for pattern, words in _PHRASES:
        said = re.sub(pattern, words, said)
    said = re.sub(r"\bdondoc ([a-z-]+)", lambda word: _named(word[0], word[1]), said)
    said = re.sub(r"\bphiếu ([a-z]+(?:-[a-z]+)+)", lambda word: f"“{NAMES.get(word[1], word[1])}”", said)
    said = re.sub(r"--[a-z]+", lambda word: OPTIONS.get(word[0], word[0]), said)
    return as_sentence(said)


def _named(command: str, name: str) -> str:
    """The act of a command, as the page calls it."""
    return f"“{CATALOGUE[name].name}”" if name in CATALOGUE else command
