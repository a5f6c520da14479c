"""How offices write, as tables: phrases/*.txt holds a sentence and what it means, a line each (see brief.py);
directives/*.txt are whole documents of many issuers, with what they say in the .brief beside them.

A new phrase goes on one line of a table; a new form of document is two files.
"""

from pathlib import Path

import pytest

from tasks.read import read_file, read_text
from tests.support import brief

HERE = Path(__file__).parent
PHRASES = [
    pytest.param(*line.split(" =>"), id=f"{table.stem}-{number}")
    for table in sorted((HERE / "phrases").glob("*.txt"))
    for number, line in enumerate(table.read_text("utf-8").splitlines(), start=1)
]
DIRECTIVES = sorted((HERE / "directives").glob("*.txt"))


@pytest.mark.parametrize(("phrase", "meaning"), PHRASES)
def test_a_phrase_says_what_it_means(phrase: str, meaning: str) -> None:
    """The letter is of 10 March 2024, a Sunday."""
    assert brief.times(read_text(brief.letter(phrase))) == meaning.strip()


@pytest.mark.parametrize("path", DIRECTIVES, ids=lambda path: path.stem)
def test_a_directive_says_what_it_says(path: Path) -> None:
    assert brief.whole(read_file(path)) == path.with_suffix(".brief").read_text("utf-8")
