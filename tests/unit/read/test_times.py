"""What a line of phrases/*.txt cannot say of a time: other days of issue, marks and bounds, who owes what to whom."""

import pytest

from tasks.read import Reading, read_text
from tests.support import brief


def read(body: str, issued: str = "10 tháng 3 năm 2024") -> Reading:
    return read_text(brief.letter(body).replace("10 tháng 3 năm 2024", issued))


@pytest.mark.parametrize(
    ("issued", "phrase", "expected"),
    [
        ("09 tháng 12 năm 2021", "trước ngày 15/02", "2022-02-15"),
        ("09 tháng 12 năm 2021", "trước ngày 31/12", "2021-12-31"),
        ("01 tháng 4 năm 2024", "trước ngày 08/5", "2024-05-08"),
        ("05 tháng 01 năm 2024", "trước ngày 15/12", "2024-12-15"),
        ("15 tháng 12 năm 2024", "và hoàn thành trong quý I", "2025-03-31"),
    ],
)
def test_a_missing_year_is_inferred_and_marked(issued: str, phrase: str, expected: str) -> None:
    (deadline,) = read(f"Gửi báo cáo {phrase}.", issued).deadlines
    assert (brief.deadline(deadline), deadline.year_inferred) == (f"O:{expected}", True)


def test_no_year_at_all_is_no_deadline() -> None:
    assert read("Gửi báo cáo trước ngày 15/4.", "tháng năm").deadlines == ()


def test_bounds_of_a_recurrence_are_no_window() -> None:
    reading = read("Báo cáo hàng ngày kể từ ngày 15/3/2024 đến hết ngày 20/3/2024.")
    (deadline,) = reading.deadlines
    assert deadline.recurrence is not None
    assert (str(deadline.recurrence.since), str(deadline.recurrence.until)) == ("2024-03-15", "2024-03-20")
    assert reading.windows == ()


def test_a_lunar_equivalent_is_no_second_window() -> None:
    reading = read("Treo cờ từ ngày 08/4 đến ngày 10/4/2024 (tức từ ngày 30/02 đến ngày 02/3 âm lịch).")
    assert len(reading.windows) == 1


def test_the_same_clause_for_two_bodies_is_two_deadlines() -> None:
    reading = read(
        "1. Sở Xây dựng\nHoàn thành trước ngày 15/4/2024.\n2. Sở Tài chính\nHoàn thành trước ngày 15/4/2024."
    )
    assert [(d.who, brief.deadline(d)) for d in reading.deadlines] == [
        ("Sở Xây dựng", "O:2024-04-15"),
        ("Sở Tài chính", "O:2024-04-15"),
    ]


def test_the_rules_match_their_own_examples() -> None:
    from tasks.read.fold import spelling
    from tasks.read.period_rules import RANGES, SPANS
    from tasks.read.recurring_rules import RULES

    for period in (*RANGES, *SPANS):
        example = spelling(period.example)
        framed = (f"thời gian: {example}.", f"({example})", f"- {example}: ra quân")
        assert example in [m.group() for text in framed for m in period.pattern.finditer(text)], example
    for recurring in RULES:
        assert recurring.pattern.search(spelling(recurring.example)), recurring.example


def test_the_look_alikes_catch_their_own_examples() -> None:
    """Each by its own name: dated after the letter, or "đã qua" would hide that a rule catches nothing."""
    from tasks.read.lookalikes import ANYWHERE, DEADLINES_ONLY, WINDOWS_ONLY

    for rule in (*ANYWHERE, *DEADLINES_ONLY, *WINDOWS_ONLY):
        reading = read(f"{rule.example}.")
        assert reading.windows == () and reading.deadlines == (), rule.name
        assert rule.name in {p.why for p in reading.passed_over}, rule.example


@pytest.mark.parametrize(
    ("body", "who", "to", "what"),
    [
        (
            "Sở Y tế yêu cầu các đơn vị gửi kế hoạch về Sở trước ngày 15/4/2024.",
            "các đơn vị",
            "Sở",
            "kế hoạch",
        ),
        (
            "Giao Phòng Tài chính trình UBND huyện trước ngày 15/4/2024.",
            "Phòng Tài chính",
            "UBND huyện",
            None,
        ),
        (
            "UBND xã A báo cáo kết quả về Phòng Y tế trước ngày 15/4/2024.",
            "UBND xã A",
            "Phòng Y tế",
            "kết quả",
        ),
        ("Hoàn thành trước ngày 15/4/2024.", None, None, None),
    ],
)
def test_who_to_and_what(body: str, who: str | None, to: str | None, what: str | None) -> None:
    (deadline,) = read(body).deadlines
    assert (deadline.who, deadline.to, deadline.what) == (who, to, what)


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("1. Sở Y tế tập huấn, báo cáo trước ngày 15/4/2024.", "Sở Y tế"),
        ("1. Bộ Tài chính công khai kết quả vào ngày 05 hằng tháng.", "Bộ Tài chính"),
        ("1. UBND các xã, phường, đặc khu rà soát, báo cáo trước ngày 15/4/2024.", "UBND các xã, phường, đặc khu"),
        ("1. Các huyện chưa báo cáo thì gửi trước ngày 15/4/2024.", "Các huyện"),
    ],
)
def test_who_owes_it_ends_where_the_duty_begins(body: str, who: str) -> None:
    assert [d.who for d in read(body).deadlines] == [who]


@pytest.mark.parametrize("day", ["ngày 10/4/2024", "hạn cuối ngày 10/4/2024"])
def test_whom_it_goes_to_ends_where_the_day_begins(day: str) -> None:
    assert [d.to for d in read(f"Các phòng gửi báo cáo về Sở Y tế {day}.").deadlines] == ["Sở Y tế"]
