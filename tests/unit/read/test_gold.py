"""Documents in the manner of real paper (law collections, scans as they were recognised, lost blanks, run-on heads,
attached regulations), with what a person read in them.
"""

from pathlib import Path

import pytest

from tests.support.gold import gold_files, judged
from tests.support.paths import GOLD

KNOWN = [*gold_files(GOLD / "known"), *gold_files(GOLD / "mended")]
UNSEEN = [*gold_files(GOLD / "unseen"), *gold_files(GOLD / "fresh")]
"""Written before the rules and judged only when these were finished: here only a wrong value without doubt fails."""


@pytest.mark.parametrize("path", KNOWN, ids=lambda path: path.stem)
def test_known_paper_is_read_as_a_person_read_it(path: Path) -> None:
    count = judged(path)
    assert (count.wrong, count.missed, count.taken) == ([], [], [])


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.stem)
def test_unseen_paper_is_never_read_wrongly_without_doubt(path: Path) -> None:
    count = judged(path)
    assert (count.unmarked, count.taken) == ([], [])
