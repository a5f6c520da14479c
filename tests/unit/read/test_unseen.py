"""Letters that no rule was made for: what is found in them, and what is doubtful says why."""

import pytest

from tasks.read import read_text
from tasks.read.facts import DOUBTFUL, LIKELY
from tests.support import brief
from tests.support.unseen import LETTERS, Tally, compare


@pytest.mark.parametrize(("folder", "goal"), [("open", 0.95), ("kept", 0.9)])
def test_windows_and_deadlines_of_unseen_letters_are_found(folder: str, goal: float) -> None:
    windows, deadlines = Tally(), Tally()
    for path in sorted((LETTERS / folder).glob("*.txt")):
        compare(path, windows, deadlines)
    assert windows.f1 >= goal and deadlines.f1 >= goal, (windows, deadlines)
    assert len(deadlines.wrong) <= 0.02 * (deadlines.right + len(deadlines.wrong)), deadlines.wrong
    assert not deadlines.taken


DOUBTFUL_ONES = [
    ("Treo cờ các ngày 30/4, 01/5 và 19/5.", "chưa chắc là thời gian thực hiện"),
    ("Sau Tết 10 ngày, các xã gửi báo cáo.", "chưa chắc là hạn"),
]


@pytest.mark.parametrize(("sentence", "why"), DOUBTFUL_ONES)
def test_what_the_words_round_it_speak_for_only_half_is_doubtful_and_says_why(sentence: str, why: str) -> None:
    reading = read_text(brief.letter(sentence))
    facts = [*reading.windows, *reading.deadlines]
    assert facts and all(f.confidence <= DOUBTFUL and (f.doubt or "").startswith(why) for f in facts)


def test_what_the_words_round_it_speak_for_is_likely() -> None:
    sentence = "1. Đăng ký theo mẫu.\\n- Lễ khởi động: 28/4/2024 (Chủ nhật), tại xã Trung Hà."
    (found,) = read_text(brief.letter(sentence)).windows
    assert found.confidence <= LIKELY and found.doubt is None


def test_what_they_hardly_speak_for_is_told_and_not_taken() -> None:
    reading = read_text(brief.letter("Số liệu tính từ đầu năm đến hết ngày 15/3/2024."))
    assert not reading.windows and not reading.deadlines
    assert "đến hết ngày 15/3/2024" in [p.evidence for p in reading.passed_over]
