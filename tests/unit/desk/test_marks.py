"""The marked text of a draft: nothing of the text is lost, and marks stand within each other."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.desk.drafts.marks import LONGEST_TEXT, Mark, marked_text

SPANS = st.lists(st.tuples(st.integers(-2, 42), st.integers(-2, 42), st.sampled_from("abc")), max_size=8)


@given(SPANS)
def test_the_text_is_whole_and_the_marks_are_nested(spans: list[tuple[int, int, str]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123456789\nABC"
    pieces = marked_text(text, [Mark(*span) for span in spans])
    assert "".join(piece.text for piece in pieces) == text
    depth = 0
    for piece in pieces:
        depth += (piece.what == "open") - (piece.what == "close")
        assert depth >= 0
        assert piece.what != "words" or piece.text
    assert depth == 0
    firsts = [piece.card for piece in pieces if piece.what == "open" and piece.first]
    assert len(firsts) == len(set(firsts))


def test_words_lead_to_the_innermost_fact_and_a_crossing_mark_is_cut() -> None:
    pieces = marked_text("trước ngày 15/02 gửi Sở", [Mark(0, 16, "hạn"), Mark(6, 23, "khác"), Mark(11, 16, "ngày")])
    assert [(p.text, p.card) for p in pieces if p.what == "words"] == [
        ("trước ", "hạn"), ("ngày ", "khác"), ("15/02", "ngày"), (" gửi Sở", ""),
    ]  # fmt: skip


def test_of_a_very_long_text_what_stands_round_the_facts_is_shown() -> None:
    text = ("đoạn không có gì\n" * (LONGEST_TEXT // 8)) + "trước ngày 15/02\n" + "và còn nữa\n" * 200
    at = text.index("trước")
    pieces = marked_text(text, [Mark(at, at + 16, "o")])
    shown = "".join(p.text for p in pieces if p.what == "words")
    assert len(shown) < 5_000 and "trước ngày 15/02" in shown
    assert [p.text for p in pieces if p.what == "left_out"][0].startswith("(lược ")
